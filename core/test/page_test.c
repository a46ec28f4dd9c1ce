/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

/* ----------------------------------------------------------------- examples */

/* Contract: examples readFull and readEmpty of ListCredential. */
#define EXAMPLE_SID "CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define READ_FULL                                                                             \
    "{\"credentials\": [{\"sid\": \"" EXAMPLE_SID                                             \
    "\", \"account_sid\": \"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"friendly_name\": \"Test " \
    "slow create\", \"type\": \"apn\", \"sandbox\": \"False\", \"date_created\": "            \
    "\"2015-10-07T17:50:01Z\", \"date_updated\": \"2015-10-07T17:50:01Z\", \"url\": "         \
    "\"https://ip-messaging.twilio.com/v2/Credentials/" EXAMPLE_SID                           \
    "\"}], \"meta\": " META_EXAMPLE "}"
#define READ_EMPTY "{\"credentials\": [], \"meta\": " META_EXAMPLE "}"

static void assert_meta_example(const twcred_page *page)
{
    assert_integer(&page->page, 0);
    assert_integer(&page->page_size, 50);
    assert_string(&page->first_page_url, LIST_URL);
    assert_no_string(&page->previous_page_url, TWCRED_NULL);
    assert_string(&page->url, LIST_URL);
    assert_no_string(&page->next_page_url, TWCRED_NULL);
    assert_string(&page->key, "credentials");
}

