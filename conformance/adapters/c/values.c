/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "values.h"

#include "line.h"

#include <stdio.h>

typedef enum form { TEXT, INTEGER, TIME, COUNT, STATUS, TYPE, TRUTH } form;

/* A member of a struct, under the name of the value. */
typedef struct row {
    const char *name; /* NULL behind the last */
    form form;
    size_t offset;
} row;

static const row credential_rows[] = {
    {"sid", TEXT, offsetof(twcred_credential, sid)},
    {"account_sid", TEXT, offsetof(twcred_credential, account_sid)},
    {"friendly_name", TEXT, offsetof(twcred_credential, friendly_name)},
    {"type", TYPE, offsetof(twcred_credential, type)},
    {"sandbox", TEXT, offsetof(twcred_credential, sandbox)},
    {"sandbox_value", TRUTH, offsetof(twcred_credential, sandbox_value)},
    {"date_created", TEXT, offsetof(twcred_credential, date_created.string)},
    {"date_created.time", TIME, offsetof(twcred_credential, date_created)},
    {"date_updated", TEXT, offsetof(twcred_credential, date_updated.string)},
    {"date_updated.time", TIME, offsetof(twcred_credential, date_updated)},
    {"url", TEXT, offsetof(twcred_credential, url)},
    {NULL, TEXT, 0}};

static const row page_rows[] = {
    {"page", INTEGER, offsetof(twcred_page, page)},
    {"page_size", INTEGER, offsetof(twcred_page, page_size)},
    {"first_page_url", TEXT, offsetof(twcred_page, first_page_url)},
    {"previous_page_url", TEXT, offsetof(twcred_page, previous_page_url)},
    {"url", TEXT, offsetof(twcred_page, url)},
    {"next_page_url", TEXT, offsetof(twcred_page, next_page_url)},
    {"key", TEXT, offsetof(twcred_page, key)},
    {"count", COUNT, offsetof(twcred_page, count)},
    {NULL, TEXT, 0}};

static const row error_rows[] = {{"http_status", STATUS, offsetof(twcred_error, http_status)},
                                 {"code", INTEGER, offsetof(twcred_error, code)},
                                 {"message", TEXT, offsetof(twcred_error, message)},
                                 {"more_info", TEXT, offsetof(twcred_error, more_info)},
                                 {"status", INTEGER, offsetof(twcred_error, status)},
                                 {"details", TEXT, offsetof(twcred_error, details)},
                                 {"count", COUNT, offsetof(twcred_error, count)},
                                 {NULL, TEXT, 0}};

static const row error_item_rows[] = {{"code", INTEGER, offsetof(twcred_error_item, code)},
                                      {"message", TEXT, offsetof(twcred_error_item, message)},
                                      {"more_info", TEXT, offsetof(twcred_error_item, more_info)},
                                      {"pointer", TEXT, offsetof(twcred_error_item, pointer)},
                                      {"context", TEXT, offsetof(twcred_error_item, context)},
                                      {NULL, TEXT, 0}};

static const row header_rows[] = {
    {"allow_origin", TEXT, offsetof(twcred_headers, allow_origin)},
    {"allow_methods", TEXT, offsetof(twcred_headers, allow_methods)},
    {"allow_headers", TEXT, offsetof(twcred_headers, allow_headers)},
    {"allow_credentials", TRUTH, offsetof(twcred_headers, allow_credentials)},
    {"expose_headers", TEXT, offsetof(twcred_headers, expose_headers)},
    {"request_id", TEXT, offsetof(twcred_headers, request_id)},
    {"request_duration", TEXT, offsetof(twcred_headers, request_duration)},
    {"concurrent_requests", INTEGER, offsetof(twcred_headers, concurrent_requests)},
    {"retry_after", TEXT, offsetof(twcred_headers, retry_after)},
    {"retry_seconds", INTEGER, offsetof(twcred_headers, retry_seconds)},
    {"etag", TEXT, offsetof(twcred_headers, etag)},
    {"last_modified", TEXT, offsetof(twcred_headers, last_modified.string)},
    {"last_modified.time", TIME, offsetof(twcred_headers, last_modified)},
    {NULL, TEXT, 0}};

static void tell_string(const char *name, const twcred_string *from)
{
    if (from->presence == TWCRED_NULL)
        line_null(name);
    else if (from->presence == TWCRED_PRESENT)
        line_bytes(name, from->text, from->size);
}

static void tell_integer(const char *name, const twcred_integer *from)
{
    if (from->presence == TWCRED_NULL)
        line_null(name);
    else if (from->presence == TWCRED_PRESENT)
        line_number(name, from->value);
}

