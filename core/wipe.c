/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

void twcred_wipe(void *memory, size_t size)
{
    /* Stores through a volatile lvalue are side effects (C99 5.1.2.3), which no
     * optimiser may drop, even where the memory is dead afterwards. */
    volatile unsigned char *byte = memory;
    for (size_t i = 0; i < size; i++)
        byte[i] = 0;
}
