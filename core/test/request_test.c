/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include "internal.h"

#include <stdio.h>
#include <string.h>

#define UNSET   \
    {           \
        NULL, 0 \
    }
#define VALUE(literal) \
    {                  \
        BYTES(literal) \
    }

static void assert_no_request(const twcred_request *request)
{
    assert_filled(request, sizeof *request, 0);
}

static void assert_request(const twcred_request *request, size_t body_size)
{
    assert_string_equal(request->method, "POST");
    assert_string_equal(request->path, "/Credentials");
    assert_string_equal(request->content_type, "application/x-www-form-urlencoded");
    assert_int_equal(request->success, 201);
    assert_int_equal(request->body_size, body_size);
    assert_int_equal(request->query_size, 0);
}

/* The same parameters, each at the end of memory. */
static twcred_params guarded_params(const twcred_params *params)
{
    twcred_params copy = *params;
    twcred_param *strings[] = {&copy.friendly_name, &copy.certificate, &copy.private_key,
                               &copy.api_key, &copy.secret};
    for (size_t i = 0; i < COUNT(strings); i++)
        if (strings[i]->data != NULL)
            strings[i]->data = guarded(strings[i]->data, strings[i]->size);
    return copy;
}

static const struct {
    twcred_params params;
    const char *body;
} bodies[] = {
    {{.type = TWCRED_TYPE_GCM}, "Type=gcm"},
    {{.type = TWCRED_TYPE_APN}, "Type=apn"},
    {{.type = TWCRED_TYPE_FCM}, "Type=fcm"},
    {{.type = TWCRED_TYPE_APN, .sandbox = TWCRED_SWITCH_UNSET}, "Type=apn"},
    {{.type = TWCRED_TYPE_APN, .sandbox = TWCRED_SWITCH_EMPTY}, "Type=apn&Sandbox="},
    {{.type = TWCRED_TYPE_APN, .sandbox = TWCRED_SWITCH_FALSE}, "Type=apn&Sandbox=false"},
    {{.type = TWCRED_TYPE_APN, .sandbox = TWCRED_SWITCH_TRUE}, "Type=apn&Sandbox=true"},
    {{.type = TWCRED_TYPE_APN, .friendly_name = VALUE("")}, "Type=apn&FriendlyName="},
    {{.type = TWCRED_TYPE_APN, .certificate = VALUE("")}, "Type=apn&Certificate="},
    {{.type = TWCRED_TYPE_APN, .private_key = VALUE("")}, "Type=apn&PrivateKey="},
    {{.type = TWCRED_TYPE_APN, .api_key = VALUE("")}, "Type=apn&ApiKey="},
    {{.type = TWCRED_TYPE_APN, .secret = VALUE("")}, "Type=apn&Secret="},
    {{.type = TWCRED_TYPE_GCM, .api_key = VALUE("AIza_x-y.z*")}, "Type=gcm&ApiKey=AIza_x-y.z*"},
    {{.type = TWCRED_TYPE_FCM, .secret = VALUE("{\n  \"a\": \"b+c/d==\\n\"\n}\n")},
     "Type=fcm&Secret=%7B%0A++%22a%22%3A+%22b%2Bc%2Fd%3D%3D%5Cn%22%0A%7D%0A"},
    {{.type = TWCRED_TYPE_APN,
      .friendly_name = VALUE("Caf\xC3\xA9 & Bar=\xF0\x9F\x98\x80~"),
      .certificate = VALUE("-----BEGIN CERTIFICATE-----\r\nAb+/=\r\n"),
      .private_key = VALUE("k"),
      .sandbox = TWCRED_SWITCH_TRUE,
      .api_key = VALUE("\0"),
      .secret = VALUE("\x7F")},
     "Type=apn&FriendlyName=Caf%C3%A9+%26+Bar%3D%F0%9F%98%80%7E"
     "&Certificate=-----BEGIN+CERTIFICATE-----%0D%0AAb%2B%2F%3D%0D%0A"
     "&PrivateKey=k&Sandbox=true&ApiKey=%00&Secret=%7F"},
};

