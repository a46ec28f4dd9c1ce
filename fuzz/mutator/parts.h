/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Mutation of inputs that a target cuts into parts: parameters, header lines, a
 * URL and its base; and of the words in them. */
#ifndef TWCRED_FUZZ_MUTATOR_PARTS_H
#define TWCRED_FUZZ_MUTATOR_PARTS_H

#include "edit.h"
#include "shapes.h"

#define PARTS_MAX 64

typedef struct parts {
    input *whole;
    const mutator_shape *shape;
    size_t start; /* of the first part: behind the head and the integers */
    size_t starts[PARTS_MAX], ends[PARTS_MAX];
    size_t count;
} parts;

typedef struct parts_kind {
    const char *name;
    bool (*apply)(parts *of, chance *from);
} parts_kind;

#define PARTS_KINDS 19
extern const parts_kind parts_kinds[PARTS_KINDS];

/* False of an input that has no room for a head. */
bool parts_open(parts *of, input *whole, const mutator_shape *shape);

/* Puts a part of another input in the place of one, or beside it. */
bool parts_splice(parts *of, chance *from, const uint8_t *other, size_t size);

#endif
