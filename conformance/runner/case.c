/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "case.h"

#include "twcred.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_LINE "twcred-cases 1"

/* ------------------------------------------------------------------- facts */

fact *facts_add(facts *list, const char *name, size_t name_size, bool is_word)
{
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    fact *added = &list->items[list->count++];
    memset(added, 0, sizeof *added);
    added->name = memory_string(name, name_size);
    added->is_word = is_word;
    return added;
}

const fact *facts_find(const facts *list, const char *name, size_t name_size)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *candidate = list->items[i].name;
        if (strlen(candidate) == name_size && memcmp(candidate, name, name_size) == 0)
            return &list->items[i];
    }
    return NULL;
}

void facts_free(facts *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        bytes_free(&list->items[i].value);
    }
    free(list->items);
    memset(list, 0, sizeof *list);
}

/* ---------------------------------------------------------------- the words */

typedef struct word {
    const char *text;
    size_t size;
} word;

static bool word_is(word given, const char *text)
{
    return given.size == strlen(text) && memcmp(given.text, text, given.size) == 0;
}

/* Splits off what stands before the first blank. */
static word word_take(word *rest)
{
    const char *blank = memchr(rest->text, ' ', rest->size);
    word first = {rest->text, blank == NULL ? rest->size : (size_t)(blank - rest->text)};
    size_t taken = blank == NULL ? first.size : first.size + 1;
    rest->text += taken;
    rest->size -= taken;
    return first;
}

