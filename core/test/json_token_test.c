/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Tokens in a window: held against a reader of the tests' own, which keeps no
 * window. */

#include "decoded.h"

#include "internal.h"

#include <stdio.h>
#include <string.h>

/* ----------------------------------------------------------------- reference */

enum { TOKENS_MAX = 200000 };

static json_token expected[TOKENS_MAX];
static size_t ends[TOKENS_MAX]; /* behind the value, of containers too */
static size_t expected_count;

/* Goes through a document that is good, byte by byte. */
static void expect_tokens(const char *document, size_t size)
{
    bool object[TWCRED_DEPTH_MAX];
    size_t open[TWCRED_DEPTH_MAX];
    size_t depth = 0;
    bool name = false; /* whether a string would be a name */
    expected_count = 0;
    for (size_t at = 0; at < size;) {
        char c = document[at];
        json_token *token = &expected[expected_count];
        memset(token, 0, sizeof *token);
        token->level = depth;
        token->start = at;
        if (c == '{' || c == '[') {
            token->kind = c == '{' ? JSON_OBJECT : JSON_ARRAY;
            open[depth] = expected_count++;
            object[depth++] = c == '{';
            name = c == '{';
            at++;
        } else if (c == '}' || c == ']') {
            ends[open[--depth]] = ++at;
        } else if (c == ',') {
            name = object[depth - 1];
            at++;
        } else if (c == ':') {
            name = false;
            at++;
        } else if (in_set(c, " \t\r\n")) {
            at++;
        } else {
            if (c == '"') {
                token->kind = JSON_STRING;
                token->key = name;
                for (at++; document[at] != '"'; at++)
                    at += document[at] == '\\';
                at++;
            } else {
                token->kind = c == 't'   ? JSON_TRUE
                              : c == 'f' ? JSON_FALSE
                              : c == 'n' ? JSON_NULL
                                         : JSON_NUMBER;
                while (at < size && !in_set(document[at], ",]} \t\r\n"))
                    at++;
            }
            token->end = at;
            ends[expected_count++] = at;
        }
        assert_true(expected_count < TOKENS_MAX);
    }
}

static void assert_token(const json_token *token, const json_token *as)
{
    assert_int_equal(token->kind, as->kind);
    assert_int_equal(token->key, as->key);
    assert_int_equal(token->level, as->level);
    assert_int_equal(token->start, as->start);
    assert_int_equal(token->end, as->end);
}

/* All tokens, and then none, however often one is asked for. */
static void expect_all(const char *document, size_t size)
{
    json_reader reader;
    json_token token;
    assert_ok(twcred_json_check(document, size), document, size);
    expect_tokens(document, size);
    json_open(&reader, guarded_work(), document, size);
    memset(&token, FILL, sizeof token);
    json_first(&reader, &token);
    assert_token(&token, &expected[0]);
    for (size_t i = 1; i < expected_count; i++) {
        memset(&token, FILL, sizeof token);
        assert_true(json_next(&reader, &token, 0));
        assert_token(&token, &expected[i]);
    }
    for (int again = 0; again < 3; again++)
        assert_false(json_next(&reader, &token, 0));
}

static const char *const documents[] = {
    "{}",
    "[]",
    " { } ",
    "[1]",
    "[[]]",
    "{\"a\":1}",
    "{\"a\":{}}",
    "{\"a\":[],\"b\":{}}",
    "[[],{},[{}],{\"a\":[]}]",
    "{\"a\":\"a\",\"a\":\"a\"}",
    "[\"a\",\"\",\"\\\"\",\"\\\\\",\"]}\"]",
    "[true,false,null,0,-1.5e+3]",
    "\t[ 1 ,\n\"x\" , { \"k\" : [ null ] , \"l\" : true } ]\r\n",
    "{\"\":{\"\":{\"\":[[[1],2],3]}},\"z\":[{\"a\":[{\"b\":0}]}]}",
    "[[[[1,2],3],4],5]",
};

static void test_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(documents); i++) {
        size_t size = strlen(documents[i]);
        expect_all(guarded(documents[i], size), size);
        expect_all(guarded_behind(documents[i], size), size);
    }
}

