/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Walks through lists: pages in a row, and all ways in which they end. */

#include "journey.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void walks_to_the_end(void **state)
{
    (void)state;
    for (size_t pages = 1; pages <= 8; pages++) {
        journey with;
        char query[64];
        open_journey(&with);
        for (size_t i = 1; i <= pages; i++) {
            snprintf(query, sizeof query, "Page=%zu&PageToken=PT%%2b~!$'()*+,;:@/?", i);
            add_page(&with, i < pages ? query : NULL);
        }
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_DONE);
        assert_int_equal(with.walk.pages, pages);
        assert_int_equal(with.items, 2 * pages);
        assert_int_equal(wire_requests(with.server), pages);
        assert_int_equal(wire_connections(with.server), 1);
        assert_true(with.walk.exchange.connected_us > 0); /* of the last page as of the first */
        assert_asked(&with, 0, "PageSize=2");
        for (size_t i = 1; i < pages; i++) {
            /* Byte for byte as it came. */
            snprintf(query, sizeof query, "Page=%zu&PageToken=PT%%2b~!$'()*+,;:@/?", i);
            assert_asked(&with, i, query);
        }
        close_journey(&with);
    }
}

static void keeps_to_the_limit_of_pages(void **state)
{
    (void)state;
    for (size_t limit = 1; limit <= 4; limit++) {
        journey with;
        open_journey(&with);
        add_page(&with, "a");
        add_page(&with, "b");
        add_page(&with, NULL);
        travel(&with, limit);
        bool whole = limit >= 3;
        assert_int_equal(with.walk.exchange.outcome,
                         whole ? TWCRED_OUTCOME_DONE : TWCRED_OUTCOME_BROKEN_ANSWER);
        assert_int_equal(with.walk.exchange.cause,
                         whole ? TWCRED_CAUSE_NONE : TWCRED_CAUSE_PAGE_LIMIT);
        assert_int_equal(with.walk.pages, whole ? 3 : limit);
        assert_int_equal(with.items, whole ? 6 : 2 * limit);
        close_journey(&with);
    }
}

/* What was handed out before stays counted, and the end tells why. */
static void ends_at_a_fault_in_the_middle(void **state)
{
    (void)state;
    static const struct {
        const char *head, *body;
        twcred_outcome outcome;
        twcred_code code;
    } faults[] = {
        {"HTTP/1.1 500 Internal Server Error\r\n", "", TWCRED_OUTCOME_SERVICE_ERROR, TWCRED_OK},
        {"HTTP/1.1 429 Too Many Requests\r\n", ERROR_BODY "}", TWCRED_OUTCOME_SERVICE_ERROR,
         TWCRED_OK},
        {FOUND, "<html>", TWCRED_OUTCOME_BROKEN_ANSWER, TWCRED_JSON_SYNTAX},
        {FOUND, "{}", TWCRED_OUTCOME_BROKEN_ANSWER, TWCRED_FIELD_MISSING},
        {FOUND, "{\"credentials\":[" DOCUMENT ",null],\"meta\":{}}", TWCRED_OUTCOME_BROKEN_ANSWER,
         TWCRED_FIELD_NULL},
        {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n", "",
         TWCRED_OUTCOME_BROKEN_ANSWER, TWCRED_STATUS_UNEXPECTED},
    };
    for (size_t i = 0; i < COUNT(faults); i++) {
        journey with;
        open_journey(&with);
        add_page(&with, "a");
        add_answer(&with, faults[i].head, faults[i].body);
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome, faults[i].outcome);
        assert_int_equal(with.walk.exchange.status.code, faults[i].code);
        assert_int_equal(with.walk.pages, 1);
        assert_int_equal(with.items, 2);
        assert_false(with.walk.exchange.uncertain);
        close_journey(&with);
    }
}

/* Answers that are no HTTP, or not whole. */
static void ends_at_an_answer_that_is_cut(void **state)
{
    (void)state;
    static const char *const answers[] = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{",
        "garbage\r\n\r\n",
    };
    for (size_t i = 0; i < COUNT(answers); i++) {
        journey with;
        text bytes = {NULL, 0, 0};
        print_message("%s\n", answers[i]);
        text_say(&bytes, answers[i]);
        open_journey(&with);
        add_page(&with, "a");
        add_bytes(&with, WIRE_ANSWER, bytes);
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
        assert_int_equal(with.walk.exchange.cause, TWCRED_CAUSE_FRAMING);
        assert_false(with.walk.exchange.uncertain);
        assert_int_equal(with.walk.pages, 1);
        assert_int_equal(with.items, 2);
        close_journey(&with);
    }
}

