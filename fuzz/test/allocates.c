/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A target that allocates, in the C library's name: allocations.c has to see it. */
#define _POSIX_C_SOURCE 200809L

#include "harness.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char *volatile copy; /* which keeps the compiler from leaving it out */

    (void)data;
    (void)size;
    copy = strdup("a");
    free(copy);
    return 0;
}