/* Measured, written into exactly enough, and into one byte more. */
static void test_bodies(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bodies); i++) {
        twcred_params params = guarded_params(&bodies[i].params);
        size_t size = strlen(bodies[i].body);
        twcred_request request;
        memset(&request, FILL, sizeof request);
        assert_ok(twcred_create_encode(&request, NULL, 0, &params), bodies[i].body, size);
        assert_request(&request, size);
        for (size_t more = 0; more <= 1; more++) {
            char *body = guarded_space(size + more);
            memset(&request, FILL, sizeof request);
            assert_ok(twcred_create_encode(&request, body, size + more, &params), bodies[i].body,
                      size);
            assert_request(&request, size);
            assert_bytes_at(__FILE__, __LINE__, body, size, bodies[i].body, size);
            assert_filled(body + size, more, FILL);
        }
    }
}

static void test_short_buffers(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bodies); i++) {
        size_t size = strlen(bodies[i].body);
        for (size_t capacity = 0; capacity < size; capacity++) {
            char *body = guarded_space(capacity);
            twcred_request request;
            memset(&request, FILL, sizeof request);
            assert_short(twcred_create_encode(&request, body, capacity, &bodies[i].params),
                         TWCRED_SPACE_BODY, size);
            assert_no_request(&request);
            assert_filled(body, capacity, FILL);
        }
    }
}

/* A capacity is a promise, not a plan: what is not needed is not touched. */
static void test_huge_capacity(void **state)
{
    (void)state;
    char *body = guarded_space(8);
    twcred_params params = {.type = TWCRED_TYPE_APN};
    twcred_request request;
    assert_ok(twcred_create_encode(&request, body, SIZE_MAX, &params), "", 0);
    assert_bytes(body, request.body_size, "Type=apn");
}

/* Encodes, and expects the fault and nothing else. */
static void expect_fault(const twcred_params *params, twcred_code code, const char *field,
                         size_t offset)
{
    const char *input = code == TWCRED_PARAM_UTF8 ? params->friendly_name.data : NULL;
    size_t size = input == NULL ? 0 : params->friendly_name.size;
    twcred_request request;
    memset(&request, FILL, sizeof request);
    assert_fault(twcred_create_encode(&request, NULL, 0, params), code, field, offset, input, size);
    assert_no_request(&request);
    char *body = guarded_space(256);
    memset(&request, FILL, sizeof request);
    assert_fault(twcred_create_encode(&request, body, 256, params), code, field, offset, input,
                 size);
    assert_no_request(&request);
    assert_filled(body, 256, FILL);
    /* A fault of a parameter outranks a short buffer. */
    memset(&request, FILL, sizeof request);
    assert_fault(twcred_create_encode(&request, body, 0, params), code, field, offset, input, size);
    assert_no_request(&request);
}

static void test_type_is_required_and_known(void **state)
{
    (void)state;
    twcred_params params = {.friendly_name = VALUE("x"), .sandbox = TWCRED_SWITCH_TRUE};
    expect_fault(&params, TWCRED_PARAM_MISSING, "Type", 0);
    static const int others[] = {-1, 4, 5, 255, 256, 257, 65536, 65537, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < COUNT(others); i++) {
        params.type = (twcred_type)others[i];
        expect_fault(&params, TWCRED_PARAM_ENUM, "Type", 0);
        params.type = TWCRED_TYPE_APN;
        params.sandbox = (twcred_switch)others[i];
        expect_fault(&params, TWCRED_PARAM_ENUM, "Sandbox", 0);
        params.sandbox = TWCRED_SWITCH_UNSET;
    }
}

/* The string parameters in the contract's order, Sandbox being between the
 * third and the fourth. */
static const struct {
    const char *name;
    size_t place;
} strings[] = {
    {"FriendlyName", offsetof(twcred_params, friendly_name)},
    {"Certificate", offsetof(twcred_params, certificate)},
    {"PrivateKey", offsetof(twcred_params, private_key)},
    {"ApiKey", offsetof(twcred_params, api_key)},
    {"Secret", offsetof(twcred_params, secret)},
};

