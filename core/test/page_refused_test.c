/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

/* Opens with enough and with too little text, and expects the fault, a page of
 * nothing and no rest in the text. */
static void expect_fault(const char *document, size_t size, twcred_code code, const char *field,
                         size_t offset)
{
    size_t needed = measure_page(document, size);
    /* A fault of JSON outranks a short text, and that a fault of the contract. */
    if (code < TWCRED_FIELD_TYPE)
        assert_int_equal(needed, 0);
    refuse_short_pages(document, size, needed, 1 + size / 256);
    for (size_t more = 0; more <= 1; more++) {
        char *text = guarded_space(needed + more);
        twcred_page page;
        memset(&page, FILL, sizeof page);
        assert_fault(twcred_page_open(&page, text, needed + more, guarded_work(), document, size),
                     code, field, offset, document, size);
        assert_filled(&page, sizeof page, 0);
        assert_wiped(text, needed + more);
        twcred_credential credential;
        assert_false(twcred_page_next(&credential, &page, guarded_work()));
    }
}

#define ITEMS(items)  "{\"credentials\":[" items "],\"meta\":{}}"
#define META(members) "{\"credentials\":[],\"meta\":{" members "}}"
#define SEEN          "{\"friendly_name\":\"hidden\",\"url\":\"a:hidden\"}"

