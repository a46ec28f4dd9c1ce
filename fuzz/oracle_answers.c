/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "oracle_answers.h"

#include "answers.h"
#include "arena.h"
#include "harness.h"
#include "oracle_formats.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

/* The contract's attributes of the documents. */
typedef enum value_sort {
    SORT_TEXT,
    SORT_SID_CREDENTIAL,
    SORT_SID_ACCOUNT,
    SORT_TYPE,
    SORT_DATE_TIME,
    SORT_URI,
    SORT_INTEGER,
    SORT_OBJECT,
    SORT_MEMBERS, /* an object with attributes of its own */
    SORT_LIST     /* an array of such objects */
} value_sort;

typedef struct attribute {
    const char *name;
    value_sort sort;
    bool required;
    const struct attribute *nested;
} attribute;

static const attribute credential_attributes[] = {
    {"sid", SORT_SID_CREDENTIAL, false, NULL},
    {"account_sid", SORT_SID_ACCOUNT, false, NULL},
    {"friendly_name", SORT_TEXT, false, NULL},
    {"type", SORT_TYPE, false, NULL},
    {"sandbox", SORT_TEXT, false, NULL},
    {"date_created", SORT_DATE_TIME, false, NULL},
    {"date_updated", SORT_DATE_TIME, false, NULL},
    {"url", SORT_URI, false, NULL},
    {NULL, SORT_TEXT, false, NULL},
};

static const attribute meta_attributes[] = {
    {"page", SORT_INTEGER, false, NULL},
    {"page_size", SORT_INTEGER, false, NULL},
    {"first_page_url", SORT_URI, false, NULL},
    {"previous_page_url", SORT_URI, false, NULL},
    {"url", SORT_URI, false, NULL},
    {"next_page_url", SORT_URI, false, NULL},
    {"key", SORT_TEXT, false, NULL},
    {NULL, SORT_TEXT, false, NULL},
};

static const attribute page_attributes[] = {
    {"credentials", SORT_LIST, true, credential_attributes},
    {"meta", SORT_MEMBERS, true, meta_attributes},
    {NULL, SORT_TEXT, false, NULL},
};

static const attribute item_attributes[] = {
    {"code", SORT_INTEGER, false, NULL}, {"message", SORT_TEXT, false, NULL},
    {"detail", SORT_TEXT, false, NULL},  {"infoUrl", SORT_TEXT, false, NULL},
    {"pointer", SORT_TEXT, false, NULL}, {"context", SORT_OBJECT, false, NULL},
    {NULL, SORT_TEXT, false, NULL},
};

static const attribute error_attributes[] = {
    {"code", SORT_INTEGER, false, NULL},
    {"message", SORT_TEXT, false, NULL},
    {"detail", SORT_TEXT, false, NULL},
    {"title", SORT_TEXT, false, NULL},
    {"more_info", SORT_TEXT, false, NULL},
    {"type", SORT_TEXT, false, NULL},
    {"status", SORT_INTEGER, false, NULL},
    {"httpStatusCode", SORT_INTEGER, false, NULL},
    {"details", SORT_OBJECT, false, NULL},
    {"params", SORT_OBJECT, false, NULL},
    {"errors", SORT_LIST, false, item_attributes},
    {NULL, SORT_TEXT, false, NULL},
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
    case SORT_MEMBERS:
    case SORT_LIST:
        break;
    }
    return TWCRED_FIELD_TYPE;
}

static twcred_code value_fault(const attribute *of, const json_t *value)
{
    value_sort sort = of->sort;
    if (json_is_null(value))
        return sort == SORT_TYPE || of->required ? TWCRED_FIELD_NULL : TWCRED_OK;
    if (json_is_string(value))
        return string_fault(sort, value);
    if (sort == SORT_INTEGER && json_is_integer(value))
        return TWCRED_OK;
    if (sort == SORT_INTEGER && json_is_real(value))
        return fabs(json_real_value(value)) >= ORACLE_BIG &&
                       fabs(json_real_value(value)) <= ORACLE_BIG
                   ? TWCRED_FIELD_RANGE
                   : TWCRED_FIELD_TYPE;
    if ((sort == SORT_OBJECT || sort == SORT_MEMBERS) && json_is_object(value))
        return TWCRED_OK;
    if (sort == SORT_LIST && json_is_array(value))
        return TWCRED_OK;
    return TWCRED_FIELD_TYPE;
}

static contract_fault first_fault(const attribute *attributes, const json_t *object);

