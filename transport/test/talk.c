/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "talk.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

void text_add(text *to, const char *bytes, size_t size)
{
    if (to->size + size >= to->capacity) {
        to->capacity = 2 * (to->size + size + 1);
        to->bytes = realloc(to->bytes, to->capacity);
        assert_non_null(to->bytes);
    }
    if (size > 0)
        memcpy(to->bytes + to->size, bytes, size);
    to->size += size;
    to->bytes[to->size] = '\0';
}

void text_say(text *to, const char *words)
{
    text_add(to, words, strlen(words));
}

void text_fill(text *to, char byte, size_t count)
{
    char block[4096];
    memset(block, byte, sizeof block);
    for (; count > sizeof block; count -= sizeof block)
        text_add(to, block, sizeof block);
    text_add(to, block, count);
}

void text_gzip(text *to, const char *bytes, size_t size)
{
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    /* 31: the largest window, with a gzip header. */
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    size_t capacity = (size_t)deflateBound(&stream, (uLong)size);
    unsigned char *in = malloc(size);
    unsigned char *packed = malloc(capacity);
    assert_non_null(in);
    assert_non_null(packed);
    memcpy(in, bytes, size);
    stream.next_in = in;
    stream.avail_in = (uInt)size;
    stream.next_out = packed;
    stream.avail_out = (uInt)capacity;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    text_add(to, (const char *)packed, capacity - stream.avail_out);
    deflateEnd(&stream);
    free(packed);
    free(in);
}

static void say_length(text *to, size_t size)
{
    char field[64];
    snprintf(field, sizeof field, "Content-Length: %zu\r\n\r\n", size);
    text_say(to, field);
}

static void say_chunks(text *to, const char *body, size_t size)
{
    text_say(to, "Transfer-Encoding: chunked\r\n\r\n");
    for (size_t at = 0; at < size; at += 7) {
        size_t piece = size - at < 7 ? size - at : 7;
        char line[16];
        snprintf(line, sizeof line, "%zx\r\n", piece);
        text_say(to, line);
        text_add(to, body + at, piece);
        text_say(to, "\r\n");
    }
    text_say(to, "0\r\n\r\n");
}

text answer_bytes(framing how, const char *head, size_t head_size, const char *body, size_t size)
{
    text all = {NULL, 0, 0};
    text packed = {NULL, 0, 0};
    text_add(&all, head, head_size);
    switch (how) {
    case RAW:
        break;
    case LENGTH:
        say_length(&all, size);
        text_add(&all, body, size);
        break;
    case CHUNKED:
        say_chunks(&all, body, size);
        break;
    case CLOSE:
        text_say(&all, "\r\n");
        text_add(&all, body, size);
        break;
    case GZIP:
        text_gzip(&packed, body, size);
        text_say(&all, "Content-Encoding: gzip\r\n");
        say_length(&all, packed.size);
        text_add(&all, packed.bytes, packed.size);
        free(packed.bytes);
        break;
    }
    return all;
}

void open_at(talk *with, const char *host, wire_manner manner, text answer)
{
    memset(with, 0, sizeof *with);
    with->answer = answer;
    with->server = wire_open(host, manner, answer.bytes, answer.size);
    assert_non_null(with->server);
    snprintf(with->base_url, sizeof with->base_url,
             strchr(host, ':') != NULL ? "http://[%s]:%u/v2" : "http://%s:%u/v2", host,
             wire_port(with->server));
    with->client.base_url = with->base_url;
    with->client.user = ACCOUNT;
    with->client.password = PASSWORD;
    with->client.timeout_ms = 10000;
    with->sid = SID;
    with->params.type = TWCRED_TYPE_APN;
}

void open_talk(talk *with, wire_manner manner, text answer)
{
    open_at(with, "127.0.0.1", manner, answer);
}

text good_answer(void)
{
    return answer_bytes(LENGTH, BYTES("HTTP/1.1 201 Created\r\n"), BYTES(DOCUMENT));
}

void run_operation(talk *with)
{
    twcred_exchange *exchange = &with->exchange;
    twcred_outcome outcome = TWCRED_OUTCOME_DONE;
    switch (with->operation) {
    case TWCRED_CREATE:
        outcome = twcred_client_create(exchange, &with->client, &with->params);
        break;
    case TWCRED_FETCH:
        outcome = twcred_client_fetch(exchange, &with->client, with->sid);
        break;
    case TWCRED_UPDATE:
        outcome = twcred_client_update(exchange, &with->client, with->sid, &with->params);
        break;
    case TWCRED_DELETE:
        outcome = twcred_client_delete(exchange, &with->client, with->sid);
        break;
    case TWCRED_LIST:
        outcome = twcred_client_list(exchange, &with->client, &with->list);
        break;
    }
    assert_int_equal(outcome, exchange->outcome);
}

void run_talk(talk *with)
{
    run_operation(with);
    wire_stop(with->server);
}

void close_talk(talk *with)
{
    twcred_exchange_clear(&with->exchange);
    wire_free(with->server);
    free(with->answer.bytes);
}

void assert_string_is(const twcred_string *string, const char *expected)
{
    assert_int_equal(string->presence, TWCRED_PRESENT);
    assert_int_equal(string->size, strlen(expected));
    assert_string_equal(string->text, expected);
}

void assert_has(const char *request, const char *line)
{
    char whole_line[512];
    snprintf(whole_line, sizeof whole_line, "\r\n%s\r\n", line);
    if (strstr(request, whole_line) == NULL)
        fail_msg("no line \"%s\" in:\n%s", line, request);
}

void assert_lacks(const char *request, const char *part)
{
    if (strstr(request, part) != NULL)
        fail_msg("\"%s\" in:\n%s", part, request);
}

int start_curl(void **state)
{
    (void)state;
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? 0 : -1;
}

int end_curl(void **state)
{
    (void)state;
    curl_global_cleanup();
    return 0;
}
