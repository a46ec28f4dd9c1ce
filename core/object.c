/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Objects by table: which members are known, of what kind they are, and where
 * they go. */

#include "internal.h"

#include <string.h>

/* ------------------------------------------------------------------ values */

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
    case FIELD_MEMBERS:
        return JSON_OBJECT;
    case FIELD_LIST:
        return JSON_ARRAY;
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
    if (row->kind == FIELD_OBJECT) {
        size_t end = json_value_end(from->document, from->size, token->start);
        out_bytes(&from->text, from->document + token->start, end - token->start);
    } else if (expected_kind(row) == JSON_STRING && row->kind != FIELD_PUSH_TYPE) {
        size_t size;
        const char *inside = string_inside(from, token, &size);
        json_string_write(&from->text, inside, size);
    } else {
        return;
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
    case FIELD_MEMBERS:
    case FIELD_LIST:
        break;
    }
    trap_if(kind != FIELD_TEXT && kind != FIELD_OBJECT);
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

/* Judges a value that is of the right JSON type, and puts it into *member. */
static twcred_status read_scalar(void *member, decoding *from, const field_row *row,
                                 const json_token *token)
{
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
    case FIELD_MEMBERS:
    case FIELD_LIST:
        break;
    }
    trap_if(row->kind == FIELD_MEMBERS || row->kind == FIELD_LIST);
    return read_string(member, &unused, from, row, token);
}

/* ----------------------------------------------------------------- objects */

/* Where nothing is judged, `object` and `member` are NULL: then only the text is
 * counted, up to what would be judged. */

static twcred_status read_members(void *object, decoding *from, const field_table *table,
                                  const json_token *start, uint32_t *seen);

/* The strings of an item go behind all that stays, over those of the item before. */
static twcred_status read_item(void *object, decoding *from, const field_table *table,
                               const json_token *start)
{
    uint32_t seen;
    size_t kept = from->text.size;
    from->text.size = from->fixed;
    twcred_status status = read_members(object, from, table, start, &seen);
    size_t taken = from->text.size - from->fixed;
    if (from->items++ == 0)
        from->first_item = taken;
    if (taken > from->longest_item)
        from->longest_item = taken;
    from->text.size = kept;
    return status;
}

static twcred_status read_list(list_found *list, decoding *from, const field_row *row,
                               const json_token *array)
{
    /* What an item means does not matter yet, only whether it may stand. */
    union {
        twcred_credential credential;
        error_item_parts item;
    } item;
    json_token token;
    while (json_next(&from->reader, &token, array->level)) {
        if (token.level != array->level + 1)
            continue;
        if (list != NULL && token.kind != JSON_OBJECT)
            return status_fault(token.kind == JSON_NULL ? TWCRED_FIELD_NULL : TWCRED_FIELD_TYPE,
                                row->name, token.start);
        if (list != NULL && list->count++ == 0)
            list->at = token.start;
        memset(&item, 0, sizeof item);
        twcred_status status = status_ok();
        if (token.kind == JSON_OBJECT)
            status = read_item(list != NULL ? &item : NULL, from, row->nested, &token);
        if (status.code != TWCRED_OK)
            return status;
    }
    return status_ok();
}

static twcred_status read_value(void *member, decoding *from, const field_row *row,
                                const json_token *token)
{
    if (token->kind != expected_kind(row)) {
        if (member == NULL)
            return status_ok();
        if (token->kind != JSON_NULL)
            return status_fault(TWCRED_FIELD_TYPE, row->name, token->start);
        if (row->need != FIELD_OPTIONAL)
            return status_fault(TWCRED_FIELD_NULL, row->name, token->start);
        /* Every member that may be null starts with its presence. */
        static const twcred_presence null = TWCRED_NULL;
        memcpy(member, &null, sizeof null);
        return status_ok();
    }
    if (row->kind == FIELD_LIST)
        return read_list(member, from, row, token);
    if (row->kind == FIELD_MEMBERS) {
        uint32_t seen;
        return read_members(member, from, row->nested, token, &seen);
    }
    if (member != NULL)
        return read_scalar(member, from, row, token);
    put_text(from, row, token);
    return status_ok();
}

