/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Walks through lists: pages in a row, links that are refused, and ends. */

#include "talk.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGES 8

/* A server with an answer for each page in turn, and a client to walk. */
typedef struct journey {
    wire *server;
    char base_url[64];
    text texts[PAGES];
    wire_answer answers[PAGES];
    size_t count;
    twcred_client client;
    twcred_walk walk;
    size_t items;
} journey;

static void open_journey(journey *with)
{
    memset(with, 0, sizeof *with);
    with->server = wire_listen("127.0.0.1");
    assert_non_null(with->server);
    snprintf(with->base_url, sizeof with->base_url, "http://127.0.0.1:%u/v2",
             wire_port(with->server));
    with->client.base_url = with->base_url;
    with->client.user = ACCOUNT;
    with->client.password = PASSWORD;
    with->client.timeout_ms = 10000;
}

static void add_answer(journey *with, const char *head, const char *body)
{
    text *all = &with->texts[with->count];
    *all = answer_bytes(LENGTH, head, strlen(head), body, strlen(body));
    wire_answer answer = {WIRE_NEXT, all->bytes, all->size};
    with->answers[with->count++] = answer;
}

/* A page with two credentials, and a link: the query of an own one, or behind a !
 * any URL; NULL for the last page. */
static void add_page(journey *with, const char *next)
{
    char link[256] = "null";
    text body = {NULL, 0, 0};
    if (next != NULL && next[0] == '!')
        snprintf(link, sizeof link, "\"%s\"", next + 1);
    else if (next != NULL)
        snprintf(link, sizeof link, "\"%s/Credentials?%s\"", with->base_url, next);
    text_say(&body, "{\"credentials\":[" DOCUMENT "," DOCUMENT "],\"meta\":{\"next_page_url\":");
    text_say(&body, link);
    text_say(&body, "}}");
    add_answer(with, FOUND, body.bytes);
    free(body.bytes);
}

static void travel(journey *with, size_t pages_max)
{
    static const twcred_list_params params = {.page_size = {TWCRED_PRESENT, 2}};
    twcred_credential credential;
    assert_true(wire_serve(with->server, with->answers, with->count));
    twcred_walk_begin(&with->walk, &with->client, &params, pages_max);
    while (twcred_walk_next(&with->walk, &credential)) {
        assert_string_is(&credential.sid, SID);
        with->items++;
    }
    assert_int_equal(credential.sid.presence, TWCRED_ABSENT);
    assert_false(twcred_walk_next(&with->walk, &credential));
    assert_int_equal(with->walk.items, with->items);
    wire_stop(with->server);
}

static void close_journey(journey *with)
{
    twcred_walk_end(&with->walk);
    wire_free(with->server);
    for (size_t i = 0; i < with->count; i++)
        free(with->texts[i].bytes);
}

static void assert_asked(const journey *with, size_t index, const char *query)
{
    char line[256];
    size_t size;
    const char *request = wire_request_at(with->server, index, &size);
    assert_non_null(request);
    snprintf(line, sizeof line, "GET /v2/Credentials?%s HTTP/1.1\r\n", query);
    assert_int_equal(strncmp(request, line, strlen(line)), 0);
}

static void walks_to_the_end(void **state)
{
    (void)state;
    for (size_t pages = 1; pages <= PAGES; pages++) {
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
        assert_asked(&with, 0, "PageSize=2");
        for (size_t i = 1; i < pages; i++) {
            /* Byte for byte as it came. */
            snprintf(query, sizeof query, "Page=%zu&PageToken=PT%%2b~!$'()*+,;:@/?", i);
            assert_asked(&with, i, query);
        }
        close_journey(&with);
    }
}

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
        cmocka_unit_test(follows_the_public_host_at_the_base_url),
        cmocka_unit_test(refuses_foreign_links),
        cmocka_unit_test(sees_loops),
        cmocka_unit_test(keeps_to_the_limit_of_pages),
        cmocka_unit_test(ends_at_a_fault_in_the_middle),
        cmocka_unit_test(a_dry_walk_sends_nothing),
    };
    return cmocka_run_group_tests_name("transport-walk", tests, start_curl, end_curl);
}
