/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

/* RFC 3629 section 4, a row for each alternative of its grammar: what the
 * first byte may be, what the second, and how many more bytes follow it. */
static const struct utf8_row {
    unsigned char first_low, first_high, second_low, second_high, more;
} utf8_rows[] = {
    {0xc2, 0xdf, 0x80, 0xbf, 0}, {0xe0, 0xe0, 0xa0, 0xbf, 1}, {0xe1, 0xec, 0x80, 0xbf, 1},
    {0xed, 0xed, 0x80, 0x9f, 1}, {0xee, 0xef, 0x80, 0xbf, 1}, {0xf0, 0xf0, 0x90, 0xbf, 2},
    {0xf1, 0xf3, 0x80, 0xbf, 2}, {0xf4, 0xf4, 0x80, 0x8f, 2},
};

/* The size of the character at `bytes`, 0 where there is none. */
static size_t utf8_size(const unsigned char *bytes, size_t size)
{
    if (bytes[0] < 0x80)
        return 1;
    const struct utf8_row *row = utf8_rows;
    const struct utf8_row *end = utf8_rows + sizeof utf8_rows / sizeof utf8_rows[0];
    while (row < end && (bytes[0] < row->first_low || bytes[0] > row->first_high))
        row++;
    if (row == end || size < 2u + row->more)
        return 0;
    if (bytes[1] < row->second_low || bytes[1] > row->second_high)
        return 0;
    for (size_t i = 2; i < 2u + row->more; i++)
        if (bytes[i] < 0x80 || bytes[i] > 0xbf)
            return 0;
    return 2u + row->more;
}

bool utf8_is(const char *bytes, size_t size)
{
    const unsigned char *rest = (const unsigned char *)bytes;
    while (size > 0) {
        size_t step = utf8_size(rest, size);
        if (step == 0)
            return false;
        rest += step;
        size -= step;
    }
    return true;
}

/* Of every character, one byte is no continuation. */
size_t utf8_count(const char *bytes, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        if (((unsigned char)bytes[i] & 0xc0) != 0x80)
            count++;
    return count;
}
