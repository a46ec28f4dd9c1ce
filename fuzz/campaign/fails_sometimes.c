/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A target with two mistakes that the test of the campaign has to see found, told
 * apart, and made small. Neither is there from the start.
 *
 *   - no input starts with "!?": asked of all
 *   - a copy has room for what is copied: not for 16 bytes and more */
#include "../harness.h"

#include <stdlib.h>
#include <string.h>

static bool starts_quietly(const uint8_t *data, size_t size)
{
    return size < 2 || data[0] != '!' || data[1] != '?';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    require(starts_quietly(data, size));
    /* Volatile, or the optimiser leaves the copy out, as nobody reads it. */
    char *volatile copy = malloc(size < 16 ? size : 15);
    require(copy != NULL);
    memcpy(copy, data, size);
    free(copy);
    return 0;
}
