/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

/* realloc would leave a copy behind unwiped, so growing is moving. */
static bool reserve(mock_text *text, size_t more)
{
    if (text->failed || more > SIZE_MAX / 4 - text->size) {
        text->failed = true;
        return false;
    }
    if (text->size + more <= text->cap)
        return true;
    size_t cap = text->cap > 0 ? text->cap : 256;
    while (cap < text->size + more)
        cap *= 2;
    char *bytes = malloc(cap);
    if (bytes == NULL) {
        text->failed = true;
        return false;
    }
    if (text->size > 0)
        memcpy(bytes, text->bytes, text->size);
    OPENSSL_cleanse(text->bytes, text->cap);
    free(text->bytes);
    text->bytes = bytes;
    text->cap = cap;
    return true;
}

void text_add(mock_text *text, const void *bytes, size_t size)
{
    if (size == 0 || !reserve(text, size))
        return;
    memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
}

void text_add_string(mock_text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_fill(mock_text *text, char byte, size_t count)
{
    if (count == 0 || !reserve(text, count))
        return;
    memset(text->bytes + text->size, byte, count);
    text->size += count;
}

void text_free(mock_text *text)
{
    OPENSSL_cleanse(text->bytes, text->cap);
    free(text->bytes);
    *text = (struct mock_text){0};
}
