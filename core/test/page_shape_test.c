/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Pages of every shape that JSON allows: white space, any order, unknown members,
 * more of them than fit in the window of tokens. */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

/* Reads the whole page, whose items are numbered. */
static void expect_numbered(size_t size, size_t count)
{
    opened_page of = open_page(guarded(sheet, size), size);
    assert_int_equal(of.page.count, count);
    twcred_credential credential;
    for (size_t n = 0; n < count; n++) {
        assert_true(next_credential(&credential, &of.page, &of));
        assert_numbered(&credential, n);
    }
    assert_false(next_credential(&credential, &of.page, &of));
    assert_integer(&of.page.page, 0);
    assert_integer(&of.page.page_size, 50);
    assert_string(&of.page.first_page_url, LIST_URL);
    assert_no_string(&of.page.previous_page_url, TWCRED_NULL);
    assert_string(&of.page.url, LIST_URL);
    assert_no_string(&of.page.next_page_url, TWCRED_NULL);
    assert_string(&of.page.key, "credentials");
}

/* ----------------------------------------------------------- unknown members */

/* Names that only look like known ones, and known ones in other places. */
static void test_unknown_members(void **state)
{
    (void)state;
    static const char *const documents[] = {
        "{\"credentials\":[],\"meta\":{},\"Meta\":5,\"credential\":5,\"\":null,\"meta\\u0000\":5}",
        "{\"x\":{\"credentials\":5,\"meta\":5},\"credentials\":[],\"meta\":{}}",
        "{\"x\":[{\"credentials\":5},\"meta\",5],\"credentials\":[],\"meta\":{},\"x\":0,\"x\":0}",
        "{\"sid\":5,\"page\":\"\",\"key\":5,\"credentials\":[],\"meta\":{},\"url\":5,\"url\":5}",
        "{\"credentials\":[],\"meta\":{\"sid\":5,\"credentials\":5,\"meta\":{\"page\":\"\"}}}",
        "{\"credentials\":[],\"meta\":{\"x\":{\"page\":\"\",\"page\":\"\"},\"Page\":\"\"}}",
        "{\"credentials\":[],\"meta\":{\"x\":[\"page\",\"\",{\"key\":5}],\"x\":[]}}",
        "{\"credentials\":[],\"meta\":{\"\\u0000page\":\"\",\"pag\":\"\",\"pagee\":\"\"}}",
        "{\"a\":\"credentials\",\"b\":\"meta\",\"credentials\":[],\"meta\":{}}",
    };
    for (size_t i = 0; i < COUNT(documents); i++) {
        size_t size = strlen(documents[i]);
        opened_page of = open_page(guarded(documents[i], size), size);
        assert_no_meta(&of.page, TWCRED_ABSENT);
        assert_int_equal(of.page.count, 0);
        assert_int_equal(of.needed, 0);
    }
    static const char *const items[] = {
        "{\"page\":\"\",\"key\":5,\"meta\":5,\"credentials\":5,\"Sid\":5,\"types\":5}",
        "{\"x\":{\"sid\":5,\"url\":5},\"x\":[{\"type\":null}]}",
        "{\"x\":[[\"sid\",5],[],{},{\"sid\":{\"sid\":[]}}],\"y\":\"]}\",\"z\":\"\\\"]}\\\\\"}",
        "{\"credentials\":[{\"sid\":5}],\"meta\":{\"key\":5},\"credentials\":null}",
    };
    for (size_t i = 0; i < COUNT(items); i++) {
        size_t size = (size_t)sprintf(
            sheet, "{\"credentials\":[%s,{\"friendly_name\":\"last\"}],\"meta\":{\"page\":1}}",
            items[i]);
        opened_page of = open_page(guarded(sheet, size), size);
        assert_integer(&of.page.page, 1);
        assert_int_equal(of.page.count, 2);
        twcred_credential credential;
        assert_true(next_credential(&credential, &of.page, &of));
        assert_no_credential(&credential, TWCRED_ABSENT);
        assert_true(next_credential(&credential, &of.page, &of));
        assert_string(&credential.friendly_name, "last");
        assert_false(next_credential(&credential, &of.page, &of));
    }
}

