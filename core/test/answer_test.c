/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

#define PAGE "{\"credentials\": [" EXAMPLE "], \"meta\": " META_EXAMPLE "}"

/* In the order of the operations. */
static const struct {
    int http_status; /* that means success */
    twcred_answer_kind kind;
    const char *document;
} successes[] = {
    {201, TWCRED_ANSWER_CREDENTIAL, EXAMPLE}, {200, TWCRED_ANSWER_CREDENTIAL, EXAMPLE},
    {200, TWCRED_ANSWER_CREDENTIAL, EXAMPLE}, {204, TWCRED_ANSWER_EMPTY, EXAMPLE},
    {200, TWCRED_ANSWER_PAGE, PAGE},
};

static twcred_status answer(twcred_answer *to, char *text, size_t capacity, int operation,
                            int http_status, const char *document, size_t size)
{
    memset(to, FILL, sizeof *to);
    return twcred_answer_decode(to, text, capacity, guarded_work(), (twcred_operation)operation,
                                http_status, document, size);
}

/* The parts that the kind of the answer names, and no others, are there. */
static void assert_answer(const twcred_answer *got, twcred_answer_kind kind, int http_status)
{
    assert_int_equal(got->kind, kind);
    assert_int_equal(got->http_status, http_status);
    if (kind == TWCRED_ANSWER_CREDENTIAL)
        assert_example(&got->credential);
    else
        assert_filled(&got->credential, sizeof got->credential, 0);
    if (kind != TWCRED_ANSWER_PAGE)
        assert_filled(&got->page, sizeof got->page, 0);
    if (kind != TWCRED_ANSWER_ERROR) {
        assert_filled(&got->error, sizeof got->error, 0);
        assert_int_equal(got->error_body.code, TWCRED_OK);
        assert_null(got->error_body.field);
    }
}

static void assert_page(twcred_page *page)
{
    twcred_credential credential;
    assert_integer(&page->page_size, 50);
    assert_string(&page->url, LIST_URL);
    assert_int_equal(page->count, 1);
    assert_true(twcred_page_next(&credential, page, guarded_work()));
    assert_example(&credential);
    assert_false(twcred_page_next(&credential, page, guarded_work()));
}

static void test_answer_by_status(void **state)
{
    (void)state;
    assert_int_equal(TWCRED_CREATE, 0);
    assert_int_equal(TWCRED_LIST, COUNT(successes) - 1);
    for (int operation = TWCRED_CREATE; operation <= TWCRED_LIST; operation++) {
        for (int http_status = -10; http_status <= 1000; http_status++) {
            bool refusal = http_status >= 400 && http_status <= 599;
            bool success = http_status == successes[operation].http_status;
            const char *document = refusal ? ERROR_EXAMPLE : successes[operation].document;
            size_t size = strlen(document);
            twcred_answer got;
            char text[1024];
            twcred_status status = answer(&got, text, sizeof text, operation, http_status,
                                          guarded(document, size), size);
            if (refusal) {
                assert_ok(status, document, size);
                assert_answer(&got, TWCRED_ANSWER_ERROR, http_status);
                assert_ok(got.error_body, document, size);
                assert_int_equal(got.error.http_status, http_status);
                assert_integer(&got.error.code, 20001);
                assert_string(&got.error.message, "Invalid Type");
            } else if (success) {
                assert_ok(status, document, size);
                assert_answer(&got, successes[operation].kind, http_status);
                if (operation == TWCRED_LIST)
                    assert_page(&got.page);
            } else {
                assert_fault(status, TWCRED_STATUS_UNEXPECTED, "status", 0, document, size);
                assert_answer(&got, TWCRED_ANSWER_NONE, http_status);
            }
        }
    }
}

