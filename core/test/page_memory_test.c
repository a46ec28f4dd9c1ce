/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A list of a thousand credentials is read in the memory of a list of one. */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

/* Meta as it is in the midst of a long list. */
#define TOKEN_URL(page)                                                                     \
    "https://ip-messaging.twilio.com/v2/Credentials?PageSize=1000&Page=" page "&PageToken=" \
    "PACR0123456789abcdefABCDEF9876543210"
#define META                                                                    \
    "{\"page\": 1, \"page_size\": 1000, \"first_page_url\": "                   \
    "\"https://ip-messaging.twilio.com/v2/Credentials?PageSize=1000&Page=0\", " \
    "\"previous_page_url\": \"" TOKEN_URL("0") "\", \"url\": \"" TOKEN_URL(     \
        "1") "\", \"next_page_url\": \"" TOKEN_URL("2") "\", \"key\": \"credentials\"}"

/* A page of `count` credentials of the same size, which differ in their SID. */
static size_t build(size_t count, bool meta_first)
{
    static const char item[] = EXAMPLE;
    size_t size =
        append(0, meta_first ? "{\"meta\": " META ", \"credentials\": [" : "{\"credentials\": [");
    for (size_t i = 0; i < count; i++) {
        char digits[32];
        size = append(size, i == 0 ? "" : ", ");
        size_t start = size;
        size = append(size, item);
        sprintf(digits, "%04lx", (unsigned long)(i & 0xFFFF));
        memcpy(sheet + start + strlen("{\"sid\": \"CR"), digits, 4);
    }
    return append(size, meta_first ? "]}" : "], \"meta\": " META "}");
}

/* All that is lent to the reading of a page, at the end of memory; the static
 * ones are what the calls below see. */
static const char *document;
static size_t document_size;
static char *text;
static size_t needed;
static twcred_page *opened;
static twcred_credential *credential;
static twcred_work *work;

static void lend(size_t size)
{
    document = guarded(sheet, size);
    document_size = size;
    needed = measure_page(document, size);
    text = guarded_space(needed);
    work = guarded_work();
    opened = (twcred_page *)(void *)guarded_space(sizeof *opened);
    credential = (twcred_credential *)(void *)guarded_space(sizeof *credential);
}

static const size_t counts[] = {1, 2, 10, 100, 1000};

static void test_the_same_for_one_and_a_thousand(void **state)
{
    (void)state;
    size_t first = 0;
    for (size_t i = 0; i < COUNT(counts); i++) {
        for (int meta_first = 0; meta_first <= 1; meta_first++) {
            lend(build(counts[i], meta_first == 1));
            size_t memory = sizeof *opened + sizeof *work + needed;
            if (first == 0)
                first = memory;
            assert_int_equal(memory, first);
            assert_in_range(memory, 1, 4095);
            print_message("%zu credentials: %zu bytes lent, %zu of them for text\n", counts[i],
                          memory, needed);
            /* And it is enough. */
            assert_ok(twcred_page_open(opened, text, needed, work, document, document_size),
                      document, document_size);
            assert_int_equal(opened->count, counts[i]);
            for (size_t n = 0; n < counts[i]; n++) {
                char start[32];
                sprintf(start, "CR%04lx", (unsigned long)n);
                assert_true(twcred_page_next(credential, opened, work));
                assert_memory_equal(credential->sid.text, start, 6);
                assert_string(&credential->url, URL);
            }
            assert_false(twcred_page_next(credential, opened, work));
            assert_string(&opened->next_page_url, TOKEN_URL("2"));
        }
    }
}

/* What the header says of the text: 1024 bytes do, with room to spare. */
static void test_told_sizes(void **state)
{
    (void)state;
    lend(build(1000, false));
    assert_in_range(needed, 1, 1024);
}

static twcred_code code;
static size_t read_count;

static void open_it(void)
{
    code = twcred_page_open(opened, text, needed, work, document, document_size).code;
}

static void read_all(void)
{
    static twcred_page copy;
    copy = *opened;
    for (read_count = 0; twcred_page_next(credential, &copy, work); read_count++)
        ;
}

/* Nothing on the stack grows with the list either. */
static void test_stack(void **state)
{
    (void)state;
    enum { STACK_MAX = 16384 }; /* with sanitizers; 3 KiB without */
    size_t opening = 0, reading = 0;
    for (size_t i = 0; i < COUNT(counts); i++) {
        for (int meta_first = 0; meta_first <= 1; meta_first++) {
            lend(build(counts[i], meta_first == 1));
            size_t one = stack_used(open_it);
            assert_int_equal(code, TWCRED_OK);
            assert_int_equal(opened->count, counts[i]);
            size_t other = stack_used(read_all);
            assert_int_equal(read_count, counts[i]);
            print_message("%zu credentials: %zu and %zu bytes of stack\n", counts[i], one, other);
            assert_in_range(one, 1, STACK_MAX);
            assert_in_range(other, 1, STACK_MAX);
            if (opening == 0) {
                opening = one;
                reading = other;
            }
            assert_int_equal(one, opening);
            assert_int_equal(other, reading);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_for_one_and_a_thousand),
        cmocka_unit_test(test_told_sizes),
        cmocka_unit_test(test_stack),
    };
    return cmocka_run_group_tests_name("core-page_memory", tests, NULL, NULL);
}
