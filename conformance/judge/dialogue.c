/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "dialogue.h"

#include "line.h"

#include <string.h>

static void fact_copy(facts *list, const fact *from)
{
    fact *copy = facts_add(list, from->name, strlen(from->name), from->is_word);
    bytes_append(&copy->value, from->value.data, from->value.size);
}

/* The right answer, but for a value that is wrong, if one is given. */
static void answer_tell(bytes *target, size_t number, const test_case *item, const fact *wrong)
{
    answer right = {0};
    right.number = number;
    right.kind = strcmp(item->outcome, "ok") == 0 ? ANSWER_OK : ANSWER_REFUSED;
    if (right.kind == ANSWER_REFUSED && strcmp(item->outcome, "refused") != 0)
        right.place = memory_string(item->outcome, strlen(item->outcome));
    for (size_t i = 0; i < item->expected.count; i++) {
        const fact *told = &item->expected.items[i];
        if (wrong == NULL || strcmp(told->name, wrong->name) != 0)
            fact_copy(&right.values, told);
    }
    if (wrong != NULL)
        fact_copy(&right.values, wrong);
    bytes_text(target, wrong == NULL ? "= " : "! ");
    answer_write(target, &right);
    bytes_text(target, "\n");
    answer_free(&right);
}

void dialogue_write(bytes *target, size_t number, const test_case *item)
{
    bytes_text(target, "? ");
    request_write(target, number, item);
    bytes_text(target, "\n");
    answer_tell(target, number, item, NULL);
    for (size_t i = 0; i < item->wrong.count; i++)
        answer_tell(target, number, item, &item->wrong.items[i]);
}