/* A document that is good, but another operation's. */
static void test_answer_with_another_document(void **state)
{
    (void)state;
    char text[1024];
    twcred_answer got;
    /* A credential is no page. */
    assert_fault(answer(&got, text, sizeof text, TWCRED_LIST, 200, BYTES(EXAMPLE)),
                 TWCRED_FIELD_MISSING, "credentials", 0, EXAMPLE, sizeof EXAMPLE - 1);
    assert_answer(&got, TWCRED_ANSWER_NONE, 200);
    /* A page has none of a credential's attributes, and none is required. */
    assert_ok(answer(&got, text, sizeof text, TWCRED_FETCH, 200, BYTES(PAGE)), PAGE,
              sizeof PAGE - 1);
    assert_int_equal(got.kind, TWCRED_ANSWER_CREDENTIAL);
    assert_no_credential(&got.credential, TWCRED_ABSENT);
    assert_int_equal(twcred_credential_match(&got.credential, BYTES(SID)).code,
                     TWCRED_FIELD_MISSING);
    /* `type` is the push service on success and a URI in an error. */
    static const char problem[] = "{\"type\":\"https://www.twilio.com/docs/errors/20001\"}";
    assert_fault(answer(&got, text, sizeof text, TWCRED_CREATE, 201, BYTES(problem)),
                 TWCRED_FIELD_ENUM, "type", 8, problem, sizeof problem - 1);
    assert_ok(answer(&got, text, sizeof text, TWCRED_CREATE, 400, BYTES(problem)), problem,
              sizeof problem - 1);
    assert_string(&got.error.more_info, "https://www.twilio.com/docs/errors/20001");
}

/* The list of an error is read from its answer. */
static void test_answer_with_a_list_of_errors(void **state)
{
    (void)state;
    static const char body[] =
        "{\"errors\":[{\"code\":1,\"message\":\"a\"},{\"code\":2,\"message\":\"b\"}]}";
    for (int operation = TWCRED_CREATE; operation <= TWCRED_LIST; operation++) {
        char text[4];
        twcred_answer got;
        twcred_error_item item;
        assert_short(answer(&got, text, 3, operation, 400, BYTES(body)), TWCRED_SPACE_TEXT, 4);
        assert_answer(&got, TWCRED_ANSWER_NONE, 400);
        assert_ok(answer(&got, text, 4, operation, 400, BYTES(body)), body, sizeof body - 1);
        assert_answer(&got, TWCRED_ANSWER_ERROR, 400);
        assert_integer(&got.error.code, 1);
        assert_true(twcred_error_next(&item, &got.error, guarded_work()));
        assert_string(&item.message, "a");
        assert_true(twcred_error_next(&item, &got.error, guarded_work()));
        assert_string(&item.message, "b");
        assert_string(&got.error.message, "a");
        assert_false(twcred_error_next(&item, &got.error, guarded_work()));
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

static void test_answer_text_buffer(void **state)
{
    (void)state;
    static const struct {
        int operation;
        int http_status;
        const char *document;
    } rows[] = {{TWCRED_CREATE, 201, EXAMPLE},      {TWCRED_CREATE, 400, ERROR_EXAMPLE},
                {TWCRED_FETCH, 200, EXAMPLE},       {TWCRED_UPDATE, 200, EXAMPLE},
                {TWCRED_LIST, 200, PAGE},           {TWCRED_LIST, 503, ERROR_EXAMPLE},
                {TWCRED_DELETE, 404, ERROR_EXAMPLE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i].document);
        const char *document = guarded(rows[i].document, size);
        twcred_answer got;
        twcred_status status =
            answer(&got, NULL, 0, rows[i].operation, rows[i].http_status, document, size);
        size_t needed = status.needed;
        assert_in_range(needed, 1, size);
        for (size_t capacity = 0; capacity < needed; capacity++) {
            char *text = guarded_space(capacity);
            status = answer(&got, text, capacity, rows[i].operation, rows[i].http_status, document,
                            size);
            assert_short(status, TWCRED_SPACE_TEXT, needed);
            assert_answer(&got, TWCRED_ANSWER_NONE, rows[i].http_status);
            assert_wiped(text, capacity);
        }
        char *text = guarded_space(needed);
        assert_ok(
            answer(&got, text, needed, rows[i].operation, rows[i].http_status, document, size),
            document, size);
        if (rows[i].operation != TWCRED_LIST)
            assert_int_equal(needed, credential_space(&got.credential) + error_space(&got.error));
        else if (rows[i].http_status == 200)
            assert_page(&got.page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer_by_status),
        cmocka_unit_test(test_answer_with_another_document),
        cmocka_unit_test(test_answer_with_a_list_of_errors),
        cmocka_unit_test(test_answer_to_no_operation),
        cmocka_unit_test(test_answer_bodies_that_are_ignored),
        cmocka_unit_test(test_answer_text_buffer),
    };
    return cmocka_run_group_tests_name("core-answer", tests, NULL, NULL);
}