static contract_fault list_fault(const attribute *of, const json_t *array)
{
    contract_fault fault = {TWCRED_OK, NULL, NULL};
    for (size_t i = 0; i < json_array_size(array) && fault.code == TWCRED_OK; i++) {
        const json_t *item = json_array_get(array, i);
        if (json_is_object(item)) {
            fault = first_fault(of->nested, item);
        } else {
            fault.code = json_is_null(item) ? TWCRED_FIELD_NULL : TWCRED_FIELD_TYPE;
            fault.field = of->name;
            fault.value = item;
        }
    }
    return fault;
}

static contract_fault nested_fault(const attribute *of, const json_t *value)
{
    contract_fault fault = {value_fault(of, value), of->name, value};
    if (fault.code != TWCRED_OK || json_is_null(value))
        return fault;
    if (of->sort == SORT_LIST)
        return list_fault(of, value);
    if (of->sort == SORT_MEMBERS)
        return first_fault(of->nested, value);
    return fault;
}

/* jansson walks an object in the order of the document. */
static contract_fault first_fault(const attribute *attributes, const json_t *object)
{
    contract_fault fault = {TWCRED_OK, NULL, NULL};
    const attribute *known;
    void *at = json_object_iter((json_t *)(uintptr_t)object);
    for (; at != NULL; at = json_object_iter_next((json_t *)(uintptr_t)object, at)) {
        for (known = attributes; known->name != NULL; known++) {
            if (strcmp(json_object_iter_key(at), known->name) != 0)
                continue;
            fault = nested_fault(known, json_object_iter_value(at));
            if (fault.code != TWCRED_OK)
                return fault;
        }
    }
    for (known = attributes; known->name != NULL; known++) {
        if (known->required && json_object_get(object, known->name) == NULL) {
            fault.code = TWCRED_FIELD_MISSING;
            fault.field = known->name;
            fault.value = object;
            return fault;
        }
    }
    return fault;
}

static contract_fault document_fault(const attribute *attributes, const json_t *root)
{
    contract_fault fault = {TWCRED_FIELD_TYPE, "document", root};
    return json_is_object(root) ? first_fault(attributes, root) : fault;
}

contract_fault credential_fault(const json_t *root)
{
    return document_fault(credential_attributes, root);
}

contract_fault error_fault(const json_t *root)
{
    return document_fault(error_attributes, root);
}

contract_fault page_fault(const json_t *root)
{
    return document_fault(page_attributes, root);
}

/* Whether some attribute of that name, here or further in, has that fault with
 * that value. A list's items are told under the list's own name. */
static bool claims(const attribute *attributes, twcred_status status, const json_t *value)
{
    for (; attributes->name != NULL; attributes++) {
        bool here = strcmp(attributes->name, status.field) == 0;
        if (here &&
            (attributes->sort == SORT_INTEGER || value_fault(attributes, value) == status.code))
            return true;
        if (here && attributes->sort == SORT_LIST && !json_is_object(value) &&
            json_is_null(value) == (status.code == TWCRED_FIELD_NULL))
            return true;
        if (attributes->nested != NULL && claims(attributes->nested, status, value))
            return true;
    }
    return false;
}

static json_t *load_at(const char *document, size_t size)
{
    json_error_t error;
    return json_loadb(document, size, JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK,
                      &error);
}

