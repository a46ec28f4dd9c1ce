/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What the core's files know of one another: one section per source file. No
 * name here leaves the core; the link names carry a prefix so that none meets a
 * host's own. */
#ifndef TWCRED_INTERNAL_H
#define TWCRED_INTERNAL_H

#include "twcred.h"

#define status_ok    twcred_internal_status_ok
#define status_fault twcred_internal_status_fault
#define status_short twcred_internal_status_short

/* ---------------------------------------------------------------- status.c */

twcred_status status_ok(void);
twcred_status status_fault(twcred_code code, const char *field, size_t offset);
/* The fault of a buffer that has to have `needed` bytes. */
twcred_status status_short(twcred_code code, const char *field, size_t needed);

#endif