static void test_contract_examples(void **state)
{
    (void)state;
    twcred_credential credential;
    opened_page of = open_page(guarded(BYTES(READ_EMPTY)), sizeof READ_EMPTY - 1);
    assert_meta_example(&of.page);
    assert_int_equal(of.page.count, 0);
    assert_false(next_credential(&credential, &of.page, &of));

    of = open_page(guarded_behind(BYTES(READ_FULL)), sizeof READ_FULL - 1);
    of = open_page(guarded(BYTES(READ_FULL)), sizeof READ_FULL - 1);
    assert_meta_example(&of.page);
    assert_int_equal(of.page.count, 1);
    assert_true(next_credential(&credential, &of.page, &of));
    assert_string(&credential.sid, EXAMPLE_SID);
    assert_string(&credential.account_sid, "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_string(&credential.friendly_name, "Test slow create");
    assert_int_equal(credential.type, TWCRED_TYPE_APN);
    assert_string(&credential.sandbox, "False");
    assert_int_equal(credential.sandbox_value, TWCRED_NO);
    assert_string(&credential.date_created.string, "2015-10-07T17:50:01Z");
    assert_string(&credential.date_updated.string, "2015-10-07T17:50:01Z");
    assert_int_equal(credential.date_updated.time.seconds, 1444240201);
    assert_string(&credential.url, "https://ip-messaging.twilio.com/v2/Credentials/" EXAMPLE_SID);
    assert_false(next_credential(&credential, &of.page, &of));
    assert_meta_example(&of.page);
}

/* ------------------------------------------------------------------- reading */

/* The strings of meta stay through the whole reading, and behind the last item
 * there is none, however often it is asked for. */
static void test_counts(void **state)
{
    (void)state;
    static const size_t counts[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 99, 100, 999, 1000};
    for (size_t i = 0; i < COUNT(counts); i++) {
        for (int meta_first = 0; meta_first <= 1; meta_first++) {
            size_t size = numbered_page(counts[i], meta_first == 1);
            opened_page of = open_page(guarded(sheet, size), size);
            assert_int_equal(of.page.count, counts[i]);
            twcred_credential credential;
            for (size_t n = 0; n < counts[i]; n++) {
                assert_true(next_credential(&credential, &of.page, &of));
                assert_numbered(&credential, n);
                assert_int_equal(of.page.count, counts[i]);
            }
            for (int again = 0; again < 3; again++)
                assert_false(next_credential(&credential, &of.page, &of));
            assert_meta_example(&of.page);
            assert_int_equal(of.page.count, counts[i]);
        }
    }
}

static void test_items_stay_until_the_next(void **state)
{
    (void)state;
    size_t size = numbered_page(20, false);
    opened_page of = open_page(guarded(sheet, size), size);
    twcred_credential before, credential;
    for (size_t n = 0; n < 20; n++) {
        assert_true(next_credential(&credential, &of.page, &of));
        /* Calls that have nothing to do with the page change nothing. */
        char other[512];
        assert_ok(twcred_credential_decode(&before, other, sizeof other, of.work, BYTES(EXAMPLE)),
                  EXAMPLE, sizeof EXAMPLE - 1);
        assert_example(&before);
        assert_numbered(&credential, n);
    }
}

/* Two pages at a time, with one work for both: nothing is kept in it. */
static void test_two_pages_in_turn(void **state)
{
    (void)state;
    size_t size = numbered_page(100, false);
    const char *document = guarded(sheet, size);
    opened_page one = open_page(document, size);
    opened_page other = open_page(document, size);
    other.work = one.work;
    twcred_credential credential;
    for (size_t n = 0; n < 30; n++)
        assert_true(next_credential(&credential, &one.page, &one));
    for (size_t n = 30; n < 100; n++) {
        twcred_credential second;
        assert_true(next_credential(&credential, &one.page, &one));
        assert_true(next_credential(&second, &other.page, &other));
        assert_numbered(&credential, n);
        assert_numbered(&second, n - 30);
    }
    assert_false(next_credential(&credential, &one.page, &one));
    assert_true(next_credential(&credential, &other.page, &other));
    assert_numbered(&credential, 70);
}

static void test_next_on_a_page_of_nothing(void **state)
{
    (void)state;
    twcred_page page;
    twcred_credential credential;
    memset(&page, 0, sizeof page);
    for (int again = 0; again < 2; again++) {
        memset(&credential, FILL, sizeof credential);
        assert_false(twcred_page_next(&credential, &page, guarded_work()));
        assert_filled(&credential, sizeof credential, 0);
        assert_filled(&page, sizeof page, 0);
    }
    /* A page that was refused is such a page. */
    static const char refused[] = "{\"credentials\":[{},5],\"meta\":{}}";
    memset(&page, FILL, sizeof page);
    assert_int_equal(twcred_page_open(&page, NULL, 0, guarded_work(), guarded(BYTES(refused)),
                                      sizeof refused - 1)
                         .code,
                     TWCRED_FIELD_TYPE);
    assert_false(twcred_page_next(&credential, &page, guarded_work()));
}

/* --------------------------------------------------------------------- text */

static void test_text_buffer(void **state)
{
    (void)state;
    for (size_t count = 0; count <= 2; count++) {
        size_t size = numbered_page(count, count == 1);
        const char *document = guarded(sheet, size);
        size_t needed = measure_page(document, size);
        refuse_short_pages(document, size, needed, 1);
        static const size_t more[] = {1, 100, SIZE_MAX};
        for (size_t i = 0; i < COUNT(more); i++) {
            size_t given = more[i] == SIZE_MAX ? 0 : more[i];
            char *text = guarded_space(needed + given);
            twcred_work *work = guarded_work();
            twcred_page page;
            twcred_credential credential;
            memset(&page, FILL, sizeof page);
            assert_ok(twcred_page_open(&page, text, more[i] == SIZE_MAX ? SIZE_MAX : needed + given,
                                       work, document, size),
                      document, size);
            for (size_t n = 0; n < count; n++) {
                assert_true(twcred_page_next(&credential, &page, work));
                assert_numbered(&credential, n);
            }
            assert_meta_example(&page);
            assert_filled(text + needed, given, FILL);
        }
    }
}

/* Wherever the longest item is, its strings and no more are needed. */
static void test_longest_item(void **state)
{
    (void)state;
    static const char *const items[] = {
        "{}", "{\"friendly_name\":\"\"}", "{\"sid\":null,\"url\":\"a:b\",\"sandbox\":\"\"}",
        "{\"friendly_name\":\"\\u00e9\\u0000\\ud83d\\ude00 and much more than the others\"}"};
    static const size_t spaces[] = {0, 1, 5, 38};
    for (size_t places = 0; places < 64; places++) {
        size_t order[3] = {places % 4, places / 4 % 4, places / 16};
        size_t size = append(0, "{\"credentials\":[");
        size_t longest = 0;
        for (size_t i = 0; i < COUNT(order); i++) {
            size = append(size, i == 0 ? "" : ",");
            size = append(size, items[order[i]]);
            longest = spaces[order[i]] > longest ? spaces[order[i]] : longest;
        }
        size = append(size, "],\"meta\":{\"key\":\"credentials\"}}");
        opened_page of = open_page(guarded(sheet, size), size);
        assert_int_equal(of.needed, sizeof "credentials" + longest);
        twcred_credential credential;
        for (size_t i = 0; i < COUNT(order); i++) {
            assert_true(next_credential(&credential, &of.page, &of));
            assert_int_equal(credential_space(&credential), spaces[order[i]]);
        }
        assert_string(&of.page.key, "credentials");
    }
}

/* Without strings no text is needed, and no buffer for it. */
static void test_items_without_strings(void **state)
{
    (void)state;
    static const char document[] =
        "{\"credentials\":[{},{\"type\":\"gcm\"},{\"url\":null},{ }],\"meta\":{\"page\":3}}";
    opened_page of = open_page(guarded(BYTES(document)), sizeof document - 1);
    assert_int_equal(of.needed, 0);
    twcred_page page;
    assert_ok(twcred_page_open(&page, NULL, 0, guarded_work(), document, sizeof document - 1),
              document, sizeof document - 1);
    assert_int_equal(page.count, 4);
    assert_integer(&page.page, 3);
    twcred_credential credential;
    assert_true(next_credential(&credential, &page, &of));
    assert_no_credential(&credential, TWCRED_ABSENT);
    assert_true(next_credential(&credential, &page, &of));
    assert_int_equal(credential.type, TWCRED_TYPE_GCM);
    assert_true(next_credential(&credential, &page, &of));
    assert_no_string(&credential.url, TWCRED_NULL);
    assert_true(next_credential(&credential, &page, &of));
    assert_no_credential(&credential, TWCRED_ABSENT);
    assert_false(next_credential(&credential, &page, &of));
}

/* --------------------------------------------------------------------- meta */

static const struct {
    const char *name;
    const char *json;
    const char *text; /* NULL: an integer */
    size_t place;
} metas[] = {
    {"page", "7", NULL, offsetof(twcred_page, page)},
    {"page_size", "-8", NULL, offsetof(twcred_page, page_size)},
    {"first_page_url", "\"a:first\"", "a:first", offsetof(twcred_page, first_page_url)},
    {"previous_page_url", "\"a:\"", "a:", offsetof(twcred_page, previous_page_url)},
    {"url", "\"https:\\/\\/h\"", "https://h", offsetof(twcred_page, url)},
    {"next_page_url", "\"a:n\\u0065xt\"", "a:next", offsetof(twcred_page, next_page_url)},
    {"key", "\"\"", "", offsetof(twcred_page, key)},
};

static void assert_meta(const twcred_page *page, size_t i, twcred_presence presence)
{
    const char *member = (const char *)page + metas[i].place;
    twcred_integer integer;
    twcred_string string;
    if (metas[i].text == NULL) {
        memcpy(&integer, member, sizeof integer);
        if (presence == TWCRED_PRESENT)
            assert_integer(&integer, i == 0 ? 7 : -8);
        else
            assert_no_integer(&integer, presence);
    } else {
        memcpy(&string, member, sizeof string);
        if (presence == TWCRED_PRESENT)
            assert_string_at(__LINE__, &string, metas[i].text, strlen(metas[i].text));
        else
            assert_no_string(&string, presence);
    }
}

/* All combinations of absent, null and given. */
static void test_meta_of_every_presence(void **state)
{
    (void)state;
    for (unsigned combination = 0; combination < 2187; combination++) {
        unsigned rest = combination;
        bool first = true;
        size_t size = append(0, "{\"credentials\":[],\"meta\":{");
        for (size_t i = 0; i < COUNT(metas); i++, rest /= 3) {
            if (rest % 3 == TWCRED_ABSENT)
                continue;
            size += (size_t)sprintf(sheet + size, "%s\"%s\":%s", first ? "" : ",", metas[i].name,
                                    rest % 3 == TWCRED_NULL ? "null" : metas[i].json);
            first = false;
        }
        size = append(size, "}}");
        opened_page of = open_page(guarded(sheet, size), size);
        rest = combination;
        for (size_t i = 0; i < COUNT(metas); i++, rest /= 3)
            assert_meta(&of.page, i, (twcred_presence)(rest % 3));
    }
}

static void test_meta_integers(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        int64_t value;
    } rows[] = {
        {"0", 0},
        {"-0", 0},
        {"1", 1},
        {"-1", -1},
        {"1000", 1000},
        {"2147483648", 2147483648},
        {"-2147483649", -2147483649},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"-9223372036854775807", INT64_MIN + 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size =
            (size_t)sprintf(sheet, "{\"credentials\":[],\"meta\":{\"page\":%s,\"page_size\": %s }}",
                            rows[i].json, rows[COUNT(rows) - 1 - i].json);
        opened_page of = open_page(guarded(sheet, size), size);
        assert_integer(&of.page.page, rows[i].value);
        assert_integer(&of.page.page_size, rows[COUNT(rows) - 1 - i].value);
    }
}

