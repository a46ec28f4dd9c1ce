/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_answer_decode(). The first byte of the input is the operation (c, f, u, d
 * or l; any other is the number of none), the next three, minus '0' each, are
 * the hundreds, tens and ones of the HTTP status; the rest is the document.
 *
 *   - the HTTP status is kept, whatever happens
 *   - the operation's own success status gives what twcred_credential_decode()
 *     gives, for a list what twcred_page_open() gives, and for a delete nothing,
 *     and no look at the document
 *   - 4xx and 5xx give what twcred_error_decode() gives, and success; its
 *     failure is told in error_body, all but the want of space
 *   - the items of the page or of the error are those of that decoder's, read to
 *     the end
 *   - any other status is status-unexpected, and so is each of an operation that
 *     is none
 *   - a failure is of no kind and zeroed; what is not of the kind is zeroed
 *   - a document beyond the maximum is told before a byte is read
 *   - the size that is told suffices, and nothing less does: each is tried where
 *     little is needed, else half, a quarter and so on
 *   - nothing is written outside the lent text; on failure it is wiped
 *   - what scratch and the bytes behind the document hold does not matter */
#include "answers.h"
#include "harness.h"

#include <string.h>

#define DOCUMENT 0
#define OTHER    1
#define TEXT     2
#define SECOND   3

static twcred_work work;

/* The HTTP status that means success, by the number of the operation. */
static const int successes[] = {201, 200, 200, 204, 200};

static void require_nothing(const twcred_answer *answer)
{
    require(answer->kind == TWCRED_ANSWER_NONE);
    require(credential_zeroed(&answer->credential) && page_zeroed(&answer->page));
    require(error_zeroed(&answer->error) && answer->error.http_status == 0);
    require(answer->error_body.code == TWCRED_OK && answer->error_body.field == NULL &&
            answer->error_body.offset == 0 && answer->error_body.needed == 0);
}

static void require_same_items(twcred_page *left, twcred_page *right)
{
    twcred_credential credential;
    twcred_credential again;
    while (twcred_page_next(&credential, left, &work)) {
        require(twcred_page_next(&again, right, &work));
        require(same_credential(&credential, &again));
    }
    require(!twcred_page_next(&again, right, &work));
}

static void require_same_list(twcred_error *left, twcred_error *right)
{
    twcred_error_item item;
    twcred_error_item again;
    while (twcred_error_next(&item, left, &work)) {
        require(twcred_error_next(&again, right, &work));
        require(same_error_item(&item, &again));
    }
    require(!twcred_error_next(&again, right, &work));
}

static void check_success(const twcred_answer *answer, twcred_status status, size_t capacity,
                          const char *document, size_t size)
{
    twcred_credential credential;
    char *text = lend(SECOND, capacity);
    twcred_status expected =
        twcred_credential_decode(&credential, text, capacity, &work, document, size);

    require(same_status(status, expected));
    if (status.code != TWCRED_OK) {
        require_nothing(answer);
        return;
    }
    require(answer->kind == TWCRED_ANSWER_CREDENTIAL);
    require(same_credential(&answer->credential, &credential));
    require(page_zeroed(&answer->page));
    require(error_zeroed(&answer->error) && answer->error.http_status == 0);
    require(answer->error_body.code == TWCRED_OK);
}

static void check_page(twcred_answer *answer, twcred_status status, size_t capacity,
                       const char *document, size_t size)
{
    twcred_page page;
    char *text = lend(SECOND, capacity);
    twcred_status expected = twcred_page_open(&page, text, capacity, &work, document, size);

    require(same_status(status, expected));
    if (status.code != TWCRED_OK) {
        require_nothing(answer);
        return;
    }
    require(answer->kind == TWCRED_ANSWER_PAGE);
    require(same_page(&answer->page, &page));
    require_same_items(&answer->page, &page);
    require(credential_zeroed(&answer->credential));
    require(error_zeroed(&answer->error) && answer->error.http_status == 0);
    require(answer->error_body.code == TWCRED_OK);
}

