/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The same mutation for AFL++, as a library that it loads; TWCRED_TARGET in the
 * environment is the target's name. What AFL++ does by bytes it does beside it. */
#include "mutator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct afl_mutator {
    const mutator_shape *shape;
    chance from;
    uint8_t out[EDIT_MAX];
} afl_mutator;

void *afl_custom_init(void *afl, unsigned seed);
size_t afl_custom_fuzz(void *data, uint8_t *bytes, size_t size, uint8_t **out, uint8_t *other,
                       size_t other_size, size_t max_size);
void afl_custom_deinit(void *data);

/* There is none here: one byte more or another one, so that the kinds which ask for it
 * are not without effect. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size)
{
    if (size < max_size)
        data[size++] = '0';
    else if (size > 0)
        data[size / 2] ^= 1;
    return size;
}

void *afl_custom_init(void *afl, unsigned seed)
{
    static afl_mutator only;
    const char *target = getenv("TWCRED_TARGET");
    (void)afl;
    only.from.state = seed;
    only.shape = target == NULL ? NULL : mutator_find(target);
    if (only.shape == NULL) {
        fputs("TWCRED_TARGET is not the name of a fuzz target\n", stderr);
        exit(2);
    }
    return &only;
}

size_t afl_custom_fuzz(void *data, uint8_t *bytes, size_t size, uint8_t **out, uint8_t *other,
                       size_t other_size, size_t max_size)
{
    afl_mutator *own = data;
    unsigned seed = (unsigned)chance_below(&own->from, UINT32_MAX);
    size_t room = max_size < sizeof own->out ? max_size : sizeof own->out;
    uint32_t applied = 0;
    *out = own->out;
    if (size > room)
        return 0;
    if (other_size > 0 && chance_one_in(&own->from, 8))
        return mutator_cross(own->shape, bytes, size, other, other_size, own->out, room, seed);
    memcpy(own->out, bytes, size);
    size = mutator_edit(own->shape, own->out, size, room, seed, &applied);
    return applied != 0 ? size : 0;
}

void afl_custom_deinit(void *data)
{
    (void)data;
}
