/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Cases, and how they stand in a file; the grammar is in conformance/README.md. */
#ifndef TWCRED_CONFORMANCE_CASE_H
#define TWCRED_CONFORMANCE_CASE_H

#include "bytes.h"
#include "facts.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct test_case {
    const char *file; /* of the caller */
    size_t line;
    char *name;
    char *requires; /* the identifiers of requirements, with a blank between */
    char *origin;   /* who computed the expectation; NULL: a human */
    char *call;     /* its words, as they are written */
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

/* ------------------------------------------------------------ what a case asks */

/* Each says one thing more about a case, and returns NULL, or why a case cannot say
 * it. `open` is where the bytes belong that were said to follow. */
const char *case_call(test_case *item, word call);
const char *case_capacity(test_case *item, word number);
const char *case_claim(test_case *item, word what);
const char *case_input(test_case *item, bytes **open);
/* The value is only looked at here; that of a word is also put in place. */
const char *case_param(test_case *item, word name, bool is_word, word value, bytes **open);
/* Whether what a call needs is there. */
const char *case_complete(const test_case *item);
void case_free(test_case *item);

/* Whether it is CODE FIELD OFFSET or CODE FIELD needed NUMBER. */
const char *refusal_check(word text);

/* ------------------------------------------------------------------ case files */

typedef struct case_list {
    test_case *items;
    size_t count;
    size_t *slots; /* where names hash to: one more than the index of a case, or 0 */
    size_t slot_count;
} case_list;

/* Appends the cases of a file to the list. On a fault tells FILE:LINE and the
 * reason on the error stream and returns false. */
bool cases_read(case_list *list, const char *file);
void cases_free(case_list *list);

#endif
