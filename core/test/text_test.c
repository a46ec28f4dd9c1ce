/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include "internal.h"

#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------- ASCII */

static void test_classes_of_every_byte(void **state)
{
    (void)state;
    static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
    static const char digits[] = "0123456789";
    static const char hex[] = "0123456789abcdef";
    for (int byte = 0; byte < 256; byte++) {
        char c = (char)byte;
        const char *in_upper = byte == 0 ? NULL : strchr(upper, byte);
        const char *in_lower = byte == 0 ? NULL : strchr(lower, byte);
        const char *in_digits = byte == 0 ? NULL : strchr(digits, byte);
        assert_true(ascii_digit(c) == (in_digits != NULL));
        assert_true(ascii_letter(c) == (in_upper != NULL || in_lower != NULL));
        char folded = in_upper != NULL ? lower[in_upper - upper] : c;
        assert_int_equal(ascii_lower(c), folded);
        const char *in_hex = folded == '\0' ? NULL : strchr(hex, folded);
        assert_int_equal(ascii_hex(c), in_hex == NULL ? -1 : (int)(in_hex - hex));
        assert_true(ascii_one_of(c, digits) == (in_digits != NULL));
        assert_false(ascii_one_of(c, ""));
    }
}

static void test_comparisons(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
        const char *word;
        bool equal, equal_nocase;
    } rows[] = {
        {BYTES(""), "", true, true},          {BYTES(""), "a", false, false},
        {BYTES("a"), "", false, false},       {BYTES("a"), "a", true, true},
        {BYTES("A"), "a", false, true},       {BYTES("a"), "A", false, true},
        {BYTES("a"), "ab", false, false},     {BYTES("ab"), "a", false, false},
        {BYTES("a\0"), "a", false, false},    {BYTES("\0"), "", false, false},
        {BYTES("aB-9"), "Ab-9", false, true}, {BYTES("@"), "`", false, false},
        {BYTES("["), "{", false, false},      {BYTES("\xC1"), "\xE1", false, false},
        {BYTES("\xE1"), "\xE1", true, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = guarded(rows[i].text, rows[i].size);
        const char *word = guarded(rows[i].word, strlen(rows[i].word) + 1);
        assert_true(ascii_equal(text, rows[i].size, word) == rows[i].equal);
        assert_true(ascii_equal_nocase(text, rows[i].size, word) == rows[i].equal_nocase);
    }
}

/* ------------------------------------------------------------------- UTF-8 */

static void expect_sequence(const char *text, size_t size, size_t length)
{
    if (utf8_sequence(text, size) == length)
        return;
    print_error("%lu and not %lu:\n%s\n", (unsigned long)utf8_sequence(text, size),
                (unsigned long)length, draw(text, size, length));
    fail();
}

/* Every code point, with the end of memory behind it, and cut short. */
static void test_utf8_of_every_code_point(void **state)
{
    (void)state;
    char *text = guarded_space(4);
    for (uint32_t code_point = 0; code_point < 0x120000; code_point++) {
        char sequence[4];
        size_t size = utf8(sequence, code_point);
        bool good = (code_point < 0xD800 || code_point > 0xDFFF) && code_point <= 0x10FFFF;
        memcpy(text + 4 - size, sequence, size);
        expect_sequence(text + 4 - size, size, good ? size : 0);
        for (size_t cut = 1; cut < size; cut++) {
            memcpy(text + 4 - cut, sequence, cut);
            expect_sequence(text + 4 - cut, cut, 0);
        }
    }
}

/* All texts of one and of two bytes. */
static void test_utf8_of_two_bytes(void **state)
{
    (void)state;
    char *text = guarded_space(2);
    for (int first = 0; first < 256; first++) {
        text[1] = (char)first;
        expect_sequence(text + 1, 1, first < 0x80 ? 1 : 0);
        for (int second = 0; second < 256; second++) {
            text[0] = (char)first;
            text[1] = (char)second;
            size_t length = 0;
            if (first < 0x80)
                length = 1;
            else if (first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF)
                length = 2;
            expect_sequence(text, 2, length);
            assert_int_equal(utf8_prefix(text, 2), length == 1 ? (second < 0x80 ? 2 : 1) : length);
        }
    }
    expect_sequence(guarded("", 0), 0, 0);
}

/* Around the table of RFC 3629 section 4: each first byte with each second one,
 * and each third and fourth byte behind good ones. */
static void test_utf8_of_three_and_four_bytes(void **state)
{
    (void)state;
    char *text = guarded_space(4);
    for (int first = 0xE0; first < 256; first++) {
        size_t size = first < 0xF0 ? 3 : 4;
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        for (size_t at = 1; at < size; at++) {
            for (int byte = 0; byte < 256; byte++) {
                char *start = text + 4 - size;
                memset(start, '\x80', size);
                start[0] = (char)first;
                start[1] = (char)high;
                start[at] = (char)byte;
                bool good = first <= 0xF4 && byte >= (at == 1 ? low : 0x80) &&
                            byte <= (at == 1 ? high : 0xBF);
                expect_sequence(start, size, good ? size : 0);
            }
        }
    }
}

