/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A target whose property is false. Its test passes only when the failure is
 * seen: a harness that can no longer fail proves nothing.
 *
 *   - no input has the size SIZE_MAX: asked the wrong way round */
#include "harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)data;
    require(size == SIZE_MAX);
    return 0;
}
