/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "case.h"

#include "kind.h"

#include "twcred.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_LINE "twcred-cases 2"

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

/* --------------------------------------------------------------- the parser */

typedef enum stage { OUTSIDE, NAMED, CLAUSED, CALLED, CLOSED } stage;

typedef struct parser {
    const char *file;
    size_t line;
    const char *reason;
    case_list *list;
    stage stage;
    test_case *current;
    const call_kind *kind;
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

static bool line_requires(parser *state, word rest)
{
    for (word left = rest; left.size > 0 || rest.size == 0;) {
        if (!name_well_formed(word_take(&left)))
            return fault(state, "a requirement that is not dotted words of a-z, 0-9 and -");
    }
    state->current->requires = memory_string(rest.text, rest.size);
    state->stage = CLAUSED;
    return true;
}

static bool line_origin(parser *state, word rest)
{
    if (rest.size == 0)
        return fault(state, "an empty origin");
    if (state->current->origin != NULL)
        return fault(state, "a second origin");
    state->current->origin = memory_string(rest.text, rest.size);
    return true;
}

static bool line_call(parser *state, word rest)
{
    test_case *current = state->current;
    const call_kind *kind = kind_find(word_take(&rest));
    if (kind == NULL)
        return fault(state, "an unknown call");
    if (kind->arguments != NULL) {
        word argument = word_take(&rest);
        if (!word_listed(argument, kind->arguments))
            return fault(state, "an unknown argument of the call");
        while (!word_is(argument, kind->arguments[current->argument]))
            current->argument++;
    }
    if (kind->takes_status) {
        size_t number;
        if (!word_number(word_take(&rest), INT_MAX, &number))
            return fault(state, "a call without its HTTP status");
        current->http_status = (int)number;
    }
    if (kind->takes_number && !word_integer(word_take(&rest), &current->number))
        return fault(state, "a call without its number");
    if (rest.size > 0)
        return fault(state, "too many words for the call");
    current->kind = kind;
    state->stage = CALLED;
    return true;
}

static bool line_capacity(parser *state, word rest)
{
    if (state->current->kind->measured == MEASURE_NOT)
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
    if (!state->current->kind->takes_limit)
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
    if (!current->kind->takes_input)
        return fault(state, current->kind->params != NULL ? "input for a call that takes parameters"
                                                          : "input for a call that takes none");
    if (current->input_count > 0 && !current->kind->takes_lines)
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
    if (current->input_count == 0 && current->kind->takes_input)
        return fault(state, "an outcome without input");
    word all = rest;
    word code = word_take(&rest);
    bool good = word_is(code, "ok") || word_is(code, "refused");
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
        return fault(state, "an outcome that is not ok, refused or CODE FIELD OFFSET");
    current->outcome = memory_string(all.text, all.size);
    state->open = NULL;
    state->stage = CLOSED;
    return true;
}

/* `NAME = BYTES`, `NAME =`, `NAME is WORD`: a parameter before the outcome, a
 * value behind it. */
static bool fact_read(parser *state, word rest, facts *list)
{
    word name = word_take(&rest);
    word sign = word_take(&rest);
    bool is_word = word_is(sign, "is");
    if (!is_word && !word_is(sign, "="))
        return fault(state, "an unknown line");
    bool param = list == &state->current->params;
    if (facts_find(list, name.text, name.size) != NULL)
        return fault(state, "a second line of the same name");
    if (param) {
        const call_kind *kind = state->current->kind;
        const param_row *known = kind_param(kind, name);
        if (kind->params == NULL)
            return fault(state, kind->takes_input ? "a parameter for a call that takes input"
                                                  : "a parameter for a call that takes none");
        if (known == NULL)
            return fault(state, "an unknown parameter");
        if (!param_well_formed(known, is_word, rest))
            return fault(state, "a parameter that cannot have this value");
    } else {
        if (!kind_has_value(state->current->kind, name))
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

static bool line_fact(parser *state, word rest)
{
    test_case *current = state->current;
    return fact_read(state, rest, state->stage == CALLED ? &current->params : &current->expected);
}

/* A wrong value is another one than the expected, or one where none is expected. */
static bool line_wrong(parser *state, word rest)
{
    return fact_read(state, rest, &state->current->wrong);
}

/* What may stand where: the key, the stages that know it, and its reader. */
static const struct line_row {
    const char *key;
    stage first, last;
    bool (*read)(parser *state, word rest);
} line_rows[] = {
    {"case", OUTSIDE, OUTSIDE, line_case},       {"clause", NAMED, NAMED, line_clause},
    {"requires", NAMED, NAMED, line_requires},   {"origin", CLAUSED, CLAUSED, line_origin},
    {"capacity", CALLED, CALLED, line_capacity}, {"claim", CALLED, CALLED, line_claim},
    {"<", CALLED, CALLED, line_input},           {"|", CALLED, CLOSED, line_continued},
    {">", CALLED, CALLED, line_outcome},         {"wrong", CLOSED, CLOSED, line_wrong},
};

static const char *const stage_wants[] = {
    "a case, a comment or a blank line is wanted here",
    "the requirements are wanted here",
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
        free(item->requires);
        free(item->origin);
        free(item->outcome);
        facts_free(&item->params);
        facts_free(&item->expected);
        facts_free(&item->wrong);
    }
    free(list->items);
    memset(list, 0, sizeof *list);
}
