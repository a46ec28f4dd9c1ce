/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_fetch_encode(). The input is the SID.
 *
 *   - all of require_sid_encoder() of oracle_form.h */
#include "harness.h"
#include "oracle_form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > INPUT_MAX)
        return 0;
    require_sid_encoder(twcred_fetch_encode, "GET", 200, data, size);
    return 0;
}
