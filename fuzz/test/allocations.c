/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Linked between replay.c and a target: what is allocated for an input fails, by the
 * target or by the C library for it. Only the second run of an input is counted: the
 * first one may set up what stays. The names are those of glibc, and what is called
 * here is what it exports for this. */
#include "harness.h"

#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

int __real_LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int __wrap_LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned long allocations;

void *malloc(size_t size)
{
    allocations++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    allocations++;
    return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    allocations++;
    return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    allocations++;
    return __libc_memalign(alignment, size);
}

int __wrap_LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)__real_LLVMFuzzerTestOneInput(data, size);
    allocations = 0;
    int result = __real_LLVMFuzzerTestOneInput(data, size);
    require(allocations == 0);
    return result;
}
