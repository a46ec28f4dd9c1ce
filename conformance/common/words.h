/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The words of a line. */
#ifndef TWCRED_CONFORMANCE_WORDS_H
#define TWCRED_CONFORMANCE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct word {
    const char *text;
    size_t size;
} word;

bool word_is(word given, const char *text);
/* Whether it is in a list that ends with NULL; a list that is NULL is empty. */
bool word_listed(word given, const char *const *list);

/* Splits off what stands before the first blank. */
word word_take(word *rest);
/* Splits off what stands before the first of that byte; false where there is none. */
bool word_split(word *first, word *rest, char byte);

/* A decimal number without leading zeros, at most `limit`. */
bool word_number(word given, size_t limit, size_t *number);
/* The same, of 64 bits and with a sign. */
bool word_integer(word given, long long *number);

#endif
