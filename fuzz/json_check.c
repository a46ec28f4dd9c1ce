/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_json_check(). The input is the document.
 *
 *   - it accepts what jansson accepts, and refuses what jansson refuses: see
 *     oracle_json.h for the points where jansson is asked a second time
 *   - json-depth is said at the bracket that opens one level too many, and no
 *     accepted document is deeper
 *   - json-utf8 is said where a second reading finds the first ill-formed
 *     sequence; no other fault lies behind that one
 *   - json-trailing is said behind a document that is one
 *   - what stands before the fault is refused for its end only, or accepted
 *   - white space on either side changes nothing but the offset
 *   - without its last byte, an accepted document is none, unless that byte is
 *     white space or a digit
 *   - what lies behind the document does not matter; NULL is as good as empty
 *   - a size beyond the maximum is told before a byte is read */
#include "harness.h"
#include "oracle_json.h"

#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void check_fault(twcred_status status, const char *document, size_t size)
{
    size_t at = status.offset;

    require(in_family(status.code, 300));
    require(strcmp(status.field, "document") == 0);
    require(at <= size);
    size_t ill_formed = utf8_fault(document, size);
    if (status.code == TWCRED_JSON_UTF8) {
        require(at < size && at == ill_formed);
    } else {
        require(at <= ill_formed);
    }
    if (status.code == TWCRED_JSON_DEPTH)
        require(at < size && (document[at] == '{' || document[at] == '['));
    if (status.code == TWCRED_JSON_TRAILING) {
        require(at < size && !is_space(document[at]));
        require(oracle_accepts(document, at));
    }

    twcred_status before = twcred_json_check(document, at);
    require(before.code == TWCRED_OK || before.code == TWCRED_JSON_SYNTAX ||
            before.code == TWCRED_JSON_STRING || before.code == TWCRED_JSON_NUMBER);
    require(before.code == TWCRED_OK || before.offset == at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char space[] = " \t\r\n";
    static char wider[INPUT_MAX + 8];

    if (size > INPUT_MAX)
        return 0;
    const char *document = flush_end(0, data, size);
    twcred_status status = twcred_json_check(document, size);
    require_sound(status);

    oracle opened = oracle_open(document, size);
    if (opened.accepts && oracle_depth(document, size) > TWCRED_DEPTH_MAX) {
        require(status.code == TWCRED_JSON_DEPTH);
    } else {
        require((status.code == TWCRED_OK) == opened.accepts);
    }
    oracle_close(&opened);

    static const char behind[] = {'"', '0', '}', '\x80'};
    for (size_t i = 0; i < sizeof behind; i++)
        require(
            same_status(status, twcred_json_check(flush_start(1, data, size, behind[i]), size)));
    if (size == 0)
        require(same_status(status, twcred_json_check(NULL, 0)));

    twcred_status huge = twcred_json_check(document, (size_t)TWCRED_DOCUMENT_MAX + 1);
    require_sound(huge);
    require(huge.code == TWCRED_JSON_SIZE && huge.offset == 0);

    memcpy(wider, space, 4);
    if (size > 0)
        memcpy(wider + 4, document, size);
    memcpy(wider + 4 + size, space, 4);
    twcred_status later = twcred_json_check(wider, size + 4);
    require(later.code == status.code);
    require(status.code == TWCRED_OK || later.offset == status.offset + 4);
    require((twcred_json_check(wider, size + 8).code == TWCRED_OK) == (status.code == TWCRED_OK));

    if (status.code != TWCRED_OK) {
        check_fault(status, document, size);
        return 0;
    }
    char last = document[size - 1];
    if (!is_space(last) && (last < '0' || last > '9'))
        require(twcred_json_check(document, size - 1).code != TWCRED_OK);
    return 0;
}
