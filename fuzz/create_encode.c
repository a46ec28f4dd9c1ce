/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_create_encode(). The input is read by parse_params() of oracle_form.h.
 *
 *   - the verdict is the first fault in the contract's order, found by a second
 *     reading; ill-formed UTF-8 is named to the byte
 *   - a fault of a parameter does not depend on the buffer
 *   - measured and written, the size is the same; each smaller capacity is
 *     space-body, tells that size, and leaves the buffer alone
 *   - the body holds only the bytes of WHATWG URL section 5.2, with %XX in
 *     upper case and only where needed; read by a parser of section 5.1, it
 *     gives back the parameters, all of them, in order
 *   - nothing is written in front of or behind the body; a failure zeroes the
 *     request; the same call gives the same bytes */
#include "harness.h"
#include "oracle_form.h"

#include <string.h>

#define BODY_SLOT 6

static void require_create(const twcred_request *request, size_t body_size)
{
    require(strcmp(request->method, "POST") == 0);
    require(strcmp(request->path, "/Credentials") == 0);
    require(strcmp(request->content_type, "application/x-www-form-urlencoded") == 0);
    require(request->success == 201);
    require(request->body_size == body_size && request->query_size == 0);
}

static void require_short(const twcred_params *params, size_t capacity, size_t needed)
{
    twcred_request request;

    fill_request(&request);
    char *body = lend(BODY_SLOT, capacity);
    twcred_status status = twcred_create_encode(&request, body, capacity, params);
    require_sound(status);
    require(status.code == TWCRED_SPACE_BODY);
    require(status.needed == needed);
    require(untouched(body, capacity));
    require(request_zeroed(&request));
}

static void check_refused(const expectation *expected, const twcred_params *params,
                          twcred_status status)
{
    twcred_request request;

    require(status.code == expected->code);
    require(strcmp(status.field, expected->field) == 0);
    require(status.offset >= expected->offset && status.offset <= expected->limit);
    for (size_t capacity = 0; capacity <= 512; capacity += 128) {
        fill_request(&request);
        char *body = lend(BODY_SLOT, capacity);
        require(same_status(status, twcred_create_encode(&request, body, capacity, params)));
        require(wiped(body, capacity));
        require(request_zeroed(&request));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_params params;
    twcred_request request;

    if (size > INPUT_MAX)
        return 0;
    parse_params(&params, data, size);
    expectation expected = expect_params(&params, TYPE_REQUIRED);

    fill_request(&request);
    twcred_status status = twcred_create_encode(&request, NULL, 0, &params);
    require_sound(status);
    if (expected.code != TWCRED_OK) {
        require(request_zeroed(&request));
        check_refused(&expected, &params, status);
        return 0;
    }
    require(status.code == TWCRED_OK);
    size_t needed = request.body_size;
    require(needed > 0 && needed <= SLOT_SIZE / 2);
    require_create(&request, needed);

    fill_request(&request);
    char *body = lend(BODY_SLOT, needed);
    require(twcred_create_encode(&request, body, needed, &params).code == TWCRED_OK);
    require_create(&request, needed);
    require(front_intact(body));
    require_pairs(&expected, body, needed);

    /* With room to spare, and a second time, it is the same body. */
    static char first[SLOT_SIZE / 2];
    memcpy(first, body, needed);
    size_t roomy = needed + 32;
    body = lend(BODY_SLOT, roomy);
    require(twcred_create_encode(&request, body, roomy, &params).code == TWCRED_OK);
    require_create(&request, needed);
    require(same_bytes(first, body, needed));
    for (size_t i = needed; i < roomy; i++)
        require(body[i] == CANARY);

    require_short(&params, needed - 1, needed);
    require_short(&params, needed / 2, needed);
    if (needed > 1)
        require_short(&params, 1, needed);
    /* A buffer of capacity 0 that is not NULL measures or is too small; either
     * way it stays as it is. */
    body = lend(BODY_SLOT, 0);
    (void)twcred_create_encode(&request, body, 0, &params);
    require(front_intact(body));
    return 0;
}
