/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What judge and adapter say to each other, for people who write adapters. */
#ifndef TWCRED_CONFORMANCE_DIALOGUE_H
#define TWCRED_CONFORMANCE_DIALOGUE_H

#include "case.h"

/* Appends "? REQUEST", "= ANSWER" and, for each value that must not pass, "! ANSWER",
 * a line each. */
void dialogue_write(bytes *target, size_t number, const test_case *item);

#endif
