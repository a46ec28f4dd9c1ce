/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The lists in error bodies (forms 3 and 5), and what the first item says for the
 * whole where nothing else does. */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

/* -------------------------------------------------------------------- items */

/* All combinations of absent, null and given of an item's members. */
static void test_item_of_every_presence(void **state)
{
    (void)state;
    static const char *const names[] = {"code",    "message", "detail",
                                        "infoUrl", "pointer", "context"};
    static const char *const values[] = {"-7",    "\"m\"",        "\"d\"",
                                         "\"u\"", "\"#\\/Type\"", "{ \"a\" : [] }"};
    for (size_t combination = 0; combination < 729; combination++) {
        twcred_presence given[6];
        size_t rest = combination;
        size_t size = append(0, "{\"message\":\"whole\",\"errors\":[{},{");
        size_t start = size;
        for (size_t i = 0; i < 6; i++, rest /= 3) {
            given[i] = (twcred_presence)(rest % 3);
            if (given[i] == TWCRED_ABSENT)
                continue;
            size += (size_t)sprintf(sheet + size, "%s\"%s\":%s", size > start ? "," : "", names[i],
                                    given[i] == TWCRED_NULL ? "null" : values[i]);
        }
        size = append(size, "}]}");
        opened_error of = open_error(guarded(sheet, size), size);
        assert_int_equal(of.error.count, 2);
        twcred_error_item item;
        assert_true(next_error(&item, &of.error, &of));
        assert_no_item(&item, TWCRED_ABSENT);
        assert_true(next_error(&item, &of.error, &of));
        if (given[0] == TWCRED_PRESENT)
            assert_integer(&item.code, -7);
        else
            assert_no_integer(&item.code, given[0]);
        const struct {
            twcred_presence presence;
            const twcred_string *string;
            const char *text;
        } told[] = {
            {given[1] != TWCRED_ABSENT ? given[1] : given[2], &item.message,
             given[1] != TWCRED_ABSENT ? "m" : "d"},
            {given[3], &item.more_info, "u"},
            {given[4], &item.pointer, "#/Type"},
            {given[5], &item.context, "{ \"a\" : [] }"},
        };
        for (size_t i = 0; i < COUNT(told); i++) {
            if (told[i].presence == TWCRED_PRESENT)
                assert_string_at(__LINE__, told[i].string, told[i].text, strlen(told[i].text));
            else
                assert_no_string(told[i].string, told[i].presence);
        }
        assert_false(next_error(&item, &of.error, &of));
    }
}

static size_t numbered_error(char *to, size_t number)
{
    return (size_t)sprintf(
        to, "{\"code\":%lu,\"message\":\"Error %04lu\",\"infoUrl\":\"u\",\"context\":{\"n\":%lu}}",
        (unsigned long)number, (unsigned long)number, (unsigned long)number % 10);
}

static void assert_numbered_error(const twcred_error_item *item, size_t number)
{
    char text[64];
    assert_integer(&item->code, (int64_t)number);
    sprintf(text, "Error %04lu", (unsigned long)number);
    assert_string_at(__LINE__, &item->message, text, strlen(text));
    assert_string(&item->more_info, "u");
    assert_no_string(&item->pointer, TWCRED_ABSENT);
    sprintf(text, "{\"n\":%lu}", (unsigned long)number % 10);
    assert_string_at(__LINE__, &item->context, text, strlen(text));
}

static const size_t counts[] = {0, 1, 2, 3, 8, 100, 1000};

/* In form 5 what the first says is kept for the whole, beside the text of the
 * item that is being read; in form 3 only the latter is needed. */
