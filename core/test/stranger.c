/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What the core must not be like: imports_test.sh has to find each fault. */

#include <stdio.h>

int stranger_function(void);

#if defined(STRANGER_WRITES)
static int calls;
#elif defined(STRANGER_KEEPS)
static int calls = 1;
#endif

int stranger_function(void)
{
#if defined(STRANGER_WRITES) || defined(STRANGER_KEEPS)
    return calls++;
#else
    return puts("stranger");
#endif
}
