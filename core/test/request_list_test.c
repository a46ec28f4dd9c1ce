/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The request for a page of the list. */

#include "support.h"

#include <stdio.h>
#include <string.h>

#define INTEGER(number)        \
    {                          \
        TWCRED_PRESENT, number \
    }
#define VALUE(literal) \
    {                  \
        BYTES(literal) \
    }

static const struct {
    twcred_service service;
    int64_t page_size_max;
} services[] = {
    {TWCRED_IP_MESSAGING_V2, 1000}, {TWCRED_IP_MESSAGING_V1, 1000}, {TWCRED_CHAT_V2, 1000},
    {TWCRED_CHAT_V1, 1000},         {TWCRED_CONVERSATIONS_V1, 100}, {TWCRED_NOTIFY_V1, 1000},
};

static void assert_request(const twcred_request *request, size_t query_size)
{
    assert_string_equal(request->method, "GET");
    assert_string_equal(request->path, "/Credentials");
    assert_null(request->content_type);
    assert_int_equal(request->success, 200);
    assert_int_equal(request->body_size, 0);
    assert_int_equal(request->query_size, query_size);
}

/* Measured, written into exactly enough and into more, and refused in less. */
static void expect_query(twcred_service service, const twcred_list_params *params,
                         const char *expected)
{
    size_t size = strlen(expected);
    twcred_request request;
    memset(&request, FILL, sizeof request);
    assert_ok(twcred_list_encode(&request, NULL, 0, service, params), expected, size);
    assert_request(&request, size);
    static const size_t more[] = {0, 1, 100};
    for (size_t i = 0; i < COUNT(more); i++) {
        char *query = guarded_space(size + more[i]);
        memset(&request, FILL, sizeof request);
        assert_ok(twcred_list_encode(&request, query, size + more[i], service, params), expected,
                  size);
        assert_request(&request, size);
        assert_bytes_at(__FILE__, __LINE__, query, size, expected, size);
        assert_filled(query + size, more[i], FILL);
    }
    for (size_t capacity = 0; capacity < size; capacity++) {
        char *query = guarded_space(capacity);
        memset(&request, FILL, sizeof request);
        twcred_status status = twcred_list_encode(&request, query, capacity, service, params);
        assert_short(status, TWCRED_SPACE_QUERY, size);
        assert_string_equal(status.field, "query");
        assert_filled(&request, sizeof request, 0);
        assert_filled(query, capacity, FILL);
    }
    char *query = guarded_space(size);
    assert_ok(twcred_list_encode(&request, query, SIZE_MAX, service, params), expected, size);
    assert_bytes_at(__FILE__, __LINE__, query, size, expected, size);
}

static void expect_fault(twcred_service service, const twcred_list_params *params, twcred_code code,
                         const char *field, size_t offset)
{
    char *query = guarded_space(256);
    char *const queries[] = {NULL, query, query};
    static const size_t capacities[] = {0, 0, 256};
    for (size_t i = 0; i < COUNT(queries); i++) {
        twcred_request request;
        memset(&request, FILL, sizeof request);
        assert_fault(twcred_list_encode(&request, queries[i], capacities[i], service, params), code,
                     field, offset, NULL, 0);
        assert_filled(&request, sizeof request, 0);
        assert_filled(query, 256, FILL);
    }
}

/* ------------------------------------------------------------------- queries */

static void test_nothing_set(void **state)
{
    (void)state;
    twcred_list_params params = {0};
    for (size_t i = 0; i < COUNT(services); i++)
        expect_query(services[i].service, &params, "");
    /* The value of an absent integer does not matter. */
    params.page_size.value = -1;
    params.page.value = INT64_MIN;
    expect_query(TWCRED_CONVERSATIONS_V1, &params, "");
}

