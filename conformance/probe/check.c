/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "check.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- the report */

static void report_line(bytes *report, const char *label, const char *text)
{
    bytes_text(report, report->size > 0 ? "\n" : "");
    bytes_text(report, label);
    bytes_text(report, text);
}

static void report_fact(bytes *report, const char *label, const fact *told)
{
    bytes line = {0};
    fact_spell(&line, told);
    report_line(report, label, line.data);
    bytes_free(&line);
}

/* ------------------------------------------------------------- comparisons */

static void facts_compare(bytes *report, const facts *wanted, const facts *got)
{
    for (size_t i = 0; i < wanted->count; i++) {
        const fact *left = &wanted->items[i];
        const fact *right = facts_find(got, left->name, strlen(left->name));
        if (right != NULL && fact_equal(left, right))
            continue;
        report_fact(report, "expected: ", left);
        if (right == NULL)
            report_line(report, "     got: ", "nothing");
        else
            report_fact(report, "     got: ", right);
    }
    for (size_t i = 0; i < got->count; i++) {
        const fact *right = &got->items[i];
        if (facts_find(wanted, right->name, strlen(right->name)) != NULL)
            continue;
        report_line(report, "expected: ", "nothing");
        report_fact(report, "     got: ", right);
    }
}

/* Compares what came out with what an earlier call says. Appends what differs. */
static bool outcome_compare(bytes *report, const circumstances *how, const char *text,
                            const facts *values, const outcome *got)
{
    bytes found = {0};
    if (strcmp(text, got->text) != 0) {
        report_line(&found, "expected: ", text);
        report_line(&found, "     got: ", got->text);
    }
    facts_compare(&found, values, &got->values);
    if (got->sin != NULL)
        report_line(&found, "broken rule: ", got->sin);
    bool same = found.size == 0;
    if (!same) {
        report_line(report, "with ", how->what);
        report_line(report, "", found.data);
    }
    bytes_free(&found);
    return same;
}

/* ------------------------------------------------- what every case is put to */

static size_t input_size(const test_case *item)
{
    size_t size = 0;
    for (size_t i = 0; i < item->input_count; i++)
        size += item->inputs[i].size;
    return size;
}

/* A buffer that is large enough: what the contract says that always suffices for
 * the strings of a document; for header lines room for ", " and a NUL each; for what
 * is written, three bytes for each byte and the names around them. */
static size_t capacity_ample(const test_case *item)
{
    size_t size = input_size(item) * item->kind->ample;
    if (item->kind->measured == MEASURE_LINES)
        size += 3 * item->input_count;
    if (item->kind->measured == MEASURE_SIZE) {
        size = 256;
        for (size_t i = 0; i < item->params.count; i++)
            size += 3 * item->params.items[i].value.size;
    }
    return size;
}

/* The two fills: one that no UTF-8 holds, and one that no header value holds,
 * so that together neither can hide a byte left behind. */
static const circumstances plain[] = {
    {"the input's end at an unmapped page", GUARD_END, 0xFF, false, false, 0},
    {"the input's start at an unmapped page", GUARD_START, 0xFF, false, false, 0},
    {"the input's end at an unmapped page, a second time", GUARD_END, 0x01, false, false, 0},
};

static bool run_and_compare(bytes *report, const test_case *item, const circumstances *how,
                            const outcome *first)
{
    outcome got = call_run(item, how);
    bool same = outcome_compare(report, how, first->text, &first->values, &got);
    outcome_free(&got);
    return same;
}

static size_t capacity_told(const test_case *item)
{
    return item->has_capacity ? item->capacity : capacity_ample(item);
}

static bool check_plain(const test_case *item, bytes *report, const outcome *first)
{
    circumstances how;
    for (size_t i = 1; i < sizeof plain / sizeof plain[0]; i++) {
        how = plain[i];
        how.capacity = capacity_told(item);
        if (!run_and_compare(report, item, &how, first))
            return false;
    }
    if (item->input_count > 0 && input_size(item) == 0 && !item->over_limit) {
        how = plain[0];
        how.what = "NULL for the empty input";
        how.null_input = true;
        how.capacity = capacity_told(item);
        return run_and_compare(report, item, &how, first);
    }
    return true;
}

