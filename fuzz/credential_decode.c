/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_credential_decode(). The input is the document.
 *
 *   - a fault of JSON is said exactly where twcred_json_check() says it; with
 *     one jansson refuses, too, or the nesting is too deep, and without one it
 *     accepts
 *   - accepted, each string is the oracle's byte by byte, null for null and
 *     absent for absent; SIDs, types, dates and URIs are so by the public
 *     recognisers and by those of oracle_formats.h
 *   - without names given twice, the verdict is that of the contract read over
 *     the oracle's tree: the first fault's code and field
 *   - what stands at the offset of a fault is what the code says, and, with that
 *     verdict, the guilty value, or what is left of it from where its format breaks
 *   - the size that is told suffices, and is what the strings take; one byte
 *     less does not, nor does any other, all of them where little is needed; the
 *     document's size always does
 *   - a document beyond the maximum is told before a byte is read
 *   - white space behind the document changes nothing, nor do members in another order
 *   - strings lie in the lent text and end in a NUL; nothing is written in front
 *     of it, or behind what is needed
 *   - on failure the struct is zeroed and the text wiped
 *   - what scratch, text and the bytes behind the document hold does not matter */
#include "answers.h"
#include "harness.h"
#include "oracle_answers.h"
#include "reorder.h"

#include <string.h>

#define DOCUMENT 0
#define OTHER    1
#define TEXT     2
#define SECOND   3
#define SPACED   4
#define REVERSED 5

static twcred_work work;

static void require_refused(twcred_status status, size_t capacity, const char *document,
                            size_t size)
{
    twcred_credential credential;

    spoil(&credential, 0x55, sizeof credential);
    char *text = lend(TEXT, capacity);
    require(same_status(
        status, twcred_credential_decode(&credential, text, capacity, &work, document, size)));
    require(credential_zeroed(&credential));
    require(wiped(text, capacity));
    if (status.code == TWCRED_SPACE_TEXT)
        require(untouched(text, capacity));
}

/* Another document with the same members. */
static void require_same(const twcred_credential *credential, size_t needed, const char *document,
                         size_t size)
{
    twcred_credential other;
    char *text = lend(SECOND, needed);
    spoil(&other, 0x77, sizeof other);
    spoil(&work, 0x00, sizeof work);
    require(twcred_credential_decode(&other, text, needed, &work, document, size).code ==
            TWCRED_OK);
    require(same_credential(credential, &other));
}

static void check_accepted(size_t needed, const char *document, size_t size, const oracle *opened)
{
    twcred_credential credential;
    twcred_credential second;

    spoil(&second, 0x77, sizeof second);
    spoil(&credential, 0x55, sizeof credential);
    char *text = lend(TEXT, needed);
    require(twcred_credential_decode(&credential, text, needed, &work, document, size).code ==
            TWCRED_OK);
    require(front_intact(text));
    require_credential(&credential, text, needed, opened);
    require(credential_text_size(&credential) == needed);

    spoil(&work, (char)0xAA, sizeof work);
    char *roomy = lend(SECOND, needed + 32);
    const char *other = flush_start(OTHER, document, size, '"');
    require(twcred_credential_decode(&second, roomy, needed + 32, &work, other, size).code ==
            TWCRED_OK);
    require(same_credential(&credential, &second));
    require(front_intact(roomy));
    require(canaries(roomy + needed, 32));
    require_same(&credential, needed, flush_spaced(SPACED, document, size), size + SPACES_SIZE);
    const char *reversed = flush_reversed(REVERSED, document, size);
    if (reversed != NULL)
        require_same(&credential, needed, reversed, size);
}

/* With its members in another order, what is refused is refused. */
static void check_refused(twcred_status status, size_t needed, const char *document, size_t size)
{
    require_credential_fault_at(status, document, size);
    require_refused(status, needed, document, size);
    require_refused(status, size, document, size);
    require_refused(status, size, flush_start(OTHER, document, size, '"'), size);
    require_refused(status, size, flush_spaced(SPACED, document, size), size + SPACES_SIZE);
    const char *reversed = flush_reversed(REVERSED, document, size);
    if (reversed == NULL)
        return;
    twcred_credential credential;
    char *text = lend(TEXT, size);
    require(in_family(twcred_credential_decode(&credential, text, size, &work, reversed, size).code,
                      400));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_credential credential;

    if (size > INPUT_MAX)
        return 0;
    const char *document = flush_end(DOCUMENT, data, size);
    spoil(&credential, 0x55, sizeof credential);
    twcred_status measured = twcred_credential_decode(&credential, NULL, 0, &work, document, size);
    require_sound(measured);
    require(measured.code == TWCRED_OK || credential_zeroed(&credential));

    twcred_status huge = twcred_credential_decode(&credential, NULL, 0, &work, document,
                                                  (size_t)TWCRED_DOCUMENT_MAX + 1);
    require_sound(huge);
    require(huge.code == TWCRED_JSON_SIZE && huge.offset == 0 && credential_zeroed(&credential));
    twcred_status json = twcred_json_check(document, size);
    if (json.code != TWCRED_OK) {
        require(same_status(measured, json));
        require(!oracle_readable(document, size));
        require_refused(json, size, document, size);
        require_refused(json, size, flush_start(OTHER, document, size, '"'), size);
        return 0;
    }

    size_t needed = measured.needed;
    require(needed <= size);
    if (needed > 0) {
        require(measured.code == TWCRED_SPACE_TEXT);
        require_refused(measured, needed - 1, document, size);
    }
    for (size_t capacity = needed; capacity > 0;)
        require_refused(measured, capacity = smaller(capacity, needed), document, size);
    spoil(&credential, 0x55, sizeof credential);
    char *text = lend(TEXT, size);
    twcred_status status = twcred_credential_decode(&credential, text, size, &work, document, size);
    require_sound(status);
    require(status.code == TWCRED_OK || in_family(status.code, 400));
    require(needed > 0 || same_status(status, measured));

    oracle opened = oracle_open(document, size);
    require(opened.accepts);
    if (!oracle_has_duplicates(document, size))
        require_verdict(status, credential_fault(opened.root), document, size, &opened);
    if (status.code == TWCRED_OK) {
        check_accepted(needed, document, size, &opened);
    } else {
        require(credential_zeroed(&credential));
        check_refused(status, needed, document, size);
    }
    oracle_close(&opened);
    return 0;
}
