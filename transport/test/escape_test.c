/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(text) text, sizeof text - 1

/* What the text becomes in each style, and the columns it takes there. */
typedef struct escape_case {
    const char *text;
    size_t size;
    struct {
        const char *text;
        size_t columns;
    } styles[3];
} escape_case;

#define SAME(text, columns)                   \
    {                                         \
        BYTES(text),                          \
        {                                     \
            {text, columns}, {text, columns}, \
            {                                 \
                text, columns                 \
            }                                 \
        }                                     \
    }
#define ALL(text, escaped, columns)                 \
    {                                               \
        BYTES(text),                                \
        {                                           \
            {escaped, columns}, {escaped, columns}, \
            {                                       \
                escaped, columns                    \
            }                                       \
        }                                           \
    }
#define EACH(text, plain, plain_columns, json, json_columns, tsv, tsv_columns) \
    {                                                                          \
        BYTES(text),                                                           \
        {                                                                      \
            {plain, plain_columns}, {json, json_columns},                      \
            {                                                                  \
                tsv, tsv_columns                                               \
            }                                                                  \
        }                                                                      \
    }

static const escape_case cases[] = {
    SAME("", 0),
    SAME("a z~ !#'(),-./09:;<=>?@AZ[]^_`{|}", 33),
    /* What a style needs for itself. */
    EACH("\"", "\"", 1, "\\\"", 2, "\"", 1),
    EACH("\\", "\\", 1, "\\\\", 2, "\\\\", 2),
    EACH("\t", "\\u0009", 6, "\\u0009", 6, "\\t", 2),
    EACH("\n", "\\u000a", 6, "\\u000a", 6, "\\n", 2),
    EACH("\r", "\\u000d", 6, "\\u000d", 6, "\\r", 2),
    EACH("\\N", "\\N", 2, "\\\\N", 3, "\\\\N", 3),
    /* C0, DEL, C1 and their neighbours. */
    ALL("\0", "\\u0000", 6),
    ALL("a\0b", "a\\u0000b", 8),
    ALL("\x01\x08\x0b\x0c\x0e\x1b\x1f", "\\u0001\\u0008\\u000b\\u000c\\u000e\\u001b\\u001f", 42),
    SAME(" ", 1),
    SAME("~", 1),
    ALL("\x7f", "\\u007f", 6),
    ALL("\xc2\x80", "\\u0080", 6),
    ALL("\xc2\x85", "\\u0085", 6),
    ALL("\xc2\x9b", "\\u009b", 6),
    ALL("\xc2\x9f", "\\u009f", 6),
    SAME("\xc2\xa0", 1),
    /* Bidi controls, separators, the byte-order mark, and their neighbours. */
    SAME("\xd8\x9b", 1),
    ALL("\xd8\x9c", "\\u061c", 6),
    SAME("\xd8\x9d", 1),
    SAME("\xe2\x80\x8d", 1),
    ALL("\xe2\x80\x8e", "\\u200e", 6),
    ALL("\xe2\x80\x8f", "\\u200f", 6),
    SAME("\xe2\x80\x90", 1),
    SAME("\xe2\x80\xa7", 1),
    ALL("\xe2\x80\xa8\xe2\x80\xa9", "\\u2028\\u2029", 12),
    ALL("\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad\xe2\x80\xae",
        "\\u202a\\u202b\\u202c\\u202d\\u202e", 30),
    SAME("\xe2\x80\xaf", 1),
    SAME("\xe2\x81\xa5", 1),
    ALL("\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9", "\\u2066\\u2067\\u2068\\u2069", 24),
    SAME("\xe2\x81\xaa", 1),
    ALL("\xef\xbb\xbf", "\\ufeff", 6),
    /* Columns count characters, not bytes. */
    SAME("\xc3\xa9", 1),
    SAME("\xe2\x82\xac", 1),
    SAME("\xf0\x9f\x98\x80", 1),
    /* The limits of UTF-8 (RFC 3629 section 4). */
    SAME("\xc2\xa1\xdf\xbf", 2),
    SAME("\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf", 4),
    SAME("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", 2),
    /* Ill-formed: a byte on its own, overlong, surrogates, beyond U+10FFFF, cut.
     * JSON has no escape for a byte. */
    EACH("\x80", "\\x80", 4, "\\ufffd", 6, "\\x80", 4),
    EACH("\xbf", "\\xbf", 4, "\\ufffd", 6, "\\xbf", 4),
    EACH("\xc0\xaf", "\\xc0\\xaf", 8, "\\ufffd\\ufffd", 12, "\\xc0\\xaf", 8),
    EACH("\xc1\xbf", "\\xc1\\xbf", 8, "\\ufffd\\ufffd", 12, "\\xc1\\xbf", 8),
    EACH("\xe0\x80\x9b", "\\xe0\\x80\\x9b", 12, "\\ufffd\\ufffd\\ufffd", 18, "\\xe0\\x80\\x9b", 12),
    EACH("\xe0\x9f\xbf", "\\xe0\\x9f\\xbf", 12, "\\ufffd\\ufffd\\ufffd", 18, "\\xe0\\x9f\\xbf", 12),
    EACH("\xf0\x80\x80\x9b", "\\xf0\\x80\\x80\\x9b", 16, "\\ufffd\\ufffd\\ufffd\\ufffd", 24,
         "\\xf0\\x80\\x80\\x9b", 16),
    EACH("\xf0\x8f\xbf\xbf", "\\xf0\\x8f\\xbf\\xbf", 16, "\\ufffd\\ufffd\\ufffd\\ufffd", 24,
         "\\xf0\\x8f\\xbf\\xbf", 16),
    EACH("\xed\xa0\x80", "\\xed\\xa0\\x80", 12, "\\ufffd\\ufffd\\ufffd", 18, "\\xed\\xa0\\x80", 12),
    EACH("\xed\xbf\xbf", "\\xed\\xbf\\xbf", 12, "\\ufffd\\ufffd\\ufffd", 18, "\\xed\\xbf\\xbf", 12),
    EACH("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", 16, "\\ufffd\\ufffd\\ufffd\\ufffd", 24,
         "\\xf4\\x90\\x80\\x80", 16),
    EACH("\xf5\x80\x80\x80", "\\xf5\\x80\\x80\\x80", 16, "\\ufffd\\ufffd\\ufffd\\ufffd", 24,
         "\\xf5\\x80\\x80\\x80", 16),
    EACH("\xff\xfe", "\\xff\\xfe", 8, "\\ufffd\\ufffd", 12, "\\xff\\xfe", 8),
    EACH("\xc3", "\\xc3", 4, "\\ufffd", 6, "\\xc3", 4),
    EACH("\xe2\x82", "\\xe2\\x82", 8, "\\ufffd\\ufffd", 12, "\\xe2\\x82", 8),
    EACH("\xf0\x9f\x98", "\\xf0\\x9f\\x98", 12, "\\ufffd\\ufffd\\ufffd", 18, "\\xf0\\x9f\\x98", 12),
    /* What follows an ill-formed byte is read afresh. */
    EACH("\xc3(", "\\xc3(", 5, "\\ufffd(", 7, "\\xc3(", 5),
    EACH("\xe2\x82z", "\\xe2\\x82z", 9, "\\ufffd\\ufffdz", 13, "\\xe2\\x82z", 9),
    EACH("\xf0\xc3\xa9", "\\xf0\xc3\xa9", 5, "\\ufffd\xc3\xa9", 7, "\\xf0\xc3\xa9", 5),
    EACH("\xe2\x1b[", "\\xe2\\u001b[", 11, "\\ufffd\\u001b[", 13, "\\xe2\\u001b[", 11),
    EACH("caf\xe9 ol\xc3\xa9", "caf\\xe9 ol\xc3\xa9", 11, "caf\\ufffd ol\xc3\xa9", 13,
         "caf\\xe9 ol\xc3\xa9", 11),
};