static void set(twcred_params *params, size_t string, const char *data, size_t size)
{
    twcred_param value;
    value.data = data;
    value.size = size;
    memcpy((char *)params + strings[string].place, &value, sizeof value);
}

static void test_sizes(void **state)
{
    (void)state;
    static const size_t sizes[] = {
        TWCRED_PARAM_MAX + 1, TWCRED_PARAM_MAX + 2, SIZE_MAX / 8, SIZE_MAX / 3,
        SIZE_MAX / 2,         SIZE_MAX / 2 + 1,     SIZE_MAX - 1, SIZE_MAX};
    for (size_t string = 0; string < COUNT(strings); string++) {
        for (size_t i = 0; i < COUNT(sizes); i++) {
            twcred_params params = {.type = TWCRED_TYPE_FCM};
            set(&params, string, unmapped(), sizes[i]);
            expect_fault(&params, TWCRED_PARAM_SIZE, strings[string].name, 0);
            set(&params, string, NULL, sizes[i]);
            expect_fault(&params, TWCRED_PARAM_NULL, strings[string].name, 0);
        }
        twcred_params params = {.type = TWCRED_TYPE_FCM};
        set(&params, string, NULL, 1);
        expect_fault(&params, TWCRED_PARAM_NULL, strings[string].name, 0);
        /* The longest size is read, up to the first byte that is no UTF-8. */
        set(&params, string, guarded("\xFF", 1), TWCRED_PARAM_MAX);
        twcred_request longest;
        assert_fault(twcred_create_encode(&longest, NULL, 0, &params), TWCRED_PARAM_UTF8,
                     strings[string].name, 0, "\xFF", 1);
        /* Empty needs no memory at all. */
        set(&params, string, unmapped(), 0);
        twcred_request request;
        assert_ok(twcred_create_encode(&request, NULL, 0, &params), "", 0);
        assert_int_equal(request.body_size, strlen("Type=fcm&=") + strlen(strings[string].name));
    }
}

static void test_utf8(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size, offset;
    } rows[] = {
        {BYTES("\x80"), 0},
        {BYTES("a\xC3"), 1},
        {BYTES("a\xC3\xA9\xC3"), 3},
        {BYTES("ab\xC3x"), 2},
        {BYTES("\xC0\x80"), 0},
        {BYTES("abc\xED\xA0\x80"), 3},
        {BYTES("abc\xE2\x82"), 3},
        {BYTES("abc\xF4\x90\x80\x80"), 3},
        {BYTES("\xF0\x9F\x98\x80\xF0\x9F\x98"), 4},
        {BYTES("abc\xFF"), 3},
    };
    for (size_t string = 0; string < COUNT(strings); string++) {
        for (size_t i = 0; i < COUNT(rows); i++) {
            twcred_params params = {.type = TWCRED_TYPE_FCM};
            set(&params, string, guarded(rows[i].text, rows[i].size), rows[i].size);
            expect_fault(&params, TWCRED_PARAM_UTF8, strings[string].name, rows[i].offset);
        }
    }
}

/* All texts of two bytes, by what may be sent and how. */
static void test_every_two_bytes(void **state)
{
    (void)state;
    char *text = guarded_space(2);
    twcred_params params = {.type = TWCRED_TYPE_APN};
    params.friendly_name.data = text;
    params.friendly_name.size = 2;
    for (int first = 0; first < 256; first++) {
        for (int second = 0; second < 256; second++) {
            text[0] = (char)first;
            text[1] = (char)second;
            twcred_request request;
            char body[64];
            twcred_status status = twcred_create_encode(&request, body, sizeof body, &params);
            if ((first < 0x80 && second < 0x80) ||
                (first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF)) {
                assert_ok(status, text, 2);
                assert_in_range(request.body_size, 8 + 14 + 2, 8 + 14 + 6);
            } else {
                assert_fault(status, TWCRED_PARAM_UTF8, "FriendlyName", first < 0x80 ? 1 : 0, text,
                             2);
            }
        }
    }
}

