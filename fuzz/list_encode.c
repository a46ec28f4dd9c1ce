/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_list_encode(). The first bytes of the input, minus '0', are the service, and
 * the presences of PageSize and Page; then come two integers of eight bytes, the
 * lowest first, and PageToken, by parse_param() of oracle_form.h.
 *
 *   - the verdict is the first fault in the contract's order, by a second reading
 *     with limits of its own
 *   - measured and written, the size is the same; each smaller capacity is
 *     space-query, and leaves the buffer alone
 *   - the query, read by a parser of its own, gives back the parameters
 *   - a failure zeroes the request */
#include "harness.h"
#include "oracle_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define QUERY_SLOT 6

static int64_t parse_integer(const uint8_t *data)
{
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--)
        value = value << 8 | data[i];
    return (int64_t)value;
}

static void expect_count(expectation *expected, char digits[24], const char *name,
                         const twcred_integer *count, int64_t least, int64_t most)
{
    unsigned presence = (unsigned)count->presence;
    if (presence == TWCRED_ABSENT)
        return;
    if (presence != TWCRED_PRESENT)
        expect_fault(expected, TWCRED_PARAM_ENUM, name, 0, 0);
    else if (count->value < least || count->value > most)
        expect_fault(expected, TWCRED_PARAM_RANGE, name, 0, 0);
    snprintf(digits, 24, "%" PRId64, count->value);
    expect_pair(expected, name, digits, strlen(digits));
}

static void check_written(const expectation *expected, twcred_service service,
                          const twcred_list_params *params, size_t needed)
{
    twcred_request request;
    char *query = lend(QUERY_SLOT, needed);

    fill_request(&request);
    require(twcred_list_encode(&request, query, needed, service, params).code == TWCRED_OK);
    require(strcmp(request.method, "GET") == 0 && strcmp(request.path, "/Credentials") == 0);
    require(request.content_type == NULL && request.success == 200);
    require(request.query_size == needed && request.body_size == 0);
    require(front_intact(query));
    require_pairs(expected, query, needed);
    for (size_t capacity = needed / 2; capacity < needed; capacity += 1 + needed / 8) {
        query = lend(QUERY_SLOT, capacity);
        twcred_status status = twcred_list_encode(&request, query, capacity, service, params);
        require(status.code == TWCRED_SPACE_QUERY && status.needed == needed);
        require(untouched(query, capacity) && request_zeroed(&request));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int64_t limits[] = {1000, 1000, 1000, 1000, 100, 1000};
    twcred_list_params params;
    twcred_request request;
    char digits[2][24];
    expectation expected;

    if (size < 19 || size > INPUT_MAX)
        return 0;
    unsigned service = (unsigned)(data[0] - '0');
    memset(&params, 0, sizeof params);
    memset(&expected, 0, sizeof expected);
    params.page_size.presence = (twcred_presence)(data[1] - '0');
    params.page.presence = (twcred_presence)(data[2] - '0');
    params.page_size.value = parse_integer(data + 3);
    params.page.value = parse_integer(data + 11);
    params.page_token = parse_param(0, data + 19, size - 19);
    expect_count(&expected, digits[0], "PageSize", &params.page_size, 1,
                 service < 6 ? limits[service] : 0);
    expect_count(&expected, digits[1], "Page", &params.page, 0, INT64_MAX);
    expect_string(&expected, "PageToken", params.page_token);

    fill_request(&request);
    twcred_status status = twcred_list_encode(&request, NULL, 0, (twcred_service)service, &params);
    require_sound(status);
    if (service > 5) {
        require(status.code == TWCRED_PARAM_ENUM && strcmp(status.field, "service") == 0);
    } else if (expected.code != TWCRED_OK) {
        require(status.code == expected.code && strcmp(status.field, expected.field) == 0);
        require(status.offset >= expected.offset && status.offset <= expected.limit);
    } else {
        require(status.code == TWCRED_OK);
        check_written(&expected, (twcred_service)service, &params, request.query_size);
        return 0;
    }
    require(request_zeroed(&request));
    return 0;
}
