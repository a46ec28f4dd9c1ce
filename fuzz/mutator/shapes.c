/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "shapes.h"

#include <string.h>

/* Each list goes one beyond the last number that means something. */
#define SERVICES   "0123456"
#define PRESENCES  "0123"
#define TYPES      "01234"
#define SWITCHES   "01234"
#define OPERATIONS "ccffuulld0"
#define HUNDREDS   "12345"
#define TENS       "0012"
#define ONES       "014"

#define JSON(members)                \
    true, members, NOT_SEPARATED, 0, \
    {                                \
        VALUE_OBJECT                 \
    }
#define TEXT(kind)              \
    false, 0, NOT_SEPARATED, 1, \
    {                           \
        kind                    \
    }
#define UNTIL_0XFF   false, 0, 0xFF
#define UNTIL_A_LINE false, 0, '\n'

const mutator_shape mutator_shapes[SHAPES] = {
    {"answer_decode",
     {OPERATIONS, HUNDREDS, TENS, ONES},
     0,
     JSON(OF_CREDENTIAL | OF_PAGE | OF_ERROR)},
    {"base_url_write", {SERVICES}, 0, UNTIL_0XFF, 1, {VALUE_LABEL}},
    {"boolean_read", {NULL}, 0, TEXT(VALUE_BOOLEAN)},
    {"code_name", {NULL}, 0, TEXT(VALUE_INTEGER)},
    {"create_encode", {TYPES, SWITCHES}, 0, UNTIL_0XFF, 1, {VALUE_PARAM}},
    {"credential_decode", {NULL}, 0, JSON(OF_CREDENTIAL)},
    {"date_time_read", {NULL}, 0, TEXT(VALUE_DATE_TIME)},
    {"delete_encode", {NULL}, 0, TEXT(VALUE_SID_CREDENTIAL)},
    {"error_decode", {HUNDREDS, TENS, ONES}, 0, JSON(OF_ERROR)},
    {"error_find", {NULL}, 0, TEXT(VALUE_INTEGER)},
    {"fetch_encode", {NULL}, 0, TEXT(VALUE_SID_CREDENTIAL)},
    {"header_read", {""}, 0, UNTIL_A_LINE, 1, {VALUE_HEADER_LINE}},
    {"http_date_read", {NULL}, 0, TEXT(VALUE_HTTP_DATE)},
    {"json_check", {NULL}, 0, JSON(OF_ANY)},
    {"list_encode", {SERVICES, PRESENCES, PRESENCES}, 2, TEXT(VALUE_PARAM)},
    {"next_page_read", {SERVICES}, 0, UNTIL_A_LINE, 1, {VALUE_URI}},
    {"page_open", {NULL}, 0, JSON(OF_PAGE)},
    {"sandbox_read", {NULL}, 0, TEXT(VALUE_BOOLEAN)},
    {"service_read", {NULL}, 0, TEXT(VALUE_SERVICE)},
    {"sid_check", {NULL}, 0, TEXT(VALUE_SID_ANY)},
    {"type_read", {NULL}, 0, TEXT(VALUE_PUSH_TYPE)},
    {"update_encode",
     {SERVICES},
     0,
     UNTIL_0XFF,
     3,
     {VALUE_SID_CREDENTIAL, VALUE_SWITCHED_PARAM, VALUE_PARAM}},
    {"uri_check", {NULL}, 0, TEXT(VALUE_URI)},
};

size_t shape_head_size(const mutator_shape *shape)
{
    size_t size = 0;
    while (size < HEAD_MAX && shape->head[size] != NULL)
        size++;
    return size;
}

bool head_change(input *whole, const mutator_shape *shape, chance *from)
{
    size_t size = shape_head_size(shape);
    size_t at = chance_below(from, size);
    if (size == 0 || at >= whole->size)
        return false;
    const char *bytes = shape->head[at];
    bool any = bytes[0] == '\0' || chance_one_in(from, 16);
    whole->data[at] =
        any ? (uint8_t)chance_below(from, 256) : (uint8_t)bytes[chance_below(from, strlen(bytes))];
    return true;
}
