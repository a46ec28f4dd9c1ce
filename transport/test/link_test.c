/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Links from page to page: which are followed, which are refused, and loops. */

#include "journey.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The service's own URLs are followed at the base URL. */
static void follows_the_public_host_at_the_base_url(void **state)
{
    (void)state;
    journey with;
    open_journey(&with);
    add_page(&with, "!https://ip-messaging.twilio.com/v2/Credentials?Page=1");
    add_page(&with, NULL);
    travel(&with, 0);
    assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.items, 4);
    assert_asked(&with, 1, "Page=1");
    close_journey(&with);
}

/* What is good is handed out, the link is refused, and nobody else hears of it. */
static void refuses_foreign_links(void **state)
{
    (void)state;
    static const struct {
        const char *format; /* with the port of another server */
        twcred_code code;
    } links[] = {
        {"!http://127.0.0.1:%u/v2/Credentials?Page=1", TWCRED_PAGE_PORT},
        {"!http://localhost:%u/v2/Credentials?Page=1", TWCRED_PAGE_HOST},
        {"!http://user@127.0.0.1:%u/v2/Credentials?Page=1", TWCRED_PAGE_USER},
        {"!https://ip-messaging.twilio.com:%u/v2/Credentials?Page=1", TWCRED_PAGE_PORT},
        {"!http://ip-messaging.twilio.com/v2/Credentials?Page=%u", TWCRED_PAGE_SCHEME},
        {"!https://ip-messaging.twilio.com/v1/Credentials?Page=%u", TWCRED_PAGE_PATH},
        {"!https://ip-messaging.twilio.com/v2/Credentials?Page=%u#x", TWCRED_PAGE_FRAGMENT},
        {"!https://ip-messaging.twilio.com/v2/Credentials", TWCRED_PAGE_QUERY},
        {"!https://chat.twilio.com/v2/Credentials?Page=%u", TWCRED_PAGE_HOST},
        {"!http://127.0.0.2:%u/v2/Credentials?Page=1", TWCRED_PAGE_HOST},
        {"!https://127.0.0.1:%u/v2/Credentials?Page=1", TWCRED_PAGE_SCHEME},
    };
    text answer = good_answer();
    wire *other = wire_open("127.0.0.1", WIRE_ANSWER, answer.bytes, answer.size);
    assert_non_null(other);
    for (size_t i = 0; i < COUNT(links); i++) {
        journey with;
        char link[128];
        open_journey(&with);
        const char *number = strstr(links[i].format, "%u");
        int before =
            number != NULL ? (int)(number - links[i].format) : (int)strlen(links[i].format);
        if (number != NULL)
            snprintf(link, sizeof link, "%.*s%u%s", before, links[i].format, wire_port(other),
                     number + 2);
        else
            snprintf(link, sizeof link, "%s", links[i].format);
        add_page(&with, link);
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_BROKEN_ANSWER);
        assert_int_equal(with.walk.exchange.cause, TWCRED_CAUSE_NONE);
        assert_int_equal(with.walk.exchange.status.code, links[i].code);
        assert_int_equal(with.items, 2);
        assert_int_equal(wire_requests(with.server), 1);
        close_journey(&with);
    }
    wire_stop(other);
    assert_int_equal(wire_connections(other), 0);
    wire_free(other);
    free(answer.bytes);
}

/* What is no URI breaks the contract of the page, which is not handed out at all. */
static void refuses_pages_with_links_that_are_none(void **state)
{
    (void)state;
    static const char *const links[] = {
        "!", "!/v2/Credentials?Page=1", "!//127.0.0.1/v2/Credentials?Page=1", "!?Page=1", "!a b",
    };
    for (size_t i = 0; i < COUNT(links); i++) {
        journey with;
        print_message("%s\n", links[i]);
        open_journey(&with);
        add_page(&with, "a");
        add_page(&with, links[i]);
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_BROKEN_ANSWER);
        assert_int_equal(with.walk.exchange.status.code, TWCRED_FIELD_FORMAT);
        assert_string_equal(with.walk.exchange.status.field, "next_page_url");
        assert_int_equal(with.walk.pages, 1);
        assert_int_equal(with.items, 2);
        close_journey(&with);
    }
}

