/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------- error */

#define ERROR_EXAMPLE                                                  \
    "{\"code\": 20001, \"message\": \"Invalid Type\", \"more_info\": " \
    "\"https://www.twilio.com/docs/errors/20001\", \"status\": 400}"

static twcred_error decode_error(const char *document, size_t size)
{
    twcred_error error;
    memset(&error, FILL, sizeof error);
    twcred_status status =
        twcred_error_decode(&error, NULL, 0, guarded_work(), 400, document, size);
    size_t needed = 0;
    if (status.code == TWCRED_SPACE_TEXT) {
        needed = status.needed;
        assert_in_range(needed, 1, size);
        assert_no_error(&error, TWCRED_ABSENT, 400);
        for (size_t capacity = needed > 40 ? needed - 3 : 0; capacity < needed; capacity++) {
            char *text = guarded_space(capacity);
            memset(&error, FILL, sizeof error);
            assert_short(
                twcred_error_decode(&error, text, capacity, guarded_work(), 400, document, size),
                TWCRED_SPACE_TEXT, needed);
            assert_no_error(&error, TWCRED_ABSENT, 400);
            assert_wiped(text, capacity);
        }
    }
    char *text = guarded_space(needed);
    memset(&error, FILL, sizeof error);
    assert_ok(twcred_error_decode(&error, text, needed, guarded_work(), 429, document, size),
              document, size);
    assert_int_equal(error.http_status, 429);
    assert_int_equal(error_space(&error), needed);
    assert_true(inside(&error.message, text, needed));
    assert_true(inside(&error.more_info, text, needed));
    assert_true(inside(&error.details, text, needed));
    return error;
}

static void test_error_example(void **state)
{
    (void)state;
    twcred_error error = decode_error(guarded(BYTES(ERROR_EXAMPLE)), sizeof ERROR_EXAMPLE - 1);
    assert_int_equal(error.code.presence, TWCRED_PRESENT);
    assert_int_equal(error.code.value, 20001);
    assert_string(&error.message, "Invalid Type");
    assert_string(&error.more_info, "https://www.twilio.com/docs/errors/20001");
    assert_int_equal(error.status.presence, TWCRED_PRESENT);
    assert_int_equal(error.status.value, 400);
    assert_no_string(&error.details, TWCRED_ABSENT);
}

static void test_error_absent_and_null(void **state)
{
    (void)state;
    twcred_error error = decode_error(guarded(BYTES("{}")), 2);
    assert_no_error(&error, TWCRED_ABSENT, 429);
    static const char nulls[] =
        "{\"code\":null,\"message\":null,\"more_info\":null,\"status\":null,\"details\":null}";
    error = decode_error(guarded(BYTES(nulls)), sizeof nulls - 1);
    assert_no_error(&error, TWCRED_NULL, 429);
}

static void test_error_integers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t value;
    } rows[] = {
        {"0", 0},
        {"-0", 0},
        {"1", 1},
        {"-1", -1},
        {"20001", 20001},
        {"2147483647", 2147483647},
        {"2147483648", 2147483648},
        {"4294967296", 4294967296},
        {"9223372036854775806", INT64_MAX - 1},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775807", INT64_MIN + 1},
        {"-9223372036854775808", INT64_MIN},
    };
    static const char *const names[] = {"code", "status"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t j = 0; j < COUNT(names); j++) {
            char line[128];
            size_t size = (size_t)sprintf(line, "{\"%s\":%s}", names[j], rows[i].text);
            twcred_error error = decode_error(guarded(line, size), size);
            const twcred_integer *given = j == 0 ? &error.code : &error.status;
            assert_int_equal(given->presence, TWCRED_PRESENT);
            assert_true(given->value == rows[i].value);
            assert_no_integer(j == 0 ? &error.status : &error.code, TWCRED_ABSENT);
        }
    }
}

