/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_error_find(), against twcred_error_get() row by row. The input is the
 * code in decimal digits, with a minus sign in front of a negative one.
 *
 *   - the row that is found is the one whose range holds the code, and none is
 *     found where no range does
 *   - rows ascend without overlap, each with its texts, a repeat for every
 *     operation and an HTTP status of an error or none; behind the last is nothing
 *   - a code that has only its lower 32 bits in common with a known one is none */
#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

static void require_row(const twcred_error_info *info)
{
    require(info->code <= info->last);
    require(info->http_status == 0 || (info->http_status >= 400 && info->http_status <= 599));
    require(info->name != NULL && strlen(info->name) > 0);
    require(info->meaning != NULL && strlen(info->meaning) > 0);
    for (size_t i = 0; i < TWCRED_OPERATION_COUNT; i++)
        require(info->repeat[i] == TWCRED_REPEAT_NEVER ||
                info->repeat[i] == TWCRED_REPEAT_ON_REQUEST ||
                info->repeat[i] == TWCRED_REPEAT_SAFE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    const twcred_error_info *expected = NULL;
    int64_t before = 0;
    int64_t code;
    size_t fault;
    size_t count = 0;

    if (size > INPUT_MAX)
        return 0;
    bool negative = size > 0 && text[0] == '-';
    (void)oracle_digits(&code, text + negative, size - negative, &fault);
    if (negative)
        code = -code;
    for (const twcred_error_info *info; (info = twcred_error_get(count)) != NULL; count++) {
        require_row(info);
        require(info->code > before);
        before = info->last;
        if (info->code <= code && code <= info->last)
            expected = info;
    }
    require(count > 0);
    require(twcred_error_get(count + size) == NULL && twcred_error_get(SIZE_MAX) == NULL);
    require(twcred_error_find(code) == expected);
    require(twcred_error_find(code + ((int64_t)1 << 32)) == NULL);
    return 0;
}
