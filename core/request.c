/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

/* ---------------------------------------------------------------- operations */

/* Contract: the operations on /Credentials and /Credentials/{Sid}. */
static const twcred_operation_info operation_rows[] = {
    [TWCRED_CREATE] = {"create", "POST", false, true, 201, TWCRED_DOCUMENT_CREDENTIAL},
    [TWCRED_FETCH] = {"fetch", "GET", true, false, 200, TWCRED_DOCUMENT_CREDENTIAL},
    [TWCRED_UPDATE] = {"update", "POST", true, true, 200, TWCRED_DOCUMENT_CREDENTIAL},
    [TWCRED_DELETE] = {"delete", "DELETE", true, false, 204, TWCRED_DOCUMENT_NONE},
    [TWCRED_LIST] = {"list", "GET", false, false, 200, TWCRED_DOCUMENT_PAGE},
};

typedef char each_operation_has_a_row
    [sizeof operation_rows / sizeof operation_rows[0] == TWCRED_OPERATION_COUNT ? 1 : -1];

const twcred_operation_info *twcred_operation_get(twcred_operation operation)
{
    if ((size_t)operation >= TWCRED_OPERATION_COUNT)
        return NULL;
    return &operation_rows[operation];
}

/* ---------------------------------------------------------------- parameters */

typedef enum param_kind {
    PARAM_TYPE,
    PARAM_STRING,
    PARAM_SWITCH,
    PARAM_PAGE_SIZE,
    PARAM_PAGE
} param_kind;

typedef struct param_row {
    const char *name;
    param_kind kind;
    size_t place; /* of the member in the struct of the parameters */
} param_row;

typedef struct param_table {
    const param_row *rows;
    size_t count;
} param_table;

/* The contract's order (schemas CreateCredentialRequest, UpdateCredentialRequest)
 * is the body's order. */
static const param_row body_rows[] = {
    {"Type", PARAM_TYPE, offsetof(twcred_params, type)},
    {"FriendlyName", PARAM_STRING, offsetof(twcred_params, friendly_name)},
    {"Certificate", PARAM_STRING, offsetof(twcred_params, certificate)},
    {"PrivateKey", PARAM_STRING, offsetof(twcred_params, private_key)},
    {"Sandbox", PARAM_SWITCH, offsetof(twcred_params, sandbox)},
    {"ApiKey", PARAM_STRING, offsetof(twcred_params, api_key)},
    {"Secret", PARAM_STRING, offsetof(twcred_params, secret)},
};

static const param_row query_rows[] = {
    {"PageSize", PARAM_PAGE_SIZE, offsetof(twcred_list_params, page_size)},
    {"Page", PARAM_PAGE, offsetof(twcred_list_params, page)},
    {"PageToken", PARAM_STRING, offsetof(twcred_list_params, page_token)},
};

static const param_table body_table = {body_rows, sizeof body_rows / sizeof body_rows[0]};
static const param_table query_table = {query_rows, sizeof query_rows / sizeof query_rows[0]};

/* What the parameters of a request are, and what it takes. */
typedef struct form {
    const param_table *table;
    const void *params;
    bool type_required;
    bool type_allowed;
    int64_t page_size_max;
} form;

/* The digits of an integer, which is no less than 0. */
typedef struct digits {
    char text[20];
    size_t size;
} digits;

