/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The report: TAP version 14. */
#include "judge.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* How much is shown on either side of the guilty byte. */
#define SHOWN_MAX 36u

static const char *const part_names[] = {[PART_METHOD] = "method",
                                         [PART_TARGET] = "target",
                                         [PART_FIELD] = "field",
                                         [PART_BODY] = "body"};

/* What was found of a requirement in the whole run: the first fault of it. */
typedef struct judge_result {
    judge_verdict verdict;
    judge_finding finding;
    const judge_record *record;
    size_t count;
} judge_result;

static judge_result judge_requirement(const judge_run *run, const judge_row *row)
{
    judge_result result = {.verdict = JUDGE_UNTRIED};
    for (size_t i = 0; i < run->count; i++) {
        const judge_record *record = run->records[i];
        judge_finding finding;
        if (record->foreign && row->scope != SCOPE_BOTH)
            continue;
        judge_verdict verdict = row->check(&finding, run, record);
        if (verdict == JUDGE_WRONG && result.count++ == 0) {
            result.finding = finding;
            result.record = record;
        }
        if (verdict > result.verdict)
            result.verdict = verdict;
    }
    return result;
}

static void write_quoted(FILE *to, const mock_text *text)
{
    putc('"', to);
    for (size_t i = 0; i < text->size; i++) {
        if (text->bytes[i] == '"' || text->bytes[i] == '\\')
            putc('\\', to);
        putc(text->bytes[i], to);
    }
    putc('"', to);
}

/* A line of the part, and a caret under the guilty byte. */
static void write_shown(FILE *to, const mock_text *part, size_t offset)
{
    size_t from = offset > SHOWN_MAX ? offset - SHOWN_MAX : 0;
    size_t end = part->size - offset > SHOWN_MAX ? offset + SHOWN_MAX : part->size;
    fprintf(to, "  shown: |2\n    %.*s\n    %*s^\n", (int)(end - from), part->bytes + from,
            (int)(offset - from), "");
}

static void write_finding(FILE *to, const judge_run *run, const judge_result *result)
{
    const judge_record *record = result->record;
    const judge_finding *finding = &result->finding;
    mock_text method = {0};
    mock_text target = {0};
    mock_text part = {0};
    mask_part(&method, run, record, PART_METHOD, NULL);
    mask_part(&target, run, record, PART_TARGET, NULL);
    mask_part(&part, run, record, finding->part, finding->line);
    fprintf(to, "  ---\n  request: %zu\n  method: %.*s\n  target: ", record->number + 1,
            (int)method.size, method.size > 0 ? method.bytes : "");
    write_quoted(to, &target);
    fprintf(to, "\n  host: %s\n  message: \"%s\"\n  times: %zu\n  part: %s\n  byte: %zu\n",
            record->foreign ? "foreign" : "own", finding->why, result->count,
            part_names[finding->part], finding->offset);
    if (!part.failed && finding->offset <= part.size && part.size > 0)
        write_shown(to, &part, finding->offset);
    fputs("  ...\n", to);
    text_free(&method);
    text_free(&target);
    text_free(&part);
}

static bool write_requirement(FILE *to, const judge_run *run, const judge_row *row, size_t number)
{
    judge_result result = judge_requirement(run, row);
    bool wrong = result.verdict == JUDGE_WRONG;
    fprintf(to, "%sok %zu - %s %s%s\n", wrong ? "not " : "", number, row->name, row->must,
            result.verdict == JUDGE_UNTRIED ? " # SKIP not tried"
            : wrong && row->advice          ? " # TODO advice: a lenient peer takes it"
                                            : "");
    if (wrong)
        write_finding(to, run, &result);
    return !wrong || row->advice;
}

static bool write_all(FILE *to, const judge_run *run)
{
    size_t count = 0;
    bool right = !run->overflowed && run->count > 0;
    while (judge_row_at(count) != NULL)
        count++;
    fprintf(to, "TAP version 14\n1..%zu\n# %zu requests\n", count, run->count);
    for (size_t i = 0; i < count; i++)
        right = write_requirement(to, run, judge_row_at(i), i + 1) && right;
    if (run->count == 0)
        fputs("Bail out! no client came\n", to);
    if (run->overflowed)
        fputs("Bail out! more was sent than the judge keeps\n", to);
    return right;
}

bool report_write(bool *right, const judge_run *run, const char *path)
{
    bool to_output = strcmp(path, "-") == 0;
    FILE *to = to_output ? stdout : fopen(path, "w");
    if (to == NULL)
        return complain(path, strerror(errno));
    *right = write_all(to, run);
    bool failed = fflush(to) != 0 || ferror(to) != 0;
    if (!to_output && fclose(to) != 0)
        failed = true;
    return !failed || complain(path, "cannot be written");
}