static void tell_time(const char *name, const twcred_date_time *from)
{
    if (from->string.presence == TWCRED_PRESENT)
        line_time(name, from->time.seconds, from->time.nanoseconds);
}

static void tell_count(const char *name, long long count)
{
    if (count != 0)
        line_number(name, count);
}

static const char *const truths[] = {NULL, "no", "yes"};

static void tell_rows(const row *rows, const void *from)
{
    for (; rows->name != NULL; rows++) {
        const void *at = (const char *)from + rows->offset;
        switch (rows->form) {
        case TEXT:
            tell_string(rows->name, at);
            break;
        case INTEGER:
            tell_integer(rows->name, at);
            break;
        case TIME:
            tell_time(rows->name, at);
            break;
        case COUNT:
            tell_count(rows->name, (long long)*(const size_t *)at);
            break;
        case STATUS:
            tell_count(rows->name, *(const int *)at);
            break;
        case TYPE:
            line_text(rows->name, twcred_type_name(*(const twcred_type *)at));
            break;
        case TRUTH:
            line_text(rows->name, truths[*(const twcred_truth *)at]);
            break;
        }
    }
}

static void tell_page(twcred_page *from, twcred_work *work)
{
    twcred_credential item;
    tell_rows(page_rows, from);
    for (size_t i = 0; twcred_page_next(&item, from, work); i++) {
        line_item(i);
        tell_rows(credential_rows, &item);
    }
}

static void tell_error(twcred_error *from, twcred_work *work)
{
    twcred_error_item item;
    tell_rows(error_rows, from);
    for (size_t i = 0; twcred_error_next(&item, from, work); i++) {
        line_item(i);
        tell_rows(error_item_rows, &item);
    }
}

static void tell_headers(const twcred_headers *from)
{
    tell_rows(header_rows, from);
    /* A Retry-After that is no number of seconds is a date. */
    if (from->retry_after.presence == TWCRED_PRESENT &&
        from->retry_seconds.presence == TWCRED_ABSENT)
        line_time("retry_time", from->retry_time.seconds, from->retry_time.nanoseconds);
}

static void tell_request(const twcred_request *from)
{
    char request[TWCRED_PATH_SIZE + 128];
    if (from->method == NULL)
        return;
    snprintf(request, sizeof request, "%s %s %d%s%s", from->method, from->path, from->success,
             from->content_type != NULL ? " " : "",
             from->content_type != NULL ? from->content_type : "");
    line_text("request", request);
}

static void tell_answer(twcred_answer *from, twcred_work *work)
{
    static const char *const kinds[] = {NULL, "credential", "empty", "error", "page"};
    const twcred_status *body = &from->error_body;
    char spelt[128];
    bool is_answer = line_is("answer");
    line_text("kind", kinds[from->kind]);
    tell_count("http_status", from->http_status);
    if (from->kind == TWCRED_ANSWER_ERROR && body->code == TWCRED_OK)
        line_text("error_body", "ok");
    if (body->code != TWCRED_OK) {
        snprintf(spelt, sizeof spelt, "%s %s %zu", twcred_code_name(body->code), body->field,
                 body->offset);
        line_text("error_body", spelt);
    }
    line_within(is_answer ? "credential." : "");
    tell_rows(credential_rows, &from->credential);
    line_within(is_answer ? "page." : "");
    tell_page(&from->page, work);
    line_within(is_answer ? "error." : "");
    tell_error(&from->error, work);
    line_within("");
}

void tell_outputs(outputs *out, twcred_status status, twcred_work *work)
{
    bool is_ok = status.code == TWCRED_OK;
    if (is_ok)
        line_ok();
    else
        line_refused(twcred_code_name(status.code), status.field, status.offset, status.needed);
    line_text("value", twcred_type_name(out->type));
    if ((is_ok && line_is("boolean")) || out->yes)
        line_text("value", out->yes ? "true" : "false");
    bool is_time = is_ok && (line_is("date-time") || line_is("http-date"));
    if (is_time || out->time.seconds != 0 || out->time.nanoseconds != 0)
        line_time("value", out->time.seconds, out->time.nanoseconds);
    tell_answer(&out->answer, work);
    tell_headers(&out->headers);
    tell_request(&out->request);
    if (out->request.content_type != NULL || out->request.body_size > 0)
        line_bytes("body", out->text, out->request.body_size);
    if ((is_ok && line_is("list")) || out->request.query_size > 0)
        line_bytes("query", out->text, out->request.query_size);
    if (out->url_size > 0)
        line_bytes("url", out->text, out->url_size);
    if (out->query.data != NULL)
        line_bytes("query", out->query.data, out->query.size);
}
