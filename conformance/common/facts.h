/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Named values: the parameters of a case, and what came out of its call. */
#ifndef TWCRED_CONFORMANCE_FACTS_H
#define TWCRED_CONFORMANCE_FACTS_H

#include "bytes.h"

#include <stdbool.h>
#include <stddef.h>

/* `NAME = BYTES`, or `NAME is WORD`: a parameter, or a value that came out. */
typedef struct fact {
    char *name;
    bool is_word;
    bytes value;
} fact;

typedef struct facts {
    fact *items;
    size_t count;
} facts;

/* Adds a fact and returns it, for its value to be filled in. */
fact *facts_add(facts *list, const char *name, size_t name_size, bool is_word);
const fact *facts_find(const facts *list, const char *name, size_t name_size);
/* Whether they say the same, whatever their names. */
bool fact_equal(const fact *left, const fact *right);
/* Appends `NAME = BYTES` or `NAME is WORD`, with no blank at the end. */
void fact_spell(bytes *target, const fact *told);
void facts_free(facts *list);

#endif
