/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include "internal.h"

#include <limits.h>
#include <string.h>

/* The numbers and names that hosts may have written down. A new code is a new
 * line here, and an old line never changes. */
static const struct {
    twcred_code code;
    int number;
    const char *name;
} codes[] = {
    {TWCRED_OK, 0, "ok"},
    {TWCRED_PARAM_MISSING, 100, "param-missing"},
    {TWCRED_PARAM_ENUM, 101, "param-enum"},
    {TWCRED_PARAM_UTF8, 102, "param-utf8"},
    {TWCRED_PARAM_SIZE, 103, "param-size"},
    {TWCRED_PARAM_NULL, 104, "param-null"},
    {TWCRED_PARAM_FORMAT, 105, "param-format"},
    {TWCRED_PARAM_UNKNOWN, 106, "param-unknown"},
    {TWCRED_PARAM_RANGE, 107, "param-range"},
    {TWCRED_SPACE_BODY, 200, "space-body"},
    {TWCRED_SPACE_TEXT, 201, "space-text"},
    {TWCRED_SPACE_QUERY, 202, "space-query"},
    {TWCRED_SPACE_URL, 203, "space-url"},
    {TWCRED_JSON_SYNTAX, 300, "json-syntax"},
    {TWCRED_JSON_UTF8, 301, "json-utf8"},
    {TWCRED_JSON_STRING, 302, "json-string"},
    {TWCRED_JSON_NUMBER, 303, "json-number"},
    {TWCRED_JSON_DEPTH, 304, "json-depth"},
    {TWCRED_JSON_TRAILING, 305, "json-trailing"},
    {TWCRED_JSON_SIZE, 306, "json-size"},
    {TWCRED_FIELD_TYPE, 400, "field-type"},
    {TWCRED_FIELD_NULL, 401, "field-null"},
    {TWCRED_FIELD_FORMAT, 402, "field-format"},
    {TWCRED_FIELD_ENUM, 403, "field-enum"},
    {TWCRED_FIELD_DUPLICATE, 404, "field-duplicate"},
    {TWCRED_FIELD_RANGE, 405, "field-range"},
    {TWCRED_FIELD_MISSING, 406, "field-missing"},
    {TWCRED_FIELD_MISMATCH, 407, "field-mismatch"},
    {TWCRED_FORMAT_SID, 500, "format-sid"},
    {TWCRED_FORMAT_TYPE, 501, "format-type"},
    {TWCRED_FORMAT_BOOLEAN, 502, "format-boolean"},
    {TWCRED_FORMAT_DATE_TIME, 503, "format-date-time"},
    {TWCRED_FORMAT_URI, 504, "format-uri"},
    {TWCRED_FORMAT_HTTP_DATE, 505, "format-http-date"},
    {TWCRED_FORMAT_SERVICE, 506, "format-service"},
    {TWCRED_HEADER_SYNTAX, 600, "header-syntax"},
    {TWCRED_HEADER_CONTROL, 601, "header-control"},
    {TWCRED_HEADER_FORMAT, 602, "header-format"},
    {TWCRED_HEADER_DUPLICATE, 603, "header-duplicate"},
    {TWCRED_STATUS_UNEXPECTED, 700, "status-unexpected"},
    {TWCRED_PAGE_URI, 800, "page-uri"},
    {TWCRED_PAGE_USER, 801, "page-user"},
    {TWCRED_PAGE_FRAGMENT, 802, "page-fragment"},
    {TWCRED_PAGE_HOST, 803, "page-host"},
    {TWCRED_PAGE_SCHEME, 804, "page-scheme"},
    {TWCRED_PAGE_PORT, 805, "page-port"},
    {TWCRED_PAGE_PATH, 806, "page-path"},
    {TWCRED_PAGE_QUERY, 807, "page-query"},
    {TWCRED_PAGE_BASE, 808, "page-base"},
};

/* The family of a hundred is how its names begin. */
static const char *const families[] = {
    "ok", "param-", "space-", "json-", "field-", "format-", "header-", "status-", "page-",
};

static void test_numbers_are_frozen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++)
        assert_int_equal(codes[i].code, codes[i].number);
}

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++) {
        const char *name = twcred_code_name(codes[i].code);
        assert_string_equal(name, codes[i].name);
        assert_ptr_equal(name, twcred_code_name(codes[i].code));
    }
}

static void test_names_begin_with_their_family(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++) {
        size_t family = (size_t)codes[i].number / 100;
        assert_in_range(family, 0, COUNT(families) - 1);
        const char *name = twcred_code_name(codes[i].code);
        assert_int_equal(strncmp(name, families[family], strlen(families[family])), 0);
        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(name));
    }
}

static void test_names_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(twcred_code_name(codes[i].code),
                                    twcred_code_name(codes[j].code));
}

/* A code that the table above does not know fails here. */
static void test_all_other_numbers_are_unknown(void **state)
{
    (void)state;
    size_t known = 0;
    for (int number = 0; number < 1000; number++) {
        if (known < COUNT(codes) && codes[known].number == number)
            known++;
        else
            assert_string_equal(twcred_code_name((twcred_code)number), "unknown");
    }
    assert_int_equal(known, COUNT(codes));
    static const int others[] = {INT_MIN, -1, 1000, 65536 + 100, INT_MAX};
    for (size_t i = 0; i < COUNT(others); i++)
        assert_string_equal(twcred_code_name((twcred_code)others[i]), "unknown");
}

static void test_only_success_is_zero(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++)
        assert_int_equal(codes[i].number == 0, i == 0);
}

static void test_makers(void **state)
{
    (void)state;
    assert_ok(status_ok(), "", 0);
    assert_fault(status_fault(TWCRED_FIELD_NULL, "type", SIZE_MAX), TWCRED_FIELD_NULL, "type",
                 SIZE_MAX, "", 0);
    twcred_status space = status_short(TWCRED_SPACE_BODY, "body", SIZE_MAX);
    assert_short(space, TWCRED_SPACE_BODY, SIZE_MAX);
    assert_string_equal(space.field, "body");
    assert_int_equal(space.offset, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_frozen),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_begin_with_their_family),
        cmocka_unit_test(test_names_are_unique),
        cmocka_unit_test(test_all_other_numbers_are_unknown),
        cmocka_unit_test(test_only_success_is_zero),
        cmocka_unit_test(test_makers),
    };
    return cmocka_run_group_tests_name("core-status", tests, NULL, NULL);
}
