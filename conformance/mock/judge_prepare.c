/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "judge.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---------------------------------------------------------------- the forms */

static int hex_value(char digit)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = digit != '\0' ? strchr(digits, digit) : NULL;
    return found != NULL ? (int)((found - digits) % 16) : -1;
}

/* The size of what stands for one byte, which comes back. */
static size_t read_byte(char *byte, const char *from, size_t size)
{
    int high = size >= 3 && from[0] == '%' ? hex_value(from[1]) : -1;
    int low = high >= 0 ? hex_value(from[2]) : -1;
    *byte = low >= 0 ? (char)(high * 16 + low) : from[0] == '+' ? ' ' : from[0];
    return low >= 0 ? 3 : 1;
}

static void decode(mock_text *dst, const char *bytes, size_t size)
{
    for (size_t at = 0; at < size;) {
        char byte;
        at += read_byte(&byte, bytes + at, size - at);
        text_add(dst, &byte, 1);
    }
}

size_t pair_offset(const mock_text *source, size_t source_at, const judge_pair *pair, size_t index)
{
    size_t at = source_at + pair->value_at;
    size_t end = at + pair->value_size;
    char byte;
    for (; index > 0 && at < end; index--)
        at += read_byte(&byte, source->bytes + at, end - at);
    return at;
}

static void read_pair(judge_form *form, const char *bytes, size_t at, size_t size)
{
    judge_pair *pair = &form->pairs[form->count++];
    const char *equals = memchr(bytes + at, '=', size);
    pair->at = at;
    pair->name_size = equals != NULL ? (size_t)(equals - bytes) - at : size;
    pair->has_value = equals != NULL;
    pair->value_at = equals != NULL ? at + pair->name_size + 1 : at + size;
    pair->value_size = at + size - pair->value_at;
    decode(&pair->name, bytes + at, pair->name_size);
    decode(&pair->value, bytes + pair->value_at, pair->value_size);
}

static void form_read(judge_form *form, const char *bytes, size_t size)
{
    for (size_t at = 0; at < size && form->count < JUDGE_PAIRS_MAX;) {
        const char *stop = memchr(bytes + at, '&', size - at);
        size_t end = stop != NULL ? (size_t)(stop - bytes) : size;
        read_pair(form, bytes, at, end - at);
        at = end + 1;
    }
}

void form_free(judge_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        text_free(&form->pairs[i].name);
        text_free(&form->pairs[i].value);
    }
}

const judge_pair *form_pair(const judge_form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++)
        if (text_is(&form->pairs[i].name, name))
            return &form->pairs[i];
    return NULL;
}

/* --------------------------------------------------------------- the fields */

const char *record_field(const judge_record *record, const char *name, const char **value)
{
    size_t size = strlen(name);
    for (size_t at = 0; at < record->fields.size;) {
        const char *line = record->fields.bytes + at;
        if (strncasecmp(line, name, size) == 0 && line[size] == ':') {
            *value = line + size + 2;
            return line;
        }
        at += strlen(line) + 1;
    }
    *value = "";
    return NULL;
}

bool record_has_form(const judge_record *record)
{
    static const char wanted[] = "application/x-www-form-urlencoded";
    const char *value;
    if (!record->whole || !record->is_operation || record->body.size == 0 ||
        (record->operation != OPERATION_CREATE && record->operation != OPERATION_UPDATE))
        return false;
    record_field(record, "Content-Type", &value);
    return strncasecmp(value, wanted, sizeof wanted - 1) == 0;
}

/* ------------------------------------------------------ user and password */

static const char base64_bytes[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void split(judge_basic *basic, const char *bytes, size_t size)
{
    const char *colon = memchr(bytes, ':', size);
    size_t user_size = colon != NULL ? (size_t)(colon - bytes) : size;
    basic->has_colon = colon != NULL;
    text_add(&basic->user, bytes, user_size);
    if (colon != NULL)
        text_add(&basic->password, colon + 1, size - user_size - 1);
}

static void read_base64(judge_basic *basic)
{
    size_t size = strlen(basic->encoded);
    size_t plain = strspn(basic->encoded, base64_bytes);
    size_t padding = size - plain;
    basic->fault = (size_t)(basic->encoded - basic->line) + plain;
    if (size == 0 || size % 4 != 0 || padding > 2 || strspn(basic->encoded + plain, "=") != padding)
        return;
    mock_text raw = {0};
    text_fill(&raw, '\0', size / 4 * 3 + 1);
    if (!raw.failed && EVP_DecodeBlock((unsigned char *)raw.bytes,
                                       (const unsigned char *)basic->encoded, (int)size) >= 0) {
        basic->is_base64 = true;
        split(basic, raw.bytes, size / 4 * 3 - padding);
    }
    text_free(&raw);
}

void basic_read(judge_basic *basic, const judge_record *record)
{
    *basic = (struct judge_basic){0};
    basic->line = record_field(record, "Authorization", &basic->encoded);
    if (basic->line == NULL || strncasecmp(basic->encoded, "Basic ", 6) != 0)
        return;
    basic->is_basic = true;
    basic->encoded += 6;
    read_base64(basic);
}

void basic_free(judge_basic *basic)
{
    text_free(&basic->user);
    text_free(&basic->password);
}

/* ----------------------------------------------------------------- the path */

static void find_place(judge_record *record, const char *path)
{
    static const char collection[] = "/Credentials";
    size_t size;
    if (strncmp(path, "/fault/", 7) == 0)
        path += 7 + strcspn(path + 7, "/");
    record->product = product_find(&size, path);
    if (record->product == NULL || strncmp(path + size, collection, sizeof collection - 1) != 0)
        return;
    const char *rest = path + size + sizeof collection - 1;
    if (*rest == '\0')
        record->place = PLACE_COLLECTION;
    else if (*rest == '/' && sid_is(rest + 1, "CR"))
        record->place = PLACE_ITEM;
    else if (*rest == '/' && rest[1] != '\0')
        record->place = PLACE_ODD_ITEM;
}

void record_prepare(judge_record *record)
{
    const mock_text *target = &record->target;
    const char *mark = target->size > 0 ? memchr(target->bytes, '?', target->size) : NULL;
    record->path_size = mark != NULL ? (size_t)(mark - target->bytes) : target->size;
    mock_text path = {0};
    text_add(&path, target->bytes, record->path_size);
    text_add(&path, "", 1);
    mock_text method = {0};
    text_add(&method, record->method.bytes, record->method.size);
    text_add(&method, "", 1);
    if (!path.failed && !method.failed) {
        find_place(record, path.bytes);
        const mock_route *route = route_find(record->place != PLACE_COLLECTION, method.bytes);
        record->is_operation = record->place != PLACE_NONE && route != NULL;
        if (record->is_operation)
            record->operation = route->operation;
    }
    text_free(&path);
    text_free(&method);
    if (mark != NULL)
        form_read(&record->query, mark + 1, target->size - record->path_size - 1);
    if (record_has_form(record))
        form_read(&record->form, record->body.bytes, record->body.size);
}
