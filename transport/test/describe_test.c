/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What an exchange tells of itself: URL, header fields and times, and what it keeps
 * to itself. */

#include "talk.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of ACCOUNT:PASSWORD, made with an encoder that is not libcurl's, from the first
 * byte that is the password's on. */
#define BASIC_PASSWORD "RjpwYTpzcyt3b3JkLz0="

/* One of a dry run, for hosts that no test may talk to. */
static void dry_fetch(twcred_exchange *exchange, const char *base_url)
{
    twcred_client client = {
        .base_url = base_url, .user = ACCOUNT, .password = PASSWORD, .dry_run = true};
    assert_int_equal(twcred_client_fetch(exchange, &client, SID), TWCRED_OUTCOME_DRY_RUN);
}

/* RFC 9110 section 7.2, RFC 3986 section 6.2.3. */
static void names_the_host(void **state)
{
    (void)state;
    static const struct {
        const char *base_url;
        const char *host;
    } rows[] = {
        {NULL, "Host: ip-messaging.twilio.com\n"},
        {"https://example.com:443/v2", "Host: example.com\n"},
        {"https://example.com:8443/v2", "Host: example.com:8443\n"},
        {"https://example.com:80", "Host: example.com:80\n"},
        {"http://127.0.0.1:80/v2", "Host: 127.0.0.1\n"},
        {"http://127.0.0.1:443/v2", "Host: 127.0.0.1:443\n"},
        {"http://[::1]:8080/v2", "Host: [::1]:8080\n"},
        {"https://[2001:db8::1]", "Host: [2001:db8::1]\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        twcred_exchange exchange;
        dry_fetch(&exchange, rows[i].base_url);
        assert_int_equal(strncmp(exchange.fields, rows[i].host, strlen(rows[i].host)), 0);
        twcred_exchange_clear(&exchange);
    }
}

/* Path and query as they go out are those of the URL that is told: no dots are
 * taken out, no escapes are rewritten. */
static void tells_the_url_that_is_asked_for(void **state)
{
    (void)state;
    static const char *const paths[] = {"", "/", "/v2///", "/a/../b", "/./v2", "/a%2fb", "/a;b=c"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        talk with;
        char line[256];
        size_t size;
        print_message("%s\n", paths[i]);
        open_talk(&with, WIRE_ANSWER,
                  answer_bytes(LENGTH, BYTES(FOUND), BYTES("{\"credentials\":[],\"meta\":{}}")));
        snprintf(with.base_url, sizeof with.base_url, "http://127.0.0.1:%u%s",
                 wire_port(with.server), paths[i]);
        with.operation = TWCRED_LIST;
        with.list.page_token.data = "a b/\xc3\xa4&=";
        with.list.page_token.size = 8;
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
        const char *path = strchr(with.exchange.url + strlen("http://"), '/');
        snprintf(line, sizeof line, "GET %s HTTP/1.1\r\n", path);
        assert_int_equal(strncmp(wire_request(with.server, &size), line, strlen(line)), 0);
        assert_non_null(strstr(path, "/Credentials?PageToken=a+b%2F%C3%A4%26%3D"));
        close_talk(&with);
    }
}

/* Every field, and no other, in the order in which it goes out. */
static void lists_every_field(void **state)
{
    (void)state;
    static const struct {
        twcred_operation operation;
        const char *names;
    } rows[] = {
        {TWCRED_CREATE, "Host Authorization User-Agent Accept Accept-Encoding Content-Type "
                        "Content-Length "},
        {TWCRED_FETCH, "Host Authorization User-Agent Accept Accept-Encoding "},
        {TWCRED_UPDATE, "Host Authorization User-Agent Accept Accept-Encoding Content-Type "
                        "Content-Length "},
        {TWCRED_DELETE, "Host Authorization User-Agent Accept Accept-Encoding "},
        {TWCRED_LIST, "Host Authorization User-Agent Accept Accept-Encoding "},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        text names = {NULL, 0, 0};
        open_talk(&with, WIRE_ANSWER, good_answer());
        with.operation = rows[i].operation;
        with.params.type = rows[i].operation == TWCRED_CREATE ? TWCRED_TYPE_APN : TWCRED_TYPE_NONE;
        with.client.dry_run = true;
        run_talk(&with);
        for (const char *at = with.exchange.fields; *at != '\0'; at = strchr(at, '\n') + 1) {
            text_add(&names, at, strcspn(at, ":"));
            text_say(&names, " ");
        }
        assert_string_equal(names.bytes, rows[i].names);
        free(names.bytes);
        close_talk(&with);
    }
}

/* An update of nothing has a body all the same, of no bytes. */
static void sends_an_empty_update(void **state)
{
    (void)state;
    talk with;
    size_t size;
    open_talk(&with, WIRE_ANSWER, answer_bytes(LENGTH, BYTES(FOUND), BYTES(DOCUMENT)));
    with.operation = TWCRED_UPDATE;
    with.params.type = TWCRED_TYPE_NONE;
    run_talk(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    const char *request = wire_request(with.server, &size);
    assert_has(request, "Content-Length: 0");
    assert_has(request, "Content-Type: application/x-www-form-urlencoded");
    assert_string_equal(strstr(request, "\r\n\r\n"), "\r\n\r\n");
    assert_non_null(strstr(with.exchange.fields, "\nContent-Length: 0\n"));
    close_talk(&with);
}

/* ------------------------------------------------------------------ secrets */

static void assert_no_password(const char *words)
{
    if (words == NULL)
        return;
    assert_lacks(words, PASSWORD);
    assert_lacks(words, BASIC_PASSWORD);
    assert_lacks(words, "hush");
}

/* Nowhere in what an exchange tells is the password, in whatever writing, nor a
 * secret of the body. The server is a witness that they were sent. */
static void tells_no_secret(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        bool dry;
    } rows[] = {
        {CREATED, false},
        {CREATED, true},
        {"HTTP/1.1 401 Unauthorized\r\n", false},
        {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n", false},
        {"garbage\r\n", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        size_t size;
        open_talk(&with, WIRE_ANSWER,
                  answer_bytes(LENGTH, rows[i].head, strlen(rows[i].head), BYTES(DOCUMENT)));
        with.params.type = TWCRED_TYPE_FCM;
        with.params.secret.data = "hush";
        with.params.secret.size = 4;
        with.client.dry_run = rows[i].dry;
        run_talk(&with);
        if (!rows[i].dry) {
            const char *request = wire_request(with.server, &size);
            assert_non_null(strstr(request, BASIC_PASSWORD));
            assert_non_null(strstr(request, "hush"));
        }
        assert_no_password(with.exchange.detail);
        assert_no_password(with.exchange.url);
        assert_no_password(with.exchange.fields);
        const char *bytes = (const char *)&with.exchange;
        for (size_t at = 0; at + sizeof PASSWORD - 1 <= sizeof with.exchange; at++)
            assert_int_not_equal(memcmp(bytes + at, PASSWORD, sizeof PASSWORD - 1), 0);
        close_talk(&with);
    }
}

/* -------------------------------------------------------------------- times */

static void tells_only_times_that_came(void **state)
{
    (void)state;
    static const struct {
        wire_manner manner;
        const char *bytes;
        bool answered, ended;
    } rows[] = {
        {WIRE_ANSWER, FOUND "Content-Length: 2\r\n\r\n{}", true, true},
        {WIRE_ANSWER, "HTTP/1.1 500 Odd\r\nContent-Length: 0\r\n\r\n", true, true},
        {WIRE_ANSWER, FOUND "Content-Length: 9\r\n\r\n{}", true, false}, /* cut */
        {WIRE_ANSWER, FOUND "Content-Le", true, false},
        {WIRE_HOLD, FOUND "Content-Length: 9\r\n\r\n{}", true, false},
        {WIRE_ANSWER, "", false, false},
        {WIRE_HOLD, "", false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        text bytes = {NULL, 0, 0};
        print_message("row %zu\n", i);
        text_say(&bytes, rows[i].bytes);
        open_talk(&with, rows[i].manner, bytes);
        with.operation = TWCRED_FETCH;
        if (rows[i].manner == WIRE_HOLD)
            with.client.timeout_ms = 300;
        run_talk(&with);
        const twcred_exchange *exchange = &with.exchange;
        assert_true(exchange->connected_us > 0);
        assert_int_equal(exchange->answered_us > 0, rows[i].answered);
        assert_int_equal(exchange->ended_us > 0, rows[i].ended);
        if (rows[i].answered)
            assert_true(exchange->answered_us >= exchange->connected_us);
        if (rows[i].ended)
            assert_true(exchange->ended_us >= exchange->answered_us);
        assert_false(exchange->uncertain);
        close_talk(&with);
    }
}

/* Microseconds, and not another unit: a time limit of 300 ms lies in between. */
static void counts_in_microseconds(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER, answer_bytes(LENGTH, BYTES(FOUND), BYTES(DOCUMENT)));
    with.operation = TWCRED_FETCH;
    run_talk(&with);
    assert_true(with.exchange.ended_us > 10);
    assert_true(with.exchange.ended_us < with.client.timeout_ms * 1000);
    close_talk(&with);
}

static void tells_nothing_of_what_did_not_start(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER, good_answer());
    with.operation = TWCRED_FETCH;
    with.client.dry_run = true;
    run_talk(&with);
    assert_true(with.exchange.connected_us == 0);
    assert_true(with.exchange.answered_us == 0);
    assert_true(with.exchange.ended_us == 0);
    twcred_exchange_clear(&with.exchange);

    with.client.password = "";
    run_operation(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NOT_SENT);
    assert_null(with.exchange.url);
    assert_null(with.exchange.fields);
    assert_true(with.exchange.connected_us == 0);
    close_talk(&with);
}

/* A connection that was refused, and one that came to stand but not to TLS. */
static void a_connection_stands_with_tls_only(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER, good_answer());
    with.operation = TWCRED_FETCH;
    snprintf(with.base_url, sizeof with.base_url, "https://127.0.0.1:%u", wire_port(with.server));
    with.client.timeout_ms = 1000;
    run_talk(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
    assert_true(with.exchange.connected_us == 0);
    assert_true(with.exchange.answered_us == 0);
    assert_true(with.exchange.ended_us == 0);
    close_talk(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_the_host),
        cmocka_unit_test(tells_the_url_that_is_asked_for),
        cmocka_unit_test(lists_every_field),
        cmocka_unit_test(sends_an_empty_update),
        cmocka_unit_test(tells_no_secret),
        cmocka_unit_test(tells_only_times_that_came),
        cmocka_unit_test(counts_in_microseconds),
        cmocka_unit_test(tells_nothing_of_what_did_not_start),
        cmocka_unit_test(a_connection_stands_with_tls_only),
    };
    return cmocka_run_group_tests_name("transport-describe", tests, start_curl, end_curl);
}
