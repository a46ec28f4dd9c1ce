/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Outputs in words. What is zero is not told, so that "nothing but these" is one
 * comparison, and a value left behind by a failed call shows up under its own
 * name. Each name has a prefix, such as "page.item.0.". */
#ifndef TWCRED_CONFORMANCE_TELL_H
#define TWCRED_CONFORMANCE_TELL_H

#include "call.h"

void tell(outcome *result, const char *prefix, const char *name, const char *value);
void tell_bytes(outcome *result, const char *prefix, const char *name, const char *data,
                size_t size);
void tell_number(outcome *result, const char *prefix, const char *name, long long number);
/* Not if it is 0. */
void tell_count(outcome *result, const char *prefix, const char *name, size_t count);
/* An enumerator by its name; numbers that are none by their number. */
void tell_enum(outcome *result, const char *prefix, const char *name, const char *const *words,
               int count, int value);
void tell_type(outcome *result, const char *prefix, const char *name, twcred_type type);
void tell_truth(outcome *result, const char *prefix, const char *name, twcred_truth truth);
void tell_string(outcome *result, const char *prefix, const char *name, const twcred_string *string,
                 const guard *text);
void tell_integer(outcome *result, const char *prefix, const char *name,
                  const twcred_integer *integer);
void tell_time(outcome *result, const char *prefix, const char *name, const twcred_time *time);
/* The time that a text means, where there is the text. */
void tell_reading(outcome *result, const char *prefix, const char *name, const twcred_time *time,
                  bool is_given);
void tell_credential(outcome *result, const char *prefix, const twcred_credential *from,
                     const guard *text);

/* A page and an error with all their items, which are read for it. The text tells
 * where strings may lie, and the fill what to put in the scratch memory between. */
void tell_page(outcome *result, const char *prefix, const twcred_page *from, const guard *text,
               scratch *room, unsigned char fill);
void tell_error(outcome *result, const char *prefix, const twcred_error *from, const guard *text,
                scratch *room, unsigned char fill);

/* "PREFIXitem.N."; to be freed. */
char *item_prefix(const char *prefix, size_t index);
/* Blames the items that were read when what is told again is not as it was. */
void tell_unchanged(outcome *result, outcome *again);
/* What is left of a cursor: nothing after a failure. */
bool cursor_empty(const twcred_cursor *items);

#endif
