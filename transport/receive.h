/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What comes from the service, as libcurl hands it over. */
#ifndef TWCRED_RECEIVE_H
#define TWCRED_RECEIVE_H

#include "twcred_transport.h"

/* The size of exchange->headers_text. Fields beyond it are told in
 * headers_status and left out. */
#define RECEIVE_HEADERS_TEXT 8192

/* The context of the two callbacks. */
typedef struct receiver {
    twcred_exchange *exchange;
    size_t capacity;    /* of exchange->body */
    size_t limit;       /* of exchange->body_size */
    bool in_fields;     /* between a status line and the empty line behind the fields */
    char length[24];    /* the Content-Length that came; empty: none */
    twcred_cause cause; /* why receiving was given up, and in words */
    const char *words;
} receiver;

void receiver_begin(receiver *to, twcred_exchange *exchange, size_t limit);

/* Of the types of CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION. */
size_t receive_body(char *data, size_t one, size_t size, void *context);
size_t receive_header(char *line, size_t one, size_t size, void *context);

#endif
