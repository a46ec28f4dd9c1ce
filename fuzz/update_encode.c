/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_update_encode(). The first byte of the input, minus '0', is the service;
 * then come a SID up to a byte 0xFF, and the parameters, by parse_params() of
 * oracle_form.h.
 *
 *   - the SID is judged first, to the byte, then the service, then the parameters by
 *     a second reading, with Type only where the service takes it
 *   - the path is /Credentials/ and the SID, and nothing else
 *   - measured and written, the size is the same; each smaller capacity is
 *     space-body, and leaves the buffer alone
 *   - the body, read by a parser of its own, gives back the parameters
 *   - a failure zeroes the request; the same call gives the same bytes */
#include "harness.h"
#include "oracle_form.h"
#include "oracle_formats.h"

#include <string.h>

#define BODY_SLOT 6
#define SID_SLOT  5

static void check_written(const expectation *expected, twcred_service service, const char *sid,
                          const twcred_params *params, size_t needed)
{
    twcred_request request;
    char path[TWCRED_PATH_SIZE] = "/Credentials/";
    char *body = lend(BODY_SLOT, needed);

    fill_request(&request);
    require(
        twcred_update_encode(&request, body, needed, service, sid, TWCRED_SID_SIZE, params).code ==
        TWCRED_OK);
    memcpy(path + strlen(path), sid, TWCRED_SID_SIZE);
    require(strcmp(request.method, "POST") == 0 && strcmp(request.path, path) == 0);
    require(strcmp(request.content_type, "application/x-www-form-urlencoded") == 0);
    require(request.success == 200 && request.body_size == needed && request.query_size == 0);
    require(front_intact(body));
    require_pairs(expected, body, needed);
    for (size_t capacity = needed / 2; capacity < needed; capacity += 1 + needed / 8) {
        body = lend(BODY_SLOT, capacity);
        twcred_status status =
            twcred_update_encode(&request, body, capacity, service, sid, TWCRED_SID_SIZE, params);
        require(status.code == TWCRED_SPACE_BODY && status.needed == needed);
        require(untouched(body, capacity) && request_zeroed(&request));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_params params;
    twcred_request request;
    size_t at = 1;

    if (size < 1 || size > INPUT_MAX)
        return 0;
    unsigned service = (unsigned)(data[0] - '0');
    while (at < size && data[at] != 0xFF)
        at++;
    size_t sid_size = at - 1;
    const char *sid = flush_end(SID_SLOT, data + 1, sid_size);
    at += at < size;
    parse_params(&params, data + at, size - at);
    expectation expected = expect_params(&params, service == 4 ? TYPE_TAKEN : TYPE_UNKNOWN);

    fill_request(&request);
    twcred_status status =
        twcred_update_encode(&request, NULL, 0, (twcred_service)service, sid, sid_size, &params);
    require_sound(status);
    size_t broken;
    if (!oracle_sid(TWCRED_SID_CREDENTIAL, sid, sid_size, &broken)) {
        require(status.code == TWCRED_PARAM_FORMAT && status.offset == broken);
        require(strcmp(status.field, "Sid") == 0);
    } else if (service > 5) {
        require(status.code == TWCRED_PARAM_ENUM && strcmp(status.field, "service") == 0);
    } else if (expected.code != TWCRED_OK) {
        require(status.code == expected.code && strcmp(status.field, expected.field) == 0);
        require(status.offset >= expected.offset && status.offset <= expected.limit);
    } else {
        require(status.code == TWCRED_OK);
        check_written(&expected, (twcred_service)service, sid, &params, request.body_size);
        return 0;
    }
    require(request_zeroed(&request));
    return 0;
}
