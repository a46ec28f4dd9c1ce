/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "kind.h"

#include <limits.h>
#include <string.h>

/* ------------------------------------------------------- words of enumerators */

const char *const type_words[] = {"", "gcm", "apn", "fcm", NULL};
const char *const switch_words[] = {"unset", "", "false", "true", NULL};
const char *const service_words[] = {"ip-messaging-v2",  "ip-messaging-v1", "chat-v2", "chat-v1",
                                     "conversations-v1", "notify-v1",       NULL};

/* --------------------------------------------------------------- arguments */

static const char *const sid_arguments[] = {"CR", "AC", "SK", "RQ", NULL};
/* The last stands for a number that is no operation. */
static const char *const answer_arguments[] = {"create", "fetch", "update", "delete",
                                               "list",   "none",  NULL};

/* -------------------------------------------------------------- parameters */

#define BODY_PARAMS                                                                        \
    {"Type", PARAM_TYPE}, {"FriendlyName", PARAM_STRING}, {"Certificate", PARAM_STRING},   \
        {"PrivateKey", PARAM_STRING}, {"Sandbox", PARAM_SWITCH}, {"ApiKey", PARAM_STRING}, \
    {                                                                                      \
        "Secret", PARAM_STRING                                                             \
    }

static const param_row create_params[] = {BODY_PARAMS, {NULL, PARAM_TEXT}};
static const param_row update_params[] = {
    {"service", PARAM_SERVICE}, {"Sid", PARAM_TEXT}, BODY_PARAMS, {NULL, PARAM_TEXT}};
static const param_row item_params[] = {{"Sid", PARAM_TEXT}, {NULL, PARAM_TEXT}};
static const param_row list_params[] = {{"service", PARAM_SERVICE},
                                        {"PageSize", PARAM_INTEGER},
                                        {"Page", PARAM_INTEGER},
                                        {"PageToken", PARAM_STRING},
                                        {NULL, PARAM_TEXT}};
static const param_row base_url_params[] = {
    {"service", PARAM_SERVICE}, {"edge", PARAM_LABEL}, {"region", PARAM_LABEL}, {NULL, PARAM_TEXT}};
static const param_row next_page_params[] = {{"service", PARAM_SERVICE},
                                             {"base_url", PARAM_TEXT},
                                             {"next_page_url", PARAM_TEXT},
                                             {NULL, PARAM_TEXT}};
static const param_row match_params[] = {{"sid", PARAM_TEXT}, {NULL, PARAM_TEXT}};

static bool string_well_formed(param_form form, bool is_word, word value)
{
    size_t number;
    if (!is_word)
        return true;
    if (word_is(value, "over-limit"))
        return form == PARAM_STRING;
    return form != PARAM_TEXT && word_is(word_take(&value), "null-of-size") &&
           word_number(value, INT_MAX, &number);
}

static bool integer_well_formed(bool is_word, word value)
{
    size_t number;
    long long integer;
    if (!is_word)
        return word_integer(value, &integer);
    return word_is(value, "null") ||
           (word_is(word_take(&value), "presence") && word_number(value, INT_MAX, &number));
}

bool param_well_formed(const param_row *param, bool is_word, word value)
{
    size_t number;
    switch (param->form) {
    case PARAM_TEXT:
    case PARAM_LABEL:
    case PARAM_STRING:
        return string_well_formed(param->form, is_word, value);
    case PARAM_INTEGER:
        return integer_well_formed(is_word, value);
    case PARAM_TYPE:
        return is_word ? word_number(value, INT_MAX, &number) : word_listed(value, type_words + 1);
    case PARAM_SWITCH:
        return is_word ? word_number(value, INT_MAX, &number)
                       : word_listed(value, switch_words + 1);
    case PARAM_SERVICE:
        return is_word ? word_number(value, INT_MAX, &number) : word_listed(value, service_words);
    }
    return false;
}

/* ------------------------------------------------------------------ values */

static const char *const none[] = {NULL};
static const char *const value_list[] = {"value", NULL};
static const char *const request_list[] = {"request", "body", NULL};
static const char *const item_request_list[] = {"request", NULL};
static const char *const list_request_list[] = {"request", "query", NULL};
static const char *const url_list[] = {"url", NULL};
static const char *const query_list[] = {"query", NULL};
static const char *const credential_list[] = {
    "sid",          "account_sid",       "friendly_name", "type",
    "sandbox",      "sandbox_value",     "date_created",  "date_created.time",
    "date_updated", "date_updated.time", "url",           NULL};
static const char *const page_list[] = {
    "page",  "page_size", "first_page_url", "previous_page_url", "url", "next_page_url", "key",
    "count", NULL};
static const char *const error_list[] = {"http_status", "code",    "message", "more_info",
                                         "status",      "details", "count",   NULL};
static const char *const error_item_list[] = {"code",    "message", "more_info",
                                              "pointer", "context", NULL};
static const char *const answer_list[] = {"kind", "http_status", "error_body", NULL};
static const char *const header_list[] = {
    "allow_origin",      "allow_methods",       "allow_headers",
    "allow_credentials", "expose_headers",      "request_id",
    "request_duration",  "concurrent_requests", "retry_after",
    "retry_seconds",     "retry_time",          "etag",
    "last_modified",     "last_modified.time",  NULL};
static const char *const service_list[] = {"number",      "name",          "product",
                                           "version",     "page_size_max", "friendly_name_max",
                                           "update_type", "remark",        NULL};
