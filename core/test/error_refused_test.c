/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *marked;
    twcred_code code;
    const char *field;
} refused[] = {
    {"`", TWCRED_JSON_SYNTAX, "document"},
    {"`<html>502 Bad Gateway</html>", TWCRED_JSON_SYNTAX, "document"},
    {"{\"code\":20001`", TWCRED_JSON_SYNTAX, "document"},
    {"{\"code\":1,\"message\":\"`\xFF\"}", TWCRED_JSON_UTF8, "document"},
    {"`[]", TWCRED_FIELD_TYPE, "document"},
    {"`null", TWCRED_FIELD_TYPE, "document"},
    {" `\"x\"", TWCRED_FIELD_TYPE, "document"},
    {"{\"code\":`\"20001\"}", TWCRED_FIELD_TYPE, "code"},
    {"{\"code\":`true}", TWCRED_FIELD_TYPE, "code"},
    {"{\"code\":`{}}", TWCRED_FIELD_TYPE, "code"},
    {"{\"status\":`[]}", TWCRED_FIELD_TYPE, "status"},
    {"{\"message\":`5}", TWCRED_FIELD_TYPE, "message"},
    {"{\"message\":`{}}", TWCRED_FIELD_TYPE, "message"},
    {"{\"more_info\":`[]}", TWCRED_FIELD_TYPE, "more_info"},
    {"{\"details\":`[]}", TWCRED_FIELD_TYPE, "details"},
    {"{\"details\":`\"x\"}", TWCRED_FIELD_TYPE, "details"},
    {"{\"details\":`5}", TWCRED_FIELD_TYPE, "details"},
    {"{\"code\":`9223372036854775808}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`-9223372036854775809}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`9223372036854775810}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`92233720368547758070}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`18446744073709551616}", TWCRED_FIELD_RANGE, "code"},
    {"{\"status\":`-99999999999999999999999999999999999999}", TWCRED_FIELD_RANGE, "status"},
    {"{\"code\":1,`\"code\":1}", TWCRED_FIELD_DUPLICATE, "code"},
    {"{\"code\":null,`\"c\\u006fde\":1}", TWCRED_FIELD_DUPLICATE, "code"},
    {"{\"message\":\"hidden\",`\"message\":\"m\"}", TWCRED_FIELD_DUPLICATE, "message"},
    {"{\"details\":{\"hidden\":1},`\"details\":{}}", TWCRED_FIELD_DUPLICATE, "details"},
    {"{\"more_info\":\"hidden\",\"code\":`\"\"}", TWCRED_FIELD_TYPE, "code"},
    /* the members of the other forms */
    {"{\"title\":`5}", TWCRED_FIELD_TYPE, "title"},
    {"{\"title\":`{}}", TWCRED_FIELD_TYPE, "title"},
    {"{\"message\":\"hidden\",\"detail\":`[]}", TWCRED_FIELD_TYPE, "detail"},
    {"{\"message\":null,\"detail\":`true}", TWCRED_FIELD_TYPE, "detail"},
    {"{\"type\":`5}", TWCRED_FIELD_TYPE, "type"},
    {"{\"more_info\":null,\"type\":`false}", TWCRED_FIELD_TYPE, "type"},
    {"{\"httpStatusCode\":`\"404\"}", TWCRED_FIELD_TYPE, "httpStatusCode"},
    {"{\"status\":404,\"httpStatusCode\":`404.0}", TWCRED_FIELD_TYPE, "httpStatusCode"},
    {"{\"httpStatusCode\":`-9223372036854775809}", TWCRED_FIELD_RANGE, "httpStatusCode"},
    {"{\"params\":`[]}", TWCRED_FIELD_TYPE, "params"},
    {"{\"details\":{\"hidden\":1},\"params\":`\"\"}", TWCRED_FIELD_TYPE, "params"},
    {"{\"errors\":`{}}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"errors\":`{\"code\":1}}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"message\":\"hidden\",\"errors\":`\"\"}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"errors\":`0}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"errors\":`true}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"title\":\"hidden\",`\"titl\\u0065\":\"hidden\"}", TWCRED_FIELD_DUPLICATE, "title"},
    {"{\"detail\":null,`\"detail\":\"hidden\"}", TWCRED_FIELD_DUPLICATE, "detail"},
    {"{\"type\":\"\",`\"type\":null}", TWCRED_FIELD_DUPLICATE, "type"},
    {"{\"httpStatusCode\":1,`\"httpStatusCode\":1}", TWCRED_FIELD_DUPLICATE, "httpStatusCode"},
    {"{\"params\":{},`\"params\":{}}", TWCRED_FIELD_DUPLICATE, "params"},
    {"{\"status\":1,`\"status\":1}", TWCRED_FIELD_DUPLICATE, "status"},
    {"{\"errors\":[],`\"errors\":[]}", TWCRED_FIELD_DUPLICATE, "errors"},
    {"{\"errors\":null,`\"errors\":null}", TWCRED_FIELD_DUPLICATE, "errors"},
    {"{\"errors\":[{\"message\":\"hidden\"}],`\"err\\u006frs\":[{\"message\":\"hidden\"}]}",
     TWCRED_FIELD_DUPLICATE, "errors"},
    /* their items */
    {"{\"errors\":[`null]}", TWCRED_FIELD_NULL, "errors"},
    {"{\"errors\":[{},{\"message\":\"hidden\"}, `null]}", TWCRED_FIELD_NULL, "errors"},
    {"{\"errors\":[`[]]}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"errors\":[`[{}]]}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"errors\":[`\"message\"]}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"errors\":[{\"message\":\"hidden\"},`5,{}]}", TWCRED_FIELD_TYPE, "errors"},
    {"{\"errors\":[{\"code\":`\"\"}]}", TWCRED_FIELD_TYPE, "code"},
    {"{\"errors\":[{\"code\":`1.0}]}", TWCRED_FIELD_TYPE, "code"},
    {"{\"errors\":[{\"message\":\"hidden\",\"code\":`9223372036854775808}]}", TWCRED_FIELD_RANGE,
     "code"},
    {"{\"errors\":[{\"message\":`5}]}", TWCRED_FIELD_TYPE, "message"},
    {"{\"errors\":[{\"message\":\"hidden\",\"detail\":`5}]}", TWCRED_FIELD_TYPE, "detail"},
    {"{\"errors\":[{\"infoUrl\":`{}}]}", TWCRED_FIELD_TYPE, "infoUrl"},
    {"{\"errors\":[{\"pointer\":`[]}]}", TWCRED_FIELD_TYPE, "pointer"},
    {"{\"errors\":[{\"context\":`[]}]}", TWCRED_FIELD_TYPE, "context"},
    {"{\"errors\":[{\"context\":{\"hidden\":1}},{\"context\":`\"\"}]}", TWCRED_FIELD_TYPE,
     "context"},
    {"{\"errors\":[{\"code\":null,`\"c\\u006fde\":null}]}", TWCRED_FIELD_DUPLICATE, "code"},
    {"{\"errors\":[{\"message\":\"hidden\",`\"message\":\"a longer one\"}]}",
     TWCRED_FIELD_DUPLICATE, "message"},
    {"{\"errors\":[{},{\"detail\":\"\",`\"detail\":\"\"}]}", TWCRED_FIELD_DUPLICATE, "detail"},
    {"{\"errors\":[{\"infoUrl\":\"\",`\"infoUrl\":\"\"}]}", TWCRED_FIELD_DUPLICATE, "infoUrl"},
    {"{\"errors\":[{\"pointer\":null,`\"pointer\":\"\"}]}", TWCRED_FIELD_DUPLICATE, "pointer"},
    {"{\"errors\":[{\"context\":{\"hidden\":1},`\"context\":{}}]}", TWCRED_FIELD_DUPLICATE,
     "context"},
    /* the first in the document */
    {"{\"errors\":[{\"code\":`\"\"},null],\"code\":\"\"}", TWCRED_FIELD_TYPE, "code"},
    {"{\"code\":`\"\",\"errors\":[null]}", TWCRED_FIELD_TYPE, "code"},
    {"{\"errors\":[null],\"code\":0`1}", TWCRED_JSON_NUMBER, "document"},
};

