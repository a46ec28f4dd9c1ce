/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The report for people. */

#include "evidence.h"
#include "report.h"
#include "summary.h"

static void write_failure(bytes *to, const result *found, const requirement_list *requirements)
{
    const test_case *item = found->item;
    escape_fill(to, escape_plain, "not ok %s\n    %s, at %s:%n\n", item->name,
                verdict_words[found->verdict], item->file, item->line);
    for (required walk = required_of(found); required_next(&walk, requirements);) {
        escape_fill(to, escape_plain, "    %w", walk.name);
        if (walk.known != NULL)
            escape_fill(to, escape_plain, ": %s (%s)", walk.known->must, walk.known->clause);
        bytes_text(to, "\n");
    }
    evidence gathered = evidence_gather(found);
    for (size_t i = 0; i < gathered.count; i++)
        escape_fill(to, escape_plain, "    %w\n", word_from(&gathered.lines[i].text));
    evidence_free(&gathered);
}

static void write_totals(bytes *to, const summary *totals)
{
    for (size_t i = 0; i < totals->requirements.count; i++) {
        const tally *of = &totals->requirements.items[i];
        if (of->failed > 0)
            escape_fill(to, escape_plain, "requirement %w: %n of %n cases failed\n", of->name,
                        of->failed, of->count);
    }
    for (size_t i = 0; i < totals->calls.count; i++) {
        const tally *of = &totals->calls.items[i];
        if (of->skipped > 0)
            escape_fill(to, escape_plain, "skipped %w: %n of %n cases\n", of->name, of->skipped,
                        of->count);
    }
    escape_fill(to, escape_plain, "%n passed, %n failed, %n skipped\n", totals->passed,
                totals->failed, totals->skipped);
}

static bool write_report(FILE *to, const run *how, const requirement_list *requirements, bool quiet)
{
    bytes text = {0};
    for (size_t i = 0; i < how->count; i++) {
        const result *found = &how->results[i];
        if (result_failed(found))
            write_failure(&text, found, requirements);
        else if (!quiet)
            escape_fill(&text, escape_plain, "%s %s\n",
                        found->verdict == VERDICT_PASSED ? "ok" : "skipped", found->item->name);
    }
    summary totals = summary_make(how, requirements);
    write_totals(&text, &totals);
    summary_free(&totals);
    return report_write(to, &text);
}

bool report_text(FILE *to, const run *how, const requirement_list *requirements)
{
    return write_report(to, how, requirements, false);
}

bool report_quiet(FILE *to, const run *how, const requirement_list *requirements)
{
    return write_report(to, how, requirements, true);
}
