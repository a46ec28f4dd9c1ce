/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <stdio.h>
#include <string.h>

static const twcred_param unset = {NULL, 0};

static twcred_param label(const char *text, size_t size)
{
    twcred_param param = {guarded(text, size), size};
    return param;
}

static twcred_param word(const char *text)
{
    return label(text, strlen(text));
}

/* The contract: facts of the resource, once more. */
static const struct {
    twcred_service service;
    twcred_service_info info;
    const char *url;
    const char *regional;
} services[] = {
    {TWCRED_IP_MESSAGING_V2,
     {"ip-messaging-v2", "ip-messaging", "v2", 1000, 0, false,
      "former name of Chat; end of life announced in 2022"},
     "https://ip-messaging.twilio.com/v2",
     "https://ip-messaging.dublin.ie1.twilio.com/v2"},
    {TWCRED_IP_MESSAGING_V1,
     {"ip-messaging-v1", "ip-messaging", "v1", 1000, 0, false,
      "former name of Chat; end of life announced in 2022"},
     "https://ip-messaging.twilio.com/v1",
     "https://ip-messaging.dublin.ie1.twilio.com/v1"},
    {TWCRED_CHAT_V2,
     {"chat-v2", "chat", "v2", 1000, 64, false,
      "the product's changelog names 100 as the PageSize limit"},
     "https://chat.twilio.com/v2",
     "https://chat.dublin.ie1.twilio.com/v2"},
    {TWCRED_CHAT_V1,
     {"chat-v1", "chat", "v1", 1000, 64, false,
      "deprecated; the product's changelog names 100 as the PageSize limit"},
     "https://chat.twilio.com/v1",
     "https://chat.dublin.ie1.twilio.com/v1"},
    {TWCRED_CONVERSATIONS_V1,
     {"conversations-v1", "conversations", "v1", 100, 64, true, ""},
     "https://conversations.twilio.com/v1",
     "https://conversations.dublin.ie1.twilio.com/v1"},
    {TWCRED_NOTIFY_V1,
     {"notify-v1", "notify", "v1", 1000, 64, false,
      "ends on 2027-10-31; the documented route to regional credentials"},
     "https://notify.twilio.com/v1",
     "https://notify.dublin.ie1.twilio.com/v1"},
};

static const int no_services[] = {-1, 6, 7, 255, 256, 257, 65536, INT32_MAX, INT32_MIN};

/* ------------------------------------------------------------------- rows */

static void test_rows(void **state)
{
    (void)state;
    size_t count = 0;
    while (twcred_service_get((twcred_service)count) != NULL)
        count++;
    assert_int_equal(count, COUNT(services));
    for (size_t i = 0; i < COUNT(services); i++) {
        const twcred_service_info *info = twcred_service_get(services[i].service);
        assert_int_equal(services[i].service, i);
        assert_string_equal(info->name, services[i].info.name);
        assert_string_equal(info->product, services[i].info.product);
        assert_string_equal(info->version, services[i].info.version);
        assert_int_equal(info->page_size_max, services[i].info.page_size_max);
        assert_int_equal(info->friendly_name_max, services[i].info.friendly_name_max);
        assert_int_equal(info->update_type, services[i].info.update_type);
        assert_string_equal(info->remark, services[i].info.remark);
    }
    for (size_t i = 0; i < COUNT(no_services); i++)
        assert_null(twcred_service_get((twcred_service)no_services[i]));
}

/* ------------------------------------------------------------------ names */

static void expect_no_name(const char *text, size_t size)
{
    twcred_service service = TWCRED_NOTIFY_V1;
    assert_fault(twcred_service_read(&service, text, size), TWCRED_FORMAT_SERVICE, "service", 0,
                 text, size);
    assert_int_equal(service, TWCRED_IP_MESSAGING_V2);
}