static void test_queries(void **state)
{
    (void)state;
    static const struct {
        twcred_list_params params;
        const char *query;
    } rows[] = {
        {{.page_size = INTEGER(50)}, "PageSize=50"},
        {{.page = INTEGER(0)}, "Page=0"},
        {{.page_token = VALUE("PA123")}, "PageToken=PA123"},
        {{.page_token = VALUE("")}, "PageToken="},
        {{.page_size = INTEGER(1), .page = INTEGER(2)}, "PageSize=1&Page=2"},
        {{.page_size = INTEGER(100), .page_token = VALUE("t")}, "PageSize=100&PageToken=t"},
        {{.page = INTEGER(3), .page_token = VALUE("t")}, "Page=3&PageToken=t"},
        {{.page_size = INTEGER(20), .page = INTEGER(1), .page_token = VALUE("PT")},
         "PageSize=20&Page=1&PageToken=PT"},
        /* what has to be encoded, and what has not */
        {{.page_token = VALUE("a b&Page=9#x?y/z+%")}, "PageToken=a+b%26Page%3D9%23x%3Fy%2Fz%2B%25"},
        {{.page_token = VALUE("*-._~")}, "PageToken=*-._%7E"},
        {{.page_token = VALUE("\0\r\n\x7F")}, "PageToken=%00%0D%0A%7F"},
        {{.page_token = VALUE("\xC3\xA9\xF0\x9F\x98\x80")}, "PageToken=%C3%A9%F0%9F%98%80"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        twcred_list_params params;
        memcpy(&params, &rows[i].params, sizeof params);
        if (params.page_token.data != NULL)
            params.page_token.data = guarded(params.page_token.data, params.page_token.size);
        for (size_t j = 0; j < COUNT(services); j++)
            expect_query(services[j].service, &params, rows[i].query);
    }
}

/* Each byte of a token as it is or as its number, whatever the query is made of. */
static void test_every_byte_of_a_token(void **state)
{
    (void)state;
    for (int byte = 0; byte < 128; byte++) {
        char text[1] = {(char)byte};
        char expected[32];
        if (in_set(byte, LETTERS DIGITS "*-._"))
            sprintf(expected, "PageToken=%c", byte);
        else if (byte == ' ')
            sprintf(expected, "PageToken=+");
        else
            sprintf(expected, "PageToken=%%%02X", (unsigned)byte);
        twcred_list_params params = {0};
        params.page_token.data = guarded(text, 1);
        params.page_token.size = 1;
        expect_query(TWCRED_IP_MESSAGING_V2, &params, expected);
    }
}

/* ------------------------------------------------------------------ integers */

static void test_page_sizes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(services); i++) {
        int64_t most = services[i].page_size_max;
        assert_true(twcred_service_get(services[i].service)->page_size_max == most);
        for (int64_t value = 1; value <= most; value += value < 12 || value > most - 12 ? 1 : 7) {
            char query[64];
            twcred_list_params params = {.page_size = INTEGER(value)};
            sprintf(query, "PageSize=%ld", (long)value);
            expect_query(services[i].service, &params, query);
        }
        const int64_t refused[] = {
            0,          -1,         -1000,    INT64_MIN, INT64_MIN + 1, INT64_MIN + most,
            most + 1,   most + 2,   2 * most, INT32_MAX, INT64_MAX - 1, INT64_MAX,
            4294967296, 4294967297, 65536 + 1};
        for (size_t j = 0; j < COUNT(refused); j++) {
            twcred_list_params params = {.page_size = INTEGER(refused[j])};
            expect_fault(services[i].service, &params, TWCRED_PARAM_RANGE, "PageSize", 0);
        }
    }
}

static void test_pages(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        const char *query;
    } rows[] = {
        {0, "Page=0"},
        {1, "Page=1"},
        {9, "Page=9"},
        {10, "Page=10"},
        {99, "Page=99"},
        {1000000000, "Page=1000000000"},
        {2147483647, "Page=2147483647"},
        {2147483648, "Page=2147483648"},
        {4294967296, "Page=4294967296"},
        {INT64_MAX - 1, "Page=9223372036854775806"},
        {INT64_MAX, "Page=9223372036854775807"},
    };
    static const int64_t refused[] = {-1, -2, INT32_MIN, -4294967296, INT64_MIN, INT64_MIN + 1};
    for (size_t i = 0; i < COUNT(services); i++) {
        for (size_t j = 0; j < COUNT(rows); j++) {
            twcred_list_params params = {.page = INTEGER(rows[j].value)};
            expect_query(services[i].service, &params, rows[j].query);
        }
        for (size_t j = 0; j < COUNT(refused); j++) {
            twcred_list_params params = {.page = INTEGER(refused[j])};
            expect_fault(services[i].service, &params, TWCRED_PARAM_RANGE, "Page", 0);
        }
    }
}

