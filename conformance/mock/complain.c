/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>

bool complain(const char *what, const char *why)
{
    fprintf(stderr, "twcred-mock: %s: %s\n", what, why);
    return false;
}
