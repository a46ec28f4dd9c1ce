/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* One call of the library on a case's input, and what came of it in words. */
#ifndef TWCRED_CONFORMANCE_CALL_H
#define TWCRED_CONFORMANCE_CALL_H

#include "case.h"
#include "guard.h"
#include "kind.h"

#include "twcred.h"

/* Circumstances that must make no difference. */
typedef struct circumstances {
    const char *what;   /* for the report */
    guard_edge edge;    /* of the inputs */
    unsigned char fill; /* of all memory that the call is lent */
    bool null_input;    /* NULL for an input of size 0 */
    bool null_buffer;   /* NULL and 0 for the lent buffer */
    size_t capacity;    /* of the lent buffer, otherwise */
} circumstances;

typedef struct outcome {
    twcred_status status;
    char *text;      /* the status as a case writes it */
    facts values;    /* everything in the output that is not zero */
    size_t size;     /* that the buffer had to have: of the body, the query, the URL or the text */
    size_t input;    /* which input the status is about */
    const char *sin; /* what the contract forbids and happened anyway, or NULL */
} outcome;

/* Whether the probe knows the call of a case. */
bool call_known(const test_case *item);
outcome call_run(const test_case *item, const circumstances *how);
void outcome_free(outcome *result);

/* ------------------------------------------------------------- the families */

typedef void call_runner(outcome *result, const test_case *item, const circumstances *how);

/* call_text.c */
call_runner run_json, run_sid, run_type, run_boolean, run_sandbox, run_date_time, run_http_date,
    run_uri;
/* call_row.c */
call_runner run_service_name, run_service, run_operation, run_error_code, run_error_row;
/* call_request.c */
call_runner run_create, run_update, run_fetch, run_delete, run_list, run_base_url;
/* call_answer.c */
call_runner run_credential, run_match, run_error, run_answer;
/* call_page.c */
call_runner run_page, run_next_page;
/* call_header.c */
call_runner run_header;

/* --------------------------------------------------------- what calls share */

/* A case's input, as the circumstances want it. */
typedef struct given {
    guard memory;
    const char *text; /* may be NULL when it is empty */
    size_t size;
    size_t told; /* the size to tell: one more than the limit, where the case claims it */
    const bytes *from;
} given;

given given_open(const test_case *item, size_t index, const circumstances *how);
void given_close(outcome *result, given *input);

/* A parameter of a case. What it points to is in memory of its own. */
typedef struct argument {
    twcred_param param; /* {NULL, 0} where the case has none */
    guard memory;
    const fact *from;
} argument;

const fact *param_told(const test_case *item, const char *name);
argument argument_open(const test_case *item, const char *name, const circumstances *how);
void argument_close(outcome *result, argument *param);
/* The enumerator that is spelt so, or the number that stands for none; 0 where the
 * case does not say. */
int enum_told(const test_case *item, const char *name, const char *const *words, int count);
twcred_service service_told(const test_case *item);

/* The buffer that a call is lent. */
typedef struct lent {
    guard buffer;
    char *data; /* NULL when measuring */
    size_t capacity;
} lent;

lent lent_open(const circumstances *how);
/* Whether the buffer, from `kept` on, holds nothing but its fill and zeros. */
bool lent_wiped(const lent *memory, size_t kept);
/* Whether the buffer, from `kept` on, was left alone. */
bool lent_untouched(const lent *memory, size_t kept);
void lent_close(outcome *result, lent *memory);
/* The same, of a text buffer, which a failure leaves wiped. */
void lent_close_text(outcome *result, lent *memory);

/* The scratch memory that a decoder is lent. */
typedef struct scratch {
    guard memory;
    twcred_work *work;
} scratch;

scratch scratch_open(const circumstances *how);
/* Puts other garbage in it: what it holds between calls does not matter. */
void scratch_spoil(scratch *room, unsigned char fill);
void scratch_close(outcome *result, scratch *room);

/* A status as a case writes it: ok, CODE FIELD OFFSET or CODE FIELD needed N. */
char *status_spell(const twcred_status *status, const char **sin);
/* Whether it is of the codes for a buffer that is too small. */
bool status_is_short(const twcred_status *status);

#endif
