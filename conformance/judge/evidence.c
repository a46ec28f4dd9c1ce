/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "evidence.h"

#include "caret.h"
#include "escape.h"

#include <stdlib.h>
#include <string.h>

/* A program under test may answer with anything of any length; a report that nobody
 * can open helps nobody. */
#define LINES_LIMIT 24
#define LINE_LIMIT  400

/* The labels of two lines that belong together, equally wide. */
#define EXPECTED "expected: "
#define GOT      "     got: "

static evidence_line *line_add(evidence *to)
{
    to->lines = memory_resize(to->lines, to->count + 1, sizeof *to->lines);
    evidence_line *added = &to->lines[to->count++];
    memset(added, 0, sizeof *added);
    bytes_text(&added->text, "");
    return added;
}

static word line_take(word *rest)
{
    word line;
    if (word_split(&line, rest, '\n'))
        return line;
    line = *rest;
    rest->text += rest->size;
    rest->size = 0;
    return line;
}

static bool begins(word line, const char *label)
{
    size_t size = strlen(label);
    return line.size >= size && memcmp(line.text, label, size) == 0;
}

/* How long two lines, one below the other, are the same behind their labels. */
static size_t differs_at(word line, word below)
{
    size_t at = sizeof EXPECTED - 1;
    while (at < line.size && at < below.size && line.text[at] == below.text[at])
        at++;
    return at;
}

/* Appends a line, of a long one its start and what stands around the byte that matters. */
static void line_shorten(bytes *to, word line, size_t around)
{
    if (line.size <= LINE_LIMIT) {
        escape_plain(to, line);
        return;
    }
    size_t from = around > LINE_LIMIT / 2 ? around - LINE_LIMIT / 4 : 0;
    size_t end = line.size - from > LINE_LIMIT ? from + LINE_LIMIT : line.size;
    word start = {line.text, LINE_LIMIT / 8};
    word shown = {line.text + from, end - from};
    if (from > 0)
        escape_fill(to, escape_plain, "%w ... ", start);
    escape_plain(to, shown);
    if (end < line.size)
        escape_fill(to, escape_plain, "... (%n bytes more)", line.size - end);
}

static void detail_gather(evidence *to, const bytes *detail)
{
    word rest = word_from(detail);
    size_t around = 0;
    while (rest.size > 0 && to->count < LINES_LIMIT) {
        word line = line_take(&rest);
        word ahead = rest;
        word below = line_take(&ahead);
        if (begins(line, EXPECTED) && begins(below, GOT))
            around = differs_at(line, below);
        else if (!begins(line, GOT))
            around = 0;
        line_shorten(&line_add(to)->text, line, around < line.size ? around : line.size);
    }
    if (rest.size > 0)
        escape_fill(&line_add(to)->text, escape_plain, "... (%n bytes more)", rest.size);
}

static void place_gather(evidence *to, const place *from)
{
    caret drawn;
    if (from->label == NULL || !caret_draw(&drawn, from->in, from->offset))
        return;
    escape_fill(&line_add(to)->text, escape_plain, "%s byte %n:", from->label, from->offset);
    evidence_line *line = line_add(to);
    bytes_text(&line->text, "    ");
    line->mark = line->text.size + drawn.column;
    line->mark_size = drawn.width;
    bytes_append(&line->text, drawn.line.data, drawn.line.size);
    size_t column = line->mark;
    bytes *below = &line_add(to)->text;
    for (size_t i = 0; i < column; i++)
        bytes_text(below, " ");
    bytes_text(below, "^");
    caret_free(&drawn);
}

/* "given: < BYTES", as the case file has it, without its end where it is long. */
static void given_gather(evidence *to, const char *name, const char *sign, const bytes *value)
{
    caret drawn;
    (void)caret_draw(&drawn, value, 0);
    word shown = word_from(&drawn.line);
    bool blank = shown.size > 0 && shown.text[shown.size - 1] == ' ';
    shown.size -= blank;
    bytes *text = &line_add(to)->text;
    /* A blank at the end would not be seen. */
    escape_fill(text, escape_plain, "   given: %s%s%s%w%s", name, sign,
                shown.size + blank > 0 ? " " : "", shown, blank ? "~20" : "");
    caret_free(&drawn);
}

static void case_gather(evidence *to, const test_case *item)
{
    size_t last = to->count + LINES_LIMIT;
    for (size_t i = 0; i < item->input_count && to->count < last; i++)
        given_gather(to, "", "<", &item->inputs[i]);
    for (size_t i = 0; i < item->params.count && to->count < last; i++) {
        const fact *param = &item->params.items[i];
        given_gather(to, param->name, param->is_word ? " is" : " =", &param->value);
    }
}

evidence evidence_gather(const result *found)
{
    evidence gathered = {NULL, 0};
    detail_gather(&gathered, &found->detail);
    if (found->item->origin != NULL)
        escape_fill(&line_add(&gathered)->text, escape_plain, "  origin: %s", found->item->origin);
    size_t before = gathered.count;
    for (size_t i = 0; i < sizeof found->places / sizeof found->places[0]; i++)
        place_gather(&gathered, &found->places[i]);
    if (gathered.count == before)
        case_gather(&gathered, found->item);
    return gathered;
}

void evidence_free(evidence *gathered)
{
    for (size_t i = 0; i < gathered->count; i++)
        bytes_free(&gathered->lines[i].text);
    free(gathered->lines);
    memset(gathered, 0, sizeof *gathered);
}

bool evidence_reason(const result *found, word *reason)
{
    word rest = word_from(&found->detail);
    *reason = line_take(&rest);
    return reason->size > 0;
}
