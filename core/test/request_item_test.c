/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The requests for one credential: fetch, update, delete. */

#include "support.h"

#include <stdio.h>
#include <string.h>

#define SID "CR0123456789abcdefABCDEF9876543210"

#define VALUE(literal) \
    {                  \
        BYTES(literal) \
    }

static const twcred_service services[] = {TWCRED_IP_MESSAGING_V2,  TWCRED_IP_MESSAGING_V1,
                                          TWCRED_CHAT_V2,          TWCRED_CHAT_V1,
                                          TWCRED_CONVERSATIONS_V1, TWCRED_NOTIFY_V1};

static void assert_no_request(const twcred_request *request)
{
    assert_filled(request, sizeof *request, 0);
}

static void assert_request(const twcred_request *request, const char *method, int success,
                           bool body, size_t body_size)
{
    assert_string_equal(request->method, method);
    assert_string_equal(request->path, "/Credentials/" SID);
    assert_int_equal(sizeof "/Credentials/" SID, TWCRED_PATH_SIZE);
    if (body)
        assert_string_equal(request->content_type, "application/x-www-form-urlencoded");
    else
        assert_null(request->content_type);
    assert_int_equal(request->success, success);
    assert_int_equal(request->body_size, body_size);
    assert_int_equal(request->query_size, 0);
}

/* -------------------------------------------------------------- operations */

static void test_operations(void **state)
{
    (void)state;
    static const struct {
        twcred_operation operation;
        const char *name, *method;
        bool item, body;
        int success;
        twcred_document document;
    } rows[] = {
        {TWCRED_CREATE, "create", "POST", false, true, 201, TWCRED_DOCUMENT_CREDENTIAL},
        {TWCRED_FETCH, "fetch", "GET", true, false, 200, TWCRED_DOCUMENT_CREDENTIAL},
        {TWCRED_UPDATE, "update", "POST", true, true, 200, TWCRED_DOCUMENT_CREDENTIAL},
        {TWCRED_DELETE, "delete", "DELETE", true, false, 204, TWCRED_DOCUMENT_NONE},
        {TWCRED_LIST, "list", "GET", false, false, 200, TWCRED_DOCUMENT_PAGE},
    };
    assert_int_equal(COUNT(rows), TWCRED_OPERATION_COUNT);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const twcred_operation_info *info = twcred_operation_get(rows[i].operation);
        assert_non_null(info);
        assert_string_equal(info->name, rows[i].name);
        assert_string_equal(info->method, rows[i].method);
        assert_int_equal(info->item, rows[i].item);
        assert_int_equal(info->body, rows[i].body);
        assert_int_equal(info->success, rows[i].success);
        assert_int_equal(info->document, rows[i].document);
    }
    static const int others[] = {-1, 5, 6, 255, 256, 65536, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < COUNT(others); i++)
        assert_null(twcred_operation_get((twcred_operation)others[i]));
}

static void test_fetch_and_delete(void **state)
{
    (void)state;
    const char *sid = guarded(BYTES(SID));
    twcred_request request;
    memset(&request, FILL, sizeof request);
    assert_ok(twcred_fetch_encode(&request, sid, TWCRED_SID_SIZE), SID, TWCRED_SID_SIZE);
    assert_request(&request, "GET", 200, false, 0);
    memset(&request, FILL, sizeof request);
    assert_ok(twcred_delete_encode(&request, sid, TWCRED_SID_SIZE), SID, TWCRED_SID_SIZE);
    assert_request(&request, "DELETE", 204, false, 0);
}

/* ------------------------------------------------------------------------ SID */

