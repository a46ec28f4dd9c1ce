/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "escape.h"

#include <stdarg.h>
#include <string.h>

word word_of(const char *text)
{
    word whole = {text, strlen(text)};
    return whole;
}

word word_from(const bytes *text)
{
    word whole = {text->size > 0 ? text->data : "", text->size};
    return whole;
}

/* Code points that XML or HTML does not have, or that would hide or turn around what
 * stands beside them. */
static const struct range {
    unsigned long first, last;
} hidden[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},     {0x180E, 0x180E},
    {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},
    {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFF}, {0x1FFFE, 0x1FFFF}, {0x2FFFE, 0x10FFFF},
};

static bool is_hidden(const char *text, size_t size)
{
    unsigned long point = (unsigned char)text[0];
    /* The first byte of a sequence of N has N ones and a zero before its bits. */
    if (size > 1)
        point &= 0x7FUL >> size;
    for (size_t i = 1; i < size; i++)
        point = point << 6 | ((unsigned char)text[i] & 0x3F);
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
        if (point >= hidden[i].first && point <= hidden[i].last)
            return true;
    }
    return false;
}

/* What a format writes for a byte, behind the byte itself. */
typedef const char *const replacement;

static void escape(bytes *to, word text, replacement *rows)
{
    for (size_t at = 0; at < text.size;) {
        size_t size = utf8_sequence(text.text + at, text.size - at);
        if (size == 0 || is_hidden(text.text + at, size)) {
            size += size == 0;
            bytes_spell(to, text.text + at, size);
            at += size;
            continue;
        }
        replacement *row = rows;
        while (*row != NULL && (*row)[0] != text.text[at])
            row++;
        if (*row != NULL)
            bytes_text(to, *row + 1);
        else
            bytes_append(to, text.text + at, size);
        at += size;
    }
}

void escape_plain(bytes *to, word text)
{
    static replacement none[] = {NULL};
    escape(to, text, none);
}

void escape_markup(bytes *to, word text)
{
    static replacement rows[] = {"&&amp;", "<&lt;", ">&gt;", "\"&quot;", "'&#39;", NULL};
    escape(to, text, rows);
}

void escape_quoted(bytes *to, word text)
{
    static replacement rows[] = {"\"\\\"", "\\\\\\", NULL};
    escape(to, text, rows);
}

void escape_description(bytes *to, word text)
{
    static replacement rows[] = {"#\\#", "\\\\\\", NULL};
    escape(to, text, rows);
}

void escape_anchor(bytes *to, word text)
{
    static const char safe[] = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    static const char digits[] = "0123456789ABCDEF";
    for (size_t at = 0; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.text[at];
        char spelt[3] = {'_', digits[byte / 16], digits[byte % 16]};
        if (memchr(safe, byte, sizeof safe - 1) != NULL)
            bytes_append(to, text.text + at, 1);
        else
            bytes_append(to, spelt, sizeof spelt);
    }
}

void escape_fill(bytes *to, escaper *escape_text, const char *pattern, ...)
{
    va_list arguments;
    va_start(arguments, pattern);
    for (;;) {
        size_t plain = strcspn(pattern, "%");
        bytes_append(to, pattern, plain);
        if (pattern[plain] == '\0')
            break;
        switch (pattern[plain + 1]) {
        case 's':
            escape_text(to, word_of(va_arg(arguments, const char *)));
            break;
        case 'w':
            escape_text(to, va_arg(arguments, word));
            break;
        case 'a':
            escape_anchor(to, va_arg(arguments, word));
            break;
        case 'n':
            bytes_number(to, (long long)va_arg(arguments, size_t));
            break;
        default:
            bytes_text(to, "%");
        }
        pattern += plain + 2;
    }
    va_end(arguments);
}
