/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The calls that call_run() chooses from: one file for documents, one for requests,
 * one for the tables of the service. */
#ifndef TWCRED_CONFORMANCE_CALL_PARTS_H
#define TWCRED_CONFORMANCE_CALL_PARTS_H

#include "call.h"

/* call_document.c: credential, error, answer, page. */
void run_document(outcome *result, const test_case *item, const circumstances *how,
                  const guard *input);

/* call_request.c: those that take parameters or a SID. */
void run_create(outcome *result, const test_case *item, const circumstances *how);
void run_update(outcome *result, const test_case *item, const circumstances *how);
void run_list(outcome *result, const test_case *item, const circumstances *how);
void run_base_url(outcome *result, const test_case *item, const circumstances *how);
void run_item(outcome *result, const test_case *item, const char *text, size_t size);

/* call_service.c: the tables, the next page, and the match of SIDs. */
void run_service(outcome *result, const char *text, size_t size);
void run_operation(outcome *result, const char *text, size_t size);
void run_error_code(outcome *result, const char *text, size_t size);
void run_next_page(outcome *result, const test_case *item, const circumstances *how);
void run_match(outcome *result, const test_case *item, const circumstances *how);

/* The parameter as a case tells it; what it points to is put in `memory`. */
twcred_param param_build(const fact *told, guard *memory, guard_edge edge);
const fact *param_told(const test_case *item, const char *name);
twcred_service service_build(const test_case *item);

#endif
