/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_boolean_read(). The input is the text.
 *
 *   - accepted are "true" and "false" and nothing else, with their values
 *   - a refusal says false and offset 0
 *   - what it accepts, twcred_sandbox_read() reads the same way
 *   - what lies behind the text does not matter; NULL is as good as empty */
#include "harness.h"
#include "oracle_formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const yes[] = {"true", NULL};
    static const char *const no[] = {"false", NULL};

    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    bool value = true;
    twcred_status status = twcred_boolean_read(&value, text, size);
    require_sound(status);
    require((status.code == TWCRED_OK) ==
            (oracle_word(yes, text, size) || oracle_word(no, text, size)));
    require(value == oracle_word(yes, text, size));
    if (status.code == TWCRED_OK) {
        require(twcred_sandbox_read(text, size) == (value ? TWCRED_YES : TWCRED_NO));
    } else {
        require(status.code == TWCRED_FORMAT_BOOLEAN);
        require(status.offset == 0);
    }

    bool again = !value;
    require(
        same_status(status, twcred_boolean_read(&again, flush_start(1, data, size, 'e'), size)));
    require(again == value);
    if (size == 0)
        require(same_status(status, twcred_boolean_read(&again, NULL, 0)));
    return 0;
}
