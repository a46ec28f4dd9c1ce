/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* families NAME COUNT: decodes one document of a family of documents that would
 * show a cost that grows faster than the input; `families` alone lists them. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "twcred.h"

/* What a document is read as: pages and errors with all their items. */
typedef enum reading { CREDENTIAL, PAGE, ERROR } reading;

/* A document is: start, then COUNT times the piece, then end. */
typedef struct family {
    const char *name;
    reading kind;
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
    {"array", CREDENTIAL, "{\"x\":[0", ",0", "]}"},
    {"empty-arrays", CREDENTIAL, "{\"x\":[0", ",[]", "]}"},
    {"nested-arrays", CREDENTIAL, "{\"x\":0", ",\"x\":" OPEN CLOSE, "}"},
    {"deep-array", CREDENTIAL, "{\"x\":" OPEN "0", ",0", CLOSE "}"},
    {"deep-objects", CREDENTIAL, "{\"x\":[0", ",{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}", "]}"},
    {"members", CREDENTIAL, "{\"x\":0", ",\"friendly_nam\":0", "}"},
    {"long-name", CREDENTIAL, "{\"friendly_name", "friendly_name", "\":0}"},
    {"long-string", CREDENTIAL, "{\"friendly_name\":\"", "a", "\"}"},
    {"escapes", CREDENTIAL, "{\"friendly_name\":\"", "\\u00e9", "\"}"},
    {"number", CREDENTIAL, "{\"x\":1", "1", "}"},
    {"fraction", CREDENTIAL, "{\"date_created\":\"2015-10-07T17:50:01.", "1", "Z\"}"},
    {"url", CREDENTIAL, "{\"url\":\"https://twilio.com/", "a%41", "\"}"},
    {"fault-at-the-end", CREDENTIAL, "{\"url\":\"https://twilio.com/", "\\u0061", " \"}"},
    {"white-space", CREDENTIAL, "{\"x\":", " ", "0}"},
    {"page-items", PAGE, "{\"meta\":{},\"credentials\":[{}", ",{\"friendly_name\":\"n\"}", "]}"},
    {"page-item-members", PAGE, "{\"meta\":{},\"credentials\":[{}", ",{\"x\":[{},{\"sid\":0}]}",
     "]}"},
    {"page-one-item", PAGE, "{\"meta\":{},\"credentials\":[{\"x\":[0", ",{\"sid\":0}", "]}]}"},
    {"page-meta", PAGE, "{\"credentials\":[],\"meta\":{\"x\":0", ",\"pag\":{}", "}}"},
    {"page-white-space", PAGE, "{\"credentials\":[{}", " ,{}\n", "],\"meta\":{}}"},
    {"page-deep-items", PAGE, "{\"meta\":{},\"credentials\":[{}", ",{\"x\":" TEN_OPEN TEN_CLOSE "}",
     "]}"},
    {"page-fault-at-the-end", PAGE, "{\"meta\":{},\"credentials\":[{}", ",{}", ",0]}"},
    {"error-items", ERROR, "{\"errors\":[{}", ",{\"code\":1,\"message\":\"m\"}", "]}"},
    {"error-details", ERROR, "{\"details\":{\"x\":[0", ",{}", "]}}"},
    {"error-context", ERROR, "{\"errors\":[{\"context\":{\"x\":[0", ",{}", "]}}]}"},
};

enum { family_count = sizeof families / sizeof families[0] };

static twcred_code read_whole(reading kind, char *text, size_t capacity, const char *document,
                              size_t size)
{
    twcred_work work;
    twcred_credential credential;
    twcred_page page;
    twcred_error error;
    twcred_error_item item;
    twcred_status status = {TWCRED_OK, NULL, 0, 0};
    switch (kind) {
    case CREDENTIAL:
        status = twcred_credential_decode(&credential, text, capacity, &work, document, size);
        break;
    case PAGE:
        status = twcred_page_open(&page, text, capacity, &work, document, size);
        while (twcred_page_next(&credential, &page, &work))
            continue;
        break;
    case ERROR:
        status = twcred_error_decode(&error, text, capacity, &work, 400, document, size);
        while (twcred_error_next(&item, &error, &work))
            continue;
        break;
    }
    return status.code;
}

static int decode(const family *of, size_t count)
{
    size_t start = strlen(of->start);
    size_t piece = strlen(of->piece);
    size_t end = strlen(of->end);
    size_t size = start + count * piece + end;
    char *document = malloc(size);
    char *text = malloc(2 * size);
    int done = 1;
    if (document != NULL && text != NULL) {
        memcpy(document, of->start, start);
        for (size_t i = 0; i < count; i++)
            memcpy(document + start + i * piece, of->piece, piece);
        memcpy(document + start + count * piece, of->end, end);
        printf("%s\n", twcred_code_name(read_whole(of->kind, text, 2 * size, document, size)));
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
