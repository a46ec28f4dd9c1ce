/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The calls about one credential: create, fetch, update, delete. */

#include "command.h"

#include <string.h>

/* Such a call on its way. */
typedef struct item_call {
    const options *given;
    twcred_operation operation;
    inputs in;
    twcred_client client;
    twcred_exchange exchange;
    output_format format;
} item_call;

static twcred_operation operation_of(call_kind call)
{
    return call == CALL_CREATE   ? TWCRED_CREATE
           : call == CALL_FETCH  ? TWCRED_FETCH
           : call == CALL_UPDATE ? TWCRED_UPDATE
                                 : TWCRED_DELETE;
}

static bool has_params(const item_call *call)
{
    return call->operation == TWCRED_CREATE || call->operation == TWCRED_UPDATE;
}

/* Finds every fault of the parameters. */
static exit_status measure(const item_call *call)
{
    twcred_request request;
    twcred_status fault = {TWCRED_OK, NULL, 0, 0};
    twcred_service service;
    exit_status status = read_service(&service, call->given);
    if (status != EXIT_DONE)
        return status;
    const char *sid = call->given->operand;
    size_t size = sid != NULL ? strlen(sid) : 0;
    switch (call->operation) {
    case TWCRED_CREATE:
        fault = twcred_create_encode(&request, NULL, 0, &call->in.params);
        break;
    case TWCRED_UPDATE:
        fault = twcred_update_encode(&request, NULL, 0, service, sid, size, &call->in.params);
        break;
    case TWCRED_FETCH:
        fault = twcred_fetch_encode(&request, sid, size);
        break;
    case TWCRED_DELETE:
        fault = twcred_delete_encode(&request, sid, size);
        break;
    case TWCRED_LIST:
        break;
    }
    return fault.code == TWCRED_OK ? EXIT_DONE : report_param_fault(call->given, service, &fault);
}

static void exchange_item(item_call *call)
{
    const char *sid = call->given->operand;
    switch (call->operation) {
    case TWCRED_CREATE:
        twcred_client_create(&call->exchange, &call->client, &call->in.params);
        break;
    case TWCRED_UPDATE:
        twcred_client_update(&call->exchange, &call->client, sid, &call->in.params);
        break;
    case TWCRED_FETCH:
        twcred_client_fetch(&call->exchange, &call->client, sid);
        break;
    case TWCRED_DELETE:
    case TWCRED_LIST:
        twcred_client_delete(&call->exchange, &call->client, sid);
        break;
    }
}

/* What was done stays done, although its result is lost. */
static void report_lost(const item_call *call)
{
    const twcred_string *sid = &call->exchange.answer.credential.sid;
    if (call->operation == TWCRED_CREATE || call->operation == TWCRED_UPDATE)
        report_note(call->operation == TWCRED_CREATE ? "created" : "updated", sid->text, sid->size);
}

static exit_status print_item(const item_call *call)
{
    const twcred_exchange *exchange = &call->exchange;
    const options *given = call->given;
    bool credential = exchange->answer.kind == TWCRED_ANSWER_CREDENTIAL;
    if (credential)
        print_credential(stdout, call->format, &exchange->answer.credential,
                         given->include != NULL ? &exchange->headers : NULL);
    else if (exchange->outcome == TWCRED_OUTCOME_DONE && given->verbose != NULL)
        fprintf(stderr, "< deleted %s\n", given->operand);
    exit_status status = finish_output(given);
    if (status != EXIT_DONE && credential)
        report_lost(call);
    return status;
}

static exit_status exchange_and_print(item_call *call)
{
    const twcred_params *params = has_params(call) ? &call->in.params : NULL;
    if (params != NULL)
        advise(call->given, params, call->client.service);
    exchange_item(call);
    trace_exchange(call->given, &call->exchange, params);
    exit_status status = report_outcome(call->given, call->operation, &call->exchange);
    if (status == EXIT_DONE)
        status = print_item(call);
    twcred_exchange_clear(&call->exchange);
    return status;
}

exit_status call_item(const options *given)
{
    item_call call;
    memset(&call, 0, sizeof call);
    call.given = given;
    call.operation = operation_of(given->call);
    exit_status status = read_format(&call.format, given);
    if (status == EXIT_DONE && has_params(&call))
        status = inputs_read(&call.in, given);
    /* A wrong value is told before missing credentials are. */
    if (status == EXIT_DONE)
        status = measure(&call);
    if (status == EXIT_DONE)
        status = read_client(&call.client, given);
    if (status == EXIT_DONE && call.operation == TWCRED_DELETE)
        status = confirm_delete(given);
    if (status == EXIT_DONE)
        status = exchange_and_print(&call);
    inputs_clear(&call.in);
    return status;
}
