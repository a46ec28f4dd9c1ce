/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "compare.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void detail_line(result *found, const char *label, const char *text, size_t size)
{
    bytes_text(&found->detail, label);
    bytes_spell(&found->detail, text, size);
    bytes_text(&found->detail, "\n");
}

static void detail_text(result *found, const char *label, const char *text)
{
    bytes_text(&found->detail, label);
    bytes_text(&found->detail, text);
    bytes_text(&found->detail, "\n");
}

static void detail_fact(result *found, const char *label, const fact *told)
{
    bytes line = {0};
    fact_spell(&line, told);
    detail_text(found, label, line.data);
    bytes_free(&line);
}

/* -------------------------------------------------------------------- places */

/* What the number at the end of "CODE FIELD OFFSET" points to, where it does: into the
 * parameter of that name, or into the input, of several into the last. */
static place place_find(const test_case *item, const char *label, const char *text)
{
    static const place nowhere = {NULL, NULL, 0};
    word rest = {text, strlen(text)};
    (void)word_take(&rest);
    word field = word_take(&rest);
    size_t offset;
    if (!word_number(rest, SIZE_MAX, &offset))
        return nowhere;
    const bytes *in = item->input_count > 0 ? &item->inputs[item->input_count - 1] : NULL;
    const fact *param = facts_find(&item->params, field.text, field.size);
    if (param != NULL && !param->is_word)
        in = &param->value;
    if (in == NULL || offset > in->size)
        return nowhere;
    return (place){label, in, offset};
}

/* ---------------------------------------------------------------- comparisons */

/* The outcome of an answer, in the words of a case. */
static const char *outcome_text(const answer *given)
{
    if (given->kind == ANSWER_OK)
        return "ok";
    return given->place != NULL ? given->place : "refused";
}

static bool outcome_right(const test_case *item, const answer *given, bool places)
{
    bool ok = strcmp(item->outcome, "ok") == 0;
    bool anywhere = !places || strcmp(item->outcome, "refused") == 0;
    if (ok || anywhere)
        return ok == (given->kind == ANSWER_OK);
    return strcmp(item->outcome, outcome_text(given)) == 0;
}

static void outcome_compare(result *found, const answer *given, bool places)
{
    const test_case *item = found->item;
    if (outcome_right(item, given, places))
        return;
    found->verdict = VERDICT_FAILED;
    detail_text(found, "expected: ", item->outcome);
    detail_text(found, "     got: ", outcome_text(given));
    place wanted = place_find(item, "expected at", item->outcome);
    place got = place_find(item, "got at", outcome_text(given));
    found->places[0] = wanted.label != NULL ? wanted : got;
    found->places[1] = wanted.label != NULL ? got : wanted;
}

/* A value that is an outcome itself is judged as one: without places it is `ok` or
 * `refused`. */
static bool value_right(const fact *wanted, const fact *got, bool places)
{
    static const char outcome[] = "error_body";
    static const char refused[] = "refused";
    if (places || strcmp(wanted->name, outcome) != 0 || strcmp(wanted->value.data, "ok") == 0)
        return fact_equal(wanted, got);
    return !got->is_word && got->value.size == sizeof refused - 1 &&
           memcmp(got->value.data, refused, got->value.size) == 0;
}

static void values_compare(result *found, const facts *got, bool places)
{
    const facts *wanted = &found->item->expected;
    for (size_t i = 0; i < wanted->count; i++) {
        const fact *left = &wanted->items[i];
        const fact *right = facts_find(got, left->name, strlen(left->name));
        if (right != NULL && value_right(left, right, places))
            continue;
        found->verdict = VERDICT_FAILED;
        detail_fact(found, "expected: ", left);
        if (right == NULL)
            detail_text(found, "     got: ", "nothing");
        else
            detail_fact(found, "     got: ", right);
    }
    for (size_t i = 0; i < got->count; i++) {
        const fact *right = &got->items[i];
        if (facts_find(wanted, right->name, strlen(right->name)) != NULL)
            continue;
        found->verdict = VERDICT_FAILED;
        detail_text(found, "expected: ", "nothing");
        detail_fact(found, "     got: ", right);
    }
}

static void broken_tell(result *found, const bytes *rule)
{
    found->verdict = VERDICT_BROKEN;
    if (rule->size == 0)
        detail_text(found, "a rule is broken", "");
    word rest = {rule->data, rule->size};
    word line;
    while (word_split(&line, &rest, '\n'))
        detail_line(found, "", line.text, line.size);
    if (rest.size > 0)
        detail_line(found, "", rest.text, rest.size);
}

void answer_compare(result *found, const answer *given, bool places)
{
    found->verdict = VERDICT_PASSED;
    switch (given->kind) {
    case ANSWER_UNSUPPORTED:
        found->verdict = VERDICT_SKIPPED;
        detail_text(found, "unsupported: ", found->item->call);
        return;
    case ANSWER_BROKEN:
        broken_tell(found, &given->broken);
        return;
    case ANSWER_OK:
    case ANSWER_REFUSED:
        outcome_compare(found, given, places);
        if (places || (given->kind == ANSWER_OK && strcmp(found->item->outcome, "ok") == 0))
            values_compare(found, &given->values, places);
        return;
    }
}
