/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The five forms of an error's body, its list, and the table of codes. What holds
 * of any error is in answer_test.c. */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

static twcred_work item_work;

static size_t measure(const char *document, size_t size)
{
    twcred_error error;
    twcred_status status =
        twcred_error_decode(&error, NULL, 0, guarded_work(), 400, document, size);
    if (status.code != TWCRED_SPACE_TEXT)
        return 0;
    assert_in_range(status.needed, 1, 2 * size);
    return status.needed;
}

static twcred_error decode(const char *text)
{
    twcred_error error;
    size_t size = strlen(text);
    const char *document = guarded(text, size);
    size_t needed = measure(document, size);
    for (size_t capacity = 0; capacity < needed; capacity++) {
        char *room = guarded_space(capacity);
        assert_short(
            twcred_error_decode(&error, room, capacity, guarded_work(), 400, document, size),
            TWCRED_SPACE_TEXT, needed);
        assert_wiped(room, capacity);
    }
    char *room = guarded_space(needed);
    memset(&error, FILL, sizeof error);
    assert_ok(twcred_error_decode(&error, room, needed, guarded_work(), 400, document, size),
              document, size);
    assert_int_equal(error.http_status, 400);
    return error;
}

static void expect_end(twcred_error *error)
{
    static const twcred_error_item none;
    twcred_error_item item;
    memset(&item, FILL, sizeof item);
    assert_false(twcred_error_next(&item, error, &item_work));
    assert_memory_equal(&item, &none, sizeof none);
}

static void test_form_1_and_2(void **state)
{
    (void)state;
    twcred_error error =
        decode("{\"code\":20001,\"message\":\"m\",\"more_info\":\"i\",\"status\":400}");
    assert_int_equal(error.code.value, 20001);
    assert_string(&error.message, "m");
    assert_string(&error.more_info, "i");
    assert_int_equal(error.status.value, 400);
    assert_no_string(&error.details, TWCRED_ABSENT);
    assert_int_equal(error.count, 0);
    expect_end(&error);
    error = decode("{\"code\":20001,\"message\":\"m\",\"status\":400,\"details\":{ \"a\" :1}}");
    assert_string(&error.details, "{ \"a\" :1}");
}

static void test_form_3(void **state)
{
    (void)state;
    twcred_error_item item;
    twcred_error error = decode(
        "{\"type\":\"https://t\",\"title\":\"Bad\",\"status\":400,\"code\":20001,\"detail\":\"d\","
        "\"instance\":\"/x\",\"errors\":[{\"detail\":\"first\",\"pointer\":\"#/Type\"},"
        "{\"detail\":\"second\"}]}");
    assert_int_equal(error.code.value, 20001);
    assert_string(&error.message, "d");
    assert_string(&error.more_info, "https://t");
    assert_int_equal(error.status.value, 400);
    assert_int_equal(error.count, 2);
    assert_true(twcred_error_next(&item, &error, &item_work));
    assert_string(&item.message, "first");
    assert_string(&item.pointer, "#/Type");
    assert_no_integer(&item.code, TWCRED_ABSENT);
    assert_no_string(&item.more_info, TWCRED_ABSENT);
    assert_no_string(&item.context, TWCRED_ABSENT);
    assert_true(twcred_error_next(&item, &error, &item_work));
    assert_string(&item.message, "second");
    assert_no_string(&item.pointer, TWCRED_ABSENT);
    expect_end(&error);
    assert_string(&error.message, "d");
}

static void test_form_4(void **state)
{
    (void)state;
    twcred_error error = decode("{\"code\":20404,\"message\":\"m\",\"httpStatusCode\":404,"
                                "\"params\":{\"a\":\"b\"},\"userError\":true}");
    assert_int_equal(error.code.value, 20404);
    assert_string(&error.message, "m");
    assert_int_equal(error.status.value, 404);
    assert_string(&error.details, "{\"a\":\"b\"}");
    assert_int_equal(error.count, 0);
}