static const struct {
    const char *marked; /* the document, with ` where the fault is */
    twcred_code code;
    const char *field;
} refused[] = {
    /* no object */
    {"`[]", TWCRED_FIELD_TYPE, "document"},
    {" `[{\"credentials\":[],\"meta\":{}}]", TWCRED_FIELD_TYPE, "document"},
    {"`null", TWCRED_FIELD_TYPE, "document"},
    {"`\"credentials\"", TWCRED_FIELD_TYPE, "document"},
    {"`0", TWCRED_FIELD_TYPE, "document"},
    /* no JSON, wherever it is */
    {"`", TWCRED_JSON_SYNTAX, "document"},
    {"`<html>", TWCRED_JSON_SYNTAX, "document"},
    {"{}`{}", TWCRED_JSON_TRAILING, "document"},
    {"{\"credentials\":[]`", TWCRED_JSON_SYNTAX, "document"},
    {"{\"credentials\":[`,],\"meta\":{}}", TWCRED_JSON_SYNTAX, "document"},
    {ITEMS("{},`"), TWCRED_JSON_SYNTAX, "document"},
    {"{\"credentials\":[{},5],\"meta\":{\"page\":\"\"}}`]", TWCRED_JSON_TRAILING, "document"},
    {"{\"credentials\":null,\"meta\":null,\"x\":`}", TWCRED_JSON_SYNTAX, "document"},
    {ITEMS(SEEN ",{\"friendly_name\":\"`\\uD800\"}"), TWCRED_JSON_STRING, "document"},
    {ITEMS(SEEN ",{\"friendly_name\":\"`\xFF\"}"), TWCRED_JSON_UTF8, "document"},
    {META("\"page\":0`1"), TWCRED_JSON_NUMBER, "document"},
    /* a page without one of them would pass for the end of the list */
    {"`{}", TWCRED_FIELD_MISSING, "credentials"},
    {" \n`{ } ", TWCRED_FIELD_MISSING, "credentials"},
    {"`{\"meta\":{}}", TWCRED_FIELD_MISSING, "credentials"},
    {"`{\"meta\":{\"key\":\"hidden\"}}", TWCRED_FIELD_MISSING, "credentials"},
    {"`{\"credentials\":[]}", TWCRED_FIELD_MISSING, "meta"},
    {"`{\"credentials\":[" SEEN "]}", TWCRED_FIELD_MISSING, "meta"},
    {"`{\"Credentials\":[],\"META\":{}}", TWCRED_FIELD_MISSING, "credentials"},
    {"`{\"credentials\":[],\"metas\":{}}", TWCRED_FIELD_MISSING, "meta"},
    {"`{\"x\":{\"credentials\":[],\"meta\":{}}}", TWCRED_FIELD_MISSING, "credentials"},
    {"`{\"meta\":{\"credentials\":[]}}", TWCRED_FIELD_MISSING, "credentials"},
    {"`{\"credentials\":[{\"meta\":{}}]}", TWCRED_FIELD_MISSING, "meta"},
    /* after all others */
    {"{\"meta\":{\"page\":`\"\"}}", TWCRED_FIELD_TYPE, "page"},
    {"{\"credentials\":[`5]}", TWCRED_FIELD_TYPE, "credentials"},
    {"{\"meta\":{},`\"meta\":{}}", TWCRED_FIELD_DUPLICATE, "meta"},
    /* null */
    {"{\"credentials\":`null,\"meta\":{}}", TWCRED_FIELD_NULL, "credentials"},
    {"{\"credentials\":[],\"meta\":`null}", TWCRED_FIELD_NULL, "meta"},
    {"{\"credentials\":`null}", TWCRED_FIELD_NULL, "credentials"},
    {"{\"meta\":`null}", TWCRED_FIELD_NULL, "meta"},
    {ITEMS("`null"), TWCRED_FIELD_NULL, "credentials"},
    {ITEMS("{}, `null ,{}"), TWCRED_FIELD_NULL, "credentials"},
    {ITEMS(SEEN ",{\"type\":`null}"), TWCRED_FIELD_NULL, "type"},
    /* other types */
    {"{\"credentials\":`{},\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
    {"{\"credentials\":`{\"sid\":5},\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
    {"{\"credentials\":`\"\",\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
    {"{\"credentials\":`0,\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
    {"{\"credentials\":`true,\"meta\":{}}", TWCRED_FIELD_TYPE, "credentials"},
    {"{\"credentials\":[],\"meta\":`[]}", TWCRED_FIELD_TYPE, "meta"},
    {"{\"credentials\":[],\"meta\":`[{\"key\":\"x\"}]}", TWCRED_FIELD_TYPE, "meta"},
    {"{\"credentials\":[],\"meta\":`\"\"}", TWCRED_FIELD_TYPE, "meta"},
    {"{\"credentials\":[],\"meta\":`1}", TWCRED_FIELD_TYPE, "meta"},
    {"{\"credentials\":[],\"meta\":`false}", TWCRED_FIELD_TYPE, "meta"},
    {ITEMS("`[]"), TWCRED_FIELD_TYPE, "credentials"},
    {ITEMS("`[{}]"), TWCRED_FIELD_TYPE, "credentials"},
    {ITEMS("`\"\""), TWCRED_FIELD_TYPE, "credentials"},
    {ITEMS("`5"), TWCRED_FIELD_TYPE, "credentials"},
    {ITEMS("{}, {} , `-1.5e3"), TWCRED_FIELD_TYPE, "credentials"},
    {ITEMS(SEEN ",`true"), TWCRED_FIELD_TYPE, "credentials"},
    {ITEMS(SEEN ",`false," SEEN), TWCRED_FIELD_TYPE, "credentials"},
    {ITEMS("{\"sid\":`5}"), TWCRED_FIELD_TYPE, "sid"},
    {ITEMS("{\"type\":`{}}"), TWCRED_FIELD_TYPE, "type"},
    {ITEMS(SEEN ",{\"sandbox\":`true}"), TWCRED_FIELD_TYPE, "sandbox"},
    /* formats */
    {ITEMS("{\"sid\":\"`AC0123456789abcdefABCDEF9876543210\"}"), TWCRED_FIELD_FORMAT, "sid"},
    {ITEMS("{\"account_sid\":\"A\\u0043`x\"}"), TWCRED_FIELD_FORMAT, "account_sid"},
    {ITEMS("{},{\"type\":`\"APN\"}"), TWCRED_FIELD_ENUM, "type"},
    {ITEMS(SEEN ",{\"date_created\":\"2015-`13-07T17:50:01Z\"}"), TWCRED_FIELD_FORMAT,
     "date_created"},
    {ITEMS(SEEN ",{\"date_updated\":\"`\"}"), TWCRED_FIELD_FORMAT, "date_updated"},
    {ITEMS("{\"url\":\"a:\\u0062` \"}"), TWCRED_FIELD_FORMAT, "url"},
    {META("\"url\":\"`/v2/Credentials\""), TWCRED_FIELD_FORMAT, "url"},
    {META("\"url\":\"`\""), TWCRED_FIELD_FORMAT, "url"},
    {META("\"first_page_url\":\"https`\""), TWCRED_FIELD_FORMAT, "first_page_url"},
    {META("\"previous_page_url\":\"https:\\/\\/h\\/?`\\u0020\""), TWCRED_FIELD_FORMAT,
     "previous_page_url"},
    {META("\"key\":\"hidden\",\"next_page_url\":\"https://h/\\u0061%4`\\\\\""), TWCRED_FIELD_FORMAT,
     "next_page_url"},
    {META("\"next_page_url\":\"https://h/`\xC3\xA9\""), TWCRED_FIELD_FORMAT, "next_page_url"},
    /* integers */
    {META("\"page\":`9223372036854775808"), TWCRED_FIELD_RANGE, "page"},
    {META("\"page\":`-9223372036854775809"), TWCRED_FIELD_RANGE, "page"},
    {META("\"page_size\": `92233720368547758070"), TWCRED_FIELD_RANGE, "page_size"},
    {META("\"page_size\":`18446744073709551616"), TWCRED_FIELD_RANGE, "page_size"},
    {META("\"page\":`1.0"), TWCRED_FIELD_TYPE, "page"},
    {META("\"page\":`-0.0"), TWCRED_FIELD_TYPE, "page"},
    {META("\"page_size\":`5e1"), TWCRED_FIELD_TYPE, "page_size"},
    {META("\"page_size\":`0E0"), TWCRED_FIELD_TYPE, "page_size"},
    {META("\"page_size\":`9223372036854775808.5"), TWCRED_FIELD_TYPE, "page_size"},
    /* twice */
    {"{\"credentials\":[],\"meta\":{},`\"credentials\":[]}", TWCRED_FIELD_DUPLICATE, "credentials"},
    {"{\"credentials\":[" SEEN "],`\"credentials\":[],\"meta\":{}}", TWCRED_FIELD_DUPLICATE,
     "credentials"},
    {"{\"credentials\":[],`\"credentials\":[" SEEN "],\"meta\":{}}", TWCRED_FIELD_DUPLICATE,
     "credentials"},
    {"{\"credentials\":[],`\"\\u0063redentials\":null,\"meta\":{}}", TWCRED_FIELD_DUPLICATE,
     "credentials"},
    {"{\"\\u006deta\":{\"key\":\"hidden\"},`\"met\\u0061\":{\"key\":\"much longer\"}}",
     TWCRED_FIELD_DUPLICATE, "meta"},
    {META("\"page\":1,`\"page\":1"), TWCRED_FIELD_DUPLICATE, "page"},
    {META("\"page_size\":null, `\"page\\u005fsize\":null"), TWCRED_FIELD_DUPLICATE, "page_size"},
    {META("\"url\":\"a:hidden\",\"first_page_url\":\"a:\",`\"url\":5"), TWCRED_FIELD_DUPLICATE,
     "url"},
    {META("\"first_page_url\":null,`\"first_page_url\":\"\""), TWCRED_FIELD_DUPLICATE,
     "first_page_url"},
    {META("\"previous_page_url\":null,`\"previous_page_ur\\u006c\":null"), TWCRED_FIELD_DUPLICATE,
     "previous_page_url"},
    {META("\"next_page_url\":null,\"x\":[1,2],`\"next_page_url\":null"), TWCRED_FIELD_DUPLICATE,
     "next_page_url"},
    {META("\"key\":\"hidden\",`\"key\":\"a longer one\""), TWCRED_FIELD_DUPLICATE, "key"},
    {ITEMS(SEEN ",{\"sid\":null,`\"\\u0073id\":null}"), TWCRED_FIELD_DUPLICATE, "sid"},
    {ITEMS("{\"type\":\"apn\",\"sid\":null,`\"type\":\"apn\"}," SEEN), TWCRED_FIELD_DUPLICATE,
     "type"},
    /* the first in the document */
    {"{\"credentials\":[`5],\"meta\":null}", TWCRED_FIELD_TYPE, "credentials"},
    {"{\"meta\":`null,\"credentials\":[5]}", TWCRED_FIELD_NULL, "meta"},
    {"{\"meta\":{\"page\":`\"\"},\"credentials\":null}", TWCRED_FIELD_TYPE, "page"},
    {ITEMS("{\"sid\":`1,\"url\":2},null"), TWCRED_FIELD_TYPE, "sid"},
    {"{\"credentials\":[`null,{\"sid\":5}],\"credentials\":[],\"meta\":{}}", TWCRED_FIELD_NULL,
     "credentials"},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused[i].marked);
        expect_fault(document, size, refused[i].code, refused[i].field, offset);
    }
    expect_fault(NULL, 0, TWCRED_JSON_SYNTAX, "document", 0);
    twcred_page page;
    memset(&page, FILL, sizeof page);
    assert_fault(twcred_page_open(&page, NULL, 0, guarded_work(), unmapped(),
                                  (size_t)TWCRED_DOCUMENT_MAX + 1),
                 TWCRED_JSON_SIZE, "document", 0, NULL, 0);
    assert_filled(&page, sizeof page, 0);
}

/* The same as the answer to a list. */
static void test_answer_with_an_unusable_page(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused[i].marked);
        char *text = guarded_space(512);
        twcred_answer got;
        memset(&got, FILL, sizeof got);
        assert_fault(
            twcred_answer_decode(&got, text, 512, guarded_work(), TWCRED_LIST, 200, document, size),
            refused[i].code, refused[i].field, offset, document, size);
        assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
        assert_int_equal(got.http_status, 200);
        assert_filled(&got.page, sizeof got.page, 0);
        assert_filled(&got.credential, sizeof got.credential, 0);
        assert_filled(&got.error, sizeof got.error, 0);
        assert_int_equal(got.error_body.code, TWCRED_OK);
        assert_wiped(text, 512);
    }
}

