/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_create_encode(). The input is read by parse_params() of oracle_form.h.
 *
 *   - the verdict is the first fault in the contract's order, found by a second
 *     reading: Type is needed
 *   - the path is /Credentials
 *   - all of require_form_encoder() of oracle_form.h */
#include "harness.h"
#include "oracle_form.h"

#include <string.h>

static twcred_status encode(twcred_request *request, char *body, size_t capacity, const void *call)
{
    return twcred_create_encode(request, body, capacity, call);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const outline wanted = {"POST", "/Credentials", 201, true};
    twcred_params params;
    expectation expected;

    if (size > INPUT_MAX)
        return 0;
    parse_params(&params, data, size);
    memset(&expected, 0, sizeof expected);
    expect_params(&expected, &params, TYPE_REQUIRED);
    require_form_encoder(encode, &params, &expected, &wanted);
    return 0;
}
