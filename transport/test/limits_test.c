/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "talk.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ limits */

static void many_fields_are_no_fault(void **state)
{
    (void)state;
    talk with;
    text head = {NULL, 0, 0};
    text_say(&head, CREATED);
    for (size_t i = 0; i < 2000; i++)
        text_say(&head, "X-Many: 0123456789012345678901234567890123456789\r\n");
    text_say(&head, "Twilio-Request-Id: " REQUEST "\r\n");
    open_talk(&with, WIRE_ANSWER, answer_bytes(LENGTH, head.bytes, head.size, BYTES(DOCUMENT)));
    free(head.bytes);
    run_talk(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.exchange.headers_status.code, TWCRED_OK);
    assert_string_is(&with.exchange.headers.request_id, REQUEST);
    close_talk(&with);
}

/* A known field that is longer than what is kept of all of them. */
static void a_long_field_is_left_out(void **state)
{
    (void)state;
    talk with;
    text head = {NULL, 0, 0};
    text_say(&head, CREATED "Access-Control-Allow-Headers: ");
    text_fill(&head, 'a', 50000);
    text_say(&head, "\r\nTwilio-Request-Id: " REQUEST "\r\n");
    open_talk(&with, WIRE_ANSWER, answer_bytes(LENGTH, head.bytes, head.size, BYTES(DOCUMENT)));
    free(head.bytes);
    run_talk(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.exchange.headers_status.code, TWCRED_SPACE_TEXT);
    assert_string_equal(with.exchange.headers_status.field, "Access-Control-Allow-Headers");
    assert_int_equal(with.exchange.headers.allow_headers.presence, TWCRED_ABSENT);
    assert_string_is(&with.exchange.headers.request_id, REQUEST);
    close_talk(&with);
}

/* Longer than libcurl lets any line be, and more lines than it lets come. */
static void a_head_without_end_is_no_answer(void **state)
{
    (void)state;
    for (size_t kind = 0; kind < 2; kind++) {
        talk with;
        text head = {NULL, 0, 0};
        text_say(&head, CREATED);
        for (size_t line = 0; line < (kind == 0 ? 1u : 40u); line++) {
            text_say(&head, "X-Long: ");
            text_fill(&head, 'a', kind == 0 ? 1000000 : 50000);
            text_say(&head, "\r\n");
        }
        open_talk(&with, WIRE_ANSWER, answer_bytes(LENGTH, head.bytes, head.size, BYTES(DOCUMENT)));
        free(head.bytes);
        run_talk(&with);
        print_message("%s: %s\n", twcred_cause_name(with.exchange.cause), with.exchange.detail);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
        assert_int_not_equal(with.exchange.cause, TWCRED_CAUSE_MEMORY);
        assert_true(with.exchange.sent);
        assert_true(with.exchange.uncertain);
        close_talk(&with);
    }
}

static void the_answers_size_is_limited(void **state)
{
    (void)state;
    static const framing ways[] = {LENGTH, CHUNKED, CLOSE, GZIP};
    static const struct {
        size_t limit;
        size_t size;
        bool fits;
    } rows[] = {
        {1000, 999, true},
        {1000, 1000, true},
        {1000, 1001, false},
        {100000, 100000, true},
        {100000, 100001, false},
        {1000, 3000000, false},
        {0, TWCRED_ANSWER_MAX, true},
        {0, TWCRED_ANSWER_MAX + 1, false},
        {SIZE_MAX, TWCRED_ANSWER_MAX + 1, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        text body = {NULL, 0, 0};
        text_say(&body, DOCUMENT);
        text_fill(&body, ' ', rows[i].size - body.size);
        for (size_t way = 0; way < COUNT(ways); way++) {
            talk with;
            print_message("%zu of %zu, way %zu\n", rows[i].size, rows[i].limit, way);
            open_talk(&with, WIRE_ANSWER,
                      answer_bytes(ways[way], BYTES(CREATED), body.bytes, body.size));
            with.client.answer_max = rows[i].limit;
            run_talk(&with);
            if (rows[i].fits) {
                assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
                assert_int_equal(with.exchange.body_size, rows[i].size);
            } else {
                assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
                assert_int_equal(with.exchange.cause, TWCRED_CAUSE_SIZE);
                assert_int_equal(with.exchange.answer.http_status, 201);
                assert_true(with.exchange.body_size <= rows[i].limit + TWCRED_ANSWER_MAX);
                assert_true(with.exchange.uncertain);
            }
            close_talk(&with);
        }
        free(body.bytes);
    }
}

static void silence_ends_with_the_time_limit(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        int http_status;
    } rows[] = {
        {"", 0},
        {"HTTP/1.1 201 Cre", 0},
        {CREATED "Content-Length: 500\r\n\r\n{", 201},
        {CREATED "\r\n" DOCUMENT, 201}, /* until close, which does not come */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        text bytes = {NULL, 0, 0};
        text_say(&bytes, rows[i].bytes);
        open_talk(&with, WIRE_HOLD, bytes);
        with.client.timeout_ms = 300;
        run_talk(&with);
        print_message("%s\n", rows[i].bytes);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
        assert_int_equal(with.exchange.cause, TWCRED_CAUSE_TIMEOUT);
        assert_int_equal(with.exchange.answer.http_status, rows[i].http_status);
        assert_true(with.exchange.sent);
        assert_true(with.exchange.uncertain);
        close_talk(&with);
    }
}

