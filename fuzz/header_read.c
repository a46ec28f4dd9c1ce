/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_header_read(). Four times the first byte of the input is the capacity
 * of the text buffer; the rest are field lines, each with the line feed that
 * ends it. All are read into one struct.
 *
 *   - the verdict is that of a second reading of the line: its syntax, its
 *     control characters, its format, whether it came before; the offset is
 *     that of the first byte that breaks it
 *   - a line that fails leaves the struct and its strings as they were
 *   - after every line, each field is what the accepted lines gave, joined with
 *     ", " where it is a list; no value holds a control character, or has white
 *     space around it; numbers and times are those of second readings
 *   - space-text is told exactly when it does not fit, and what is needed fits
 *   - with or without its CR LF, in upper or in lower case, a line does the same
 *   - strings lie in the used part of the text, and end in a NUL; nothing is
 *     written in front of it or behind what is used
 *   - what lies behind the line does not matter */
#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

#define LINE   0
#define OTHER  1
#define TEXT   2
#define SECOND 3

#define FIELDS 11

typedef enum value_shape {
    SHAPE_TEXT,
    SHAPE_LIST,
    SHAPE_BOOLEAN,
    SHAPE_SID,
    SHAPE_DECIMAL,
    SHAPE_COUNT,
    SHAPE_RETRY,
    SHAPE_TAG,
    SHAPE_DATE
} value_shape;

static const struct {
    const char *name;
    value_shape shape;
} known[FIELDS] = {
    {"Access-Control-Allow-Origin", SHAPE_TEXT},
    {"Access-Control-Allow-Methods", SHAPE_LIST},
    {"Access-Control-Allow-Headers", SHAPE_LIST},
    {"Access-Control-Allow-Credentials", SHAPE_BOOLEAN},
    {"Access-Control-Expose-Headers", SHAPE_LIST},
    {"Twilio-Request-Id", SHAPE_SID},
    {"Twilio-Request-Duration", SHAPE_DECIMAL},
    {"Twilio-Concurrent-Requests", SHAPE_COUNT},
    {"Retry-After", SHAPE_RETRY},
    {"ETag", SHAPE_TAG},
    {"Last-Modified", SHAPE_DATE},
};

/* What the accepted lines gave. */
typedef struct given_lines {
    bool given[FIELDS];
    size_t size[FIELDS];
    char *value[FIELDS];
} given_lines;

typedef struct line_reading {
    twcred_code code;
    size_t field; /* FIELDS: none of them */
    const char *value;
    size_t size;
    size_t offset; /* of the fault, but for header-duplicate */
} line_reading;

static char values[FIELDS][3 * INPUT_MAX];

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static size_t find(const char *name, size_t size)
{
    for (size_t i = 0; i < FIELDS; i++) {
        size_t k = 0;
        while (k < size && known[i].name[k] != '\0' && lower(name[k]) == lower(known[i].name[k]))
            k++;
        if (k == size && known[i].name[k] == '\0')
            return i;
    }
    return FIELDS;
}

static bool is_control(char byte)
{
    unsigned char number = (unsigned char)byte;
    return (number < 0x20 && number != '\t') || number == 0x7F;
}

/* Whether the date is none. The verdict is the oracle's; the place, which the
 * target http_date_read is about, is the recogniser's own. */
static bool date_fault(const char *value, size_t size, size_t *fault)
{
    twcred_time time;
    bool good = oracle_http_date(&time, value, size);

    *fault = good ? 0 : twcred_http_date_read(&time, value, size).offset;
    return !good;
}

static bool value_fault(value_shape shape, const char *value, size_t size, size_t *fault)
{
    static const char *const booleans[] = {"true", "false", NULL};
    int64_t number;

    switch (shape) {
    case SHAPE_TEXT:
    case SHAPE_LIST:
        return false;
    case SHAPE_BOOLEAN:
        return !oracle_word(booleans, value, size);
    case SHAPE_SID:
        return !oracle_sid(TWCRED_SID_REQUEST, value, size, fault);
    case SHAPE_DECIMAL:
        return !oracle_decimal(value, size, fault);
    case SHAPE_COUNT:
        return !oracle_digits(&number, value, size, fault);
    case SHAPE_RETRY:
        if (size > 0 && value[0] >= '0' && value[0] <= '9')
            return !oracle_digits(&number, value, size, fault);
        return date_fault(value, size, fault);
    case SHAPE_TAG:
        return !oracle_entity_tag(value, size, fault);
    case SHAPE_DATE:
        return date_fault(value, size, fault);
    }
    return true;
}