/* Every number of tokens around that of the window, of every kind. */
static void test_windows(void **state)
{
    (void)state;
    for (int kind = 0; kind <= 4; kind++) {
        for (int n = 0; n <= 450; n += kind == 3 ? 150 : 1) {
            size_t size = filler(sheet, kind, n);
            expect_all(guarded(sheet, size), size);
        }
    }
    for (int kind = 0; kind <= 4; kind++) {
        size_t size = filler(sheet, kind, 30000);
        expect_all(guarded(sheet, size), size);
    }
}

/* As deep as can be, with siblings on every level, so that the window holds as much
 * of what is around as it ever has to. */
static void test_deep_and_wide(void **state)
{
    (void)state;
    for (size_t wide = 0; wide < 200; wide += 1 + wide / 8) {
        size_t size = 0;
        for (size_t level = 1; level <= TWCRED_DEPTH_MAX; level++) {
            size = append(size, level % 2 ? "{" : "[");
            for (size_t i = 0; i < wide; i++)
                size = append(size, level % 2 ? "\"n\":[]," : "5,");
            size = append(size, level % 2 ? "\"a\":" : "");
        }
        size = append(size, "0");
        for (size_t level = TWCRED_DEPTH_MAX; level >= 1; level--) {
            for (size_t i = 0; i < wide; i++)
                size = append(size, level % 2 ? ",\"n\":{}" : ",\"x\"");
            size = append(size, level % 2 ? "}" : "]");
        }
        expect_all(guarded(sheet, size), size);
    }
}

/* ---------------------------------------------------------------------- above */

/* Reads what is inside of the token `from`, and expects exactly that. */
static void expect_inside(json_reader *reader, size_t *from)
{
    size_t level = expected[*from].level;
    json_token token;
    size_t i = *from + 1;
    for (; i < expected_count && expected[i].level > level; i++) {
        memset(&token, FILL, sizeof token);
        assert_true(json_next(reader, &token, level));
        assert_token(&token, &expected[i]);
    }
    /* The next one is left where it is. */
    json_token before;
    memset(&token, FILL, sizeof token);
    memset(&before, FILL, sizeof before);
    for (int again = 0; again < 2; again++)
        assert_false(json_next(reader, &token, level));
    assert_memory_equal(&token, &before, sizeof token);
    *from = i;
}

static void expect_levels(const char *document, size_t size)
{
    expect_tokens(document, size);
    /* From each container on: those before are read one by one. */
    size_t step = 1 + expected_count / 64;
    for (size_t start = 0; start < expected_count; start += step) {
        json_reader reader;
        json_token token;
        json_open(&reader, guarded_work(), document, size);
        json_first(&reader, &token);
        for (size_t i = 1; i <= start; i++)
            assert_true(json_next(&reader, &token, 0));
        size_t at = start;
        expect_inside(&reader, &at);
        for (; at < expected_count; at++) {
            assert_true(json_next(&reader, &token, 0));
            assert_token(&token, &expected[at]);
        }
        assert_false(json_next(&reader, &token, 0));
    }
}

static void test_above(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(documents); i++) {
        size_t size = strlen(documents[i]);
        expect_levels(guarded(documents[i], size), size);
    }
    for (int kind = 0; kind <= 4; kind++) {
        for (int n = 100; n <= 300; n += 3) {
            size_t size = append(0, "{\"a\":[[],");
            size += kind == 3 ? 0 : filler(sheet + size, kind, n);
            size = append(size, kind == 3 ? "0,{\"b\":0}],\"c\":" : ",{\"b\":0}],\"c\":");
            size += filler(sheet + size, kind, n);
            size = append(size, "}");
            expect_levels(guarded(sheet, size), size);
        }
    }
}

/* ----------------------------------------------------------------------- ends */

static void test_value_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(documents); i++) {
        size_t size = strlen(documents[i]);
        const char *document = guarded(documents[i], size);
        expect_tokens(document, size);
        for (size_t j = 0; j < expected_count; j++)
            if (expected[j].kind == JSON_OBJECT || expected[j].kind == JSON_ARRAY)
                assert_int_equal(json_value_end(document, size, expected[j].start), ends[j]);
    }
    for (int kind = 0; kind <= 4; kind++) {
        size_t size = filler(sheet, kind, 300);
        const char *document = guarded(sheet, size);
        expect_tokens(document, size);
        for (size_t j = 0; j < expected_count; j++)
            if (expected[j].kind == JSON_OBJECT || expected[j].kind == JSON_ARRAY)
                assert_int_equal(json_value_end(document, size, expected[j].start), ends[j]);
    }
}

