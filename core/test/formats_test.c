/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* --------------------------------------------------------------------- SID */

static const struct {
    twcred_sid_kind kind;
    const char *letters;
} kinds[] = {
    {TWCRED_SID_CREDENTIAL, "CR"},
    {TWCRED_SID_ACCOUNT, "AC"},
    {TWCRED_SID_API_KEY, "SK"},
    {TWCRED_SID_REQUEST, "RQ"},
};

static void make_sid(char *sid, size_t kind)
{
    memcpy(sid, kinds[kind].letters, 2);
    memcpy(sid + 2, "0123456789abcdefABCDEF9876543210", 32);
}

static void test_sid_of_every_byte_at_every_place(void **state)
{
    (void)state;
    char *sid = guarded_space(TWCRED_SID_SIZE);
    for (size_t kind = 0; kind < COUNT(kinds); kind++) {
        for (size_t at = 0; at < TWCRED_SID_SIZE; at++) {
            for (int byte = 0; byte < 256; byte++) {
                make_sid(sid, kind);
                sid[at] = (char)byte;
                bool good = at < 2 ? byte == kinds[kind].letters[at] : in_set(byte, HEX);
                twcred_status status = twcred_sid_check(kinds[kind].kind, sid, TWCRED_SID_SIZE);
                if (good)
                    assert_ok(status, sid, TWCRED_SID_SIZE);
                else
                    assert_fault(status, TWCRED_FORMAT_SID, "sid", at, sid, TWCRED_SID_SIZE);
            }
        }
    }
}

static void test_sid_of_every_size(void **state)
{
    (void)state;
    char longer[80];
    memset(longer, '0', sizeof longer);
    for (size_t kind = 0; kind < COUNT(kinds); kind++) {
        make_sid(longer, kind);
        for (size_t size = 0; size <= sizeof longer; size++) {
            const char *text = guarded(longer, size);
            twcred_status status = twcred_sid_check(kinds[kind].kind, text, size);
            if (size == TWCRED_SID_SIZE)
                assert_ok(status, text, size);
            else
                assert_fault(status, TWCRED_FORMAT_SID, "sid",
                             size < TWCRED_SID_SIZE ? size : TWCRED_SID_SIZE, text, size);
        }
    }
    assert_fault(twcred_sid_check(TWCRED_SID_CREDENTIAL, NULL, 0), TWCRED_FORMAT_SID, "sid", 0, "",
                 0);
}

static void test_sid_of_another_kind(void **state)
{
    (void)state;
    char sid[TWCRED_SID_SIZE];
    for (size_t made = 0; made < COUNT(kinds); made++) {
        make_sid(sid, made);
        const char *text = guarded(sid, sizeof sid);
        for (size_t asked = 0; asked < COUNT(kinds); asked++)
            assert_int_equal(twcred_sid_check(kinds[asked].kind, text, sizeof sid).code,
                             made == asked ? TWCRED_OK : TWCRED_FORMAT_SID);
    }
}

/* A size beyond all memory is no reason to look beyond the first fault. */
/* A number that is no kind is refused before the text is looked at. */
static void test_sid_of_no_kind(void **state)
{
    (void)state;
    static const int numbers[] = {COUNT(kinds), COUNT(kinds) + 1, 31, 256, INT_MAX, -1, INT_MIN};
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_fault(twcred_sid_check((twcred_sid_kind)numbers[i], unmapped(), TWCRED_SID_SIZE),
                     TWCRED_FORMAT_SID, "sid", 0, "", 0);
}

static void test_sid_of_huge_size(void **state)
{
    (void)state;
    const char *text = guarded("AC", 2);
    assert_fault(twcred_sid_check(TWCRED_SID_CREDENTIAL, text, SIZE_MAX), TWCRED_FORMAT_SID, "sid",
                 0, text, 2);
}

/* ------------------------------------------------------------------- enums */

static const struct {
    twcred_type type;
    const char *name;
} types[] = {
    {TWCRED_TYPE_GCM, "gcm"},
    {TWCRED_TYPE_APN, "apn"},
    {TWCRED_TYPE_FCM, "fcm"},
};

static void expect_type(const char *text, size_t size)
{
    twcred_type expected = TWCRED_TYPE_NONE;
    for (size_t i = 0; i < COUNT(types); i++)
        if (size == 3 && memcmp(text, types[i].name, 3) == 0)
            expected = types[i].type;
    twcred_type type = expected == TWCRED_TYPE_NONE ? TWCRED_TYPE_APN : TWCRED_TYPE_NONE;
    twcred_status status = twcred_type_read(&type, text, size);
    if (expected == TWCRED_TYPE_NONE)
        assert_fault(status, TWCRED_FORMAT_TYPE, "type", 0, text, size);
    else
        assert_ok(status, text, size);
    assert_int_equal(type, expected);
}

/* Every text of three bytes out of the letters in either case, and of a byte
 * anywhere in a name. */
