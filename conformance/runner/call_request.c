/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "call_parts.h"

#include "tell.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- requests */

static const char *const string_params[] = {"FriendlyName", "Certificate", "PrivateKey", "ApiKey",
                                            "Secret"};
#define STRING_PARAMS (sizeof string_params / sizeof string_params[0])

/* The parameter as the fact tells it; what it points to is put in `memory`. */
twcred_param param_build(const fact *told, guard *memory, guard_edge edge)
{
    twcred_param param = {NULL, 0};
    if (told == NULL)
        return param;
    if (!told->is_word) {
        *memory = guard_copy(told->value.data, told->value.size, edge);
        param.data = memory->data;
        param.size = told->value.size;
    } else if (strcmp(told->value.data, "over-limit") == 0) {
        /* Never to be read, so all of it lies behind the edge. */
        *memory = guard_copy("", 0, GUARD_END);
        param.data = memory->data;
        param.size = TWCRED_PARAM_MAX + 1;
    } else {
        param.size = (size_t)strtoul(strchr(told->value.data, ' ') + 1, NULL, 10);
    }
    return param;
}

/* The enumerator that is spelt so, or the number that stands for none. */
static int enum_build(const fact *told, const char *const *words, int count)
{
    if (told == NULL)
        return 0;
    if (told->is_word)
        return (int)strtol(told->value.data, NULL, 10);
    for (int i = 1; i < count; i++) {
        if (strcmp(told->value.data, words[i]) == 0)
            return i;
    }
    return 0;
}

const fact *param_told(const test_case *item, const char *name)
{
    return facts_find(&item->params, name, strlen(name));
}

/* The service by its name, or by a number that is none. */
twcred_service service_build(const test_case *item)
{
    const fact *told = param_told(item, "Service");
    twcred_service service = TWCRED_IP_MESSAGING_V2;
    if (told == NULL)
        return service;
    if (told->is_word)
        return (twcred_service)strtol(told->value.data, NULL, 10);
    (void)twcred_service_read(&service, told->value.data, told->value.size);
    return service;
}

/* `NAME = -5` is a number that is there, `NAME is 1` a presence by its number. */
static twcred_integer integer_build(const fact *told)
{
    twcred_integer integer = {TWCRED_ABSENT, 0};
    if (told == NULL)
        return integer;
    if (told->is_word) {
        integer.presence = (twcred_presence)strtol(told->value.data, NULL, 10);
    } else {
        integer.presence = TWCRED_PRESENT;
        integer.value = (int64_t)strtoll(told->value.data, NULL, 10);
    }
    return integer;
}

static void tell_line(outcome *result, const twcred_request *request)
{
    bytes line = {0};
    if (request->method == NULL && request->path[0] == '\0' && request->content_type == NULL &&
        request->success == 0)
        return;
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

/* What was written to the lent buffer, under its name. */
static void tell_written(outcome *result, const char *name, size_t size, const lent *buffer)
{
    result->size = size;
    if (result->status.code != TWCRED_OK) {
        if (size != 0)
            result->sin = "a failure that leaves a size";
        if (!lent_wiped(buffer, 0))
            result->sin = "the buffer was not wiped on failure";
    }
    if (result->status.code >= TWCRED_SPACE_BODY && result->status.code <= TWCRED_SPACE_URL) {
        for (size_t i = 0; i < buffer->capacity; i++) {
            if ((unsigned char)buffer->data[i] != buffer->buffer.fill)
                result->sin = "what does not fit was written in part";
        }
    }
    if (result->status.code != TWCRED_OK || buffer->data == NULL)
        return;
    if (size > buffer->capacity) {
        result->sin = "more was written than the buffer holds";
        return;
    }
    tell(result, "", name, "");
    bytes_append(&result->values.items[result->values.count - 1].value, buffer->data, size);
}

static void require_untouched(outcome *result, const lent *buffer, size_t from)
{
    for (size_t i = from; result->status.code == TWCRED_OK && i < buffer->capacity; i++) {
        if ((unsigned char)buffer->data[i] != buffer->buffer.fill)
            result->sin = "bytes behind what was written changed";
    }
}

/* The parameters of create and update, and what they point to. */
typedef struct body_params {
    twcred_params params;
    guard memory[STRING_PARAMS];
} body_params;

static void body_params_open(body_params *built, const test_case *item, const circumstances *how)
{
    static const char *const switch_words[] = {NULL, "", "false", "true"};
    memset(built, 0, sizeof *built);
    twcred_params *params = &built->params;
    params->type = (twcred_type)enum_build(param_told(item, "Type"), type_words, 4);
    params->sandbox = (twcred_switch)enum_build(param_told(item, "Sandbox"), switch_words, 4);
    twcred_param *const places[STRING_PARAMS] = {&params->friendly_name, &params->certificate,
                                                 &params->private_key, &params->api_key,
                                                 &params->secret};
    for (size_t i = 0; i < STRING_PARAMS; i++)
        *places[i] = param_build(param_told(item, string_params[i]), &built->memory[i], how->edge);
}

static void memory_close(guard *memory, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (memory[i].mapping != NULL)
            guard_close(&memory[i]);
    }
}

