/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A server that answers with any bytes, a client that talks to it, and what has to
 * be said: for the tests of the client. */
#ifndef TWCRED_TEST_TALK_H
#define TWCRED_TEST_TALK_H

#include "twcred_transport.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "wire.h"

#define BYTES(text) text, sizeof text - 1
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

#define ACCOUNT  "AC0123456789abcdef0123456789ABCDEF"
#define API_KEY  "SK0123456789abcdef0123456789ABCDEF"
#define PASSWORD "pa:ss+word/="
#define SID      "CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define REQUEST  "RQ0123456789abcdef0123456789abcdef"

/* The contract's own example. */
#define REST                                                                                     \
    "\"account_sid\":\"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"friendly_name\":\"Test slow "      \
    "create\",\"type\":\"apn\",\"sandbox\":\"False\",\"date_created\":\"2015-10-07T17:50:01Z\"," \
    "\"date_updated\":\"2015-10-07T17:50:01Z\",\"url\":\"https://ip-messaging.twilio.com/v2/"    \
    "Credentials/" SID "\"}"
#define DOCUMENT "{\"sid\":\"" SID "\"," REST

#define ERROR_BODY                                                                         \
    "{\"code\":20001,\"message\":\"Could not parse certificate\",\"more_info\":\"https://" \
    "www.twilio.com/docs/errors/20001\",\"status\":400"

#define CREATED "HTTP/1.1 201 Created\r\n"
#define FOUND   "HTTP/1.1 200 OK\r\n"
#define GONE    "HTTP/1.1 204 No Content\r\n\r\n"

/* A text that grows, for answers put together by the tests. */
typedef struct text {
    char *bytes;
    size_t size;
    size_t capacity;
} text;

void text_add(text *to, const char *bytes, size_t size);
void text_say(text *to, const char *words);
void text_fill(text *to, char byte, size_t count);
void text_gzip(text *to, const char *bytes, size_t size);

/* How the end of a body is told. */
typedef enum framing {
    RAW,     /* the head is all there is */
    LENGTH,  /* Content-Length */
    CHUNKED, /* chunks of seven bytes */
    CLOSE,   /* the end of the connection */
    GZIP     /* Content-Encoding: gzip, with Content-Length */
} framing;

/* The bytes of an answer; its head is the status line and fields with line ends. */
text answer_bytes(framing how, const char *head, size_t head_size, const char *body, size_t size);
text good_answer(void);

/* A server, a client that talks to it, and what came of it. */
typedef struct talk {
    text answer;
    wire *server;
    char base_url[64];
    twcred_client client;
    twcred_operation operation; /* zero: TWCRED_CREATE */
    const char *sid;
    twcred_params params;
    twcred_list_params list;
    twcred_exchange exchange;
} talk;

void open_talk(talk *with, wire_manner manner, text answer);
void open_at(talk *with, const char *host, wire_manner manner, text answer);
/* The exchange, with the server as it is. */
void run_operation(talk *with);
/* The exchange, and behind it the end of the server: what it kept may be asked. */
void run_talk(talk *with);
void close_talk(talk *with);

/* The request has the line; it lacks the part. */
void assert_has(const char *request, const char *line);
void assert_lacks(const char *request, const char *part);
void assert_string_is(const twcred_string *string, const char *expected);

/* For a group of tests. */
int start_curl(void **state);
int end_curl(void **state);

#endif
