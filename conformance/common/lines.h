/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Files of lines, as cases and requirements are: UTF-8 without control characters,
 * every line ended, none ending in a blank. */
#ifndef TWCRED_CONFORMANCE_LINES_H
#define TWCRED_CONFORMANCE_LINES_H

#include "words.h"

/* Reads a line, of which the first has the number 1. Returns NULL, or what is wrong,
 * and may then put the number of an earlier line in the place of its own. */
typedef const char *line_reader(void *state, word line, size_t *number);

/* Hands each line of the file but the first, which must be `first`, to the reader;
 * behind the last, a blank line with its number, which ends what is open. On a fault
 * tells FILE:LINE and the reason on the error stream and returns false. */
bool lines_read(const char *file, const char *first, line_reader *read, void *state);

/* Whether it is dotted words of a-z, 0-9 and -, two at the least. */
bool name_well_formed(word name);

/* What stands before the first dot of a name. */
word name_area(word name);

#endif
