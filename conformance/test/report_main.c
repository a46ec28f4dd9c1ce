/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Prints a report of runs made by hand, for report_test.sh to look at.
 * Usage: report_main requirements FILE...
 *        report_main text|quiet|tap|junit|html hostile|good|one|none|many FILE... */

#include "kind.h"
#include "report.h"

#include <stdlib.h>
#include <string.h>

static const struct report_row {
    const char *name;
    reporter *report;
} report_rows[] = {
    {"text", report_text},   {"quiet", report_quiet}, {"tap", report_tap},
    {"junit", report_junit}, {"html", report_html},
};

static const call_kind json_kind = {.name = "json"};
static const call_kind create_kind = {.name = "create"};

/* Every verdict, and bytes that each of the formats would stumble over. */
#define HOSTILE \
    "<a href='x'>&amp;]]>\"\\#~ ~00\t\r\x1B[31m\x7F\xFF\xC2\x9F\xC3\xA9\xE2\x80\xAE\xEF\xBF\xBE"

static const struct case_row {
    verdict verdict;
    const call_kind *kind;
    const char *name, *requires;
    const char *input, *param;
    const char *detail;
    int expected_at, got_at; /* -1: nowhere */
    long long microseconds;
} hostile_rows[] = {
    {VERDICT_PASSED, &json_kind, "form.space-plus.good", "form.space-plus", "a", NULL, NULL, -1, -1,
     1},
    {VERDICT_FAILED, &json_kind, "form.space-plus.tab", "form.space-plus form.other",
     "{\"a\":\x01<&>}", NULL, "expected: json-syntax document 5\n     got: json-syntax document 10",
     5, 10, 1234567},
    {VERDICT_FAILED, &json_kind, "form.other.beyond", "form.other", "a", NULL,
     "expected: ok\n     got: json-syntax document 2", -1, 2, 0},
    {VERDICT_BROKEN, &json_kind, "form.other.rule", "form.other", "", " ",
     "broken rule: a string without its NUL", -1, -1, 20},
    {VERDICT_CRASHED, &create_kind, "sid.length.33", "sid.length", NULL, "CR\xFF]]>", "", -1, -1,
     30},
    {VERDICT_HUNG, &json_kind, "sid.length.long", "sid.length", HOSTILE, NULL,
     "no answer within 5 seconds", -1, -1, 5000000},
    {VERDICT_GREW, &json_kind, "sid.length.35", "sid.length", HOSTILE HOSTILE HOSTILE, NULL,
     "resident memory is 70 MiB above that after the greeting", 90, -1, 50},
    {VERDICT_NOISE, &json_kind, "sid.noise", "sid.length", "x", NULL,
     "no answer: " HOSTILE "\n\n" HOSTILE, -1, -1, 60},
    {VERDICT_SKIPPED, &create_kind, "sid.skipped.bare", "sid.length", NULL, "v", NULL, -1, -1, 70},
    {VERDICT_SKIPPED, &create_kind, "unknown.skipped.reason", "unknown.requirement", NULL, "v",
     HOSTILE "\nsecond", -1, -1, 80},
    {VERDICT_FAILED, &json_kind, HOSTILE, NULL, HOSTILE, NULL, HOSTILE, -1, -1, 90},
    {VERDICT_FAILED, &json_kind, HOSTILE ".2", HOSTILE " b", HOSTILE, NULL, NULL, 0, -1, -5},
};

static const struct case_row skipped_row = {VERDICT_SKIPPED,
                                            &create_kind,
                                            "form.space-plus.skipped",
                                            "form.space-plus",
                                            NULL,
                                            "v",
                                            "unsupported: create",
                                            -1,
                                            -1,
                                            2};

enum { MANY = 4000 };

typedef struct stage {
    run how;
    test_case *cases;
} stage;

static stage stage_open(size_t count)
{
    stage opened = {{"./client " HOSTILE, NULL, count, {0}}, NULL};
    opened.how.results = calloc(count + 1, sizeof *opened.how.results);
    opened.cases = calloc(count + 1, sizeof *opened.cases);
    if (opened.how.results == NULL || opened.cases == NULL)
        exit(2);
    for (size_t i = 0; i < count; i++) {
        opened.cases[i].file = "cases/a.case";
        opened.cases[i].line = 10 * i + 3;
        opened.cases[i].kind = &json_kind;
        opened.how.results[i].item = &opened.cases[i];
    }
    return opened;
}

static void stage_close(stage *opened)
{
    for (size_t i = 0; i < opened->how.count; i++) {
        test_case *item = &opened->cases[i];
        for (size_t input = 0; input < item->input_count; input++)
            bytes_free(&item->inputs[input]);
        free(item->inputs);
        free(item->name);
        free(item->requires);
        free(item->origin);
        for (size_t param = 0; param < item->params.count; param++) {
            free(item->params.items[param].name);
            bytes_free(&item->params.items[param].value);
        }
        free(item->params.items);
        bytes_free(&opened->how.results[i].detail);
    }
    free(opened->how.results);
    free(opened->cases);
}

static fact *param_add(test_case *item, const char *name, bool is_word)
{
    facts *params = &item->params;
    params->items = memory_resize(params->items, params->count + 1, sizeof *params->items);
    fact *added = &params->items[params->count++];
    memset(added, 0, sizeof *added);
    added->name = memory_string(name, strlen(name));
    added->is_word = is_word;
    return added;
}

static bytes *input_add(test_case *item)
{
    item->inputs = memory_resize(item->inputs, item->input_count + 1, sizeof *item->inputs);
    bytes *added = &item->inputs[item->input_count++];
    memset(added, 0, sizeof *added);
    return added;
}

