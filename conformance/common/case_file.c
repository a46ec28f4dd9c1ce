/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "case.h"

#include "kind.h"
#include "lines.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT_LINE "twcred-cases 2"

typedef enum stage { OUTSIDE, NAMED, REQUIRED, CALLED, CLOSED } stage;

typedef struct parser {
    const char *file;
    size_t line;
    case_list *list;
    stage stage;
    test_case *current;
    bytes *open;       /* what a `|` line continues */
    size_t wrong_line; /* of the last wrong value, until it is known whole; else 0 */
} parser;

/* ------------------------------------------------------------------- names */

/* The slot of a name, or the free one where it would be. */
static size_t *slot_find(const case_list *list, word name)
{
    size_t hash = 5381;
    for (size_t i = 0; i < name.size; i++)
        hash = hash * 33 + (unsigned char)name.text[i];
    for (size_t at = hash;; at++) {
        size_t *slot = &list->slots[at % list->slot_count];
        if (*slot == 0 || word_is(name, list->items[*slot - 1].name))
            return slot;
    }
}

/* Twice as many slots as there are cases, at the least. */
static void slots_grow(case_list *list)
{
    if (list->count * 2 < list->slot_count)
        return;
    list->slot_count = list->count * 4 + 64;
    list->slots = memory_resize(list->slots, list->slot_count, sizeof *list->slots);
    memset(list->slots, 0, list->slot_count * sizeof *list->slots);
    for (size_t i = 0; i < list->count; i++) {
        const char *name = list->items[i].name;
        *slot_find(list, (word){name, strlen(name)}) = i + 1;
    }
}

/* -------------------------------------------------------------------- lines */

static const char *line_case(parser *state, word rest)
{
    if (!name_well_formed(rest))
        return "a name that is not dotted words of a-z, 0-9 and -";
    case_list *list = state->list;
    slots_grow(list);
    size_t *slot = slot_find(list, rest);
    if (*slot != 0)
        return "a name that another case has";
    *slot = list->count + 1;
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    state->current = &list->items[list->count++];
    memset(state->current, 0, sizeof *state->current);
    state->current->file = state->file;
    state->current->line = state->line;
    state->current->name = memory_string(rest.text, rest.size);
    state->stage = NAMED;
    return NULL;
}

static bool requirement_listed(word names, word name)
{
    bool found = false;
    while (!found && names.size > 0) {
        word next = word_take(&names);
        found = next.size == name.size && memcmp(next.text, name.text, name.size) == 0;
    }
    return found;
}

static const char *line_requires(parser *state, word rest)
{
    for (word left = rest; left.size > 0 || rest.size == 0;) {
        word name = word_take(&left);
        if (!name_well_formed(name))
            return "a requirement that is not dotted words of a-z, 0-9 and -";
        if (requirement_listed((word){rest.text, (size_t)(name.text - rest.text)}, name))
            return "a requirement that is named twice";
    }
    state->current->requires = memory_string(rest.text, rest.size);
    state->stage = REQUIRED;
    return NULL;
}

static const char *line_origin(parser *state, word rest)
{
    if (rest.size == 0)
        return "an empty origin";
    if (state->current->origin != NULL)
        return "a second origin";
    state->current->origin = memory_string(rest.text, rest.size);
    return NULL;
}

static const char *line_call(parser *state, word rest)
{
    state->stage = CALLED;
    return case_call(state->current, rest);
}

static const char *line_capacity(parser *state, word rest)
{
    return case_capacity(state->current, rest);
}

static const char *line_claim(parser *state, word rest)
{
    return case_claim(state->current, rest);
}

static const char *line_bytes(parser *state, word rest)
{
    return bytes_read(state->open, rest.text, rest.size);
}

static const char *line_input(parser *state, word rest)
{
    const char *reason = case_input(state->current, &state->open);
    return reason != NULL ? reason : line_bytes(state, rest);
}

static const char *line_continued(parser *state, word rest)
{
    if (state->open == NULL)
        return "a continuation of nothing";
    if (rest.size == 0)
        return "an empty continuation";
    return line_bytes(state, rest);
}

static const char *line_outcome(parser *state, word rest)
{
    bool bare = word_is(rest, "ok") || word_is(rest, "refused");
    const char *reason = case_complete(state->current);
    if (reason == NULL && !bare)
        reason = refusal_check(rest);
    state->current->outcome = memory_string(rest.text, rest.size);
    state->open = NULL;
    state->stage = CLOSED;
    return reason;
}