static void expect_name(const char *text, size_t size, twcred_service expected)
{
    twcred_service service = TWCRED_NOTIFY_V1;
    assert_ok(twcred_service_read(&service, text, size), text, size);
    assert_int_equal(service, expected);
}

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(services); i++) {
        const char *name = services[i].info.name;
        size_t size = strlen(name);
        expect_name(guarded(name, size), size, services[i].service);
        expect_name(guarded_behind(name, size), size, services[i].service);
        for (size_t cut = 0; cut < size; cut++)
            expect_no_name(guarded(name, cut), cut);
        char longer[32];
        memcpy(longer, name, size + 1);
        expect_no_name(guarded(longer, size + 1), size + 1);
        longer[size] = '0';
        expect_no_name(guarded(longer, size + 1), size + 1);
    }
    expect_no_name(NULL, 0);
}

/* Of all texts that differ in one byte, only names are names. */
static void test_names_of_every_byte_at_every_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(services); i++) {
        size_t size = strlen(services[i].info.name);
        char *text = guarded_space(size);
        memcpy(text, services[i].info.name, size);
        for (size_t at = 0; at < size; at++) {
            for (int byte = 0; byte < 256; byte++) {
                text[at] = (char)byte;
                size_t match = 0;
                while (match < COUNT(services) &&
                       (strlen(services[match].info.name) != size ||
                        memcmp(services[match].info.name, text, size) != 0))
                    match++;
                if (match < COUNT(services))
                    expect_name(text, size, services[match].service);
                else
                    expect_no_name(text, size);
            }
            text[at] = services[i].info.name[at];
        }
    }
}

/* -------------------------------------------------------------- base URLs */

/* Measured, refused in every capacity that is short, and written into enough. */
static void expect_url(twcred_service service, twcred_param edge, twcred_param region,
                       const char *expected)
{
    size_t length = strlen(expected);
    size_t size = SIZE_MAX;
    assert_ok(twcred_base_url_write(NULL, 0, &size, service, edge, region), expected, length);
    assert_int_equal(size, length);
    for (size_t capacity = 0; capacity <= length; capacity++) {
        char *url = guarded_space(capacity);
        size = SIZE_MAX;
        twcred_status status = twcred_base_url_write(url, capacity, &size, service, edge, region);
        assert_short(status, TWCRED_SPACE_URL, length + 1);
        assert_string_equal(status.field, "url");
        assert_int_equal(status.offset, 0);
        assert_int_equal(size, 0);
        assert_filled(url, capacity, FILL);
    }
    for (size_t more = 1; more <= 2; more++) {
        char *url = guarded_space(length + more);
        size = SIZE_MAX;
        assert_ok(twcred_base_url_write(url, length + more, &size, service, edge, region), expected,
                  length);
        assert_int_equal(size, length);
        assert_bytes_at(__FILE__, __LINE__, url, length + 1, expected, length + 1);
        assert_filled(url + length + 1, more - 1, FILL);
    }
    assert_ok(twcred_uri_check(expected, length), expected, length);
}

static void expect_no_url(twcred_service service, twcred_param edge, twcred_param region,
                          twcred_code code, const char *field, size_t offset)
{
    twcred_param guilty = field[0] == 'e' ? edge : region;
    if (guilty.data == NULL)
        guilty.size = 0;
    for (size_t capacity = 0; capacity <= TWCRED_BASE_URL_SIZE; capacity += 41) {
        char *url = guarded_space(capacity);
        size_t size = SIZE_MAX;
        assert_fault(twcred_base_url_write(url, capacity, &size, service, edge, region), code,
                     field, offset, guilty.data, guilty.size);
        assert_int_equal(size, 0);
        assert_filled(url, capacity, FILL);
    }
    size_t size = SIZE_MAX;
    assert_fault(twcred_base_url_write(NULL, 0, &size, service, edge, region), code, field, offset,
                 guilty.data, guilty.size);
    assert_int_equal(size, 0);
}

static void test_urls(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(services); i++) {
        expect_url(services[i].service, unset, unset, services[i].url);
        expect_url(services[i].service, word("dublin"), word("ie1"), services[i].regional);
    }
    assert_string_equal(services[0].url, TWCRED_BASE_URL);
    /* As they are given: a host name has no case. */
    expect_url(TWCRED_NOTIFY_V1, word("Sydney"), word("AU1"),
               "https://notify.Sydney.AU1.twilio.com/v1");
    expect_url(TWCRED_CHAT_V2, word("a"), word("0"), "https://chat.a.0.twilio.com/v2");
    expect_url(TWCRED_CHAT_V2, word("a-b"), word("1--2"), "https://chat.a-b.1--2.twilio.com/v2");
}

