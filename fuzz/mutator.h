/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Mutation by grammar: what an input of a target becomes depends on the seed alone.
 * No heap; the time is linear in the input. */
#ifndef TWCRED_FUZZ_MUTATOR_H
#define TWCRED_FUZZ_MUTATOR_H

#include "mutator/shapes.h"

#include <stddef.h>
#include <stdint.h>

/* NULL for a name that is no target's. */
const mutator_shape *mutator_find(const char *target);

/* The kinds of mutation that inputs of this shape go through. */
size_t mutator_kind_count(const mutator_shape *shape);
const char *mutator_kind_name(const mutator_shape *shape, size_t kind);

/* Edits the input in place, up to max_size bytes, and returns its new size. A bit of
 * *applied is set for each kind of mutation that was. None of them is where the input
 * is not of the shape: then nothing is changed, and what is left is LLVMFuzzerMutate(). */
size_t mutator_edit(const mutator_shape *shape, uint8_t *data, size_t size, size_t max_size,
                    unsigned seed, uint32_t *applied);

/* Writes the first input with something of the second in it, and returns its size, or
 * 0 where nothing came of it. */
size_t mutator_cross(const mutator_shape *shape, const uint8_t *first, size_t first_size,
                     const uint8_t *second, size_t second_size, uint8_t *out, size_t max_size,
                     unsigned seed);

#endif
