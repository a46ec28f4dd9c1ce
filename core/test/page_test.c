/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIST "https://ip-messaging.twilio.com/v2/Credentials"
#define META                                                           \
    "\"meta\":{\"page\":0,\"page_size\":50,\"first_page_url\":\"" LIST \
    "?PageSize=50&Page=0\",\"previous_page_url\":null,\"url\":\"" LIST \
    "?PageSize=50&Page=0\",\"next_page_url\":\"" LIST                  \
    "?PageSize=50&Page=1&PageToken=PT%2B\",\"key\":\"credentials\"}"

/* ------------------------------------------------------------------ helpers */

/* Rooms at the end of memory are taken anew after a while, so that what reads item
 * after item has one of its own. */
static twcred_work item_work;

static void assert_no_page(const twcred_page *got)
{
    static const twcred_page none;
    assert_memory_equal(got, &none, sizeof none);
}

static size_t measure(const char *document, size_t size)
{
    twcred_page got;
    memset(&got, FILL, sizeof got);
    twcred_status status = twcred_page_open(&got, NULL, 0, guarded_work(), document, size);
    if (status.code != TWCRED_SPACE_TEXT)
        return 0;
    assert_short(status, TWCRED_SPACE_TEXT, status.needed);
    assert_string_equal(status.field, "text");
    assert_in_range(status.needed, 1, size);
    assert_no_page(&got);
    return status.needed;
}

/* Opens with exactly enough text, at the end of memory. */
static twcred_page open_page(const char *document, size_t size)
{
    twcred_page got;
    size_t needed = measure(document, size);
    char *text = guarded_space(needed);
    memset(&got, FILL, sizeof got);
    assert_ok(twcred_page_open(&got, text, needed, guarded_work(), document, size), document, size);
    return got;
}

static twcred_page open_text(const char *document)
{
    return open_page(guarded(document, strlen(document)), strlen(document));
}

/* The mark ` is where the fault is told, or at the end. Nothing is handed out, with
 * enough text and with too little. */
static void expect_fault(const char *marked, twcred_code code, const char *field)
{
    const char *document;
    size_t size;
    twcred_page got;
    twcred_credential credential;
    size_t offset = unmark(&document, &size, marked);
    size_t needed = measure(document, size);
    for (size_t capacity = needed; capacity <= needed + 1; capacity++) {
        char *text = guarded_space(capacity);
        memset(&got, FILL, sizeof got);
        assert_fault(twcred_page_open(&got, text, capacity, guarded_work(), document, size), code,
                     field, offset, document, size);
        assert_no_page(&got);
        assert_wiped(text, capacity);
        assert_false(twcred_page_next(&credential, &got, &item_work));
        assert_no_credential(&credential, TWCRED_ABSENT);
    }
    for (size_t capacity = 0; capacity < needed; capacity++) {
        char *text = guarded_space(capacity);
        memset(&got, FILL, sizeof got);
        assert_short(twcred_page_open(&got, text, capacity, guarded_work(), document, size),
                     TWCRED_SPACE_TEXT, needed);
        assert_no_page(&got);
        assert_wiped(text, capacity);
    }
}

static void expect_end(twcred_page *got)
{
    for (int i = 0; i < 3; i++) {
        twcred_credential credential;
        memset(&credential, FILL, sizeof credential);
        assert_false(twcred_page_next(&credential, got, &item_work));
        assert_no_credential(&credential, TWCRED_ABSENT);
    }
}

/* A page like the service's, of that many items, in `page`. */
static size_t service_page(size_t count)
{
    size_t size = append(0, "{\"credentials\":[");
    for (size_t i = 0; i < count; i++) {
        size = append(size, i > 0 ? "," : "");
        size = append(size, EXAMPLE);
    }
    size = append(size, "],");
    size = append(size, META);
    return append(size, "}");
}

/* -------------------------------------------------------------------- pages */

static void test_items_and_meta(void **state)
{
    (void)state;
    static const size_t counts[] = {0, 1, 2, 3, 50, 1000};
    for (size_t i = 0; i < COUNT(counts); i++) {
        size_t size = service_page(counts[i]);
        twcred_page got = open_page(guarded(page, size), size);
        assert_int_equal(got.count, counts[i]);
        for (size_t k = 0; k < counts[i]; k++) {
            twcred_credential credential;
            memset(&credential, FILL, sizeof credential);
            assert_true(twcred_page_next(&credential, &got, &item_work));
            assert_example(&credential);
            assert_int_equal(credential.sandbox_value, TWCRED_NO);
        }
        expect_end(&got);
        /* What is of the page outlives its items. */
        assert_int_equal(got.page.presence, TWCRED_PRESENT);
        assert_int_equal(got.page.value, 0);
        assert_int_equal(got.page_size.value, 50);
        assert_string(&got.first_page_url, LIST "?PageSize=50&Page=0");
        assert_no_string(&got.previous_page_url, TWCRED_NULL);
        assert_string(&got.url, LIST "?PageSize=50&Page=0");
        assert_string(&got.next_page_url, LIST "?PageSize=50&Page=1&PageToken=PT%2B");
        assert_string(&got.key, "credentials");
    }
}

