/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Outputs in words, and the memory that a call is lent. */
#ifndef TWCRED_CONFORMANCE_TELL_H
#define TWCRED_CONFORMANCE_TELL_H

#include "call.h"

enum { TYPE_WORDS = 4, TRUTH_WORDS = 3 };
extern const char *const type_words[TYPE_WORDS];
extern const char *const truth_words[TRUTH_WORDS];

typedef struct lent {
    guard buffer;
    char *data; /* NULL when measuring */
    size_t capacity;
} lent;

void tell(outcome *result, const char *prefix, const char *name, const char *value);
void tell_number(outcome *result, const char *prefix, const char *name, long long number);
void tell_null(outcome *result, const char *prefix, const char *name);
void tell_enum(outcome *result, const char *prefix, const char *name, const char *const *words,
               int count, int value);
void tell_type(outcome *result, const char *prefix, const char *name, twcred_type type);
void tell_string(outcome *result, const char *prefix, const char *name, const twcred_string *string,
                 const guard *text);
void tell_integer(outcome *result, const char *prefix, const char *name,
                  const twcred_integer *integer);
void tell_time(outcome *result, const char *prefix, const char *name, const twcred_time *time);
void tell_reading(outcome *result, const char *prefix, const char *name, const twcred_time *time,
                  bool given);
void tell_date_time(outcome *result, const char *prefix, const char *name, const char *time_name,
                    const twcred_date_time *date, const guard *text);
char *status_spell(const twcred_status *status, const char **sin);
lent lent_open(const circumstances *how);
bool lent_wiped(const lent *memory, size_t kept);
void lent_close(outcome *result, lent *memory);

#endif