static void test_type_of_three_bytes(void **state)
{
    (void)state;
    char *text = guarded_space(3);
    static const char some[] = LETTERS;
    for (size_t a = 0; a < sizeof some; a++)
        for (size_t b = 0; b < sizeof some; b++)
            for (size_t c = 0; c < sizeof some; c++) {
                text[0] = some[a];
                text[1] = some[b];
                text[2] = some[c];
                expect_type(text, 3);
            }
    for (size_t i = 0; i < COUNT(types); i++)
        for (size_t at = 0; at < 3; at++)
            for (int byte = 0; byte < 256; byte++) {
                memcpy(text, types[i].name, 3);
                text[at] = (char)byte;
                expect_type(text, 3);
            }
}

static void test_type_of_other_sizes(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "a", "ap", "apns", "apn ", " apn", "gcmfcm", "fc"};
    for (size_t i = 0; i < COUNT(texts); i++)
        expect_type(guarded(texts[i], strlen(texts[i])), strlen(texts[i]));
    expect_type(guarded("apn", 4), 4);
    expect_type(NULL, 0);
    twcred_type type;
    assert_int_equal(twcred_type_read(&type, guarded("apn", 3), SIZE_MAX).code, TWCRED_FORMAT_TYPE);
}

static void test_type_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(types); i++)
        assert_string_equal(twcred_type_name(types[i].type), types[i].name);
    assert_null(twcred_type_name(TWCRED_TYPE_NONE));
    static const int others[] = {-1, 4, 5, 255, 256, 257, 65537, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < COUNT(others); i++)
        assert_null(twcred_type_name((twcred_type)others[i]));
}

/* ---------------------------------------------------------------- booleans */

static void expect_boolean(const char *text, size_t size)
{
    bool yes = size == 4 && memcmp(text, "true", 4) == 0;
    bool no = size == 5 && memcmp(text, "false", 5) == 0;
    bool value = !yes;
    twcred_status status = twcred_boolean_read(&value, text, size);
    if (yes || no)
        assert_ok(status, text, size);
    else
        assert_fault(status, TWCRED_FORMAT_BOOLEAN, "boolean", 0, text, size);
    assert_true(value == yes);
}

/* ASCII only, so not by toupper(). */
static bool same_letters(const char *text, size_t size, const char *word)
{
    if (size != strlen(word))
        return false;
    for (size_t i = 0; i < size; i++)
        if (text[i] != word[i] && text[i] != word[i] - 'a' + 'A')
            return false;
    return true;
}

static void expect_truth(const char *text, size_t size)
{
    twcred_truth expected = same_letters(text, size, "true")    ? TWCRED_YES
                            : same_letters(text, size, "false") ? TWCRED_NO
                                                                : TWCRED_UNKNOWN;
    assert_int_equal(twcred_sandbox_read(text, size), expected);
}

static void test_booleans_of_every_byte_at_every_place(void **state)
{
    (void)state;
    static const char *const words[] = {"true", "false", "TRUE", "FALSE", "True", "False"};
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t size = strlen(words[i]);
        char *text = guarded_space(size);
        for (size_t at = 0; at < size; at++)
            for (int byte = 0; byte < 256; byte++) {
                memcpy(text, words[i], size);
                text[at] = (char)byte;
                expect_boolean(text, size);
                expect_truth(text, size);
            }
    }
}

static void test_booleans_in_every_case(void **state)
{
    (void)state;
    static const char *const words[] = {"true", "false"};
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t size = strlen(words[i]);
        char *text = guarded_space(size);
        for (unsigned upper = 0; upper < 1u << size; upper++) {
            for (size_t at = 0; at < size; at++)
                text[at] = (char)(words[i][at] - (upper >> at & 1 ? 'a' - 'A' : 0));
            expect_boolean(text, size);
            expect_truth(text, size);
            assert_int_equal(twcred_sandbox_read(text, size), i == 0 ? TWCRED_YES : TWCRED_NO);
        }
    }
}

static void test_booleans_of_other_sizes(void **state)
{
    (void)state;
    static const char *const texts[] = {"",       "t",      "tru", "truee", "true ", " true",
                                        "false ", "falsee", "1",   "0",     "yes",   "null"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        size_t size = strlen(texts[i]);
        const char *text = guarded(texts[i], size);
        expect_boolean(text, size);
        expect_truth(text, size);
        assert_int_equal(twcred_sandbox_read(text, size), TWCRED_UNKNOWN);
    }
    expect_boolean(guarded("true", 5), 5);
    expect_truth(guarded("true", 5), 5);
    expect_boolean(NULL, 0);
    expect_truth(NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sid_of_every_byte_at_every_place),
        cmocka_unit_test(test_sid_of_every_size),
        cmocka_unit_test(test_sid_of_another_kind),
        cmocka_unit_test(test_sid_of_no_kind),
        cmocka_unit_test(test_sid_of_huge_size),
        cmocka_unit_test(test_type_of_three_bytes),
        cmocka_unit_test(test_type_of_other_sizes),
        cmocka_unit_test(test_type_names),
        cmocka_unit_test(test_booleans_of_every_byte_at_every_place),
        cmocka_unit_test(test_booleans_in_every_case),
        cmocka_unit_test(test_booleans_of_other_sizes),
    };
    return cmocka_run_group_tests_name("core-formats", tests, NULL, NULL);
}