/* Null cannot be sent, and a presence that is none says nothing. */
static void test_presences(void **state)
{
    (void)state;
    static const int presences[] = {TWCRED_NULL, 3, 4, -1, 256, 258, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < COUNT(presences); i++) {
        for (size_t j = 0; j < COUNT(services); j++) {
            twcred_list_params params = {0};
            params.page.presence = (twcred_presence)presences[i];
            params.page.value = -1;
            expect_fault(services[j].service, &params, TWCRED_PARAM_ENUM, "Page", 0);
            params.page_size.presence = (twcred_presence)presences[i];
            params.page_size.value = 1;
            expect_fault(services[j].service, &params, TWCRED_PARAM_ENUM, "PageSize", 0);
        }
    }
}

/* -------------------------------------------------------------------- faults */

static void test_tokens(void **state)
{
    (void)state;
    static const struct {
        twcred_code code;
        const char *data;
        size_t size, offset;
    } rows[] = {
        {TWCRED_PARAM_UTF8, "token\xFF", 6, 5},
        {TWCRED_PARAM_UTF8, "\x80", 1, 0},
        {TWCRED_PARAM_UTF8, "a\xC3", 2, 1},
        {TWCRED_PARAM_UTF8, "abc\xED\xA0\x80", 6, 3},
        {TWCRED_PARAM_NULL, NULL, 1, 0},
        {TWCRED_PARAM_NULL, NULL, SIZE_MAX, 0},
        {TWCRED_PARAM_SIZE, "", TWCRED_PARAM_MAX + 1, 0},
        {TWCRED_PARAM_SIZE, "", SIZE_MAX, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        twcred_list_params params = {.page_size = INTEGER(50), .page = INTEGER(1)};
        params.page_token.data = rows[i].size < 100 && rows[i].data != NULL
                                     ? guarded(rows[i].data, rows[i].size)
                                     : rows[i].data;
        params.page_token.size = rows[i].size;
        for (size_t j = 0; j < COUNT(services); j++)
            expect_fault(services[j].service, &params, rows[i].code, "PageToken", rows[i].offset);
    }
}

/* In the contract's order, whatever is behind. */
static void test_first_fault(void **state)
{
    (void)state;
    twcred_list_params params = {
        .page_size = INTEGER(0), .page = INTEGER(-1), .page_token = VALUE("\xFF")};
    expect_fault((twcred_service)6, &params, TWCRED_PARAM_ENUM, "service", 0);
    expect_fault((twcred_service)-1, &params, TWCRED_PARAM_ENUM, "service", 0);
    expect_fault((twcred_service)INT32_MIN, &params, TWCRED_PARAM_ENUM, "service", 0);
    expect_fault((twcred_service)256, &params, TWCRED_PARAM_ENUM, "service", 0);
    expect_fault(TWCRED_CHAT_V1, &params, TWCRED_PARAM_RANGE, "PageSize", 0);
    params.page_size.value = 1;
    expect_fault(TWCRED_CHAT_V1, &params, TWCRED_PARAM_RANGE, "Page", 0);
    params.page.presence = TWCRED_NULL;
    expect_fault(TWCRED_CHAT_V1, &params, TWCRED_PARAM_ENUM, "Page", 0);
    params.page.presence = TWCRED_ABSENT;
    expect_fault(TWCRED_CHAT_V1, &params, TWCRED_PARAM_UTF8, "PageToken", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_set),
        cmocka_unit_test(test_queries),
        cmocka_unit_test(test_every_byte_of_a_token),
        cmocka_unit_test(test_page_sizes),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_presences),
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_first_fault),
    };
    return cmocka_run_group_tests_name("core-request_list", tests, NULL, NULL);
}
