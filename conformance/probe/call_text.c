/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Calls that look at a text and read at most one value from it. */

#include "tell.h"

void run_json(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    result->status = twcred_json_check(input.text, input.told);
    given_close(result, &input);
}

void run_sid(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    result->status = twcred_sid_check((twcred_sid_kind)item->argument, input.text, input.size);
    given_close(result, &input);
}

void run_uri(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    result->status = twcred_uri_check(input.text, input.size);
    given_close(result, &input);
}

void run_sandbox(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    twcred_truth truth = twcred_sandbox_read(input.text, input.size);
    if (truth == TWCRED_UNKNOWN)
        tell(result, "", "value", "unknown");
    tell_truth(result, "", "value", truth);
    given_close(result, &input);
}

void run_type(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    twcred_type type = TWCRED_TYPE_FCM;
    result->status = twcred_type_read(&type, input.text, input.size);
    tell_type(result, "", "value", type);
    given_close(result, &input);
}

void run_boolean(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    bool value = true;
    result->status = twcred_boolean_read(&value, input.text, input.size);
    if (result->status.code == TWCRED_OK || value)
        tell(result, "", "value", value ? "true" : "false");
    given_close(result, &input);
}

typedef twcred_status time_reader(twcred_time *time, const char *text, size_t size);

static void run_time(outcome *result, const test_case *item, const circumstances *how,
                     time_reader *read)
{
    given input = given_open(item, 0, how);
    twcred_time time = {-1, 1};
    result->status = read(&time, input.text, input.size);
    if (result->status.code == TWCRED_OK || time.seconds != 0 || time.nanoseconds != 0)
        tell_time(result, "", "value", &time);
    given_close(result, &input);
}

void run_date_time(outcome *result, const test_case *item, const circumstances *how)
{
    run_time(result, item, how, twcred_date_time_read);
}

void run_http_date(outcome *result, const test_case *item, const circumstances *how)
{
    run_time(result, item, how, twcred_http_date_read);
}
