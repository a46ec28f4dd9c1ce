/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

static void add_byte(mock_text *dst, char byte)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char code = (unsigned char)byte;
    if (code < 0x20 || code == 0x7f) {
        char escape[] = {'\\', 'u', '0', '0', hex[code >> 4], hex[code & 15]};
        text_add(dst, escape, sizeof escape);
        return;
    }
    if (byte == '"' || byte == '\\')
        text_add(dst, "\\", 1);
    text_add(dst, &byte, 1);
}

void json_add_string(mock_text *dst, const char *bytes, size_t size)
{
    text_add(dst, "\"", 1);
    for (size_t i = 0; i < size; i++)
        add_byte(dst, bytes[i]);
    text_add(dst, "\"", 1);
}

void json_add_nullable(mock_text *dst, const char *string)
{
    if (string == NULL)
        text_add_string(dst, "null");
    else
        json_add_string(dst, string, strlen(string));
}

void json_add_number(mock_text *dst, long number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%ld", number);
    text_add_string(dst, digits);
}
