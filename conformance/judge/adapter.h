/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The program under judgement: started, asked, watched, and started again. */
#ifndef TWCRED_CONFORMANCE_ADAPTER_H
#define TWCRED_CONFORMANCE_ADAPTER_H

#include "family.h"
#include "process.h"
#include "result.h"

typedef struct adapter_rules {
    const char *program;
    long long timeout; /* in microseconds, for each answer */
    size_t memory;     /* by which it may grow */
    bool all;          /* unsupported is a failure */
    bool stop;         /* at the first failure */
} adapter_rules;

typedef struct adapter {
    const adapter_rules *rules;
    process child;
    bool places; /* tells where and why it refuses */
    bool grew;   /* which is told once */
    family programs;
    size_t memory; /* after the greeting */
    result *last;  /* of the last case that it was asked, if any */
} adapter;

/* Starts the program and reads its greeting. Otherwise appends a line that says what
 * came instead, and the verdict on it. */
bool adapter_start(adapter *client, verdict *what, bytes *why);
/* Asks a case and judges the answer. Starts the program again where it is gone. */
void adapter_ask(adapter *client, result *to, size_t number);
/* Closes its input and sees that it ends. */
void adapter_stop(adapter *client);

#endif
