/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct expected_pair {
    const char *name;
    const char *value;
    size_t value_size;
} expected_pair;

#define PAIR(name, value)             \
    {                                 \
        name, value, sizeof value - 1 \
    }

typedef struct form_case {
    const char *body;
    mock_form_code code;
    size_t count;
    expected_pair pairs[3];
} form_case;

/* On the heap and of the exact size, so that a sanitizer sees a byte too many. */
static mock_form_code decode(mock_form *form, char **body, const char *text)
{
    size_t size = strlen(text);
    *body = malloc(size + (size == 0));
    assert_non_null(*body);
    memcpy(*body, text, size);
    return form_decode(form, *body, size);
}

static void assert_slice(mock_form_slice slice, const char *bytes, size_t size)
{
    assert_int_equal(slice.size, size);
    assert_memory_equal(slice.bytes, bytes, size);
}

static void check(const form_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mock_form form;
        char *body;
        print_message("%s\n", cases[i].body);
        assert_int_equal(decode(&form, &body, cases[i].body), cases[i].code);
        assert_int_equal(form.count, cases[i].count);
        for (size_t j = 0; j < 3 && cases[i].pairs[j].name != NULL; j++) {
            const expected_pair *pair = &cases[i].pairs[j];
            assert_slice(form.pairs[j].name, pair->name, strlen(pair->name));
            if (cases[i].code == FORM_OK)
                assert_slice(form.pairs[j].value, pair->value, pair->value_size);
        }
        free(body);
    }
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof(cases)[0])

static void pairs_are_split(void **state)
{
    (void)state;
    static const form_case cases[] = {
        {"", FORM_OK, 0, {{0}}},
        {"Type=apn", FORM_OK, 1, {PAIR("Type", "apn")}},
        {"a=1&b=2", FORM_OK, 2, {PAIR("a", "1"), PAIR("b", "2")}},
        {"&&a=1&&", FORM_OK, 1, {PAIR("a", "1")}},
        {"a", FORM_OK, 1, {PAIR("a", "")}},
        {"a=", FORM_OK, 1, {PAIR("a", "")}},
        {"=", FORM_OK, 1, {PAIR("", "")}},
        {"=v", FORM_OK, 1, {PAIR("", "v")}},
        {"a=b=c", FORM_OK, 1, {PAIR("a", "b=c")}},
        {"a=1&A=2", FORM_OK, 2, {PAIR("a", "1"), PAIR("A", "2")}},
    };
    CHECK(cases);
}

static void values_are_decoded(void **state)
{
    (void)state;
    static const form_case cases[] = {
        {"a=x+y", FORM_OK, 1, {PAIR("a", "x y")}},
        {"a=x%2By%2b", FORM_OK, 1, {PAIR("a", "x+y+")}},
        {"a=%26%3D%25", FORM_OK, 1, {PAIR("a", "&=%")}},
        {"a=%0D%0A", FORM_OK, 1, {PAIR("a", "\r\n")}},
        {"a=%00b", FORM_OK, 1, {PAIR("a", "\0b")}},
        {"a=%2541", FORM_OK, 1, {PAIR("a", "%41")}},
        {"a=~*-._", FORM_OK, 1, {PAIR("a", "~*-._")}},
        {"%54ype=x", FORM_OK, 1, {PAIR("Type", "x")}},
        {"a=%F0%9F%98%80", FORM_OK, 1, {PAIR("a", "\xf0\x9f\x98\x80")}},
        {"a=\xc3\xa9", FORM_OK, 1, {PAIR("a", "\xc3\xa9")}},
    };
    CHECK(cases);
}

static void malformed_escapes_are_refused(void **state)
{
    (void)state;
    static const form_case cases[] = {
        {"a=%", FORM_ESCAPE, 1, {PAIR("a", "")}},
        {"a=%4", FORM_ESCAPE, 1, {PAIR("a", "")}},
        {"a=%4&b=1", FORM_ESCAPE, 1, {PAIR("a", "")}},
        {"a=%4g", FORM_ESCAPE, 1, {PAIR("a", "")}},
        {"a=%g4", FORM_ESCAPE, 1, {PAIR("a", "")}},
        {"a=%%41", FORM_ESCAPE, 1, {PAIR("a", "")}},
        {"a=% 1", FORM_ESCAPE, 1, {PAIR("a", "")}},
        {"a=1&b=%+1", FORM_ESCAPE, 2, {PAIR("a", "1"), PAIR("b", "")}},
        {"T%pe=x", FORM_ESCAPE, 1, {PAIR("", "")}},
    };
    CHECK(cases);
}

static void ill_formed_utf8_is_refused(void **state)
{
    (void)state;
    static const form_case cases[] = {
        {"a=%80", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%C3", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%C3%28", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%C0%AF", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%C1%BF", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%E0%9F%BF", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%ED%A0%80", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%F0%8F%BF%BF", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%F4%90%80%80", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%F5%80%80%80", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%F0%9F%98", FORM_UTF8, 1, {PAIR("a", "")}},
        {"a=%E2%82x", FORM_UTF8, 1, {PAIR("a", "")}},
        {"%FF=x", FORM_UTF8, 1, {PAIR("", "")}},
    };
    CHECK(cases);
}

static void utf8_reaches_its_limits(void **state)
{
    (void)state;
    static const form_case cases[] = {
        {"a=%C2%80%DF%BF", FORM_OK, 1, {PAIR("a", "\xc2\x80\xdf\xbf")}},
        {"a=%E0%A0%80%EF%BF%BF", FORM_OK, 1, {PAIR("a", "\xe0\xa0\x80\xef\xbf\xbf")}},
        {"a=%ED%9F%BF%EE%80%80", FORM_OK, 1, {PAIR("a", "\xed\x9f\xbf\xee\x80\x80")}},
        {"a=%F0%90%80%80", FORM_OK, 1, {PAIR("a", "\xf0\x90\x80\x80")}},
        {"a=%F4%8F%BF%BF", FORM_OK, 1, {PAIR("a", "\xf4\x8f\xbf\xbf")}},
    };
    CHECK(cases);
}

static void doubles_are_told(void **state)
{
    (void)state;
    static const form_case cases[] = {
        {"a=1&a=1", FORM_TWICE, 2, {PAIR("a", "1"), PAIR("a", "1")}},
        {"a&b&a", FORM_TWICE, 3, {PAIR("a", ""), PAIR("b", ""), PAIR("a", "")}},
        {"Type=x&%54ype=y", FORM_TWICE, 2, {PAIR("Type", "x"), PAIR("Type", "y")}},
    };
    CHECK(cases);
}

static void many_pairs_are_refused(void **state)
{
    (void)state;
    static const form_case cases[] = {
        {"a&b&c&d&e&f&g&h&i&j&k&l&m&n&o&p", FORM_OK, FORM_PAIRS_MAX, {{0}}},
        {"a&b&c&d&e&f&g&h&i&j&k&l&m&n&o&p&q", FORM_MANY, FORM_PAIRS_MAX, {{0}}},
    };
    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_split),
        cmocka_unit_test(values_are_decoded),
        cmocka_unit_test(malformed_escapes_are_refused),
        cmocka_unit_test(ill_formed_utf8_is_refused),
        cmocka_unit_test(utf8_reaches_its_limits),
        cmocka_unit_test(doubles_are_told),
        cmocka_unit_test(many_pairs_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
