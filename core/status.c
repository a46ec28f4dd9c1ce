/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

const char *twcred_code_name(twcred_code code)
{
    /* No default: the compiler tells when a code has no name. */
    switch (code) {
    case TWCRED_OK:
        return "ok";
    case TWCRED_PARAM_MISSING:
        return "param-missing";
    case TWCRED_PARAM_ENUM:
        return "param-enum";
    case TWCRED_PARAM_UTF8:
        return "param-utf8";
    case TWCRED_PARAM_SIZE:
        return "param-size";
    case TWCRED_PARAM_NULL:
        return "param-null";
    case TWCRED_PARAM_FORMAT:
        return "param-format";
    case TWCRED_PARAM_UNKNOWN:
        return "param-unknown";
    case TWCRED_PARAM_RANGE:
        return "param-range";
    case TWCRED_SPACE_BODY:
        return "space-body";
    case TWCRED_SPACE_TEXT:
        return "space-text";
    case TWCRED_SPACE_QUERY:
        return "space-query";
    case TWCRED_SPACE_URL:
        return "space-url";
    case TWCRED_JSON_SYNTAX:
        return "json-syntax";
    case TWCRED_JSON_UTF8:
        return "json-utf8";
    case TWCRED_JSON_STRING:
        return "json-string";
    case TWCRED_JSON_NUMBER:
        return "json-number";
    case TWCRED_JSON_DEPTH:
        return "json-depth";
    case TWCRED_JSON_TRAILING:
        return "json-trailing";
    case TWCRED_JSON_SIZE:
        return "json-size";
    case TWCRED_FIELD_TYPE:
        return "field-type";
    case TWCRED_FIELD_NULL:
        return "field-null";
    case TWCRED_FIELD_FORMAT:
        return "field-format";
    case TWCRED_FIELD_ENUM:
        return "field-enum";
    case TWCRED_FIELD_DUPLICATE:
        return "field-duplicate";
    case TWCRED_FIELD_RANGE:
        return "field-range";
    case TWCRED_FIELD_MISSING:
        return "field-missing";
    case TWCRED_FIELD_MISMATCH:
        return "field-mismatch";
    case TWCRED_FORMAT_SID:
        return "format-sid";
    case TWCRED_FORMAT_TYPE:
        return "format-type";
    case TWCRED_FORMAT_BOOLEAN:
        return "format-boolean";
    case TWCRED_FORMAT_DATE_TIME:
        return "format-date-time";
    case TWCRED_FORMAT_URI:
        return "format-uri";
    case TWCRED_FORMAT_HTTP_DATE:
        return "format-http-date";
    case TWCRED_FORMAT_SERVICE:
        return "format-service";
    case TWCRED_HEADER_SYNTAX:
        return "header-syntax";
    case TWCRED_HEADER_CONTROL:
        return "header-control";
    case TWCRED_HEADER_FORMAT:
        return "header-format";
    case TWCRED_HEADER_DUPLICATE:
        return "header-duplicate";
    case TWCRED_STATUS_UNEXPECTED:
        return "status-unexpected";
    case TWCRED_PAGE_URI:
        return "page-uri";
    case TWCRED_PAGE_USER:
        return "page-user";
    case TWCRED_PAGE_FRAGMENT:
        return "page-fragment";
    case TWCRED_PAGE_HOST:
        return "page-host";
    case TWCRED_PAGE_SCHEME:
        return "page-scheme";
    case TWCRED_PAGE_PORT:
        return "page-port";
    case TWCRED_PAGE_PATH:
        return "page-path";
    case TWCRED_PAGE_QUERY:
        return "page-query";
    case TWCRED_PAGE_BASE:
        return "page-base";
    }
    return "unknown";
}

twcred_status status_ok(void)
{
    twcred_status ok = {TWCRED_OK, NULL, 0, 0};
    return ok;
}

twcred_status status_fault(twcred_code code, const char *field, size_t offset)
{
    twcred_status fault = {code, field, offset, 0};
    return fault;
}

twcred_status status_short(twcred_code code, const char *field, size_t needed)
{
    twcred_status fault = {code, field, 0, needed};
    return fault;
}