/* RFC 9110 sections 5.1, 5.5 and 5.6.2, on a line without its end. */
static line_reading read_line(const given_lines *before, const char *line, size_t size)
{
    static const char others[] = "!#$%&'*+-.^_`|~";
    line_reading read = {TWCRED_HEADER_SYNTAX, FIELDS, NULL, 0, 0};

    while (read.offset < size) {
        char small = lower(line[read.offset]);
        if (!((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
              memchr(others, small, sizeof others - 1) != NULL))
            break;
        read.offset++;
    }
    if (read.offset == 0 || read.offset == size || line[read.offset] != ':')
        return read;
    const char *colon = line + read.offset;
    const char *end = line + size;
    const char *start = colon + 1;
    read.code = TWCRED_HEADER_CONTROL;
    for (const char *at = start; at < end; at++) {
        read.offset = (size_t)(at - line);
        if (is_control(*at))
            return read;
    }
    while (start < end && (*start == ' ' || *start == '\t'))
        start++;
    while (end > start && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    read.value = start;
    read.size = (size_t)(end - start);
    read.code = TWCRED_OK;
    read.field = find(line, (size_t)(colon - line));
    if (read.field == FIELDS)
        return read;

    size_t fault = 0;
    value_shape shape = known[read.field].shape;
    if (before->given[read.field] && shape != SHAPE_LIST)
        read.code = TWCRED_HEADER_DUPLICATE;
    else if (value_fault(shape, read.value, read.size, &fault))
        read.code = TWCRED_HEADER_FORMAT;
    read.offset = (size_t)(start - line) + fault;
    return read;
}

static void accept(given_lines *model, const line_reading *read)
{
    size_t field = read->field;
    char *value = model->value[field];
    size_t size = model->size[field];

    if (model->given[field]) {
        memcpy(value + size, ", ", 2);
        size += 2;
    }
    if (read->size > 0)
        memcpy(value + size, read->value, read->size);
    model->size[field] = size + read->size;
    model->given[field] = true;
}

static bool same_integer(twcred_integer left, twcred_integer right)
{
    return left.presence == right.presence && left.value == right.value;
}

static bool same_time(twcred_time left, twcred_time right)
{
    return left.seconds == right.seconds && left.nanoseconds == right.nanoseconds;
}

static const twcred_string *string_of(const twcred_headers *headers, size_t field)
{
    const twcred_string *const strings[FIELDS] = {
        &headers->allow_origin,   &headers->allow_methods, &headers->allow_headers,        NULL,
        &headers->expose_headers, &headers->request_id,    &headers->request_duration,     NULL,
        &headers->retry_after,    &headers->etag,          &headers->last_modified.string,
    };
    return strings[field];
}

/* What goes with the text of a field, or stands for it, and nothing where the
 * field was not given. */
static void require_readings(const given_lines *model, const twcred_headers *headers)
{
    twcred_truth truth = TWCRED_UNKNOWN;
    twcred_integer count = {TWCRED_ABSENT, 0};
    twcred_integer retry = {TWCRED_ABSENT, 0};
    twcred_time retry_time = {0, 0};
    twcred_time modified = {0, 0};
    size_t fault;

    for (size_t i = 0; i < FIELDS; i++) {
        const char *value = model->value[i];
        size_t size = model->size[i];
        value_shape shape = known[i].shape;
        if (!model->given[i])
            continue;
        if (shape == SHAPE_BOOLEAN)
            truth = value[0] == 't' ? TWCRED_YES : TWCRED_NO;
        if (shape == SHAPE_COUNT && oracle_digits(&count.value, value, size, &fault))
            count.presence = TWCRED_PRESENT;
        if (shape == SHAPE_RETRY && !oracle_http_date(&retry_time, value, size) &&
            oracle_digits(&retry.value, value, size, &fault))
            retry.presence = TWCRED_PRESENT;
        if (shape == SHAPE_DATE)
            require(oracle_http_date(&modified, value, size));
    }
    require(headers->allow_credentials == truth);
    require(same_integer(headers->concurrent_requests, count));
    require(same_integer(headers->retry_seconds, retry));
    require(same_time(headers->retry_time, retry_time));
    require(same_time(headers->last_modified.time, modified));
}

static void require_model(const given_lines *model, const twcred_headers *headers, const char *text,
                          size_t capacity)
{
    size_t least = 0;

    require(headers->text_used <= capacity);
    for (size_t i = 0; i < FIELDS; i++) {
        const twcred_string *string = string_of(headers, i);
        if (string == NULL)
            continue;
        require(string_sound(*string, text, headers->text_used));
        if (!model->given[i]) {
            require(string_unset(*string));
            continue;
        }
        require(string_equals(*string, model->value[i], model->size[i]));
        least += string->size + 1;
        for (size_t k = 0; k < string->size; k++)
            require(!is_control(string->text[k]));
    }
    require(headers->text_used >= least);
    require_readings(model, headers);
}

static bool same_headers(const twcred_headers *left, const twcred_headers *right)
{
    for (size_t i = 0; i < FIELDS; i++)
        if (string_of(left, i) != NULL && !same_string(*string_of(left, i), *string_of(right, i)))
            return false;
    return left->allow_credentials == right->allow_credentials &&
           same_integer(left->concurrent_requests, right->concurrent_requests) &&
           same_integer(left->retry_seconds, right->retry_seconds) &&
           same_time(left->retry_time, right->retry_time) &&
           same_time(left->last_modified.time, right->last_modified.time) &&
           left->text_used == right->text_used;
}

/* The same line without its end and in the other case of its name. */
static const char *vary(const char *line, size_t *size)
{
    static char copy[INPUT_MAX];

    if (*size > 0 && line[*size - 1] == '\n') {
        *size -= 1;
        if (*size > 0 && line[*size - 1] == '\r')
            *size -= 1;
    }
    for (size_t i = 0; i < *size; i++)
        copy[i] = line[i];
    for (size_t i = 0; i < *size && copy[i] != ':'; i++)
        if (lower(copy[i]) >= 'a' && lower(copy[i]) <= 'z')
            copy[i] = (char)(copy[i] ^ 0x20);
    return flush_start(OTHER, copy, *size, ' ');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_headers headers;
    twcred_headers varied;
    given_lines model;

    if (size < 1 || size > INPUT_MAX)
        return 0;
    memset(&headers, 0, sizeof headers);
    memset(&varied, 0, sizeof varied);
    memset(&model, 0, sizeof model);
    for (size_t i = 0; i < FIELDS; i++)
        model.value[i] = values[i];
    size_t capacity = (size_t)data[0] * 4;
    char *text = lend(TEXT, capacity);
    char *second = lend(SECOND, capacity);

    for (size_t at = 1; at < size;) {
        size_t end = at;
        while (end < size && data[end] != '\n')
            end++;
        size_t length = end < size ? end + 1 - at : end - at;
        const char *line = flush_end(LINE, data + at, length);
        at += length;

        twcred_headers before = headers;
        twcred_status status = twcred_header_read(&headers, text, capacity, line, length);
        require_sound(status);

        size_t bare = length;
        const char *other = vary(line, &bare);
        require(same_status(status, twcred_header_read(&varied, second, capacity, other, bare)));
        require(same_headers(&headers, &varied));

        line_reading read = read_line(&model, line, bare);
        if (status.code == TWCRED_SPACE_TEXT) {
            require(read.code == TWCRED_OK && read.field < FIELDS);
            require(status.needed > capacity);
            require(status.needed <= headers.text_used + model.size[read.field] + read.size + 3);
        } else {
            require(status.code == read.code);
        }
        if (status.code != TWCRED_OK) {
            bool whole =
                status.code == TWCRED_HEADER_SYNTAX || status.code == TWCRED_HEADER_CONTROL;
            require(strcmp(status.field, whole ? "header" : known[read.field].name) == 0);
            require(status.offset <= length);
            require(status.offset == read.offset || status.code == TWCRED_HEADER_DUPLICATE ||
                    status.code == TWCRED_SPACE_TEXT);
            require(memcmp(&headers, &before, sizeof headers) == 0);
        } else if (read.field < FIELDS) {
            accept(&model, &read);
        }
        require_model(&model, &headers, text, capacity);
        require(front_intact(text));
        require(canaries(text + headers.text_used, capacity - headers.text_used));
    }
    return 0;
}
