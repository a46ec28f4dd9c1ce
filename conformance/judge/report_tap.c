/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Version 14 of the Test Anything Protocol, with a YAML block for each failure. */

#include "evidence.h"
#include "report.h"
#include "summary.h"

static void write_diagnosis(bytes *to, const result *found, const requirement_list *requirements)
{
    const test_case *item = found->item;
    escape_fill(to, escape_quoted, "  ---\n  finding: %s\n  at: \"%s:%n\"\n",
                verdict_words[found->verdict], item->file, item->line);
    required walk = required_of(found);
    if (walk.rest.size > 0)
        bytes_text(to, "  requirements:\n");
    while (required_next(&walk, requirements)) {
        escape_fill(to, escape_quoted, "    - name: \"%w\"\n", walk.name);
        if (walk.known != NULL)
            escape_fill(to, escape_quoted, "      must: \"%s\"\n      clause: \"%s\"\n",
                        walk.known->must, walk.known->clause);
    }
    evidence gathered = evidence_gather(found);
    /* Literal, so that the caret stays under its byte; the indent is told because the
     * first line may begin with blanks. */
    bytes_text(to, gathered.count > 0 ? "  evidence: |2\n" : "");
    for (size_t i = 0; i < gathered.count; i++)
        escape_fill(to, escape_plain, "    %w\n", word_from(&gathered.lines[i].text));
    evidence_free(&gathered);
    bytes_text(to, "  ...\n");
}

bool report_tap(FILE *to, const run *how, const requirement_list *requirements)
{
    bytes text = {0};
    escape_fill(&text, escape_description, "TAP version 14\n1..%n\n", how->count);
    for (size_t i = 0; i < how->count; i++) {
        const result *found = &how->results[i];
        word reason;
        escape_fill(&text, escape_description, "%sok %n - %s", result_failed(found) ? "not " : "",
                    i + 1, found->item->name);
        if (found->verdict == VERDICT_SKIPPED && evidence_reason(found, &reason))
            escape_fill(&text, escape_description, " # SKIP %w", reason);
        else if (found->verdict == VERDICT_SKIPPED)
            bytes_text(&text, " # SKIP");
        bytes_text(&text, "\n");
        if (result_failed(found))
            write_diagnosis(&text, found, requirements);
    }
    return report_write(to, &text);
}