static void test_error_details(void **state)
{
    (void)state;
    static const char *const details[] = {
        "{}",
        "{ }",
        "{\"a\":1}",
        "{ \"a\" : [ 1 , { \"b\" : \"}\" } ] }",
        "{\"a\":\"\\\"}{\\\\\"}",
        "{\"a\":\"\\u0000\\ud83d\\ude00\xC3\xA9\"}",
        "{\"code\":5,\"message\":5,\"details\":5}",
        "{\"a\":{\"b\":{\"c\":[[],[[]]]}},\"]\":\"[\"}",
    };
    for (size_t i = 0; i < COUNT(details); i++) {
        char line[256];
        size_t size = (size_t)sprintf(line, "{\"details\": %s ,\"message\":\"m\"}", details[i]);
        twcred_error error = decode_error(guarded(line, size), size);
        assert_string_at(__LINE__, &error.details, details[i], strlen(details[i]));
        assert_string(&error.message, "m");
        assert_no_integer(&error.code, TWCRED_ABSENT);
    }
    /* Larger than the window. */
    size_t size = append(0, "{\"code\":1,\"details\":");
    size_t start = size;
    size += filler(sheet + size, 1, 10000);
    size_t end = size;
    size = append(size, ",\"message\":\"m\",\"status\":2}");
    twcred_error error = decode_error(guarded(sheet, size), size);
    assert_string_at(__LINE__, &error.details, sheet + start, end - start);
    assert_string(&error.message, "m");
    assert_int_equal(error.status.value, 2);
}

static const struct {
    const char *marked;
    twcred_code code;
    const char *field;
} refused_errors[] = {
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
};

static void expect_error_fault(const char *document, size_t size, twcred_code code,
                               const char *field, size_t offset)
{
    twcred_error error;
    for (int http_status = -1; http_status <= 1000; http_status += 143) {
        char *text = guarded_space(256);
        memset(&error, FILL, sizeof error);
        assert_fault(
            twcred_error_decode(&error, text, 256, guarded_work(), http_status, document, size),
            code, field, offset, document, size);
        assert_no_error(&error, TWCRED_ABSENT, http_status);
        assert_wiped(text, 256);
    }
}

static void test_refused_errors(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_errors); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused_errors[i].marked);
        expect_error_fault(document, size, refused_errors[i].code, refused_errors[i].field, offset);
    }
    expect_error_fault(NULL, 0, TWCRED_JSON_SYNTAX, "document", 0);
    twcred_error error;
    assert_fault(twcred_error_decode(&error, NULL, 0, guarded_work(), 502, unmapped(), SIZE_MAX),
                 TWCRED_JSON_SIZE, "document", 0, NULL, 0);
    assert_no_error(&error, TWCRED_ABSENT, 502);
}

/* A fraction or an exponent is no integer, whatever its value. */
static void test_error_numbers_that_are_no_integers(void **state)
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
        expect_error_fault(guarded(line, size), size, TWCRED_FIELD_TYPE, "code", 8);
    }
}

/* ------------------------------------------------------------------ answer */

static const int successes[] = {201, 200, 200, 204}; /* in the order of the operations */

static twcred_status answer(twcred_answer *to, char *text, size_t capacity, int operation,
                            int http_status, const char *document, size_t size)
{
    memset(to, FILL, sizeof *to);
    return twcred_answer_decode(to, text, capacity, guarded_work(), (twcred_operation)operation,
                                http_status, document, size);
}