/* The fault is the same for every operation, and comes before all others. */
static void expect_sid(const char *sid, size_t size, size_t offset)
{
    /* Of an update, everything else is wrong as well. */
    twcred_params params = {.type = (twcred_type)9, .secret = VALUE("\xFF")};
    twcred_request request;
    char *body = guarded_space(64);
    memset(&request, FILL, sizeof request);
    assert_fault(twcred_fetch_encode(&request, sid, size), TWCRED_PARAM_FORMAT, "Sid", offset, sid,
                 size);
    assert_no_request(&request);
    memset(&request, FILL, sizeof request);
    assert_fault(twcred_delete_encode(&request, sid, size), TWCRED_PARAM_FORMAT, "Sid", offset, sid,
                 size);
    assert_no_request(&request);
    for (int service = 0; service <= 9; service++) {
        for (size_t capacity = 0; capacity <= 64; capacity += 64) {
            memset(&request, FILL, sizeof request);
            assert_fault(twcred_update_encode(&request, body, capacity, (twcred_service)service,
                                              sid, size, &params),
                         TWCRED_PARAM_FORMAT, "Sid", offset, sid, size);
            assert_no_request(&request);
        }
    }
    assert_filled(body, 64, FILL);
}

static void test_sid_of_every_size(void **state)
{
    (void)state;
    static const char longer[] = SID "01";
    for (size_t size = 0; size < sizeof longer; size++) {
        const char *sid = guarded(longer, size);
        if (size < TWCRED_SID_SIZE)
            expect_sid(sid, size, size);
        if (size > TWCRED_SID_SIZE)
            expect_sid(sid, size, TWCRED_SID_SIZE);
    }
    expect_sid(NULL, 0, 0);
    /* Not read beyond what can be right. */
    expect_sid(guarded(BYTES(SID "0")), SIZE_MAX, TWCRED_SID_SIZE);
}

/* Every byte in every place. What gets into a path is nothing but letters and
 * digits. */
static void test_sid_of_every_byte(void **state)
{
    (void)state;
    for (size_t at = 0; at < TWCRED_SID_SIZE; at++) {
        for (int byte = 0; byte < 256; byte++) {
            char changed[] = SID;
            changed[at] = (char)byte;
            const char *sid = guarded(changed, TWCRED_SID_SIZE);
            bool good = at == 0 ? byte == 'C' : at == 1 ? byte == 'R' : in_set(byte, HEX);
            twcred_request request;
            memset(&request, FILL, sizeof request);
            twcred_status status = twcred_fetch_encode(&request, sid, TWCRED_SID_SIZE);
            if (good) {
                assert_ok(status, sid, TWCRED_SID_SIZE);
                assert_memory_equal(request.path, "/Credentials/", 13);
                assert_memory_equal(request.path + 13, sid, TWCRED_SID_SIZE);
                assert_int_equal(request.path[13 + TWCRED_SID_SIZE], '\0');
            } else {
                assert_fault(status, TWCRED_PARAM_FORMAT, "Sid", at, sid, TWCRED_SID_SIZE);
                assert_no_request(&request);
                if (byte % 16 == '/' % 16)
                    expect_sid(sid, TWCRED_SID_SIZE, at);
            }
        }
    }
}

static void test_sids_of_other_kinds(void **state)
{
    (void)state;
    static const char *const others[] = {"AC", "SK", "RQ", "cr", "CS", "DR"};
    static const size_t offsets[] = {0, 0, 0, 0, 1, 0};
    for (size_t i = 0; i < COUNT(others); i++) {
        char sid[TWCRED_SID_SIZE];
        memcpy(sid, SID, sizeof sid);
        memcpy(sid, others[i], 2);
        expect_sid(guarded(sid, sizeof sid), sizeof sid, offsets[i]);
    }
}

/* ------------------------------------------------------------------- update */

/* Measured, written into exactly enough and into more, and refused in less, for
 * one service. */
