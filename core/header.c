/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

typedef enum header_kind {
    HEADER_TEXT,
    HEADER_LIST,
    HEADER_BOOLEAN,
    HEADER_REQUEST_ID,
    HEADER_RETRY_AFTER
} header_kind;

typedef struct header_row {
    const char *name;
    header_kind kind;
    size_t place;
} header_row;

/* The contract's response headers, and what else the service sends. */
static const header_row header_rows[] = {
    {"Access-Control-Allow-Origin", HEADER_TEXT, offsetof(twcred_headers, allow_origin)},
    {"Access-Control-Allow-Methods", HEADER_LIST, offsetof(twcred_headers, allow_methods)},
    {"Access-Control-Allow-Headers", HEADER_LIST, offsetof(twcred_headers, allow_headers)},
    {"Access-Control-Allow-Credentials", HEADER_BOOLEAN,
     offsetof(twcred_headers, allow_credentials)},
    {"Access-Control-Expose-Headers", HEADER_LIST, offsetof(twcred_headers, expose_headers)},
    {"Twilio-Request-Id", HEADER_REQUEST_ID, offsetof(twcred_headers, request_id)},
    {"Retry-After", HEADER_RETRY_AFTER, offsetof(twcred_headers, retry_after)},
};

/* A line in its parts. */
typedef struct header_line {
    size_t name_size;
    const char *value;
    size_t value_size;
    size_t value_at;
} header_line;

/* RFC 9110 section 5.6.2, tchar. */
static bool token_character(char c)
{
    return ascii_letter(c) || ascii_digit(c) || ascii_one_of(c, "!#$%&'*+-.^_`|~");
}

static bool control_character(char c)
{
    return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7F;
}

static twcred_status split_line(header_line *parts, const char *line, size_t size)
{
    if (size > 0 && line[size - 1] == '\n') {
        size--;
        if (size > 0 && line[size - 1] == '\r')
            size--;
    }
    size_t at = 0;
    while (at < size && token_character(line[at]))
        at++;
    if (at == 0 || at == size || line[at] != ':')
        return status_fault(TWCRED_HEADER_SYNTAX, "header", at);
    parts->name_size = at;

    size_t start = at + 1;
    for (at = start; at < size; at++)
        if (control_character(line[at]))
            return status_fault(TWCRED_HEADER_CONTROL, "header", at);
    while (start < size && ascii_one_of(line[start], " \t"))
        start++;
    while (size > start && ascii_one_of(line[size - 1], " \t"))
        size--;
    parts->value = line + start;
    parts->value_size = size - start;
    parts->value_at = start;
    return status_ok();
}

static const header_row *find_header(const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof header_rows / sizeof header_rows[0]; i++)
        if (ascii_equal_nocase(name, size, header_rows[i].name))
            return &header_rows[i];
    return NULL;
}

/* RFC 9110 section 10.2.3, delta-seconds. What is not digits alone is a date. */
static twcred_integer retry_seconds(const header_line *parts)
{
    twcred_integer seconds = {TWCRED_ABSENT, 0};
    int64_t value = 0;
    for (size_t i = 0; i < parts->value_size; i++) {
        if (!ascii_digit(parts->value[i]))
            return seconds;
        value = value * 10 + (parts->value[i] - '0');
        if (value > INT32_MAX)
            value = INT32_MAX;
    }
    seconds.presence = TWCRED_PRESENT;
    seconds.value = value;
    return seconds;
}

/* Strings that lie behind an insertion have moved. */
static void move_strings(twcred_headers *headers, const char *behind, size_t distance)
{
    for (size_t i = 0; i < sizeof header_rows / sizeof header_rows[0]; i++) {
        if (header_rows[i].kind == HEADER_BOOLEAN)
            continue;
        twcred_string *string = (void *)((char *)headers + header_rows[i].place);
        if (string->presence == TWCRED_PRESENT && string->text > behind)
            string->text += distance;
    }
}

/* Puts the value at the end of the text, or into it, behind what earlier lines
 * gave, so that the text never holds more than the strings. */
static twcred_status put_value(twcred_headers *headers, char *text, size_t capacity,
                               const header_line *parts, const header_row *row)
{
    twcred_string *string = (void *)((char *)headers + row->place);
    bool more = string->presence == TWCRED_PRESENT;
    size_t growth = parts->value_size + (more ? 2 : 1); /* a comma and a space, or the NUL */
    size_t needed = headers->text_used + growth;
    if (needed > capacity)
        return status_short(TWCRED_SPACE_TEXT, row->name, needed);

    size_t at = more ? (size_t)(string->text - text) + string->size : headers->text_used;
    out to = {text, capacity, at};
    if (more) {
        memmove(text + at + growth, text + at, headers->text_used - at);
        move_strings(headers, text + at, growth);
        out_bytes(&to, ", ", 2);
    }
    out_bytes(&to, parts->value, parts->value_size);
    if (!more) {
        out_byte(&to, '\0');
        string->presence = TWCRED_PRESENT;
        string->text = text + at;
    }
    string->size += more ? growth : parts->value_size;
    headers->text_used = needed;
    return status_ok();
}

twcred_status twcred_header_read(twcred_headers *headers, char *text, size_t capacity,
                                 const char *line, size_t size)
{
    header_line parts = {0, NULL, 0, 0};
    twcred_status status = split_line(&parts, line, size);
    if (status.code != TWCRED_OK)
        return status;
    const header_row *row = find_header(line, parts.name_size);
    if (row == NULL)
        return status_ok();

    /* Changes go to a copy, so that a line that fails leaves no trace. */
    twcred_headers next = *headers;
    void *member = (char *)&next + row->place;
    twcred_string *string = member;
    if (row->kind == HEADER_BOOLEAN) {
        bool value;
        if (next.allow_credentials != TWCRED_UNKNOWN)
            return status_fault(TWCRED_HEADER_DUPLICATE, row->name, 0);
        if (twcred_boolean_read(&value, parts.value, parts.value_size).code != TWCRED_OK)
            return status_fault(TWCRED_HEADER_FORMAT, row->name, parts.value_at);
        next.allow_credentials = value ? TWCRED_YES : TWCRED_NO;
        *headers = next;
        return status_ok();
    }

    if (row->kind != HEADER_LIST && string->presence == TWCRED_PRESENT)
        return status_fault(TWCRED_HEADER_DUPLICATE, row->name, 0);
    if (row->kind == HEADER_REQUEST_ID) {
        status = twcred_sid_check(TWCRED_SID_REQUEST, parts.value, parts.value_size);
        if (status.code != TWCRED_OK)
            return status_fault(TWCRED_HEADER_FORMAT, row->name, parts.value_at + status.offset);
    }
    if (row->kind == HEADER_RETRY_AFTER) {
        if (parts.value_size == 0)
            return status_fault(TWCRED_HEADER_FORMAT, row->name, parts.value_at);
        next.retry_seconds = retry_seconds(&parts);
    }
    status = put_value(&next, text, capacity, &parts, row);
    if (status.code == TWCRED_OK)
        *headers = next;
    return status;
}