static void expect_fault(const char *document, size_t size, twcred_code code, const char *field,
                         size_t offset)
{
    twcred_error error;
    /* A fault of JSON outranks a short text, and that a fault of the contract. */
    size_t needed = twcred_error_decode(&error, NULL, 0, guarded_work(), 0, document, size).needed;
    if (code < TWCRED_FIELD_TYPE)
        assert_int_equal(needed, 0);
    for (size_t capacity = 0; capacity < needed; capacity++) {
        char *text = guarded_space(capacity);
        memset(&error, FILL, sizeof error);
        assert_short(twcred_error_decode(&error, text, capacity, guarded_work(), 7, document, size),
                     TWCRED_SPACE_TEXT, needed);
        assert_no_error(&error, TWCRED_ABSENT, 7);
        assert_wiped(text, capacity);
    }
    for (int http_status = -1; http_status <= 1000; http_status += 143) {
        char *text = guarded_space(needed);
        memset(&error, FILL, sizeof error);
        assert_fault(
            twcred_error_decode(&error, text, needed, guarded_work(), http_status, document, size),
            code, field, offset, document, size);
        assert_no_error(&error, TWCRED_ABSENT, http_status);
        assert_filled((const char *)&error + sizeof error.http_status,
                      sizeof error - sizeof error.http_status, 0);
        assert_wiped(text, needed);
    }
}

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused[i].marked);
        expect_fault(document, size, refused[i].code, refused[i].field, offset);
    }
    expect_fault(NULL, 0, TWCRED_JSON_SYNTAX, "document", 0);
    twcred_error error;
    assert_fault(twcred_error_decode(&error, NULL, 0, guarded_work(), 502, unmapped(), SIZE_MAX),
                 TWCRED_JSON_SIZE, "document", 0, NULL, 0);
    assert_no_error(&error, TWCRED_ABSENT, 502);
}

