/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Cases as they stand in a file; the grammar is in conformance/README.md. */
#ifndef TWCRED_CONFORMANCE_CASE_H
#define TWCRED_CONFORMANCE_CASE_H

#include "bytes.h"

#include <stdbool.h>
#include <stddef.h>

/* `NAME = BYTES`, or `NAME is WORD`: a parameter, or a value that came out. */
typedef struct fact {
    char *name;
    bool is_word;
    bytes value;
} fact;

typedef struct facts {
    fact *items;
    size_t count;
} facts;

typedef struct test_case {
    const char *file; /* of the caller */
    size_t line;
    char *name;
    char *clause;   /* of a case that names no requirement yet; else NULL */
    char *requires; /* the identifiers of requirements, with a blank between */
    char *origin;   /* who computed the expectation; NULL: a human */
    const struct call_kind *kind;
    int argument;     /* a twcred_sid_kind or a twcred_operation */
    int http_status;  /* of error and answer */
    long long number; /* of a row, or a code */
    bool has_capacity;
    size_t capacity;
    bool over_limit; /* the call is told one byte more than TWCRED_DOCUMENT_MAX */
    bytes *inputs;
    size_t input_count;
    facts params;
    char *outcome; /* "refused" stands for every code and place */
    facts expected;
    facts wrong; /* values that must not pass for the expected ones */
} test_case;

typedef struct case_list {
    test_case *items;
    size_t count;
} case_list;

/* Adds a fact and returns it, for its value to be filled in. */
fact *facts_add(facts *list, const char *name, size_t name_size, bool is_word);
const fact *facts_find(const facts *list, const char *name, size_t name_size);
void facts_free(facts *list);

/* Appends the cases of a file to the list. On a fault tells FILE:LINE and the
 * reason on the error stream and returns false. */
bool cases_read(case_list *list, const char *file);
void cases_free(case_list *list);

#endif
