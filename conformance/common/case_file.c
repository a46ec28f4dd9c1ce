/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "case.h"

#include "kind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_LINE "twcred-cases 2"

typedef enum stage { OUTSIDE, NAMED, CLAUSED, CALLED, CLOSED } stage;

typedef struct parser {
    const char *file;
    size_t line;
    const char *reason;
    case_list *list;
    stage stage;
    test_case *current;
    bytes *open;       /* what a `|` line continues */
    size_t wrong_line; /* of the last wrong value, until it is known whole; else 0 */
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

static bool told(parser *state, const char *reason)
{
    return reason == NULL || fault(state, reason);
}

static bool line_call(parser *state, word rest)
{
    state->stage = CALLED;
    return told(state, case_call(state->current, rest));
}

static bool line_capacity(parser *state, word rest)
{
    return told(state, case_capacity(state->current, rest));
}

static bool line_claim(parser *state, word rest)
{
    return told(state, case_claim(state->current, rest));
}

static bool line_bytes(parser *state, word rest)
{
    return told(state, bytes_read(state->open, rest.text, rest.size));
}

static bool line_input(parser *state, word rest)
{
    return told(state, case_input(state->current, &state->open)) && line_bytes(state, rest);
}

static bool line_continued(parser *state, word rest)
{
    if (state->open == NULL)
        return fault(state, "a continuation of nothing");
    if (rest.size == 0)
        return fault(state, "an empty continuation");
    return line_bytes(state, rest);
}

static bool line_outcome(parser *state, word rest)
{
    bool bare = word_is(rest, "ok") || word_is(rest, "refused");
    const char *reason = case_complete(state->current);
    if (reason == NULL && !bare)
        reason = refusal_check(rest);
    state->current->outcome = memory_string(rest.text, rest.size);
    state->open = NULL;
    state->stage = CLOSED;
    return told(state, reason);
}

/* The name and the sign of `NAME = BYTES`, `NAME =` and `NAME is WORD`. */
static bool fact_begin(parser *state, word *name, bool *is_word, word *rest)
{
    *name = word_take(rest);
    word sign = word_take(rest);
    *is_word = word_is(sign, "is");
    return *is_word || word_is(sign, "=") || fault(state, "an unknown line");
}

static bool line_param(parser *state, word rest)
{
    word name;
    bool is_word;
    if (!fact_begin(state, &name, &is_word, &rest) ||
        !told(state, case_param(state->current, name, is_word, rest, &state->open)))
        return false;
    if (!is_word)
        return line_bytes(state, rest);
    state->open = NULL;
    return true;
}

static bool value_read(parser *state, word rest, facts *list)
{
    word name;
    bool is_word;
    if (!fact_begin(state, &name, &is_word, &rest))
        return false;
    if (facts_find(list, name.text, name.size) != NULL)
        return fault(state, "a second line of the same name");
    if (!kind_has_value(state->current->kind, name))
        return fault(state, "a value that the call does not have");
    if (is_word && !word_is(rest, "null"))
        return fault(state, "a value that is another word than null");
    state->open = &facts_add(list, name.text, name.size, is_word)->value;
    if (!is_word)
        return line_bytes(state, rest);
    bytes_append(state->open, rest.text, rest.size);
    state->open = NULL;
    return true;
}

static bool line_value(parser *state, word rest)
{
    if (state->current->wrong.count > 0)
        return fault(state, "a value behind a wrong one");
    return value_read(state, rest, &state->current->expected);
}

/* A wrong value is another one than the expected, or one where none is expected. */
static bool line_wrong(parser *state, word rest)
{
    state->wrong_line = state->line;
    return value_read(state, rest, &state->current->wrong);
}

/* The last wrong value, once no line can continue it. */
static bool wrong_check(parser *state)
{
    if (state->wrong_line == 0)
        return true;
    const test_case *current = state->current;
    const fact *wrong = &current->wrong.items[current->wrong.count - 1];
    const fact *right = facts_find(&current->expected, wrong->name, strlen(wrong->name));
    if (right != NULL && fact_equal(wrong, right)) {
        state->line = state->wrong_line;
        return fault(state, "a wrong value that is right");
    }
    state->wrong_line = 0;
    return true;
}

/* What may stand where: the key, the stages that know it, and its reader. */
static const struct line_row {
    const char *key;
    stage first, last;
    bool (*read)(parser *state, word rest);
} line_rows[] = {
    {"case", OUTSIDE, OUTSIDE, line_case},
    /* Of cases that name no requirement yet. */
    {"clause", NAMED, NAMED, line_clause},
    {"requires", NAMED, NAMED, line_requires},
    {"origin", CLAUSED, CLAUSED, line_origin},
    {"capacity", CALLED, CALLED, line_capacity},
    {"claim", CALLED, CALLED, line_claim},
    {"<", CALLED, CALLED, line_input},
    {"|", CALLED, CLOSED, line_continued},
    {">", CALLED, CALLED, line_outcome},
    {"wrong", CLOSED, CLOSED, line_wrong},
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
    bool continues = line.size > 0 && line.text[0] == '|';
    bool comment = line.size > 0 && line.text[0] == '#';
    if (!continues && !comment && !wrong_check(state))
        return false;
    if (line.size == 0) {
        if (state->stage != OUTSIDE && state->stage != CLOSED)
            return fault(state, "a case that ends before its outcome");
        state->stage = OUTSIDE;
        state->open = NULL;
        return true;
    }
    if (comment)
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
    if (state->stage == CALLED)
        return line_param(state, line);
    if (state->stage == CLOSED)
        return line_value(state, line);
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
    return wrong_check(state);
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
    for (size_t i = 0; i < list->count; i++)
        case_free(&list->items[i]);
    free(list->items);
    memset(list, 0, sizeof *list);
}
