/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_list_encode(). The first bytes of the input, minus '0', are the service, and
 * the presences of PageSize and Page; then come two integers of eight bytes, the
 * lowest first, and PageToken, by parse_param() of oracle_form.h.
 *
 *   - the verdict is the first fault in the contract's order, by a second reading
 *     with limits of its own
 *   - the path is /Credentials, and there is no body
 *   - all of require_form_encoder() of oracle_form.h */
#include "harness.h"
#include "oracle_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The largest PageSize, by the number of the service. */
static const int64_t limits[] = {1000, 1000, 1000, 1000, 100, 1000};
#define SERVICES (sizeof limits / sizeof limits[0])

typedef struct list_call {
    twcred_service service;
    twcred_list_params params;
} list_call;

static twcred_status encode(twcred_request *request, char *query, size_t capacity, const void *call)
{
    const list_call *of = call;
    return twcred_list_encode(request, query, capacity, of->service, &of->params);
}

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const outline wanted = {"GET", "/Credentials", 200, false};
    list_call call;
    expectation expected;
    char digits[2][24];

    if (size < 19 || size > INPUT_MAX)
        return 0;
    unsigned service = (unsigned)(data[0] - '0');
    memset(&call, 0, sizeof call);
    call.service = (twcred_service)service;
    call.params.page_size.presence = (twcred_presence)(data[1] - '0');
    call.params.page.presence = (twcred_presence)(data[2] - '0');
    call.params.page_size.value = parse_integer(data + 3);
    call.params.page.value = parse_integer(data + 11);
    call.params.page_token = parse_param(0, data + 19, size - 19);

    memset(&expected, 0, sizeof expected);
    if (service >= SERVICES)
        expect_fault(&expected, TWCRED_PARAM_ENUM, "service", 0, 0);
    expect_count(&expected, digits[0], "PageSize", &call.params.page_size, 1,
                 service < SERVICES ? limits[service] : 0);
    expect_count(&expected, digits[1], "Page", &call.params.page, 0, INT64_MAX);
    expect_string(&expected, "PageToken", call.params.page_token);
    require_form_encoder(encode, &call, &expected, &wanted);
    return 0;
}
