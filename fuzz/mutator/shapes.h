/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* How each target reads its input: this decides how it is mutated. */
#ifndef TWCRED_FUZZ_MUTATOR_SHAPES_H
#define TWCRED_FUZZ_MUTATOR_SHAPES_H

#include "edit.h"
#include "members.h"

#define HEAD_MAX      4
#define PART_KINDS    6
#define NOT_SEPARATED (-1)

typedef struct mutator_shape {
    const char *target;
    const char *head[HEAD_MAX]; /* what the first bytes are one of; "" for any byte */
    size_t integers;            /* behind them, of eight bytes each */
    bool document;              /* whether the rest is JSON */
    unsigned members;           /* what the members of its outermost object are of, or else: */
    int separator;              /* the byte between parts, or NOT_SEPARATED */
    size_t kind_count;          /* further parts are like the last */
    value_kind kinds[PART_KINDS];
} mutator_shape;

#define SHAPES 23
extern const mutator_shape mutator_shapes[SHAPES];

size_t shape_head_size(const mutator_shape *shape);

/* Some byte of the head becomes another of its kind; seldom any byte at all. */
bool head_change(input *whole, const mutator_shape *shape, chance *from);

#endif
