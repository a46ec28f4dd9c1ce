/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The operations other than create, on each service. */

#include "support.h"

#include <stdio.h>
#include <string.h>

#define SID  "CR0123456789abcdefABCDEF9876543210"
#define ITEM "/Credentials/" SID

enum { SERVICES = 6 };

static void assert_no_request(const twcred_request *request)
{
    static const twcred_request none;
    assert_memory_equal(request, &none, sizeof none);
}

static void assert_request(const twcred_request *request, const char *method, const char *path,
                           bool body, int success)
{
    assert_string_equal(request->method, method);
    assert_string_equal(request->path, path);
    if (body)
        assert_string_equal(request->content_type, "application/x-www-form-urlencoded");
    else
        assert_null(request->content_type);
    assert_int_equal(request->success, success);
}

static void test_table(void **state)
{
    (void)state;
    static const twcred_operation_info rows[] = {
        {"create", "POST", false, true, 201, TWCRED_DOCUMENT_CREDENTIAL},
        {"fetch", "GET", true, false, 200, TWCRED_DOCUMENT_CREDENTIAL},
        {"update", "POST", true, true, 200, TWCRED_DOCUMENT_CREDENTIAL},
        {"delete", "DELETE", true, false, 204, TWCRED_DOCUMENT_NONE},
        {"list", "GET", false, false, 200, TWCRED_DOCUMENT_PAGE},
    };
    static const int none[] = {-1, 5, 6, INT32_MAX, INT32_MIN};
    assert_int_equal(TWCRED_OPERATION_COUNT, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const twcred_operation_info *row = twcred_operation_get((twcred_operation)i);
        assert_string_equal(row->name, rows[i].name);
        assert_string_equal(row->method, rows[i].method);
        assert_int_equal(row->item, rows[i].item);
        assert_int_equal(row->body, rows[i].body);
        assert_int_equal(row->success, rows[i].success);
        assert_int_equal(row->document, rows[i].document);
    }
    for (size_t i = 0; i < COUNT(none); i++)
        assert_null(twcred_operation_get((twcred_operation)none[i]));
}

/* -------------------------------------------------------------- SID in paths */

typedef twcred_status item_encode(twcred_request *request, const char *sid, size_t size);

static twcred_status update_nothing(twcred_request *request, const char *sid, size_t size)
{
    static const twcred_params params;
    return twcred_update_encode(request, NULL, 0, TWCRED_CHAT_V2, sid, size, &params);
}

static item_encode *const item_encoders[] = {twcred_fetch_encode, update_nothing,
                                             twcred_delete_encode};

static void test_items(void **state)
{
    (void)state;
    static const struct {
        const char *method;
        bool body;
        int success;
    } rows[] = {{"GET", false, 200}, {"POST", true, 200}, {"DELETE", false, 204}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        twcred_request request;
        const char *sid = guarded(BYTES(SID));
        memset(&request, FILL, sizeof request);
        assert_ok(item_encoders[i](&request, sid, 34), sid, 34);
        assert_request(&request, rows[i].method, ITEM, rows[i].body, rows[i].success);
        assert_int_equal(request.body_size, 0);
        assert_int_equal(request.query_size, 0);
    }
}

/* Nothing but a SID gets into a path: each byte at each place, and each length. */
static void test_items_with_a_wrong_sid(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(item_encoders); i++) {
        for (size_t at = 0; at < 34; at++) {
            for (int byte = 0; byte < 256; byte++) {
                char sid[] = SID;
                twcred_request request;
                sid[at] = (char)byte;
                bool good = at < 2 ? sid[at] == SID[at] : in_set(byte, HEX);
                memset(&request, FILL, sizeof request);
                twcred_status status = item_encoders[i](&request, sid, 34);
                if (good) {
                    assert_ok(status, sid, 34);
                } else {
                    assert_fault(status, TWCRED_PARAM_FORMAT, "Sid", at, sid, 34);
                    assert_no_request(&request);
                }
            }
        }
        for (size_t size = 0; size < 34; size++) {
            twcred_request request;
            const char *sid = guarded(SID, size);
            memset(&request, FILL, sizeof request);
            assert_fault(item_encoders[i](&request, sid, size), TWCRED_PARAM_FORMAT, "Sid", size,
                         sid, size);
            assert_no_request(&request);
        }
        twcred_request request;
        assert_fault(item_encoders[i](&request, SID "0", 35), TWCRED_PARAM_FORMAT, "Sid", 34,
                     SID "0", 35);
        assert_fault(item_encoders[i](&request, NULL, 0), TWCRED_PARAM_FORMAT, "Sid", 0, NULL, 0);
    }
}