/* Names are compared after the decoding of their escapes. */
static void test_escaped_names(void **state)
{
    (void)state;
    static const char document[] =
        "{\"\\u0063\\u0072edentials\":[{\"\\u0073id\":null,\"friendly\\u005fname\":\"n\"}],"
        "\"met\\u0061\":{\"\\u0070age\":1,\"page\\u005Fsize\":2,\"\\u006b\\u0065\\u0079\":\"k\"}}";
    opened_page of = open_page(guarded(BYTES(document)), sizeof document - 1);
    assert_integer(&of.page.page, 1);
    assert_integer(&of.page.page_size, 2);
    assert_string(&of.page.key, "k");
    twcred_credential credential;
    assert_true(next_credential(&credential, &of.page, &of));
    assert_no_string(&credential.sid, TWCRED_NULL);
    assert_string(&credential.friendly_name, "n");
}

/* --------------------------------------------------------------- white space */

/* Every place where white space may be, filled with every kind of it. */
static void test_white_space(void **state)
{
    (void)state;
    static const char *const spaces[] = {"",     " ",    "\t",          "\n",
                                         "\r\n", "    ", "\r\n\t \t\n", "\n\n\n\n\n\n\n\n"};
    static const char shape[] =
        "~{~\"credentials\"~:~[~{~\"friendly_name\"~:~\"] , {\"~,~\"x\"~:~[~{~}~,~[~]~]~}~,~{~}~,~"
        "{~\"url\"~:~null~}~]~,~\"meta\"~:~{~\"page\"~:~5~,~\"x\"~:~[~]~,~\"key\"~:~\"k\"~}~}~";
    for (size_t i = 0; i < COUNT(spaces); i++) {
        size_t size = 0;
        for (const char *c = shape; *c != '\0'; c++) {
            if (*c == '~')
                size = append(size, spaces[i]);
            else
                sheet[size++] = *c;
        }
        opened_page of = open_page(guarded(sheet, size), size);
        assert_integer(&of.page.page, 5);
        assert_string(&of.page.key, "k");
        assert_int_equal(of.page.count, 3);
        twcred_credential credential;
        assert_true(next_credential(&credential, &of.page, &of));
        assert_string(&credential.friendly_name, "] , {");
        assert_true(next_credential(&credential, &of.page, &of));
        assert_no_credential(&credential, TWCRED_ABSENT);
        assert_true(next_credential(&credential, &of.page, &of));
        assert_no_string(&credential.url, TWCRED_NULL);
        assert_false(next_credential(&credential, &of.page, &of));
    }
}

static void test_much_white_space(void **state)
{
    (void)state;
    enum { MUCH = 100000 };
    size_t size = append(0, "{\"credentials\":[");
    for (size_t n = 0; n < 3; n++) {
        memset(sheet + size, ' ', MUCH);
        size += MUCH;
        size += numbered_item(sheet + size, n);
        memset(sheet + size, '\n', MUCH);
        size += MUCH;
        size = append(size, n < 2 ? "," : "]");
    }
    memset(sheet + size, '\t', MUCH);
    size = append(size + MUCH, ",\"meta\":" META_EXAMPLE "}");
    expect_numbered(size, 3);
}

/* ------------------------------------------------- more than fits in a window */

static size_t unknown(size_t size, int kind, int n)
{
    size = append(size, "\"x\":");
    return size + filler(sheet + size, kind, n);
}

/* An unknown member in one place of the page: of the document, of meta, of an
 * item. */
enum { PLACES = 8 };

static size_t page_with(int place, int kind, int n, size_t count)
{
    /* One kind of filler is as deep as can be in a document of its own. */
    bool deep = kind == 3;
    size_t size = append(0, "{");
    if (place == 0)
        size = append(unknown(size, kind, n), ",");
    if (place < 4)
        size = append(size, "\"meta\":" META_EXAMPLE ",");
    if (place == 1)
        size = append(unknown(size, kind, n), ",");
    size = append(size, "\"credentials\":[");
    for (size_t i = 0; i < count; i++) {
        size = append(size, i == 0 ? "" : ",");
        size_t start = size;
        size += numbered_item(sheet + size, i);
        if (deep)
            continue;
        if (place == 2 || (place == 3 && i + 1 == count) || place == 7)
            size = append(unknown(append(size - 1, ","), kind, n), "}");
        if ((place == 4 && i == 0) || (place == 5 && i % 2 == 1)) {
            char item[512];
            memcpy(item, sheet + start + 1, size - start - 1);
            item[size - start - 1] = '\0';
            size = append(append(unknown(start + 1, kind, n), ","), item);
        }
    }
    size = append(size, "]");
    if (place >= 4)
        size = append(size, ",\"meta\":" META_EXAMPLE);
    if (place == 6 && !deep)
        size = append(unknown(append(size - 1, ","), kind, n), "}");
    if (place == 7)
        size = unknown(append(size, ","), kind, n);
    return append(size, "}");
}