static void expect_body(twcred_service service, const twcred_params *params, const char *expected)
{
    size_t size = strlen(expected);
    const char *sid = guarded(BYTES(SID));
    twcred_request request;
    memset(&request, FILL, sizeof request);
    assert_ok(twcred_update_encode(&request, NULL, 0, service, sid, TWCRED_SID_SIZE, params),
              expected, size);
    assert_request(&request, "POST", 200, true, size);
    for (size_t more = 0; more <= 2; more++) {
        char *body = guarded_space(size + more);
        memset(&request, FILL, sizeof request);
        assert_ok(twcred_update_encode(&request, body, size + more, service, sid, TWCRED_SID_SIZE,
                                       params),
                  expected, size);
        assert_request(&request, "POST", 200, true, size);
        assert_bytes_at(__FILE__, __LINE__, body, size, expected, size);
        assert_filled(body + size, more, FILL);
    }
    for (size_t capacity = 0; capacity < size; capacity++) {
        char *body = guarded_space(capacity);
        memset(&request, FILL, sizeof request);
        twcred_status status =
            twcred_update_encode(&request, body, capacity, service, sid, TWCRED_SID_SIZE, params);
        assert_short(status, TWCRED_SPACE_BODY, size);
        assert_string_equal(status.field, "body");
        assert_no_request(&request);
        assert_filled(body, capacity, FILL);
    }
}

static const char *const names[] = {"FriendlyName", "Certificate", "PrivateKey", "ApiKey",
                                    "Secret"};

static twcred_param *param(twcred_params *params, size_t i)
{
    twcred_param *const places[] = {&params->friendly_name, &params->certificate,
                                    &params->private_key, &params->api_key, &params->secret};
    return places[i];
}

static void test_update_of_nothing(void **state)
{
    (void)state;
    twcred_params params = {0};
    for (size_t i = 0; i < COUNT(services); i++)
        expect_body(services[i], &params, "");
}

/* Unset, empty and given are three different things, for each parameter and in all
 * combinations. */
static void test_update_of_every_parameter(void **state)
{
    (void)state;
    for (size_t combination = 0; combination < 243 * 4; combination++) {
        twcred_params params = {0};
        params.sandbox = (twcred_switch)(combination % 4);
        char body[512] = "";
        size_t size = 0, rest = combination / 4;
        for (size_t i = 0; i < COUNT(names); i++, rest /= 3) {
            if (i == 3 && params.sandbox != TWCRED_SWITCH_UNSET) {
                static const char *const words[] = {"", "", "false", "true"};
                size += (size_t)sprintf(body + size, "%sSandbox=%s", size > 0 ? "&" : "",
                                        words[params.sandbox]);
            }
            if (rest % 3 == 0)
                continue;
            param(&params, i)->data = rest % 3 == 1 ? unmapped() : guarded(BYTES("a b\xC3\xA9"));
            param(&params, i)->size = rest % 3 == 1 ? 0 : 5;
            size += (size_t)sprintf(body + size, "%s%s=%s", size > 0 ? "&" : "", names[i],
                                    rest % 3 == 1 ? "" : "a+b%C3%A9");
        }
        expect_body(services[combination % COUNT(services)], &params, body);
    }
}

static void test_update_of_type(void **state)
{
    (void)state;
    static const struct {
        twcred_type type;
        const char *body;
    } rows[] = {{TWCRED_TYPE_GCM, "Type=gcm&Secret="},
                {TWCRED_TYPE_APN, "Type=apn&Secret="},
                {TWCRED_TYPE_FCM, "Type=fcm&Secret="}};
    for (size_t i = 0; i < COUNT(services); i++) {
        for (size_t j = 0; j < COUNT(rows); j++) {
            twcred_params params = {.type = rows[j].type, .secret = VALUE("")};
            if (services[i] == TWCRED_CONVERSATIONS_V1) {
                expect_body(services[i], &params, rows[j].body);
                continue;
            }
            char *body = guarded_space(64);
            twcred_request request;
            memset(&request, FILL, sizeof request);
            assert_fault(twcred_update_encode(&request, body, 64, services[i], BYTES(SID), &params),
                         TWCRED_PARAM_UNKNOWN, "Type", 0, NULL, 0);
            assert_no_request(&request);
            assert_filled(body, 64, FILL);
        }
    }
}

/* -------------------------------------------------------------------- faults */

