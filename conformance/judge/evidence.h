/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What speaks against a case that failed, as lines that every report shows in its
 * own way: what was expected, what came and who computed the expectation; then the
 * input with a caret under the byte, or all that the case gives, where no byte is to
 * blame. */
#ifndef TWCRED_CONFORMANCE_EVIDENCE_H
#define TWCRED_CONFORMANCE_EVIDENCE_H

#include "result.h"
#include "words.h"

typedef struct evidence_line {
    bytes text;
    size_t mark, mark_size; /* what stands above the caret; of size 0: nothing does */
} evidence_line;

typedef struct evidence {
    evidence_line *lines;
    size_t count;
} evidence;

evidence evidence_gather(const result *found);
void evidence_free(evidence *gathered);

/* The first line of the detail, which says why a case was skipped; false without one. */
bool evidence_reason(const result *found, word *reason);

#endif
