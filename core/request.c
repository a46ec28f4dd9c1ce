/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

/* ---------------------------------------------------------------- operations */

typedef struct operation_row {
    const char *method;
    int success;
} operation_row;

static const operation_row operation_rows[] = {
    [TWCRED_CREATE] = {"POST", 201},
    [TWCRED_FETCH] = {"GET", 200},
    [TWCRED_UPDATE] = {"POST", 200},
    [TWCRED_DELETE] = {"DELETE", 204},
};

int operation_success(twcred_operation operation)
{
    if ((size_t)operation >= sizeof operation_rows / sizeof operation_rows[0])
        return 0;
    return operation_rows[operation].success;
}

/* ---------------------------------------------------------------- parameters */

typedef enum param_kind { PARAM_TYPE, PARAM_STRING, PARAM_SWITCH } param_kind;

typedef struct param_row {
    const char *name;
    param_kind kind;
    size_t place;
} param_row;

/* The contract's order (schema CreateCredentialRequest) is the body's order. */
static const param_row param_rows[] = {
    {"Type", PARAM_TYPE, offsetof(twcred_params, type)},
    {"FriendlyName", PARAM_STRING, offsetof(twcred_params, friendly_name)},
    {"Certificate", PARAM_STRING, offsetof(twcred_params, certificate)},
    {"PrivateKey", PARAM_STRING, offsetof(twcred_params, private_key)},
    {"Sandbox", PARAM_SWITCH, offsetof(twcred_params, sandbox)},
    {"ApiKey", PARAM_STRING, offsetof(twcred_params, api_key)},
    {"Secret", PARAM_STRING, offsetof(twcred_params, secret)},
};

static const size_t param_count = sizeof param_rows / sizeof param_rows[0];

/* Brings a parameter of any kind into the form of a string parameter; what is
 * not set becomes {NULL, 0}. */
static twcred_status param_value(twcred_param *value, const param_row *row,
                                 const twcred_params *params)
{
    static const twcred_param unset = {NULL, 0};
    static const twcred_param switch_words[] = {{NULL, 0}, {"", 0}, {"false", 5}, {"true", 4}};
    const char *member = (const char *)params + row->place;
    twcred_type type;
    twcred_switch state;
    *value = unset;
    switch (row->kind) {
    case PARAM_TYPE:
        memcpy(&type, member, sizeof type);
        if (type == TWCRED_TYPE_NONE)
            return status_fault(TWCRED_PARAM_MISSING, row->name, 0);
        *value = type_word(type);
        if (value->data == NULL)
            return status_fault(TWCRED_PARAM_ENUM, row->name, 0);
        break;
    case PARAM_SWITCH:
        memcpy(&state, member, sizeof state);
        if ((size_t)state >= sizeof switch_words / sizeof switch_words[0])
            return status_fault(TWCRED_PARAM_ENUM, row->name, 0);
        *value = switch_words[state];
        break;
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

static twcred_status params_write(out *to, const twcred_params *params)
{
    for (size_t i = 0; i < param_count; i++) {
        twcred_param value;
        twcred_status status = param_value(&value, &param_rows[i], params);
        if (status.code == TWCRED_OK)
            status = param_check(&param_rows[i], &value);
        if (status.code != TWCRED_OK)
            return status;
        if (value.data != NULL)
            form_pair(to, param_rows[i].name, value.data, value.size);
    }
    return status_ok();
}

/* ------------------------------------------------------------------ requests */

twcred_status twcred_create_encode(twcred_request *request, char *body, size_t capacity,
                                   const twcred_params *params)
{
    memset(request, 0, sizeof *request);

    /* Measuring finds every fault, so that writing starts only when it will
     * succeed: no part of a secret is ever left in a failed call's buffer. */
    out measure = {NULL, 0, 0};
    twcred_status status = params_write(&measure, params);
    if (status.code != TWCRED_OK)
        return status;
    if (body != NULL) {
        if (measure.size > capacity)
            return status_short(TWCRED_SPACE_BODY, "body", measure.size);
        out writer = {body, capacity, 0};
        params_write(&writer, params);
    }

    static const char path[] = "/Credentials";
    request->method = operation_rows[TWCRED_CREATE].method;
    memcpy(request->path, path, sizeof path);
    request->content_type = "application/x-www-form-urlencoded";
    request->success = operation_rows[TWCRED_CREATE].success;
    request->body_size = measure.size;
    return status_ok();
}
