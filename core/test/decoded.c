/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

twcred_work *guarded_work(void)
{
    return (twcred_work *)(void *)guarded_space(sizeof(twcred_work));
}

void assert_no_string(const twcred_string *string, twcred_presence presence)
{
    assert_int_equal(string->presence, presence);
    assert_null(string->text);
    assert_int_equal(string->size, 0);
}

void assert_string_at(int line, const twcred_string *string, const char *text, size_t size)
{
    _assert_int_equal(string->presence, TWCRED_PRESENT, __FILE__, line);
    assert_non_null(string->text);
    assert_bytes_at(__FILE__, line, string->text, string->size, text, size);
    assert_int_equal(string->text[string->size], '\0');
}

void assert_no_time(const twcred_date_time *date_time, twcred_presence presence)
{
    assert_no_string(&date_time->string, presence);
    assert_int_equal(date_time->time.seconds, 0);
    assert_int_equal(date_time->time.nanoseconds, 0);
}

void assert_no_credential(const twcred_credential *credential, twcred_presence presence)
{
    assert_no_string(&credential->sid, presence);
    assert_no_string(&credential->account_sid, presence);
    assert_no_string(&credential->friendly_name, presence);
    assert_int_equal(credential->type, TWCRED_TYPE_NONE);
    assert_no_string(&credential->sandbox, presence);
    assert_int_equal(credential->sandbox_value, TWCRED_UNKNOWN);
    assert_no_time(&credential->date_created, presence);
    assert_no_time(&credential->date_updated, presence);
    assert_no_string(&credential->url, presence);
}

void assert_no_integer(const twcred_integer *integer, twcred_presence presence)
{
    assert_int_equal(integer->presence, presence);
    assert_int_equal(integer->value, 0);
}

void assert_no_error(const twcred_error *error, twcred_presence presence, int http_status)
{
    assert_int_equal(error->http_status, http_status);
    assert_no_integer(&error->code, presence);
    assert_no_string(&error->message, presence);
    assert_no_string(&error->more_info, presence);
    assert_no_integer(&error->status, presence);
    assert_no_string(&error->details, presence);
}

size_t string_space(const twcred_string *string)
{
    return string->presence == TWCRED_PRESENT ? string->size + 1 : 0;
}

size_t credential_space(const twcred_credential *credential)
{
    return string_space(&credential->sid) + string_space(&credential->account_sid) +
           string_space(&credential->friendly_name) + string_space(&credential->sandbox) +
           string_space(&credential->date_created.string) +
           string_space(&credential->date_updated.string) + string_space(&credential->url);
}

size_t error_space(const twcred_error *error)
{
    return string_space(&error->message) + string_space(&error->more_info) +
           string_space(&error->details);
}

bool inside(const twcred_string *string, const char *text, size_t capacity)
{
    return string->presence != TWCRED_PRESENT ||
           (string->text >= text && string->text + string->size < text + capacity);
}

size_t unmark(const char **document, size_t *size, const char *marked)
{
    static char line[4096];
    *size = 0;
    size_t mark = SIZE_MAX;
    for (; *marked != '\0'; marked++) {
        if (*marked == '`' && mark == SIZE_MAX)
            mark = *size;
        else
            line[(*size)++] = *marked;
    }
    *document = guarded(line, *size);
    return mark == SIZE_MAX ? *size : mark;
}

void assert_example(const twcred_credential *credential)
{
    assert_string(&credential->sid, SID);
    assert_string(&credential->account_sid, ACCOUNT_SID);
    assert_string(&credential->friendly_name, "Test slow create");
    assert_int_equal(credential->type, TWCRED_TYPE_APN);
    assert_string(&credential->sandbox, "False");
    assert_int_equal(credential->sandbox_value, TWCRED_NO);
    assert_string(&credential->date_created.string, "2015-10-07T17:50:01Z");
    assert_int_equal(credential->date_created.time.seconds, 1444240201);
    assert_int_equal(credential->date_created.time.nanoseconds, 0);
    assert_string(&credential->date_updated.string, "2015-10-07T17:50:02Z");
    assert_int_equal(credential->date_updated.time.seconds, 1444240202);
    assert_int_equal(credential->date_updated.time.nanoseconds, 0);
    assert_string(&credential->url, URL);
}

const char *const attributes[ATTRIBUTE_COUNT] = {
    "sid", "account_sid", "friendly_name", "sandbox", "date_created", "date_updated", "url"};

char page[PAGE_SIZE];

size_t filler(char *to, int kind, int n)
{
    size_t size = 0;
    switch (kind) {
    case 0: /* a flat array */
        to[size++] = '[';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s%d", i == 0 ? "" : ",", i);
        to[size++] = ']';
        break;
    case 1: /* a flat object with the names of attributes */
        to[size++] = '{';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s\"%s\":5", i == 0 ? "" : ",",
                                    attributes[(size_t)i % ATTRIBUTE_COUNT]);
        to[size++] = '}';
        break;
    case 2: /* empty arrays and objects */
        to[size++] = '[';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s%s", i == 0 ? "" : ",", i % 2 ? "{}" : "[]");
        to[size++] = ']';
        break;
    case 3: /* as deep as can be, with siblings on the way down and up */
        for (int level = 1; level < TWCRED_DEPTH_MAX - 1; level++)
            size += (size_t)sprintf(to + size, level % 2 ? "{\"sid\":[5],\"type\":" : "[null,");
        size += (size_t)sprintf(to + size, "\"%d\"", n);
        for (int level = TWCRED_DEPTH_MAX - 2; level >= 1; level--)
            size += (size_t)sprintf(to + size, level % 2 ? ",\"url\":5}" : ",\"sid\"]");
        break;
    default: /* strings */
        to[size++] = '[';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s\"sid\"", i == 0 ? "" : ",");
        to[size++] = ']';
        break;
    }
    return size;
}

size_t append(size_t size, const char *text)
{
    memcpy(page + size, text, strlen(text));
    return size + strlen(text);
}
