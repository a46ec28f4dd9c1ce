/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The kinds of calls: what a case of each may say. */
#ifndef TWCRED_CONFORMANCE_KIND_H
#define TWCRED_CONFORMANCE_KIND_H

#include "words.h"

#include <stdbool.h>
#include <stddef.h>

/* How the values of a parameter are written. */
typedef enum param_form {
    PARAM_TEXT,    /* = BYTES */
    PARAM_LABEL,   /* = BYTES, is null-of-size N */
    PARAM_STRING,  /* = BYTES, is null-of-size N, is over-limit */
    PARAM_TYPE,    /* = gcm, apn or fcm, is N */
    PARAM_SWITCH,  /* = nothing, false or true, is N */
    PARAM_SERVICE, /* = its name, is N */
    PARAM_INTEGER  /* = INTEGER, is null, is presence N */
} param_form;

typedef struct param_row {
    const char *name; /* NULL behind the last */
    param_form form;
} param_row;

/* The names of what can come out. */
typedef struct value_names {
    const char *const *names; /* the last is NULL */
    const struct inner_names *inner;
} value_names;

/* Names behind "PREFIX.", or behind "PREFIX.N." */
typedef struct inner_names {
    const char *prefix; /* NULL behind the last */
    bool numbered;
    const value_names *values;
} inner_names;

/* How a call with a lent buffer tells what it needs. */
typedef enum measure {
    MEASURE_NOT,    /* there is no buffer */
    MEASURE_NEEDED, /* as a fault: NULL and 0 are a buffer that is too small */
    MEASURE_LINES,  /* so for each line, of which the next is only read when one fits */
    MEASURE_SIZE    /* as a size, with NULL and 0 for the buffer */
} measure;

typedef struct call_kind {
    const char *name;
    const char *const *arguments; /* NULL: takes none */
    bool takes_status;            /* an HTTP status */
    bool takes_number;            /* a number of 64 bits */
    bool takes_input;
    bool takes_lines;        /* any number of inputs instead of one */
    bool takes_limit;        /* a size beyond the limit may be claimed for the input */
    const param_row *params; /* NULL: takes none */
    measure measured;
    const char *short_buffer; /* the outcome up to the needed size; of lines, its code alone */
    size_t ample;             /* so many times the input's size always suffice */
    const value_names *values;
} call_kind;

/* The words of enumerators, by their number. */
extern const char *const type_words[];
extern const char *const switch_words[];
extern const char *const service_words[];

const call_kind *kind_find(word name);
const param_row *kind_param(const call_kind *kind, word name);
bool kind_has_value(const call_kind *kind, word name);
/* Whether the value that a case gives to a parameter is of its form. */
bool param_well_formed(const param_row *param, bool is_word, word value);

#endif