/* A server that closes each connection is walked on a new one each time. */
static void walks_over_many_connections(void **state)
{
    (void)state;
    journey with;
    char query[32];
    open_journey(&with);
    for (size_t i = 1; i <= 5; i++) {
        snprintf(query, sizeof query, "Page=%zu", i);
        add_page(&with, i < 5 ? query : NULL);
        with.answers[i - 1].manner = WIRE_ANSWER;
    }
    travel(&with, 0);
    assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.walk.pages, 5);
    assert_int_equal(with.items, 10);
    assert_int_equal(wire_connections(with.server), 5);
    close_journey(&with);
}

static void walks_a_long_list(void **state)
{
    (void)state;
    journey with;
    char query[32];
    open_journey(&with);
    for (size_t i = 1; i <= PAGES; i++) {
        snprintf(query, sizeof query, "Page=%zu", i);
        add_page(&with, i < PAGES ? query : NULL);
    }
    travel(&with, PAGES);
    assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.walk.pages, PAGES);
    assert_int_equal(with.items, 2 * PAGES);
    assert_int_equal(wire_requests(with.server), PAGES);
    assert_int_equal(wire_connections(with.server), 1);
    close_journey(&with);
}

/* Queries of any length would fill the memory, page by page. */
static void keeps_to_a_measure_of_queries(void **state)
{
    (void)state;
    journey with;
    open_journey(&with);
    for (char mark = 'a'; mark < 'd'; mark++) {
        text meta = {NULL, 0, 0};
        text_say(&meta, "{\"next_page_url\":\"https://ip-messaging.twilio.com/v2/Credentials?");
        text_fill(&meta, mark, 20000);
        text_say(&meta, "\"}");
        add_meta(&with, meta.bytes);
        free(meta.bytes);
    }
    add_page(&with, NULL);
    travel(&with, 5); /* lets 4,096 bytes be kept for each */
    assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_BROKEN_ANSWER);
    assert_int_equal(with.walk.exchange.cause, TWCRED_CAUSE_SIZE);
    assert_true(with.walk.exchange.detail[0] != '\0');
    assert_int_equal(with.walk.pages, 3);
    close_journey(&with);
}

static void a_first_page_that_fails_is_the_end(void **state)
{
    (void)state;
    journey with;
    open_journey(&with);
    add_answer(&with, "HTTP/1.1 401 Unauthorized\r\n", "{\"code\":20003}");
    travel(&with, 0);
    assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_SERVICE_ERROR);
    assert_true(with.walk.exchange.answer.error.code.value == 20003);
    assert_int_equal(with.walk.pages, 0);
    close_journey(&with);

    twcred_walk walk;
    twcred_credential credential;
    twcred_client client = {.user = ACCOUNT, .password = PASSWORD};
    twcred_list_params params = {.page_size = {TWCRED_PRESENT, 1001}};
    twcred_walk_begin(&walk, &client, &params, 0);
    assert_int_equal(walk.pages_max, TWCRED_PAGES_MAX);
    assert_int_equal(walk.exchange.outcome, TWCRED_OUTCOME_NOT_SENT);
    assert_int_equal(walk.exchange.status.code, TWCRED_PARAM_RANGE);
    assert_false(twcred_walk_next(&walk, &credential));
    twcred_walk_end(&walk);
}

static void a_walk_that_was_ended_is_over(void **state)
{
    (void)state;
    journey with;
    twcred_credential credential;
    open_journey(&with);
    add_page(&with, NULL);
    travel(&with, 0);
    twcred_walk_end(&with.walk);
    assert_int_equal(with.walk.items, 0);
    assert_false(twcred_walk_next(&with.walk, &credential));
    close_journey(&with); /* ends it once more */
}

static void a_dry_walk_sends_nothing(void **state)
{
    (void)state;
    journey with;
    open_journey(&with);
    add_page(&with, NULL);
    with.client.dry_run = true;
    travel(&with, 0);
    assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_DRY_RUN);
    assert_int_equal(with.items, 0);
    assert_int_equal(wire_connections(with.server), 0);
    close_journey(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_to_the_end),
        cmocka_unit_test(keeps_to_the_limit_of_pages),
        cmocka_unit_test(ends_at_a_fault_in_the_middle),
        cmocka_unit_test(ends_at_an_answer_that_is_cut),
        cmocka_unit_test(walks_over_many_connections),
        cmocka_unit_test(walks_a_long_list),
        cmocka_unit_test(keeps_to_a_measure_of_queries),
        cmocka_unit_test(a_first_page_that_fails_is_the_end),
        cmocka_unit_test(a_walk_that_was_ended_is_over),
        cmocka_unit_test(a_dry_walk_sends_nothing),
    };
    return cmocka_run_group_tests_name("transport-walk", tests, start_curl, end_curl);
}