/* ------------------------------------------------------------ connections */

static void a_refused_connection_sent_nothing(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER, good_answer());
    /* Its port was free a moment ago and is free again. */
    wire_free(with.server);
    with.server = NULL;
    twcred_outcome outcome = twcred_client_create(&with.exchange, &with.client, &with.params);
    assert_int_equal(outcome, TWCRED_OUTCOME_NO_ANSWER);
    assert_int_equal(with.exchange.cause, TWCRED_CAUSE_CONNECT);
    assert_int_equal(with.exchange.answer.http_status, 0);
    assert_false(with.exchange.sent);
    assert_false(with.exchange.uncertain);
    assert_true(with.exchange.detail[0] != '\0');
    close_talk(&with);
}

static void loopback_has_several_names(void **state)
{
    (void)state;
    static const struct {
        const char *listen;
        const char *host;
    } rows[] = {
        {"127.0.0.1", "localhost"}, {"127.0.0.1", "LOCALHOST"}, {"127.9.9.9", "127.9.9.9"},
        {"127.0.0.1", "127.1"},     {"::1", "[::1]"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        /* A machine without IPv6 has no such address to connect to. */
        wire *trial = wire_open(rows[i].listen, WIRE_ANSWER, "", 0);
        bool there = trial != NULL;
        wire_free(trial);
        print_message("%s%s\n", rows[i].host, there ? "" : ": this machine has no such address");
        if (!there && strchr(rows[i].listen, ':') != NULL)
            continue;
        talk with;
        open_at(&with, rows[i].listen, WIRE_ANSWER, good_answer());
        snprintf(with.base_url, sizeof with.base_url, "HTTP://%s:%u", rows[i].host,
                 wire_port(with.server));
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
        close_talk(&with);
    }
}

static void a_server_without_tls_gets_no_request(void **state)
{
    (void)state;
    talk with;
    size_t size;
    open_talk(&with, WIRE_ANSWER, good_answer());
    snprintf(with.base_url, sizeof with.base_url, "https://127.0.0.1:%u", wire_port(with.server));
    with.client.timeout_ms = 1000;
    run_talk(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
    assert_false(with.exchange.sent);
    assert_false(with.exchange.uncertain);
    const char *hello = wire_request(with.server, &size);
    assert_non_null(hello);
    assert_true(size > 0);
    assert_int_equal(hello[0], 22); /* a handshake record of TLS (RFC 8446 section 5.1) */
    assert_lacks(hello, "POST");
    close_talk(&with);
}

/* What asks a proxy for a tunnel is not the request: that never left. */
static void a_refused_tunnel_sent_nothing(void **state)
{
    (void)state;
    static const char *const answers[] = {
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 Connected\r\n\r\n", /* and then no TLS */
        "",
    };
    for (size_t i = 0; i < COUNT(answers); i++) {
        talk with;
        text bytes = {NULL, 0, 0};
        size_t size;
        print_message("%s\n", answers[i]);
        text_say(&bytes, answers[i]);
        open_talk(&with, WIRE_ANSWER, bytes);
        assert_int_equal(setenv("https_proxy", with.base_url, 1), 0);
        with.client.base_url = "https://twcred.invalid/v2";
        run_talk(&with);
        unsetenv("https_proxy");
        const char *request = wire_request(with.server, &size);
        assert_memory_equal(request, "CONNECT ", 8);
        assert_lacks(request, "Basic");
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
        assert_false(with.exchange.sent);
        assert_false(with.exchange.uncertain);
        close_talk(&with);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_fields_are_no_fault),
        cmocka_unit_test(a_long_field_is_left_out),
        cmocka_unit_test(a_head_without_end_is_no_answer),
        cmocka_unit_test(the_answers_size_is_limited),
        cmocka_unit_test(silence_ends_with_the_time_limit),
        cmocka_unit_test(a_refused_connection_sent_nothing),
        cmocka_unit_test(loopback_has_several_names),
        cmocka_unit_test(a_server_without_tls_gets_no_request),
        cmocka_unit_test(a_refused_tunnel_sent_nothing),
    };
    return cmocka_run_group_tests_name("transport-limits", tests, start_curl, end_curl);
}
