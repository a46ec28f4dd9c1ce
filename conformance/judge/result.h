/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* How a run went: what the judge finds and the reports tell. */
#ifndef TWCRED_CONFORMANCE_RESULT_H
#define TWCRED_CONFORMANCE_RESULT_H

#include "case.h"

typedef enum verdict {
    VERDICT_PASSED,
    VERDICT_FAILED,  /* another outcome or another value */
    VERDICT_BROKEN,  /* a rule that the adapter itself looks at */
    VERDICT_CRASHED, /* the adapter ended before its answer */
    VERDICT_HUNG,    /* no answer in time */
    VERDICT_GREW,    /* the answer was right, but memory grows */
    VERDICT_NOISE,   /* something that is no answer */
    VERDICT_SKIPPED, /* unsupported by the adapter */
    VERDICTS
} verdict;

/* A place in one of the bytes that a case gives, for a caret under it. */
typedef struct place {
    const char *label; /* "expected at" or "got at"; NULL: there is none */
    const bytes *in;
    size_t offset;
} place;

typedef struct result {
    const test_case *item;
    verdict verdict;
    bytes detail; /* lines of text without indent: what was expected and what came */
    place places[2];
    long long microseconds; /* from the request to the answer */
} result;

typedef struct run {
    const char *program;
    result *results; /* in the order of the cases, however many jobs there were */
    size_t count;
    size_t totals[VERDICTS];
} run;

#endif
