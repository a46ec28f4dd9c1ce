/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

/* ------------------------------------------------------------------- bodies */

/* The contract declares success only. These are the members of all five forms
 * that the service is seen to send; no two forms use a name in different ways. */
typedef struct error_parts {
    twcred_integer code;
    twcred_string message;
    twcred_string detail;
    twcred_string title;
    twcred_string more_info;
    twcred_string type;
    twcred_integer status;
    twcred_integer http_status_code;
    twcred_string details;
    twcred_string params;
    list_found errors;
} error_parts;

static const field_row item_rows[] = {
    {"code", FIELD_INTEGER, FIELD_OPTIONAL, offsetof(error_item_parts, code), NULL},
    {"message", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_item_parts, message), NULL},
    {"detail", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_item_parts, detail), NULL},
    {"infoUrl", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_item_parts, info_url), NULL},
    {"pointer", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_item_parts, pointer), NULL},
    {"context", FIELD_OBJECT, FIELD_OPTIONAL, offsetof(error_item_parts, context), NULL},
};

static const field_table item_table = {item_rows, sizeof item_rows / sizeof item_rows[0]};

/* Those that say what is wrong come first: form 5 has none of them. */
static const field_row error_rows[] = {
    {"code", FIELD_INTEGER, FIELD_OPTIONAL, offsetof(error_parts, code), NULL},
    {"message", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_parts, message), NULL},
    {"detail", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_parts, detail), NULL},
    {"title", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_parts, title), NULL},
    {"more_info", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_parts, more_info), NULL},
    {"type", FIELD_TEXT, FIELD_OPTIONAL, offsetof(error_parts, type), NULL},
    {"status", FIELD_INTEGER, FIELD_OPTIONAL, offsetof(error_parts, status), NULL},
    {"httpStatusCode", FIELD_INTEGER, FIELD_OPTIONAL, offsetof(error_parts, http_status_code),
     NULL},
    {"details", FIELD_OBJECT, FIELD_OPTIONAL, offsetof(error_parts, details), NULL},
    {"params", FIELD_OBJECT, FIELD_OPTIONAL, offsetof(error_parts, params), NULL},
    {"errors", FIELD_LIST, FIELD_OPTIONAL, offsetof(error_parts, errors), &item_table},
};

enum { says_what_is_wrong = 0x0F }; /* a bit for each of the first four rows */

static const field_table error_table = {error_rows, sizeof error_rows / sizeof error_rows[0]};

/* The first that is not absent. */
static const twcred_string *either(const twcred_string *first, const twcred_string *second)
{
    return first->presence != TWCRED_ABSENT ? first : second;
}

static void join_parts(twcred_error *error, const error_parts *parts)
{
    error->code = parts->code;
    error->message = *either(&parts->message, either(&parts->detail, &parts->title));
    error->more_info = *either(&parts->more_info, &parts->type);
    error->status =
        parts->status.presence != TWCRED_ABSENT ? parts->status : parts->http_status_code;
    error->details = *either(&parts->details, &parts->params);
    error->count = parts->errors.count;
}

/* Form 5 says everything in its list. What the first item says is told for the
 * whole, from strings of its own: those of the items come and go. Where there is
 * no item nothing is said. */
static void take_first(twcred_error *error, char *text, size_t capacity, twcred_work *work)
{
    error_item_parts parts;
    twcred_cursor first = error->items;
    first.text = text;
    first.capacity = capacity;
    memset(&parts, 0, sizeof parts);
    list_next(&parts, &first, &item_table, work);
    error->code = parts.code;
    error->message = *either(&parts.message, &parts.detail);
    /* Where to read on may be said beside the list, as RFC 9457 does in `type`. */
    error->more_info = *either(&error->more_info, &parts.info_url);
}

