/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

/* ------------------------------------------------------------------ fields */

typedef enum field_kind {
    FIELD_TEXT,
    FIELD_SID_CREDENTIAL,
    FIELD_SID_ACCOUNT,
    FIELD_PUSH_TYPE,
    FIELD_DATE_TIME,
    FIELD_URI,
    FIELD_INTEGER,
    FIELD_OBJECT
} field_kind;

typedef struct field_row {
    const char *name;
    field_kind kind;
    bool nullable;
    size_t place; /* of the member in the struct that is filled */
} field_row;

typedef struct field_table {
    const field_row *rows;
    size_t count;
} field_table;

/* Contract: schema ip_messaging.v2.credential. */
static const field_row credential_rows[] = {
    {"sid", FIELD_SID_CREDENTIAL, true, offsetof(twcred_credential, sid)},
    {"account_sid", FIELD_SID_ACCOUNT, true, offsetof(twcred_credential, account_sid)},
    {"friendly_name", FIELD_TEXT, true, offsetof(twcred_credential, friendly_name)},
    {"type", FIELD_PUSH_TYPE, false, offsetof(twcred_credential, type)},
    {"sandbox", FIELD_TEXT, true, offsetof(twcred_credential, sandbox)},
    {"date_created", FIELD_DATE_TIME, true, offsetof(twcred_credential, date_created)},
    {"date_updated", FIELD_DATE_TIME, true, offsetof(twcred_credential, date_updated)},
    {"url", FIELD_URI, true, offsetof(twcred_credential, url)},
};

/* The contract declares success only; this is what the service is seen to send. */
static const field_row error_rows[] = {
    {"code", FIELD_INTEGER, true, offsetof(twcred_error, code)},
    {"message", FIELD_TEXT, true, offsetof(twcred_error, message)},
    {"more_info", FIELD_TEXT, true, offsetof(twcred_error, more_info)},
    {"status", FIELD_INTEGER, true, offsetof(twcred_error, status)},
    {"details", FIELD_OBJECT, true, offsetof(twcred_error, details)},
};

static const field_table credential_table = {credential_rows,
                                             sizeof credential_rows / sizeof credential_rows[0]};
static const field_table error_table = {error_rows, sizeof error_rows / sizeof error_rows[0]};

/* ------------------------------------------------------------------ values */

/* A document that was checked, and where its strings go. */
typedef struct decoding {
    const field_table *table;
    twcred_work *work;
    const char *document;
    size_t size;
    out text;
} decoding;

static const char *string_inside(const decoding *from, const json_token *token, size_t *size)
{
    *size = token->end - token->start - 2;
    return from->document + token->start + 1;
}

static json_kind expected_kind(const field_row *row)
{
    switch (row->kind) {
    case FIELD_INTEGER:
        return JSON_NUMBER;
    case FIELD_OBJECT:
        return JSON_OBJECT;
    case FIELD_TEXT:
    case FIELD_SID_CREDENTIAL:
    case FIELD_SID_ACCOUNT:
    case FIELD_PUSH_TYPE:
    case FIELD_DATE_TIME:
    case FIELD_URI:
        break;
    }
    return JSON_STRING;
}

/* Appends the text of the value, and a NUL, if it is of a kind that has one. */
static void put_text(decoding *from, const field_row *row, const json_token *token)
{
    if (token->kind != expected_kind(row) || row->kind == FIELD_PUSH_TYPE ||
        row->kind == FIELD_INTEGER)
        return;
    if (row->kind == FIELD_OBJECT) {
        size_t end = json_value_end(from->document, from->size, token->start);
        out_bytes(&from->text, from->document + token->start, end - token->start);
    } else {
        size_t size;
        const char *inside = string_inside(from, token, &size);
        json_string_write(&from->text, inside, size);
    }
    out_byte(&from->text, '\0');
}

