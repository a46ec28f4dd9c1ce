/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_type_read() and twcred_type_name(). The input is the text.
 *
 *   - accepted are the three words of the contract and nothing else
 *   - the name of the type that was read is the text
 *   - a refusal says TWCRED_TYPE_NONE and offset 0
 *   - what lies behind the text does not matter; NULL is as good as empty */
#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const words[] = {"gcm", "apn", "fcm", NULL};

    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    twcred_type type = TWCRED_TYPE_APN;
    twcred_status status = twcred_type_read(&type, text, size);
    require_sound(status);
    require((status.code == TWCRED_OK) == oracle_word(words, text, size));
    if (status.code == TWCRED_OK) {
        const char *name = twcred_type_name(type);
        require(name != NULL);
        require(strlen(name) == size && same_bytes(name, text, size));
    } else {
        require(status.code == TWCRED_FORMAT_TYPE);
        require(status.offset == 0);
        require(type == TWCRED_TYPE_NONE);
    }

    twcred_type again = TWCRED_TYPE_GCM;
    require(same_status(status, twcred_type_read(&again, flush_start(1, data, size, 'm'), size)));
    require(again == type);
    if (size == 0)
        require(same_status(status, twcred_type_read(&again, NULL, 0)));
    require(twcred_type_name(TWCRED_TYPE_NONE) == NULL);
    return 0;
}