/* No text is counted for what is not going to be read, such as a list in a list. */
static void test_nothing_to_measure(void **state)
{
    (void)state;
    static const char *const documents[] = {
        ITEMS("[{\"friendly_name\":\"n\"}]"),
        ITEMS("[[[{\"friendly_name\":\"n\"}],{\"url\":\"a:\"}]]"),
        "{\"credentials\":{\"friendly_name\":\"n\"},\"meta\":{}}",
        "{\"credentials\":[],\"meta\":[{\"key\":\"k\"}]}",
        "{\"credentials\":[],\"credentials\":[{\"friendly_name\":\"n\"}],\"meta\":{}}",
        "{\"credentials\":[],\"meta\":{},\"meta\":{\"key\":\"k\"}}",
        ITEMS("{\"friendly_name\":[\"n\"],\"type\":\"nothing\"}"),
        ITEMS("{\"friendly_name\":null,\"friendly_name\":\"n\"}"),
    };
    for (size_t i = 0; i < COUNT(documents); i++)
        assert_int_equal(
            measure_page(guarded(documents[i], strlen(documents[i])), strlen(documents[i])), 0);
}

static void test_other_types_in_meta(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool integer;
    } members[] = {{"page", true},
                   {"page_size", true},
                   {"first_page_url", false},
                   {"previous_page_url", false},
                   {"url", false},
                   {"next_page_url", false},
                   {"key", false}};
    static const char *const values[] = {"true",     "false",        "{}",    "[]",      "[1]",
                                         "[\"a:\"]", "{\"page\":1}", "\"1\"", "\"a:b\"", "0",
                                         "-1"};
    for (size_t i = 0; i < COUNT(members); i++) {
        for (size_t j = 0; j < COUNT(values); j++) {
            bool text = values[j][0] == '"';
            bool number = values[j][0] == '-' || values[j][0] == '0';
            if (members[i].integer ? number : text)
                continue;
            char marked[128];
            sprintf(marked, "{\"meta\":{\"x\":1,\"%s\": `%s },\"credentials\":[]}", members[i].name,
                    values[j]);
            const char *document;
            size_t size;
            size_t offset = unmark(&document, &size, marked);
            expect_fault(document, size, TWCRED_FIELD_TYPE, members[i].name, offset);
        }
    }
}

