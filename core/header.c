/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

typedef enum header_kind {
    HEADER_TEXT,
    HEADER_LIST,
    HEADER_BOOLEAN,
    HEADER_REQUEST_ID,
    HEADER_DURATION,
    HEADER_COUNT,
    HEADER_RETRY_AFTER,
    HEADER_ENTITY_TAG,
    HEADER_MODIFIED
} header_kind;

typedef struct header_row {
    const char *name;
    header_kind kind;
    size_t place; /* of its string, where it has one */
} header_row;

/* The contract's response headers, and what else the service sends. */
static const header_row header_rows[] = {
    {"Access-Control-Allow-Origin", HEADER_TEXT, offsetof(twcred_headers, allow_origin)},
    {"Access-Control-Allow-Methods", HEADER_LIST, offsetof(twcred_headers, allow_methods)},
    {"Access-Control-Allow-Headers", HEADER_LIST, offsetof(twcred_headers, allow_headers)},
    {"Access-Control-Allow-Credentials", HEADER_BOOLEAN, 0},
    {"Access-Control-Expose-Headers", HEADER_LIST, offsetof(twcred_headers, expose_headers)},
    {"Twilio-Request-Id", HEADER_REQUEST_ID, offsetof(twcred_headers, request_id)},
    {"Twilio-Request-Duration", HEADER_DURATION, offsetof(twcred_headers, request_duration)},
    {"Twilio-Concurrent-Requests", HEADER_COUNT, 0},
    {"Retry-After", HEADER_RETRY_AFTER, offsetof(twcred_headers, retry_after)},
    {"ETag", HEADER_ENTITY_TAG, offsetof(twcred_headers, etag)},
    {"Last-Modified", HEADER_MODIFIED, offsetof(twcred_headers, last_modified.string)},
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

/* ------------------------------------------------------------------ values */

/* 1*DIGIT, of any length. */
static bool scan_digits(scan *in, twcred_integer *number)
{
    number->value = 0;
    number->presence = scan_digit(in) ? TWCRED_PRESENT : TWCRED_ABSENT;
    for (; scan_digit(in); in->at++) {
        number->value = number->value * 10 + (in->text[in->at] - '0');
        if (number->value > INT32_MAX)
            number->value = INT32_MAX;
    }
    return number->presence == TWCRED_PRESENT;
}

static bool scan_decimal(scan *in)
{
    twcred_integer part;
    return scan_digits(in, &part) && (!scan_one_of(in, ".") || scan_digits(in, &part));
}

/* RFC 9110 section 8.8.3, entity-tag. */
static bool scan_entity_tag(scan *in)
{
    if (scan_one_of(in, "W") && !scan_one_of(in, "/"))
        return false;
    if (!scan_one_of(in, "\""))
        return false;
    /* Control characters were refused before, so that these are all but etagc. */
    while (in->at < in->size && !scan_peek(in, "\" \t"))
        in->at++;
    return scan_one_of(in, "\"");
}

/* Judges a value, and sets what goes with its text or stands for it. The status
 * counts from the start of the value. */
static twcred_status read_value(twcred_headers *headers, const header_row *row, const char *value,
                                size_t size)
{
    scan in = {value, size, 0};
    bool good = false;
    bool yes;
    twcred_status status;
    switch (row->kind) {
    case HEADER_TEXT:
    case HEADER_LIST:
        return status_ok();
    case HEADER_BOOLEAN:
        status = twcred_boolean_read(&yes, value, size);
        headers->allow_credentials = yes ? TWCRED_YES : TWCRED_NO;
        return status;
    case HEADER_REQUEST_ID:
        return twcred_sid_check(TWCRED_SID_REQUEST, value, size);
    case HEADER_DURATION:
        good = scan_decimal(&in);
        break;
    case HEADER_COUNT:
        good = scan_digits(&in, &headers->concurrent_requests);
        break;
    case HEADER_RETRY_AFTER:
        /* Section 10.2.3: no HTTP-date starts with a digit. */
        if (!scan_digit(&in))
            return twcred_http_date_read(&headers->retry_time, value, size);
        good = scan_digits(&in, &headers->retry_seconds);
        break;
    case HEADER_ENTITY_TAG:
        good = scan_entity_tag(&in);
        break;
    case HEADER_MODIFIED:
        return twcred_http_date_read(&headers->last_modified.time, value, size);
    }
    return good && in.at == size ? status_ok()
                                 : status_fault(TWCRED_HEADER_FORMAT, row->name, in.at);
}

/* -------------------------------------------------------------------- text */

/* The string of the field; NULL where it has none. */
static twcred_string *string_of(twcred_headers *headers, const header_row *row)
{
    if (row->kind == HEADER_BOOLEAN || row->kind == HEADER_COUNT)
        return NULL;
    return (void *)((char *)headers + row->place);
}

/* Strings that lie behind an insertion have moved. */
static void move_strings(twcred_headers *headers, const char *behind, size_t distance)
{
    for (size_t i = 0; i < sizeof header_rows / sizeof header_rows[0]; i++) {
        twcred_string *string = string_of(headers, &header_rows[i]);
        if (string != NULL && string->presence == TWCRED_PRESENT && string->text > behind)
            string->text += distance;
    }
}

/* Puts the value at the end of the text, or into it, behind what earlier lines
 * gave, so that the text never holds more than the strings. */
static twcred_status put_value(twcred_headers *headers, char *text, size_t capacity,
                               const header_line *parts, const header_row *row)
{
    twcred_string *string = string_of(headers, row);
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
    trap_if(to.size != (more ? at + growth : needed));
    string->size += more ? growth : parts->value_size;
    headers->text_used = needed;
    return status_ok();
}

static bool is_given(twcred_headers *headers, const header_row *row)
{
    if (row->kind == HEADER_BOOLEAN)
        return headers->allow_credentials != TWCRED_UNKNOWN;
    if (row->kind == HEADER_COUNT)
        return headers->concurrent_requests.presence == TWCRED_PRESENT;
    return string_of(headers, row)->presence == TWCRED_PRESENT;
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
    if (row->kind != HEADER_LIST && is_given(&next, row))
        return status_fault(TWCRED_HEADER_DUPLICATE, row->name, 0);
    status = read_value(&next, row, parts.value, parts.value_size);
    if (status.code != TWCRED_OK)
        return status_fault(TWCRED_HEADER_FORMAT, row->name, parts.value_at + status.offset);
    if (string_of(&next, row) != NULL)
        status = put_value(&next, text, capacity, &parts, row);
    if (status.code == TWCRED_OK)
        *headers = next;
    return status;
}
