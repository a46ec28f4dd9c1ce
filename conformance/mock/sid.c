/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

void sid_make(char dst[SID_SIZE], const char *letters)
{
    unsigned char random[16];
    /* A SID that is not random could answer for another; better none at all. */
    if (getentropy(random, sizeof random) != 0) {
        fputs("twcred-mock: the system gives no randomness\n", stderr);
        abort();
    }
    memcpy(dst, letters, 2);
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(dst + 2 + 2 * i, 3, "%02x", random[i]);
}

bool sid_is(const char *string, const char *letters)
{
    return strlen(string) == SID_SIZE - 1 && memcmp(string, letters, 2) == 0 &&
           strspn(string + 2, "0123456789abcdefABCDEF") == SID_SIZE - 3;
}
