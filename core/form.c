/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

/* The application/x-www-form-urlencoded percent-encode set leaves ASCII
 * alphanumerics and *-._ alone (WHATWG URL section 1.3), and the serializer
 * writes a space as + (section 5.2). */
static void form_byte(out *to, char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    if (ascii_letter(byte) || ascii_digit(byte) || ascii_one_of(byte, "*-._")) {
        out_byte(to, byte);
    } else if (byte == ' ') {
        out_byte(to, '+');
    } else {
        out_byte(to, '%');
        out_byte(to, digits[(unsigned char)byte / 16]);
        out_byte(to, digits[(unsigned char)byte % 16]);
    }
}

void form_pair(out *to, const char *name, const char *value, size_t size)
{
    if (to->size > 0)
        out_byte(to, '&');
    for (; *name != '\0'; name++)
        form_byte(to, *name);
    out_byte(to, '=');
    for (size_t i = 0; i < size; i++)
        form_byte(to, value[i]);
}
