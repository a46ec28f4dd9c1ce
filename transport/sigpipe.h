/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#ifndef TWCRED_SIGPIPE_H
#define TWCRED_SIGPIPE_H

#include <signal.h>
#include <stdbool.h>

/* TLS libraries write to sockets in a way that raises SIGPIPE when the other side
 * has gone, and libcurl leaves that to its user where CURLOPT_NOSIGNAL is set. A
 * library may neither end its host nor change what the whole process does with a
 * signal, so the calling thread does without it for the time of an exchange. */
typedef struct sigpipe_guard {
    sigset_t before;
    bool pending; /* already before: that one is the host's */
} sigpipe_guard;

void sigpipe_block(sigpipe_guard *guard);
void sigpipe_restore(const sigpipe_guard *guard);

#endif