static const field_row *find_row(const field_table *table, const decoding *from,
                                 const json_token *name)
{
    size_t size;
    const char *inside = string_inside(from, name, &size);
    for (size_t i = 0; i < table->count; i++)
        if (json_string_equal(inside, size, table->rows[i].name))
            return &table->rows[i];
    return NULL;
}

static twcred_status missing(const field_table *table, uint32_t seen, const json_token *start)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].need == FIELD_REQUIRED && (seen & (uint32_t)1 << i) == 0)
            return status_fault(TWCRED_FIELD_MISSING, table->rows[i].name, start->start);
    return status_ok();
}

/* Goes through the members of the object whose token was just read. A bit of
 * *seen stands for each row of the table that occurred. It calls itself through
 * read_value() for the tables inside of the table, which are two deep at most. */
static twcred_status read_members(void *object, decoding *from, const field_table *table,
                                  const json_token *start, uint32_t *seen)
{
    json_token token;
    const field_row *row = NULL;
    *seen = 0;
    while (json_next(&from->reader, &token, start->level)) {
        if (token.level != start->level + 1)
            continue;
        if (token.key) {
            row = find_row(table, from, &token);
            if (row == NULL)
                continue;
            uint32_t bit = (uint32_t)1 << (row - table->rows);
            if ((*seen & bit) != 0) {
                if (object != NULL)
                    return status_fault(TWCRED_FIELD_DUPLICATE, row->name, token.start);
                row = NULL;
            }
            *seen |= bit;
        } else if (row != NULL) {
            void *member = object != NULL ? (char *)object + row->place : NULL;
            twcred_status status = read_value(member, from, row, &token);
            if (status.code != TWCRED_OK)
                return status;
        }
    }
    return object != NULL ? missing(table, *seen, start) : status_ok();
}

/* --------------------------------------------------------------- documents */

static twcred_status read_document(void *object, decoding *from, const field_table *table,
                                   twcred_work *work)
{
    json_token start;
    from->text.size = 0;
    json_open(&from->reader, work, from->document, from->size);
    json_first(&from->reader, &start);
    return read_members(object, from, table, &start, &from->seen);
}

twcred_status object_measure(decoding *from, const field_table *table, twcred_work *work,
                             const char *document, size_t size)
{
    memset(from, 0, sizeof *from);
    from->document = document;
    from->size = size;
    twcred_status status = twcred_json_check(document, size);
    if (status.code != TWCRED_OK)
        return status;
    size_t start = json_space(document, size, 0);
    if (document[start] != '{')
        return status_fault(TWCRED_FIELD_TYPE, "document", start);
    read_document(NULL, from, table, work);
    from->fixed = from->text.size;
    return status_ok();
}

twcred_status object_fill(void *object, decoding *from, const field_table *table, twcred_work *work,
                          char *text, size_t capacity)
{
    size_t needed = from->fixed + from->longest_item;
    if (needed > capacity)
        return status_short(TWCRED_SPACE_TEXT, "text", needed);
    from->text.dst = text;
    from->text.capacity = capacity;
    twcred_status status = read_document(object, from, table, work);
    trap_if(from->text.size > needed);
    if (status.code != TWCRED_OK)
        twcred_wipe(text, needed);
    return status;
}

/* ------------------------------------------------------------------- lists */

void list_open(twcred_cursor *items, const decoding *from, const list_found *list)
{
    items->document = from->document;
    items->size = from->size;
    items->at = list->at;
    items->left = list->count;
    items->capacity = from->longest_item;
    /* Where items have no strings, there may be no text either. */
    items->text = items->capacity > 0 ? from->text.dst + from->fixed : NULL;
}

bool list_next(void *object, twcred_cursor *items, const field_table *table, twcred_work *work)
{
    decoding from;
    if (items->left == 0)
        return false;
    size_t end = json_value_end(items->document, items->size, items->at);
    memset(&from, 0, sizeof from);
    from.document = items->document + items->at;
    from.size = end - items->at;
    from.text.dst = items->text;
    from.text.capacity = items->capacity;
    read_document(object, &from, table, work);
    trap_if(from.text.size > items->capacity);
    items->left--;
    /* Behind it are white space, a comma and white space, or the end of the array. */
    items->at = json_space(items->document, items->size, end) + 1;
    items->at = json_space(items->document, items->size, items->at);
    return true;
}
