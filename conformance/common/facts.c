/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "facts.h"

#include <stdlib.h>
#include <string.h>

fact *facts_add(facts *list, const char *name, size_t name_size, bool is_word)
{
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    fact *added = &list->items[list->count++];
    memset(added, 0, sizeof *added);
    added->name = memory_string(name, name_size);
    added->is_word = is_word;
    return added;
}

const fact *facts_find(const facts *list, const char *name, size_t name_size)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *candidate = list->items[i].name;
        if (strlen(candidate) == name_size && memcmp(candidate, name, name_size) == 0)
            return &list->items[i];
    }
    return NULL;
}

bool fact_equal(const fact *left, const fact *right)
{
    return left->is_word == right->is_word && bytes_equal(&left->value, &right->value);
}

void fact_spell(bytes *target, const fact *told)
{
    bytes_text(target, told->name);
    bytes_text(target, told->is_word ? " is" : " =");
    if (told->value.size == 0)
        return;
    bytes_text(target, " ");
    bytes_spell(target, told->value.data, told->value.size);
    /* A blank at the end would not be seen. */
    if (target->data[target->size - 1] == ' ') {
        target->size--;
        bytes_text(target, "~20");
    }
}

void facts_free(facts *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        bytes_free(&list->items[i].value);
    }
    free(list->items);
    memset(list, 0, sizeof *list);
}