/* What the first of the list says is told for the whole, and stays. */
static void test_form_5(void **state)
{
    (void)state;
    twcred_error_item item;
    twcred_error error =
        decode("{\"errors\":[{\"code\":20001,\"message\":\"one\",\"infoUrl\":\"u\",\"context\":{"
               "\"k\":[1]}},"
               "{\"code\":2,\"message\":\"a much longer second\",\"infoUrl\":null}]}");
    assert_int_equal(error.count, 2);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(error.code.value, 20001);
        assert_string(&error.message, "one");
        assert_string(&error.more_info, "u");
        assert_no_integer(&error.status, TWCRED_ABSENT);
        assert_no_string(&error.details, TWCRED_ABSENT);
        assert_true(twcred_error_next(&item, &error, &item_work));
        assert_int_equal(item.code.value, i == 0 ? 20001 : 2);
        if (i == 0) {
            assert_string(&item.message, "one");
            assert_string(&item.context, "{\"k\":[1]}");
        } else {
            assert_string(&item.message, "a much longer second");
            assert_no_string(&item.more_info, TWCRED_NULL);
        }
    }
    expect_end(&error);
    error = decode("{\"errors\":[{\"detail\":\"d\",\"code\":null}]}");
    assert_string(&error.message, "d");
    assert_no_integer(&error.code, TWCRED_NULL);
    error = decode("{\"errors\":[{}]}");
    assert_no_string(&error.message, TWCRED_ABSENT);
    assert_int_equal(error.count, 1);
}

/* The list speaks for the whole only where nothing else does. */
static void test_list_beside_a_message(void **state)
{
    (void)state;
    static const char *const members[] = {"\"code\":null", "\"message\":null", "\"detail\":null",
                                          "\"title\":null"};
    for (size_t i = 0; i < COUNT(members); i++) {
        char text[128];
        snprintf(text, sizeof text, "{%s,\"errors\":[{\"code\":7,\"message\":\"m\"}]}", members[i]);
        twcred_error error = decode(text);
        assert_int_equal(error.count, 1);
        assert_no_integer(&error.code, i == 0 ? TWCRED_NULL : TWCRED_ABSENT);
        assert_no_string(&error.message, i == 0 ? TWCRED_ABSENT : TWCRED_NULL);
    }
    twcred_error error = decode("{\"status\":500,\"errors\":[{\"code\":7}]}");
    assert_int_equal(error.code.value, 7);
    assert_int_equal(error.status.value, 500);
    error = decode("{\"errors\":null}");
    assert_int_equal(error.count, 0);
    error = decode("{\"errors\":[]}");
    assert_int_equal(error.count, 0);
    assert_no_integer(&error.code, TWCRED_ABSENT);
}

/* The first that is not absent holds, null too. */
static void test_precedence(void **state)
{
    (void)state;
    twcred_error error = decode(
        "{\"title\":\"t\",\"detail\":\"d\",\"message\":\"m\",\"type\":\"y\",\"more_info\":\"i\","
        "\"httpStatusCode\":1,\"status\":2,\"params\":{\"p\":1},\"details\":{\"d\":1}}");
    assert_string(&error.message, "m");
    assert_string(&error.more_info, "i");
    assert_int_equal(error.status.value, 2);
    assert_string(&error.details, "{\"d\":1}");
    error = decode("{\"title\":\"t\",\"detail\":\"d\"}");
    assert_string(&error.message, "d");
    error = decode("{\"title\":\"t\"}");
    assert_string(&error.message, "t");
    error = decode("{\"title\":\"t\",\"message\":null,\"type\":\"y\",\"more_info\":null,"
                   "\"httpStatusCode\":1,\"status\":null,\"params\":{},\"details\":null}");
    assert_no_string(&error.message, TWCRED_NULL);
    assert_no_string(&error.more_info, TWCRED_NULL);
    assert_no_integer(&error.status, TWCRED_NULL);
    assert_no_string(&error.details, TWCRED_NULL);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *marked;
        twcred_code code;
        const char *field;
    } rows[] = {
        {"{\"detail\":`5}", TWCRED_FIELD_TYPE, "detail"},
        {"{\"title\":`[]}", TWCRED_FIELD_TYPE, "title"},
        {"{\"type\":`{}}", TWCRED_FIELD_TYPE, "type"},
        {"{\"httpStatusCode\":`\"4\"}", TWCRED_FIELD_TYPE, "httpStatusCode"},
        {"{\"httpStatusCode\":`99999999999999999999}", TWCRED_FIELD_RANGE, "httpStatusCode"},
        {"{\"params\":`[]}", TWCRED_FIELD_TYPE, "params"},
        {"{\"errors\":`{}}", TWCRED_FIELD_TYPE, "errors"},
        {"{\"errors\":[`null]}", TWCRED_FIELD_NULL, "errors"},
        {"{\"errors\":[{},`\"x\"]}", TWCRED_FIELD_TYPE, "errors"},
        {"{\"errors\":[{\"code\":`\"1\"}]}", TWCRED_FIELD_TYPE, "code"},
        {"{\"errors\":[{\"message\":`1}]}", TWCRED_FIELD_TYPE, "message"},
        {"{\"errors\":[{\"detail\":`1}]}", TWCRED_FIELD_TYPE, "detail"},
        {"{\"errors\":[{\"infoUrl\":`1}]}", TWCRED_FIELD_TYPE, "infoUrl"},
        {"{\"errors\":[{\"pointer\":`1}]}", TWCRED_FIELD_TYPE, "pointer"},
        {"{\"errors\":[{\"context\":`\"{}\"}]}", TWCRED_FIELD_TYPE, "context"},
        {"{\"errors\":[{\"pointer\":\"hidden\",`\"pointer\":\"\"}]}", TWCRED_FIELD_DUPLICATE,
         "pointer"},
        {"{\"errors\":[],`\"errors\":[]}", TWCRED_FIELD_DUPLICATE, "errors"},
        {"{\"message\":\"hidden\",\"errors\":[{\"message\":\"hidden\"},{\"code\":`0.5}]}",
         TWCRED_FIELD_TYPE, "code"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *document;
        size_t size;
        twcred_error error;
        size_t offset = unmark(&document, &size, rows[i].marked);
        size_t needed = measure(document, size);
        char *room = guarded_space(needed);
        memset(&error, FILL, sizeof error);
        assert_fault(twcred_error_decode(&error, room, needed, guarded_work(), 503, document, size),
                     rows[i].code, rows[i].field, offset, document, size);
        assert_no_error(&error, TWCRED_ABSENT, 503);
        assert_int_equal(error.count, 0);
        assert_wiped(room, needed);
        expect_end(&error);
    }
}

