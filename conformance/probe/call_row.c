/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Rows of the library's tables. A row is told whole, its zeros included: it is no
 * output that a failure could leave behind. */

#include "tell.h"

#include <limits.h>
#include <string.h>

static void tell_word(outcome *result, const char *name, const char *text)
{
    if (text == NULL)
        result->sin = "a row with a NULL for a text";
    else
        tell(result, "", name, text);
}

static void tell_bool(outcome *result, const char *name, bool value)
{
    tell(result, "", name, value ? "yes" : "no");
}

/* ---------------------------------------------------------------- services */

static void tell_service(outcome *result, twcred_service service)
{
    const twcred_service_info *row = twcred_service_get(service);
    if (row == NULL)
        return;
    tell_number(result, "", "number", (long long)service);
    tell_word(result, "name", row->name);
    tell_word(result, "product", row->product);
    tell_word(result, "version", row->version);
    tell_number(result, "", "page_size_max", row->page_size_max);
    tell_number(result, "", "friendly_name_max", (long long)row->friendly_name_max);
    tell_bool(result, "update_type", row->update_type);
    tell_word(result, "remark", row->remark);
}

void run_service_name(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    twcred_service service = TWCRED_NOTIFY_V1;
    result->status = twcred_service_read(&service, input.text, input.size);
    if (result->status.code == TWCRED_OK)
        tell_service(result, service);
    else if (service != TWCRED_IP_MESSAGING_V2)
        result->sin = "a service that was not read, and is not the default";
    given_close(result, &input);
}

/* The number as an enumerator; what no int holds is none. */
static int row_number(const test_case *item)
{
    return item->number >= INT_MIN && item->number <= INT_MAX ? (int)item->number : INT_MAX;
}

void run_service(outcome *result, const test_case *item, const circumstances *how)
{
    (void)how;
    tell_service(result, (twcred_service)row_number(item));
}

/* -------------------------------------------------------------- operations */

void run_operation(outcome *result, const test_case *item, const circumstances *how)
{
    static const char *const documents[] = {"none", "credential", "page"};
    (void)how;
    const twcred_operation_info *row = twcred_operation_get((twcred_operation)row_number(item));
    if (row == NULL)
        return;
    tell_word(result, "name", row->name);
    tell_word(result, "method", row->method);
    tell_bool(result, "item", row->item);
    tell_bool(result, "body", row->body);
    tell_number(result, "", "success", row->success);
    if ((int)row->document >= 0 && (int)row->document < 3)
        tell(result, "", "document", documents[row->document]);
    else
        result->sin = "a document that is no enumerator";
}

/* ------------------------------------------------------------- error codes */

static void tell_error_row(outcome *result, const twcred_error_info *row)
{
    static const char *const words[] = {"never", "on-request", "safe"};
    if (row == NULL)
        return;
    tell_number(result, "", "code", row->code);
    tell_number(result, "", "last", row->last);
    tell_number(result, "", "http_status", row->http_status);
    tell_word(result, "name", row->name);
    tell_word(result, "meaning", row->meaning);
    bytes line = {0};
    for (int i = 0; i < TWCRED_OPERATION_COUNT; i++) {
        int repeat = (int)row->repeat[i];
        bytes_text(&line, i > 0 ? " " : "");
        bytes_text(&line, repeat >= 0 && repeat < 3 ? words[repeat] : "?");
    }
    tell(result, "", "repeat", line.data);
    bytes_free(&line);
}

void run_error_code(outcome *result, const test_case *item, const circumstances *how)
{
    (void)how;
    const twcred_error_info *row = twcred_error_find(item->number);
    if (row != NULL && (item->number < row->code || item->number > row->last))
        result->sin = "a row that does not hold the code";
    tell_error_row(result, row);
}

void run_error_row(outcome *result, const test_case *item, const circumstances *how)
{
    (void)how;
    size_t index = item->number < 0 ? SIZE_MAX : (size_t)item->number;
    const twcred_error_info *row = twcred_error_get(index);
    const twcred_error_info *before = index > 0 ? twcred_error_get(index - 1) : NULL;
    if (row != NULL && (twcred_error_find(row->code) != row || twcred_error_find(row->last) != row))
        result->sin = "a row that is not found by its codes";
    if (row != NULL && index > 0 && (before == NULL || before->last >= row->code))
        result->sin = "a row that is not behind those with smaller codes";
    tell_error_row(result, row);
}
