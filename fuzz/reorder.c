/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "reorder.h"

#include "harness.h"

#include <string.h>

/* Where the member that starts here ends: at a comma, or at the bracket. */
static size_t member_end(const char *document, size_t at)
{
    size_t depth = 0;
    for (;; at++) {
        char byte = document[at];
        if (byte == '"') {
            for (at++; document[at] != '"'; at++)
                at += document[at] == '\\';
        } else if (byte == '{' || byte == '[') {
            depth++;
        } else if (depth == 0 && (byte == ',' || byte == '}')) {
            return at;
        } else if (byte == '}' || byte == ']') {
            depth--;
        }
    }
}

const char *flush_reversed(unsigned slot, const char *document, size_t size)
{
    static char reversed[INPUT_MAX];
    size_t start = 0;
    while (memchr(" \t\r\n", document[start], 4) != NULL)
        start++;
    if (document[start] != '{')
        return NULL;
    size_t at = ++start;
    if (document[member_end(document, at)] != ',')
        return NULL;

    size_t end = start;
    while (document[end = member_end(document, end)] == ',')
        end++;
    memcpy(reversed, document, size);
    for (size_t to = end; at < end; to--) {
        size_t next = member_end(document, at);
        to -= next - at;
        memcpy(reversed + to, document + at, next - at);
        at = next + 1;
        if (to > start)
            reversed[to - 1] = ',';
    }
    return flush_end(slot, reversed, size);
}