/* Every size of the filler around that of the window, each in some of the places. */
static void test_windows(void **state)
{
    (void)state;
    for (int kind = 0; kind <= 4; kind++)
        for (int place = 0; place < PLACES; place++)
            for (int n = place % 4; n <= 320; n += kind == 3 ? 100 : n < 170 ? 6 : 11)
                expect_numbered(page_with(place, kind, n, 3), 3);
}

static void test_large_unknown_members(void **state)
{
    (void)state;
    for (int kind = 0; kind <= 4; kind++)
        for (int place = 0; place < PLACES; place++)
            expect_numbered(page_with(place, kind, 8000, 3), 3);
}

/* Pages that are put together by chance, the same ones in every run. */
static uint32_t seed = 1;

static size_t chance(size_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static size_t some_space(size_t size)
{
    static const char *const spaces[] = {"", "", " ", "\n", "\r\n\t ", "   "};
    return append(size, spaces[chance(COUNT(spaces))]);
}

static size_t some_unknown(size_t size)
{
    static const int kinds[] = {0, 1, 2, 4};
    while (chance(3) == 0) {
        size = unknown(size, kinds[chance(COUNT(kinds))], (int)chance(100));
        size = some_space(append(some_space(size), ","));
    }
    return size;
}

/* Writes the members in any order; each has to be without a comma. */
static size_t shuffled(size_t size, const char *const *members, size_t count)
{
    size_t order[8];
    for (size_t i = 0; i < count; i++) {
        size_t j = chance(i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    size = some_space(append(size, "{"));
    for (size_t i = 0; i < count; i++) {
        size = some_space(append(some_unknown(size), members[order[i]]));
        size = some_space(append(size, i + 1 < count ? "," : "}"));
    }
    return size;
}

static size_t some_items(size_t size, size_t count)
{
    size = some_space(append(some_unknown(size), "\"credentials\""));
    size = some_space(append(size, ":"));
    size = some_space(append(size, "["));
    for (size_t i = 0; i < count; i++) {
        char texts[8][160];
        const char *members[8];
        for (size_t j = 0; j < 8; j++)
            members[j] = texts[j];
        sprintf(texts[0], "\"sid\":\"CR%032lx\"", (unsigned long)i);
        sprintf(texts[1], "\"account_sid\" : \"" ACCOUNT_SID "\"");
        sprintf(texts[2], "\"friendly_name\":\"\\u0043redential %lu\"", (unsigned long)i);
        sprintf(texts[3], "\"type\":\"%s\"", i % 2 ? "\\u0061pn" : "fcm");
        sprintf(texts[4], "\"sandbox\"\n:\"%s\"", i % 3 ? "False" : "True");
        sprintf(texts[5], "\"date_created\":\"2015-10-07T17:50:01Z\"");
        sprintf(texts[6], "\"date_updated\":null");
        sprintf(texts[7], "\"url\":\"https:\\/\\/ip-messaging.twilio.com/v2/Credentials/CR%032lx\"",
                (unsigned long)i);
        size = shuffled(size, members, 8);
        size = some_space(append(size, i + 1 < count ? "," : ""));
    }
    return append(size, "]");
}

static size_t some_meta(size_t size)
{
    static const char *const members[] = {"\"page\":0",
                                          "\"page_size\" : 50",
                                          "\"first_page_url\":\"" LIST_URL "\"",
                                          "\"previous_page_url\":null",
                                          "\"url\"\t:\"" LIST_URL "\"",
                                          "\"next_page_url\": null",
                                          "\"key\":\"credenti\\u0061ls\""};
    size = some_space(append(some_unknown(size), "\"meta\":"));
    return shuffled(size, members, COUNT(members));
}

static void test_any_order(void **state)
{
    (void)state;
    for (int round = 0; round < 200; round++) {
        size_t count = chance(20);
        bool meta_first = chance(2) == 0;
        size_t size = append(some_space(0), "{");
        size = meta_first ? some_meta(size) : some_items(size, count);
        size = some_space(append(some_space(size), ","));
        size = meta_first ? some_items(size, count) : some_meta(size);
        size = some_space(append(some_space(size), "}"));
        expect_numbered(size, count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unknown_members), cmocka_unit_test(test_escaped_names),
        cmocka_unit_test(test_white_space),     cmocka_unit_test(test_much_white_space),
        cmocka_unit_test(test_windows),         cmocka_unit_test(test_large_unknown_members),
        cmocka_unit_test(test_any_order),
    };
    return cmocka_run_group_tests_name("core-page_shape", tests, NULL, NULL);
}
