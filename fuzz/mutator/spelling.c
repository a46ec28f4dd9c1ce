/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "spelling.h"

#include <string.h>

/* Of \uHHHH, or UINT32_MAX. */
static uint32_t escaped_unit(const uint8_t *text, size_t size)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    uint32_t unit = 0;
    if (size < 6 || text[0] != '\\' || text[1] != 'u')
        return UINT32_MAX;
    for (size_t i = 2; i < 6; i++) {
        const char *digit = memchr(digits, text[i], sizeof digits - 1);
        if (digit == NULL)
            return UINT32_MAX;
        uint32_t value = (uint32_t)(digit - digits);
        unit = unit * 16 + (value < 16 ? value : value - 6);
    }
    return unit;
}

static bool is_pair(const uint8_t *text, size_t size)
{
    return size >= 12 && escaped_unit(text, size) / 0x400 == 0xD800 / 0x400 &&
           escaped_unit(text + 6, size - 6) / 0x400 == 0xDC00 / 0x400;
}

size_t character_size(const uint8_t *text, size_t size)
{
    size_t length = 1;
    if (text[0] == '\\') {
        length = size > 1 && text[1] == 'u' ? 6 : 2;
        if (is_pair(text, size))
            length = 12;
    } else if (text[0] >= 0xC0) {
        length = text[0] < 0xE0 ? 2 : text[0] < 0xF0 ? 3 : 4;
    }
    return length < size ? length : size;
}

bool character_read(uint32_t *point, const uint8_t *text, size_t size)
{
    static const char escapes[] = "\"\\/bfnrt";
    static const char escaped[] = "\"\\/\b\f\n\r\t";
    size_t length = character_size(text, size);
    if (length == 12) {
        *point = 0x10000 + (escaped_unit(text, size) - 0xD800) * 0x400 +
                 (escaped_unit(text + 6, size - 6) - 0xDC00);
        return true;
    }
    if (text[0] == '\\') {
        *point = escaped_unit(text, size);
        if (*point != UINT32_MAX)
            return true;
        const char *at = length == 2 ? memchr(escapes, text[1], sizeof escapes - 1) : NULL;
        if (at != NULL)
            *point = (uint8_t)escaped[at - escapes];
        return at != NULL;
    }
    *point = length == 1 ? text[0] : text[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xC0) != 0x80)
            return false;
        *point = *point * 64 + (text[i] & 0x3Fu);
    }
    return length > 1 ? *point >= 0x80 && *point <= 0x10FFFF && *point / 0x800 != 0xD800 / 0x800
                      : *point < 0x80;
}

static void put_unit(draft *to, chance *from, unsigned unit)
{
    const char *digits = chance_one_in(from, 2) ? "0123456789abcdef" : "0123456789ABCDEF";
    draft_text(to, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        draft_byte(to, (unsigned char)digits[unit >> shift & 15]);
}

void put_escaped(draft *to, chance *from, uint32_t point)
{
    static const char escaped[] = "\"\\/\b\f\n\r\t";
    static const char escapes[] = "\"\\/bfnrt";
    const char *at = point < 0x80 ? memchr(escaped, (int)point, sizeof escaped - 1) : NULL;
    if (at != NULL && chance_one_in(from, 2)) {
        draft_byte(to, '\\');
        draft_byte(to, (unsigned char)escapes[at - escaped]);
    } else if (point >= 0x10000) {
        put_unit(to, from, 0xD800 + (unsigned)((point - 0x10000) >> 10));
        put_unit(to, from, 0xDC00 + (unsigned)((point - 0x10000) & 0x3FF));
    } else {
        put_unit(to, from, (unsigned)point);
    }
}

void put_utf8(draft *to, uint32_t point)
{
    if (point < 0x80) {
        draft_byte(to, (unsigned)point);
    } else if (point < 0x800) {
        draft_byte(to, 0xC0 | (unsigned)(point >> 6));
        draft_byte(to, 0x80 | (unsigned)(point & 63));
    } else if (point < 0x10000) {
        draft_byte(to, 0xE0 | (unsigned)(point >> 12));
        draft_byte(to, 0x80 | (unsigned)(point >> 6 & 63));
        draft_byte(to, 0x80 | (unsigned)(point & 63));
    } else {
        draft_byte(to, 0xF0 | (unsigned)(point >> 18));
        draft_byte(to, 0x80 | (unsigned)(point >> 12 & 63));
        draft_byte(to, 0x80 | (unsigned)(point >> 6 & 63));
        draft_byte(to, 0x80 | (unsigned)(point & 63));
    }
}

bool is_plain(uint32_t point)
{
    return point >= 0x20 && point != '"' && point != '\\' && point / 0x800 != 0xD800 / 0x800;
}

void put_respelled(draft *to, chance *from, const uint8_t *text, size_t size)
{
    bool all = chance_one_in(from, 4);
    size_t chosen = chance_below(from, size);
    for (size_t at = 0; at < size;) {
        size_t length = character_size(text + at, size - at);
        uint32_t point;
        bool this = all || (chosen >= at && chosen < at + length);
        if (!this || !character_read(&point, text + at, size - at))
            draft_bytes(to, text + at, length);
        else if (text[at] == '\\' && is_plain(point) && !chance_one_in(from, 4))
            put_utf8(to, point);
        else
            put_escaped(to, from, point);
        at += length;
    }
}