/* Items that take much text, little and none, in each order, with white space
 * and unknown members wherever they may be. */
static void test_items_of_all_sizes(void **state)
{
    (void)state;
    static const char document[] =
        " { \"x\" : [ {\"sid\":1} , [] ] , \"meta\" : { \"x\" : {\"page\":\"no\"} } ,\n"
        "\"credentials\" : [ { } , {\"friendly_name\":\"\"} , {\"friendly_name\":\"long name\"}\t,"
        " {\"x\":[{\"sid\":5},{}],\"friendly_name\":\"b\",\"y\":\"]}\"},{\"sandbox\":\"TRUE\"},{"
        "\"x\":[]} ] }\r\n";
    static const char *const names[] = {NULL, "", "long name", "b", NULL, NULL};
    twcred_page got = open_text(document);
    assert_int_equal(got.count, COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++) {
        twcred_credential credential;
        assert_true(twcred_page_next(&credential, &got, &item_work));
        assert_no_string(&credential.sid, TWCRED_ABSENT);
        if (names[i] == NULL)
            assert_no_string(&credential.friendly_name, TWCRED_ABSENT);
        else
            assert_string_at(__LINE__, &credential.friendly_name, names[i], strlen(names[i]));
        assert_int_equal(credential.sandbox_value, i == 4 ? TWCRED_YES : TWCRED_UNKNOWN);
    }
    expect_end(&got);
}

/* Items on either side of the reader's window of tokens. */
static void test_items_of_many_tokens(void **state)
{
    (void)state;
    for (int kind = 0; kind < 5; kind++) {
        for (int tokens = 40; tokens < 300; tokens += 7) {
            size_t size = append(0, "{\"credentials\":[{\"sid\":\"" SID "\",\"x\":");
            size += filler(page + size, kind, tokens);
            size = append(size, "},{\"x\":");
            size += filler(page + size, kind, tokens);
            size = append(size, ",\"sid\":\"" SID "\"}],\"x\":");
            size += filler(page + size, kind, tokens);
            size = append(size, ",\"meta\":{\"x\":");
            size += filler(page + size, kind, tokens);
            size = append(size, ",\"page\":7}}");
            if (twcred_json_check(page, size).code == TWCRED_JSON_DEPTH)
                break;
            twcred_page got = open_page(guarded(page, size), size);
            assert_int_equal(got.page.value, 7);
            for (int i = 0; i < 2; i++) {
                twcred_credential credential;
                assert_true(twcred_page_next(&credential, &got, &item_work));
                assert_string(&credential.sid, SID);
            }
            expect_end(&got);
        }
    }
}