static void test_counts(void **state)
{
    (void)state;
    size_t item_text = sizeof "Error 0000" + sizeof "u" + sizeof "{\"n\":0}";
    for (size_t i = 0; i < COUNT(counts); i++) {
        for (int form = 3; form <= 5; form += 2) {
            size_t size = append(0, form == 3 ? "{\"title\":\"T\",\"errors\":[" : "{\"errors\":[");
            for (size_t n = 0; n < counts[i]; n++) {
                size = append(size, n == 0 ? "" : ",");
                size += numbered_error(sheet + size, n);
            }
            size = append(size, "]}");
            opened_error of = open_error(guarded(sheet, size), size);
            assert_int_equal(of.error.count, counts[i]);
            bool any = counts[i] > 0;
            if (form == 3) {
                assert_no_integer(&of.error.code, TWCRED_ABSENT);
                assert_string(&of.error.message, "T");
                assert_no_string(&of.error.more_info, TWCRED_ABSENT);
                assert_int_equal(of.needed, sizeof "T" + (any ? item_text : 0));
            } else if (any) {
                assert_integer(&of.error.code, 0);
                assert_string(&of.error.message, "Error 0000");
                assert_string(&of.error.more_info, "u");
                assert_int_equal(of.needed, 2 * item_text);
            } else {
                assert_no_error(&of.error, TWCRED_ABSENT, 429);
                assert_int_equal(of.needed, 0);
            }
            twcred_error_item item;
            for (size_t n = 0; n < counts[i]; n++) {
                assert_true(next_error(&item, &of.error, &of));
                assert_numbered_error(&item, n);
            }
            for (int again = 0; again < 3; again++)
                assert_false(next_error(&item, &of.error, &of));
            if (form == 5 && any)
                assert_string(&of.error.message, "Error 0000");
        }
    }
}

static void test_next_on_an_error_of_nothing(void **state)
{
    (void)state;
    twcred_error error;
    twcred_error_item item;
    memset(&error, 0, sizeof error);
    memset(&item, FILL, sizeof item);
    assert_false(twcred_error_next(&item, &error, guarded_work()));
    assert_filled(&item, sizeof item, 0);
    static const char *const bodies[] = {
        "{}", "{\"errors\":null}", "{\"errors\":[]}", "{\"errors\":[{},5]}", "{\"errors\":[{}]}x",
        ""};
    for (size_t i = 0; i < COUNT(bodies); i++) {
        size_t size = strlen(bodies[i]);
        memset(&error, FILL, sizeof error);
        twcred_error_decode(&error, NULL, 0, guarded_work(), 500, guarded(bodies[i], size), size);
        assert_no_error(&error, TWCRED_ABSENT, 500);
        memset(&item, FILL, sizeof item);
        assert_false(twcred_error_next(&item, &error, guarded_work()));
        assert_filled(&item, sizeof item, 0);
    }
}

/* ---------------------------------------------------------------- promotion */

/* The first item speaks for the whole unless the body itself does, be it with
 * null. */
static void test_who_speaks(void **state)
{
    (void)state;
    static const struct {
        const char *members; /* beside the errors */
        bool first_speaks;
    } rows[] = {
        {"", true},
        {"\"status\":400,", true},
        {"\"httpStatusCode\":400,\"userError\":true,", true},
        {"\"details\":{},\"params\":{},", true},
        {"\"x\":{\"code\":1,\"message\":\"\"},\"y\":\"title\",", true},
        {"\"Code\":1,\"messages\":\"\",\"details\":null,", true},
        {"\"code\":null,", false},
        {"\"code\":1,", false},
        {"\"c\\u006fde\":null,", false},
        {"\"message\":null,", false},
        {"\"message\":\"\",", false},
        {"\"detail\":null,", false},
        {"\"detail\":\"d\",", false},
        {"\"title\":null,", false},
        {"\"title\":\"t\",", false},
    };
    static const char item[] = "\"errors\":[{\"code\":5,\"message\":\"m\",\"infoUrl\":\"u\"}]";
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int behind = 0; behind <= 1; behind++) {
            size_t size = append(0, "{");
            if (behind == 0)
                size = append(size, rows[i].members);
            size = append(size, item);
            if (behind == 1 && rows[i].members[0] != '\0') {
                size = append(size, ",");
                size = append(size, rows[i].members) - 1;
            }
            size = append(size, "}");
            opened_error of = open_error(guarded(sheet, size), size);
            bool told = of.error.code.presence == TWCRED_PRESENT && of.error.code.value == 5;
            assert_int_equal(told, rows[i].first_speaks);
            if (told) {
                assert_string(&of.error.message, "m");
                assert_string(&of.error.more_info, "u");
            } else {
                assert_no_string(&of.error.more_info, TWCRED_ABSENT);
            }
            twcred_error_item read;
            assert_true(next_error(&read, &of.error, &of));
            assert_integer(&read.code, 5);
            assert_string(&read.message, "m");
        }
    }
}

