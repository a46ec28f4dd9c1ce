/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "words.h"

#include <limits.h>
#include <string.h>

bool word_is(word given, const char *text)
{
    return given.size == strlen(text) && memcmp(given.text, text, given.size) == 0;
}

bool word_listed(word given, const char *const *list)
{
    for (; list != NULL && *list != NULL; list++) {
        if (word_is(given, *list))
            return true;
    }
    return false;
}

word word_take(word *rest)
{
    word first;
    if (word_split(&first, rest, ' '))
        return first;
    first = *rest;
    rest->text += rest->size;
    rest->size = 0;
    return first;
}

bool word_split(word *first, word *rest, char byte)
{
    const char *at = memchr(rest->text, byte, rest->size);
    if (at == NULL)
        return false;
    first->text = rest->text;
    first->size = (size_t)(at - rest->text);
    rest->text += first->size + 1;
    rest->size -= first->size + 1;
    return true;
}

bool word_number(word given, size_t limit, size_t *number)
{
    *number = 0;
    if (given.size == 0 || (given.size > 1 && given.text[0] == '0'))
        return false;
    for (size_t i = 0; i < given.size; i++) {
        if (given.text[i] < '0' || given.text[i] > '9')
            return false;
        size_t digit = (size_t)(given.text[i] - '0');
        if (*number > (limit - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    return true;
}

bool word_integer(word given, long long *number)
{
    word digits = given;
    bool negative = given.size > 0 && given.text[0] == '-';
    size_t size;
    digits.text += negative;
    digits.size -= negative;
    if (!word_number(digits, (size_t)LLONG_MAX + negative, &size) || (negative && size == 0))
        return false;
    /* The smallest has no opposite. */
    *number = negative ? -(long long)(size - 1) - 1 : (long long)size;
    return true;
}
