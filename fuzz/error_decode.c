/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_error_decode(). The first three bytes of the input, minus '0' each, are
 * the hundreds, tens and ones of the HTTP status; the rest is the document.
 *
 *   - the HTTP status is kept, whatever happens
 *   - a fault of JSON is said exactly where twcred_json_check() says it; with
 *     one jansson refuses, too, or the nesting is too deep, and without one it
 *     accepts
 *   - accepted, each string and integer is the oracle's, by the precedence that
 *     twcred.h tells, null for null and absent for absent; details is a part of
 *     the document and an object
 *   - the items of the list are the oracle's, all of them and no more, and what is
 *     of the whole outlives them
 *   - without names given twice, the verdict is that of the contract read over
 *     the oracle's tree: the first fault's code and field
 *   - what stands at the offset of a fault is what the code says
 *   - the size that is told suffices, and one byte less does not; twice the
 *     document's size always does
 *   - strings lie in the lent text and end in a NUL; nothing is written in front
 *     of it, or behind what is needed
 *   - on failure the struct is zeroed and the text wiped
 *   - what scratch, text and the bytes behind the document hold does not matter */
#include "harness.h"
#include "oracle_answers.h"

#include <string.h>

#define DOCUMENT 0
#define OTHER    1
#define TEXT     2
#define SECOND   3

static twcred_work work;

static void require_refused(twcred_status status, size_t capacity, int http_status,
                            const char *document, size_t size)
{
    twcred_error error;

    memset(&error, 0x55, sizeof error);
    char *text = lend(TEXT, capacity);
    require(same_status(
        status, twcred_error_decode(&error, text, capacity, &work, http_status, document, size)));
    require(error_zeroed(&error));
    require(error.http_status == http_status);
    require(wiped(text, capacity));
    if (status.code == TWCRED_SPACE_TEXT)
        require(untouched(text, capacity));
}

static void require_end(twcred_error *error)
{
    static const twcred_error_item none;
    for (int i = 0; i < 2; i++) {
        twcred_error_item item;
        memset(&item, 0x55, sizeof item);
        require(!twcred_error_next(&item, error, &work));
        require(memcmp(&item, &none, sizeof none) == 0);
    }
}

static void check_accepted(size_t needed, int http_status, const char *document, size_t size,
                           const oracle *opened)
{
    twcred_error error;
    twcred_error second;

    memset(&error, 0x55, sizeof error);
    char *text = lend(TEXT, needed);
    require(twcred_error_decode(&error, text, needed, &work, http_status, document, size).code ==
            TWCRED_OK);
    require(front_intact(text));
    require(error.http_status == http_status);
    require_error(&error, text, needed, opened, document, size);
    for (size_t i = 0; i < error.count; i++) {
        twcred_error_item item;
        memset(&work, 0x77, sizeof work);
        memset(&item, 0x55, sizeof item);
        require(twcred_error_next(&item, &error, &work));
        require_error_item(&item, text, needed, opened, i, document, size);
    }
    require_end(&error);
    require_error(&error, text, needed, opened, document, size);

    memset(&work, 0xAA, sizeof work);
    char *roomy = lend(SECOND, needed + 32);
    const char *other = flush_start(OTHER, document, size, '}');
    require(
        twcred_error_decode(&second, roomy, needed + 32, &work, http_status, other, size).code ==
        TWCRED_OK);
    require(same_error(&error, &second));
    require(front_intact(roomy));
    for (size_t i = needed; i < needed + 32; i++)
        require(roomy[i] == CANARY);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_error error;

    if (size < 3 || size > INPUT_MAX)
        return 0;
    int http_status = 100 * (data[0] - '0') + 10 * (data[1] - '0') + (data[2] - '0');
    size -= 3;
    const char *document = flush_end(DOCUMENT, data + 3, size);
    memset(&error, 0x55, sizeof error);
    twcred_status measured =
        twcred_error_decode(&error, NULL, 0, &work, http_status, document, size);
    require_sound(measured);
    require(error.http_status == http_status);
    require(measured.code == TWCRED_OK || error_zeroed(&error));

    twcred_status json = twcred_json_check(document, size);
    if (json.code != TWCRED_OK) {
        require(same_status(measured, json));
        require(!oracle_readable(document, size));
        require_refused(json, size, http_status, document, size);
        return 0;
    }

    size_t needed = measured.needed;
    require(needed <= 2 * size);
    if (needed > 0) {
        require(measured.code == TWCRED_SPACE_TEXT);
        require_refused(measured, needed - 1, http_status, document, size);
        require_refused(measured, needed / 2, http_status, document, size);
    }
    memset(&error, 0x55, sizeof error);
    char *text = lend(TEXT, 2 * size);
    twcred_status status =
        twcred_error_decode(&error, text, 2 * size, &work, http_status, document, size);
    require_sound(status);
    require(error.http_status == http_status);
    require(status.code == TWCRED_OK || status.code == TWCRED_FIELD_TYPE ||
            status.code == TWCRED_FIELD_RANGE || status.code == TWCRED_FIELD_NULL ||
            status.code == TWCRED_FIELD_DUPLICATE);
    require(needed > 0 || same_status(status, measured));

    oracle opened = oracle_open(document, size);
    require(opened.accepts);
    if (!oracle_has_duplicates(document, size)) {
        contract_fault fault = error_fault(opened.root);
        require(fault.code == status.code);
        require(status.code == TWCRED_OK || strcmp(fault.field, status.field) == 0);
    }
    if (status.code == TWCRED_OK) {
        check_accepted(needed, http_status, document, size, &opened);
    } else {
        require(error_zeroed(&error));
        require_error_fault_at(status, document, size);
        require_refused(status, needed, http_status, document, size);
        require_refused(status, 2 * size, http_status, document, size);
    }
    oracle_close(&opened);
    return 0;
}