/* A fraction or an exponent is no integer, whatever its value. */
static void test_numbers_that_are_no_integers(void **state)
{
    (void)state;
    static const char *const numbers[] = {"1.0",
                                          "0.0",
                                          "-0.5",
                                          "1e3",
                                          "1E0",
                                          "0e0",
                                          "1e400",
                                          "1e-1",
                                          "20001.5",
                                          "9223372036854775808.5",
                                          "99999999999999999999e1"};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char line[64];
        size_t size = (size_t)sprintf(line, "{\"code\":%s}", numbers[i]);
        expect_fault(guarded(line, size), size, TWCRED_FIELD_TYPE, "code", 8);
    }
}

static twcred_status answer(twcred_answer *to, char *text, size_t capacity, int operation,
                            int http_status, const char *document, size_t size)
{
    memset(to, FILL, sizeof *to);
    return twcred_answer_decode(to, text, capacity, guarded_work(), (twcred_operation)operation,
                                http_status, document, size);
}

/* Whatever an error answer holds, it stays an answer. */
static void test_answer_with_an_unreadable_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused[i].marked);
        for (int operation = TWCRED_CREATE; operation <= TWCRED_LIST; operation++) {
            twcred_answer got;
            char *text = guarded_space(256);
            assert_ok(answer(&got, text, 256, operation, 502, document, size), document, size);
            assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
            assert_int_equal(got.http_status, 502);
            assert_no_error(&got.error, TWCRED_ABSENT, 502);
            assert_fault(got.error_body, refused[i].code, refused[i].field, offset, document, size);
            assert_no_credential(&got.credential, TWCRED_ABSENT);
            assert_wiped(text, 256);
        }
    }
    twcred_answer got;
    assert_ok(answer(&got, NULL, 0, TWCRED_CREATE, 503, NULL, 0), NULL, 0);
    assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
    assert_int_equal(got.error.http_status, 503);
    assert_ok(answer(&got, NULL, 0, TWCRED_CREATE, 503, unmapped(), SIZE_MAX), NULL, 0);
    assert_fault(got.error_body, TWCRED_JSON_SIZE, "document", 0, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_numbers_that_are_no_integers),
        cmocka_unit_test(test_answer_with_an_unreadable_error),
    };
    return cmocka_run_group_tests_name("core-error_refused", tests, NULL, NULL);
}