/* Of two faults, the one of the parameter that comes first in the contract. */
static void test_first_fault(void **state)
{
    (void)state;
    static const struct {
        twcred_code code;
        const char *data;
        size_t size;
    } faults[] = {
        {TWCRED_PARAM_UTF8, "\xFF", 1},
        {TWCRED_PARAM_SIZE, "", SIZE_MAX},
        {TWCRED_PARAM_NULL, NULL, 1},
    };
    for (size_t first = 0; first < COUNT(strings); first++) {
        for (size_t one = 0; one < COUNT(faults); one++) {
            twcred_params params = {.type = TWCRED_TYPE_APN};
            set(&params, first, faults[one].data, faults[one].size);
            for (size_t second = first + 1; second < COUNT(strings); second++) {
                for (size_t other = 0; other < COUNT(faults); other++) {
                    twcred_params both = params;
                    set(&both, second, faults[other].data, faults[other].size);
                    expect_fault(&both, faults[one].code, strings[first].name, 0);
                }
            }
            params.sandbox = (twcred_switch)4;
            if (first < 3)
                expect_fault(&params, faults[one].code, strings[first].name, 0);
            else
                expect_fault(&params, TWCRED_PARAM_ENUM, "Sandbox", 0);
            params.type = TWCRED_TYPE_NONE;
            expect_fault(&params, TWCRED_PARAM_MISSING, "Type", 0);
            params.type = (twcred_type)4;
            expect_fault(&params, TWCRED_PARAM_ENUM, "Type", 0);
        }
    }
}

/* The same call gives the same bytes, and inputs stay as they are. */
static void test_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bodies); i++) {
        twcred_params params;
        memcpy(&params, &bodies[i].params, sizeof params);
        char once[512], twice[512];
        memset(once, 1, sizeof once);
        memset(twice, 1, sizeof twice);
        twcred_request request;
        assert_ok(twcred_create_encode(&request, once, sizeof once, &params), "", 0);
        assert_ok(twcred_create_encode(&request, twice, sizeof twice, &params), "", 0);
        assert_memory_equal(once, twice, sizeof once);
        assert_memory_equal(&params, &bodies[i].params, sizeof params);
    }
}

static void test_large_parameter(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    char *secret = guarded_space(SIZE);
    memset(secret, '+', SIZE);
    twcred_params params = {.type = TWCRED_TYPE_FCM};
    params.secret.data = secret;
    params.secret.size = SIZE;
    twcred_request request;
    assert_ok(twcred_create_encode(&request, NULL, 0, &params), "", 0);
    assert_int_equal(request.body_size, 16 + 3 * SIZE);
    char *body = guarded_space(request.body_size);
    assert_ok(twcred_create_encode(&request, body, request.body_size, &params), "", 0);
    assert_memory_equal(body, "Type=fcm&Secret=%2B%2B", 22);
    assert_memory_equal(body + request.body_size - 6, "%2B%2B", 6);
}

/* The longest path is a SID behind "/Credentials/". */
static void test_limits(void **state)
{
    (void)state;
    assert_true(TWCRED_PATH_SIZE >= sizeof "/Credentials/" + TWCRED_SID_SIZE);
    assert_true(TWCRED_PARAM_MAX == SIZE_MAX / 16);
    assert_string_equal(TWCRED_BASE_URL, "https://ip-messaging.twilio.com/v2");
    char version[32];
    sprintf(version, "%d.%d.%d", TWCRED_VERSION_MAJOR, TWCRED_VERSION_MINOR, TWCRED_VERSION_PATCH);
    assert_string_equal(TWCRED_VERSION, version);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies),          cmocka_unit_test(test_short_buffers),
        cmocka_unit_test(test_huge_capacity),   cmocka_unit_test(test_type_is_required_and_known),
        cmocka_unit_test(test_sizes),           cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_every_two_bytes), cmocka_unit_test(test_first_fault),
        cmocka_unit_test(test_twice),           cmocka_unit_test(test_large_parameter),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests_name("core-request", tests, NULL, NULL);
}
