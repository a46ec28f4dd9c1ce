/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Memory between two unmapped pages: who reads or writes one byte too far is
 * stopped by the processor, with no sanitizer needed. */
#ifndef TWCRED_CONFORMANCE_GUARD_H
#define TWCRED_CONFORMANCE_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* Which end of the memory lies against its unmapped page. */
typedef enum guard_edge { GUARD_END, GUARD_START } guard_edge;

typedef struct guard {
    char *data; /* `size` bytes */
    size_t size;
    char *pages; /* what is mapped between the two unmapped pages */
    size_t pages_size;
    unsigned char fill;
    void *mapping;
    size_t mapping_size;
} guard;

/* Maps size bytes and fills them, and what else is in their pages, with `fill`.
 * Ends the program with status 2 when there is no memory. */
guard guard_open(size_t size, guard_edge edge, unsigned char fill);
guard guard_copy(const char *data, size_t size, guard_edge edge);
/* Whether the bytes around data[0..size) are as they were filled. */
bool guard_intact(const guard *memory);
void guard_close(guard *memory);

/* Says so on the error stream when an unmapped page is touched, before the signal
 * ends the program. */
void guard_watch(void);

#endif
