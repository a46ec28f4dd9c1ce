/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Whether an answer is the right one. */
#ifndef TWCRED_CONFORMANCE_COMPARE_H
#define TWCRED_CONFORMANCE_COMPARE_H

#include "line.h"
#include "result.h"

/* Appends a line to the detail, made of what can be shown anywhere. */
void detail_line(result *found, const char *label, const char *text, size_t size);

/* Gives the verdict on an answer to the case of the result. With places a refusal is
 * compared whole; without, there is nothing in it to compare. */
void answer_compare(result *found, const answer *given, bool places);

#endif