/* Of a page whose last item is broken nothing is handed out. */
static void test_fault_in_the_last_item(void **state)
{
    (void)state;
    static const struct {
        const char *marked;
        twcred_code code;
        const char *field;
    } rows[] = {
        {"`null", TWCRED_FIELD_NULL, "credentials"},
        {"`[]", TWCRED_FIELD_TYPE, "credentials"},
        {"{\"friendly_name\":\"hidden\",\"sid\":\"CR`\"}", TWCRED_FIELD_FORMAT, "sid"},
        {"{\"type\":`\"apns\"}", TWCRED_FIELD_ENUM, "type"},
        {"{\"type\":`null}", TWCRED_FIELD_NULL, "type"},
        {"{\"x\":[{\"sid\":5}],\"date_updated\":\"2015-02-`29T00:00:00Z\"}", TWCRED_FIELD_FORMAT,
         "date_updated"},
        {"{\"url\":null,`\"url\":null}", TWCRED_FIELD_DUPLICATE, "url"},
        {"{\"sandbox\":`false}", TWCRED_FIELD_TYPE, "sandbox"},
        {"{\"sandbox\":fals`}", TWCRED_JSON_SYNTAX, "document"},
    };
    static const size_t counts[] = {1, 2, 10, 1000};
    for (size_t i = 0; i < COUNT(counts); i++) {
        for (size_t j = 0; j < COUNT(rows); j++) {
            const char *last;
            size_t last_size;
            size_t mark = unmark(&last, &last_size, rows[j].marked);
            size_t size = append(0, "{\"meta\":" META_EXAMPLE ",\"credentials\":[");
            for (size_t n = 1; n < counts[i]; n++) {
                size += numbered_item(sheet + size, n);
                size = append(size, ",\n");
            }
            size_t start = size;
            memcpy(sheet + size, last, last_size);
            size = append(size + last_size, "]}");
            expect_fault(guarded(sheet, size), size, rows[j].code, rows[j].field, start + mark);
        }
    }
}