/* The page stays, so that its link can be shown. */
static void keeps_the_page_of_a_refused_link(void **state)
{
    (void)state;
    journey with;
    open_journey(&with);
    add_page(&with, "a");
    add_page(&with, "!https://evil.example/v2/Credentials?Page=2");
    travel(&with, 0);
    const twcred_exchange *exchange = &with.walk.exchange;
    assert_int_equal(exchange->status.code, TWCRED_PAGE_HOST);
    assert_string_equal(exchange->status.field, "next_page_url");
    assert_int_equal(exchange->status.offset, strlen("https://"));
    assert_string_is(&exchange->answer.page.next_page_url,
                     "https://evil.example/v2/Credentials?Page=2");
    assert_int_equal(exchange->answer.http_status, 200);
    assert_non_null(strstr(exchange->body, "evil.example"));
    assert_false(exchange->uncertain);
    assert_int_equal(with.items, 4);
    close_journey(&with);
}

/* One that is null, absent or in no meta at all. */
static void takes_a_page_without_link_for_the_last(void **state)
{
    (void)state;
    static const char *const metas[] = {"{}", "{\"next_page_url\":null}", "{\"page\":7}"};
    for (size_t i = 0; i < COUNT(metas); i++) {
        journey with;
        open_journey(&with);
        add_page(&with, "a");
        add_meta(&with, metas[i]);
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_DONE);
        assert_int_equal(with.walk.pages, 2);
        assert_int_equal(with.items, 2);
        close_journey(&with);
    }
}

static void sees_loops(void **state)
{
    (void)state;
    /* The first page is asked for with PageSize=2; the last link leads back. */
    static const char *const loops[][4] = {
        {"PageSize=2", NULL, NULL, NULL},
        {"a", "PageSize=2", NULL, NULL},
        {"a", "a", NULL, NULL},
        {"a", "b", "a", NULL},
        {"a", "b", "c", "b"},
    };
    static const size_t pages[] = {1, 2, 2, 3, 4};
    for (size_t i = 0; i < COUNT(loops); i++) {
        journey with;
        open_journey(&with);
        for (size_t k = 0; k < 4 && loops[i][k] != NULL; k++)
            add_page(&with, loops[i][k]);
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome, TWCRED_OUTCOME_BROKEN_ANSWER);
        assert_int_equal(with.walk.exchange.cause, TWCRED_CAUSE_PAGE_LOOP);
        assert_int_equal(with.walk.pages, pages[i]);
        assert_int_equal(with.items, 2 * pages[i]);
        assert_int_equal(wire_requests(with.server), pages[i]);
        close_journey(&with);
    }
}

/* A page that has a name of its own is known by that, too; a name that could not
 * be followed is none. */
static void sees_loops_by_the_pages_own_names(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        bool loops;
    } rows[] = {
        {"https://ip-messaging.twilio.com/v2/Credentials?PageSize=2&Page=0", true},
        {"https://ip-messaging.twilio.com/v2/Credentials?Page=0&PageSize=2", false},
        {"https://evil.example/v2/Credentials?PageSize=2&Page=0", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        journey with;
        char meta[256];
        print_message("%s\n", rows[i].url);
        open_journey(&with);
        snprintf(meta, sizeof meta, "{\"url\":\"%s\",\"next_page_url\":\"%s/Credentials?a\"}",
                 rows[i].url, with.base_url);
        add_meta(&with, meta);
        add_page(&with, "PageSize=2&Page=0");
        add_page(&with, NULL);
        travel(&with, 0);
        assert_int_equal(with.walk.exchange.outcome,
                         rows[i].loops ? TWCRED_OUTCOME_BROKEN_ANSWER : TWCRED_OUTCOME_DONE);
        assert_int_equal(with.walk.exchange.cause,
                         rows[i].loops ? TWCRED_CAUSE_PAGE_LOOP : TWCRED_CAUSE_NONE);
        assert_int_equal(with.walk.pages, rows[i].loops ? 2 : 3);
        close_journey(&with);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_public_host_at_the_base_url),
        cmocka_unit_test(refuses_foreign_links),
        cmocka_unit_test(refuses_pages_with_links_that_are_none),
        cmocka_unit_test(keeps_the_page_of_a_refused_link),
        cmocka_unit_test(takes_a_page_without_link_for_the_last),
        cmocka_unit_test(sees_loops),
        cmocka_unit_test(sees_loops_by_the_pages_own_names),
    };
    return cmocka_run_group_tests_name("transport-link", tests, start_curl, end_curl);
}