static void check_refusal(twcred_answer *answer, twcred_status status, size_t capacity,
                          const char *document, size_t size)
{
    twcred_error error;
    char *text = lend(SECOND, capacity);
    twcred_status expected =
        twcred_error_decode(&error, text, capacity, &work, answer->http_status, document, size);

    if (expected.code == TWCRED_SPACE_TEXT) {
        require(same_status(status, expected));
        require_nothing(answer);
        return;
    }
    require(status.code == TWCRED_OK);
    require(answer->kind == TWCRED_ANSWER_ERROR);
    require(same_status(answer->error_body, expected));
    require(same_error(&answer->error, &error));
    require(answer->error.http_status == answer->http_status);
    require_same_list(&answer->error, &error);
    require(credential_zeroed(&answer->credential) && page_zeroed(&answer->page));
}

/* A document beyond the maximum is told before a byte is read, where one is looked at. */
static void check_huge(twcred_operation operation, int http_status, const char *document)
{
    size_t size = (size_t)TWCRED_DOCUMENT_MAX + 1;
    twcred_answer answer;
    twcred_status status =
        twcred_answer_decode(&answer, NULL, 0, &work, operation, http_status, document, size);
    require_sound(status);
    if (http_status >= 400 && http_status <= 599) {
        require(status.code == TWCRED_OK && answer.error_body.code == TWCRED_JSON_SIZE);
    } else if ((unsigned)operation <= TWCRED_LIST && http_status == successes[operation]) {
        require(status.code == (operation == TWCRED_DELETE ? TWCRED_OK : TWCRED_JSON_SIZE));
    } else {
        require(status.code == TWCRED_STATUS_UNEXPECTED);
    }
    require(answer.http_status == http_status && answer.kind != TWCRED_ANSWER_CREDENTIAL &&
            answer.kind != TWCRED_ANSWER_PAGE);
}

static size_t check(size_t capacity, bool lent, twcred_operation operation, int http_status,
                    const char *document, size_t size)
{
    twcred_answer answer;
    char *text = lend(TEXT, capacity);

    spoil(&answer, 0x55, sizeof answer);
    spoil(&work, (char)0xAA, sizeof work);
    twcred_status status = twcred_answer_decode(&answer, lent ? text : NULL, capacity, &work,
                                                operation, http_status, document, size);
    require_sound(status);
    require(answer.http_status == http_status);
    require(front_intact(text));
    if (status.code != TWCRED_OK)
        require(wiped(text, capacity));

    if (http_status >= 400 && http_status <= 599) {
        check_refusal(&answer, status, capacity, document, size);
    } else if ((unsigned)operation > TWCRED_LIST || http_status != successes[operation]) {
        require(status.code == TWCRED_STATUS_UNEXPECTED);
        require(strcmp(status.field, "status") == 0);
        require_nothing(&answer);
    } else if (operation == TWCRED_DELETE) {
        require(status.code == TWCRED_OK);
        require(answer.kind == TWCRED_ANSWER_EMPTY);
        answer.kind = TWCRED_ANSWER_NONE;
        require_nothing(&answer);
        require(untouched(text, capacity));
    } else if (operation == TWCRED_LIST) {
        check_page(&answer, status, capacity, document, size);
    } else {
        check_success(&answer, status, capacity, document, size);
    }
    return status.needed;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_operation operation;

    if (size < 4 || size > INPUT_MAX)
        return 0;
    static const char letters[] = "cfudl";
    const char *letter = memchr(letters, data[0], sizeof letters - 1);
    int none = data[0] < 'A' ? TWCRED_OPERATION_COUNT + data[0] : -1;
    operation = (twcred_operation)(letter != NULL ? letter - letters : none);
    int http_status = 100 * (data[1] - '0') + 10 * (data[2] - '0') + (data[3] - '0');
    size -= 4;
    const char *document = flush_end(DOCUMENT, data + 4, size);

    size_t needed = check(0, false, operation, http_status, document, size);
    require(needed <= 2 * size);
    if (needed > 0) {
        require(check(needed - 1, true, operation, http_status, document, size) == needed);
        require(check(needed, true, operation, http_status, document, size) == 0);
    }
    for (size_t capacity = needed; capacity > 0;) {
        capacity = smaller(capacity, needed);
        require(check(capacity, true, operation, http_status, document, size) == needed);
    }
    require(check(2 * size, true, operation, http_status, document, size) == 0);
    check_huge(operation, http_status, document);
    const char *other = flush_start(OTHER, document, size, '}');
    require(check(2 * size, true, operation, http_status, other, size) == 0);
    return 0;
}