static void require_fault_at(const attribute *attributes, twcred_status status,
                             const char *document, size_t size)
{
    require(status.offset < size);
    if (status.code == TWCRED_FIELD_FORMAT) /* inside the value */
        return;
    if (status.code == TWCRED_FIELD_MISSING) {
        require(document[status.offset] == '{');
        return;
    }
    if (status.code == TWCRED_FIELD_RANGE) {
        require(strchr("-0123456789", document[status.offset]) != NULL);
        require(strchr(": \t\n\r", document[status.offset - 1]) != NULL);
        return;
    }
    json_t *found = load_at(document + status.offset, size - status.offset);
    if (found == NULL) {
        /* a number or a name beyond jansson */
        require(status.code == TWCRED_FIELD_TYPE);
        return;
    }
    if (status.code == TWCRED_FIELD_DUPLICATE) {
        require(json_is_string(found) && strcmp(json_string_value(found), status.field) == 0);
    } else if (strcmp(status.field, "document") == 0) {
        require(status.code == TWCRED_FIELD_TYPE && !json_is_object(found));
    } else {
        require(claims(attributes, status, found));
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

void require_page_fault_at(twcred_status status, const char *document, size_t size)
{
    require_fault_at(page_attributes, status, document, size);
}

/* Behind the offset in the document stands what is left of the value from where
 * its recogniser breaks off. */
static void require_format_fault(contract_fault fault, twcred_status status, const char *document,
                                 size_t size, bool strings_kept)
{
    const char *text = json_string_value(fault.value);
    size_t length = json_string_length(fault.value);
    twcred_time time;
    twcred_status broken =
        strcmp(status.field, "sid") == 0 ? twcred_sid_check(TWCRED_SID_CREDENTIAL, text, length)
        : strcmp(status.field, "account_sid") == 0
            ? twcred_sid_check(TWCRED_SID_ACCOUNT, text, length)
        : strncmp(status.field, "date_", 5) == 0 ? twcred_date_time_read(&time, text, length)
                                                 : twcred_uri_check(text, length);
    require(broken.code != TWCRED_OK && broken.offset <= length);
    if (!strings_kept)
        return;

    /* the rest of the string, with a quote in front, is a string again */
    size_t left = size - status.offset;
    char *rest = arena_allocate(left + 1);
    require(rest != NULL);
    rest[0] = '"';
    memcpy(rest + 1, document + status.offset, left);
    json_t *found = load_at(rest, left + 1);
    arena_release(rest);
    require(found != NULL && json_is_string(found));
    require(json_string_length(found) == length - broken.offset);
    require(same_bytes(json_string_value(found), text + broken.offset, length - broken.offset));
    json_decref(found);
}

void require_verdict(twcred_status status, contract_fault fault, const char *document, size_t size,
                     const oracle *opened)
{
    require(fault.code == status.code);
    if (status.code == TWCRED_OK)
        return;
    require(strcmp(fault.field, status.field) == 0);
    if (status.code == TWCRED_FIELD_FORMAT) {
        require_format_fault(fault, status, document, size, opened->strings_kept);
        return;
    }
    /* none where the value holds a number beyond jansson, or a name with U+0000 */
    json_t *found = load_at(document + status.offset, size - status.offset);
    require(found == NULL || !opened->strings_kept ||
            json_equal(found, (json_t *)(uintptr_t)fault.value));
    json_decref(found);
}

static void require_value(twcred_string string, const char *text, size_t capacity,
                          const oracle *opened, const json_t *value)
{
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

static void require_string(twcred_string string, const char *text, size_t capacity,
                           const oracle *opened, const json_t *object, const char *name)
{
    require_value(string, text, capacity, opened, json_object_get(object, name));
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

static void require_credential_of(const twcred_credential *credential, const char *text,
                                  size_t capacity, const oracle *opened, const json_t *object)
{
    require(opened->accepts && json_is_object(object));
    require_string(credential->sid, text, capacity, opened, object, "sid");
    require_string(credential->account_sid, text, capacity, opened, object, "account_sid");
    require_string(credential->friendly_name, text, capacity, opened, object, "friendly_name");
    require_string(credential->sandbox, text, capacity, opened, object, "sandbox");
    require_string(credential->date_created.string, text, capacity, opened, object, "date_created");
    require_string(credential->date_updated.string, text, capacity, opened, object, "date_updated");
    require_string(credential->url, text, capacity, opened, object, "url");
    require_sid(credential->sid, TWCRED_SID_CREDENTIAL);
    require_sid(credential->account_sid, TWCRED_SID_ACCOUNT);
    require_date_time(credential->date_created);
    require_date_time(credential->date_updated);

    const json_t *type = json_object_get(object, "type");
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

void require_credential(const twcred_credential *credential, const char *text, size_t capacity,
                        const oracle *opened)
{
    require_credential_of(credential, text, capacity, opened, opened->root);
}

void require_page_item(const twcred_credential *credential, const char *text, size_t capacity,
                       const oracle *opened, size_t index)
{
    const json_t *list = json_object_get(opened->root, "credentials");
    require_credential_of(credential, text, capacity, opened, json_array_get(list, index));
}

void require_page(const twcred_page *page, const char *text, size_t capacity, const oracle *opened)
{
    const json_t *meta = json_object_get(opened->root, "meta");
    require_integer(page->page, json_object_get(meta, "page"));
    require_integer(page->page_size, json_object_get(meta, "page_size"));
    require_string(page->first_page_url, text, capacity, opened, meta, "first_page_url");
    require_string(page->previous_page_url, text, capacity, opened, meta, "previous_page_url");
    require_string(page->url, text, capacity, opened, meta, "url");
    require_string(page->next_page_url, text, capacity, opened, meta, "next_page_url");
    require_string(page->key, text, capacity, opened, meta, "key");
    require(page->count == json_array_size(json_object_get(opened->root, "credentials")));
}

static bool occurs_in(const char *document, size_t size, twcred_string part)
{
    for (size_t at = 0; at + part.size <= size; at++)
        if (same_bytes(document + at, part.text, part.size))
            return true;
    return false;
}

/* The JSON text of an object, as it came. */
static void require_object(twcred_string string, const char *text, size_t capacity,
                           const oracle *opened, const json_t *value, const char *document,
                           size_t size)
{
    require(string_sound(string, text, capacity));
    require((string.presence == TWCRED_ABSENT) == (value == NULL));
    require((string.presence == TWCRED_NULL) == json_is_null(value));
    require((string.presence == TWCRED_PRESENT) == json_is_object(value));
    if (string.presence != TWCRED_PRESENT)
        return;
    require(occurs_in(document, size, string));
    require(string.text[0] == '{' && string.text[string.size - 1] == '}');
    oracle part = oracle_open(string.text, string.size);
    require(part.accepts);
    if (part.strings_kept && opened->strings_kept)
        require(json_equal(part.root, (json_t *)(uintptr_t)value));
    oracle_close(&part);
}

/* The first of two members that is given, null too. */
static const json_t *either(const json_t *object, const char *first, const char *second)
{
    const json_t *value = json_object_get(object, first);
    return value != NULL ? value : json_object_get(object, second);
}

/* A list alone speaks by its first item. */
static const json_t *speaking_item(const json_t *root)
{
    static const char *const says[] = {"code", "message", "detail", "title"};
    for (size_t i = 0; i < sizeof says / sizeof says[0]; i++)
        if (json_object_get(root, says[i]) != NULL)
            return NULL;
    return json_array_get(json_object_get(root, "errors"), 0);
}

void require_error(const twcred_error *error, const char *text, size_t capacity,
                   const oracle *opened, const char *document, size_t size)
{
    const json_t *root = opened->root;
    const json_t *errors = json_object_get(root, "errors");
    require(opened->accepts && json_is_object(root));
    const json_t *message = either(root, "message", "detail");
    if (message == NULL)
        message = json_object_get(root, "title");
    const json_t *code = json_object_get(root, "code");
    const json_t *more_info = either(root, "more_info", "type");
    const json_t *first = speaking_item(root);
    if (first != NULL) {
        code = json_object_get(first, "code");
        message = either(first, "message", "detail");
        if (more_info == NULL)
            more_info = json_object_get(first, "infoUrl");
    }
    require_integer(error->code, code);
    require_value(error->message, text, capacity, opened, message);
    require_value(error->more_info, text, capacity, opened, more_info);
    require_integer(error->status, either(root, "status", "httpStatusCode"));
    require_object(error->details, text, capacity, opened, either(root, "details", "params"),
                   document, size);
    require(error->count == json_array_size(errors));
}

void require_error_item(const twcred_error_item *item, const char *text, size_t capacity,
                        const oracle *opened, size_t index, const char *document, size_t size)
{
    const json_t *object = json_array_get(json_object_get(opened->root, "errors"), index);
    require(json_is_object(object));
    require_integer(item->code, json_object_get(object, "code"));
    require_value(item->message, text, capacity, opened, either(object, "message", "detail"));
    require_string(item->more_info, text, capacity, opened, object, "infoUrl");
    require_string(item->pointer, text, capacity, opened, object, "pointer");
    require_object(item->context, text, capacity, opened, json_object_get(object, "context"),
                   document, size);
}

/* Those that are not chosen take their room, too. */
static size_t named_text_size(const json_t *object, const char *const *names)
{
    size_t size = 0;
    for (; *names != NULL; names++) {
        const json_t *value = json_object_get(object, *names);
        if (json_is_string(value))
            size += json_string_length(value) + 1;
    }
    return size;
}

static size_t item_text_size(const twcred_error_item *item, const json_t *object)
{
    static const char *const names[] = {"message", "detail", "infoUrl", "pointer", NULL};
    return named_text_size(object, names) + string_text_size(item->context);
}

void require_error_text_size(size_t needed, const twcred_error *error, const oracle *opened,
                             twcred_work *work)
{
    static const char *const names[] = {"message", "detail", "title", "more_info", "type", NULL};
    const json_t *errors = json_object_get(opened->root, "errors");
    twcred_error rest = *error;
    twcred_error_item item;
    size_t longest = 0;
    size_t size = named_text_size(opened->root, names) + string_text_size(error->details);

    for (size_t i = 0; twcred_error_next(&item, &rest, work); i++) {
        size_t taken = item_text_size(&item, json_array_get(errors, i));
        if (i == 0 && speaking_item(opened->root) != NULL)
            size += taken;
        longest = taken > longest ? taken : longest;
    }
    bool exact = json_object_get(opened->root, "details") == NULL ||
                 !json_is_object(json_object_get(opened->root, "params"));
    require(exact ? size + longest == needed : size + longest < needed);
}
