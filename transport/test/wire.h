/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A server that knows no HTTP beyond where a request ends: it keeps what it was
 * sent and answers with given bytes, right or wrong. It listens on loopback, in
 * a thread of its own, and every wait of it is bounded. */
#ifndef WIRE_H
#define WIRE_H

#include <stddef.h>

typedef enum wire_manner {
    WIRE_ANSWER, /* sends the bytes when the request is whole, then closes */
    WIRE_HOLD    /* reads the request, sends the bytes, and leaves the connection open */
} wire_manner;

typedef struct wire wire;

/* Listens on a free port of `host`, 127.0.0.1 or ::1. The bytes are not copied.
 * NULL if it cannot. */
wire *wire_open(const char *host, wire_manner manner, const char *bytes, size_t size);
unsigned wire_port(const wire *server);

/* Ends the thread. What follows may be asked only behind it. */
void wire_stop(wire *server);
size_t wire_connections(const wire *server);

/* The first request, with a NUL behind it that is not counted. */
const char *wire_request(const wire *server, size_t *size);

void wire_free(wire *server);

#endif