static const char *const operation_list[] = {"name",    "method",   "item", "body",
                                             "success", "document", NULL};
static const char *const error_code_list[] = {"code",    "last",   "http_status", "name",
                                              "meaning", "repeat", NULL};

static const value_names no_values = {none, NULL};
static const value_names one_value = {value_list, NULL};
static const value_names request_values = {request_list, NULL};
static const value_names item_request_values = {item_request_list, NULL};
static const value_names list_request_values = {list_request_list, NULL};
static const value_names url_values = {url_list, NULL};
static const value_names query_values = {query_list, NULL};
static const value_names header_values = {header_list, NULL};
static const value_names service_values = {service_list, NULL};
static const value_names operation_values = {operation_list, NULL};
static const value_names error_code_values = {error_code_list, NULL};
static const value_names credential_values = {credential_list, NULL};
static const value_names error_item_values = {error_item_list, NULL};

static const inner_names page_inner[] = {{"item", true, &credential_values}, {NULL, false, NULL}};
static const value_names page_values = {page_list, page_inner};
static const inner_names error_inner[] = {{"item", true, &error_item_values}, {NULL, false, NULL}};
static const value_names error_values = {error_list, error_inner};
static const inner_names answer_inner[] = {{"credential", false, &credential_values},
                                           {"page", false, &page_values},
                                           {"error", false, &error_values},
                                           {NULL, false, NULL}};
static const value_names answer_values = {answer_list, answer_inner};

static bool names_hold(const value_names *values, word name)
{
    if (word_listed(name, values->names))
        return true;
    word prefix;
    if (!word_split(&prefix, &name, '.'))
        return false;
    for (const inner_names *row = values->inner; row != NULL && row->prefix != NULL; row++) {
        word number;
        size_t index;
        if (!word_is(prefix, row->prefix))
            continue;
        if (row->numbered &&
            !(word_split(&number, &name, '.') && word_number(number, INT_MAX, &index)))
            return false;
        return names_hold(row->values, name);
    }
    return false;
}

/* ------------------------------------------------------------------- kinds */

static const call_kind kinds[] = {
    {.name = "json", .takes_input = true, .takes_limit = true, .values = &no_values},
    {.name = "credential",
     .takes_input = true,
     .takes_limit = true,
     .measured = MEASURE_NEEDED,
     .short_buffer = "space-text text",
     .ample = 1,
     .values = &credential_values},
    {.name = "error",
     .takes_status = true,
     .takes_input = true,
     .takes_limit = true,
     .measured = MEASURE_NEEDED,
     .short_buffer = "space-text text",
     .ample = 2,
     .values = &error_values},
    {.name = "answer",
     .arguments = answer_arguments,
     .takes_status = true,
     .takes_input = true,
     .takes_limit = true,
     .measured = MEASURE_NEEDED,
     .short_buffer = "space-text text",
     .ample = 2,
     .values = &answer_values},
    {.name = "create",
     .params = create_params,
     .measured = MEASURE_SIZE,
     .short_buffer = "space-body body",
     .values = &request_values},
    {.name = "header",
     .takes_input = true,
     .takes_lines = true,
     .measured = MEASURE_LINES,
     .short_buffer = "space-text",
     .ample = 1,
     .values = &header_values},
    {.name = "sid", .arguments = sid_arguments, .takes_input = true, .values = &no_values},
    {.name = "type", .takes_input = true, .values = &one_value},
    {.name = "boolean", .takes_input = true, .values = &one_value},
    {.name = "sandbox", .takes_input = true, .values = &one_value},
    {.name = "date-time", .takes_input = true, .values = &one_value},
    {.name = "http-date", .takes_input = true, .values = &one_value},
    {.name = "uri", .takes_input = true, .values = &no_values},
    {.name = "service-name", .takes_input = true, .values = &service_values},
    {.name = "service", .takes_number = true, .values = &service_values},
    {.name = "base-url",
     .params = base_url_params,
     .measured = MEASURE_SIZE,
     .short_buffer = "space-url url",
     .values = &url_values},
    {.name = "operation", .takes_number = true, .values = &operation_values},
    {.name = "update",
     .params = update_params,
     .measured = MEASURE_SIZE,
     .short_buffer = "space-body body",
     .values = &request_values},
    {.name = "fetch", .params = item_params, .values = &item_request_values},
    {.name = "delete", .params = item_params, .values = &item_request_values},
    {.name = "list",
     .params = list_params,
     .measured = MEASURE_SIZE,
     .short_buffer = "space-query query",
     .values = &list_request_values},
    {.name = "next-page", .params = next_page_params, .values = &query_values},
    {.name = "match", .takes_input = true, .params = match_params, .values = &no_values},
    {.name = "page",
     .takes_input = true,
     .takes_limit = true,
     .measured = MEASURE_NEEDED,
     .short_buffer = "space-text text",
     .ample = 1,
     .values = &page_values},
    {.name = "error-code", .takes_number = true, .values = &error_code_values},
    {.name = "error-row", .takes_number = true, .values = &error_code_values},
};

const call_kind *kind_find(word name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (word_is(name, kinds[i].name))
            return &kinds[i];
    }
    return NULL;
}

const param_row *kind_param(const call_kind *kind, word name)
{
    for (const param_row *row = kind->params; row != NULL && row->name != NULL; row++) {
        if (word_is(name, row->name))
            return row;
    }
    return NULL;
}

bool kind_has_value(const call_kind *kind, word name)
{
    return names_hold(kind->values, name);
}
