/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "check.h"

#include "call.h"
#include "kind.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- the report */

static void report_line(bytes *report, const char *label, const char *text)
{
    bytes_text(report, "    ");
    bytes_text(report, label);
    bytes_text(report, text);
    bytes_text(report, "\n");
}

static void report_fact(bytes *report, const char *label, const fact *told)
{
    bytes line = {0};
    bytes_text(&line, told->name);
    bytes_text(&line, told->is_word ? " is " : " = ");
    bytes_spell(&line, told->value.data, told->value.size);
    /* A blank at the end would not be seen. */
    if (line.data[line.size - 1] == ' ' && told->value.size > 0) {
        line.size--;
        bytes_text(&line, "~20");
    }
    report_line(report, label, line.data);
    bytes_free(&line);
}

/* How many bytes of input are shown on either side of the caret. */
#define SHOWN 48

/* The input around a byte, on one line, and a caret under that byte. */
static void report_caret(bytes *report, const char *data, size_t size, size_t offset)
{
    size_t from = offset > SHOWN ? offset - SHOWN : 0;
    size_t to = size - from > 2 * SHOWN ? from + 2 * SHOWN : size;
    bytes before = {0};
    bytes_text(&before, from > 0 ? "..." : "");
    bytes_spell(&before, data + from, offset - from);
    bytes line = {0};
    bytes_append(&line, before.data, before.size);
    bytes_spell(&line, data + offset, to - offset);
    bytes_text(&line, to < size ? "..." : "");
    report_line(report, "    ", line.data);
    bytes_free(&line);
    for (size_t i = 0; i < before.size; i++)
        bytes_text(&line, " ");
    bytes_text(&line, "^");
    report_line(report, "    ", line.data);
    bytes_free(&line);
    bytes_free(&before);
}

/* What the number at the end of "CODE FIELD OFFSET" points to, where it does. */
static void report_place(bytes *report, const test_case *item, const char *label, const char *text,
                         size_t which)
{
    const char *blank = strrchr(text, ' ');
    if (blank == NULL || strstr(text, " needed ") != NULL)
        return;
    size_t offset = (size_t)strtoull(blank + 1, NULL, 10);
    const bytes *input = which < item->input_count ? &item->inputs[which] : NULL;
    /* The field of a parameter's fault is the parameter's name. */
    const char *field = strchr(text, ' ') + 1;
    const fact *param = facts_find(&item->params, field, (size_t)(blank - field));
    if (param != NULL && !param->is_word)
        input = &param->value;
    if (input == NULL || offset > input->size)
        return;
    report_line(report, label, text);
    report_caret(report, input->data, input->size, offset);
}

/* ------------------------------------------------------------- comparisons */

/* Appends the differences between two sets of values; true when there are none. */
static bool facts_compare(bytes *report, const facts *wanted, const facts *got)
{
    bool same = true;
    for (size_t i = 0; i < wanted->count; i++) {
        const fact *left = &wanted->items[i];
        const fact *right = facts_find(got, left->name, strlen(left->name));
        if (right != NULL && right->is_word == left->is_word &&
            bytes_equal(&left->value, &right->value))
            continue;
        same = false;
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
        same = false;
        report_line(report, "expected: ", "nothing");
        report_fact(report, "     got: ", right);
    }
    return same;
}

/* Compares what came out with what the case, or another call, says. */
static bool outcome_compare(bytes *report, const test_case *item, const circumstances *how,
                            const char *text, const facts *values, const outcome *got)
{
    bytes found = {0};
    bool any_refusal = strcmp(text, "refused") == 0;
    if (any_refusal ? got->status.code == TWCRED_OK : strcmp(text, got->text) != 0) {
        report_line(&found, "expected: ", text);
        report_line(&found, "     got: ", got->text);
        report_place(&found, item, "expected at: ", text, item->input_count - 1);
        report_place(&found, item, "got at: ", got->text, got->input);
    }
    (void)facts_compare(&found, values, &got->values);
    if (got->sin != NULL)
        report_line(&found, "broken rule: ", got->sin);
    bool same = found.size == 0;
    if (!same) {
        report_line(report, "with ", how->what);
        bytes_append(report, found.data, found.size);
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
                            const char *text, const facts *values)
{
    outcome got = call_run(item, how);
    bool same = outcome_compare(report, item, how, text, values, &got);
    outcome_free(&got);
    return same;
}

static bool check_expected(const test_case *item, bytes *report)
{
    circumstances how;
    size_t capacity = item->has_capacity ? item->capacity : capacity_ample(item);
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        how = plain[i];
        how.capacity = capacity;
        if (!run_and_compare(report, item, &how, item->outcome, &item->expected))
            return false;
    }
    if (item->input_count > 0 && input_size(item) == 0 && !item->over_limit) {
        how = plain[0];
        how.what = "NULL for the empty input";
        how.null_input = true;
        how.capacity = capacity;
        return run_and_compare(report, item, &how, item->outcome, &item->expected);
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
    if (!run_and_compare(report, item, &how, ample->text, &ample->values))
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
    bool good = outcome_compare(report, item, &how, text, keeps ? &tight.values : &kept, &tight);
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
        good = good && outcome_compare(report, item, &how, ample->text, &ample->values, &measured);
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
        good = run_and_compare(report, item, &how, ample.text, &ample.values);
    }
    outcome_free(&ample);
    return good;
}

bool check_case(const test_case *item, bytes *report)
{
    guard_watch(item->name);
    return check_expected(item, report) &&
           (item->kind->measured == MEASURE_NOT || check_sizes(item, report));
}
