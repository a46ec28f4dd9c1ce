/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_page_open(), and twcred_page_next() until the end. The input is the
 * document.
 *
 *   - a fault of JSON is said exactly where twcred_json_check() says it; with
 *     one jansson refuses, too, or the nesting is too deep, and without one it
 *     accepts
 *   - without names given twice, the verdict is that of the contract read over
 *     the oracle's tree: the first fault's code and field, in the last item too
 *   - what stands at the offset of a fault is what the code says, and, with that
 *     verdict, the guilty value, or what is left of it from where its format breaks
 *   - accepted, meta is the oracle's, and so is each item: all of them, in order,
 *     and no more; meta outlives them; an item matches its own SID and no other
 *   - of a refused page nothing is handed out: it is zeroed, its text wiped, and
 *     there is no next
 *   - the size that is told suffices, and is what the strings of meta and of the
 *     longest item take; one byte less does not, nor half, a quarter and so on down
 *     to nothing, or each where little is needed; the document's size always does
 *   - a document beyond the maximum is told before a byte is read
 *   - white space behind the document changes nothing, nor do its members in another
 *     order
 *   - nothing is written in front of the text, or behind what is needed
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

static void require_end(twcred_page *page)
{
    for (int i = 0; i < 2; i++) {
        twcred_credential credential;
        spoil(&credential, 0x55, sizeof credential);
        require(!twcred_page_next(&credential, page, &work));
        require(credential_zeroed(&credential));
    }
}

static void require_refused(twcred_status status, size_t capacity, const char *document,
                            size_t size)
{
    twcred_page page;

    spoil(&page, 0x55, sizeof page);
    char *text = lend(TEXT, capacity);
    require(same_status(status, twcred_page_open(&page, text, capacity, &work, document, size)));
    require(page_zeroed(&page));
    require_end(&page);
    require(wiped(text, capacity));
    if (status.code == TWCRED_SPACE_TEXT)
        require(untouched(text, capacity));
}

static void require_match(const twcred_credential *credential)
{
    const twcred_string *sid = &credential->sid;
    char other[TWCRED_SID_SIZE + 1];
    if (sid->presence != TWCRED_PRESENT) {
        require(twcred_credential_match(credential, NULL, 0).code == TWCRED_FIELD_MISSING);
        return;
    }
    require(twcred_credential_match(credential, NULL, 0).code == TWCRED_OK);
    require(twcred_credential_match(credential, sid->text, sid->size).code == TWCRED_OK);
    /* the NUL behind the SID makes it too long */
    memcpy(other, sid->text, sizeof other);
    for (size_t size = 0; size <= sizeof other; size++) {
        bool own = size == TWCRED_SID_SIZE;
        twcred_status status = twcred_credential_match(credential, other, size);
        require_sound(status);
        require(status.code == (own ? TWCRED_OK : TWCRED_FIELD_MISMATCH));
        require(own || status.offset == (size < TWCRED_SID_SIZE ? size : TWCRED_SID_SIZE));
    }
    other[33] ^= 1;
    twcred_status status = twcred_credential_match(credential, other, TWCRED_SID_SIZE);
    require(status.code == TWCRED_FIELD_MISMATCH && status.offset == 33);
}

static void require_item(twcred_page *page, twcred_credential *credential, char scratch)
{
    spoil(credential, 0x55, sizeof *credential);
    spoil(&work, scratch, sizeof work);
    require(twcred_page_next(credential, page, &work));
}

/* The same members in another order are the same page. */
static void check_reversed(size_t needed, const char *document, const char *reversed, size_t size)
{
    twcred_page page;
    twcred_page other;
    twcred_credential credential;
    twcred_credential again;
    char *text = lend(TEXT, needed);
    char *second = lend(SECOND, needed);
    require(twcred_page_open(&page, text, needed, &work, document, size).code == TWCRED_OK);
    spoil(&other, 0x77, sizeof other);
    require(twcred_page_open(&other, second, needed, &work, reversed, size).code == TWCRED_OK);
    require(same_page(&page, &other));
    while (twcred_page_next(&credential, &page, &work)) {
        require_item(&other, &again, 0x33);
        require(same_credential(&credential, &again));
    }
    require_end(&other);
}

