/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Kills all mutants of tiny.c that differ from it. */

#include "tiny.h"

#include <stdio.h>
#include <string.h>

#define require(condition) (void)((condition) || (puts("failed: " #condition), failures++))

int main(void)
{
    static const int numbers[] = {1, 20, 80, 1};
    int failures = 0;
    require(tiny_most(1, 2) == 2);
    require(tiny_most(2, 1) == 2);
    require(strcmp(tiny_name(RED), "red") == 0);
    require(strcmp(tiny_name(GREEN), "green") == 0);
    require(tiny_name((colour)2) == NULL);
    require(!tiny_digits(""));
    require(tiny_digits("0"));
    require(tiny_digits("19"));
    require(!tiny_digits("/"));
    require(!tiny_digits(":"));
    require(!tiny_digits("1x"));
    require(!tiny_digits("x"));
    require(tiny_sum(numbers, 0) == 0);
    require(tiny_sum(numbers, 2) == 21);
    require(tiny_sum(numbers, 3) == 101);
    require(tiny_sum(numbers + 1, 2) == 100);
    require(tiny_sum(numbers, 4) == 101);
    require(tiny_other(RED) == GREEN);
    require(tiny_other(GREEN) == RED);
    return failures != 0;
}