/* The name and the sign of `NAME = BYTES`, `NAME =` and `NAME is WORD`. */
static bool fact_begin(word *name, bool *is_word, word *rest)
{
    *name = word_take(rest);
    word sign = word_take(rest);
    *is_word = word_is(sign, "is");
    return *is_word || word_is(sign, "=");
}

static const char *line_param(parser *state, word rest)
{
    word name;
    bool is_word;
    if (!fact_begin(&name, &is_word, &rest))
        return "an unknown line";
    const char *reason = case_param(state->current, name, is_word, rest, &state->open);
    if (reason == NULL && !is_word)
        return line_bytes(state, rest);
    state->open = NULL;
    return reason;
}

static const char *value_read(parser *state, word rest, facts *list)
{
    word name;
    bool is_word;
    if (!fact_begin(&name, &is_word, &rest))
        return "an unknown line";
    if (facts_find(list, name.text, name.size) != NULL)
        return "a second line of the same name";
    if (!kind_has_value(state->current->kind, name))
        return "a value that the call does not have";
    if (is_word && !word_is(rest, "null"))
        return "a value that is another word than null";
    state->open = &facts_add(list, name.text, name.size, is_word)->value;
    if (!is_word)
        return line_bytes(state, rest);
    bytes_append(state->open, rest.text, rest.size);
    state->open = NULL;
    return NULL;
}

static const char *line_value(parser *state, word rest)
{
    if (state->current->wrong.count > 0)
        return "a value behind a wrong one";
    return value_read(state, rest, &state->current->expected);
}

/* A wrong value is another one than the expected, or one where none is expected. */
static const char *line_wrong(parser *state, word rest)
{
    state->wrong_line = state->line;
    return value_read(state, rest, &state->current->wrong);
}

/* The last wrong value, once no line can continue it. */
static const char *wrong_check(parser *state)
{
    if (state->wrong_line == 0)
        return NULL;
    const test_case *current = state->current;
    const fact *wrong = &current->wrong.items[current->wrong.count - 1];
    const fact *right = facts_find(&current->expected, wrong->name, strlen(wrong->name));
    if (right != NULL && fact_equal(wrong, right))
        return "a wrong value that is right";
    state->wrong_line = 0;
    return NULL;
}

/* What may stand where: the key, the stages that know it, and its reader. */
static const struct line_row {
    const char *key;
    stage first, last;
    const char *(*read)(parser *state, word rest);
} line_rows[] = {
    {"case", OUTSIDE, OUTSIDE, line_case},       {"requires", NAMED, NAMED, line_requires},
    {"origin", REQUIRED, REQUIRED, line_origin}, {"capacity", CALLED, CALLED, line_capacity},
    {"claim", CALLED, CALLED, line_claim},       {"<", CALLED, CALLED, line_input},
    {"|", CALLED, CLOSED, line_continued},       {">", CALLED, CALLED, line_outcome},
    {"wrong", CLOSED, CLOSED, line_wrong},
};

static const char *const stage_wants[] = {
    "a case, a comment or a blank line is wanted here",
    "the requirements are wanted here",
    "the call is wanted here",
    "input or the outcome is wanted here",
    "a value or a blank line is wanted here",
};

static const char *line_read(void *given, word line, size_t *number)
{
    parser *state = given;
    state->line = *number;
    bool continues = line.size > 0 && line.text[0] == '|';
    bool comment = line.size > 0 && line.text[0] == '#';
    const char *reason = continues || comment ? NULL : wrong_check(state);
    if (reason != NULL) {
        *number = state->wrong_line;
        return reason;
    }
    if (line.size == 0) {
        if (state->stage != OUTSIDE && state->stage != CLOSED)
            return "a case that ends before its outcome";
        state->stage = OUTSIDE;
        state->open = NULL;
        return NULL;
    }
    if (comment)
        return NULL;
    word rest = line;
    word key = word_take(&rest);
    for (size_t i = 0; i < sizeof line_rows / sizeof line_rows[0]; i++) {
        const struct line_row *row = &line_rows[i];
        if (!word_is(key, row->key))
            continue;
        if (state->stage < row->first || state->stage > row->last)
            return stage_wants[state->stage];
        return row->read(state, rest);
    }
    if (state->stage == REQUIRED)
        return line_call(state, line);
    if (state->stage == CALLED)
        return line_param(state, line);
    if (state->stage == CLOSED)
        return line_value(state, line);
    return stage_wants[state->stage];
}

bool cases_read(case_list *list, const char *file)
{
    parser state = {0};
    state.file = file;
    state.list = list;
    return lines_read(file, FORMAT_LINE, line_read, &state);
}

void cases_free(case_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        case_free(&list->items[i]);
    free(list->items);
    free(list->slots);
    memset(list, 0, sizeof *list);
}