/* On the heap and of the exact size, so that a sanitizer sees a byte too many. */
static char *exact_copy(const char *text, size_t size)
{
    char *copy = malloc(size > 0 ? size : 1);
    assert_non_null(copy);
    memcpy(copy, text, size);
    return copy;
}

static void escapes_each_class_in_each_style(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = exact_copy(cases[i].text, cases[i].size);
        for (size_t style = ESCAPE_PLAIN; style <= ESCAPE_TSV; style++) {
            const char *expected = cases[i].styles[style].text;
            char got[256];
            FILE *to = tmpfile();
            assert_non_null(to);
            size_t columns = print_escaped(to, text, cases[i].size, (escape_style)style);
            rewind(to);
            size_t size = fread(got, 1, sizeof got - 1, to);
            fclose(to);
            got[size] = '\0';
            print_message("row %zu, style %zu: %s\n", i, style, expected);
            assert_string_equal(got, expected);
            assert_int_equal(size, strlen(expected));
            assert_int_equal(columns, cases[i].styles[style].columns);
        }
        free(text);
    }
}

static void tells_whether_anything_would_change(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = exact_copy(cases[i].text, cases[i].size);
        for (size_t style = ESCAPE_PLAIN; style <= ESCAPE_TSV; style++) {
            const char *expected = cases[i].styles[style].text;
            bool changes = strlen(expected) != cases[i].size ||
                           memcmp(expected, cases[i].text, cases[i].size) != 0;
            print_message("row %zu, style %zu: %s\n", i, style, expected);
            assert_int_equal(needs_escape(text, cases[i].size, (escape_style)style), changes);
        }
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_each_class_in_each_style),
        cmocka_unit_test(tells_whether_anything_would_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
