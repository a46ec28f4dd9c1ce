/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The memory of a program and of those it started, as /proc tells it: a shell may
 * stand between the judge and the adapter. */
#ifndef TWCRED_CONFORMANCE_FAMILY_H
#define TWCRED_CONFORMANCE_FAMILY_H

#include <stddef.h>
#include <sys/types.h>

#define FAMILY_MAX 16

typedef struct family {
    pid_t members[FAMILY_MAX];
    size_t count;
} family;

/* The program and what descends from it, now. */
family family_find(pid_t pid);
/* What of its memory is resident, in bytes; 0 where the system does not tell. */
size_t family_memory(const family *programs);

#endif