static void test_longest_url(void **state)
{
    (void)state;
    char edge[63], region[63], expected[256];
    memset(edge, 'e', sizeof edge);
    memset(region, 'r', sizeof region);
    size_t longest = 0;
    for (size_t i = 0; i < COUNT(services); i++) {
        sprintf(expected, "https://%s.%.63s.%.63s.twilio.com/%s", services[i].info.product, edge,
                region, services[i].info.version);
        expect_url(services[i].service, label(edge, 63), label(region, 63), expected);
        if (strlen(expected) + 1 > longest)
            longest = strlen(expected) + 1;
    }
    assert_int_equal(longest, TWCRED_BASE_URL_SIZE);
}

/* A capacity is a promise, not a plan: what is not needed is not touched. */
static void test_huge_capacity(void **state)
{
    (void)state;
    size_t length = strlen(services[0].url);
    char *url = guarded_space(length + 1);
    size_t size;
    assert_ok(twcred_base_url_write(url, SIZE_MAX, &size, services[0].service, unset, unset), "",
              0);
    assert_string_equal(url, services[0].url);
}

static void test_unknown_services(void **state)
{
    (void)state;
    static const twcred_param null = {NULL, 1};
    for (size_t i = 0; i < COUNT(no_services); i++) {
        twcred_service service = (twcred_service)no_services[i];
        expect_no_url(service, unset, unset, TWCRED_PARAM_ENUM, "service", 0);
        expect_no_url(service, null, word("-"), TWCRED_PARAM_ENUM, "service", 0);
    }
}

static void expect_no_label(twcred_param bad, twcred_code code, size_t offset)
{
    expect_no_url(TWCRED_CHAT_V2, bad, word("ie1"), code, "edge", offset);
    expect_no_url(TWCRED_CHAT_V2, word("dublin"), bad, code, "region", offset);
}

static void test_label_sizes(void **state)
{
    (void)state;
    static char bytes[100000];
    memset(bytes, 'x', sizeof bytes);
    static const size_t sizes[] = {1, 2, 62, 63};
    static const size_t too_long[] = {64, 65, 100, sizeof bytes};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        char expected[256];
        int size = (int)sizes[i];
        sprintf(expected, "https://chat.%.*s.ie1.twilio.com/v2", size, bytes);
        expect_url(TWCRED_CHAT_V2, label(bytes, sizes[i]), word("ie1"), expected);
        sprintf(expected, "https://chat.dublin.%.*s.twilio.com/v2", size, bytes);
        expect_url(TWCRED_CHAT_V2, word("dublin"), label(bytes, sizes[i]), expected);
    }
    for (size_t i = 0; i < COUNT(too_long); i++)
        expect_no_label(label(bytes, too_long[i]), TWCRED_PARAM_FORMAT, 63);
    /* Nothing behind the 63rd byte is read. */
    twcred_param huge = {guarded(bytes, 63), SIZE_MAX};
    expect_no_label(huge, TWCRED_PARAM_FORMAT, 63);
    /* Empty is given, and no label; it needs no memory. */
    twcred_param empty = {unmapped(), 0};
    expect_no_label(empty, TWCRED_PARAM_FORMAT, 0);
}

static void test_null_labels(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 3, 63, 64, SIZE_MAX};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        twcred_param null = {NULL, sizes[i]};
        expect_no_label(null, TWCRED_PARAM_NULL, 0);
    }
}

