/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_uri_check(). The input is the text.
 *
 *   - the verdict is that of the grammar of RFC 3986 appendix A as a regular
 *     expression; accepted or not, so in both directions
 *   - accepted, it starts with a letter, has a colon, is all of printable ASCII
 *     and every % is followed by two hexadecimal digits
 *   - an accepted URI without fragment is one with "#" and with "#?/:@" behind
 *     it too, and none with a space behind it: section 3.5
 *   - refused, the text before the fault is itself at fault only for its end;
 *     not so with an @ behind the fault, which makes a user's password of what
 *     without it is a port (section 3.2)
 *   - what lies behind the text does not matter; NULL is as good as empty */
#include "harness.h"
#include "oracle_formats.h"

#include <ctype.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char longer[INPUT_MAX + 8];

    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    twcred_status status = twcred_uri_check(text, size);
    require_sound(status);
    require((status.code == TWCRED_OK) == oracle_uri(text, size));
    require(same_status(status, twcred_uri_check(flush_start(1, data, size, '0'), size)));
    if (size == 0)
        require(same_status(status, twcred_uri_check(NULL, 0)));

    if (status.code != TWCRED_OK) {
        require(status.code == TWCRED_FORMAT_URI);
        require(status.offset <= size);
        twcred_status before = twcred_uri_check(text, status.offset);
        require(before.code == TWCRED_OK || before.offset == status.offset ||
                memchr(text + status.offset, '@', size - status.offset) != NULL);
        return 0;
    }

    require(isalpha((unsigned char)text[0]));
    require(memchr(text, ':', size) != NULL);
    for (size_t i = 0; i < size; i++) {
        require(text[i] > ' ' && text[i] < 0x7F);
        if (text[i] == '%')
            require(size - i > 2 && isxdigit((unsigned char)text[i + 1]) &&
                    isxdigit((unsigned char)text[i + 2]));
    }
    memcpy(longer, text, size);
    memcpy(longer + size, "#?/:@", 5);
    if (memchr(text, '#', size) == NULL) {
        require(twcred_uri_check(longer, size + 1).code == TWCRED_OK);
        require(twcred_uri_check(longer, size + 5).code == TWCRED_OK);
    }
    longer[size] = ' ';
    require(twcred_uri_check(longer, size + 1).code == TWCRED_FORMAT_URI);
    require(twcred_uri_check(longer, size + 1).offset == size);
    return 0;
}
