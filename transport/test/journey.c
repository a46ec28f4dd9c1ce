/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "journey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void open_journey(journey *with)
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

void add_bytes(journey *with, wire_manner manner, text bytes)
{
    assert_true(with->count < PAGES);
    wire_answer answer = {manner, bytes.bytes, bytes.size};
    with->texts[with->count] = bytes;
    with->answers[with->count++] = answer;
}

void add_answer(journey *with, const char *head, const char *body)
{
    add_bytes(with, WIRE_NEXT, answer_bytes(LENGTH, head, strlen(head), body, strlen(body)));
}

void add_meta(journey *with, const char *meta)
{
    text body = {NULL, 0, 0};
    text_say(&body, "{\"meta\":");
    text_say(&body, meta);
    text_say(&body, ",\"credentials\":[]}");
    add_answer(with, FOUND, body.bytes);
    free(body.bytes);
}

void add_page(journey *with, const char *next)
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

void travel(journey *with, size_t pages_max)
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

void close_journey(journey *with)
{
    twcred_walk_end(&with->walk);
    wire_free(with->server);
    for (size_t i = 0; i < with->count; i++)
        free(with->texts[i].bytes);
}

void assert_asked(const journey *with, size_t index, const char *query)
{
    char line[256];
    size_t size;
    const char *request = wire_request_at(with->server, index, &size);
    assert_non_null(request);
    snprintf(line, sizeof line, "GET /v2/Credentials?%s HTTP/1.1\r\n", query);
    assert_int_equal(strncmp(request, line, strlen(line)), 0);
}