/* A hyphen is guilty where it is not between two other bytes. */
static void test_hyphens(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offset;
    } rows[] = {
        {"-", 0}, {"--", 0}, {"-a", 0}, {"a-", 1}, {"a--", 2}, {"-a-", 0}, {"ie1-", 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_no_label(word(rows[i].text), TWCRED_PARAM_FORMAT, rows[i].offset);
    char bytes[64];
    memset(bytes, 'x', sizeof bytes);
    bytes[62] = '-';
    expect_no_label(label(bytes, 63), TWCRED_PARAM_FORMAT, 62);
    expect_no_label(label(bytes, 64), TWCRED_PARAM_FORMAT, 63);
    bytes[63] = '-';
    expect_no_label(label(bytes, 64), TWCRED_PARAM_FORMAT, 63);
}

static void test_every_byte_in_a_label(void **state)
{
    (void)state;
    for (size_t at = 0; at < 3; at++) {
        for (int byte = 0; byte < 256; byte++) {
            char text[] = "abc";
            text[at] = (char)byte;
            twcred_param param = label(text, 3);
            if (in_set(byte, LETTERS DIGITS) || (byte == '-' && at == 1)) {
                char expected[64];
                sprintf(expected, "https://chat.%.3s.ie1.twilio.com/v2", text);
                expect_url(TWCRED_CHAT_V2, param, word("ie1"), expected);
                sprintf(expected, "https://chat.dublin.%.3s.twilio.com/v2", text);
                expect_url(TWCRED_CHAT_V2, word("dublin"), param, expected);
            } else {
                expect_no_label(param, TWCRED_PARAM_FORMAT, at);
            }
        }
    }
}

/* What would lead the request, and its password, to another place. */
static void test_labels_that_break_out(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offset;
    } rows[] = {
        {"evil.example/", 4},
        {"x@evil.example", 1},
        {"evil.example#", 4},
        {"evil.example?", 4},
        {"a.b", 1},
        {".", 0},
        {"a.", 1},
        {"a:443", 1},
        {"a\\b", 1},
        {"a%2e", 1},
        {"a b", 1},
        {"a\r\nHost: x", 1},
        {"a_b", 1},
        {"\xC3\xA9", 0},
        {"a\xE2\x80\xA4", 1},
        {"[::1]", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_no_label(word(rows[i].text), TWCRED_PARAM_FORMAT, rows[i].offset);
    expect_no_label(label(BYTES("ie1\0")), TWCRED_PARAM_FORMAT, 3);
    expect_no_label(label(BYTES("\0")), TWCRED_PARAM_FORMAT, 0);
}

/* Both or neither; edge is judged before region, each with all that is wrong
 * with it. */
static void test_first_fault(void **state)
{
    (void)state;
    static const twcred_param null = {NULL, 1};
    twcred_service chat = TWCRED_CHAT_V2;
    expect_no_url(chat, word("dublin"), unset, TWCRED_PARAM_MISSING, "region", 0);
    expect_no_url(chat, unset, word("ie1"), TWCRED_PARAM_MISSING, "edge", 0);
    expect_no_url(chat, unset, word("-"), TWCRED_PARAM_MISSING, "edge", 0);
    expect_no_url(chat, unset, word(""), TWCRED_PARAM_MISSING, "edge", 0);
    expect_no_url(chat, unset, null, TWCRED_PARAM_MISSING, "edge", 0);
    expect_no_url(chat, word("-"), unset, TWCRED_PARAM_FORMAT, "edge", 0);
    expect_no_url(chat, word(""), unset, TWCRED_PARAM_FORMAT, "edge", 0);
    expect_no_url(chat, null, unset, TWCRED_PARAM_NULL, "edge", 0);
    expect_no_url(chat, word("a-"), word("-"), TWCRED_PARAM_FORMAT, "edge", 1);
    expect_no_url(chat, word("a-"), null, TWCRED_PARAM_FORMAT, "edge", 1);
    expect_no_url(chat, null, word("-"), TWCRED_PARAM_NULL, "edge", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_of_every_byte_at_every_place),
        cmocka_unit_test(test_urls),
        cmocka_unit_test(test_longest_url),
        cmocka_unit_test(test_huge_capacity),
        cmocka_unit_test(test_unknown_services),
        cmocka_unit_test(test_label_sizes),
        cmocka_unit_test(test_null_labels),
        cmocka_unit_test(test_hyphens),
        cmocka_unit_test(test_every_byte_in_a_label),
        cmocka_unit_test(test_labels_that_break_out),
        cmocka_unit_test(test_first_fault),
    };
    return cmocka_run_group_tests_name("core-service", tests, NULL, NULL);
}
