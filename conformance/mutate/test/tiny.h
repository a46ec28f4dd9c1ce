/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#ifndef TINY_H
#define TINY_H

#include <stdbool.h>
#include <stddef.h>

typedef enum colour { RED, GREEN } colour;

int tiny_most(int left, int right);
const char *tiny_name(colour of);
bool tiny_digits(const char *text);
int tiny_sum(const int *numbers, int count);
colour tiny_other(colour of);

#endif