static void write_digits(digits *to, int64_t value)
{
    size_t at = sizeof to->text;
    do {
        to->text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    to->size = sizeof to->text - at;
    memmove(to->text, to->text + at, to->size);
}

static twcred_status type_value(twcred_param *value, const param_row *row, const form *from,
                                twcred_type type)
{
    if (type == TWCRED_TYPE_NONE)
        return from->type_required ? status_fault(TWCRED_PARAM_MISSING, row->name, 0) : status_ok();
    if (!from->type_allowed)
        return status_fault(TWCRED_PARAM_UNKNOWN, row->name, 0);
    *value = type_word(type);
    return value->data != NULL ? status_ok() : status_fault(TWCRED_PARAM_ENUM, row->name, 0);
}

static twcred_status count_value(twcred_param *value, digits *room, const param_row *row,
                                 const twcred_integer *count, int64_t least, int64_t most)
{
    if (count->presence == TWCRED_ABSENT)
        return status_ok();
    if (count->presence != TWCRED_PRESENT)
        return status_fault(TWCRED_PARAM_ENUM, row->name, 0);
    if (count->value < least || count->value > most)
        return status_fault(TWCRED_PARAM_RANGE, row->name, 0);
    write_digits(room, count->value);
    value->data = room->text;
    value->size = room->size;
    return status_ok();
}

/* Brings a parameter of any kind into the form of a string parameter; what is
 * not set becomes {NULL, 0}. */
static twcred_status param_value(twcred_param *value, digits *room, const param_row *row,
                                 const form *from)
{
    static const twcred_param unset = {NULL, 0};
    static const twcred_param switch_words[] = {{NULL, 0}, {"", 0}, {"false", 5}, {"true", 4}};
    const char *member = (const char *)from->params + row->place;
    twcred_type type;
    twcred_switch state;
    twcred_integer count;
    *value = unset;
    switch (row->kind) {
    case PARAM_TYPE:
        memcpy(&type, member, sizeof type);
        return type_value(value, row, from, type);
    case PARAM_SWITCH:
        memcpy(&state, member, sizeof state);
        if ((size_t)state >= sizeof switch_words / sizeof switch_words[0])
            return status_fault(TWCRED_PARAM_ENUM, row->name, 0);
        *value = switch_words[state];
        break;
    case PARAM_PAGE_SIZE:
        memcpy(&count, member, sizeof count);
        return count_value(value, room, row, &count, 1, from->page_size_max);
    case PARAM_PAGE:
        memcpy(&count, member, sizeof count);
        return count_value(value, room, row, &count, 0, INT64_MAX);
    case PARAM_STRING:
        memcpy(value, member, sizeof *value);
        break;
    }
    return status_ok();
}

static twcred_status param_check(const param_row *row, const twcred_param *value)
{
    if (value->data == NULL && value->size > 0)
        return status_fault(TWCRED_PARAM_NULL, row->name, 0);
    if (value->size > TWCRED_PARAM_MAX)
        return status_fault(TWCRED_PARAM_SIZE, row->name, 0);
    size_t good = utf8_prefix(value->data, value->size);
    if (good < value->size)
        return status_fault(TWCRED_PARAM_UTF8, row->name, good);
    return status_ok();
}

static twcred_status form_write(out *to, const form *from)
{
    for (size_t i = 0; i < from->table->count; i++) {
        const param_row *row = &from->table->rows[i];
        twcred_param value;
        digits room;
        twcred_status status = param_value(&value, &room, row, from);
        if (status.code == TWCRED_OK)
            status = param_check(row, &value);
        if (status.code != TWCRED_OK)
            return status;
        if (value.data != NULL)
            form_pair(to, row->name, value.data, value.size);
    }
    return status_ok();
}

/* Measuring finds every fault, so that writing starts only when it will
 * succeed: no part of a secret is ever left in a failed call's buffer. */
static twcred_status form_encode(size_t *size, char *dst, size_t capacity, const form *from,
                                 twcred_code space, const char *buffer)
{
    out measure = {NULL, 0, 0};
    twcred_status status = form_write(&measure, from);
    if (status.code != TWCRED_OK)
        return status;
    if (dst != NULL) {
        if (measure.size > capacity)
            return status_short(space, buffer, measure.size);
        out writer = {dst, capacity, 0};
        form_write(&writer, from);
        trap_if(writer.size != measure.size);
    }
    *size = measure.size;
    return status_ok();
}

/* ------------------------------------------------------------------ requests */

/* All of a request but its body or its query. The SID, which was checked, is the
 * only thing that is ever put into a path. */
static void start_request(twcred_request *request, twcred_operation operation, const char *sid)
{
    static const char collection[] = "/Credentials";
    const twcred_operation_info *info = &operation_rows[operation];
    size_t end = sizeof collection - 1;
    request->method = info->method;
    request->content_type = info->body ? "application/x-www-form-urlencoded" : NULL;
    request->success = info->success;
    memcpy(request->path, collection, sizeof collection);
    if (info->item) {
        request->path[end] = '/';
        memcpy(request->path + end + 1, sid, TWCRED_SID_SIZE);
        request->path[end + 1 + TWCRED_SID_SIZE] = '\0';
    }
}

static twcred_status sid_param(const char *sid, size_t sid_size)
{
    twcred_status status = twcred_sid_check(TWCRED_SID_CREDENTIAL, sid, sid_size);
    if (status.code == TWCRED_OK)
        return status;
    return status_fault(TWCRED_PARAM_FORMAT, "Sid", status.offset);
}

static twcred_status encode_item(twcred_request *request, twcred_operation operation,
                                 const char *sid, size_t sid_size)
{
    memset(request, 0, sizeof *request);
    twcred_status status = sid_param(sid, sid_size);
    if (status.code == TWCRED_OK)
        start_request(request, operation, sid);
    return status;
}

twcred_status twcred_create_encode(twcred_request *request, char *body, size_t capacity,
                                   const twcred_params *params)
{
    const form from = {&body_table, params, true, true, 0};
    size_t size = 0;
    memset(request, 0, sizeof *request);
    twcred_status status = form_encode(&size, body, capacity, &from, TWCRED_SPACE_BODY, "body");
    if (status.code != TWCRED_OK)
        return status;
    start_request(request, TWCRED_CREATE, NULL);
    request->body_size = size;
    return status;
}

twcred_status twcred_update_encode(twcred_request *request, char *body, size_t capacity,
                                   twcred_service service, const char *sid, size_t sid_size,
                                   const twcred_params *params)
{
    size_t size = 0;
    memset(request, 0, sizeof *request);
    twcred_status status = sid_param(sid, sid_size);
    if (status.code != TWCRED_OK)
        return status;
    const twcred_service_info *info = twcred_service_get(service);
    if (info == NULL)
        return status_fault(TWCRED_PARAM_ENUM, "service", 0);
    const form from = {&body_table, params, false, info->update_type, 0};
    status = form_encode(&size, body, capacity, &from, TWCRED_SPACE_BODY, "body");
    if (status.code != TWCRED_OK)
        return status;
    start_request(request, TWCRED_UPDATE, sid);
    request->body_size = size;
    return status;
}

twcred_status twcred_fetch_encode(twcred_request *request, const char *sid, size_t sid_size)
{
    return encode_item(request, TWCRED_FETCH, sid, sid_size);
}

twcred_status twcred_delete_encode(twcred_request *request, const char *sid, size_t sid_size)
{
    return encode_item(request, TWCRED_DELETE, sid, sid_size);
}

twcred_status twcred_list_encode(twcred_request *request, char *query, size_t capacity,
                                 twcred_service service, const twcred_list_params *params)
{
    size_t size = 0;
    memset(request, 0, sizeof *request);
    const twcred_service_info *info = twcred_service_get(service);
    if (info == NULL)
        return status_fault(TWCRED_PARAM_ENUM, "service", 0);
    const form from = {&query_table, params, false, false, info->page_size_max};
    twcred_status status = form_encode(&size, query, capacity, &from, TWCRED_SPACE_QUERY, "query");
    if (status.code != TWCRED_OK)
        return status;
    start_request(request, TWCRED_LIST, NULL);
    request->query_size = size;
    return status;
}