/* ------------------------------------------------------------------- update */

/* Encodes with every capacity, and holds the body against the expected one. */
static void expect_update(twcred_service service, const twcred_params *params, const char *expected)
{
    twcred_request request;
    size_t size = strlen(expected);
    assert_ok(twcred_update_encode(&request, NULL, 0, service, BYTES(SID), params), "", 0);
    assert_int_equal(request.body_size, size);
    for (size_t capacity = 0; capacity <= size; capacity++) {
        char *body = guarded_space(capacity);
        memset(&request, FILL, sizeof request);
        twcred_status status =
            twcred_update_encode(&request, body, capacity, service, BYTES(SID), params);
        if (capacity < size) {
            assert_short(status, TWCRED_SPACE_BODY, size);
            assert_string_equal(status.field, "body");
            assert_no_request(&request);
            assert_filled(body, capacity, FILL);
        } else {
            assert_ok(status, "", 0);
            assert_request(&request, "POST", ITEM, true, 200);
            assert_int_equal(request.body_size, size);
            assert_int_equal(request.query_size, 0);
            assert_memory_equal(body, expected, size);
        }
    }
}

static void test_update_parameters(void **state)
{
    (void)state;
    static const twcred_param empty = {"", 0};
    static const twcred_param value = {"a b+&=\xC3\xA9", 8};
#define VALUE "a+b%2B%26%3D%C3%A9"
    static const struct {
        twcred_params params;
        const char *body;
    } rows[] = {
        {{.type = TWCRED_TYPE_NONE}, ""},
        {{.friendly_name = {"", 0}}, "FriendlyName="},
        {{.friendly_name = {"a b+&=\xC3\xA9", 8}}, "FriendlyName=" VALUE},
        {{.certificate = {"", 0}}, "Certificate="},
        {{.certificate = {"a b+&=\xC3\xA9", 8}}, "Certificate=" VALUE},
        {{.private_key = {"", 0}}, "PrivateKey="},
        {{.private_key = {"a b+&=\xC3\xA9", 8}}, "PrivateKey=" VALUE},
        {{.sandbox = TWCRED_SWITCH_EMPTY}, "Sandbox="},
        {{.sandbox = TWCRED_SWITCH_FALSE}, "Sandbox=false"},
        {{.sandbox = TWCRED_SWITCH_TRUE}, "Sandbox=true"},
        {{.api_key = {"", 0}}, "ApiKey="},
        {{.api_key = {"a b+&=\xC3\xA9", 8}}, "ApiKey=" VALUE},
        {{.secret = {"", 0}}, "Secret="},
        {{.secret = {"a b+&=\xC3\xA9", 8}}, "Secret=" VALUE},
    };
    for (int service = 0; service < SERVICES; service++) {
        for (size_t i = 0; i < COUNT(rows); i++)
            expect_update((twcred_service)service, &rows[i].params, rows[i].body);
        const twcred_params all = {.friendly_name = value,
                                   .certificate = empty,
                                   .private_key = value,
                                   .sandbox = TWCRED_SWITCH_FALSE,
                                   .api_key = empty,
                                   .secret = value};
        expect_update((twcred_service)service, &all,
                      "FriendlyName=" VALUE "&Certificate=&PrivateKey=" VALUE
                      "&Sandbox=false&ApiKey=&Secret=" VALUE);
    }
}

static twcred_status update(twcred_request *request, int service, const twcred_params *params)
{
    memset(request, FILL, sizeof *request);
    return twcred_update_encode(request, NULL, 0, (twcred_service)service, BYTES(SID), params);
}

