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
