/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <stdint.h>
#include <string.h>

/* Characters that change what a terminal or a reader of lines does: controls,
 * the line and paragraph separators, and the bidi controls (Unicode standard
 * annex 9, table 4, and U+061C). */
static const struct {
    uint32_t low, high;
} unsafe_ranges[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
    {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
};

static bool unsafe(uint32_t character)
{
    for (size_t i = 0; i < sizeof unsafe_ranges / sizeof unsafe_ranges[0]; i++)
        if (character >= unsafe_ranges[i].low && character <= unsafe_ranges[i].high)
            return true;
    return false;
}

/* The character at the start of the text and how many bytes it takes; 0 if the
 * text does not start with one (RFC 3629 section 3). */
static size_t next_character(const char *text, size_t size, uint32_t *character)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)text[0];
    size_t length = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    *character = first;
    if (length == 1)
        return 1;
    if (length == 0 || length > size || first > 0xF4)
        return 0;
    *character = first & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            return 0;
        *character = *character << 6 | ((unsigned char)text[i] & 0x3F);
    }
    if (*character < smallest[length] || *character > 0x10FFFF ||
        (*character >= 0xD800 && *character <= 0xDFFF))
        return 0;
    return length;
}

/* The short escape of a character in the style; NULL if it has none. */
static const char *short_escape(uint32_t character, escape_style style)
{
    if (style != ESCAPE_PLAIN && character == '\\')
        return "\\\\";
    if (style == ESCAPE_JSON && character == '"')
        return "\\\"";
    if (style != ESCAPE_TSV)
        return NULL;
    return character == '\t' ? "\\t" : character == '\n' ? "\\n" : character == '\r' ? "\\r" : NULL;
}

size_t print_escaped(FILE *to, const char *text, size_t size, escape_style style)
{
    size_t columns = 0;
    for (size_t at = 0; at < size;) {
        uint32_t character;
        size_t length = next_character(text + at, size - at, &character);
        const char *escape = length > 0 ? short_escape(character, style) : NULL;
        if (length == 0) {
            /* JSON has no escape for a byte: there it becomes the replacement character. */
            columns += style == ESCAPE_JSON
                           ? (size_t)fprintf(to, "\\ufffd")
                           : (size_t)fprintf(to, "\\x%02x", (unsigned)(unsigned char)text[at]);
            length = 1;
        } else if (escape != NULL) {
            columns += (size_t)fprintf(to, "%s", escape);
        } else if (unsafe(character)) {
            columns += (size_t)fprintf(to, "\\u%04x", (unsigned)character);
        } else {
            fwrite(text + at, 1, length, to);
            columns++;
        }
        at += length;
    }
    return columns;
}

bool needs_escape(const char *text, size_t size, escape_style style)
{
    for (size_t at = 0; at < size;) {
        uint32_t character;
        size_t length = next_character(text + at, size - at, &character);
        if (length == 0 || unsafe(character) || short_escape(character, style) != NULL)
            return true;
        at += length;
    }
    return false;
}