static void test_answer_by_status(void **state)
{
    (void)state;
    assert_int_equal(TWCRED_CREATE, 0);
    assert_int_equal(TWCRED_DELETE, COUNT(successes) - 1);
    for (int operation = TWCRED_CREATE; operation <= TWCRED_DELETE; operation++) {
        for (int http_status = -10; http_status <= 1000; http_status++) {
            bool refusal = http_status >= 400 && http_status <= 599;
            bool success = http_status == successes[operation];
            const char *document = refusal ? ERROR_EXAMPLE : EXAMPLE;
            size_t size = strlen(document);
            twcred_answer got;
            char text[1024];
            twcred_status status = answer(&got, text, sizeof text, operation, http_status,
                                          guarded(document, size), size);
            assert_int_equal(got.http_status, http_status);
            if (refusal) {
                assert_ok(status, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
                assert_ok(got.error_body, document, size);
                assert_int_equal(got.error.http_status, http_status);
                assert_int_equal(got.error.code.value, 20001);
                assert_string(&got.error.message, "Invalid Type");
                assert_no_credential(&got.credential, TWCRED_ABSENT);
            } else if (success && operation == TWCRED_DELETE) {
                assert_ok(status, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_EMPTY);
                assert_no_credential(&got.credential, TWCRED_ABSENT);
            } else if (success) {
                assert_ok(status, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_CREDENTIAL);
                assert_example(&got.credential);
                assert_no_error(&got.error, TWCRED_ABSENT, 0);
            } else {
                assert_fault(status, TWCRED_STATUS_UNEXPECTED, "status", 0, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
                assert_no_credential(&got.credential, TWCRED_ABSENT);
                assert_no_error(&got.error, TWCRED_ABSENT, 0);
            }
        }
    }
}

/* What is no operation has no success. */
static void test_answer_to_no_operation(void **state)
{
    (void)state;
    static const int operations[] = {-1, 5, 6, 256, INT32_MAX, INT32_MIN};
    static const int statuses[] = {INT32_MIN, -1, 0, 1, 200, 201, 204, INT32_MAX};
    for (size_t i = 0; i < COUNT(operations); i++) {
        for (size_t j = 0; j < COUNT(statuses); j++) {
            twcred_answer got;
            assert_fault(answer(&got, NULL, 0, operations[i], statuses[j], unmapped(), 1),
                         TWCRED_STATUS_UNEXPECTED, "status", 0, NULL, 0);
            assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
            assert_int_equal(got.http_status, statuses[j]);
        }
    }
}

/* The bodies of a delete and of an unexpected status are not even looked at. */
static void test_answer_bodies_that_are_ignored(void **state)
{
    (void)state;
    twcred_answer got;
    static const size_t sizes[] = {0, 1, 100, SIZE_MAX};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        assert_ok(answer(&got, NULL, 0, TWCRED_DELETE, 204, unmapped(), sizes[i]), NULL, 0);
        assert_int_equal(got.kind, TWCRED_ANSWER_EMPTY);
        assert_fault(answer(&got, NULL, 0, TWCRED_CREATE, 302, unmapped(), sizes[i]),
                     TWCRED_STATUS_UNEXPECTED, "status", 0, NULL, 0);
        assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
    }
    assert_ok(answer(&got, NULL, 0, TWCRED_DELETE, 204, NULL, 0), NULL, 0);
}

/* Whatever an error answer holds, it stays an answer. */
static void test_answer_with_an_unreadable_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_errors); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused_errors[i].marked);
        for (int operation = TWCRED_CREATE; operation <= TWCRED_DELETE; operation++) {
            twcred_answer got;
            char *text = guarded_space(256);
            assert_ok(answer(&got, text, 256, operation, 502, document, size), document, size);
            assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
            assert_int_equal(got.http_status, 502);
            assert_no_error(&got.error, TWCRED_ABSENT, 502);
            assert_fault(got.error_body, refused_errors[i].code, refused_errors[i].field, offset,
                         document, size);
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

static void test_answer_text_buffer(void **state)
{
    (void)state;
    static const struct {
        int http_status;
        const char *document;
    } rows[] = {{201, EXAMPLE}, {400, ERROR_EXAMPLE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i].document);
        const char *document = guarded(rows[i].document, size);
        twcred_answer got;
        twcred_status status =
            answer(&got, NULL, 0, TWCRED_CREATE, rows[i].http_status, document, size);
        size_t needed = status.needed;
        assert_in_range(needed, 1, size);
        for (size_t capacity = 0; capacity < needed; capacity++) {
            char *text = guarded_space(capacity);
            status =
                answer(&got, text, capacity, TWCRED_CREATE, rows[i].http_status, document, size);
            assert_short(status, TWCRED_SPACE_TEXT, needed);
            assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
            assert_int_equal(got.http_status, rows[i].http_status);
            assert_no_credential(&got.credential, TWCRED_ABSENT);
            assert_wiped(text, capacity);
        }
        char *text = guarded_space(needed);
        assert_ok(answer(&got, text, needed, TWCRED_CREATE, rows[i].http_status, document, size),
                  document, size);
        assert_int_equal(needed, credential_space(&got.credential) + error_space(&got.error));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_error_example),
        cmocka_unit_test(test_error_absent_and_null),
        cmocka_unit_test(test_error_integers),
        cmocka_unit_test(test_error_details),
        cmocka_unit_test(test_refused_errors),
        cmocka_unit_test(test_error_numbers_that_are_no_integers),
        cmocka_unit_test(test_answer_by_status),
        cmocka_unit_test(test_answer_to_no_operation),
        cmocka_unit_test(test_answer_bodies_that_are_ignored),
        cmocka_unit_test(test_answer_with_an_unreadable_error),
        cmocka_unit_test(test_answer_text_buffer),
    };
    return cmocka_run_group_tests_name("core-answer", tests, NULL, NULL);
}
