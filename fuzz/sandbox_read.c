/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_sandbox_read(). The input is the text.
 *
 *   - TWCRED_YES and TWCRED_NO are "true" and "false" in any case of ASCII
 *     letters, and all else is TWCRED_UNKNOWN
 *   - what lies behind the text does not matter; NULL is as good as empty */
#include "harness.h"
#include "oracle_formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    twcred_truth truth = twcred_sandbox_read(text, size);
    require((truth == TWCRED_YES) == oracle_word_nocase("true", text, size));
    require((truth == TWCRED_NO) == oracle_word_nocase("false", text, size));
    require(truth == TWCRED_YES || truth == TWCRED_NO || truth == TWCRED_UNKNOWN);
    require(twcred_sandbox_read(flush_start(1, data, size, 'e'), size) == truth);
    if (size == 0)
        require(twcred_sandbox_read(NULL, 0) == TWCRED_UNKNOWN);
    return 0;
}