/* What the body itself says of where to read on is not lost to the first item. */
static void test_where_to_read_on(void **state)
{
    (void)state;
    static const struct {
        const char *members;
        twcred_presence presence;
        const char *text;
    } rows[] = {
        {"\"type\":\"t\",", TWCRED_PRESENT, "t"},
        {"\"more_info\":\"i\",", TWCRED_PRESENT, "i"},
        {"\"type\":\"t\",\"more_info\":\"i\",", TWCRED_PRESENT, "i"},
        {"\"more_info\":null,", TWCRED_NULL, NULL},
        {"", TWCRED_PRESENT, "u"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = (size_t)sprintf(
            sheet, "{%s\"errors\":[{\"code\":5,\"message\":\"m\",\"infoUrl\":\"u\"}]}",
            rows[i].members);
        opened_error of = open_error(guarded(sheet, size), size);
        assert_integer(&of.error.code, 5);
        assert_string(&of.error.message, "m");
        if (rows[i].text == NULL)
            assert_no_string(&of.error.more_info, rows[i].presence);
        else
            assert_string_at(__LINE__, &of.error.more_info, rows[i].text, strlen(rows[i].text));
    }
    static const char body[] = "{\"type\":\"about:blank\",\"errors\":[{\"detail\":\"d\"}]}";
    opened_error of = open_error(guarded(BYTES(body)), sizeof body - 1);
    assert_string(&of.error.message, "d");
    assert_string(&of.error.more_info, "about:blank");
}

static void test_what_the_first_says(void **state)
{
    (void)state;
    static const struct {
        const char *first;
        const char *message, *more_info; /* "-": absent, NULL: null */
        int64_t code;                    /* 0: absent, -1: null */
        size_t text;
    } rows[] = {
        {"{}", "-", "-", 0, 0},
        {"{\"code\":7}", "-", "-", 7, 0},
        {"{\"code\":null,\"message\":null,\"infoUrl\":null}", NULL, NULL, -1, 0},
        {"{\"message\":\"\"}", "", "-", 0, 1},
        {"{\"detail\":\"d\"}", "d", "-", 0, 2},
        {"{\"detail\":\"d\",\"message\":\"m\"}", "m", "-", 0, 4},
        {"{\"detail\":\"d\",\"message\":null}", NULL, "-", 0, 2},
        {"{\"infoUrl\":\"\\u0075\"}", "-", "u", 0, 2},
        {"{\"pointer\":\"p\",\"context\":{}}", "-", "-", 0, 5},
        {"{\"x\":[{\"code\":5}],\"code\":9,\"message\":\"a\\u0000b\"}", "a", "-", 9, 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = (size_t)sprintf(
            sheet,
            "{\"errors\":[ %s , {\"code\":5,\"message\":\"a longer one\",\"infoUrl\":\"v\"}]}",
            rows[i].first);
        opened_error of = open_error(guarded(sheet, size), size);
        const struct {
            const twcred_string *string;
            const char *text;
        } told[] = {{&of.error.message, rows[i].message}, {&of.error.more_info, rows[i].more_info}};
        for (size_t j = 0; j < COUNT(told); j++) {
            if (told[j].text == NULL)
                assert_no_string(told[j].string, TWCRED_NULL);
            else if (strcmp(told[j].text, "-") == 0)
                assert_no_string(told[j].string, TWCRED_ABSENT);
            else if (strcmp(told[j].text, "a") == 0)
                assert_string(told[j].string, "a\0b");
            else
                assert_string_at(__LINE__, told[j].string, told[j].text, strlen(told[j].text));
        }
        if (rows[i].code > 0)
            assert_integer(&of.error.code, rows[i].code);
        else
            assert_no_integer(&of.error.code, rows[i].code == 0 ? TWCRED_ABSENT : TWCRED_NULL);
        size_t second = sizeof "a longer one" + sizeof "v";
        assert_int_equal(of.needed, rows[i].text + second);
        twcred_error_item item;
        assert_true(next_error(&item, &of.error, &of));
        assert_true(next_error(&item, &of.error, &of));
        assert_string(&item.message, "a longer one");
        assert_false(next_error(&item, &of.error, &of));
    }
}

static void test_the_shortest_text(void **state)
{
    (void)state;
    static const char body[] = "{\"errors\":[{\"pointer\":\"\"},{\"message\":\"\"}]}";
    opened_error of = open_error(guarded(BYTES(body)), sizeof body - 1);
    assert_int_equal(of.needed, 2);
    twcred_error_item item;
    assert_true(next_error(&item, &of.error, &of));
    assert_string(&item.pointer, "");
    assert_true(next_error(&item, &of.error, &of));
    assert_string(&item.message, "");
}

/* Without strings no text is needed, and no buffer for it. */
static void test_items_without_strings(void **state)
{
    (void)state;
    static const char body[] = "{\"errors\":[{\"code\":3},{},{\"code\":4}]}";
    twcred_error error;
    twcred_error_item item;
    assert_ok(twcred_error_decode(&error, NULL, 0, guarded_work(), 400, guarded(BYTES(body)),
                                  sizeof body - 1),
              body, sizeof body - 1);
    assert_integer(&error.code, 3);
    assert_int_equal(error.count, 3);
    assert_true(twcred_error_next(&item, &error, guarded_work()));
    assert_integer(&item.code, 3);
    assert_true(twcred_error_next(&item, &error, guarded_work()));
    assert_no_item(&item, TWCRED_ABSENT);
    assert_true(twcred_error_next(&item, &error, guarded_work()));
    assert_integer(&item.code, 4);
    assert_false(twcred_error_next(&item, &error, guarded_work()));
}

/* The most that a body can need: one whose first item is all of it. */
static void test_twice_the_size_suffices(void **state)
{
    (void)state;
    static const struct {
        const char *before, *behind;
    } pieces[] = {
        {"\"message\":\"", "\""}, {"\"detail\":\"", "\""},          {"\"infoUrl\":\"", "\""},
        {"\"pointer\":\"", "\""}, {"\"context\":{\"a\":\"", "\"}"},
    };
    char long_text[2001];
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    for (size_t i = 0; i < COUNT(pieces); i++) {
        size_t size = append(0, "{\"errors\":[{");
        size = append(append(append(size, pieces[i].before), long_text), pieces[i].behind);
        size = append(size, "}]}");
        /* open_error() checks the limit as it does for every body */
        opened_error of = open_error(guarded(sheet, size), size);
        assert_in_range(of.needed, 4000, 2 * size);
    }
}

/* ------------------------------------------------------------------- faults */

static void test_fault_in_the_last_item(void **state)
{
    (void)state;
    static const struct {
        const char *marked;
        twcred_code code;
        const char *field;
    } rows[] = {
        {"`null", TWCRED_FIELD_NULL, "errors"},
        {"`\"\"", TWCRED_FIELD_TYPE, "errors"},
        {"{\"message\":\"hidden\",\"code\":`{}}", TWCRED_FIELD_TYPE, "code"},
        {"{\"context\":{\"hidden\":1},`\"context\":{}}", TWCRED_FIELD_DUPLICATE, "context"},
        {"{\"code\":`9223372036854775808}", TWCRED_FIELD_RANGE, "code"},
        {"{\"code\":-`}", TWCRED_JSON_NUMBER, "document"},
    };
    for (size_t i = 1; i < COUNT(counts); i++) {
        for (size_t j = 0; j < COUNT(rows); j++) {
            const char *last;
            size_t last_size;
            size_t mark = unmark(&last, &last_size, rows[j].marked);
            size_t size = append(0, "{\"errors\":[");
            for (size_t n = 1; n < counts[i]; n++) {
                size += numbered_error(sheet + size, n);
                size = append(size, " ,");
            }
            size_t start = size;
            memcpy(sheet + size, last, last_size);
            size = append(size + last_size, "]}");
            const char *document = guarded(sheet, size);
            char *text = guarded_space(256);
            twcred_error error;
            memset(&error, FILL, sizeof error);
            assert_fault(
                twcred_error_decode(&error, text, 256, guarded_work(), 400, document, size),
                rows[j].code, rows[j].field, start + mark, document, size);
            assert_no_error(&error, TWCRED_ABSENT, 400);
            assert_wiped(text, 256);
            twcred_error_item item;
            assert_false(twcred_error_next(&item, &error, guarded_work()));
        }
    }
}

/* ------------------------------------------------- more than fits in a window */

static size_t unknown(size_t size, const char *before, int kind, int n, const char *behind)
{
    size = append(size, before);
    size += filler(sheet + size, kind, n);
    return append(size, behind);
}

/* An unknown member before the list, in either of its first items, in the context of
 * a third, or behind the list. */
enum { PLACES = 5 };

static size_t body_with(int place, int kind, int n)
{
    size_t size = append(0, "{");
    if (place == 0)
        size = unknown(size, "\"x\":", kind, n, ",");
    size = append(size, "\"errors\":[{\"code\":1,\"message\":\"first\"");
    if (place == 1)
        size = unknown(size, ",\"x\":", kind, n, "");
    size = append(size, "},");
    size += numbered_error(sheet + size, 2);
    if (place == 2)
        size = unknown(size - 1, ",\"x\":", kind, n, "}");
    if (place == 3)
        size = unknown(size, ",{\"context\":{\"x\":", kind, n, "}}");
    size = append(size, "]");
    if (place == 4)
        size = unknown(size, ",\"x\":", kind, n, "");
    return append(size, "}");
}

static void test_windows(void **state)
{
    (void)state;
    for (int kind = 0; kind <= 4; kind++) {
        for (int place = 0; place < PLACES; place++) {
            for (int n = place % 3; n <= 320; n += kind == 3 ? 100 : n < 160 ? 3 : 9) {
                /* one kind is as deep as can be in a document of its own */
                if (kind == 3 && place >= 1 && place <= 3)
                    continue;
                size_t size = body_with(place, kind, n);
                opened_error of = open_error(guarded(sheet, size), size);
                assert_integer(&of.error.code, 1);
                assert_string(&of.error.message, "first");
                assert_int_equal(of.error.count, place == 3 ? 3 : 2);
                twcred_error_item item;
                assert_true(next_error(&item, &of.error, &of));
                assert_integer(&item.code, 1);
                assert_string(&item.message, "first");
                assert_true(next_error(&item, &of.error, &of));
                assert_numbered_error(&item, 2);
                if (place == 3) {
                    assert_true(next_error(&item, &of.error, &of));
                    assert_no_integer(&item.code, TWCRED_ABSENT);
                    assert_int_equal(item.context.presence, TWCRED_PRESENT);
                    assert_memory_equal(item.context.text, "{\"x\":", 5);
                }
                assert_false(next_error(&item, &of.error, &of));
                assert_string(&of.error.message, "first");
            }
        }
    }
}

/* A context of any size is told as it came. */
static void test_large_contexts(void **state)
{
    (void)state;
    size_t size = append(0, "{\"errors\":[{\"context\":{\"a\":\"]}\"}},{\"context\":");
    size_t start = size;
    size += filler(sheet + size, 1, 20000);
    size_t end = size;
    size = append(size, ",\"message\":\"m\"},{\"code\":9}],\"x\":{}}");
    const char *document = guarded(sheet, size);
    opened_error of = open_error(document, size);
    twcred_error_item item;
    assert_true(next_error(&item, &of.error, &of));
    assert_string(&item.context, "{\"a\":\"]}\"}");
    assert_true(next_error(&item, &of.error, &of));
    assert_string_at(__LINE__, &item.context, sheet + start, end - start);
    assert_string(&item.message, "m");
    assert_true(next_error(&item, &of.error, &of));
    assert_integer(&item.code, 9);
    assert_false(next_error(&item, &of.error, &of));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_item_of_every_presence),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_next_on_an_error_of_nothing),
        cmocka_unit_test(test_who_speaks),
        cmocka_unit_test(test_where_to_read_on),
        cmocka_unit_test(test_what_the_first_says),
        cmocka_unit_test(test_the_shortest_text),
        cmocka_unit_test(test_items_without_strings),
        cmocka_unit_test(test_twice_the_size_suffices),
        cmocka_unit_test(test_fault_in_the_last_item),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_large_contexts),
    };
    return cmocka_run_group_tests_name("core-error_list", tests, NULL, NULL);
}
