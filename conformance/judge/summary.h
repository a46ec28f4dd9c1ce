/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A run by requirement, by area and by call. */
#ifndef TWCRED_CONFORMANCE_SUMMARY_H
#define TWCRED_CONFORMANCE_SUMMARY_H

#include "requirement.h"
#include "result.h"

typedef struct tally {
    word name;
    const requirement *known; /* of a requirement that is in a file; else NULL */
    const result **results;   /* in the order of the run */
    size_t count;
    size_t passed, failed, skipped; /* of these */
} tally;

typedef struct tally_list {
    tally *items;
    size_t count;
} tally_list;

typedef struct summary {
    tally_list requirements; /* all that are known, then those that only cases name */
    tally_list areas;        /* in the order of the requirements */
    tally_list calls;
    size_t passed, failed, skipped, broken; /* cases; and requirements */
} summary;

summary summary_make(const run *how, const requirement_list *requirements);
void summary_free(summary *made);

/* The area of a case: that of the first requirement it names. */
word result_area(const result *found);
/* Whether it counts as failed: it neither passed nor was skipped. */
bool result_failed(const result *found);

#endif
