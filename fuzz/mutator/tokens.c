/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "tokens.h"

#include <string.h>

static bool is_space(uint8_t byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_mark(uint8_t byte)
{
    return byte != 0 && memchr("{}[]:,\"", byte, 7) != NULL;
}

static size_t token_end(const uint8_t *text, size_t size, size_t start)
{
    size_t at = start + 1;
    if (text[start] == '"') {
        while (at < size && text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return at < size ? at + 1 : size;
    }
    if (!is_mark(text[start]))
        while (at < size && !is_space(text[at]) && !is_mark(text[at]))
            at++;
    return at;
}

static bool split(token_list *list, const uint8_t *text, size_t size)
{
    list->count = 0;
    for (size_t at = 0; at < size;) {
        if (is_space(text[at])) {
            at++;
            continue;
        }
        if (list->count == TOKENS_MAX)
            return false;
        token *next = &list->tokens[list->count++];
        memset(next, 0, sizeof *next);
        next->start = at;
        at = token_end(text, size, at);
        next->end = at;
        next->kind = is_mark(text[next->start]) ? (char)text[next->start] : 's';
    }
    return true;
}

/* A bracket that closes nothing is passed over. */
static bool nest(token_list *list)
{
    size_t open[NESTING_MAX];
    size_t depth = 0;
    for (size_t i = 0; i < list->count; i++) {
        token *next = &list->tokens[i];
        next->close = i;
        if ((next->kind == '}' || next->kind == ']') && depth > 0) {
            token *opener = &list->tokens[open[depth - 1]];
            if (opener->kind == (next->kind == '}' ? '{' : '[')) {
                opener->close = i;
                depth--;
            }
        }
        next->depth = depth;
        next->parent = depth > 0 ? open[depth - 1] : TOKEN_NONE;
        if (next->kind == '{' || next->kind == '[') {
            if (depth == NESTING_MAX)
                return false;
            open[depth++] = i;
        }
    }
    while (depth > 0)
        list->tokens[open[--depth]].close = list->count - 1;
    return true;
}

bool tokens_read(token_list *list, const uint8_t *text, size_t size)
{
    if (!split(list, text, size) || !nest(list))
        return false;
    list->value_count = 0;
    for (size_t i = 0; i < list->count; i++) {
        token *next = &list->tokens[i];
        next->key = next->kind == '"' && i + 1 < list->count && list->tokens[i + 1].kind == ':';
        next->value = !next->key && memchr("\"s{[", next->kind, 4) != NULL;
        if (next->value)
            list->values[list->value_count++] = i;
    }
    return list->value_count > 0;
}

size_t item_first(const token_list *list, size_t value)
{
    return value >= 2 && list->tokens[value - 2].key ? value - 2 : value;
}

size_t value_height(const token_list *list, size_t value)
{
    const token *of = &list->tokens[value];
    size_t deepest = of->depth;
    for (size_t i = value; i <= of->close; i++) {
        const token *inside = &list->tokens[i];
        size_t depth = inside->depth + (inside->kind == '{' || inside->kind == '[');
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest - of->depth;
}

/* Of \uXXXX, or UINT32_MAX. */
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