/* What the recogniser of the kind says of a text; *time is filled for a date-time. */
static twcred_status judge_text(field_kind kind, const twcred_string *string, twcred_time *time)
{
    switch (kind) {
    case FIELD_SID_CREDENTIAL:
        return twcred_sid_check(TWCRED_SID_CREDENTIAL, string->text, string->size);
    case FIELD_SID_ACCOUNT:
        return twcred_sid_check(TWCRED_SID_ACCOUNT, string->text, string->size);
    case FIELD_DATE_TIME:
        return twcred_date_time_read(time, string->text, string->size);
    case FIELD_URI:
        return twcred_uri_check(string->text, string->size);
    case FIELD_TEXT:
    case FIELD_PUSH_TYPE:
    case FIELD_INTEGER:
    case FIELD_OBJECT:
        break;
    }
    return status_ok();
}

static twcred_status read_string(twcred_string *string, twcred_time *time, decoding *from,
                                 const field_row *row, const json_token *token)
{
    size_t start = from->text.size;
    put_text(from, row, token);
    string->presence = TWCRED_PRESENT;
    string->text = from->text.dst + start;
    string->size = from->text.size - start - 1;
    twcred_status status = judge_text(row->kind, string, time);
    if (status.code == TWCRED_OK)
        return status;

    size_t size;
    const char *inside = string_inside(from, token, &size);
    return status_fault(TWCRED_FIELD_FORMAT, row->name,
                        token->start + 1 + json_string_offset(inside, size, status.offset));
}

static twcred_status read_push_type(twcred_type *type, const decoding *from, const field_row *row,
                                    const json_token *token)
{
    char word[3]; /* as long as the longest of them */
    out decoded = {word, sizeof word, 0};
    size_t size;
    const char *inside = string_inside(from, token, &size);
    json_string_write(&decoded, inside, size);
    if (decoded.size > sizeof word || twcred_type_read(type, word, decoded.size).code != TWCRED_OK)
        return status_fault(TWCRED_FIELD_ENUM, row->name, token->start);
    return status_ok();
}

static twcred_status read_integer(twcred_integer *integer, const decoding *from,
                                  const field_row *row, const json_token *token)
{
    twcred_code code =
        json_integer(&integer->value, from->document + token->start, token->end - token->start);
    if (code != TWCRED_OK)
        return status_fault(code, row->name, token->start);
    integer->presence = TWCRED_PRESENT;
    return status_ok();
}

/* Judges one value and puts it into its member of *object. */
static twcred_status read_value(void *object, decoding *from, const field_row *row,
                                const json_token *token)
{
    void *member = (char *)object + row->place;
    if (token->kind == JSON_NULL) {
        /* Every member that may be null starts with its presence. */
        static const twcred_presence null = TWCRED_NULL;
        if (!row->nullable)
            return status_fault(TWCRED_FIELD_NULL, row->name, token->start);
        memcpy(member, &null, sizeof null);
        return status_ok();
    }
    if (token->kind != expected_kind(row))
        return status_fault(TWCRED_FIELD_TYPE, row->name, token->start);

    twcred_date_time *date_time = member;
    twcred_time unused;
    switch (row->kind) {
    case FIELD_PUSH_TYPE:
        return read_push_type(member, from, row, token);
    case FIELD_INTEGER:
        return read_integer(member, from, row, token);
    case FIELD_DATE_TIME:
        return read_string(&date_time->string, &date_time->time, from, row, token);
    case FIELD_TEXT:
    case FIELD_SID_CREDENTIAL:
    case FIELD_SID_ACCOUNT:
    case FIELD_URI:
    case FIELD_OBJECT:
        break;
    }
    return read_string(member, &unused, from, row, token);
}

/* ----------------------------------------------------------------- objects */

static const field_row *find_row(const decoding *from, const json_token *name)
{
    size_t size;
    const char *inside = string_inside(from, name, &size);
    for (size_t i = 0; i < from->table->count; i++)
        if (json_string_equal(inside, size, from->table->rows[i].name))
            return &from->table->rows[i];
    return NULL;
}

/* Goes through the members of the document's object. Without an object to fill
 * nothing is judged, and only the text is counted. */
