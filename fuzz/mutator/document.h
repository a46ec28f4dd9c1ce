/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Mutation of JSON by its tokens and members. */
#ifndef TWCRED_FUZZ_MUTATOR_DOCUMENT_H
#define TWCRED_FUZZ_MUTATOR_DOCUMENT_H

#include "edit.h"
#include "tokens.h"

typedef struct document {
    input *whole;
    size_t start;     /* of the JSON in the input */
    unsigned members; /* what those of the outermost object are of */
    const token_list *list;
} document;

/* One kind of mutation: false where it changed nothing. */
typedef struct document_kind {
    const char *name;
    size_t weight; /* how often it is taken, against the others */
    bool (*apply)(document *of, chance *from);
} document_kind;

#define DOCUMENT_KINDS 23
extern const document_kind document_kinds[DOCUMENT_KINDS];

/* Reads the tokens of the input from `start` on; false where there are none. The
 * members of the outermost object are of the objects given, as in members.h. */
bool document_open(document *of, input *whole, size_t start, unsigned members);

/* Puts a member or a value of another document in. */
bool document_splice(document *of, chance *from, const uint8_t *other, size_t size);

#endif
