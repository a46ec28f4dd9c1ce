/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <string.h>

/* The documented codes in their order, with what the service's documentation says
 * of each. Repeat safety by operation: create, fetch, update, delete, list; N never,
 * R on request, S safe. */
static const struct {
    int64_t code, last;
    int http_status;
    const char *repeat;
    const char *name;
} documented[] = {
    {20001, 20001, 400, "NNNNN", "validation-failed"},
    {20003, 20003, 401, "NNNNN", "authentication-failed"},
    {20004, 20004, 0, "NNNNN", "method-not-allowed"},
    {20005, 20005, 0, "NNNNN", "account-inactive"},
    {20011, 20011, 0, "NNNNN", "tls-too-old"},
    {20403, 20403, 0, "NNNNN", "account-suspended"},
    {20404, 20404, 404, "NNNNN", "not-found"},
    /* not processed, so that even a create can be made again */
    {20429, 20429, 429, "SSSSS", "too-many-requests"},
    /* may have been processed: never a create */
    {20500, 20500, 500, "NSRSS", "internal-error"},
    /* a POST only when asked for */
    {20503, 20503, 503, "RSRSS", "service-unavailable"},
    {52002, 52145, 0, "NNNNN", "push-delivery-failed"},
    {70051, 70051, 403, "NNNNN", "permission-missing"},
};

static void test_rows(void **state)
{
    (void)state;
    assert_int_equal(TWCRED_OPERATION_COUNT, 5);
    assert_int_equal(TWCRED_CREATE, 0);
    assert_int_equal(TWCRED_FETCH, 1);
    assert_int_equal(TWCRED_UPDATE, 2);
    assert_int_equal(TWCRED_DELETE, 3);
    assert_int_equal(TWCRED_LIST, 4);
    for (size_t i = 0; i < COUNT(documented); i++) {
        const twcred_error_info *info = twcred_error_get(i);
        assert_non_null(info);
        assert_true(info->code == documented[i].code);
        assert_true(info->last == documented[i].last);
        assert_int_equal(info->http_status, documented[i].http_status);
        assert_string_equal(info->name, documented[i].name);
        assert_true(strlen(info->meaning) > 10);
        for (int operation = 0; operation < TWCRED_OPERATION_COUNT; operation++) {
            char letter = documented[i].repeat[operation];
            assert_int_equal(info->repeat[operation], letter == 'N'   ? TWCRED_REPEAT_NEVER
                                                      : letter == 'R' ? TWCRED_REPEAT_ON_REQUEST
                                                                      : TWCRED_REPEAT_SAFE);
        }
    }
}

static void test_nothing_behind_the_last(void **state)
{
    (void)state;
    static const size_t behind[] = {0, 1, 2, 100, SIZE_MAX / 2, SIZE_MAX - COUNT(documented)};
    for (size_t i = 0; i < COUNT(behind); i++)
        assert_null(twcred_error_get(COUNT(documented) + behind[i]));
}

/* Twice the same row, by its number and by each of its codes. */
static void test_every_code(void **state)
{
    (void)state;
    for (int64_t code = -100; code < 100000; code++) {
        const twcred_error_info *expected = NULL;
        for (size_t i = 0; i < COUNT(documented); i++)
            if (code >= documented[i].code && code <= documented[i].last)
                expected = twcred_error_get(i);
        assert_ptr_equal(twcred_error_find(code), expected);
    }
    /* The edges of ranges, one by one. */
    assert_null(twcred_error_find(52001));
    assert_non_null(twcred_error_find(52002));
    assert_non_null(twcred_error_find(52131));
    assert_non_null(twcred_error_find(52145));
    assert_null(twcred_error_find(52146));
}

static void test_codes_far_away(void **state)
{
    (void)state;
    static const int64_t codes[] = {INT64_MIN,
                                    INT64_MIN + 20001,
                                    -20001,
                                    20001 + INT64_C(4294967296),
                                    20429 - INT64_C(4294967296),
                                    20001 + INT64_C(65536),
                                    INT64_MAX - 20001,
                                    INT64_MAX};
    for (size_t i = 0; i < COUNT(codes); i++)
        assert_null(twcred_error_find(codes[i]));
}

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(documented); i++) {
        const char *name = twcred_error_get(i)->name;
        size_t size = strlen(name);
        assert_true(size > 0 && name[0] != '-' && name[size - 1] != '-');
        for (size_t j = 0; j < size; j++) {
            assert_true(in_set(name[j], "abcdefghijklmnopqrstuvwxyz-"));
            assert_false(name[j] == '-' && name[j + 1] == '-');
        }
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(twcred_error_get(j)->name, name);
        /* For people: one line, and no mark at its end. */
        const char *meaning = twcred_error_get(i)->meaning;
        assert_null(strchr(meaning, '\n'));
        assert_int_not_equal(meaning[strlen(meaning) - 1], '.');
    }
}

/* Ascending, and no two rows for one code. */
static void test_order(void **state)
{
    (void)state;
    for (size_t i = 0; twcred_error_get(i) != NULL; i++) {
        const twcred_error_info *info = twcred_error_get(i);
        assert_true(info->code <= info->last);
        if (i > 0)
            assert_true(info->code > twcred_error_get(i - 1)->last);
    }
}

/* What is not set is what is not safe. */
static void test_zero_is_never(void **state)
{
    (void)state;
    assert_int_equal(TWCRED_REPEAT_NEVER, 0);
    for (size_t i = 0; i < COUNT(documented); i++) {
        const twcred_error_info *info = twcred_error_get(i);
        /* Nothing that a create may do, another operation may not. */
        for (int operation = 0; operation < TWCRED_OPERATION_COUNT; operation++)
            assert_true(info->repeat[operation] >= info->repeat[TWCRED_CREATE]);
        /* What only reads is as safe as can be. */
        assert_int_equal(info->repeat[TWCRED_FETCH], info->repeat[TWCRED_LIST]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),          cmocka_unit_test(test_nothing_behind_the_last),
        cmocka_unit_test(test_every_code),    cmocka_unit_test(test_codes_far_away),
        cmocka_unit_test(test_names),         cmocka_unit_test(test_order),
        cmocka_unit_test(test_zero_is_never),
    };
    return cmocka_run_group_tests_name("core-error_code", tests, NULL, NULL);
}