/* The contract says nothing of the key's value, so none is refused. */
static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        const char *text;
        size_t size;
    } rows[] = {
        {"credentials", BYTES("credentials")},
        {"Credentials", BYTES("Credentials")},
        {"", BYTES("")},
        {"\\u0000", BYTES("\0")},
        {"a b\\n\\\"\\\\", BYTES("a b\n\"\\")},
        {"\xC3\xA9\\u20ac\\ud83d\\ude00", BYTES("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80")},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = (size_t)sprintf(sheet, "{\"meta\":{\"key\":\"%s\"},\"credentials\":[{}]}",
                                      rows[i].json);
        opened_page of = open_page(guarded(sheet, size), size);
        assert_string_at(__LINE__, &of.page.key, rows[i].text, rows[i].size);
        assert_int_equal(of.page.count, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_examples),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_items_stay_until_the_next),
        cmocka_unit_test(test_two_pages_in_turn),
        cmocka_unit_test(test_next_on_a_page_of_nothing),
        cmocka_unit_test(test_text_buffer),
        cmocka_unit_test(test_longest_item),
        cmocka_unit_test(test_items_without_strings),
        cmocka_unit_test(test_meta_of_every_presence),
        cmocka_unit_test(test_meta_integers),
        cmocka_unit_test(test_keys),
    };
    return cmocka_run_group_tests_name("core-page", tests, NULL, NULL);
}
