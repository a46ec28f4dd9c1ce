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
 *   - what stands at the offset of a fault is what the code says, and, with that
 *     verdict, the guilty value
 *   - the size that is told suffices, and is what the strings take, with those that
 *     were not chosen; one byte less does not, nor half, a quarter and so on down to
 *     nothing, or each where little is needed; twice the document's size always does
 *   - a document beyond the maximum is told before a byte is read
 *   - white space behind the document changes nothing, nor do its members in another
 *     order
 *   - strings lie in the lent text and end in a NUL; nothing is written in front
 *     of it, or behind what is needed
 *   - on failure the struct is zeroed, the text wiped, and there is no next item
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
#define THIRD    5
#define REVERSED 6

static twcred_work work;

static void require_end(twcred_error *error)
{
    for (int i = 0; i < 2; i++) {
        twcred_error_item item;
        spoil(&item, 0x55, sizeof item);
        require(!twcred_error_next(&item, error, &work));
        require(error_item_zeroed(&item));
    }
}

static void require_refused(twcred_status status, size_t capacity, int http_status,
                            const char *document, size_t size)
{
    twcred_error error;

    spoil(&error, 0x55, sizeof error);
    char *text = lend(TEXT, capacity);
    require(same_status(
        status, twcred_error_decode(&error, text, capacity, &work, http_status, document, size)));
    require(error_zeroed(&error));
    require_end(&error);
    require(error.http_status == http_status);
    require(wiped(text, capacity));
    if (status.code == TWCRED_SPACE_TEXT)
        require(untouched(text, capacity));
}

static void require_item(twcred_error *error, twcred_error_item *item, char scratch)
{
    spoil(item, 0x55, sizeof *item);
    spoil(&work, scratch, sizeof work);
    require(twcred_error_next(item, error, &work));
}

/* The same members in another order are the same error. */
static void check_reversed(size_t needed, int http_status, const char *document,
                           const char *reversed, size_t size)
{
    twcred_error error;
    twcred_error other;
    twcred_error_item item;
    twcred_error_item again;
    char *text = lend(TEXT, needed);
    char *second = lend(SECOND, needed);
    require(twcred_error_decode(&error, text, needed, &work, http_status, document, size).code ==
            TWCRED_OK);
    spoil(&other, 0x77, sizeof other);
    require(twcred_error_decode(&other, second, needed, &work, http_status, reversed, size).code ==
            TWCRED_OK);
    require(same_error(&error, &other));
    while (twcred_error_next(&item, &error, &work)) {
        require_item(&other, &again, 0x33);
        require(same_error_item(&item, &again));
    }
    require_end(&other);
}

/* With its members in another order, what is refused is refused. */
static void check_refused(twcred_status status, size_t needed, int http_status,
                          const char *document, size_t size)
{
    size_t capacity = 2 * size;
    require_error_fault_at(status, document, size);
    require_refused(status, needed, http_status, document, size);
    require_refused(status, capacity, http_status, document, size);
    require_refused(status, capacity, http_status, flush_start(OTHER, document, size, '}'), size);
    const char *spaced = flush_spaced(SPACED, document, size);
    require_refused(status, capacity, http_status, spaced, size + SPACES_SIZE);
    const char *reversed = flush_reversed(REVERSED, document, size);
    if (reversed == NULL)
        return;
    twcred_error error;
    char *text = lend(TEXT, capacity);
    require(in_family(
        twcred_error_decode(&error, text, capacity, &work, http_status, reversed, size).code, 400));
}

static void check_accepted(size_t needed, int http_status, const char *document, size_t size,
                           const oracle *opened)
{
    twcred_error error;
    twcred_error second;
    twcred_error third;

    spoil(&error, 0x55, sizeof error);
    char *text = lend(TEXT, needed);
    require(twcred_error_decode(&error, text, needed, &work, http_status, document, size).code ==
            TWCRED_OK);
    require(error.http_status == http_status);

    spoil(&work, (char)0xAA, sizeof work);
    char *roomy = lend(SECOND, needed + 32);
    const char *other = flush_start(OTHER, document, size, '}');
    require(
        twcred_error_decode(&second, roomy, needed + 32, &work, http_status, other, size).code ==
        TWCRED_OK);
    require(same_error(&error, &second));

    char *tight = lend(THIRD, needed);
    const char *spaced = flush_spaced(SPACED, document, size);
    require(
        twcred_error_decode(&third, tight, needed, &work, http_status, spaced, size + SPACES_SIZE)
            .code == TWCRED_OK);
    require(same_error(&error, &third));

    require_error_text_size(needed, &error, opened, &work);
    require_error(&error, text, needed, opened, document, size);
    for (size_t i = 0; i < error.count; i++) {
        twcred_error_item item;
        twcred_error_item again;
        require_item(&error, &item, 0x00);
        require_error_item(&item, text, needed, opened, i, document, size);
        require_item(&second, &again, 0x77);
        require(same_error_item(&item, &again));
        require_item(&third, &again, 0x01);
        require(same_error_item(&item, &again));
    }
    require_end(&error);
    require_end(&second);
    require_end(&third);
    require_error(&error, text, needed, opened, document, size);
    require(front_intact(text) && front_intact(roomy) && front_intact(tight));
    require(canaries(roomy + needed, 32));
    const char *reversed = flush_reversed(REVERSED, document, size);
    if (reversed != NULL)
        check_reversed(needed, http_status, document, reversed, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_error error;

    if (size < 3 || size > INPUT_MAX)
        return 0;
    int http_status = 100 * (data[0] - '0') + 10 * (data[1] - '0') + (data[2] - '0');
    size -= 3;
    const char *document = flush_end(DOCUMENT, data + 3, size);
    spoil(&error, 0x55, sizeof error);
    twcred_status measured =
        twcred_error_decode(&error, NULL, 0, &work, http_status, document, size);
    require_sound(measured);
    require(error.http_status == http_status);
    require(measured.code == TWCRED_OK || error_zeroed(&error));

    twcred_status huge = twcred_error_decode(&error, NULL, 0, &work, http_status, document,
                                             (size_t)TWCRED_DOCUMENT_MAX + 1);
    require_sound(huge);
    require(huge.code == TWCRED_JSON_SIZE && huge.offset == 0 && error_zeroed(&error));
    twcred_status json = twcred_json_check(document, size);
    if (json.code != TWCRED_OK) {
        require(same_status(measured, json));
        require(!oracle_readable(document, size));
        require_refused(json, size, http_status, document, size);
        require_refused(json, size, http_status, flush_start(OTHER, document, size, '}'), size);
        return 0;
    }

    size_t needed = measured.needed;
    require(needed <= 2 * size);
    require((needed > 0) == (measured.code == TWCRED_SPACE_TEXT));
    if (needed > 0)
        require_refused(measured, needed - 1, http_status, document, size);
    for (size_t capacity = needed; capacity > 0;)
        require_refused(measured, capacity = smaller(capacity, needed), http_status, document,
                        size);
    spoil(&error, 0x55, sizeof error);
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
    if (!oracle_has_duplicates(document, size))
        require_verdict(status, error_fault(opened.root), document, size, &opened);
    if (status.code == TWCRED_OK) {
        check_accepted(needed, http_status, document, size, &opened);
    } else {
        require(error_zeroed(&error));
        check_refused(status, needed, http_status, document, size);
    }
    oracle_close(&opened);
    return 0;
}
