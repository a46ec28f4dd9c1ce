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

void assert_integer(const twcred_integer *integer, int64_t value)
{
    assert_int_equal(integer->presence, TWCRED_PRESENT);
    assert_true(integer->value == value);
}

void assert_no_error(const twcred_error *error, twcred_presence presence, int http_status)
{
    assert_int_equal(error->http_status, http_status);
    assert_no_integer(&error->code, presence);
    assert_no_string(&error->message, presence);
    assert_no_string(&error->more_info, presence);
    assert_no_integer(&error->status, presence);
    assert_no_string(&error->details, presence);
    assert_int_equal(error->count, 0);
}

void assert_no_item(const twcred_error_item *item, twcred_presence presence)
{
    assert_no_integer(&item->code, presence);
    assert_no_string(&item->message, presence);
    assert_no_string(&item->more_info, presence);
    assert_no_string(&item->pointer, presence);
    assert_no_string(&item->context, presence);
}

void assert_no_meta(const twcred_page *page, twcred_presence presence)
{
    assert_no_integer(&page->page, presence);
    assert_no_integer(&page->page_size, presence);
    assert_no_string(&page->first_page_url, presence);
    assert_no_string(&page->previous_page_url, presence);
    assert_no_string(&page->url, presence);
    assert_no_string(&page->next_page_url, presence);
    assert_no_string(&page->key, presence);
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

size_t item_space(const twcred_error_item *item)
{
    return string_space(&item->message) + string_space(&item->more_info) +
           string_space(&item->pointer) + string_space(&item->context);
}

size_t meta_space(const twcred_page *page)
{
    return string_space(&page->first_page_url) + string_space(&page->previous_page_url) +
           string_space(&page->url) + string_space(&page->next_page_url) + string_space(&page->key);
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

bool credential_inside(const twcred_credential *credential, const char *text, size_t capacity)
{
    return inside(&credential->sid, text, capacity) &&
           inside(&credential->account_sid, text, capacity) &&
           inside(&credential->friendly_name, text, capacity) &&
           inside(&credential->sandbox, text, capacity) &&
           inside(&credential->date_created.string, text, capacity) &&
           inside(&credential->date_updated.string, text, capacity) &&
           inside(&credential->url, text, capacity);
}

/* The strings that stay, in front of those of the items. */
static bool meta_inside(const twcred_page *page, const char *text, size_t capacity)
{
    return inside(&page->first_page_url, text, capacity) &&
           inside(&page->previous_page_url, text, capacity) && inside(&page->url, text, capacity) &&
           inside(&page->next_page_url, text, capacity) && inside(&page->key, text, capacity);
}

size_t measure_page(const char *document, size_t size)
{
    twcred_page page;
    memset(&page, FILL, sizeof page);
    twcred_status status = twcred_page_open(&page, NULL, 0, guarded_work(), document, size);
    if (status.code != TWCRED_SPACE_TEXT)
        return 0;
    assert_filled(&page, sizeof page, 0);
    assert_short(status, TWCRED_SPACE_TEXT, status.needed);
    assert_in_range(status.needed, 1, size);
    return status.needed;
}

void refuse_short_pages(const char *document, size_t size, size_t needed, size_t step)
{
    for (size_t capacity = 0; capacity < needed; capacity += step) {
        twcred_page page;
        char *text = guarded_space(capacity);
        memset(&page, FILL, sizeof page);
        assert_short(twcred_page_open(&page, text, capacity, guarded_work(), document, size),
                     TWCRED_SPACE_TEXT, needed);
        assert_filled(&page, sizeof page, 0);
        assert_wiped(text, capacity);
    }
}

opened_page open_page(const char *document, size_t size)
{
    opened_page to;
    to.needed = measure_page(document, size);
    if (to.needed > 0)
        refuse_short_pages(document, size, to.needed, size < 512 ? 1 : 1 + to.needed / 4);
    to.text = guarded_space(to.needed);
    to.work = guarded_work();
    memset(&to.page, FILL, sizeof to.page);
    assert_ok(twcred_page_open(&to.page, to.text, to.needed, to.work, document, size), document,
              size);
    assert_true(meta_inside(&to.page, to.text, meta_space(&to.page)));

    /* What it needs is what stays and the longest of what comes and goes. */
    twcred_page copy = to.page;
    twcred_credential credential;
    size_t count = 0, longest = 0;
    while (next_credential(&credential, &copy, &to)) {
        size_t space = credential_space(&credential);
        longest = space > longest ? space : longest;
        count++;
    }
    assert_int_equal(count, to.page.count);
    assert_int_equal(meta_space(&to.page) + longest, to.needed);
    return to;
}

bool next_credential(twcred_credential *credential, twcred_page *from, const opened_page *of)
{
    memset(credential, FILL, sizeof *credential);
    memset(of->work, FILL, sizeof *of->work);
    if (!twcred_page_next(credential, from, of->work)) {
        assert_filled(credential, sizeof *credential, 0);
        return false;
    }
    size_t stay = meta_space(&of->page);
    assert_true(credential_inside(credential, of->text + stay, of->needed - stay));
    return true;
}

static void assert_failed_error(const twcred_error *error, int http_status)
{
    assert_int_equal(error->http_status, http_status);
    assert_filled((const char *)error + sizeof error->http_status,
                  sizeof *error - sizeof error->http_status, 0);
}

static size_t measure_error(const char *document, size_t size)
{
    twcred_error error;
    memset(&error, FILL, sizeof error);
    twcred_status status =
        twcred_error_decode(&error, NULL, 0, guarded_work(), 400, document, size);
    if (status.code == TWCRED_OK)
        return 0;
    assert_short(status, TWCRED_SPACE_TEXT, status.needed);
    assert_in_range(status.needed, 1, 2 * size);
    assert_failed_error(&error, 400);
    return status.needed;
}

opened_error open_error(const char *document, size_t size)
{
    opened_error to;
    to.needed = measure_error(document, size);
    size_t step = size < 512 ? 1 : 1 + to.needed / 8;
    for (size_t capacity = 0; capacity < to.needed; capacity += step) {
        char *text = guarded_space(capacity);
        memset(&to.error, FILL, sizeof to.error);
        assert_short(
            twcred_error_decode(&to.error, text, capacity, guarded_work(), -1, document, size),
            TWCRED_SPACE_TEXT, to.needed);
        assert_failed_error(&to.error, -1);
        assert_wiped(text, capacity);
    }
    to.text = guarded_space(to.needed);
    to.work = guarded_work();
    memset(&to.error, FILL, sizeof to.error);
    assert_ok(twcred_error_decode(&to.error, to.text, to.needed, to.work, 429, document, size),
              document, size);
    assert_int_equal(to.error.http_status, 429);
    assert_true(inside(&to.error.message, to.text, to.needed));
    assert_true(inside(&to.error.more_info, to.text, to.needed));
    assert_true(inside(&to.error.details, to.text, to.needed));
    twcred_error copy = to.error;
    twcred_error_item item;
    size_t count = 0;
    while (next_error(&item, &copy, &to))
        count++;
    assert_int_equal(count, to.error.count);
    return to;
}

/* What stays is in front of what comes and goes. */
static void assert_behind(const twcred_string *string, const twcred_string *item)
{
    if (string->presence == TWCRED_PRESENT && item->presence == TWCRED_PRESENT)
        assert_true(string->text + string->size < item->text);
}

bool next_error(twcred_error_item *item, twcred_error *from, const opened_error *of)
{
    memset(item, FILL, sizeof *item);
    memset(of->work, FILL, sizeof *of->work);
    if (!twcred_error_next(item, from, of->work)) {
        assert_filled(item, sizeof *item, 0);
        return false;
    }
    const twcred_string *stay[] = {&of->error.message, &of->error.more_info, &of->error.details};
    const twcred_string *go[] = {&item->message, &item->more_info, &item->pointer, &item->context};
    for (size_t i = 0; i < COUNT(go); i++) {
        assert_true(inside(go[i], of->text, of->needed));
        for (size_t j = 0; j < COUNT(stay); j++)
            assert_behind(stay[j], go[i]);
    }
    return true;
}

size_t numbered_item(char *to, size_t number)
{
    return (size_t)sprintf(
        to,
        "{\"sid\": \"CR%032lx\", \"account_sid\": \"" ACCOUNT_SID
        "\", \"friendly_name\": \"Credential %lu\", \"type\": \"%s\", \"sandbox\": \"%s\", "
        "\"date_created\": \"2015-10-07T17:50:01Z\", \"date_updated\": null, \"url\": "
        "\"https://ip-messaging.twilio.com/v2/Credentials/CR%032lx\"}",
        (unsigned long)number, (unsigned long)number, number % 2 ? "apn" : "fcm",
        number % 3 ? "False" : "True", (unsigned long)number);
}

void assert_numbered(const twcred_credential *credential, size_t number)
{
    char text[128];
    sprintf(text, "CR%032lx", (unsigned long)number);
    assert_string_at(__LINE__, &credential->sid, text, strlen(text));
    assert_string(&credential->account_sid, ACCOUNT_SID);
    sprintf(text, "Credential %lu", (unsigned long)number);
    assert_string_at(__LINE__, &credential->friendly_name, text, strlen(text));
    assert_int_equal(credential->type, number % 2 ? TWCRED_TYPE_APN : TWCRED_TYPE_FCM);
    sprintf(text, "%s", number % 3 ? "False" : "True");
    assert_string_at(__LINE__, &credential->sandbox, text, strlen(text));
    assert_int_equal(credential->sandbox_value, number % 3 ? TWCRED_NO : TWCRED_YES);
    assert_string(&credential->date_created.string, "2015-10-07T17:50:01Z");
    assert_int_equal(credential->date_created.time.seconds, 1444240201);
    assert_no_time(&credential->date_updated, TWCRED_NULL);
    sprintf(text, "https://ip-messaging.twilio.com/v2/Credentials/CR%032lx", (unsigned long)number);
    assert_string_at(__LINE__, &credential->url, text, strlen(text));
}

const char *const attributes[ATTRIBUTE_COUNT] = {
    "sid", "account_sid", "friendly_name", "sandbox", "date_created", "date_updated", "url"};

char sheet[SHEET_SIZE];

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

size_t numbered_page(size_t count, bool meta_first)
{
    size_t size = append(0, "{");
    if (meta_first)
        size = append(size, "\"meta\": " META_EXAMPLE ", ");
    size = append(size, "\"credentials\": [");
    for (size_t i = 0; i < count; i++) {
        size = append(size, i == 0 ? "" : ", ");
        size += numbered_item(sheet + size, i);
    }
    size = append(size, "]");
    if (!meta_first)
        size = append(size, ", \"meta\": " META_EXAMPLE);
    return append(size, "}");
}

size_t append(size_t size, const char *text)
{
    memcpy(sheet + size, text, strlen(text));
    return size + strlen(text);
}
