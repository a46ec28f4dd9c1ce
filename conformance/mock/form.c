/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <string.h>

static int hex_value(char digit)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = digit != '\0' ? strchr(digits, digit) : NULL;
    return found != NULL ? (int)((found - digits) % 16) : -1;
}

/* Decoding never makes text longer, so the writer cannot pass the reader. */
static bool unescape(mock_form_slice *slice)
{
    char *write = slice->bytes;
    const char *read = slice->bytes;
    const char *end = read + slice->size;
    while (read < end) {
        char byte = *read++;
        if (byte == '+') {
            byte = ' ';
        } else if (byte == '%') {
            int high = end - read >= 2 ? hex_value(read[0]) : -1;
            int low = end - read >= 2 ? hex_value(read[1]) : -1;
            if (high < 0 || low < 0)
                return false;
            byte = (char)(high * 16 + low);
            read += 2;
        }
        *write++ = byte;
    }
    slice->size = (size_t)(write - slice->bytes);
    return true;
}

static mock_form_code decode_slice(mock_form_slice *slice)
{
    if (!unescape(slice))
        return FORM_ESCAPE;
    return utf8_is(slice->bytes, slice->size) ? FORM_OK : FORM_UTF8;
}

static bool came_before(const mock_form *form, const mock_form_slice *name)
{
    for (size_t i = 0; i + 1 < form->count; i++) {
        const mock_form_slice *other = &form->pairs[i].name;
        if (other->size == name->size && memcmp(other->bytes, name->bytes, name->size) == 0)
            return true;
    }
    return false;
}

static mock_form_code decode_pair(mock_form *form, char *bytes, size_t size)
{
    if (form->count == FORM_PAIRS_MAX)
        return FORM_MANY;
    mock_form_pair *pair = &form->pairs[form->count++];
    char *equals = memchr(bytes, '=', size);
    size_t name_size = equals != NULL ? (size_t)(equals - bytes) : size;
    pair->name = (mock_form_slice){bytes, name_size};
    pair->value = equals != NULL ? (mock_form_slice){equals + 1, size - name_size - 1}
                                 : (mock_form_slice){bytes + size, 0};
    mock_form_code code = decode_slice(&pair->name);
    if (code != FORM_OK) {
        pair->name.size = 0;
        return code;
    }
    code = decode_slice(&pair->value);
    if (code == FORM_OK && came_before(form, &pair->name))
        code = FORM_TWICE;
    return code;
}

mock_form_code form_decode(mock_form *form, char *body, size_t size)
{
    form->count = 0;
    char *end = body + size;
    char *start = body;
    while (start < end) {
        char *stop = memchr(start, '&', (size_t)(end - start));
        if (stop == NULL)
            stop = end;
        if (stop > start) {
            mock_form_code code = decode_pair(form, start, (size_t)(stop - start));
            if (code != FORM_OK)
                return code;
        }
        start = stop < end ? stop + 1 : end;
    }
    return FORM_OK;
}