/* With its members in another order, what is refused is refused. */
static void check_refused(twcred_status status, size_t needed, const char *document, size_t size)
{
    require_page_fault_at(status, document, size);
    require_refused(status, needed, document, size);
    require_refused(status, size, document, size);
    require_refused(status, size, flush_start(OTHER, document, size, '}'), size);
    require_refused(status, size, flush_spaced(SPACED, document, size), size + SPACES_SIZE);
    const char *reversed = flush_reversed(REVERSED, document, size);
    if (reversed == NULL)
        return;
    twcred_page page;
    char *text = lend(TEXT, size);
    require(in_family(twcred_page_open(&page, text, size, &work, reversed, size).code, 400));
}

static void check_accepted(size_t needed, const char *document, size_t size, const oracle *opened)
{
    twcred_page page;
    twcred_page second;
    twcred_page third;

    spoil(&page, 0x55, sizeof page);
    char *text = lend(TEXT, needed);
    require(twcred_page_open(&page, text, needed, &work, document, size).code == TWCRED_OK);

    spoil(&work, (char)0xAA, sizeof work);
    char *roomy = lend(SECOND, needed + 32);
    const char *other = flush_start(OTHER, document, size, '}');
    require(twcred_page_open(&second, roomy, needed + 32, &work, other, size).code == TWCRED_OK);
    require(same_page(&page, &second));

    char *exact = lend(THIRD, needed);
    const char *spaced = flush_spaced(SPACED, document, size);
    require(twcred_page_open(&third, exact, needed, &work, spaced, size + SPACES_SIZE).code ==
            TWCRED_OK);
    require(same_page(&page, &third));

    require_page(&page, text, needed, opened);
    size_t longest = 0;
    for (size_t i = 0; i < page.count; i++) {
        twcred_credential credential;
        twcred_credential again;
        require_item(&page, &credential, 0x00);
        require_page_item(&credential, text, needed, opened, i);
        require_match(&credential);
        require_item(&second, &again, 0x77);
        require(same_credential(&credential, &again));
        require_item(&third, &again, 0x01);
        require(same_credential(&credential, &again));
        size_t taken = credential_text_size(&credential);
        longest = taken > longest ? taken : longest;
    }
    require_end(&page);
    require_end(&second);
    require_end(&third);
    require_page(&page, text, needed, opened);
    require(page_text_size(&page) + longest == needed);
    require(front_intact(text) && front_intact(roomy) && front_intact(exact));
    require(canaries(roomy + needed, 32));
    const char *reversed = flush_reversed(REVERSED, document, size);
    if (reversed != NULL)
        check_reversed(needed, document, reversed, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_page page;

    if (size > INPUT_MAX)
        return 0;
    const char *document = flush_end(DOCUMENT, data, size);
    spoil(&page, 0x55, sizeof page);
    twcred_status measured = twcred_page_open(&page, NULL, 0, &work, document, size);
    require_sound(measured);
    require(measured.code == TWCRED_OK || page_zeroed(&page));

    twcred_status huge =
        twcred_page_open(&page, NULL, 0, &work, document, (size_t)TWCRED_DOCUMENT_MAX + 1);
    require_sound(huge);
    require(huge.code == TWCRED_JSON_SIZE && huge.offset == 0 && page_zeroed(&page));
    twcred_status json = twcred_json_check(document, size);
    if (json.code != TWCRED_OK) {
        require(same_status(measured, json));
        require(!oracle_readable(document, size));
        require_refused(json, size, document, size);
        require_refused(json, size, flush_start(OTHER, document, size, '}'), size);
        return 0;
    }

    size_t needed = measured.needed;
    require(needed <= size);
    require((needed > 0) == (measured.code == TWCRED_SPACE_TEXT));
    if (needed > 0)
        require_refused(measured, needed - 1, document, size);
    for (size_t capacity = needed; capacity > 0;)
        require_refused(measured, capacity = smaller(capacity, needed), document, size);
    spoil(&page, 0x55, sizeof page);
    char *text = lend(TEXT, size);
    twcred_status status = twcred_page_open(&page, text, size, &work, document, size);
    require_sound(status);
    require(status.code == TWCRED_OK || in_family(status.code, 400));
    require(needed > 0 || same_status(status, measured));

    oracle opened = oracle_open(document, size);
    require(opened.accepts);
    if (!oracle_has_duplicates(document, size))
        require_verdict(status, page_fault(opened.root), document, size, &opened);
    if (status.code == TWCRED_OK) {
        check_accepted(needed, document, size, &opened);
    } else {
        require(page_zeroed(&page));
        check_refused(status, needed, document, size);
    }
    oracle_close(&opened);
    return 0;
}
