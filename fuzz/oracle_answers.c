/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "oracle_answers.h"

#include "harness.h"
#include "oracle_formats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The contract's attributes of the two documents. */
typedef enum value_sort {
    SORT_TEXT,
    SORT_SID_CREDENTIAL,
    SORT_SID_ACCOUNT,
    SORT_TYPE,
    SORT_DATE_TIME,
    SORT_URI,
    SORT_INTEGER,
    SORT_OBJECT
} value_sort;

typedef struct attribute {
    const char *name;
    value_sort sort;
} attribute;

static const attribute credential_attributes[] = {
    {"sid", SORT_SID_CREDENTIAL},
    {"account_sid", SORT_SID_ACCOUNT},
    {"friendly_name", SORT_TEXT},
    {"type", SORT_TYPE},
    {"sandbox", SORT_TEXT},
    {"date_created", SORT_DATE_TIME},
    {"date_updated", SORT_DATE_TIME},
    {"url", SORT_URI},
    {NULL, SORT_TEXT},
};

static const attribute error_attributes[] = {
    {"code", SORT_INTEGER},   {"message", SORT_TEXT},   {"more_info", SORT_TEXT},
    {"status", SORT_INTEGER}, {"details", SORT_OBJECT}, {NULL, SORT_TEXT},
};

static twcred_code string_fault(value_sort sort, const json_t *value)
{
    static const char *const types[] = {"gcm", "apn", "fcm", NULL};
    const char *text = json_string_value(value);
    size_t size = json_string_length(value);
    twcred_time time;
    size_t at;

    switch (sort) {
    case SORT_SID_CREDENTIAL:
        return oracle_sid(TWCRED_SID_CREDENTIAL, text, size, &at) ? TWCRED_OK : TWCRED_FIELD_FORMAT;
    case SORT_SID_ACCOUNT:
        return oracle_sid(TWCRED_SID_ACCOUNT, text, size, &at) ? TWCRED_OK : TWCRED_FIELD_FORMAT;
    case SORT_TYPE:
        return oracle_word(types, text, size) ? TWCRED_OK : TWCRED_FIELD_ENUM;
    case SORT_DATE_TIME:
        return oracle_date_time(&time, text, size) ? TWCRED_OK : TWCRED_FIELD_FORMAT;
    case SORT_URI:
        return oracle_uri(text, size) ? TWCRED_OK : TWCRED_FIELD_FORMAT;
    case SORT_TEXT:
        return TWCRED_OK;
    case SORT_INTEGER:
    case SORT_OBJECT:
        break;
    }
    return TWCRED_FIELD_TYPE;
}

static twcred_code value_fault(value_sort sort, const json_t *value)
{
    if (json_is_null(value))
        return sort == SORT_TYPE ? TWCRED_FIELD_NULL : TWCRED_OK;
    if (json_is_string(value))
        return string_fault(sort, value);
    if (sort == SORT_INTEGER && json_is_integer(value))
        return TWCRED_OK;
    if (sort == SORT_INTEGER && json_is_real(value))
        return fabs(json_real_value(value)) >= ORACLE_BIG &&
                       fabs(json_real_value(value)) <= ORACLE_BIG
                   ? TWCRED_FIELD_RANGE
                   : TWCRED_FIELD_TYPE;
    if (sort == SORT_OBJECT && json_is_object(value))
        return TWCRED_OK;
    return TWCRED_FIELD_TYPE;
}

/* jansson walks an object in the order of the document. */
static contract_fault first_fault(const attribute *attributes, const json_t *root)
{
    contract_fault none = {TWCRED_OK, NULL};

    if (!json_is_object(root)) {
        contract_fault fault = {TWCRED_FIELD_TYPE, "document"};
        return fault;
    }
    void *at = json_object_iter((json_t *)(uintptr_t)root);
    for (; at != NULL; at = json_object_iter_next((json_t *)(uintptr_t)root, at)) {
        for (const attribute *known = attributes; known->name != NULL; known++) {
            if (strcmp(json_object_iter_key(at), known->name) != 0)
                continue;
            contract_fault fault = {value_fault(known->sort, json_object_iter_value(at)),
                                    known->name};
            if (fault.code != TWCRED_OK)
                return fault;
        }
    }
    return none;
}

contract_fault credential_fault(const json_t *root)
{
    return first_fault(credential_attributes, root);
}

contract_fault error_fault(const json_t *root)
{
    return first_fault(error_attributes, root);
}