static char *space_spell(const test_case *item, const outcome *like, size_t needed)
{
    bytes text = {0};
    bytes_text(&text, item->kind->short_buffer);
    /* Which of the lines did not fit is for the call to say. */
    if (item->kind->measured == MEASURE_LINES) {
        bytes_text(&text, " ");
        bytes_text(&text, like->status.field == NULL ? "?" : like->status.field);
    }
    bytes_text(&text, " needed ");
    bytes_number(&text, (long long)needed);
    return text.data;
}

static bool report_rule(bytes *report, const char *rule)
{
    report_line(report, "broken rule: ", rule);
    return false;
}

/* Exactly `needed` bytes do, with the outcome of an ample buffer; one byte less
 * does not, and says how many do. */
static bool check_bound(const test_case *item, bytes *report, const outcome *ample, size_t needed)
{
    circumstances how = plain[0];
    how.what = "a buffer of exactly the size that suffices";
    how.capacity = needed;
    if (!run_and_compare(report, item, &how, ample))
        return false;

    how.what = "a buffer one byte short";
    how.capacity = needed - 1;
    outcome tight = call_run(item, &how);
    char *text = space_spell(item, &tight, needed);
    /* What stays on a short buffer is the call's own affair, and is compared
     * only where it is fixed: the HTTP status, and what earlier lines gave. */
    bool keeps = item->kind->measured == MEASURE_LINES;
    facts kept = {NULL, 0};
    if (item->kind->takes_status)
        bytes_number(&facts_add(&kept, "http_status", strlen("http_status"), false)->value,
                     item->http_status);
    bool good = outcome_compare(report, &how, text, keeps ? &tight.values : &kept, &tight);
    facts_free(&kept);
    free(text);
    outcome_free(&tight);
    return good;
}

static bool check_measured(const test_case *item, bytes *report, const outcome *ample)
{
    circumstances how = plain[0];
    how.what = "NULL and 0 for the buffer";
    how.null_buffer = true;
    outcome measured = call_run(item, &how);
    size_t needed = measured.status.needed;
    bool good = measured.sin == NULL || report_rule(report, measured.sin);

    if (item->kind->measured == MEASURE_SIZE) {
        /* Measuring a request is a success that writes nothing. */
        needed = ample->size;
        if (strcmp(measured.text, ample->text) != 0 || measured.size != ample->size)
            good = report_rule(report, "measuring gives another size or status than writing");
    } else if (item->kind->measured == MEASURE_LINES) {
        needed = ample->status.code == TWCRED_OK ? ample->size : 0;
        if (item->input_count == 1 && needed > 0 && measured.status.needed != needed)
            good = report_rule(report, "measuring gives another size than writing");
    } else if (measured.status.code != TWCRED_SPACE_TEXT) {
        good = good && outcome_compare(report, &how, ample->text, &ample->values, &measured);
    } else if (needed > capacity_ample(item)) {
        good = report_rule(report, "more is needed than always suffices");
    }
    outcome_free(&measured);
    return good && (needed == 0 || check_bound(item, report, ample, needed));
}

static bool check_sizes(const test_case *item, bytes *report)
{
    circumstances how = plain[0];
    how.what = "an ample buffer";
    how.capacity = capacity_ample(item);
    outcome ample = call_run(item, &how);
    bool good = ample.sin == NULL || report_rule(report, ample.sin);
    if (status_is_short(&ample.status))
        good = report_rule(report, "an ample buffer is said to be short");
    if (good)
        good = check_measured(item, report, &ample);
    if (good) {
        how.what = "a buffer that is larger by a page";
        how.capacity += 4096;
        good = run_and_compare(report, item, &how, &ample);
    }
    outcome_free(&ample);
    return good;
}

bool check_case(const test_case *item, outcome *first, bytes *report)
{
    circumstances how = plain[0];
    how.capacity = capacity_told(item);
    *first = call_run(item, &how);
    if (first->sin != NULL)
        return report_rule(report, first->sin);
    return check_plain(item, report, first) &&
           (item->kind->measured == MEASURE_NOT || check_sizes(item, report));
}