/* A decimal number without leading zeros, at most `limit`. */
static bool word_number(word given, size_t limit, size_t *number)
{
    *number = 0;
    if (given.size == 0 || (given.size > 1 && given.text[0] == '0'))
        return false;
    for (size_t i = 0; i < given.size; i++) {
        if (given.text[i] < '0' || given.text[i] > '9')
            return false;
        size_t digit = (size_t)(given.text[i] - '0');
        if (*number > (limit - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    return true;
}

static bool word_listed(word given, const char *const *list)
{
    for (; list != NULL && *list != NULL; list++) {
        if (word_is(given, *list))
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------- the calls */

static const char *const sid_arguments[] = {"CR", "AC", "SK", "RQ", NULL};
static const char *const answer_arguments[] = {"create", "fetch", "update", "delete", "list", NULL};

static const char *const value_names[] = {"value", NULL};
static const char *const request_names[] = {"request", "body", NULL};
static const char *const list_names[] = {"request", "query", NULL};
static const char *const url_names[] = {"url", NULL};
static const char *const query_names[] = {"query", NULL};
static const char *const service_names[] = {"product",           "version",     "page_size_max",
                                            "friendly_name_max", "update_type", NULL};
static const char *const operation_names[] = {"method",  "item",     "body",
                                              "success", "document", NULL};
static const char *const code_names[] = {"name", "http_status", "repeat", NULL};
static const char *const page_names[] = {
    "count",         "page", "page_size", "first_page_url", "previous_page_url", "url",
    "next_page_url", "key",  NULL};
static const char *const item_names[] = {"code",    "message", "more_info",
                                         "pointer", "context", NULL};
static const char *const credential_names[] = {
    "sid",          "account_sid",       "friendly_name", "type",
    "sandbox",      "sandbox_value",     "date_created",  "date_created.time",
    "date_updated", "date_updated.time", "url",           NULL};
static const char *const error_names[] = {"http_status", "code",    "message", "more_info",
                                          "status",      "details", "count",   NULL};
static const char *const answer_names[] = {"kind", "http_status", "error_body", NULL};
static const char *const header_names[] = {
    "allow_origin",      "allow_methods",       "allow_headers",
    "allow_credentials", "expose_headers",      "request_id",
    "request_duration",  "concurrent_requests", "retry_after",
    "retry_seconds",     "retry_time",          "etag",
    "last_modified",     "last_modified.time",  NULL};

static const char *const body_params[] = {"Type",    "FriendlyName", "Certificate", "PrivateKey",
                                          "Sandbox", "ApiKey",       "Secret",      NULL};
static const char *const update_params[] = {"Service",     "Sid",        "Type",    "FriendlyName",
                                            "Certificate", "PrivateKey", "Sandbox", "ApiKey",
                                            "Secret",      NULL};
static const char *const list_params[] = {"Service", "PageSize", "Page", "PageToken", NULL};
static const char *const url_params[] = {"Service", "Edge", "Region", NULL};
static const char *const next_params[] = {"Service", "Url", "BaseUrl", NULL};
static const char *const match_params[] = {"Sid", "Asked", NULL};

typedef struct call_row {
    const char *name;
    call_kind call;
    const char *const *arguments; /* NULL: takes none */
    bool takes_status;
    const char *const *params; /* instead of input; NULL: takes none */
    bool takes_lines;          /* any number of inputs instead of one */
    lent_kind lent;
    bool takes_limit;
    const char *const *names; /* of what can come out */
} call_row;

static const call_row call_rows[] = {
    {"json", CALL_JSON, NULL, false, NULL, false, LENT_NONE, true, NULL},
    {"credential", CALL_CREDENTIAL, NULL, false, NULL, false, LENT_TEXT, true, credential_names},
    {"error", CALL_ERROR, NULL, true, NULL, false, LENT_TEXT, true, error_names},
    {"answer", CALL_ANSWER, answer_arguments, true, NULL, false, LENT_TEXT, true, answer_names},
    {"page", CALL_PAGE, NULL, false, NULL, false, LENT_TEXT, true, page_names},
    {"create", CALL_CREATE, NULL, false, body_params, false, LENT_BODY, false, request_names},
    {"update", CALL_UPDATE, NULL, false, update_params, false, LENT_BODY, false, request_names},
    {"list", CALL_LIST, NULL, false, list_params, false, LENT_QUERY, false, list_names},
    {"fetch", CALL_FETCH, NULL, false, NULL, false, LENT_NONE, false, request_names},
    {"delete", CALL_DELETE, NULL, false, NULL, false, LENT_NONE, false, request_names},
    {"base-url", CALL_BASE_URL, NULL, false, url_params, false, LENT_URL, false, url_names},
    {"next-page", CALL_NEXT_PAGE, NULL, false, next_params, false, LENT_NONE, false, query_names},
    {"match", CALL_MATCH, NULL, false, match_params, false, LENT_NONE, false, NULL},
    {"service", CALL_SERVICE, NULL, false, NULL, false, LENT_NONE, false, service_names},
    {"operation", CALL_OPERATION, NULL, false, NULL, false, LENT_NONE, false, operation_names},
    {"error-code", CALL_ERROR_CODE, NULL, false, NULL, false, LENT_NONE, false, code_names},
    {"header", CALL_HEADER, NULL, false, NULL, true, LENT_TEXT, false, header_names},
    {"sid", CALL_SID, sid_arguments, false, NULL, false, LENT_NONE, false, NULL},
    {"type", CALL_TYPE, NULL, false, NULL, false, LENT_NONE, false, value_names},
    {"boolean", CALL_BOOLEAN, NULL, false, NULL, false, LENT_NONE, false, value_names},
    {"sandbox", CALL_SANDBOX, NULL, false, NULL, false, LENT_NONE, false, value_names},
    {"date-time", CALL_DATE_TIME, NULL, false, NULL, false, LENT_NONE, false, value_names},
    {"http-date", CALL_HTTP_DATE, NULL, false, NULL, false, LENT_NONE, false, value_names},
    {"uri", CALL_URI, NULL, false, NULL, false, LENT_NONE, false, NULL},
};

/* What follows `prefix`; with size 0 if it does not stand there. */
static word word_behind(word name, const char *prefix)
{
    word rest = {name.text, 0};
    size_t size = strlen(prefix);
    if (name.size > size && memcmp(name.text, prefix, size) == 0) {
        rest.text = name.text + size;
        rest.size = name.size - size;
    }
    return rest;
}

/* `item.NUMBER.NAME` */
static bool item_known(word name, const char *const *names)
{
    size_t number;
    word rest = word_behind(name, "item.");
    const char *dot = memchr(rest.text, '.', rest.size);
    if (dot == NULL)
        return false;
    word index = {rest.text, (size_t)(dot - rest.text)};
    word last = {dot + 1, rest.size - index.size - 1};
    return word_number(index, BYTES_MAX, &number) && word_listed(last, names);
}

static bool error_name_known(word name)
{
    return word_listed(name, error_names) || item_known(name, item_names);
}

static bool page_name_known(word name)
{
    return word_listed(name, page_names) || item_known(name, credential_names);
}

static bool name_known(const call_row *row, word name)
{
    if (word_listed(name, row->names))
        return true;
    if (row->call == CALL_ERROR)
        return error_name_known(name);
    if (row->call == CALL_PAGE)
        return page_name_known(name);
    /* An answer holds a credential, an error and a page, each under its prefix. */
    return row->call == CALL_ANSWER &&
           (word_listed(word_behind(name, "credential."), credential_names) ||
            error_name_known(word_behind(name, "error.")) ||
            page_name_known(word_behind(name, "page.")));
}

/* --------------------------------------------------------------- the parser */

typedef enum stage { OUTSIDE, NAMED, CLAUSED, CALLED, CLOSED } stage;

typedef struct parser {
    const char *file;
    size_t line;
    const char *reason;
    case_list *list;
    stage stage;
    test_case *current;
    const call_row *row;
    bytes *open; /* what a `|` line continues */
} parser;

static bool fault(parser *state, const char *reason)
{
    state->reason = reason;
    return false;
}

static bool name_well_formed(word name)
{
    bool dotted = false;
    bool after_letter = false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.text[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool joint = c == '.' || c == '-';
        if (!letter && !(joint && after_letter))
            return false;
        dotted = dotted || c == '.';
        after_letter = letter;
    }
    return dotted && after_letter;
}

static bool line_case(parser *state, word rest)
{
    if (!name_well_formed(rest))
        return fault(state, "a name that is not dotted words of a-z, 0-9 and -");
    for (size_t i = 0; i < state->list->count; i++) {
        if (word_is(rest, state->list->items[i].name))
            return fault(state, "a name that another case has");
    }
    case_list *list = state->list;
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    state->current = &list->items[list->count++];
    memset(state->current, 0, sizeof *state->current);
    state->current->file = state->file;
    state->current->line = state->line;
    state->current->name = memory_string(rest.text, rest.size);
    state->stage = NAMED;
    return true;
}

static bool line_clause(parser *state, word rest)
{
    if (rest.size == 0)
        return fault(state, "an empty clause");
    state->current->clause = memory_string(rest.text, rest.size);
    state->stage = CLAUSED;
    return true;
}

static bool line_call(parser *state, word rest)
{
    word name = word_take(&rest);
    const call_row *row = NULL;
    for (size_t i = 0; i < sizeof call_rows / sizeof call_rows[0]; i++) {
        if (word_is(name, call_rows[i].name))
            row = &call_rows[i];
    }
    if (row == NULL)
        return fault(state, "an unknown call");
    if (row->arguments != NULL) {
        word argument = word_take(&rest);
        if (!word_listed(argument, row->arguments))
            return fault(state, "an unknown argument of the call");
        while (!word_is(argument, row->arguments[state->current->argument]))
            state->current->argument++;
    }
    if (row->takes_status) {
        size_t number;
        if (!word_number(word_take(&rest), INT_MAX, &number))
            return fault(state, "a call without its HTTP status");
        state->current->http_status = (int)number;
    }
    if (rest.size > 0)
        return fault(state, "too many words for the call");
    state->row = row;
    state->current->call = row->call;
    state->current->lent = row->lent;
    state->current->takes_params = row->params != NULL;
    state->stage = CALLED;
    return true;
}

static bool line_capacity(parser *state, word rest)
{
    if (state->row->lent == LENT_NONE)
        return fault(state, "a capacity for a call that has no buffer");
    if (state->current->has_capacity)
        return fault(state, "a second capacity");
    if (!word_number(rest, BYTES_MAX, &state->current->capacity))
        return fault(state, "a capacity that is not a number");
    state->current->has_capacity = true;
    return true;
}

static bool line_claim(parser *state, word rest)
{
    if (!state->row->takes_limit)
        return fault(state, "a claim for a call that has no limit");
    if (state->current->over_limit)
        return fault(state, "a second claim");
    if (!word_is(rest, "over-limit"))
        return fault(state, "a claim other than over-limit");
    state->current->over_limit = true;
    return true;
}

static bool line_bytes(parser *state, word rest)
{
    const char *reason = bytes_read(state->open, rest.text, rest.size);
    return reason == NULL || fault(state, reason);
}

static bool line_input(parser *state, word rest)
{
    test_case *current = state->current;
    if (state->row->params != NULL)
        return fault(state, "input for a call that takes parameters");
    if (current->input_count > 0 && !state->row->takes_lines)
        return fault(state, "a second input; | continues the first");
    current->inputs =
        memory_resize(current->inputs, current->input_count + 1, sizeof *current->inputs);
    state->open = &current->inputs[current->input_count++];
    memset(state->open, 0, sizeof *state->open);
    return line_bytes(state, rest);
}

static bool line_continued(parser *state, word rest)
{
    if (state->open == NULL)
        return fault(state, "a continuation of nothing");
    if (rest.size == 0)
        return fault(state, "an empty continuation");
    return line_bytes(state, rest);
}

static bool code_known(word name)
{
    /* The families end below 1000. */
    for (int number = 0; number < 1000; number++) {
        if (word_is(name, twcred_code_name((twcred_code)number)) && !word_is(name, "unknown"))
            return true;
    }
    return false;
}

static bool line_outcome(parser *state, word rest)
{
    test_case *current = state->current;
    if (current->input_count == 0 && state->row->params == NULL)
        return fault(state, "an outcome without input");
    word all = rest;
    word code = word_take(&rest);
    bool good = word_is(code, "ok");
    if (!good) {
        word field = word_take(&rest);
        word place = word_take(&rest);
        bool short_buffer = code.size > 6 && memcmp(code.text, "space-", 6) == 0;
        size_t number;
        if (short_buffer && !word_is(place, "needed"))
            return fault(state, "a space outcome that is not CODE FIELD needed NUMBER");
        if (short_buffer)
            place = word_take(&rest);
        good = code_known(code) && field.size > 0 && word_number(place, SIZE_MAX, &number);
    }
    if (!good || rest.size > 0)
        return fault(state, "an outcome that is neither ok nor CODE FIELD OFFSET");
    current->outcome = memory_string(all.text, all.size);
    state->open = NULL;
    state->stage = CLOSED;
    return true;
}

/* Those that are told by a word or, where that stands for none, by a number. */
static const char *const enum_params[] = {"Type", "Sandbox", "Service", "PageSize", "Page", NULL};
static const char *const type_words[] = {"gcm", "apn", "fcm", NULL};
static const char *const sandbox_words[] = {"", "false", "true", NULL};

static const char *const service_words[] = {
    "ip-messaging-v2",  "ip-messaging-v1", "chat-v2", "chat-v1",
    "conversations-v1", "notify-v1",       NULL};

/* A decimal number of int64_t. */
static bool integer_well_formed(word value)
{
    size_t number;
    bool negative = value.size > 0 && value.text[0] == '-';
    if (negative) {
        value.text++;
        value.size--;
    }
    return word_number(value, (size_t)INT64_MAX + (negative ? 1 : 0), &number);
}

static bool param_well_formed(word name, bool is_word, word value)
{
    size_t number;
    if (word_listed(name, enum_params) && is_word)
        return word_number(value, INT_MAX, &number);
    if (word_is(name, "Type"))
        return word_listed(value, type_words);
    if (word_is(name, "Sandbox"))
        return word_listed(value, sandbox_words);
    if (word_is(name, "Service"))
        return word_listed(value, service_words);
    if (word_is(name, "PageSize") || word_is(name, "Page"))
        return integer_well_formed(value);
    if (!is_word || word_is(value, "over-limit"))
        return true;
    return word_is(word_take(&value), "null-of-size") && word_number(value, INT_MAX, &number);
}

/* `NAME = BYTES`, `NAME =`, `NAME is WORD`: a parameter before the outcome, a
 * value behind it. */
static bool line_fact(parser *state, word rest)
{
    word name = word_take(&rest);
    word sign = word_take(&rest);
    bool is_word = word_is(sign, "is");
    if (!is_word && !word_is(sign, "="))
        return fault(state, "an unknown line");
    bool param = state->stage == CALLED;
    facts *list = param ? &state->current->params : &state->current->expected;
    if (facts_find(list, name.text, name.size) != NULL)
        return fault(state, "a second line of the same name");
    if (param) {
        if (state->row->params == NULL)
            return fault(state, "a parameter for a call that takes input");
        if (!word_listed(name, state->row->params))
            return fault(state, "an unknown parameter");
        if (!param_well_formed(name, is_word, rest))
            return fault(state, "a parameter that cannot have this value");
    } else {
        if (!name_known(state->row, name))
            return fault(state, "a value that the call does not have");
        if (is_word && !word_is(rest, "null"))
            return fault(state, "a value that is another word than null");
    }
    state->open = &facts_add(list, name.text, name.size, is_word)->value;
    if (!is_word)
        return line_bytes(state, rest);
    bytes_append(state->open, rest.text, rest.size);
    state->open = NULL;
    return true;
}

/* What may stand where: the key, the stages that know it, and its reader. */
static const struct line_row {
    const char *key;
    stage first, last;
    bool (*read)(parser *state, word rest);
} line_rows[] = {
    {"case", OUTSIDE, OUTSIDE, line_case},       {"clause", NAMED, NAMED, line_clause},
    {"capacity", CALLED, CALLED, line_capacity}, {"claim", CALLED, CALLED, line_claim},
    {"<", CALLED, CALLED, line_input},           {"|", CALLED, CLOSED, line_continued},
    {">", CALLED, CALLED, line_outcome},
};

static const char *const stage_wants[] = {
    "a case, a comment or a blank line is wanted here",
    "the clause is wanted here",
    "the call is wanted here",
    "input or the outcome is wanted here",
    "a value or a blank line is wanted here",
};

static bool line_read(parser *state, word line)
{
    if (line.size == 0) {
        if (state->stage != OUTSIDE && state->stage != CLOSED)
            return fault(state, "a case that ends before its outcome");
        state->stage = OUTSIDE;
        state->open = NULL;
        return true;
    }
    if (line.text[0] == '#')
        return true;
    word rest = line;
    word key = word_take(&rest);
    for (size_t i = 0; i < sizeof line_rows / sizeof line_rows[0]; i++) {
        const struct line_row *row = &line_rows[i];
        if (!word_is(key, row->key))
            continue;
        if (state->stage < row->first || state->stage > row->last)
            return fault(state, stage_wants[state->stage]);
        return row->read(state, rest);
    }
    if (state->stage == CLAUSED)
        return line_call(state, line);
    if (state->stage == CALLED || state->stage == CLOSED)
        return line_fact(state, line);
    return fault(state, stage_wants[state->stage]);
}

static bool line_printable(parser *state, word line)
{
    for (size_t at = 0; at < line.size;) {
        unsigned char byte = (unsigned char)line.text[at];
        size_t taken = utf8_sequence(line.text + at, line.size - at);
        if (taken == 0)
            return fault(state, "a line that is not UTF-8");
        if (byte < 0x20 || byte == 0x7F)
            return fault(state, "a control character; write it as ~HH");
        at += taken;
    }
    if (line.size > 0 && line.text[line.size - 1] == ' ')
        return fault(state, "a blank at the end of the line; write it as ~20");
    return true;
}

static bool text_read(parser *state, const bytes *text)
{
    for (size_t at = 0; at < text->size;) {
        const char *end = memchr(text->data + at, '\n', text->size - at);
        word line = {text->data + at, 0};
        line.size = end == NULL ? text->size - at : (size_t)(end - line.text);
        state->line++;
        if (end == NULL)
            return fault(state, "a last line without its end");
        if (state->line == 1 && !word_is(line, FORMAT_LINE))
            return fault(state, "the first line is not \"" FORMAT_LINE "\"");
        if (!line_printable(state, line))
            return false;
        if (state->line > 1 && !line_read(state, line))
            return false;
        at += line.size + 1;
    }
    state->line += state->line == 0;
    if (text->size == 0)
        return fault(state, "the first line is not \"" FORMAT_LINE "\"");
    if (state->stage != OUTSIDE && state->stage != CLOSED)
        return fault(state, "a case that ends before its outcome");
    return true;
}

bool cases_read(case_list *list, const char *file)
{
    FILE *stream = fopen(file, "rb");
    if (stream == NULL) {
        perror(file);
        return false;
    }
    bytes text = {0};
    char chunk[4096];
    size_t size;
    while ((size = fread(chunk, 1, sizeof chunk, stream)) > 0)
        bytes_append(&text, chunk, size);
    bool whole = ferror(stream) == 0;
    (void)fclose(stream);
    if (!whole)
        fprintf(stderr, "%s: cannot be read\n", file);

    parser state = {0};
    state.file = file;
    state.list = list;
    bool good = whole && text_read(&state, &text);
    if (whole && !good)
        fprintf(stderr, "%s:%zu: %s\n", file, state.line, state.reason);
    bytes_free(&text);
    return good;
}

void cases_free(case_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        test_case *item = &list->items[i];
        for (size_t input = 0; input < item->input_count; input++)
            bytes_free(&item->inputs[input]);
        free(item->inputs);
        free(item->name);
        free(item->clause);
        free(item->outcome);
        facts_free(&item->params);
        facts_free(&item->expected);
    }
    free(list->items);
    memset(list, 0, sizeof *list);
}