/* -------------------------------------------------------------------- codes */

static void test_codes(void **state)
{
    (void)state;
    enum { N = TWCRED_REPEAT_NEVER, R = TWCRED_REPEAT_ON_REQUEST, S = TWCRED_REPEAT_SAFE };
    static const struct {
        int64_t code, last;
        int http_status;
        int repeat[TWCRED_OPERATION_COUNT]; /* create, fetch, update, delete, list */
    } rows[] = {
        {20001, 20001, 400, {N, N, N, N, N}}, {20003, 20003, 401, {N, N, N, N, N}},
        {20004, 20004, 0, {N, N, N, N, N}},   {20005, 20005, 0, {N, N, N, N, N}},
        {20011, 20011, 0, {N, N, N, N, N}},   {20403, 20403, 0, {N, N, N, N, N}},
        {20404, 20404, 404, {N, N, N, N, N}}, {20429, 20429, 429, {S, S, S, S, S}},
        {20500, 20500, 500, {N, S, R, S, S}}, {20503, 20503, 503, {R, S, R, S, S}},
        {52002, 52145, 0, {N, N, N, N, N}},   {70051, 70051, 403, {N, N, N, N, N}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const twcred_error_info *info = twcred_error_get(i);
        assert_non_null(info);
        assert_true(info->code == rows[i].code && info->last == rows[i].last);
        assert_int_equal(info->http_status, rows[i].http_status);
        for (int k = 0; k < TWCRED_OPERATION_COUNT; k++)
            assert_int_equal(info->repeat[k], rows[i].repeat[k]);
        assert_int_equal(strspn(info->name, "abcdefghijklmnopqrstuvwxyz-"), strlen(info->name));
        assert_true(strlen(info->meaning) > 10);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(info->name, twcred_error_get(k)->name);
        assert_ptr_equal(twcred_error_find(rows[i].code), info);
        assert_ptr_equal(twcred_error_find(rows[i].last), info);
        assert_ptr_not_equal(twcred_error_find(rows[i].code - 1), info);
        assert_ptr_not_equal(twcred_error_find(rows[i].last + 1), info);
    }
    assert_null(twcred_error_get(COUNT(rows)));
    assert_null(twcred_error_get(SIZE_MAX));
    static const int64_t unknown[] = {0,     1,     -20001, 20000,     20002,    52001,
                                      52146, 70050, 70052,  INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < COUNT(unknown); i++)
        assert_null(twcred_error_find(unknown[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form_1_and_2),
        cmocka_unit_test(test_form_3),
        cmocka_unit_test(test_form_4),
        cmocka_unit_test(test_form_5),
        cmocka_unit_test(test_list_beside_a_message),
        cmocka_unit_test(test_precedence),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_codes),
    };
    return cmocka_run_group_tests_name("core-error", tests, NULL, NULL);
}
