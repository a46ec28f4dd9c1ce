/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* families NAME COUNT: decodes one document of a family of documents that would
 * show a cost that grows faster than the input, and reads the list in it to its end;
 * `families` alone lists them. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "twcred.h"

typedef enum decoder { CREDENTIAL, PAGE, ERROR } decoder;

/* A document is: start, then COUNT times the piece, then end. */
typedef struct family {
    const char *name;
    decoder decoder;
    const char *start;
    const char *piece;
    const char *end;
} family;

/* Nearly as many arrays as may be nested: with the object around them 64. */
#define TEN_OPEN  "[[[[[[[[[["
#define TEN_CLOSE "]]]]]]]]]]"
#define OPEN      TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN "[[["
#define CLOSE     "]]]" TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE

/* As many as may be nested in an item of a list, and in the context of one. */
#define OPEN2  TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN "["
#define CLOSE2 "]" TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE
#define OPEN3  TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN TEN_OPEN
#define CLOSE3 TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE TEN_CLOSE

#define ITEM                                                                            \
    "{\"sid\":\"CR0123456789abcdef0123456789abcdef\",\"friendly_name\":\"n\",\"type\":" \
    "\"apn\",\"date_created\":\"2015-10-07T17:50:01Z\",\"url\":\"https://h/\"}"

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

    {"page-items", PAGE, "{\"credentials\":[{}", "," ITEM, "],\"meta\":{}}"},
    {"page-empty-items", PAGE, "{\"credentials\":[{}", ",{}", "],\"meta\":{}}"},
    {"page-items-behind-meta", PAGE, "{\"meta\":{\"key\":\"k\"},\"credentials\":[{}", " , " ITEM,
     "]}"},
    {"page-unknown-in-items", PAGE, "{\"credentials\":[{}",
     ",{\"x\":" OPEN2 CLOSE2 ",\"y\":[{},{}]}", "],\"meta\":{}}"},
    {"page-huge-item", PAGE, "{\"credentials\":[{\"sid\":null", ",\"x\":{\"sid\":[]}",
     "}],\"meta\":{}}"},
    {"page-long-string", PAGE, "{\"credentials\":[{},{\"friendly_name\":\"", "a\\u00e9",
     "\"}],\"meta\":{}}"},
    {"page-deep-item", PAGE, "{\"credentials\":[{\"x\":" OPEN2 "0", ",0", CLOSE2 "}],\"meta\":{}}"},
    {"page-wide-meta", PAGE, "{\"credentials\":[" ITEM "],\"meta\":{\"x\":0",
     ",\"page_siz\":[0,{}]", "}}"},
    {"page-long-url", PAGE, "{\"credentials\":[{}],\"meta\":{\"next_page_url\":\"a:", "b%41",
     "\"}}"},
    {"page-unknown-behind", PAGE, "{\"credentials\":[" ITEM "],\"meta\":{},\"x\":[0", ",[{}]",
     "]}"},
    {"page-fault-at-the-end", PAGE, "{\"credentials\":[{}", "," ITEM, ",null],\"meta\":{}}"},
    {"page-lists-that-are-none", PAGE, "{\"meta\":{},\"credentials\":[{\"x\":0",
     ",\"credentials\":[{}]", "}]}"},
    {"page-white-space", PAGE, "{\"credentials\":[{}", " ", ",{}],\"meta\":{}}"},
    {"page-white-space-in-items", PAGE, "{\"credentials\":[{}", "\n\n\n\n,\n\n{\n\n\n}",
     "],\"meta\":{}}"},

    {"error-items", ERROR, "{\"errors\":[{}",
     ",{\"code\":1,\"message\":\"m\",\"infoUrl\":\"u\",\"context\":{\"a\":[{}]}}", "]}"},
    {"error-items-of-a-title", ERROR, "{\"title\":\"t\",\"errors\":[{}",
     ",{\"detail\":\"d\",\"pointer\":\"p\"}", "]}"},
    {"error-huge-first-item", ERROR, "{\"errors\":[{\"message\":\"", "a\\n", "\"}]}"},
    {"error-context", ERROR, "{\"errors\":[{\"context\":{\"x\":[0", ",{\"a\":\"]}\"}", "]}}]}"},
    {"error-deep-contexts", ERROR, "{\"errors\":[{}", ",{\"context\":{\"x\":" OPEN3 CLOSE3 "}}",
     "]}"},
    {"error-details", ERROR, "{\"details\":{\"x\":[0", ",[\"a\"]", "]}}"},
    {"error-unknown-members", ERROR, "{\"code\":1", ",\"httpStatus\":[{\"code\":0}]", "}"},
    {"error-unknown-in-items", ERROR, "{\"errors\":[{\"x\":0", ",\"y\":[[{\"code\":0}]]", "}]}"},
    {"error-fault-at-the-end", ERROR, "{\"errors\":[{\"message\":\"m\"}", ",{\"message\":\"m\"}",
     ",0]}"},
};

enum { family_count = sizeof families / sizeof families[0] };

/* How it ended, and how many items were read. */
static twcred_code read_document(decoder by, char *text, size_t capacity, const char *document,
                                 size_t size, size_t *items)
{
    twcred_work work;
    twcred_credential credential;
    twcred_page page;
    twcred_error error;
    twcred_error_item item;
    twcred_code code = TWCRED_OK;
    *items = 0;
    switch (by) {
    case CREDENTIAL:
        code = twcred_credential_decode(&credential, text, capacity, &work, document, size).code;
        break;
    case PAGE:
        code = twcred_page_open(&page, text, capacity, &work, document, size).code;
        while (twcred_page_next(&credential, &page, &work))
            ++*items;
        break;
    case ERROR:
        code = twcred_error_decode(&error, text, capacity, &work, 400, document, size).code;
        while (twcred_error_next(&item, &error, &work))
            ++*items;
        break;
    }
    return code;
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
        size_t items;
        memcpy(document, of->start, start);
        for (size_t i = 0; i < count; i++)
            memcpy(document + start + i * piece, of->piece, piece);
        memcpy(document + start + count * piece, of->end, end);
        twcred_code code = read_document(of->decoder, text, 2 * size, document, size, &items);
        printf("%s, %lu items\n", twcred_code_name(code), (unsigned long)items);
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
