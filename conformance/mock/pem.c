/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

static const char *find_bytes(const char *bytes, size_t size, const char *wanted,
                              size_t wanted_size)
{
    for (size_t i = 0; i + wanted_size <= size; i++)
        if (memcmp(bytes + i, wanted, wanted_size) == 0)
            return bytes + i;
    return NULL;
}

/* The longest label of RFC 7468, ENCRYPTED PRIVATE KEY, is half as long. */
#define PEM_LABEL_MAX 40

bool pem_is_framed(const char *bytes, size_t size)
{
    static const char begin[] = "-----BEGIN ";
    static const char dashes[] = "-----";
    const size_t begin_size = sizeof begin - 1;
    const size_t dashes_size = sizeof dashes - 1;
    while (size > 0 && memchr(" \t\r\n", bytes[size - 1], 4) != NULL)
        size--;
    if (size < begin_size || memcmp(bytes, begin, begin_size) != 0)
        return false;
    const char *label = bytes + begin_size;
    const char *after = find_bytes(label, size - begin_size, dashes, dashes_size);
    size_t label_size = after != NULL ? (size_t)(after - label) : 0;
    if (label_size == 0 || label_size > PEM_LABEL_MAX)
        return false;
    char end[PEM_LABEL_MAX + sizeof "-----END -----"];
    size_t end_size =
        (size_t)snprintf(end, sizeof end, "-----END %.*s-----", (int)label_size, label);
    size_t inner = size - (size_t)(after + dashes_size - bytes);
    return find_bytes(after + dashes_size, inner, end, end_size) != NULL &&
           memcmp(bytes + size - dashes_size, dashes, dashes_size) == 0;
}