static void test_space(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char text[3] = {' ', (char)byte, 'x'};
        const char *document = guarded(text, sizeof text);
        size_t behind = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ? 2 : 1;
        assert_int_equal(json_space(document, sizeof text, 0), behind);
        assert_int_equal(json_space(document, sizeof text, 1), behind);
        assert_int_equal(json_space(document, sizeof text, 2), 2);
        assert_int_equal(json_space(document, sizeof text, 3), 3);
    }
    assert_int_equal(json_space(guarded(BYTES(" \t\r\n")), 4, 0), 4);
    assert_int_equal(json_space(NULL, 0, 0), 0);
}

/* ------------------------------------------------------------------- integers */

static void test_integers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        twcred_code code;
        int64_t value;
    } rows[] = {
        {"0", TWCRED_OK, 0},
        {"-0", TWCRED_OK, 0},
        {"7", TWCRED_OK, 7},
        {"-7", TWCRED_OK, -7},
        {"10", TWCRED_OK, 10},
        {"1234567890123456789", TWCRED_OK, 1234567890123456789},
        {"9223372036854775799", TWCRED_OK, 9223372036854775799},
        {"9223372036854775800", TWCRED_OK, 9223372036854775800},
        {"9223372036854775807", TWCRED_OK, INT64_MAX},
        {"-9223372036854775800", TWCRED_OK, -9223372036854775800},
        {"-9223372036854775807", TWCRED_OK, -INT64_MAX},
        {"-9223372036854775808", TWCRED_OK, INT64_MIN},
        {"9223372036854775808", TWCRED_FIELD_RANGE, 0},
        {"9223372036854775809", TWCRED_FIELD_RANGE, 0},
        {"9223372036854775810", TWCRED_FIELD_RANGE, 0},
        {"-9223372036854775809", TWCRED_FIELD_RANGE, 0},
        {"-9223372036854775810", TWCRED_FIELD_RANGE, 0},
        {"10000000000000000000", TWCRED_FIELD_RANGE, 0},
        {"18446744073709551615", TWCRED_FIELD_RANGE, 0},
        {"18446744073709551616", TWCRED_FIELD_RANGE, 0},
        {"18446744073709551617", TWCRED_FIELD_RANGE, 0},
        {"-99999999999999999999999999", TWCRED_FIELD_RANGE, 0},
        {"0.0", TWCRED_FIELD_TYPE, 0},
        {"-0.0", TWCRED_FIELD_TYPE, 0},
        {"1.", TWCRED_FIELD_TYPE, 0}, /* though no document has it */
        {"1.5", TWCRED_FIELD_TYPE, 0},
        {"0e0", TWCRED_FIELD_TYPE, 0},
        {"1E5", TWCRED_FIELD_TYPE, 0},
        {"-1e-5", TWCRED_FIELD_TYPE, 0},
        {"99999999999999999999.5", TWCRED_FIELD_TYPE, 0},
        {"99999999999999999999e5", TWCRED_FIELD_TYPE, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i].text);
        int64_t value = 5;
        assert_int_equal(json_integer(&value, guarded(rows[i].text, size), size), rows[i].code);
        if (rows[i].code == TWCRED_OK)
            assert_true(value == rows[i].value);
    }
}

/* The document's own token has no parent that could be looked at. */
static void test_work_behind_unmapped_memory(void **state)
{
    (void)state;
    static const twcred_work empty;
    uintptr_t place = (uintptr_t)guarded_behind(&empty, sizeof empty);
    static const char document[] = "{\"a\":[1]}";
    json_reader reader;
    json_token token;
    json_open(&reader, (twcred_work *)place, document, sizeof document - 1);
    json_first(&reader, &token);
    assert_int_equal(token.kind, JSON_OBJECT);
    assert_false(token.key);
    assert_true(json_next(&reader, &token, 0));
    assert_true(token.key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_documents),     cmocka_unit_test(test_windows),
        cmocka_unit_test(test_deep_and_wide), cmocka_unit_test(test_above),
        cmocka_unit_test(test_value_ends),    cmocka_unit_test(test_space),
        cmocka_unit_test(test_integers),      cmocka_unit_test(test_work_behind_unmapped_memory),
    };
    return cmocka_run_group_tests_name("core-json_token", tests, NULL, NULL);
}