static twcred_status read_members(void *object, decoding *from)
{
    json_reader reader;
    json_token token;
    const field_row *row = NULL;
    uint32_t seen = 0; /* a bit for each row */
    json_open(&reader, from->work, from->document, from->size);
    while (json_next(&reader, &token)) {
        if (token.level != 1)
            continue;
        if (token.key) {
            row = find_row(from, &token);
            if (row == NULL)
                continue;
            uint32_t bit = (uint32_t)1 << (row - from->table->rows);
            if ((seen & bit) != 0) {
                if (object != NULL)
                    return status_fault(TWCRED_FIELD_DUPLICATE, row->name, token.start);
                row = NULL;
            }
            seen |= bit;
        } else if (row != NULL && object == NULL) {
            put_text(from, row, &token);
        } else if (row != NULL) {
            twcred_status status = read_value(object, from, row, &token);
            if (status.code != TWCRED_OK)
                return status;
        }
    }
    return status_ok();
}

/* Fills *object, which is zeroed, and leaves no text behind where it fails. */
static twcred_status read_object(void *object, decoding *from, char *text, size_t capacity)
{
    static const out measure = {NULL, 0, 0};
    twcred_status status = twcred_json_check(from->document, from->size);
    if (status.code != TWCRED_OK)
        return status;
    size_t start = json_space(from->document, from->size, 0);
    if (from->document[start] != '{')
        return status_fault(TWCRED_FIELD_TYPE, "document", start);

    from->text = measure;
    read_members(NULL, from);
    if (from->text.size > capacity)
        return status_short(TWCRED_SPACE_TEXT, "text", from->text.size);
    from->text = measure;
    from->text.dst = text;
    from->text.capacity = capacity;
    status = read_members(object, from);
    if (status.code != TWCRED_OK)
        twcred_wipe(text, from->text.size);
    return status;
}

/* ----------------------------------------------------------------- answers */

twcred_status twcred_credential_decode(twcred_credential *credential, char *text, size_t capacity,
                                       twcred_work *work, const char *document, size_t size)
{
    decoding from = {&credential_table, work, document, size, {NULL, 0, 0}};
    memset(credential, 0, sizeof *credential);
    twcred_status status = read_object(credential, &from, text, capacity);
    if (status.code != TWCRED_OK)
        memset(credential, 0, sizeof *credential);
    else
        credential->sandbox_value =
            twcred_sandbox_read(credential->sandbox.text, credential->sandbox.size);
    return status;
}

twcred_status twcred_error_decode(twcred_error *error, char *text, size_t capacity,
                                  twcred_work *work, int http_status, const char *document,
                                  size_t size)
{
    decoding from = {&error_table, work, document, size, {NULL, 0, 0}};
    memset(error, 0, sizeof *error);
    twcred_status status = read_object(error, &from, text, capacity);
    if (status.code != TWCRED_OK)
        memset(error, 0, sizeof *error);
    error->http_status = http_status;
    return status;
}

twcred_status twcred_answer_decode(twcred_answer *answer, char *text, size_t capacity,
                                   twcred_work *work, twcred_operation operation, int http_status,
                                   const char *document, size_t size)
{
    memset(answer, 0, sizeof *answer);
    answer->http_status = http_status;
    if (http_status >= 400 && http_status <= 599) {
        twcred_status body =
            twcred_error_decode(&answer->error, text, capacity, work, http_status, document, size);
        if (body.code == TWCRED_SPACE_TEXT) {
            memset(&answer->error, 0, sizeof answer->error);
            return body;
        }
        answer->kind = TWCRED_ANSWER_ERROR;
        answer->error_body = body;
        return status_ok();
    }
    if (http_status <= 0 || http_status != operation_success(operation))
        return status_fault(TWCRED_STATUS_UNEXPECTED, "status", 0);
    if (operation == TWCRED_DELETE) {
        answer->kind = TWCRED_ANSWER_EMPTY;
        return status_ok();
    }
    twcred_status status =
        twcred_credential_decode(&answer->credential, text, capacity, work, document, size);
    if (status.code == TWCRED_OK)
        answer->kind = TWCRED_ANSWER_CREDENTIAL;
    return status;
}
