/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "receive.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void receiver_begin(receiver *to, twcred_exchange *exchange, size_t limit)
{
    memset(to, 0, sizeof *to);
    to->exchange = exchange;
    to->limit = limit;
}

/* What makes libcurl give up: fewer bytes taken than were offered. */
static size_t give_up(receiver *to, twcred_cause cause, const char *words)
{
    to->cause = cause;
    to->words = words;
    return 0;
}

/* libcurl hands over what chunks and compression hold, so the limit is on what
 * would have to be kept, not on what went over the wire. */
size_t receive_body(char *data, size_t one, size_t size, void *context)
{
    receiver *to = context;
    twcred_exchange *exchange = to->exchange;
    (void)one; /* always 1, says libcurl's manual */
    if (size > to->limit - exchange->body_size)
        return give_up(to, TWCRED_CAUSE_SIZE, "the answer is larger than the limit");
    if (exchange->body_size + size > to->capacity) {
        size_t capacity = (exchange->body_size + size) * 2;
        char *body = realloc(exchange->body, capacity);
        if (body == NULL)
            return give_up(to, TWCRED_CAUSE_MEMORY, "out of memory");
        exchange->body = body;
        to->capacity = capacity;
    }
    memcpy(exchange->body + exchange->body_size, data, size);
    exchange->body_size += size;
    return size;
}

/* RFC 9112 section 6.3: lengths that differ leave open where the answer ends,
 * and libcurl takes the last. */
static bool length_differs(receiver *to, const char *line, size_t size)
{
    static const char name[] = "Content-Length:";
    if (size < sizeof name - 1 || strncasecmp(line, name, sizeof name - 1) != 0)
        return false;
    line += sizeof name - 1;
    size -= sizeof name - 1;
    while (size > 0 && strchr(" \t", line[0]) != NULL) {
        line++;
        size--;
    }
    while (size > 0 && strchr(" \t\r\n", line[size - 1]) != NULL)
        size--;
    if (to->length[0] != '\0')
        return strlen(to->length) != size || memcmp(to->length, line, size) != 0;
    if (size < sizeof to->length)
        memcpy(to->length, line, size);
    return false;
}

size_t receive_header(char *line, size_t one, size_t size, void *context)
{
    receiver *to = context;
    twcred_exchange *exchange = to->exchange;
    (void)one;
    if (size >= 5 && memcmp(line, "HTTP/", 5) == 0) {
        /* An interim answer may have come before: only the last one's count. */
        memset(&exchange->headers, 0, sizeof exchange->headers);
        memset(&exchange->headers_status, 0, sizeof exchange->headers_status);
        memset(to->length, 0, sizeof to->length);
        to->in_fields = true;
        return size;
    }
    if (size <= 2) /* the empty line behind the fields */
        to->in_fields = false;
    /* What comes behind the body is not merged (RFC 9110 section 6.5.1). */
    if (!to->in_fields)
        return size;
    if (length_differs(to, line, size))
        return give_up(to, TWCRED_CAUSE_FRAMING, "two values of Content-Length");
    twcred_status status = twcred_header_read(&exchange->headers, exchange->headers_text,
                                              RECEIVE_HEADERS_TEXT, line, size);
    if (status.code != TWCRED_OK && exchange->headers_status.code == TWCRED_OK)
        exchange->headers_status = status;
    return size;
}
