/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A second reading of what a server sends over one connection that it then closes:
 * RFC 9112, on bytes that all lie there at once. */
#ifndef TWCRED_FUZZ_ORACLE_HTTP_H
#define TWCRED_FUZZ_ORACLE_HTTP_H

#include "twcred.h"

/* What a client may make of the bytes. */
typedef enum http_verdict {
    HTTP_WHOLE,  /* one final answer, with all of its body */
    HTTP_BROKEN, /* the connection ends before the answer does, or it has two lengths */
    HTTP_UNCLEAR /* what clients are free to read in several ways, or what is not read here:
                    content codings, folded lines, other versions, an answer without a head */
} http_verdict;

typedef struct http_answer {
    http_verdict verdict;
    int status;         /* of the final answer */
    const char *fields; /* its field lines, without the empty one */
    size_t fields_size;
    const char *body; /* without chunks; valid until the next reading */
    size_t body_size;
} http_answer;

/* The longest input that is read. */
#define HTTP_INPUT_MAX ((size_t)1 << 16)

http_answer oracle_http_answer(const char *bytes, size_t size);

#endif