/* Every document that ends too early is refused as such, at its end. */
static void test_every_cut(void **state)
{
    (void)state;
    size_t size = numbered_page(2, true);
    for (size_t cut = 0; cut < size; cut++) {
        twcred_page page;
        const char *document = guarded(sheet, cut);
        memset(&page, FILL, sizeof page);
        twcred_status status = twcred_page_open(&page, NULL, 0, guarded_work(), document, cut);
        assert_in_range(status.code, TWCRED_JSON_SYNTAX, TWCRED_JSON_TRAILING);
        assert_int_equal(status.offset, cut);
        assert_filled(&page, sizeof page, 0);
    }
}

static void test_too_deep(void **state)
{
    (void)state;
    /* What is around an unknown member, how deep that is, and what ends it. */
    static const struct {
        const char *start;
        size_t level;
        const char *end;
    } rows[] = {
        {"{\"credentials\":[],\"meta\":{},\"x\":", 1, "}"},
        {"{\"credentials\":[],\"meta\":{\"x\":", 2, "}}"},
        {"{\"credentials\":[{},{\"friendly_name\":\"n\",\"x\":", 3,
         ",\"url\":\"a:\"}],\"meta\":{}}"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t more = 0; more <= 2; more++) {
            size_t depth = TWCRED_DEPTH_MAX - rows[i].level + more;
            size_t size = append(0, rows[i].start);
            size_t too_deep = 0;
            for (size_t level = 1; level <= depth; level++) {
                size = append(size, level % 2 ? "[" : "{\"sid\":");
                if (rows[i].level + level == TWCRED_DEPTH_MAX + 1)
                    too_deep = size - (level % 2 ? 1 : strlen("{\"sid\":"));
            }
            size = append(size, "5");
            for (size_t level = depth; level >= 1; level--)
                size = append(size, level % 2 ? ",\"sid\"]" : ",\"type\":null}");
            size = append(size, rows[i].end);
            const char *document = guarded(sheet, size);
            if (more == 0)
                open_page(document, size);
            else
                expect_fault(document, size, TWCRED_JSON_DEPTH, "document", too_deep);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_answer_with_an_unusable_page),
        cmocka_unit_test(test_nothing_to_measure),
        cmocka_unit_test(test_other_types_in_meta),
        cmocka_unit_test(test_fault_in_the_last_item),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_too_deep),
    };
    return cmocka_run_group_tests_name("core-page_refused", tests, NULL, NULL);
}
