/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Values at the edges of every format that the core reads: most of them just
 * inside, the others just outside. */
#ifndef TWCRED_FUZZ_MUTATOR_VALUES_H
#define TWCRED_FUZZ_MUTATOR_VALUES_H

#include "edit.h"

typedef enum value_kind {
    VALUE_SID_CREDENTIAL,
    VALUE_SID_ACCOUNT,
    VALUE_SID_ANY,
    VALUE_DATE_TIME,
    VALUE_HTTP_DATE,
    VALUE_URI,
    VALUE_INTEGER,
    VALUE_TEXT,
    VALUE_PUSH_TYPE,
    VALUE_BOOLEAN,
    VALUE_SERVICE,
    VALUE_LABEL,
    VALUE_PARAM,
    VALUE_SWITCHED_PARAM, /* two numbers of enumerations and a parameter */
    VALUE_HEADER_LINE,
    VALUE_KINDS,
    VALUE_OBJECT = VALUE_KINDS, /* of JSON: these two are not written by value_put() */
    VALUE_LIST
} value_kind;

void value_put(draft *to, chance *from, value_kind kind);

/* An integer at an edge of int32_t or int64_t, or of the limits of a page. */
int64_t value_integer(chance *from);

#endif