static void require_fault_at(const attribute *attributes, twcred_status status,
                             const char *document, size_t size)
{
    json_error_t error;

    require(status.offset < size);
    /* a format or a range breaks inside the value */
    if (status.code == TWCRED_FIELD_FORMAT || status.code == TWCRED_FIELD_RANGE)
        return;
    json_t *found = json_loadb(document + status.offset, size - status.offset,
                               JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, &error);
    if (found == NULL) {
        /* a number or a name beyond jansson, or a number that breaks inside */
        require(status.code == TWCRED_FIELD_TYPE);
        return;
    }
    if (status.code == TWCRED_FIELD_DUPLICATE) {
        require(json_is_string(found) && strcmp(json_string_value(found), status.field) == 0);
    } else if (strcmp(status.field, "document") == 0) {
        require(status.code == TWCRED_FIELD_TYPE && !json_is_object(found));
    } else {
        while (attributes->name != NULL && strcmp(attributes->name, status.field) != 0)
            attributes++;
        require(attributes->name != NULL);
        require(attributes->sort == SORT_INTEGER ||
                value_fault(attributes->sort, found) == status.code);
    }
    json_decref(found);
}

void require_credential_fault_at(twcred_status status, const char *document, size_t size)
{
    require_fault_at(credential_attributes, status, document, size);
}

void require_error_fault_at(twcred_status status, const char *document, size_t size)
{
    require_fault_at(error_attributes, status, document, size);
}

void require_format_fault_at(twcred_status status, const char *document, size_t size,
                             const oracle *opened)
{
    const json_t *value = json_object_get(opened->root, status.field);
    const char *text = json_string_value(value);
    size_t length = json_string_length(value);
    twcred_time time;
    twcred_status broken =
        strcmp(status.field, "sid") == 0 ? twcred_sid_check(TWCRED_SID_CREDENTIAL, text, length)
        : strcmp(status.field, "account_sid") == 0
            ? twcred_sid_check(TWCRED_SID_ACCOUNT, text, length)
        : strcmp(status.field, "url") == 0 ? twcred_uri_check(text, length)
                                           : twcred_date_time_read(&time, text, length);
    require(broken.code != TWCRED_OK && broken.offset <= length);
    if (!opened->strings_kept)
        return;

    /* the rest of the string, with a quote in front, is a string again */
    size_t left = size - status.offset;
    char *rest = malloc(left + 1);
    require(rest != NULL);
    rest[0] = '"';
    memcpy(rest + 1, document + status.offset, left);
    json_error_t error;
    json_t *found = json_loadb(rest, left + 1,
                               JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, &error);
    free(rest);
    require(found != NULL && json_is_string(found));
    require(json_string_length(found) == length - broken.offset);
    require(same_bytes(json_string_value(found), text + broken.offset, length - broken.offset));
    json_decref(found);
}

static void require_string(twcred_string string, const char *text, size_t capacity,
                           const oracle *opened, const char *name)
{
    const json_t *value = json_object_get(opened->root, name);

    require(string_sound(string, text, capacity));
    require((string.presence == TWCRED_ABSENT) == (value == NULL));
    require((string.presence == TWCRED_NULL) == json_is_null(value));
    require((string.presence == TWCRED_PRESENT) == json_is_string(value));
    if (string.presence != TWCRED_PRESENT)
        return;
    require(string.size == json_string_length(value));
    if (opened->strings_kept)
        require(same_bytes(string.text, json_string_value(value), string.size));
}

static void require_integer(twcred_integer integer, const json_t *value)
{
    require((integer.presence == TWCRED_ABSENT) == (value == NULL));
    require((integer.presence == TWCRED_NULL) == json_is_null(value));
    require((integer.presence == TWCRED_PRESENT) == json_is_integer(value));
    require(integer.value == json_integer_value(value));
}

static void require_sid(twcred_string string, twcred_sid_kind kind)
{
    size_t at;
    if (string.presence != TWCRED_PRESENT)
        return;
    require(twcred_sid_check(kind, string.text, string.size).code == TWCRED_OK);
    require(oracle_sid(kind, string.text, string.size, &at));
}

static void require_date_time(twcred_date_time decoded)
{
    twcred_time time = {0, 0};
    twcred_time expected = {0, 0};
    if (decoded.string.presence == TWCRED_PRESENT) {
        twcred_string string = decoded.string;
        require(twcred_date_time_read(&time, string.text, string.size).code == TWCRED_OK);
        require(oracle_date_time(&expected, string.text, string.size));
    }
    require(decoded.time.seconds == time.seconds && decoded.time.seconds == expected.seconds);
    require(decoded.time.nanoseconds == time.nanoseconds &&
            decoded.time.nanoseconds == expected.nanoseconds);
}

void require_credential(const twcred_credential *credential, const char *text, size_t capacity,
                        const oracle *opened)
{
    require(opened->accepts && json_is_object(opened->root));
    require_string(credential->sid, text, capacity, opened, "sid");
    require_string(credential->account_sid, text, capacity, opened, "account_sid");
    require_string(credential->friendly_name, text, capacity, opened, "friendly_name");
    require_string(credential->sandbox, text, capacity, opened, "sandbox");
    require_string(credential->date_created.string, text, capacity, opened, "date_created");
    require_string(credential->date_updated.string, text, capacity, opened, "date_updated");
    require_string(credential->url, text, capacity, opened, "url");
    require_sid(credential->sid, TWCRED_SID_CREDENTIAL);
    require_sid(credential->account_sid, TWCRED_SID_ACCOUNT);
    require_date_time(credential->date_created);
    require_date_time(credential->date_updated);

    const json_t *type = json_object_get(opened->root, "type");
    const char *name = twcred_type_name(credential->type);
    require((name == NULL) == (type == NULL));
    if (name != NULL) {
        require(json_is_string(type) && json_string_length(type) == strlen(name));
        require(strcmp(json_string_value(type), name) == 0);
    }
    const twcred_string *sandbox = &credential->sandbox;
    require(credential->sandbox_value == twcred_sandbox_read(sandbox->text, sandbox->size));
    if (credential->url.presence == TWCRED_PRESENT) {
        require(twcred_uri_check(credential->url.text, credential->url.size).code == TWCRED_OK);
        require(oracle_uri(credential->url.text, credential->url.size));
    }
}

