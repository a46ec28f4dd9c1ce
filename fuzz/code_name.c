/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_code_name(). The input is the code in decimal digits.
 *
 *   - no other code has its name, unless it has none and is called "unknown"
 *   - a name is of lower-case letters and hyphens, and starts like those of its
 *     family; outside of the families there is none */
#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const families[] = {"ok",      "param-",  "space-",  "json-", "field-",
                                           "format-", "header-", "status-", "page-"};
    int64_t number;
    size_t fault;

    if (size > INPUT_MAX)
        return 0;
    (void)oracle_digits(&number, (const char *)data, size, &fault);
    const char *name = twcred_code_name((twcred_code)number);
    require(name != NULL);
    if (strcmp(name, "unknown") == 0)
        return 0;
    require(number < 900);
    require(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name));
    require(strncmp(name, families[number / 100], strlen(families[number / 100])) == 0);
    for (int64_t other = 0; other < 1000; other++)
        require(other == number || strcmp(name, twcred_code_name((twcred_code)other)) != 0);
    return 0;
}
