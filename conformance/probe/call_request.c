/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The writers: requests, with their bodies and queries, and base URLs. */

#include "tell.h"

#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- outputs */

/* Method, path, success status and, where there is one, content type. */
static void tell_request(outcome *result, const twcred_request *request)
{
    if (request->method == NULL && request->path[0] == '\0' && request->content_type == NULL &&
        request->success == 0)
        return;
    bytes line = {0};
    bytes_text(&line, request->method == NULL ? "?" : request->method);
    bytes_text(&line, " ");
    if (memchr(request->path, '\0', sizeof request->path) == NULL)
        result->sin = "a path without its NUL";
    else
        bytes_text(&line, request->path);
    bytes_text(&line, " ");
    bytes_number(&line, request->success);
    if (request->content_type != NULL) {
        bytes_text(&line, " ");
        bytes_text(&line, request->content_type);
    }
    tell(result, "", "request", line.data);
    bytes_free(&line);
}

/* What a writer put into its buffer, and what it did to the rest. `size` is what
 * it says that it wrote. */
static void tell_written(outcome *result, const char *name, const lent *buffer, size_t size)
{
    bool ok = result->status.code == TWCRED_OK;
    if (!ok && size != 0)
        result->sin = "a failure that leaves a size";
    if (!ok && !lent_wiped(buffer, 0))
        result->sin = "the lent buffer was not wiped on failure";
    if (status_is_short(&result->status) && !lent_untouched(buffer, 0))
        result->sin = "what does not fit was written in part";
    if (!ok || buffer->data == NULL)
        return;
    if (size > buffer->capacity) {
        result->sin = "more was written than its buffer holds";
        return;
    }
    tell_bytes(result, "", name, buffer->data, size);
}

static void blame_behind(outcome *result, const lent *buffer)
{
    if (result->status.code == TWCRED_OK && buffer->data != NULL &&
        !lent_untouched(buffer, result->size))
        result->sin = "bytes behind what was written were changed";
}

/* -------------------------------------------------------- create and update */

static const char *const string_params[] = {"FriendlyName", "Certificate", "PrivateKey", "ApiKey",
                                            "Secret"};
#define STRING_PARAMS (sizeof string_params / sizeof string_params[0])

static void run_body(outcome *result, const test_case *item, const circumstances *how, bool update)
{
    argument strings[STRING_PARAMS];
    twcred_params params;
    memset(&params, 0, sizeof params);
    params.type = (twcred_type)enum_told(item, "Type", type_words, 4);
    params.sandbox = (twcred_switch)enum_told(item, "Sandbox", switch_words, 4);
    twcred_param *const places[STRING_PARAMS] = {&params.friendly_name, &params.certificate,
                                                 &params.private_key, &params.api_key,
                                                 &params.secret};
    for (size_t i = 0; i < STRING_PARAMS; i++) {
        strings[i] = argument_open(item, string_params[i], how);
        *places[i] = strings[i].param;
    }
    argument sid = argument_open(item, "Sid", how);
    lent body = lent_open(how);
    twcred_request request;
    memset(&request, how->fill, sizeof request);
    result->status =
        update ? twcred_update_encode(&request, body.data, body.capacity, service_told(item),
                                      sid.param.data, sid.param.size, &params)
               : twcred_create_encode(&request, body.data, body.capacity, &params);
    tell_request(result, &request);
    if (request.query_size != 0)
        result->sin = "a query size of a request that has none";
    result->size = request.body_size;
    tell_written(result, "body", &body, request.body_size);
    blame_behind(result, &body);
    lent_close(result, &body);
    argument_close(result, &sid);
    for (size_t i = 0; i < STRING_PARAMS; i++)
        argument_close(result, &strings[i]);
}

void run_create(outcome *result, const test_case *item, const circumstances *how)
{
    run_body(result, item, how, false);
}

void run_update(outcome *result, const test_case *item, const circumstances *how)
{
    run_body(result, item, how, true);
}

/* ---------------------------------------------------------- fetch and delete */

typedef twcred_status item_encoder(twcred_request *request, const char *sid, size_t sid_size);

static void run_item(outcome *result, const test_case *item, const circumstances *how,
                     item_encoder *encode)
{
    argument sid = argument_open(item, "Sid", how);
    twcred_request request;
    memset(&request, how->fill, sizeof request);
    result->status = encode(&request, sid.param.data, sid.param.size);
    tell_request(result, &request);
    if (request.body_size != 0 || request.query_size != 0)
        result->sin = "a size of a request that has neither body nor query";
    argument_close(result, &sid);
}

void run_fetch(outcome *result, const test_case *item, const circumstances *how)
{
    run_item(result, item, how, twcred_fetch_encode);
}

void run_delete(outcome *result, const test_case *item, const circumstances *how)
{
    run_item(result, item, how, twcred_delete_encode);
}

/* -------------------------------------------------------------------- list */

static twcred_integer integer_told(const test_case *item, const char *name)
{
    twcred_integer integer = {TWCRED_ABSENT, 0};
    const fact *told = param_told(item, name);
    if (told == NULL)
        return integer;
    integer.presence = TWCRED_PRESENT;
    if (!told->is_word)
        integer.value = (int64_t)strtoll(told->value.data, NULL, 10);
    else if (strcmp(told->value.data, "null") == 0)
        integer.presence = TWCRED_NULL;
    else
        integer.presence = (twcred_presence)strtol(strchr(told->value.data, ' ') + 1, NULL, 10);
    return integer;
}

void run_list(outcome *result, const test_case *item, const circumstances *how)
{
    argument token = argument_open(item, "PageToken", how);
    twcred_list_params params;
    memset(&params, 0, sizeof params);
    params.page_size = integer_told(item, "PageSize");
    params.page = integer_told(item, "Page");
    params.page_token = token.param;
    lent query = lent_open(how);
    twcred_request request;
    memset(&request, how->fill, sizeof request);
    result->status =
        twcred_list_encode(&request, query.data, query.capacity, service_told(item), &params);
    tell_request(result, &request);
    if (request.body_size != 0)
        result->sin = "a body size of a request that has none";
    result->size = request.query_size;
    tell_written(result, "query", &query, request.query_size);
    blame_behind(result, &query);
    lent_close(result, &query);
    argument_close(result, &token);
}

/* ---------------------------------------------------------------- base URL */

void run_base_url(outcome *result, const test_case *item, const circumstances *how)
{
    argument edge = argument_open(item, "edge", how);
    argument region = argument_open(item, "region", how);
    lent url = lent_open(how);
    size_t size = SIZE_MAX;
    result->status = twcred_base_url_write(url.data, url.capacity, &size, service_told(item),
                                           edge.param, region.param);
    /* A NUL follows, which the size leaves out. */
    result->size = result->status.code == TWCRED_OK ? size + 1 : size;
    tell_written(result, "url", &url, size);
    if (result->status.code == TWCRED_OK && url.data != NULL &&
        (size >= url.capacity || url.data[size] != '\0'))
        result->sin = "a URL without its NUL";
    else
        blame_behind(result, &url);
    if (result->status.code == TWCRED_OK && size >= TWCRED_BASE_URL_SIZE)
        result->sin = "a URL longer than TWCRED_BASE_URL_SIZE";
    lent_close(result, &url);
    argument_close(result, &region);
    argument_close(result, &edge);
}
