/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include "internal.h"

#include <stdio.h>
#include <string.h>

/* WHATWG URL section 5.2, and section 1.3 for the bytes that stay. */
static size_t expected_byte(char expected[8], int byte)
{
    if (byte != 0 &&
        strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._", byte) != NULL)
        return (size_t)sprintf(expected, "%c", byte);
    if (byte == ' ')
        return (size_t)sprintf(expected, "+");
    return (size_t)sprintf(expected, "%%%02X", (unsigned)byte);
}

static void test_every_byte(void **state)
{
    (void)state;
    char all[256], expected[2 + 3 * 256 + 1];
    size_t size = (size_t)sprintf(expected, "N=");
    for (int byte = 0; byte < 256; byte++) {
        all[byte] = (char)byte;
        char one[8];
        size_t one_size = expected_byte(one, byte);
        memcpy(expected + size, one, one_size);
        size += one_size;

        char *space = guarded_space(2 + one_size);
        out to = {space, 2 + one_size, 0};
        form_pair(&to, "N", guarded(all + byte, 1), 1);
        assert_int_equal(to.size, 2 + one_size);
        assert_memory_equal(space, "N=", 2);
        assert_memory_equal(space + 2, one, one_size);
    }
    char *space = guarded_space(size);
    out to = {space, size, 0};
    form_pair(&to, "N", guarded(all, sizeof all), sizeof all);
    assert_bytes_at(__FILE__, __LINE__, space, to.size, expected, size);
    out measure = {NULL, 0, 0};
    form_pair(&measure, "N", all, sizeof all);
    assert_int_equal(measure.size, size);
}

static void test_pairs(void **state)
{
    (void)state;
    static const struct {
        const char *name, *value;
        size_t size;
    } rows[] = {
        {"Type", BYTES("apn")},
        {"Empty", BYTES("")},
        {"With Space", BYTES("a b")},
        {"Both", BYTES("a=b&c=d")},
        {"Sign", BYTES("+%+")},
        {"Nul", BYTES("\0")},
        {"Accent", BYTES("\xC3\xA9\r\n")},
    };
    static const char expected[] = "Type=apn&Empty=&With+Space=a+b&Both=a%3Db%26c%3Dd"
                                   "&Sign=%2B%25%2B&Nul=%00&Accent=%C3%A9%0D%0A";
    size_t whole = sizeof expected - 1;
    for (size_t capacity = 0; capacity <= whole + 1; capacity++) {
        char *space = guarded_space(capacity);
        out to = {space, capacity, 0};
        for (size_t i = 0; i < COUNT(rows); i++)
            form_pair(&to, rows[i].name, guarded(rows[i].value, rows[i].size), rows[i].size);
        assert_int_equal(to.size, whole);
        assert_memory_equal(space, expected, capacity < whole ? capacity : whole);
        if (capacity > whole)
            assert_filled(space + whole, capacity - whole, FILL);
    }
}

/* Names are encoded as values are. */
static void test_every_byte_in_a_name(void **state)
{
    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        char name[2] = {(char)byte, '\0'};
        char one[8];
        size_t one_size = expected_byte(one, byte);
        char *space = guarded_space(one_size + 1);
        out to = {space, one_size + 1, 0};
        form_pair(&to, name, NULL, 0);
        assert_int_equal(to.size, one_size + 1);
        assert_memory_equal(space, one, one_size);
        assert_int_equal(space[one_size], '=');
    }
}

/* What comes first is told by what is there, not by how much. */
static void test_empty_names(void **state)
{
    (void)state;
    char *space = guarded_space(3);
    out to = {space, 3, 0};
    form_pair(&to, "", NULL, 0);
    assert_bytes(space, to.size, "=");
    form_pair(&to, "", NULL, 0);
    assert_bytes(space, to.size, "=&=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_every_byte_in_a_name),
        cmocka_unit_test(test_empty_names),
    };
    return cmocka_run_group_tests_name("core-form", tests, NULL, NULL);
}