static void row_put(stage *opened, size_t at, const struct case_row *row)
{
    static const char *const labels[] = {"expected at", "got at"};
    test_case *item = &opened->cases[at];
    result *found = &opened->how.results[at];
    const int offsets[] = {row->expected_at, row->got_at};
    item->kind = row->kind;
    item->name = memory_string(row->name, strlen(row->name));
    item->requires =
        row->requires == NULL ? NULL : memory_string(row->requires, strlen(row->requires));
    if (row->input != NULL)
        bytes_text(input_add(item), row->input);
    if (row->param != NULL) {
        bytes_text(&param_add(item, "Sid", false)->value, row->param);
        bytes_text(&param_add(item, "Secret", true)->value, "null-of-size 5");
    }
    found->verdict = row->verdict;
    found->microseconds = row->microseconds;
    if (row->detail != NULL)
        bytes_text(&found->detail, row->detail);
    for (size_t i = 0; i < 2; i++) {
        if (offsets[i] < 0)
            continue;
        found->places[i].label = labels[i];
        found->places[i].in = &item->inputs[0];
        found->places[i].offset = (size_t)offsets[i];
    }
    opened->how.totals[row->verdict]++;
}

static stage stage_hostile(void)
{
    size_t count = sizeof hostile_rows / sizeof hostile_rows[0];
    stage opened = stage_open(count + 1);
    for (size_t i = 0; i < count; i++)
        row_put(&opened, i, &hostile_rows[i]);
    opened.cases[1].origin = memory_string("node 18, JSON.parse", 19);
    /* NUL, many lines and endless ones cannot stand in a table. */
    struct case_row last = {
        VERDICT_NOISE, &json_kind, "form.long", "form.space-plus", NULL, NULL, NULL, -1, -1, 6};
    row_put(&opened, count, &last);
    test_case *item = &opened.cases[count];
    bytes_append(input_add(item), "a\0b", 3);
    bytes *endless = input_add(item);
    for (int i = 0; i < 100000; i++)
        bytes_append(endless, "\0<", 2);
    bytes *detail = &opened.how.results[count].detail;
    for (int i = 0; i < 2; i++) {
        bytes_text(detail, i == 0 ? "expected: body = " : "     got: body = ");
        for (int digit = 0; digit < 700; digit++)
            bytes_number(detail, digit % 10);
        bytes_text(detail, i == 0 ? "<\n" : ">\n");
    }
    bytes_append(detail, "no answer: ", 11);
    bytes_append(detail, endless->data, endless->size);
    for (int i = 0; i < 1000; i++)
        bytes_text(detail, "\nline");
    return opened;
}

/* As many cases as there may be, each requirement with twenty; every tenth fails. */
static stage stage_many(const requirement_list *requirements)
{
    stage opened = stage_open(MANY);
    for (size_t i = 0; i < MANY; i++) {
        const char *requires = requirements->items[i / 20 % requirements->count].name;
        bytes name = {0};
        bytes_text(&name, requires);
        bytes_text(&name, ".position-");
        bytes_number(&name, (long long)i);
        struct case_row row = {
            i % 10 == 3 ? VERDICT_FAILED : VERDICT_PASSED,
            &json_kind,
            name.data,
            requires,
            "{\"sid\":\"CR0123456789abcdef0123456789abcdeg\",\"url\":null}",
            NULL,
            i % 10 == 3 ? "expected: field-format sid 41\n     got: field-type url 50" : NULL,
            i % 10 == 3 ? 41 : -1,
            i % 10 == 3 ? 50 : -1,
            12};
        row_put(&opened, i, &row);
        bytes_free(&name);
    }
    return opened;
}

static stage stage_of(const char *name, const requirement_list *requirements)
{
    if (strcmp(name, "hostile") == 0)
        return stage_hostile();
    if (strcmp(name, "many") == 0)
        return stage_many(requirements);
    bool good = strcmp(name, "good") == 0;
    bool one = strcmp(name, "one") == 0;
    stage opened = stage_open(good ? 2 : one);
    if (good)
        row_put(&opened, 1, &skipped_row);
    if (good || one)
        row_put(&opened, 0, &hostile_rows[one]);
    return opened;
}

static int print_requirements(const requirement_list *requirements)
{
    for (size_t i = 0; i < requirements->count; i++) {
        const requirement *item = &requirements->items[i];
        if (requirements_find(requirements, word_of(item->name)) != item)
            return 1;
        printf("%s:%zu: %s; %s; %s; %s\n", item->file, item->line, item->name, item->clause,
               item->link == NULL ? "no link" : item->link, item->must);
    }
    return requirements_find(requirements, word_of("form")) != NULL;
}

int main(int argc, char **argv)
{
    bool reads = argc > 1 && strcmp(argv[1], "requirements") == 0;
    requirement_list requirements = {NULL, 0};
    bool good = argc > 2;
    for (int i = reads ? 2 : 3; good && i < argc; i++)
        good = requirements_read(&requirements, argv[i]);
    int status = good ? 0 : 2;
    if (good && reads)
        status = print_requirements(&requirements);
    if (good && !reads) {
        stage opened = stage_of(argv[2], &requirements);
        status = 2;
        for (size_t i = 0; i < sizeof report_rows / sizeof report_rows[0]; i++) {
            if (strcmp(argv[1], report_rows[i].name) == 0)
                status = report_rows[i].report(stdout, &opened.how, &requirements) ? 0 : 1;
        }
        stage_close(&opened);
    }
    requirements_free(&requirements);
    return status;
}
