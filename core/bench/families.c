/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* families NAME COUNT: decodes one document of a family of documents that would
 * show a cost that grows faster than the input; `families` alone lists them. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "twcred.h"

/* A document is: start, then COUNT times the piece, then end. */
typedef struct family {
    const char *name;
    const char *start;
    const char *piece;
    const char *end;
} family;

/* Nearly as many arrays as may be nested: with the object around them 64. */
#define TEN_OPEN  "[[[[[[[[[["
#define TEN_CLOSE "]]]]]]]]]]"
#define OPEN      TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN "[[["
#define CLOSE     "]]]" TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE

static const family families[] = {
    {"array", "{\"x\":[0", ",0", "]}"},
    {"empty-arrays", "{\"x\":[0", ",[]", "]}"},
    {"nested-arrays", "{\"x\":0", ",\"x\":" OPEN CLOSE, "}"},
    {"deep-array", "{\"x\":" OPEN "0", ",0", CLOSE "}"},
    {"deep-objects", "{\"x\":[0", ",{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}", "]}"},
    {"members", "{\"x\":0", ",\"friendly_nam\":0", "}"},
    {"long-name", "{\"friendly_name", "friendly_name", "\":0}"},
    {"long-string", "{\"friendly_name\":\"", "a", "\"}"},
    {"escapes", "{\"friendly_name\":\"", "\\u00e9", "\"}"},
    {"number", "{\"x\":1", "1", "}"},
    {"fraction", "{\"date_created\":\"2015-10-07T17:50:01.", "1", "Z\"}"},
    {"url", "{\"url\":\"https://twilio.com/", "a%41", "\"}"},
    {"fault-at-the-end", "{\"url\":\"https://twilio.com/", "\\u0061", " \"}"},
    {"white-space", "{\"x\":", " ", "0}"},
};

enum { family_count = sizeof families / sizeof families[0] };

static int decode(const family *of, size_t count)
{
    size_t start = strlen(of->start);
    size_t piece = strlen(of->piece);
    size_t end = strlen(of->end);
    size_t size = start + count * piece + end;
    char *document = malloc(size);
    char *text = malloc(size);
    int done = 1;
    if (document != NULL && text != NULL) {
        twcred_work work;
        twcred_credential credential;
        memcpy(document, of->start, start);
        for (size_t i = 0; i < count; i++)
            memcpy(document + start + i * piece, of->piece, piece);
        memcpy(document + start + count * piece, of->end, end);
        twcred_status status =
            twcred_credential_decode(&credential, text, size, &work, document, size);
        printf("%s\n", twcred_code_name(status.code));
        done = 0;
    }
    free(document);
    free(text);
    return done;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; i < family_count; i++) {
        if (argc == 1)
            printf("%s\n", families[i].name);
        else if (argc == 3 && strcmp(argv[1], families[i].name) == 0)
            return decode(&families[i], (size_t)strtoul(argv[2], NULL, 10));
    }
    return argc == 1 ? 0 : 2;
}
