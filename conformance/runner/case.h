/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Cases as they stand in a file; the grammar is in conformance/README.md. */
#ifndef TWCRED_CONFORMANCE_CASE_H
#define TWCRED_CONFORMANCE_CASE_H

#include "bytes.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum call_kind {
    CALL_JSON,
    CALL_CREDENTIAL,
    CALL_ERROR,
    CALL_ANSWER,
    CALL_PAGE,
    CALL_CREATE,
    CALL_UPDATE,
    CALL_LIST,
    CALL_FETCH,
    CALL_DELETE,
    CALL_BASE_URL,
    CALL_NEXT_PAGE,
    CALL_MATCH,
    CALL_SERVICE,
    CALL_OPERATION,
    CALL_ERROR_CODE,
    CALL_HEADER,
    CALL_SID,
    CALL_TYPE,
    CALL_BOOLEAN,
    CALL_SANDBOX,
    CALL_DATE_TIME,
    CALL_HTTP_DATE,
    CALL_URI
} call_kind;

/* What kind of buffer a call is lent: by it the size is judged that it tells. */
typedef enum lent_kind {
    LENT_NONE,
    LENT_TEXT, /* for the strings of a document, or of header fields */
    LENT_BODY, /* for what is built from parameters; to measure is a success */
    LENT_QUERY,
    LENT_URL
} lent_kind;

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
    char *clause;
    call_kind call;
    int argument;    /* a twcred_sid_kind or a twcred_operation */
    int http_status; /* of error and answer */
    lent_kind lent;
    bool takes_params;
    bool has_capacity;
    size_t capacity;
    bool over_limit; /* the call is told one byte more than TWCRED_DOCUMENT_MAX */
    bytes *inputs;
    size_t input_count;
    facts params;
    char *outcome;
    facts expected;
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
