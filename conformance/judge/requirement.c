/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "requirement.h"

#include "bytes.h"
#include "lines.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT_LINE "twcred-requirements 1"

typedef enum stage { OUTSIDE, NAMED, CLAUSED, LINKED, CLOSED } stage;

typedef struct parser {
    const char *file;
    size_t line;
    requirement_list *list;
    requirement *current;
    stage stage;
} parser;

/* The first word of an identifier is the name of its file. */
static bool area_is_file(const char *file, word name)
{
    const char *slash = strrchr(file, '/');
    const char *base = slash == NULL ? file : slash + 1;
    size_t size = strcspn(name.text, ".");
    return strncmp(base, name.text, size) == 0 && strcmp(base + size, ".req") == 0;
}

static const char *line_requirement(parser *state, word rest)
{
    requirement_list *list = state->list;
    if (!name_well_formed(rest))
        return "a name that is not dotted words of a-z, 0-9 and -";
    if (!area_is_file(state->file, rest))
        return "a name whose first word is not that of the file";
    if (requirements_find(list, rest) != NULL)
        return "a name that another requirement has";
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    state->current = &list->items[list->count++];
    memset(state->current, 0, sizeof *state->current);
    state->current->file = state->file;
    state->current->line = state->line;
    state->current->name = memory_string(rest.text, rest.size);
    state->stage = NAMED;
    return NULL;
}

static const char *line_clause(parser *state, word rest)
{
    if (rest.size == 0)
        return "an empty clause";
    state->current->clause = memory_string(rest.text, rest.size);
    state->stage = CLAUSED;
    return NULL;
}

static const char *line_link(parser *state, word rest)
{
    static const char scheme[] = "https://";
    size_t size = sizeof scheme - 1;
    if (rest.size <= size || memcmp(rest.text, scheme, size) != 0)
        return "a link that does not begin with https://";
    for (size_t i = 0; i < rest.size; i++) {
        if (rest.text[i] <= ' ' || rest.text[i] > '~' || strchr("\"<>\\^`{|}", rest.text[i]))
            return "a link with a byte that no URL has";
    }
    state->current->link = memory_string(rest.text, rest.size);
    state->stage = LINKED;
    return NULL;
}

static const char *line_must(parser *state, word rest)
{
    static const char header[] = "twcred.h";
    if (rest.size == 0)
        return "an empty requirement";
    if (state->stage == CLAUSED && strncmp(state->current->clause, header, sizeof header - 1) != 0)
        return "a clause without its link, and not one of twcred.h";
    state->current->must = memory_string(rest.text, rest.size);
    state->stage = CLOSED;
    return NULL;
}

/* What may stand where: the key, the stages that know it, and its reader. */
static const struct line_row {
    const char *key;
    stage first, last;
    const char *(*read)(parser *state, word rest);
} line_rows[] = {
    {"requirement", OUTSIDE, OUTSIDE, line_requirement},
    {"clause", NAMED, NAMED, line_clause},
    {"link", CLAUSED, CLAUSED, line_link},
    {"must", CLAUSED, LINKED, line_must},
};

static const char *const stage_wants[] = {
    "a requirement, a comment or a blank line is wanted here",
    "the clause is wanted here",
    "the link or the sentence is wanted here",
    "the sentence is wanted here",
    "a blank line is wanted here",
};

static const char *line_read(void *given, word line, size_t *number)
{
    parser *state = given;
    state->line = *number;
    if (line.size == 0) {
        if (state->stage != OUTSIDE && state->stage != CLOSED)
            return "a requirement that ends before its sentence";
        state->stage = OUTSIDE;
        return NULL;
    }
    if (line.text[0] == '#')
        return NULL;
    word key = word_take(&line);
    for (size_t i = 0; i < sizeof line_rows / sizeof line_rows[0]; i++) {
        const struct line_row *row = &line_rows[i];
        if (word_is(key, row->key) && state->stage >= row->first && state->stage <= row->last)
            return row->read(state, line);
    }
    return stage_wants[state->stage];
}

bool requirements_read(requirement_list *list, const char *file)
{
    parser state = {0};
    state.file = file;
    state.list = list;
    return lines_read(file, FORMAT_LINE, line_read, &state);
}

const requirement *requirements_find(const requirement_list *list, word name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (word_is(name, list->items[i].name))
            return &list->items[i];
    }
    return NULL;
}

void requirements_free(requirement_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        free(list->items[i].clause);
        free(list->items[i].link);
        free(list->items[i].must);
    }
    free(list->items);
    memset(list, 0, sizeof *list);
}
