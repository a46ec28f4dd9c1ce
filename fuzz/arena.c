/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* MAP_ANONYMOUS and MAP_NORESERVE are not part of POSIX.1-2008. */
#define _DEFAULT_SOURCE

#include "arena.h"

#include "harness.h"

#include <sys/mman.h>

/* Of address space: pages that are never written take no memory. */
#define ARENA_SIZE (INPUT_MAX * 512)

/* As malloc() aligns. */
#define ALIGNMENT ((size_t)16)

static char *arena;
static size_t used;
static size_t in_use; /* allocations that were not released */

void *arena_allocate(size_t size)
{
    if (arena == NULL) {
        arena = mmap(NULL, ARENA_SIZE, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        require(arena != MAP_FAILED);
    }
    if (size > ARENA_SIZE - used - ALIGNMENT)
        return NULL;
    char *memory = arena + used;
    used += (size + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    in_use++;
    return memory;
}

void arena_release(void *memory)
{
    if (memory == NULL)
        return;
    require(in_use > 0);
    in_use--;
    if (in_use == 0)
        used = 0;
}