static void test_utf8_prefixes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size, good;
    } rows[] = {
        {BYTES(""), 0},
        {BYTES("\0\0\0"), 3},
        {BYTES("plain"), 5},
        {BYTES("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), 19},
        {BYTES("abc\x80"), 3},
        {BYTES("abc\xC3"), 3},
        {BYTES("abc\xE2\x82"), 3},
        {BYTES("abc\xF0\x9F\x98"), 3},
        {BYTES("abc\xE2\x82\xAC\xE2\x82x"), 6},
        {BYTES("\xC0\x80"), 0},
        {BYTES("\xE0\x80\x80"), 0},
        {BYTES("\xF0\x8F\xBF\xBF"), 0},
        {BYTES("\xED\xA0\x80"), 0},
        {BYTES("\xED\xAF\xBF\xED\xBF\xBF"), 0},
        {BYTES("\xF4\x90\x80\x80"), 0},
        {BYTES("\xF8\x88\x80\x80\x80"), 0},
        {BYTES("\xFE"), 0},
        {BYTES("\xFF"), 0},
        {BYTES("\xEF\xBB\xBF"), 3},
        {BYTES("\xEF\xBF\xBE\xEF\xBF\xBF"), 6}, /* noncharacters are well-formed */
        {BYTES("\xC3\xA9\xC3\xA9\xA9"), 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(utf8_prefix(guarded(rows[i].text, rows[i].size), rows[i].size),
                         rows[i].good);
        assert_int_equal(utf8_prefix(guarded_behind(rows[i].text, rows[i].size), rows[i].size),
                         rows[i].good);
    }
    assert_int_equal(utf8_prefix(NULL, 0), 0);
}

/* ------------------------------------------------------------------ writer */

static void test_writer_counts_what_does_not_fit(void **state)
{
    (void)state;
    for (size_t capacity = 0; capacity <= 8; capacity++) {
        char *space = guarded_space(capacity);
        out to = {space, capacity, 0};
        out_byte(&to, 'a');
        out_bytes(&to, "bc", 2);
        out_bytes(&to, "", 0);
        out_bytes(&to, "\0def", 4);
        assert_int_equal(to.size, 7);
        assert_memory_equal(space, "abc\0def", capacity < 7 ? capacity : 7);
        if (capacity > 7)
            assert_filled(space + 7, capacity - 7, FILL);
    }
    out to = {NULL, 0, 0};
    out_bytes(&to, "abc", 3);
    assert_int_equal(to.size, 3);
}

/* ------------------------------------------------- insides of JSON strings */

static void expect_decoded(const char *json, size_t size, const char *text, size_t text_size)
{
    const char *copy = guarded(json, size);
    out measure = {NULL, 0, 0};
    json_string_write(&measure, copy, size);
    assert_int_equal(measure.size, text_size);
    char *space = guarded_space(text_size);
    out to = {space, text_size, 0};
    json_string_write(&to, copy, size);
    assert_bytes_at(__FILE__, __LINE__, space, to.size, text, text_size);
}

static void test_strings(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        size_t json_size;
        const char *text;
        size_t size;
    } rows[] = {
        {BYTES(""), BYTES("")},
        {BYTES("plain"), BYTES("plain")},
        {BYTES("\\\"\\\\\\/\\b\\f\\n\\r\\t"), BYTES("\"\\/\b\f\n\r\t")},
        {BYTES("\\u0041"), BYTES("A")},
        {BYTES("\\u0000"), BYTES("\0")},
        {BYTES("a\\u0000b"), BYTES("a\0b")},
        {BYTES("\\u00e9\\u00E9"), BYTES("\xC3\xA9\xC3\xA9")},
        {BYTES("\\u20AC"), BYTES("\xE2\x82\xAC")},
        {BYTES("\\uD83D\\uDE00"), BYTES("\xF0\x9F\x98\x80")},
        {BYTES("\\ud800\\udc00"), BYTES("\xF0\x90\x80\x80")},
        {BYTES("\\uDBFF\\uDFFF"), BYTES("\xF4\x8F\xBF\xBF")},
        {BYTES("\\uD7FF\\uE000"), BYTES("\xED\x9F\xBF\xEE\x80\x80")},
        {BYTES("\\u007f\\u0080\\u07ff\\u0800\\uffff"),
         BYTES("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF")},
        {BYTES("\\\\u0041"), BYTES("\\u0041")},
        {BYTES("\\\\\\u0041"), BYTES("\\A")},
        {BYTES("\xC3\xA9\\n\xF0\x9F\x98\x80"), BYTES("\xC3\xA9\n\xF0\x9F\x98\x80")},
        {BYTES("/\x7F"), BYTES("/\x7F")},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_decoded(rows[i].json, rows[i].json_size, rows[i].text, rows[i].size);
}

/* Every code point as the escape it has, in lower and in upper case. */
static void test_every_escape(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        /* Beyond the first plane, the ends of each and a sample. */
        if (code_point > 0xFFFF && (code_point & 0x3FF) > 2 && (code_point & 0x3FF) < 0x3FD)
            continue;
        char escape[16], text[4], decoded[4];
        if (code_point < 0x10000)
            sprintf(escape, code_point & 1 ? "\\u%04x" : "\\u%04X", (unsigned)code_point);
        else
            sprintf(escape, code_point & 1 ? "\\u%04x\\u%04X" : "\\u%04X\\u%04x",
                    0xD800 + (unsigned)((code_point - 0x10000) >> 10),
                    0xDC00 + (unsigned)((code_point - 0x10000) & 0x3FF));
        size_t size = utf8(text, code_point);
        out to = {decoded, sizeof decoded, 0};
        json_string_write(&to, escape, strlen(escape));
        assert_int_equal(to.size, size);
        assert_memory_equal(decoded, text, size);
    }
}

static void test_string_comparison(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        size_t size;
        const char *word;
        bool equal;
    } rows[] = {
        {BYTES(""), "", true},
        {BYTES("sid"), "sid", true},
        {BYTES("si"), "sid", false},
        {BYTES("sidx"), "sid", false},
        {BYTES("Sid"), "sid", false},
        {BYTES("\\u0073id"), "sid", true},
        {BYTES("\\u0073\\u0069\\u0064"), "sid", true},
        {BYTES("sid\\u0000"), "sid", false},
        {BYTES("\\u0000"), "", false},
        {BYTES("\\u0000sid"), "sid", false},
        {BYTES("s\\u00efd"), "sid", false},
        {BYTES("\xC3\xA9"), "\xC3\xA9", true},
        {BYTES("\\u00e9"), "\xC3\xA9", true},
        {BYTES("\\u00e9"), "\xC3", false},
        {BYTES("\\\\"), "\\", true},
        {BYTES("\\/"), "/", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_true(json_string_equal(guarded(rows[i].json, rows[i].size), rows[i].size,
                                      guarded(rows[i].word, strlen(rows[i].word) + 1)) ==
                    rows[i].equal);
}

static void test_offsets(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        size_t size;
        size_t decoded, offset;
    } rows[] = {
        {BYTES(""), 0, 0},
        {BYTES("abc"), 0, 0},
        {BYTES("abc"), 2, 2},
        {BYTES("abc"), 3, 3},
        {BYTES("\\nb"), 0, 0},
        {BYTES("\\nb"), 1, 2},
        {BYTES("\\nb"), 2, 3},
        {BYTES("a\\u0041b"), 1, 1},
        {BYTES("a\\u0041b"), 2, 7},
        {BYTES("a\\u0041b"), 3, 8},
        /* each byte of one character comes from one escape */
        {BYTES("\\u20ac\\\\"), 0, 0},
        {BYTES("\\u20ac\\\\"), 1, 0},
        {BYTES("\\u20ac\\\\"), 2, 0},
        {BYTES("\\u20ac\\\\"), 3, 6},
        {BYTES("\\u20ac\\\\"), 4, 8},
        {BYTES("x\\ud83d\\ude00y"), 1, 1},
        {BYTES("x\\ud83d\\ude00y"), 4, 1},
        {BYTES("x\\ud83d\\ude00y"), 5, 13},
        {BYTES("x\\ud83d\\ude00y"), 6, 14},
        /* but each byte of raw UTF-8 is there itself */
        {BYTES("\xE2\x82\xACx"), 1, 1},
        {BYTES("\xE2\x82\xACx"), 3, 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(
            json_string_offset(guarded(rows[i].json, rows[i].size), rows[i].size, rows[i].decoded),
            rows[i].offset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes_of_every_byte),
        cmocka_unit_test(test_comparisons),
        cmocka_unit_test(test_utf8_of_every_code_point),
        cmocka_unit_test(test_utf8_of_two_bytes),
        cmocka_unit_test(test_utf8_of_three_and_four_bytes),
        cmocka_unit_test(test_utf8_prefixes),
        cmocka_unit_test(test_writer_counts_what_does_not_fit),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_every_escape),
        cmocka_unit_test(test_string_comparison),
        cmocka_unit_test(test_offsets),
    };
    return cmocka_run_group_tests_name("core-text", tests, NULL, NULL);
}
