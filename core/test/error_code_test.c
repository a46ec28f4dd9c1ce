/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The table of the documented error codes. */

#include "support.h"

#include <string.h>

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
        cmocka_unit_test(test_codes),
    };
    return cmocka_run_group_tests_name("core-error-code", tests, NULL, NULL);
}