static void test_meta_absent_null_and_numbers(void **state)
{
    (void)state;
    static const char *const names[] = {
        "page", "page_size", "first_page_url", "previous_page_url", "url", "next_page_url", "key"};
    twcred_page got = open_text("{\"credentials\":[],\"meta\":{}}");
    assert_no_integer(&got.page, TWCRED_ABSENT);
    assert_no_integer(&got.page_size, TWCRED_ABSENT);
    assert_no_string(&got.next_page_url, TWCRED_ABSENT);
    expect_end(&got);
    for (size_t i = 0; i < COUNT(names); i++) {
        char line[128];
        snprintf(line, sizeof line, "{\"meta\":{\"%s\":null},\"credentials\":[]}", names[i]);
        got = open_text(line);
        const twcred_string *const strings[] = {&got.first_page_url, &got.previous_page_url,
                                                &got.url, &got.next_page_url, &got.key};
        assert_no_integer(&got.page, i == 0 ? TWCRED_NULL : TWCRED_ABSENT);
        assert_no_integer(&got.page_size, i == 1 ? TWCRED_NULL : TWCRED_ABSENT);
        for (size_t k = 0; k < COUNT(strings); k++)
            assert_no_string(strings[k], i == k + 2 ? TWCRED_NULL : TWCRED_ABSENT);
    }
    got = open_text("{\"meta\":{\"page\":-9223372036854775808,\"page_size\":9223372036854775807,"
                    "\"key\":\"\\u0000 any \\\"text\\\"\"},\"credentials\":[]}");
    assert_true(got.page.value == INT64_MIN);
    assert_true(got.page_size.value == INT64_MAX);
    assert_string(&got.key, "\0 any \"text\"");
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *marked;
        twcred_code code;
        const char *field;
    } rows[] = {
        {"`[]", TWCRED_FIELD_TYPE, "document"},
        {" `\"x\"", TWCRED_FIELD_TYPE, "document"},
        {"`{}", TWCRED_FIELD_MISSING, "credentials"},
        {" `{\"meta\":{}}", TWCRED_FIELD_MISSING, "credentials"},
        {"`{\"credentials\":[]}", TWCRED_FIELD_MISSING, "meta"},
        {"`{\"credential\":[],\"Meta\":{}}", TWCRED_FIELD_MISSING, "credentials"},
        {"`{\"x\":{\"credentials\":[],\"meta\":{}}}", TWCRED_FIELD_MISSING, "credentials"},
        {"{\"credentials\":`null,\"meta\":{}}", TWCRED_FIELD_NULL, "credentials"},
        {"{\"credentials\":`{},\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
        {"{\"credentials\":`\"[]\",\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
        {"{\"credentials\":`5,\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
        {"{\"credentials\":[],\"meta\":`null}", TWCRED_FIELD_NULL, "meta"},
        {"{\"credentials\":[],\"meta\":`[]}", TWCRED_FIELD_TYPE, "meta"},
        {"{\"credentials\":[],\"meta\":`true}", TWCRED_FIELD_TYPE, "meta"},
        {"{\"credentials\":[`null],\"meta\":{}}", TWCRED_FIELD_NULL, "credentials"},
        {"{\"credentials\":[`[]],\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
        {"{\"credentials\":[{},`1],\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
        {"{\"credentials\":[{},{},`\"{}\"],\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
        {"{\"credentials\":[],\"meta\":{},`\"credentials\":[]}", TWCRED_FIELD_DUPLICATE,
         "credentials"},
        {"{\"credentials\":[],\"meta\":{},`\"m\\u0065ta\":{}}", TWCRED_FIELD_DUPLICATE, "meta"},
        {"{\"credentials\":[],\"meta\":{\"key\":\"hidden\",`\"key\":\"b\"}}",
         TWCRED_FIELD_DUPLICATE, "key"},
        {"{\"credentials\":[{\"sandbox\":\"hidden\",`\"sandbox\":null}],\"meta\":{}}",
         TWCRED_FIELD_DUPLICATE, "sandbox"},
        {"{\"credentials\":[],\"meta\":{\"page\":`\"0\"}}", TWCRED_FIELD_TYPE, "page"},
        {"{\"credentials\":[],\"meta\":{\"page\":`0.0}}", TWCRED_FIELD_TYPE, "page"},
        {"{\"credentials\":[],\"meta\":{\"page_size\":`5e1}}", TWCRED_FIELD_TYPE, "page_size"},
        {"{\"credentials\":[],\"meta\":{\"page_size\":`9223372036854775808}}", TWCRED_FIELD_RANGE,
         "page_size"},
        {"{\"credentials\":[],\"meta\":{\"key\":`{}}}", TWCRED_FIELD_TYPE, "key"},
        {"{\"credentials\":[],\"meta\":{\"url\":`5}}", TWCRED_FIELD_TYPE, "url"},
        {"{\"credentials\":[],\"meta\":{\"url\":\"https://x/` \"}}", TWCRED_FIELD_FORMAT, "url"},
        {"{\"credentials\":[],\"meta\":{\"next_page_url\":\"`/v2/Credentials?Page=1\"}}",
         TWCRED_FIELD_FORMAT, "next_page_url"},
        {"{\"credentials\":[],\"meta\":{\"first_page_url\":\"x`\"}}", TWCRED_FIELD_FORMAT,
         "first_page_url"},
        {"{\"credentials\":[],\"meta\":{\"previous_page_url\":\"\\u0061:`|\"}}",
         TWCRED_FIELD_FORMAT, "previous_page_url"},
        {"{\"credentials\":[{\"sid\":\"CR`x\"}],\"meta\":{}}", TWCRED_FIELD_FORMAT, "sid"},
        {"{\"credentials\":[{\"type\":`null}],\"meta\":{}}", TWCRED_FIELD_NULL, "type"},
        {"{\"credentials\":[{\"type\":`\"fcn\"}],\"meta\":{}}", TWCRED_FIELD_ENUM, "type"},
        /* The first in the document. */
        {"{\"meta\":{\"page\":`{}},\"credentials\":[0]}", TWCRED_FIELD_TYPE, "page"},
        {"{\"credentials\":[`0],\"meta\":{\"page\":{}}}", TWCRED_FIELD_TYPE, "credentials"},
        /* A fault of JSON outranks it. */
        {"{\"credentials\":[0],\"meta\":{}`", TWCRED_JSON_SYNTAX, "document"},
        {"{\"credentials\":[{\"sid\":\"CRx\"}],\"meta\":{}}`x", TWCRED_JSON_TRAILING, "document"},
        {"`", TWCRED_JSON_SYNTAX, "document"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        print_message("row %zu\n", i);
        expect_fault(rows[i].marked, rows[i].code, rows[i].field);
    }
}

/* Nothing of a page is handed out when only its last item is broken. */
static void test_broken_last_item(void **state)
{
    (void)state;
    size_t size = append(0, "{" META ",\"credentials\":[");
    for (int i = 0; i < 999; i++)
        size = append(size, EXAMPLE ",");
    size = append(size, "{\"sid\":\"CR0123456789abcdefABCDEF987654321");
    size_t offset = size;
    size = append(size, "g\"}]}");
    const char *document = guarded(page, size);
    twcred_page got;
    twcred_credential credential;
    size_t needed = measure(document, size);
    char *text = guarded_space(needed);
    memset(&got, FILL, sizeof got);
    assert_fault(twcred_page_open(&got, text, needed, guarded_work(), document, size),
                 TWCRED_FIELD_FORMAT, "sid", offset, document, size);
    assert_no_page(&got);
    assert_wiped(text, needed);
    assert_false(twcred_page_next(&credential, &got, &item_work));
}

/* A zeroed page has no items. */
static void test_zeroed_page(void **state)
{
    (void)state;
    twcred_page got;
    memset(&got, 0, sizeof got);
    expect_end(&got);
}

/* ------------------------------------------------------------------- memory */

static const char *stack_document;
static size_t stack_size;
static size_t stack_needed;
static size_t stack_items;

/* Reads a page whole, with everything that it needs at hand. */
static void *read_page(void *unused)
{
    static char text[4096];
    static twcred_work work;
    static twcred_page got;
    static twcred_credential credential;
    (void)unused;
    stack_items = 0;
    if (twcred_page_open(&got, text, stack_needed, &work, stack_document, stack_size).code !=
        TWCRED_OK)
        return NULL;
    while (twcred_page_next(&credential, &got, &work))
        stack_items++;
    return NULL;
}

/* How much of a thread's stack is used to read the page. */
static size_t stack_used(void)
{
    enum { STACK = 256 * 1024 };
    pthread_attr_t on;
    pthread_t thread;
    unsigned char *stack = NULL;
    assert_int_equal(posix_memalign((void **)&stack, 4096, STACK), 0);
    memset(stack, 0xA5, STACK);
    pthread_attr_init(&on);
    assert_int_equal(pthread_attr_setstack(&on, stack, STACK), 0);
    assert_int_equal(pthread_create(&thread, &on, read_page, NULL), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&on);
    size_t untouched = 0;
    while (untouched < STACK && stack[untouched] == 0xA5)
        untouched++;
    free(stack);
    return STACK - untouched;
}

/* The memory that a page takes does not depend on how many items it has: what is
 * lent stays under 4 KiB, and the stack is the same. */
static void test_memory(void **state)
{
    (void)state;
    static const size_t counts[] = {1, 1, 1000}; /* the first to have all in place */
    size_t lent[COUNT(counts)];
    size_t stack[COUNT(counts)];
    for (size_t i = 0; i < COUNT(counts); i++) {
        stack_size = service_page(counts[i]);
        stack_document = page;
        stack_needed = measure(page, stack_size);
        lent[i] = sizeof(twcred_page) + sizeof(twcred_work) + stack_needed;
        stack[i] = stack_used();
        assert_int_equal(stack_items, counts[i]);
        print_message("%zu items: %zu bytes lent, of them %zu of text; %zu bytes of stack\n",
                      counts[i], lent[i], stack_needed, stack[i]);
    }
    assert_int_equal(lent[1], lent[2]);
    assert_true(lent[2] < 4096);
    assert_int_equal(stack[1], stack[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items_and_meta),
        cmocka_unit_test(test_items_of_all_sizes),
        cmocka_unit_test(test_items_of_many_tokens),
        cmocka_unit_test(test_meta_absent_null_and_numbers),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_broken_last_item),
        cmocka_unit_test(test_zeroed_page),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests_name("core-page", tests, NULL, NULL);
}
