/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What uriparser says of texts: whether they are URIs, with a scheme. Each line of
 * the standard input is one text in hexadecimal without 00, each line of the output
 * the word "ok" or "refused". */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uriparser/Uri.h>

enum { LINE_MAX_SIZE = 4096 };

static bool is_uri(const char *text, size_t size)
{
    UriUriA uri;
    const char *place;
    if (uriParseSingleUriExA(&uri, text, text + size, &place) != URI_SUCCESS)
        return false;
    bool absolute = uri.scheme.first != NULL;
    uriFreeUriMembersA(&uri);
    return absolute;
}

int main(void)
{
    char line[LINE_MAX_SIZE];
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t size = strcspn(line, "\n") / 2;
        for (size_t i = 0; i < size; i++) {
            char digits[3] = {line[2 * i], line[2 * i + 1], '\0'};
            line[i] = (char)strtol(digits, NULL, 16);
        }
        puts(is_uri(line, size) ? "ok" : "refused");
    }
    return 0;
}
