/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <stdio.h>
#include <string.h>

static void expect(const char *text, size_t size, twcred_code code, size_t offset)
{
    assert_fault(twcred_json_check(text, size), code, code == TWCRED_OK ? NULL : "document", offset,
                 text, size);
}

/* RFC 8259. A document that is good has offset 0. */
static const struct {
    const char *text;
    size_t size;
    twcred_code code;
    size_t offset;
} documents[] = {
    /* section 2: one value, white space around it */
    {BYTES("null"), TWCRED_OK, 0},
    {BYTES("true"), TWCRED_OK, 0},
    {BYTES("false"), TWCRED_OK, 0},
    {BYTES("0"), TWCRED_OK, 0},
    {BYTES("\"\""), TWCRED_OK, 0},
    {BYTES("{}"), TWCRED_OK, 0},
    {BYTES("[]"), TWCRED_OK, 0},
    {BYTES(" \t\r\nnull \t\r\n"), TWCRED_OK, 0},
    {BYTES(" { \"a\" : [ 1 , 2 ] , \"b\" : { } } "), TWCRED_OK, 0},
    {BYTES("\r\n[\t]\r\n"), TWCRED_OK, 0},
    {BYTES(""), TWCRED_JSON_SYNTAX, 0},
    {BYTES(" "), TWCRED_JSON_SYNTAX, 1},
    {BYTES(" \t\r\n"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("\0"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("\f1"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("\v1"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("\xC2\xA0"
           "1"),
     TWCRED_JSON_SYNTAX, 0},
    {BYTES("\xE2\x80\xA8"
           "1"),
     TWCRED_JSON_SYNTAX, 0},
    {BYTES("/**/1"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("//\n1"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("#\n1"), TWCRED_JSON_SYNTAX, 0},
    /* section 8.1: no byte-order mark, UTF-8 only */
    {BYTES("\xEF\xBB\xBF{}"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("\xFE\xFF\0{\0}"), TWCRED_JSON_UTF8, 0},
    {BYTES("\xFF\xFE{\0}\0"), TWCRED_JSON_UTF8, 0},
    {BYTES("{\0}\0"), TWCRED_JSON_SYNTAX, 1},
    /* something behind the value */
    {BYTES("{}{}"), TWCRED_JSON_TRAILING, 2},
    {BYTES("{} []"), TWCRED_JSON_TRAILING, 3},
    {BYTES("null null"), TWCRED_JSON_TRAILING, 5},
    {BYTES("nullnull"), TWCRED_JSON_TRAILING, 4},
    {BYTES("1 2"), TWCRED_JSON_TRAILING, 2},
    {BYTES("\"a\"\"b\""), TWCRED_JSON_TRAILING, 3},
    {BYTES("{},"), TWCRED_JSON_TRAILING, 2},
    {BYTES("[]]"), TWCRED_JSON_TRAILING, 2},
    {BYTES("{}}"), TWCRED_JSON_TRAILING, 2},
    {BYTES("{}\0"), TWCRED_JSON_TRAILING, 2},
    {BYTES("{}\0junk"), TWCRED_JSON_TRAILING, 2},
    {BYTES("{}\n\0"), TWCRED_JSON_TRAILING, 3},
    {BYTES("{}//"), TWCRED_JSON_TRAILING, 2},
    {BYTES("truex"), TWCRED_JSON_TRAILING, 4},
    {BYTES("\"a\":1"), TWCRED_JSON_TRAILING, 3},
    /* section 3: the literals */
    {BYTES("t"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("tru"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("True"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("tRue"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("fals"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("falsy"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("nul"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("nul\0"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("NULL"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("nan"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("NaN"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("Infinity"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("undefined"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("[nul]"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("[truefalse]"), TWCRED_JSON_SYNTAX, 5},
    {BYTES("'a'"), TWCRED_JSON_SYNTAX, 0},
    {BYTES(":::{}"), TWCRED_JSON_SYNTAX, 0},
    /* section 4: objects */
    {BYTES("{\"a\":1}"), TWCRED_OK, 0},
    {BYTES("{\"a\":1,\"b\":2}"), TWCRED_OK, 0},
    {BYTES("{\"\":0}"), TWCRED_OK, 0},
    {BYTES("{\"a\":1,\"a\":1}"), TWCRED_OK, 0}, /* names need not be unique here */
    {BYTES("{\"a\":{\"b\":{}}}"), TWCRED_OK, 0},
    {BYTES("{"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{ "), TWCRED_JSON_SYNTAX, 2},
    {BYTES("{\"a\""), TWCRED_JSON_SYNTAX, 4},
    {BYTES("{\"a\":"), TWCRED_JSON_SYNTAX, 5},
    {BYTES("{\"a\":1"), TWCRED_JSON_SYNTAX, 6},
    {BYTES("{\"a\":1,"), TWCRED_JSON_SYNTAX, 7},
    {BYTES("{\"a\"}"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("{\"a\":}"), TWCRED_JSON_SYNTAX, 5},
    {BYTES("{\"a\":1,}"), TWCRED_JSON_SYNTAX, 7},
    {BYTES("{\"a\":1,,\"b\":2}"), TWCRED_JSON_SYNTAX, 7},
    {BYTES("{,}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{,\"a\":1}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{\"a\":1 \"b\":2}"), TWCRED_JSON_SYNTAX, 7},
    {BYTES("{\"a\" 1}"), TWCRED_JSON_SYNTAX, 5},
    {BYTES("{\"a\"::1}"), TWCRED_JSON_SYNTAX, 5},
    {BYTES("{\"a\",1}"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("{\"a\":1:2}"), TWCRED_JSON_NUMBER, 6},
    {BYTES("{\"a\":\"b\":2}"), TWCRED_JSON_SYNTAX, 8},
    {BYTES("{a:1}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{1:1}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{null:1}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{[]:1}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{{}}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{'a':1}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{]"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("{\"a\":1]"), TWCRED_JSON_SYNTAX, 6},
    {BYTES("{\"a\":[1}"), TWCRED_JSON_SYNTAX, 7},
    {BYTES("}"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("{\"a\":1;}"), TWCRED_JSON_NUMBER, 6},
    {BYTES("{\"a\":null;}"), TWCRED_JSON_SYNTAX, 9},
    /* section 5: arrays */
    {BYTES("[1,2]"), TWCRED_OK, 0},
    {BYTES("[[],[[]]]"), TWCRED_OK, 0},
    {BYTES("[null,true,false,\"\",0,{},[]]"), TWCRED_OK, 0},
    {BYTES("["), TWCRED_JSON_SYNTAX, 1},
    {BYTES("[1"), TWCRED_JSON_SYNTAX, 2},
    {BYTES("[1,"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("[1, "), TWCRED_JSON_SYNTAX, 4},
    {BYTES("[1,]"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("[,1]"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("[,]"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("[1,,2]"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("[1 2]"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("[\"a\" \"b\"]"), TWCRED_JSON_SYNTAX, 5},
    {BYTES("[\"a\"\"b\"]"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("[[][]]"), TWCRED_JSON_SYNTAX, 3},
    {BYTES("[\"a\":1]"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("[}"), TWCRED_JSON_SYNTAX, 1},
    {BYTES("[1}"), TWCRED_JSON_SYNTAX, 2},
    {BYTES("[[1]"), TWCRED_JSON_SYNTAX, 4},
    {BYTES("]"), TWCRED_JSON_SYNTAX, 0},
    {BYTES("[1]\xFF"), TWCRED_JSON_TRAILING, 3},
    {BYTES("[\xFF]"), TWCRED_JSON_UTF8, 1},
    {BYTES("[\xC3\xA9]"), TWCRED_JSON_SYNTAX, 1},
    /* section 6: numbers */
    {BYTES("-0"), TWCRED_OK, 0},
    {BYTES("10"), TWCRED_OK, 0},
    {BYTES("-10.01"), TWCRED_OK, 0},
    {BYTES("0e0"), TWCRED_OK, 0},
    {BYTES("0E+00"), TWCRED_OK, 0},
    {BYTES("1e-999999999999"), TWCRED_OK, 0},
    {BYTES("123456789012345678901234567890"), TWCRED_OK, 0},
    {BYTES("0.00000000000000000000000001"), TWCRED_OK, 0},
    {BYTES("[1,-2.5e3]"), TWCRED_OK, 0},
    {BYTES("1\n"), TWCRED_OK, 0},
    {BYTES("-"), TWCRED_JSON_NUMBER, 1},
    {BYTES("[-]"), TWCRED_JSON_NUMBER, 2},
    {BYTES("--1"), TWCRED_JSON_NUMBER, 1},
    {BYTES("- 1"), TWCRED_JSON_NUMBER, 1},
    {BYTES("-a"), TWCRED_JSON_NUMBER, 1},
    {BYTES("-Infinity"), TWCRED_JSON_NUMBER, 1},
    {BYTES("+1"), TWCRED_JSON_NUMBER, 0},
    {BYTES("01"), TWCRED_JSON_NUMBER, 1},
    {BYTES("00"), TWCRED_JSON_NUMBER, 1},
    {BYTES("-01"), TWCRED_JSON_NUMBER, 2},
    {BYTES("[01]"), TWCRED_JSON_NUMBER, 2},
    {BYTES("1."), TWCRED_JSON_NUMBER, 2},
    {BYTES("[1.]"), TWCRED_JSON_NUMBER, 3},
    {BYTES("1.e1"), TWCRED_JSON_NUMBER, 2},
    {BYTES(".1"), TWCRED_JSON_NUMBER, 0},
    {BYTES("-.1"), TWCRED_JSON_NUMBER, 1},
    {BYTES("1.2.3"), TWCRED_JSON_NUMBER, 3},
    {BYTES("1e"), TWCRED_JSON_NUMBER, 2},
    {BYTES("1e+"), TWCRED_JSON_NUMBER, 3},
    {BYTES("1E-"), TWCRED_JSON_NUMBER, 3},
    {BYTES("1e1.0"), TWCRED_JSON_NUMBER, 3},
    {BYTES("1e1e1"), TWCRED_JSON_NUMBER, 3},
    {BYTES("1e 1"), TWCRED_JSON_NUMBER, 2},
    {BYTES("0x1"), TWCRED_JSON_NUMBER, 1},
    {BYTES("1_000"), TWCRED_JSON_NUMBER, 1},
    {BYTES("1,000"), TWCRED_JSON_TRAILING, 1},
    {BYTES("1a"), TWCRED_JSON_NUMBER, 1},
    {BYTES("1\0"), TWCRED_JSON_NUMBER, 1},
    {BYTES("\xEF\xBC\x91"), TWCRED_JSON_SYNTAX, 0},
    /* section 7: strings */
    {BYTES("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\""), TWCRED_OK, 0},
    {BYTES("\"/\x7F\""), TWCRED_OK, 0},
    {BYTES("\"\xEF\xBB\xBF\xE2\x80\xA8\xEF\xBF\xBF\""), TWCRED_OK, 0},
    {BYTES("\"\\uD83D\\uDE00\""), TWCRED_OK, 0},
    {BYTES("\"\\uaBcD\""), TWCRED_OK, 0},
    {BYTES("\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"a"), TWCRED_JSON_STRING, 2},
    {BYTES("[\"a]"), TWCRED_JSON_STRING, 4},
    {BYTES("\"\\\""), TWCRED_JSON_STRING, 3},
    {BYTES("\"\\"), TWCRED_JSON_STRING, 2},
    {BYTES("\"a\0b\""), TWCRED_JSON_STRING, 2},
    {BYTES("\"a\nb\""), TWCRED_JSON_STRING, 2},
    {BYTES("\"\t\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\x1F\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\x41\""), TWCRED_JSON_STRING, 2},
    {BYTES("\"\\'\""), TWCRED_JSON_STRING, 2},
    {BYTES("\"\\0\""), TWCRED_JSON_STRING, 2},
    {BYTES("\"\\\n\""), TWCRED_JSON_STRING, 2},
    {BYTES("\"\\U0041\""), TWCRED_JSON_STRING, 2},
    {BYTES("\"\\u\""), TWCRED_JSON_STRING, 3},
    {BYTES("\"\\u004\""), TWCRED_JSON_STRING, 6},
    {BYTES("\"\\u004g\""), TWCRED_JSON_STRING, 6},
    {BYTES("\"\\u 041\""), TWCRED_JSON_STRING, 3},
    {BYTES("\"\\u+041\""), TWCRED_JSON_STRING, 3},
    {BYTES("\"\\u0x41\""), TWCRED_JSON_STRING, 4},
    {BYTES("\"\\u{41}\""), TWCRED_JSON_STRING, 3},
    {BYTES("\"\\u00"), TWCRED_JSON_STRING, 5},
    {BYTES("{\"a\\q\":1}"), TWCRED_JSON_STRING, 4},
    {BYTES("{\"a\n\":1}"), TWCRED_JSON_STRING, 3},
    {BYTES("{\"a"), TWCRED_JSON_STRING, 3},
    /* section 8.2: lone surrogates */
    {BYTES("\"\\uD800\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uDBFF\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uDC00\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uDFFF\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"ab\\ud800cd\""), TWCRED_JSON_STRING, 3},
    {BYTES("\"\\uD800\\uD800\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uDC00\\uD800\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uD800\\u0041\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uD800\\n\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uD800\\\\uDC00\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uD800 \\uDC00\""), TWCRED_JSON_STRING, 1},
    {BYTES("\"\\uD83D\\uDE00\\uDE00\""), TWCRED_JSON_STRING, 13},
    {BYTES("\"\\uD83D\\uDE0\""), TWCRED_JSON_STRING, 12},
    {BYTES("{\"\\uD800\":1}"), TWCRED_JSON_STRING, 2},
    /* RFC 3629 */
    {BYTES("\"\x80\""), TWCRED_JSON_UTF8, 1},
    {BYTES("\"a\xC3\""), TWCRED_JSON_UTF8, 2},
    {BYTES("\"a\xC3"), TWCRED_JSON_UTF8, 2},
    {BYTES("\"\xC0\xAF\""), TWCRED_JSON_UTF8, 1},
    {BYTES("\"\xE0\x80\xAF\""), TWCRED_JSON_UTF8, 1},
    {BYTES("\"\xED\xA0\x80\""), TWCRED_JSON_UTF8, 1},
    {BYTES("\"\xED\xA0\x80\xED\xB0\x80\""), TWCRED_JSON_UTF8, 1},
    {BYTES("\"\xF4\x90\x80\x80\""), TWCRED_JSON_UTF8, 1},
    {BYTES("\"\xC3\xA9\xE2\x82\""), TWCRED_JSON_UTF8, 3},
    {BYTES("\"\xFF\""), TWCRED_JSON_UTF8, 1},
    {BYTES("{\"\xFF\":1}"), TWCRED_JSON_UTF8, 2},
    {BYTES("{\"a\":\"\xFF\"}"), TWCRED_JSON_UTF8, 6},
    {BYTES("{\xFF"), TWCRED_JSON_UTF8, 1},
    {BYTES("n\xFF"), TWCRED_JSON_UTF8, 1},
    /* the first of two faults */
    {BYTES("[01,\"\xFF\"]"), TWCRED_JSON_NUMBER, 2},
    {BYTES("[\"\xFF\",01]"), TWCRED_JSON_UTF8, 2},
    {BYTES("{\"a\":1,}{}"), TWCRED_JSON_SYNTAX, 7},
};

static void test_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(documents); i++) {
        expect(guarded(documents[i].text, documents[i].size), documents[i].size, documents[i].code,
               documents[i].offset);
        expect(guarded_behind(documents[i].text, documents[i].size), documents[i].size,
               documents[i].code, documents[i].offset);
    }
    expect(NULL, 0, TWCRED_JSON_SYNTAX, 0);
}

/* White space around a document moves a fault and changes nothing else. */
static void test_documents_behind_white_space(void **state)
{
    (void)state;
    static const char space[] = "\n\t\r ";
    for (size_t i = 0; i < COUNT(documents); i++) {
        char line[256];
        size_t size = documents[i].size + sizeof space - 1;
        assert_in_range(size, 1, sizeof line);
        memcpy(line, space, sizeof space - 1);
        memcpy(line + sizeof space - 1, documents[i].text, documents[i].size);
        expect(guarded(line, size), size, documents[i].code,
               documents[i].code == TWCRED_OK ? 0 : documents[i].offset + sizeof space - 1);
    }
}

/* Cut anywhere, a document ends too early. The fault is at its end, but where a
 * UTF-8 sequence or a pair of surrogates has begun: then it is there. */
static void test_every_cut(void **state)
{
    (void)state;
    static const char text[] = "{\"a\\n\\u00e9\":[null,true,false,-12.5e+7,\"\\uD83D\\uDE00\","
                               "{\"b\":{}},[]],\"c\":\"\xE2\x82\xAC\"}";
    size_t pair = (size_t)(strstr(text, "\\uD83D") - text);
    size_t euro = (size_t)(strstr(text, "\xE2\x82\xAC") - text);
    expect(guarded(BYTES(text)), sizeof text - 1, TWCRED_OK, 0);
    for (size_t size = 0; size < sizeof text - 1; size++) {
        const char *cut = guarded(text, size);
        twcred_status status = twcred_json_check(cut, size);
        if (size == euro + 1 || size == euro + 2)
            expect(cut, size, TWCRED_JSON_UTF8, euro);
        else if (size == pair + 6 || size == pair + 7)
            expect(cut, size, TWCRED_JSON_STRING, pair);
        else if (status.code == TWCRED_JSON_STRING || status.code == TWCRED_JSON_NUMBER)
            expect(cut, size, status.code, size);
        else
            expect(cut, size, TWCRED_JSON_SYNTAX, size);
    }
}

/* One byte between two texts: which are good, and what the others are called. */
static const struct {
    const char *before, *after;
    const char *good; /* of the bytes below 0x80 */
    twcred_code code; /* of the others */
    const char *other;
} places[] = {
    {"", "", "0123456789", TWCRED_JSON_SYNTAX, "\"+-.[{tfn \t\n\r"},
    {"[", "]", "0123456789 \t\n\r", TWCRED_JSON_SYNTAX, "\"+-.[{]}tfn"},
    {"[[]", "[]]", ",", TWCRED_JSON_SYNTAX, " \t\n\r]"},
    {"[[],", "[]]", " \t\n\r", TWCRED_JSON_SYNTAX, "\"+-.[{tfn0123456789"},
    {"{", "\"a\":1}", " \t\n\r", TWCRED_JSON_SYNTAX, "\"}"},
    {"{\"a\"", "[]}", ":", TWCRED_JSON_SYNTAX, " \t\n\r"},
    {"{\"a\":", "[]}", " \t\n\r", TWCRED_JSON_SYNTAX, "\"+-.[{tfn0123456789"},
    {"{\"a\":[]", "\"b\":1}", ",", TWCRED_JSON_SYNTAX, " \t\n\r}"},
    {"{\"a\":[],", "\"b\":1}", " \t\n\r", TWCRED_JSON_SYNTAX, "\""},
    {"[]", "", " \t\n\r", TWCRED_JSON_TRAILING, ""},
    {"[1", "]", "0123456789 \t\n\r", TWCRED_JSON_NUMBER, ",.]}eE"},
    {"[1", "2]", "0123456789.,eE", TWCRED_JSON_NUMBER, "]} \t\n\r"},
    {"[0", "2]", ".,eE", TWCRED_JSON_NUMBER, "]} \t\n\r"},
    {"[-", "]", "0123456789", TWCRED_JSON_NUMBER, ""},
    {"[1e", "2]", "0123456789+-", TWCRED_JSON_NUMBER, ""},
    {"[1.", "2]", "0123456789", TWCRED_JSON_NUMBER, ""},
    {"[1.2e+", "]", "0123456789", TWCRED_JSON_NUMBER, ""},
    {"\"\\", "\"", "\\/bfnrt", TWCRED_JSON_STRING, "u\""},
    {"\"\\u", "ddd\"", "0123456789abcefABCEF", TWCRED_JSON_STRING, "dD"},
    {"\"\\u0", "ff\"", "0123456789abcdefABCDEF", TWCRED_JSON_STRING, ""},
    {"\"\\u00", "f\"", "0123456789abcdefABCDEF", TWCRED_JSON_STRING, ""},
    {"\"\\u000", "\"", "0123456789abcdefABCDEF", TWCRED_JSON_STRING, ""},
    {"\"\\uD83D\\u", "E00\"", "dD", TWCRED_JSON_STRING, "0123456789abcefABCEF"},
};

static void test_every_byte_in_every_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(places); i++) {
        size_t before = strlen(places[i].before);
        size_t after = strlen(places[i].after);
        size_t size = before + 1 + after;
        char *text = guarded_space(size);
        memcpy(text, places[i].before, before);
        memcpy(text + before + 1, places[i].after, after);
        for (int byte = 0; byte < 256; byte++) {
            text[before] = (char)byte;
            if (in_set(byte, places[i].other))
                continue;
            if (in_set(byte, places[i].good))
                expect(text, size, TWCRED_OK, 0);
            else if (byte >= 0x80 && places[i].code == TWCRED_JSON_SYNTAX)
                expect(text, size, TWCRED_JSON_UTF8, before);
            else
                expect(text, size, places[i].code, before);
        }
    }
}

/* All texts of one and of two bytes inside a string. */
static void test_every_two_bytes_in_a_string(void **state)
{
    (void)state;
    char *text = guarded_space(4);
    text[0] = '"';
    text[3] = '"';
    for (int first = 0; first < 256; first++) {
        for (int second = 0; second < 256; second++) {
            text[1] = (char)first;
            text[2] = (char)second;
            if (first < 0x20)
                expect(text, 4, TWCRED_JSON_STRING, 1);
            else if (first == '"')
                expect(text, 4, TWCRED_JSON_TRAILING, in_set(second, " \t\n\r") ? 3 : 2);
            else if (first == '\\' && second == '"')
                expect(text, 4, TWCRED_OK, 0);
            else if (first == '\\' && second == 'u')
                expect(text, 4, TWCRED_JSON_STRING, 3);
            else if (first == '\\')
                expect(text, 4, in_set(second, "\\/bfnrt") ? TWCRED_OK : TWCRED_JSON_STRING,
                       in_set(second, "\\/bfnrt") ? 0 : 2);
            else if (first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF)
                expect(text, 4, TWCRED_OK, 0);
            else if (first >= 0x80)
                expect(text, 4, TWCRED_JSON_UTF8, 1);
            else if (second < 0x20)
                expect(text, 4, TWCRED_JSON_STRING, 2);
            else if (second == '"')
                expect(text, 4, TWCRED_JSON_TRAILING, 3);
            else if (second == '\\') /* the quote is escaped */
                expect(text, 4, TWCRED_JSON_STRING, 4);
            else if (second >= 0x80)
                expect(text, 4, TWCRED_JSON_UTF8, 2);
            else
                expect(text, 4, TWCRED_OK, 0);
        }
    }
}

static void test_every_code_point(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point < 0x120000; code_point++) {
        char line[8] = "\"";
        size_t size = 1 + utf8(line + 1, code_point);
        line[size++] = '"';
        bool good = (code_point < 0xD800 || code_point > 0xDFFF) && code_point <= 0x10FFFF;
        twcred_code code = code_point < 0x20 ? TWCRED_JSON_STRING
                           : good            ? TWCRED_OK
                                             : TWCRED_JSON_UTF8;
        if (code_point != '"' && code_point != '\\')
            expect(line, size, code, code == TWCRED_OK ? 0 : 1);
    }
}

/* Every escape, and every kind of pair. */
static void test_every_escape(void **state)
{
    (void)state;
    char *text = guarded_space(8);
    char line[16];
    for (unsigned unit = 0; unit <= 0xFFFF; unit++) {
        sprintf(line, unit & 1 ? "\"\\u%04x\"" : "\"\\u%04X\"", unit);
        memcpy(text, line, 8);
        bool lone = unit >= 0xD800 && unit <= 0xDFFF;
        expect(text, 8, lone ? TWCRED_JSON_STRING : TWCRED_OK, lone ? 1 : 0);
    }
    static const unsigned units[] = {0x0000, 0x0041, 0xD7FF, 0xD800, 0xD801, 0xDABC, 0xDBFE, 0xDBFF,
                                     0xDC00, 0xDC01, 0xDDEF, 0xDFFE, 0xDFFF, 0xE000, 0xFFFF};
    text = guarded_space(14);
    for (size_t i = 0; i < COUNT(units); i++) {
        for (size_t j = 0; j < COUNT(units); j++) {
            sprintf(line, "\"\\u%04X\\u%04x\"", units[i], units[j]);
            memcpy(text, line, 14);
            bool first_high = units[i] >= 0xD800 && units[i] <= 0xDBFF;
            bool first_low = units[i] >= 0xDC00 && units[i] <= 0xDFFF;
            bool second_low = units[j] >= 0xDC00 && units[j] <= 0xDFFF;
            bool second_high = units[j] >= 0xD800 && units[j] <= 0xDBFF;
            if (first_low || (first_high && !second_low))
                expect(text, 14, TWCRED_JSON_STRING, 1);
            else if (!first_high && (second_low || second_high))
                expect(text, 14, TWCRED_JSON_STRING, 7);
            else
                expect(text, 14, TWCRED_OK, 0);
        }
    }
}

/* ------------------------------------------------------------------- depth */

/* Writes `depth` opening brackets of kind 0 (arrays), 1 (objects) or 2 (both in
 * turn), `inside`, and as many closing ones. Returns the size; *last is where
 * the last bracket opened. */
static size_t nest(char *out, size_t depth, int kind, const char *inside, size_t *last)
{
    size_t size = 0;
    for (size_t level = 0; level < depth; level++) {
        bool object = kind == 1 || (kind == 2 && level % 2 == 1);
        *last = size;
        out[size++] = object ? '{' : '[';
        if (object && (level + 1 < depth || inside[0] != '\0')) {
            memcpy(out + size, "\"a\":", 4);
            size += 4;
        }
    }
    memcpy(out + size, inside, strlen(inside));
    size += strlen(inside);
    for (size_t level = depth; level-- > 0;)
        out[size++] = kind == 1 || (kind == 2 && level % 2 == 1) ? '}' : ']';
    return size;
}

static void test_depth(void **state)
{
    (void)state;
    static const char *const insides[] = {"", "1", "\"]\"", " null "};
    assert_int_equal(TWCRED_DEPTH_MAX, 64);
    for (int kind = 0; kind <= 2; kind++) {
        for (size_t i = 0; i < COUNT(insides); i++) {
            for (size_t depth = 1; depth <= 2 * TWCRED_DEPTH_MAX + 2; depth++) {
                char line[1024];
                size_t last = 0;
                size_t size = nest(line, depth, kind, insides[i], &last);
                const char *text = guarded(line, size);
                if (depth <= TWCRED_DEPTH_MAX) {
                    expect(text, size, TWCRED_OK, 0);
                } else {
                    size_t first_too_deep = 0;
                    nest(line, TWCRED_DEPTH_MAX + 1, kind, insides[i], &first_too_deep);
                    expect(text, size, TWCRED_JSON_DEPTH, first_too_deep);
                }
            }
        }
    }
}

/* Depth is how many are open, not how many there were. */
static void test_depth_after_closing(void **state)
{
    (void)state;
    char line[4096] = "[";
    size_t size = 1, last = 0;
    for (int i = 0; i < 4; i++) {
        size += nest(line + size, TWCRED_DEPTH_MAX - 1, i % 3, "1", &last);
        line[size++] = ',';
    }
    size_t start = size;
    size += nest(line + size, TWCRED_DEPTH_MAX, 0, "", &last);
    line[size++] = ']';
    expect(guarded(line, size), size, TWCRED_JSON_DEPTH, start + last);
    size = start - 1;
    line[size++] = ']';
    expect(guarded(line, size), size, TWCRED_OK, 0);
}

/* -------------------------------------------------------------------- size */

static void test_size(void **state)
{
    (void)state;
    assert_true(TWCRED_DOCUMENT_MAX == 2147483646u);
    static const size_t sizes[] = {(size_t)TWCRED_DOCUMENT_MAX + 1,
                                   (size_t)TWCRED_DOCUMENT_MAX + 2,
                                   SIZE_MAX / 2,
                                   SIZE_MAX / 2 + 1,
                                   SIZE_MAX - 1,
                                   SIZE_MAX};
    for (size_t i = 0; i < COUNT(sizes); i++)
        assert_fault(twcred_json_check(unmapped(), sizes[i]), TWCRED_JSON_SIZE, "document", 0, NULL,
                     0);
    /* The longest size is no fault by itself. */
    const char *text = guarded(BYTES("x"));
    assert_fault(twcred_json_check(text, TWCRED_DOCUMENT_MAX), TWCRED_JSON_SYNTAX, "document", 0,
                 text, 1);
}

enum { MANY = 100000 };

static char much[MANY * 24];

static void test_long_flat_documents(void **state)
{
    (void)state;
    size_t size = 0;
    much[size++] = '{';
    for (int i = 0; i < MANY; i++)
        size += (size_t)sprintf(much + size, "%s\"m%d\":%d", i == 0 ? "" : ",", i, i);
    much[size++] = '}';
    expect(guarded(much, size), size, TWCRED_OK, 0);
    expect(guarded(much, size - 1), size - 1, TWCRED_JSON_SYNTAX, size - 1);

    size = 0;
    much[size++] = '[';
    for (int i = 0; i < MANY; i++)
        size += (size_t)sprintf(much + size, "%s%d", i == 0 ? "" : ",", i);
    much[size++] = ']';
    expect(guarded(much, size), size, TWCRED_OK, 0);
    much[size - 1] = '}';
    expect(guarded(much, size), size, TWCRED_JSON_SYNTAX, size - 1);

    memset(much, '0', sizeof much);
    much[0] = '1';
    expect(guarded(much, sizeof much), sizeof much, TWCRED_OK, 0);
    memset(much, ' ', sizeof much);
    expect(guarded(much, sizeof much), sizeof much, TWCRED_JSON_SYNTAX, sizeof much);
    memset(much, 'a', sizeof much);
    much[0] = '"';
    expect(guarded(much, sizeof much), sizeof much, TWCRED_JSON_STRING, sizeof much);
    much[sizeof much - 1] = '"';
    expect(guarded(much, sizeof much), sizeof much, TWCRED_OK, 0);
}

static void repeat(const char *unit, size_t size)
{
    size_t length = strlen(unit);
    for (size_t i = 0; i < size; i++)
        much[i] = unit[i % length];
}

/* What makes quadratic parsers slow and recursive ones fall over. */
static void test_hostile_nesting(void **state)
{
    (void)state;
    size_t size = sizeof much;
    repeat("[", size);
    expect(guarded(much, size), size, TWCRED_JSON_DEPTH, TWCRED_DEPTH_MAX);
    repeat("{\"\":", size);
    expect(guarded(much, size), size, TWCRED_JSON_DEPTH, 4 * TWCRED_DEPTH_MAX);
    repeat("[{\"\":", size);
    expect(guarded(much, size), size, TWCRED_JSON_DEPTH, 5 * (TWCRED_DEPTH_MAX / 2));
    repeat("]", size);
    expect(guarded(much, size), size, TWCRED_JSON_SYNTAX, 0);
    repeat("[]", size);
    expect(guarded(much, size), size, TWCRED_JSON_TRAILING, 2);
    /* [[],[],…,[]] */
    size = MANY * 3 + 1;
    repeat("[],", size);
    memmove(much + 1, much, size - 1);
    much[0] = '[';
    much[size - 1] = ']';
    expect(guarded(much, size), size, TWCRED_OK, 0);
    expect(guarded(much, size - 1), size - 1, TWCRED_JSON_SYNTAX, size - 1);
    /* almost as deep as can be, and then wide */
    size_t deep = TWCRED_DEPTH_MAX - 2;
    memmove(much + deep, much, size);
    memset(much, '[', deep);
    memset(much + deep + size, ']', deep);
    size += 2 * deep;
    expect(guarded(much, size), size, TWCRED_OK, 0);
    expect(guarded(much, size - 1), size - 1, TWCRED_JSON_SYNTAX, size - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_documents_behind_white_space),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_every_byte_in_every_place),
        cmocka_unit_test(test_every_two_bytes_in_a_string),
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_every_escape),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_depth_after_closing),
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_long_flat_documents),
        cmocka_unit_test(test_hostile_nesting),
    };
    return cmocka_run_group_tests_name("core-json", tests, NULL, NULL);
}
