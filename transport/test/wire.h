/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A server that knows no HTTP beyond where a request ends: it keeps what it was
 * sent and answers with given bytes, right or wrong. It listens on loopback, in
 * a thread of its own, and every wait of it is bounded. */
#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum wire_manner {
    WIRE_ANSWER, /* sends the bytes when the request is whole, then closes */
    WIRE_HOLD,   /* reads the request, sends the bytes, and leaves the connection open */
    WIRE_NEXT    /* sends the bytes, and reads the next request on the same connection */
} wire_manner;

/* What one request gets. The bytes are not copied. */
typedef struct wire_answer {
    wire_manner manner;
    const char *bytes;
    size_t size;
} wire_answer;

typedef struct wire wire;

/* Listens on a free port of `host`, 127.0.0.1 or ::1, and answers all requests alike.
 * NULL if it cannot. */
wire *wire_open(const char *host, wire_manner manner, const char *bytes, size_t size);

/* The same in two steps, so that answers may tell the port: first a server that lets
 * connections wait, then its answers, one for each request in the order in which they
 * come, and the last one for all further ones. They are not copied either. */
wire *wire_listen(const char *host);
bool wire_serve(wire *server, const wire_answer *answers, size_t count);

unsigned wire_port(const wire *server);

/* Ends the thread. What follows may be asked only behind it. */
void wire_stop(wire *server);
size_t wire_connections(const wire *server);

/* The requests that came whole, and what came of others. */
size_t wire_requests(const wire *server);

/* A request, with a NUL behind it that is not counted; NULL if there was none. */
const char *wire_request_at(const wire *server, size_t index, size_t *size);
const char *wire_request(const wire *server, size_t *size); /* the first one */

void wire_free(wire *server);

#endif