static twcred_status decode(twcred_error *error, char *text, size_t capacity, twcred_work *work,
                            const char *document, size_t size)
{
    decoding from;
    error_parts parts;
    memset(&parts, 0, sizeof parts);
    twcred_status status = object_measure(&from, &error_table, work, document, size);
    if (status.code != TWCRED_OK)
        return status;
    size_t own = from.fixed;
    bool in_list = (from.seen & says_what_is_wrong) == 0;
    if (in_list)
        from.fixed += from.first_item;
    status = object_fill(&parts, &from, &error_table, work, text, capacity);
    if (status.code != TWCRED_OK)
        return status;
    join_parts(error, &parts);
    list_open(&error->items, &from, &parts.errors);
    if (in_list)
        take_first(error, from.first_item > 0 ? text + own : NULL, from.first_item, work);
    return status;
}

twcred_status twcred_error_decode(twcred_error *error, char *text, size_t capacity,
                                  twcred_work *work, int http_status, const char *document,
                                  size_t size)
{
    memset(error, 0, sizeof *error);
    twcred_status status = decode(error, text, capacity, work, document, size);
    error->http_status = http_status;
    return status;
}

bool twcred_error_next(twcred_error_item *item, twcred_error *error, twcred_work *work)
{
    error_item_parts parts;
    memset(item, 0, sizeof *item);
    memset(&parts, 0, sizeof parts);
    if (!list_next(&parts, &error->items, &item_table, work))
        return false;
    item->code = parts.code;
    item->message = *either(&parts.message, &parts.detail);
    item->more_info = parts.info_url;
    item->pointer = parts.pointer;
    item->context = parts.context;
    return true;
}

/* -------------------------------------------------------------------- codes */

/* By operation: create, fetch, update, delete, list. An update sets the same
 * values twice, but it is a POST like a create, and the service gives no word on
 * how it treats a second one. */
#define NEVER               \
    {                       \
        TWCRED_REPEAT_NEVER \
    }
#define SAFE                                                                            \
    {                                                                                   \
        TWCRED_REPEAT_SAFE, TWCRED_REPEAT_SAFE, TWCRED_REPEAT_SAFE, TWCRED_REPEAT_SAFE, \
            TWCRED_REPEAT_SAFE                                                          \
    }
#define MAYBE(create)                                                             \
    {                                                                             \
        create, TWCRED_REPEAT_SAFE, TWCRED_REPEAT_ON_REQUEST, TWCRED_REPEAT_SAFE, \
            TWCRED_REPEAT_SAFE                                                    \
    }

static const twcred_error_info error_infos[] = {
    {20001, 20001, 400, "validation-failed",
     "a parameter is missing or its value is not accepted: the message says which", NEVER},
    {20003, 20003, 401, "authentication-failed",
     "wrong SID, token or secret, another region's, or test credentials", NEVER},
    {20004, 20004, 0, "method-not-allowed", "the path does not take this HTTP method", NEVER},
    {20005, 20005, 0, "account-inactive", "the account is not active", NEVER},
    {20011, 20011, 0, "tls-too-old", "the connection's version of TLS is no longer taken", NEVER},
    {20403, 20403, 0, "account-suspended", "the account is suspended", NEVER},
    {20404, 20404, 404, "not-found", "there is no such SID, path or host", NEVER},
    {20429, 20429, 429, "too-many-requests",
     "too many requests at the same time: this one was not processed", SAFE},
    {20500, 20500, 500, "internal-error",
     "the service failed, and the request may have been processed", MAYBE(TWCRED_REPEAT_NEVER)},
    {20503, 20503, 503, "service-unavailable",
     "the service is not available for now: wait longer before each further try",
     MAYBE(TWCRED_REPEAT_ON_REQUEST)},
    {52002, 52145, 0, "push-delivery-failed",
     "a push notification could not be delivered: told at delivery, never on this resource", NEVER},
    {70051, 70051, 403, "permission-missing", "the restricted API key lacks the permission", NEVER},
};

#undef NEVER
#undef SAFE
#undef MAYBE

static const size_t error_info_count = sizeof error_infos / sizeof error_infos[0];

const twcred_error_info *twcred_error_get(size_t index)
{
    return index < error_info_count ? &error_infos[index] : NULL;
}

const twcred_error_info *twcred_error_find(int64_t code)
{
    for (size_t i = 0; i < error_info_count; i++)
        if (code >= error_infos[i].code && code <= error_infos[i].last)
            return &error_infos[i];
    return NULL;
}
