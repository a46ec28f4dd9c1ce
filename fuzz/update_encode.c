/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_update_encode(). The first byte of the input, minus '0', is the service;
 * then come a SID up to a byte 0xFF, and the parameters, by parse_params() of
 * oracle_form.h.
 *
 *   - the SID is judged first, to the byte, then the service, then the parameters by
 *     a second reading, with Type only where the service takes it
 *   - the path is /Credentials/ and the SID, and nothing else
 *   - all of require_form_encoder() of oracle_form.h */
#include "harness.h"
#include "oracle_form.h"
#include "oracle_formats.h"

#include <string.h>

#define SID_SLOT 5

/* Whether an update takes Type, by the number of the service. */
static const type_rule type_rules[] = {TYPE_UNKNOWN, TYPE_UNKNOWN, TYPE_UNKNOWN,
                                       TYPE_UNKNOWN, TYPE_TAKEN,   TYPE_UNKNOWN};
#define SERVICES (sizeof type_rules / sizeof type_rules[0])

typedef struct update_call {
    twcred_service service;
    const char *sid;
    size_t sid_size;
    twcred_params params;
} update_call;

static twcred_status encode(twcred_request *request, char *body, size_t capacity, const void *call)
{
    const update_call *of = call;
    return twcred_update_encode(request, body, capacity, of->service, of->sid, of->sid_size,
                                &of->params);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[TWCRED_PATH_SIZE] = "";
    const outline wanted = {"POST", path, 200, true};
    update_call call;
    expectation expected;
    size_t at = 1;
    size_t broken;

    if (size < 1 || size > INPUT_MAX)
        return 0;
    while (at < size && data[at] != 0xFF)
        at++;
    unsigned service = (unsigned)(data[0] - '0');
    call.service = (twcred_service)service;
    call.sid_size = at - 1;
    call.sid = flush_one(SID_SLOT, data + 1, call.sid_size, 'a');
    at += at < size;
    parse_params(&call.params, data + at, size - at);

    memset(&expected, 0, sizeof expected);
    if (!oracle_sid(TWCRED_SID_CREDENTIAL, call.sid, call.sid_size, &broken))
        expect_fault(&expected, TWCRED_PARAM_FORMAT, "Sid", broken, broken);
    else
        write_item_path(path, call.sid);
    if (service >= SERVICES)
        expect_fault(&expected, TWCRED_PARAM_ENUM, "service", 0, 0);
    expect_params(&expected, &call.params, service < SERVICES ? type_rules[service] : TYPE_TAKEN);
    require_form_encoder(encode, &call, &expected, &wanted);
    return 0;
}
