/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_base_url_write(). The first byte of the input, minus '0', is the
 * service; the rest is the edge and, behind the first byte 0xFF, the region. Of
 * each:
 *
 *   nothing, or the input has ended  unset
 *   = and a text                     the text, which may be empty
 *   !                                a NULL pointer with a size
 *   anything else                    itself, as a text
 *
 *   - the verdict is the first fault in the order service, edge, region, found
 *     by a second reading, to the byte
 *   - a fault does not depend on the buffer, and leaves it alone
 *   - the URL is what snprintf() makes of a list of hosts written here, passes
 *     twcred_uri_check(), and fits TWCRED_BASE_URL_SIZE
 *   - measured and written, the size is the same; each smaller capacity is
 *     space-url, tells that size, and leaves the buffer alone
 *   - its list is followed by twcred_next_page_read()
 *   - nothing is written in front of the URL or behind its NUL; the same call
 *     gives the same bytes */
#include "harness.h"

#include <stdio.h>
#include <string.h>

#define URL_SLOT 2

typedef struct expectation {
    twcred_code code;
    const char *field;
    size_t offset;
} expectation;

static const struct {
    const char *before, *behind;
} hosts[] = {
    {"https://ip-messaging", ".twilio.com/v2"},  {"https://ip-messaging", ".twilio.com/v1"},
    {"https://chat", ".twilio.com/v2"},          {"https://chat", ".twilio.com/v1"},
    {"https://conversations", ".twilio.com/v1"}, {"https://notify", ".twilio.com/v1"},
};

static twcred_param parse_param(unsigned slot, const uint8_t *data, size_t size)
{
    twcred_param param = {NULL, 0};

    if (size == 0)
        return param;
    param.size = size;
    if (data[0] == '!')
        return param;
    size_t skip = data[0] == '=';
    param.data = flush_one(slot, data + skip, size - skip, 'a');
    param.size = size - skip;
    return param;
}

/* A label is words of letters and digits, joined by one hyphen or more: so each
 * hyphen has a word somewhere on either side. */
static expectation expect_label(twcred_param param, const char *field)
{
    static const char *const sets[] = {"abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                                       "0123456789"};
    expectation good = {TWCRED_OK, NULL, 0};
    expectation bad = {TWCRED_PARAM_FORMAT, field, 0};

    if (param.data == NULL) {
        bad.code = TWCRED_PARAM_NULL;
        return bad;
    }
    for (; bad.offset < param.size; bad.offset++) {
        char byte = param.data[bad.offset];
        bool word = false;
        if (bad.offset == 63)
            return bad;
        for (size_t i = 0; i < 3; i++)
            word = word || memchr(sets[i], byte, strlen(sets[i])) != NULL;
        if (word)
            continue;
        if (byte != '-' || bad.offset == 0 || bad.offset == param.size - 1)
            return bad;
    }
    return param.size == 0 ? bad : good;
}

static expectation expect(unsigned long service, twcred_param edge, twcred_param region)
{
    bool no_edge = edge.data == NULL && edge.size == 0;
    bool no_region = region.data == NULL && region.size == 0;
    expectation good = {TWCRED_OK, NULL, 0};

    if (service > 5) {
        expectation unknown = {TWCRED_PARAM_ENUM, "service", 0};
        return unknown;
    }
    if (no_edge && no_region)
        return good;
    if (no_edge) {
        expectation missing = {TWCRED_PARAM_MISSING, "edge", 0};
        return missing;
    }
    expectation of_edge = expect_label(edge, "edge");
    if (of_edge.code != TWCRED_OK)
        return of_edge;
    if (no_region) {
        expectation missing = {TWCRED_PARAM_MISSING, "region", 0};
        return missing;
    }
    return expect_label(region, "region");
}

static void check_refused(const expectation *expected, twcred_service service, twcred_param edge,
                          twcred_param region)
{
    for (size_t capacity = 0; capacity <= 2 * TWCRED_BASE_URL_SIZE;
         capacity += TWCRED_BASE_URL_SIZE) {
        size_t size = 7;
        char *url = lend(URL_SLOT, capacity);
        twcred_status status = twcred_base_url_write(url, capacity, &size, service, edge, region);
        require_sound(status);
        require(status.code == expected->code);
        require(strcmp(status.field, expected->field) == 0);
        require(status.offset == expected->offset);
        require(size == 0);
        require(untouched(url, capacity));
        size = 7;
        require(same_status(status, twcred_base_url_write(NULL, 0, &size, service, edge, region)));
        require(size == 0);
    }
}

static void check_followed(const char *url, size_t size, twcred_service service)
{
    char page[TWCRED_BASE_URL_SIZE + 32];
    twcred_param query;

    int length = snprintf(page, sizeof page, "%s/Credentials?Page=1", url);
    require(twcred_next_page_read(&query, page, (size_t)length, url, size, service).code ==
            TWCRED_OK);
    require(query.size == 6 && query.data == page + length - 6);
}

static void check_written(const char *expected, size_t length, twcred_service service,
                          twcred_param edge, twcred_param region)
{
    size_t size = 0;

    require(twcred_base_url_write(NULL, 0, &size, service, edge, region).code == TWCRED_OK);
    require(size == length);
    for (size_t capacity = 0; capacity <= length; capacity++) {
        char *url = lend(URL_SLOT, capacity);
        size = 7;
        twcred_status status = twcred_base_url_write(url, capacity, &size, service, edge, region);
        require_sound(status);
        require(status.code == TWCRED_SPACE_URL && status.needed == length + 1);
        require(size == 0);
        require(untouched(url, capacity));
    }
    for (size_t more = 1; more <= 33; more += 32) {
        char *url = lend(URL_SLOT, length + more);
        size = 7;
        require(twcred_base_url_write(url, length + more, &size, service, edge, region).code ==
                TWCRED_OK);
        require(size == length);
        require(same_bytes(url, expected, length + 1));
        for (size_t i = length + 1; i < length + more; i++)
            require(url[i] == CANARY);
        require(front_intact(url));
    }
    require(twcred_uri_check(expected, length).code == TWCRED_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > INPUT_MAX)
        return 0;
    twcred_service service = (twcred_service)(data[0] - '0');
    size_t end = 1;
    while (end < size && data[end] != 0xFF)
        end++;
    twcred_param edge = parse_param(0, data + 1, end - 1);
    twcred_param region = {NULL, 0};
    if (end < size)
        region = parse_param(1, data + end + 1, size - end - 1);

    unsigned long number = (unsigned long)service;
    expectation expected = expect(number, edge, region);
    if (expected.code != TWCRED_OK) {
        check_refused(&expected, service, edge, region);
        return 0;
    }
    char url[TWCRED_BASE_URL_SIZE];
    const char *dot = edge.size > 0 ? "." : "";
    int length = snprintf(url, sizeof url, "%s%s%.*s%s%.*s%s", hosts[number].before, dot,
                          (int)edge.size, edge.size > 0 ? edge.data : "", dot, (int)region.size,
                          region.size > 0 ? region.data : "", hosts[number].behind);
    require(length > 0 && (size_t)length < sizeof url);
    check_written(url, (size_t)length, service, edge, region);
    check_followed(url, (size_t)length, service);
    return 0;
}
