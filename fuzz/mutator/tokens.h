/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A tolerant reader of JSON: it finds tokens in anything that has some, and says
 * nothing about whether it is JSON. */
#ifndef TWCRED_FUZZ_MUTATOR_TOKENS_H
#define TWCRED_FUZZ_MUTATOR_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Documents of more tokens, or nested deeper, are left to mutation by bytes. */
#define TOKENS_MAX  ((size_t)1 << 14)
#define NESTING_MAX ((size_t)1 << 10)

#define TOKEN_NONE SIZE_MAX

typedef struct token {
    size_t start, end; /* of a string, with its quotes */
    size_t close;      /* the last token of the value; of one that is not closed, the last of all */
    size_t parent;     /* the token that opens the object or array around, or TOKEN_NONE */
    size_t depth;      /* 0 outside of everything */
    char kind;         /* one of {}[]:," or s, a run of other bytes such as a number */
    bool key;          /* a string with a colon behind it */
    bool value;        /* a string, a run, or what opens an object or array; not a key */
} token;

typedef struct token_list {
    token tokens[TOKENS_MAX];
    size_t count;
    size_t values[TOKENS_MAX]; /* the tokens that are values */
    size_t value_count;
} token_list;

/* False if there is no value in it, or more than a list can hold. */
bool tokens_read(token_list *list, const uint8_t *text, size_t size);

/* A value with what names it, if it has a name: a member, or an element. */
size_t item_first(const token_list *list, size_t value);

/* The levels that a value opens: 0 of what is neither object nor array. */
size_t value_height(const token_list *list, size_t value);

#endif
