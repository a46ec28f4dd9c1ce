/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Memory for what the oracles build, from pages that are mapped once: a run of a
 * target allocates nothing. */
#ifndef TWCRED_FUZZ_ARENA_H
#define TWCRED_FUZZ_ARENA_H

#include <stddef.h>

/* As malloc() and free(). What was released is used again as soon as nothing is in
 * use. NULL when the arena is full: it takes what jansson makes of INPUT_MAX bytes. */
void *arena_allocate(size_t size);
void arena_release(void *memory);

#endif
