/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Credentials, errors and whole answers. */

#include "tell.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- error items */

static void tell_error_item(outcome *result, const char *prefix, const twcred_error_item *from,
                            const guard *text)
{
    tell_integer(result, prefix, "code", &from->code);
    tell_string(result, prefix, "message", &from->message, text);
    tell_string(result, prefix, "more_info", &from->more_info, text);
    tell_string(result, prefix, "pointer", &from->pointer, text);
    tell_string(result, prefix, "context", &from->context, text);
}

static void tell_error_itself(outcome *result, const char *prefix, const twcred_error *from,
                              const guard *text)
{
    if (from->http_status != 0)
        tell_number(result, prefix, "http_status", from->http_status);
    tell_integer(result, prefix, "code", &from->code);
    tell_string(result, prefix, "message", &from->message, text);
    tell_string(result, prefix, "more_info", &from->more_info, text);
    tell_integer(result, prefix, "status", &from->status);
    tell_string(result, prefix, "details", &from->details, text);
    tell_count(result, prefix, "count", from->count);
}

void tell_error(outcome *result, const char *prefix, const twcred_error *from, const guard *text,
                scratch *room, unsigned char fill)
{
    twcred_error error = *from;
    tell_error_itself(result, prefix, &error, text);
    if (result->status.code != TWCRED_OK && !cursor_empty(&error.items))
        result->sin = "a failure that leaves a list behind";
    for (size_t read = 0; result->status.code == TWCRED_OK; read++) {
        twcred_error_item item;
        memset(&item, fill, sizeof item);
        scratch_spoil(room, fill);
        bool more = twcred_error_next(&item, &error, room->work);
        char *name = item_prefix(prefix, read);
        tell_error_item(result, name, &item, text);
        free(name);
        if (more != (read < error.count))
            result->sin = "a list with more items, or fewer, than it counts";
        if (!more || read > error.count)
            break;
    }
    /* The items come and go, what is told for the whole stays. */
    outcome again = {0};
    tell_error_itself(&again, prefix, &error, text);
    tell_unchanged(result, &again);
}

/* --------------------------------------------------------------- documents */

void run_credential(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    lent text = lent_open(how);
    scratch room = scratch_open(how);
    twcred_credential credential;
    memset(&credential, how->fill, sizeof credential);
    result->status = twcred_credential_decode(&credential, text.data, text.capacity, room.work,
                                              input.text, input.told);
    tell_credential(result, "", &credential, &text.buffer);
    scratch_close(result, &room);
    lent_close_text(result, &text);
    given_close(result, &input);
}

void run_error(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    lent text = lent_open(how);
    scratch room = scratch_open(how);
    twcred_error error;
    memset(&error, how->fill, sizeof error);
    result->status = twcred_error_decode(&error, text.data, text.capacity, room.work,
                                         item->http_status, input.text, input.told);
    tell_error(result, "", &error, &text.buffer, &room, how->fill);
    scratch_close(result, &room);
    lent_close_text(result, &text);
    given_close(result, &input);
}

void run_answer(outcome *result, const test_case *item, const circumstances *how)
{
    static const char *const kinds[] = {"none", "credential", "empty", "error", "page"};
    given input = given_open(item, 0, how);
    lent text = lent_open(how);
    scratch room = scratch_open(how);
    twcred_answer answer;
    memset(&answer, how->fill, sizeof answer);
    result->status = twcred_answer_decode(&answer, text.data, text.capacity, room.work,
                                          (twcred_operation)item->argument, item->http_status,
                                          input.text, input.told);
    tell_enum(result, "", "kind", kinds, 5, (int)answer.kind);
    if (answer.http_status != 0)
        tell_number(result, "", "http_status", answer.http_status);
    tell_credential(result, "credential.", &answer.credential, &text.buffer);
    tell_page(result, "page.", &answer.page, &text.buffer, &room, how->fill);
    tell_error(result, "error.", &answer.error, &text.buffer, &room, how->fill);
    char *body = status_spell(&answer.error_body, &result->sin);
    if (answer.kind == TWCRED_ANSWER_ERROR || strcmp(body, "ok") != 0)
        tell(result, "", "error_body", body);
    free(body);
    scratch_close(result, &room);
    lent_close_text(result, &text);
    given_close(result, &input);
}

/* ------------------------------------------------------------------- match */

/* The input is a credential, decoded before; the call is the comparison. */
void run_match(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    argument sid = argument_open(item, "sid", how);
    circumstances decoding = *how;
    decoding.capacity = input.size;
    lent text = lent_open(&decoding);
    scratch room = scratch_open(how);
    twcred_credential credential;
    if (twcred_credential_decode(&credential, text.data, text.capacity, room.work, input.text,
                                 input.size)
            .code == TWCRED_OK)
        result->status = twcred_credential_match(&credential, sid.param.data, sid.param.size);
    else
        result->sin = "the input is no credential";
    scratch_close(result, &room);
    lent_close(result, &text);
    argument_close(result, &sid);
    given_close(result, &input);
}