static void expect_fault(twcred_service service, const twcred_params *params, twcred_code code,
                         const char *field, size_t offset)
{
    twcred_request request;
    char *body = guarded_space(256);
    char *const bodies[] = {NULL, body, body};
    static const size_t capacities[] = {0, 0, 256};
    for (size_t i = 0; i < COUNT(bodies); i++) {
        memset(&request, FILL, sizeof request);
        assert_fault(
            twcred_update_encode(&request, bodies[i], capacities[i], service, BYTES(SID), params),
            code, field, offset, NULL, 0);
        assert_no_request(&request);
        assert_filled(body, 256, FILL);
    }
}

static void test_no_service(void **state)
{
    (void)state;
    static const int others[] = {-1, 6, 7, 255, 256, 65536, INT32_MAX, INT32_MIN};
    twcred_params params = {.type = (twcred_type)9, .secret = VALUE("\xFF")};
    for (size_t i = 0; i < COUNT(others); i++)
        expect_fault((twcred_service)others[i], &params, TWCRED_PARAM_ENUM, "service", 0);
}

static void test_no_enumerators(void **state)
{
    (void)state;
    static const int others[] = {-1, 4, 5, 255, 256, 257, 65537, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < COUNT(others); i++) {
        for (size_t j = 0; j < COUNT(services); j++) {
            twcred_params params = {.sandbox = (twcred_switch)others[i], .secret = VALUE("\xFF")};
            expect_fault(services[j], &params, TWCRED_PARAM_ENUM, "Sandbox", 0);
        }
        twcred_params params = {.type = (twcred_type)others[i]};
        expect_fault(TWCRED_CONVERSATIONS_V1, &params, TWCRED_PARAM_ENUM, "Type", 0);
        expect_fault(TWCRED_CHAT_V2, &params, TWCRED_PARAM_UNKNOWN, "Type", 0);
    }
}

/* Each string's faults; of two, the one that comes first in the contract's order. */
static void test_strings(void **state)
{
    (void)state;
    static const struct {
        twcred_code code;
        const char *data;
        size_t size, offset;
    } faults[] = {
        {TWCRED_PARAM_UTF8, "secret\xFF", 7, 6},
        {TWCRED_PARAM_UTF8, "\xED\xA0\x80", 3, 0},
        {TWCRED_PARAM_SIZE, "", TWCRED_PARAM_MAX + 1, 0},
        {TWCRED_PARAM_SIZE, "", SIZE_MAX, 0},
        {TWCRED_PARAM_NULL, NULL, 1, 0},
        {TWCRED_PARAM_NULL, NULL, SIZE_MAX, 0},
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        for (size_t j = 0; j < COUNT(faults); j++) {
            twcred_params params = {0};
            for (size_t before = 0; before < i; before++) {
                param(&params, before)->data = "secret";
                param(&params, before)->size = 6;
            }
            param(&params, i)->data = faults[j].data;
            param(&params, i)->size = faults[j].size;
            for (size_t behind = i + 1; behind < COUNT(names); behind++) {
                param(&params, behind)->data = faults[(j + 2) % COUNT(faults)].data;
                param(&params, behind)->size = faults[(j + 2) % COUNT(faults)].size;
            }
            for (size_t k = 0; k < COUNT(services); k++)
                expect_fault(services[k], &params, faults[j].code, names[i], faults[j].offset);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_operations),
        cmocka_unit_test(test_fetch_and_delete),
        cmocka_unit_test(test_sid_of_every_size),
        cmocka_unit_test(test_sid_of_every_byte),
        cmocka_unit_test(test_sids_of_other_kinds),
        cmocka_unit_test(test_update_of_nothing),
        cmocka_unit_test(test_update_of_every_parameter),
        cmocka_unit_test(test_update_of_type),
        cmocka_unit_test(test_no_service),
        cmocka_unit_test(test_no_enumerators),
        cmocka_unit_test(test_strings),
    };
    return cmocka_run_group_tests_name("core-request_item", tests, NULL, NULL);
}
