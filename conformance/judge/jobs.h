/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A run: several adapters side by side, each with the next case that none has. */
#ifndef TWCRED_CONFORMANCE_JOBS_H
#define TWCRED_CONFORMANCE_JOBS_H

#include "adapter.h"

/* Judges the cases of the results and counts the verdicts. When an adapter does not
 * greet, appends what came instead and returns false. */
bool jobs_run(run *all, const adapter_rules *rules, size_t jobs, bytes *why);

#endif
