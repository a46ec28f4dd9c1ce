/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The same document with its members in another order. */
#ifndef TWCRED_FUZZ_REORDER_H
#define TWCRED_FUZZ_REORDER_H

#include <stddef.h>

/* A copy of a document that twcred_json_check() accepts, with the members of its
 * outermost object from the last to the first: of the same size, up to an unmapped
 * page. NULL where there are not two of them. */
const char *flush_reversed(unsigned slot, const char *document, size_t size);

#endif