void run_create(outcome *result, const test_case *item, const circumstances *how)
{
    body_params built;
    twcred_request request;
    body_params_open(&built, item, how);
    lent body = lent_open(how);
    memset(&request, how->fill, sizeof request);
    result->status = twcred_create_encode(&request, body.data, body.capacity, &built.params);
    tell_line(result, &request);
    tell_written(result, "body", request.body_size, &body);
    require_untouched(result, &body, request.body_size);
    lent_close(result, &body);
    memory_close(built.memory, STRING_PARAMS);
}

void run_update(outcome *result, const test_case *item, const circumstances *how)
{
    body_params built;
    twcred_request request;
    guard sid_memory = {0};
    body_params_open(&built, item, how);
    twcred_param sid = param_build(param_told(item, "Sid"), &sid_memory, how->edge);
    lent body = lent_open(how);
    memset(&request, how->fill, sizeof request);
    result->status = twcred_update_encode(&request, body.data, body.capacity, service_build(item),
                                          sid.data, sid.size, &built.params);
    tell_line(result, &request);
    tell_written(result, "body", request.body_size, &body);
    require_untouched(result, &body, request.body_size);
    lent_close(result, &body);
    memory_close(&sid_memory, 1);
    memory_close(built.memory, STRING_PARAMS);
}

void run_list(outcome *result, const test_case *item, const circumstances *how)
{
    twcred_list_params params;
    twcred_request request;
    guard memory = {0};
    memset(&params, 0, sizeof params);
    params.page_size = integer_build(param_told(item, "PageSize"));
    params.page = integer_build(param_told(item, "Page"));
    params.page_token = param_build(param_told(item, "PageToken"), &memory, how->edge);
    lent query = lent_open(how);
    memset(&request, how->fill, sizeof request);
    result->status =
        twcred_list_encode(&request, query.data, query.capacity, service_build(item), &params);
    tell_line(result, &request);
    tell_written(result, "query", request.query_size, &query);
    require_untouched(result, &query, request.query_size);
    lent_close(result, &query);
    memory_close(&memory, 1);
}

void run_base_url(outcome *result, const test_case *item, const circumstances *how)
{
    guard memory[2];
    size_t size = 1;
    memset(memory, 0, sizeof memory);
    twcred_param edge = param_build(param_told(item, "Edge"), &memory[0], how->edge);
    twcred_param region = param_build(param_told(item, "Region"), &memory[1], how->edge);
    lent url = lent_open(how);
    result->status =
        twcred_base_url_write(url.data, url.capacity, &size, service_build(item), edge, region);
    tell_written(result, "url", size, &url);
    if (result->status.code == TWCRED_OK) {
        /* The NUL is part of what is needed. */
        result->size = size + 1;
        if (url.data != NULL && url.data[size] != '\0')
            result->sin = "a URL without its NUL";
        require_untouched(result, &url, size + 1);
    }
    lent_close(result, &url);
    memory_close(memory, 2);
}

/* Fetch and delete. */
void run_item(outcome *result, const test_case *item, const char *text, size_t size)
{
    twcred_request request;
    memset(&request, 0xA5, sizeof request);
    result->status = item->call == CALL_FETCH ? twcred_fetch_encode(&request, text, size)
                                              : twcred_delete_encode(&request, text, size);
    tell_line(result, &request);
    if (request.body_size != 0 || request.query_size != 0)
        result->sin = "a request of an item that has a body or a query";
}