static void test_update_type(void **state)
{
    (void)state;
    static const char *const bodies[] = {"", "Type=gcm", "Type=apn", "Type=fcm"};
    for (int service = 0; service < SERVICES; service++) {
        for (int type = TWCRED_TYPE_GCM; type <= TWCRED_TYPE_FCM; type++) {
            const twcred_params params = {.type = (twcred_type)type};
            twcred_request request;
            if (service == TWCRED_CONVERSATIONS_V1) {
                expect_update((twcred_service)service, &params, bodies[type]);
                continue;
            }
            assert_fault(update(&request, service, &params), TWCRED_PARAM_UNKNOWN, "Type", 0, "",
                         0);
            assert_no_request(&request);
        }
    }
    const twcred_params garbage = {.type = (twcred_type)4};
    twcred_request request;
    assert_fault(update(&request, TWCRED_CONVERSATIONS_V1, &garbage), TWCRED_PARAM_ENUM, "Type", 0,
                 "", 0);
}

static void test_update_faults(void **state)
{
    (void)state;
    twcred_request request;
    static const struct {
        twcred_params params;
        twcred_code code;
        const char *field;
        size_t offset;
    } rows[] = {
        {{.friendly_name = {NULL, 1}}, TWCRED_PARAM_NULL, "FriendlyName", 0},
        {{.certificate = {"ab\xFF", 3}}, TWCRED_PARAM_UTF8, "Certificate", 2},
        {{.private_key = {"\xC3", 1}}, TWCRED_PARAM_UTF8, "PrivateKey", 0},
        {{.sandbox = (twcred_switch)4}, TWCRED_PARAM_ENUM, "Sandbox", 0},
        {{.api_key = {"", TWCRED_PARAM_MAX + 1}}, TWCRED_PARAM_SIZE, "ApiKey", 0},
        {{.secret = {"a\xED\xA0\x80", 4}}, TWCRED_PARAM_UTF8, "Secret", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_fault(update(&request, 0, &rows[i].params), rows[i].code, rows[i].field,
                     rows[i].offset, "", 0);
        assert_no_request(&request);
    }
    static const twcred_params none;
    static const int services[] = {-1, SERVICES, INT32_MAX};
    for (size_t i = 0; i < COUNT(services); i++) {
        assert_fault(update(&request, services[i], &none), TWCRED_PARAM_ENUM, "service", 0, "", 0);
        assert_no_request(&request);
    }
    /* The SID comes first. */
    assert_fault(twcred_update_encode(&request, NULL, 0, (twcred_service)-1, "x", 1, &none),
                 TWCRED_PARAM_FORMAT, "Sid", 0, "x", 1);
}

/* --------------------------------------------------------------------- list */

static void expect_list(int service, const twcred_list_params *params, const char *expected)
{
    twcred_request request;
    size_t size = strlen(expected);
    assert_ok(twcred_list_encode(&request, NULL, 0, (twcred_service)service, params), "", 0);
    assert_int_equal(request.query_size, size);
    for (size_t capacity = 0; capacity <= size; capacity++) {
        char *query = guarded_space(capacity);
        memset(&request, FILL, sizeof request);
        twcred_status status =
            twcred_list_encode(&request, query, capacity, (twcred_service)service, params);
        if (capacity < size) {
            assert_short(status, TWCRED_SPACE_QUERY, size);
            assert_string_equal(status.field, "query");
            assert_no_request(&request);
            assert_filled(query, capacity, FILL);
        } else {
            assert_ok(status, "", 0);
            assert_request(&request, "GET", "/Credentials", false, 200);
            assert_int_equal(request.query_size, size);
            assert_int_equal(request.body_size, 0);
            assert_memory_equal(query, expected, size);
        }
    }
}

static void test_list_parameters(void **state)
{
    (void)state;
    static const struct {
        twcred_list_params params;
        const char *query;
    } rows[] = {
        {{.page_token = {NULL, 0}}, ""},
        {{.page_size = {TWCRED_PRESENT, 1}}, "PageSize=1"},
        {{.page_size = {TWCRED_PRESENT, 50}}, "PageSize=50"},
        {{.page_size = {TWCRED_PRESENT, 100}}, "PageSize=100"},
        {{.page_size = {TWCRED_ABSENT, 7}}, ""},
        {{.page = {TWCRED_PRESENT, 0}}, "Page=0"},
        {{.page = {TWCRED_PRESENT, 10}}, "Page=10"},
        {{.page = {TWCRED_PRESENT, INT64_MAX}}, "Page=9223372036854775807"},
        {{.page_token = {"", 0}}, "PageToken="},
        {{.page_token = {"PT+/= *\xC3\xA9", 9}}, "PageToken=PT%2B%2F%3D+*%C3%A9"},
        {{{TWCRED_PRESENT, 20}, {TWCRED_PRESENT, 3}, {"PAx", 3}},
         "PageSize=20&Page=3&PageToken=PAx"},
    };
    for (int service = 0; service < SERVICES; service++)
        for (size_t i = 0; i < COUNT(rows); i++)
            expect_list(service, &rows[i].params, rows[i].query);
}

static void test_list_limits(void **state)
{
    (void)state;
    static const int64_t limits[SERVICES] = {1000, 1000, 1000, 1000, 100, 1000};
    for (int service = 0; service < SERVICES; service++) {
        const int64_t wrong[] = {0, -1, limits[service] + 1, INT64_MAX, INT64_MIN};
        char expected[32];
        twcred_list_params params = {.page_size = {TWCRED_PRESENT, limits[service]}};
        twcred_request request;
        snprintf(expected, sizeof expected, "PageSize=%d", (int)limits[service]);
        expect_list(service, &params, expected);
        for (size_t i = 0; i < COUNT(wrong); i++) {
            params.page_size.value = wrong[i];
            memset(&request, FILL, sizeof request);
            assert_fault(twcred_list_encode(&request, NULL, 0, (twcred_service)service, &params),
                         TWCRED_PARAM_RANGE, "PageSize", 0, "", 0);
            assert_no_request(&request);
        }
    }
}

static void test_list_faults(void **state)
{
    (void)state;
    static const struct {
        twcred_list_params params;
        twcred_code code;
        const char *field;
        size_t offset;
    } rows[] = {
        {{.page_size = {TWCRED_NULL, 0}}, TWCRED_PARAM_ENUM, "PageSize", 0},
        {{.page_size = {(twcred_presence)3, 5}}, TWCRED_PARAM_ENUM, "PageSize", 0},
        {{.page = {TWCRED_NULL, 0}}, TWCRED_PARAM_ENUM, "Page", 0},
        {{.page = {(twcred_presence)-1, 0}}, TWCRED_PARAM_ENUM, "Page", 0},
        {{.page = {TWCRED_PRESENT, -1}}, TWCRED_PARAM_RANGE, "Page", 0},
        {{.page = {TWCRED_PRESENT, INT64_MIN}}, TWCRED_PARAM_RANGE, "Page", 0},
        {{.page_token = {NULL, 1}}, TWCRED_PARAM_NULL, "PageToken", 0},
        {{.page_token = {"", TWCRED_PARAM_MAX + 1}}, TWCRED_PARAM_SIZE, "PageToken", 0},
        {{.page_token = {"abc\x80", 4}}, TWCRED_PARAM_UTF8, "PageToken", 3},
        {{{TWCRED_PRESENT, 0}, {TWCRED_PRESENT, -1}, {NULL, 1}}, TWCRED_PARAM_RANGE, "PageSize", 0},
        {{{TWCRED_PRESENT, 1}, {TWCRED_PRESENT, -1}, {NULL, 1}}, TWCRED_PARAM_RANGE, "Page", 0},
    };
    twcred_request request;
    for (size_t i = 0; i < COUNT(rows); i++) {
        memset(&request, FILL, sizeof request);
        assert_fault(twcred_list_encode(&request, NULL, 0, TWCRED_CHAT_V1, &rows[i].params),
                     rows[i].code, rows[i].field, rows[i].offset, "", 0);
        assert_no_request(&request);
    }
    static const int services[] = {-1, SERVICES, INT32_MIN};
    for (size_t i = 0; i < COUNT(services); i++)
        assert_fault(
            twcred_list_encode(&request, NULL, 0, (twcred_service)services[i], &rows[0].params),
            TWCRED_PARAM_ENUM, "service", 0, "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_items_with_a_wrong_sid),
        cmocka_unit_test(test_update_parameters),
        cmocka_unit_test(test_update_type),
        cmocka_unit_test(test_update_faults),
        cmocka_unit_test(test_list_parameters),
        cmocka_unit_test(test_list_limits),
        cmocka_unit_test(test_list_faults),
    };
    return cmocka_run_group_tests_name("core-operation", tests, NULL, NULL);
}
