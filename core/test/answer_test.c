/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

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

static void test_answer_of_a_list(void **state)
{
    (void)state;
    static const char document[] = "{\"credentials\":[" EXAMPLE "],\"meta\":{\"key\":\"k\"}}";
    static twcred_work work;
    size_t size = sizeof document - 1;
    for (int http_status = 100; http_status <= 600; http_status++) {
        twcred_answer got;
        twcred_credential credential;
        char text[1024];
        const char *input = guarded(document, size);
        twcred_status status =
            answer(&got, text, sizeof text, TWCRED_LIST, http_status, input, size);
        if (http_status == 200) {
            assert_ok(status, document, size);
            assert_int_equal(got.kind, TWCRED_ANSWER_PAGE);
            assert_int_equal(got.page.count, 1);
            assert_string(&got.page.key, "k");
            assert_no_credential(&got.credential, TWCRED_ABSENT);
            assert_true(twcred_page_next(&credential, &got.page, &work));
            assert_example(&credential);
        } else if (http_status >= 400 && http_status < 600) {
            assert_ok(status, document, size);
            assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
        } else {
            assert_fault(status, TWCRED_STATUS_UNEXPECTED, "status", 0, document, size);
        }
    }
    twcred_answer got;
    char *text = guarded_space(64);
    assert_fault(answer(&got, text, 64, TWCRED_LIST, 200, guarded(BYTES("{}")), 2),
                 TWCRED_FIELD_MISSING, "credentials", 0, "{}", 2);
    assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
}

static void test_match(void **state)
{
    (void)state;
    twcred_credential credential;
    memset(&credential, 0, sizeof credential);
    assert_fault(twcred_credential_match(&credential, SID, 34), TWCRED_FIELD_MISSING, "sid", 0, SID,
                 34);
    assert_fault(twcred_credential_match(&credential, NULL, 0), TWCRED_FIELD_MISSING, "sid", 0,
                 NULL, 0);
    credential.sid.presence = TWCRED_NULL;
    assert_fault(twcred_credential_match(&credential, SID, 34), TWCRED_FIELD_MISSING, "sid", 0, SID,
                 34);
    credential.sid.presence = TWCRED_PRESENT;
    credential.sid.text = SID;
    credential.sid.size = 34;
    assert_ok(twcred_credential_match(&credential, NULL, 0), NULL, 0);
    assert_ok(twcred_credential_match(&credential, guarded(BYTES(SID)), 34), SID, 34);
    for (size_t at = 0; at < 34; at++) {
        char other[] = SID;
        other[at] ^= 0x20; /* another case is another SID */
        assert_fault(twcred_credential_match(&credential, guarded(other, 34), 34),
                     TWCRED_FIELD_MISMATCH, "sid", at, other, 34);
        assert_fault(twcred_credential_match(&credential, guarded(SID, at), at),
                     TWCRED_FIELD_MISMATCH, "sid", at, SID, at);
    }
    assert_fault(twcred_credential_match(&credential, SID "0", 35), TWCRED_FIELD_MISMATCH, "sid",
                 34, SID "0", 35);
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
        cmocka_unit_test(test_answer_by_status),
        cmocka_unit_test(test_answer_of_a_list),
        cmocka_unit_test(test_match),
        cmocka_unit_test(test_answer_to_no_operation),
        cmocka_unit_test(test_answer_bodies_that_are_ignored),
        cmocka_unit_test(test_answer_text_buffer),
    };
    return cmocka_run_group_tests_name("core-answer", tests, NULL, NULL);
}
