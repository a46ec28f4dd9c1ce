/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* JUnit's XML, with what its readers agree on. A failure is an answer that is wrong;
 * an error is a program that gave none or does harm. */

#include "evidence.h"
#include "report.h"
#include "summary.h"

static const char *const elements[VERDICTS] = {
    [VERDICT_FAILED] = "failure", [VERDICT_BROKEN] = "failure", [VERDICT_CRASHED] = "error",
    [VERDICT_HUNG] = "error",     [VERDICT_GREW] = "error",     [VERDICT_NOISE] = "error",
};

static size_t count_errors(const tally *area)
{
    size_t count = 0;
    for (size_t i = 0; i < area->count; i++) {
        const char *element = elements[area->results[i]->verdict];
        count += element != NULL && element[0] == 'e';
    }
    return count;
}

static long long count_time(const tally *area)
{
    long long sum = 0;
    for (size_t i = 0; i < area->count; i++)
        sum += area->results[i]->microseconds;
    return sum;
}

static void write_time(bytes *to, long long microseconds)
{
    char digits[48];
    if (microseconds < 0)
        microseconds = 0;
    (void)snprintf(digits, sizeof digits, " time=\"%lld.%06lld\"", microseconds / 1000000,
                   microseconds % 1000000);
    bytes_text(to, digits);
}

static void write_counts(bytes *to, size_t tests, size_t failures, size_t errors, size_t skipped,
                         long long microseconds)
{
    escape_fill(to, escape_markup, " tests=\"%n\" failures=\"%n\" errors=\"%n\" skipped=\"%n\"",
                tests, failures, errors, skipped);
    write_time(to, microseconds);
    bytes_text(to, ">\n");
}

static void write_finding(bytes *to, const result *found, const requirement_list *requirements)
{
    const char *element = elements[found->verdict];
    required walk = required_of(found);
    bool named = required_next(&walk, requirements);
    escape_fill(to, escape_markup, "      <%s type=\"%s\" message=\"%w", element,
                verdict_words[found->verdict],
                named ? walk.name : word_of(verdict_words[found->verdict]));
    if (walk.known != NULL)
        escape_fill(to, escape_markup, ": %s", walk.known->must);
    escape_fill(to, escape_markup, "\">%s:%n\n", found->item->file, found->item->line);
    for (; named; named = required_next(&walk, requirements)) {
        escape_fill(to, escape_markup, "%w", walk.name);
        if (walk.known != NULL)
            escape_fill(to, escape_markup, ": %s (%s)", walk.known->must, walk.known->clause);
        bytes_text(to, "\n");
    }
    evidence gathered = evidence_gather(found);
    for (size_t i = 0; i < gathered.count; i++)
        escape_fill(to, escape_markup, "%w\n", word_from(&gathered.lines[i].text));
    evidence_free(&gathered);
    escape_fill(to, escape_markup, "</%s>\n", element);
}

static void write_case(bytes *to, const result *found, const requirement_list *requirements)
{
    escape_fill(to, escape_markup,
                "    <testcase name=\"%s\" classname=\"twcred.%w\" file=\"%s\" line=\"%n\"",
                found->item->name, result_area(found), found->item->file, found->item->line);
    write_time(to, found->microseconds);
    if (found->verdict == VERDICT_PASSED) {
        bytes_text(to, "/>\n");
        return;
    }
    bytes_text(to, ">\n");
    word reason;
    if (result_failed(found))
        write_finding(to, found, requirements);
    else if (evidence_reason(found, &reason))
        escape_fill(to, escape_markup, "      <skipped message=\"%w\"/>\n", reason);
    else
        bytes_text(to, "      <skipped/>\n");
    bytes_text(to, "    </testcase>\n");
}

bool report_junit(FILE *to, const run *how, const requirement_list *requirements)
{
    summary totals = summary_make(how, requirements);
    size_t errors = 0;
    long long time = 0;
    for (size_t i = 0; i < totals.areas.count; i++) {
        errors += count_errors(&totals.areas.items[i]);
        time += count_time(&totals.areas.items[i]);
    }
    bytes text = {0};
    bytes_text(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    escape_fill(&text, escape_markup, "<testsuites name=\"%s\"", how->program);
    write_counts(&text, how->count, totals.failed - errors, errors, totals.skipped, time);
    for (size_t i = 0; i < totals.areas.count; i++) {
        const tally *area = &totals.areas.items[i];
        if (area->count == 0)
            continue;
        size_t wrong = count_errors(area);
        escape_fill(&text, escape_markup, "  <testsuite name=\"%w\"", area->name);
        write_counts(&text, area->count, area->failed - wrong, wrong, area->skipped,
                     count_time(area));
        for (size_t at = 0; at < area->count; at++)
            write_case(&text, area->results[at], requirements);
        bytes_text(&text, "  </testsuite>\n");
    }
    bytes_text(&text, "</testsuites>\n");
    summary_free(&totals);
    return report_write(to, &text);
}
