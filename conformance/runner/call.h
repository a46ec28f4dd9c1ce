/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* One call of the library on a case's input, and what came of it in words. */
#ifndef TWCRED_CONFORMANCE_CALL_H
#define TWCRED_CONFORMANCE_CALL_H

#include "case.h"
#include "guard.h"

#include "twcred.h"

/* Circumstances that must make no difference. */
typedef struct circumstances {
    const char *what;   /* for the report */
    guard_edge edge;    /* of the inputs */
    unsigned char fill; /* of all memory that the call is lent */
    bool null_input;    /* NULL for an input of size 0 */
    bool null_buffer;   /* NULL and 0 for the lent buffer */
    size_t capacity;    /* of the lent buffer, otherwise */
} circumstances;

typedef struct outcome {
    twcred_status status;
    char *text;      /* the status as a case writes it */
    facts values;    /* everything in the output that is not zero */
    size_t size;     /* of what was written: body_size, or text_used */
    size_t input;    /* which input the status is about */
    const char *sin; /* what the contract forbids and happened anyway, or NULL */
} outcome;

outcome call_run(const test_case *item, const circumstances *how);
void outcome_free(outcome *result);

#endif
