/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_code_name(). The input is the code in decimal digits.
 *
 *   - no two codes have the same name, unless they have none and are "unknown"
 *   - a name is of lower-case letters and hyphens, and starts like those of its
 *     family; outside of the families there is none */
#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

/* Below this number are all of the families. */
#define CODES_END 900

/* Of all codes, once: the answer is always the same. */
static void require_distinct(void)
{
    static bool done;

    for (int left = 0; left < CODES_END && !done; left++) {
        const char *name = twcred_code_name((twcred_code)left);
        for (int right = 0; right < left && strcmp(name, "unknown") != 0; right++)
            require(strcmp(name, twcred_code_name((twcred_code)right)) != 0);
    }
    done = true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const families[] = {"ok",      "param-",  "space-",  "json-", "field-",
                                           "format-", "header-", "status-", "page-"};
    int64_t number;
    size_t fault;

    if (size > INPUT_MAX)
        return 0;
    require_distinct();
    (void)oracle_digits(&number, (const char *)data, size, &fault);
    const char *name = twcred_code_name((twcred_code)number);
    require(name != NULL);
    if (strcmp(name, "unknown") == 0)
        return 0;
    require(number < CODES_END);
    require(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name));
    require(strncmp(name, families[number / 100], strlen(families[number / 100])) == 0);
    return 0;
}
