/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What libFuzzer looks for in a target: compiled for each, with TWCRED_TARGET, its
 * name. With TWCRED_MUTATOR=bytes in the environment everything is left to libFuzzer,
 * so that the one can be measured against the other. */
#include "mutator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One in so many is left to bytes, too: grammar never finds what it does not know. */
#define BY_BYTES 3

/* libFuzzer takes either function every other time, which is too often for this one. */
#define CROSS_OVER 4

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second,
                                 size_t second_size, uint8_t *out, size_t max_size, unsigned seed);

/* NULL where grammar is switched off. */
static const mutator_shape *own_shape(void)
{
    static const mutator_shape *found;
    static bool looked;
    if (looked)
        return found;
    looked = true;
    const char *wanted = getenv("TWCRED_MUTATOR");
    if (wanted != NULL && strcmp(wanted, "bytes") == 0)
        return NULL;
    if (wanted != NULL && strcmp(wanted, "grammar") != 0) {
        fprintf(stderr, "TWCRED_MUTATOR is neither grammar nor bytes: %s\n", wanted);
        exit(2);
    }
    found = mutator_find(TWCRED_TARGET);
    if (found == NULL) {
        fputs("no row of fuzz/mutator/shapes.c is for the target " TWCRED_TARGET "\n", stderr);
        exit(2);
    }
    return found;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    const mutator_shape *shape = own_shape();
    uint32_t applied = 0;
    if (shape != NULL && seed % BY_BYTES != 0)
        size = mutator_edit(shape, data, size, max_size, seed, &applied);
    return applied != 0 ? size : LLVMFuzzerMutate(data, size, max_size);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second,
                                 size_t second_size, uint8_t *out, size_t max_size, unsigned seed)
{
    const mutator_shape *shape = own_shape();
    if (shape == NULL || seed % CROSS_OVER != 0)
        return 0;
    return mutator_cross(shape, first, first_size, second, second_size, out, max_size, seed);
}