static bool occurs_in(const char *document, size_t size, twcred_string part)
{
    for (size_t at = 0; at + part.size <= size; at++)
        if (same_bytes(document + at, part.text, part.size))
            return true;
    return false;
}

void require_error(const twcred_error *error, const char *text, size_t capacity,
                   const oracle *opened, const char *document, size_t size)
{
    require(opened->accepts && json_is_object(opened->root));
    require_string(error->message, text, capacity, opened, "message");
    require_string(error->more_info, text, capacity, opened, "more_info");
    require_integer(error->code, json_object_get(opened->root, "code"));
    require_integer(error->status, json_object_get(opened->root, "status"));

    const json_t *details = json_object_get(opened->root, "details");
    require(string_sound(error->details, text, capacity));
    require((error->details.presence == TWCRED_ABSENT) == (details == NULL));
    require((error->details.presence == TWCRED_NULL) == json_is_null(details));
    require((error->details.presence == TWCRED_PRESENT) == json_is_object(details));
    if (error->details.presence != TWCRED_PRESENT)
        return;
    require(occurs_in(document, size, error->details));
    require(error->details.text[0] == '{' && error->details.text[error->details.size - 1] == '}');
    oracle part = oracle_open(error->details.text, error->details.size);
    require(part.accepts);
    if (part.strings_kept && opened->strings_kept)
        require(json_equal(part.root, (json_t *)(uintptr_t)details));
    oracle_close(&part);
}

static size_t text_size(twcred_string string)
{
    return string.presence == TWCRED_PRESENT ? string.size + 1 : 0;
}

size_t credential_text_size(const twcred_credential *credential)
{
    return text_size(credential->sid) + text_size(credential->account_sid) +
           text_size(credential->friendly_name) + text_size(credential->sandbox) +
           text_size(credential->date_created.string) + text_size(credential->date_updated.string) +
           text_size(credential->url);
}

size_t error_text_size(const twcred_error *error)
{
    return text_size(error->message) + text_size(error->more_info) + text_size(error->details);
}

static bool date_time_zeroed(twcred_date_time decoded)
{
    return string_unset(decoded.string) && decoded.time.seconds == 0 &&
           decoded.time.nanoseconds == 0;
}

bool credential_zeroed(const twcred_credential *credential)
{
    return string_unset(credential->sid) && string_unset(credential->account_sid) &&
           string_unset(credential->friendly_name) && credential->type == TWCRED_TYPE_NONE &&
           string_unset(credential->sandbox) && credential->sandbox_value == TWCRED_UNKNOWN &&
           date_time_zeroed(credential->date_created) &&
           date_time_zeroed(credential->date_updated) && string_unset(credential->url);
}

static bool integer_zeroed(twcred_integer integer)
{
    return integer.presence == TWCRED_ABSENT && integer.value == 0;
}

bool error_zeroed(const twcred_error *error)
{
    return integer_zeroed(error->code) && string_unset(error->message) &&
           string_unset(error->more_info) && integer_zeroed(error->status) &&
           string_unset(error->details);
}

static bool same_date_time(twcred_date_time left, twcred_date_time right)
{
    return same_string(left.string, right.string) && left.time.seconds == right.time.seconds &&
           left.time.nanoseconds == right.time.nanoseconds;
}

bool same_credential(const twcred_credential *left, const twcred_credential *right)
{
    return same_string(left->sid, right->sid) &&
           same_string(left->account_sid, right->account_sid) &&
           same_string(left->friendly_name, right->friendly_name) && left->type == right->type &&
           same_string(left->sandbox, right->sandbox) &&
           left->sandbox_value == right->sandbox_value &&
           same_date_time(left->date_created, right->date_created) &&
           same_date_time(left->date_updated, right->date_updated) &&
           same_string(left->url, right->url);
}

static bool same_integer(twcred_integer left, twcred_integer right)
{
    return left.presence == right.presence && left.value == right.value;
}

bool same_error(const twcred_error *left, const twcred_error *right)
{
    return left->http_status == right->http_status && same_integer(left->code, right->code) &&
           same_string(left->message, right->message) &&
           same_string(left->more_info, right->more_info) &&
           same_integer(left->status, right->status) && same_string(left->details, right->details);
}
