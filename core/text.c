/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

/* ------------------------------------------------------------------- ASCII */

bool ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int ascii_hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool ascii_one_of(char c, const char *set)
{
    for (; *set != '\0'; set++)
        if (c == *set)
            return true;
    return false;
}

bool ascii_equal_nocase(const char *text, size_t size, const char *word)
{
    size_t i = 0;
    for (; i < size && word[i] != '\0'; i++)
        if (ascii_lower(text[i]) != ascii_lower(word[i]))
            return false;
    return i == size && word[i] == '\0';
}

bool ascii_equal(const char *text, size_t size, const char *word)
{
    size_t i = 0;
    for (; i < size && word[i] != '\0'; i++)
        if (text[i] != word[i])
            return false;
    return i == size && word[i] == '\0';
}

/* ----------------------------------------------------------------- scanning */

bool scan_peek(const scan *in, const char *set)
{
    return in->at < in->size && ascii_one_of(in->text[in->at], set);
}

bool scan_digit(const scan *in)
{
    return in->at < in->size && ascii_digit(in->text[in->at]);
}

bool scan_one_of(scan *in, const char *set)
{
    if (!scan_peek(in, set))
        return false;
    in->at++;
    return true;
}

/* ------------------------------------------------------------------- UTF-8 */

/* RFC 3629 section 4: the range of the second byte depends on the first, which
 * is what keeps out overlong forms, surrogates and numbers above U+10FFFF. */
static const struct {
    unsigned char first_low, first_high, second_low, second_high, length;
} utf8_forms[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

size_t utf8_sequence(const char *text, size_t size)
{
    if (size == 0)
        return 0;
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof utf8_forms / sizeof utf8_forms[0]; i++) {
        if (first < utf8_forms[i].first_low || first > utf8_forms[i].first_high)
            continue;
        size_t length = utf8_forms[i].length;
        if (length > size)
            return 0;
        unsigned char second = (unsigned char)text[1];
        if (second < utf8_forms[i].second_low || second > utf8_forms[i].second_high)
            return 0;
        for (size_t k = 2; k < length; k++)
            if (((unsigned char)text[k] & 0xC0) != 0x80)
                return 0;
        return length;
    }
    return 0;
}

size_t utf8_prefix(const char *text, size_t size)
{
    size_t at = 0;
    for (size_t length = 1; at < size && length > 0; at += length)
        length = utf8_sequence(text + at, size - at);
    return at;
}

static size_t utf8_write(char utf8[4], uint32_t character)
{
    if (character < 0x80) {
        utf8[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        utf8[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    utf8[0] = (char)(marks[length] | character);
    return length;
}

/* ------------------------------------------------------------------ writer */

void out_byte(out *to, char byte)
{
    if (to->size < to->capacity)
        to->dst[to->size] = byte;
    to->size++;
}

void out_bytes(out *to, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        out_byte(to, bytes[i]);
}

/* ------------------------------------------------- insides of JSON strings */

static uint32_t four_hex(const char *digits)
{
    uint32_t value = 0;
    for (size_t i = 0; i < 4; i++) {
        trap_if(ascii_hex(digits[i]) < 0);
        value = value * 16 + (uint32_t)ascii_hex(digits[i]);
    }
    return value;
}

/* Decodes the next byte or escape at json[*at], and moves *at behind it. The
 * string was checked before, so nothing here can fail. */
static size_t json_step(const char *json, size_t *at, char utf8[4])
{
    char c = json[(*at)++];
    if (c != '\\') {
        utf8[0] = c;
        return 1;
    }
    c = json[(*at)++];
    static const char names[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    for (size_t i = 0; names[i] != '\0'; i++) {
        if (c == names[i]) {
            utf8[0] = meanings[i];
            return 1;
        }
    }
    trap_if(c != 'u');
    uint32_t character = four_hex(json + *at);
    *at += 4;
    if (character >= 0xD800 && character <= 0xDBFF) {
        uint32_t low = four_hex(json + *at + 2); /* behind the second \u */
        trap_if(low < 0xDC00 || low > 0xDFFF);
        *at += 6;
        character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
    }
    return utf8_write(utf8, character);
}

void json_string_write(out *to, const char *json, size_t size)
{
    char utf8[4];
    for (size_t at = 0; at < size;) {
        size_t length = json_step(json, &at, utf8);
        out_bytes(to, utf8, length);
    }
}

bool json_string_equal(const char *json, size_t size, const char *word)
{
    char utf8[4];
    size_t matched = 0;
    for (size_t at = 0; at < size;) {
        size_t length = json_step(json, &at, utf8);
        for (size_t i = 0; i < length; i++, matched++)
            if (word[matched] == '\0' || word[matched] != utf8[i])
                return false;
    }
    return word[matched] == '\0';
}

size_t json_string_offset(const char *json, size_t size, size_t decoded)
{
    char utf8[4];
    size_t at = 0;
    for (size_t done = 0; at < size;) {
        size_t next = at;
        done += json_step(json, &next, utf8);
        if (done > decoded)
            return at;
        at = next;
    }
    return at;
}
