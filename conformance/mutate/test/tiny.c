/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Something of each kind that is mutated, and of what is left alone: if (a < 1). */

#include "tiny.h"

#define SMALL(n) ((n) < 10)

typedef char chars_are_small[sizeof(char) < sizeof(int) ? 1 : -1];

static const char *const names[] = {
    [RED] = "red",
    [GREEN] = "green",
};

int tiny_most(int left, int right)
{
    return left < right ? right : left;
}

const char *tiny_name(colour of)
{
    if ((unsigned)of > 1 || !SMALL(of))
        return NULL;
    return names[of];
}

bool tiny_digits(const char *text)
{
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++)
        if (!(*text >= '0' && *text <= '9'))
            return false;
    return true;
}

int tiny_sum(const int *numbers, int count)
{
    int sum = 0;
    int unused = 2;
    while (count > 0) {
        sum += numbers[--count];
        if (sum > 100)
            break;
    }
    return sum + 0 * unused;
}

colour tiny_other(colour of)
{
    switch (of) {
    case RED:
        return GREEN;
    case GREEN:
        break;
    }
    return RED;
}
