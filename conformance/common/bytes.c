/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *memory_resize(void *memory, size_t count, size_t size)
{
    void *resized = count <= (size_t)-1 / size ? realloc(memory, count * size) : NULL;
    if (resized == NULL) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return resized;
}

char *memory_string(const char *text, size_t size)
{
    char *copy = memory_resize(NULL, size + 1, 1);
    memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

void bytes_append(bytes *target, const char *data, size_t size)
{
    size_t wanted = target->size + size + 1;
    if (wanted > target->capacity) {
        target->capacity = wanted * 2;
        target->data = memory_resize(target->data, target->capacity, 1);
    }
    if (size > 0)
        memcpy(target->data + target->size, data, size);
    target->size += size;
    target->data[target->size] = '\0';
}

void bytes_text(bytes *target, const char *text)
{
    bytes_append(target, text, strlen(text));
}

void bytes_number(bytes *target, long long number)
{
    char digits[32];
    (void)snprintf(digits, sizeof digits, "%lld", number);
    bytes_text(target, digits);
}

bool bytes_equal(const bytes *left, const bytes *right)
{
    return left->size == right->size &&
           (left->size == 0 || memcmp(left->data, right->data, left->size) == 0);
}

void bytes_free(bytes *target)
{
    free(target->data);
    memset(target, 0, sizeof *target);
}

static const char hex_digits[] = "0123456789ABCDEF";

void bytes_spell(bytes *target, const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)data[i];
        bool hidden = byte < 0x20 || byte > 0x7E;
        if (byte == '~') {
            bytes_append(target, "~~", 2);
        } else if (hidden) {
            char escape[3] = {'~', hex_digits[byte / 16], hex_digits[byte % 16]};
            bytes_append(target, escape, sizeof escape);
        } else {
            bytes_append(target, data + i, 1);
        }
    }
}

static int hex_value(char digit)
{
    const char *at = memchr(hex_digits, digit, 16);
    return at == NULL ? -1 : (int)(at - hex_digits);
}

/* Reads `~~` or `~HH` at text[0]; returns what it took, 0 where it is neither. */
static size_t escape_read(bytes *target, const char *text, size_t size)
{
    if (size >= 2 && text[1] == '~') {
        bytes_append(target, "~", 1);
        return 2;
    }
    int high = size >= 3 ? hex_value(text[1]) : -1;
    int low = size >= 3 ? hex_value(text[2]) : -1;
    if (high < 0 || low < 0)
        return 0;
    char byte = (char)(unsigned char)(high * 16 + low);
    bytes_append(target, &byte, 1);
    return 3;
}

/* Reads `~(COUNT*BYTES)` at text[0]; returns what it took, 0 on a fault. */
static size_t repetition_read(bytes *target, const char *text, size_t size)
{
    size_t at = 2;
    size_t count = 0;
    for (; at < size && text[at] >= '0' && text[at] <= '9' && count < BYTES_MAX; at++)
        count = count * 10 + (size_t)(text[at] - '0');
    if (at == 2 || text[2] == '0' || at >= size || text[at] != '*')
        return 0;
    at++;
    bytes unit = {0};
    while (at < size && text[at] != ')') {
        size_t taken = 1;
        if (text[at] == '~')
            taken = escape_read(&unit, text + at, size - at);
        else
            bytes_append(&unit, text + at, 1);
        if (taken == 0)
            break;
        at += taken;
    }
    bool good = at < size && text[at] == ')' && unit.size > 0 && unit.size <= BYTES_MAX / count;
    for (size_t i = 0; good && i < count; i++)
        bytes_append(target, unit.data, unit.size);
    bytes_free(&unit);
    return good ? at + 1 : 0;
}

const char *bytes_read(bytes *target, const char *text, size_t size)
{
    static const char beyond[] = "a value beyond one mebibyte";
    bytes_append(target, "", 0);
    for (size_t at = 0; at < size;) {
        if (text[at] != '~') {
            if (target->size == BYTES_MAX)
                return beyond;
            bytes_append(target, text + at++, 1);
            continue;
        }
        bool repeats = at + 1 < size && text[at + 1] == '(';
        size_t taken = repeats ? repetition_read(target, text + at, size - at)
                               : escape_read(target, text + at, size - at);
        if (taken == 0)
            return repeats ? "a repetition that is not ~(COUNT*BYTES)"
                           : "an escape that is neither ~~ nor ~HH in upper case";
        if (target->size > BYTES_MAX)
            return beyond;
        at += taken;
    }
    return NULL;
}

/* Table 3-7 of the Unicode standard, which RFC 3629 section 4 writes as ABNF:
 * the first byte, the range of the second, and how many follow. */
static const struct utf8_row {
    unsigned char first_low, first_high, second_low, second_high;
    size_t size;
} utf8_rows[] = {
    {0x00, 0x7F, 0x00, 0xFF, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

size_t utf8_sequence(const char *text, size_t size)
{
    const unsigned char *byte = (const unsigned char *)text;
    for (size_t row = 0; size > 0 && row < sizeof utf8_rows / sizeof utf8_rows[0]; row++) {
        const struct utf8_row *form = &utf8_rows[row];
        if (byte[0] < form->first_low || byte[0] > form->first_high)
            continue;
        if (size < form->size)
            return 0;
        if (form->size > 1 && (byte[1] < form->second_low || byte[1] > form->second_high))
            return 0;
        for (size_t i = 2; i < form->size; i++) {
            if (byte[i] < 0x80 || byte[i] > 0xBF)
                return 0;
        }
        return form->size;
    }
    return 0;
}
