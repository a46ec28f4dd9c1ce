/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "talk.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

/* ------------------------------------------------------------- the request */

/* The base64 of user:password, made with an encoder that is not libcurl's. */
#define BASIC_ACCOUNT "QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OUFCQ0RFRjpwYTpzcyt3b3JkLz0="
#define BASIC_API_KEY "U0swMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OUFCQ0RFRjpwYTpzcyt3b3JkLz0="

static void sends_the_exact_request(void **state)
{
    (void)state;
    static const struct {
        const char *user;
        const char *path;
        const char *line;
        const char *basic;
    } rows[] = {
        {ACCOUNT, "/v2", "POST /v2/Credentials HTTP/1.1\r\n", BASIC_ACCOUNT},
        {API_KEY, "/v2/", "POST /v2/Credentials HTTP/1.1\r\n", BASIC_API_KEY},
        {ACCOUNT, "", "POST /Credentials HTTP/1.1\r\n", BASIC_ACCOUNT},
        {ACCOUNT, "/", "POST /Credentials HTTP/1.1\r\n", BASIC_ACCOUNT},
        {ACCOUNT, "///", "POST /Credentials HTTP/1.1\r\n", BASIC_ACCOUNT},
        {ACCOUNT, "/proxy/twilio/v2///", "POST /proxy/twilio/v2/Credentials HTTP/1.1\r\n",
         BASIC_ACCOUNT},
        {ACCOUNT, "/a%20b/%E2%82%AC", "POST /a%20b/%E2%82%AC/Credentials HTTP/1.1\r\n",
         BASIC_ACCOUNT},
    };
    struct utsname system;
    assert_true(uname(&system) >= 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        char line[512];
        size_t size;
        print_message("%s\n", rows[i].path);
        open_talk(&with, WIRE_ANSWER, good_answer());
        snprintf(with.base_url, sizeof with.base_url, "http://127.0.0.1:%u%s",
                 wire_port(with.server), rows[i].path);
        with.client.user = rows[i].user;
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
        const char *request = wire_request(with.server, &size);
        assert_non_null(request);
        assert_memory_equal(request, rows[i].line, strlen(rows[i].line));
        snprintf(line, sizeof line, "Host: 127.0.0.1:%u", wire_port(with.server));
        assert_has(request, line);
        snprintf(line, sizeof line, "Authorization: Basic %s", rows[i].basic);
        assert_has(request, line);
        snprintf(line, sizeof line, "User-Agent: twcred/%s (%s %s) C/99", TWCRED_VERSION,
                 system.sysname, system.machine);
        assert_has(request, line);
        assert_has(request, "Accept: application/json");
        assert_has(request, "Content-Type: application/x-www-form-urlencoded");
        assert_has(request, "Content-Length: 8");
        assert_lacks(request, "Expect");
        assert_lacks(request, "Transfer-Encoding");
        assert_lacks(request, "Cookie");
        assert_string_equal(strstr(request, "\r\n\r\n") + 4, "Type=apn");
        assert_int_equal(wire_connections(with.server), 1);
        close_talk(&with);
    }
}

#define PARAM(text)            \
    {                          \
        text, sizeof(text) - 1 \
    }

static void sends_the_exact_body(void **state)
{
    (void)state;
    static const struct {
        twcred_params params;
        const char *body;
    } rows[] = {
        {{.type = TWCRED_TYPE_FCM, .secret = PARAM("{\"k\":\"a+b/c=\\n\"}\n")},
         "Type=fcm&Secret=%7B%22k%22%3A%22a%2Bb%2Fc%3D%5Cn%22%7D%0A"},
        {{.type = TWCRED_TYPE_GCM, .api_key = PARAM("a\0b\r\n\x7f")},
         "Type=gcm&ApiKey=a%00b%0D%0A%7F"},
        {{.type = TWCRED_TYPE_APN,
          .friendly_name = PARAM("Zitr\xc3\xb6nchen \xf0\x9f\x8d\x8b *-._~"),
          .certificate = PARAM("-----BEGIN A-----\nx+/=\n"),
          .private_key = PARAM(""),
          .sandbox = TWCRED_SWITCH_FALSE},
         "Type=apn&FriendlyName=Zitr%C3%B6nchen+%F0%9F%8D%8B+*-._%7E&Certificate=-----BEGIN+A-----"
         "%0Ax%2B%2F%3D%0A&PrivateKey=&Sandbox=false"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        char line[64];
        size_t size;
        open_talk(&with, WIRE_ANSWER, good_answer());
        with.params = rows[i].params;
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
        const char *request = wire_request(with.server, &size);
        assert_string_equal(strstr(request, "\r\n\r\n") + 4, rows[i].body);
        snprintf(line, sizeof line, "Content-Length: %zu", strlen(rows[i].body));
        assert_has(request, line);
        close_talk(&with);
    }
}

/* More than fits into the buffers of the sockets, so that it is sent in parts. */
static void sends_a_large_body_whole(void **state)
{
    (void)state;
    talk with;
    text secret = {NULL, 0, 0};
    size_t size;
    text_fill(&secret, '+', 3000000);
    open_talk(&with, WIRE_ANSWER, good_answer());
    with.params.type = TWCRED_TYPE_FCM;
    with.params.secret.data = secret.bytes;
    with.params.secret.size = secret.size;
    run_talk(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    const char *request = wire_request(with.server, &size);
    assert_lacks(request, "Expect");
    const char *body = strstr(request, "\r\n\r\n") + 4;
    static const char start[] = "Type=fcm&Secret=";
    assert_int_equal(size - (size_t)(body - request), sizeof start - 1 + 3 * secret.size);
    assert_memory_equal(body, start, sizeof start - 1);
    for (size_t i = 0; i < secret.size; i++)
        assert_memory_equal(body + sizeof start - 1 + 3 * i, "%2B", 3);
    free(secret.bytes);
    close_talk(&with);
}

/* A proxy would see the password of a plain exchange; this one refuses all. */
static void plain_http_knows_no_proxy(void **state)
{
    (void)state;
    static const char *const names[] = {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"};
    talk with;
    open_talk(&with, WIRE_ANSWER, good_answer());
    for (size_t i = 0; i < COUNT(names); i++)
        assert_int_equal(setenv(names[i], "http://127.0.0.1:1", 1), 0);
    unsetenv("no_proxy");
    unsetenv("NO_PROXY");
    run_talk(&with);
    for (size_t i = 0; i < COUNT(names); i++)
        unsetenv(names[i]);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(wire_connections(with.server), 1);
    close_talk(&with);
}

/* ------------------------------------------------------------- the answers */

/* Where nothing else is said: whole, certain, and without a fault. */
typedef struct answer_case {
    const char *name;
    framing how;
    const char *head;
    size_t head_size;
    const char *body;
    size_t body_size;
    twcred_outcome outcome;
    twcred_cause cause;
    twcred_code code;
    int http_status;
    bool uncertain;
    twcred_code headers_code;
} answer_case;

#define NOTHING              NULL, 0
#define DONE                 TWCRED_OUTCOME_DONE, TWCRED_CAUSE_NONE, TWCRED_OK, 201, false
#define BROKEN(code, status) TWCRED_OUTCOME_BROKEN_ANSWER, TWCRED_CAUSE_NONE, code, status, true
#define REFUSED(status, uncertain) \
    TWCRED_OUTCOME_SERVICE_ERROR, TWCRED_CAUSE_NONE, TWCRED_OK, status, uncertain
#define NO_ANSWER(cause, status) TWCRED_OUTCOME_NO_ANSWER, cause, TWCRED_OK, status, true

#define BY_LENGTH "Content-Length: 5\r\n\r\n"

static const answer_case answer_cases[] = {
    /* Success, in all the ways that a body can be framed. */
    {"by length", LENGTH, BYTES(CREATED), BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"in chunks", CHUNKED, BYTES(CREATED), BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"until close", CLOSE, BYTES(CREATED), BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"gzip", GZIP, BYTES(CREATED), BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"HTTP/1.0", CLOSE, BYTES("HTTP/1.0 201 Created\r\n"), BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"no reason phrase", LENGTH, BYTES("HTTP/1.1 201\r\n"), BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"100 before it", LENGTH, BYTES("HTTP/1.1 100 Continue\r\n\r\n" CREATED), BYTES(DOCUMENT), DONE,
     TWCRED_OK},
    {"103 before it", LENGTH, BYTES("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" CREATED),
     BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"several before it", CHUNKED,
     BYTES("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early "
           "Hints\r\n\r\n" CREATED),
     BYTES(DOCUMENT), DONE, TWCRED_OK},
    {"a trailer field", RAW,
     BYTES(CREATED "Transfer-Encoding: chunked\r\n\r\n2c\r\n{\"sid\":\"" SID
                   "\"}\r\n0\r\nX-Checksum: 1\r\n\r\n"),
     NOTHING, DONE, TWCRED_OK},
    /* A trailer is not merged: two request ids would be told. */
    {"a trailer of a known field", RAW,
     BYTES(CREATED "Twilio-Request-Id: " REQUEST
                   "\r\nTransfer-Encoding: chunked\r\n\r\n2c\r\n{\"sid\":\"" SID
                   "\"}\r\n0\r\nTwilio-Request-Id: " REQUEST "\r\n\r\n"),
     NOTHING, DONE, TWCRED_OK},
    {"the same length twice", RAW,
     BYTES(CREATED "Content-Length: 44\r\ncontent-length:44 \r\n\r\n{\"sid\":\"" SID "\"}"),
     NOTHING, DONE, TWCRED_OK},
    {"two lengths", RAW,
     BYTES(CREATED "Content-Length: 5\r\nContent-Length: 44\r\n\r\n{\"sid\":\"" SID "\"}"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"a field that is not known", LENGTH, BYTES(CREATED "X-A: \xe9\r\n"), BYTES(DOCUMENT), DONE,
     TWCRED_OK},
    {"a control character in a field", LENGTH, BYTES(CREATED "X-A: a\x1b[31mb\r\n"),
     BYTES(DOCUMENT), DONE, TWCRED_HEADER_CONTROL},
    {"a boolean field that is none", LENGTH,
     BYTES(CREATED "Access-Control-Allow-Credentials: maybe\r\n"), BYTES(DOCUMENT), DONE,
     TWCRED_HEADER_FORMAT},
    {"two request ids", LENGTH,
     BYTES(CREATED "Twilio-Request-Id: " REQUEST "\r\nTwilio-Request-Id: "
                   "RQffffffffffffffffffffffffffffffff\r\n"),
     BYTES(DOCUMENT), DONE, TWCRED_HEADER_DUPLICATE},

    /* An answer that breaks the contract. */
    {"without sid", LENGTH, BYTES(CREATED), BYTES("{" REST), BROKEN(TWCRED_FIELD_MISSING, 201),
     TWCRED_OK},
    {"an empty object", LENGTH, BYTES(CREATED), BYTES("{}"), BROKEN(TWCRED_FIELD_MISSING, 201),
     TWCRED_OK},
    {"sid is null", LENGTH, BYTES(CREATED), BYTES("{\"sid\":null," REST),
     BROKEN(TWCRED_FIELD_MISSING, 201), TWCRED_OK},
    {"sid of another kind", LENGTH, BYTES(CREATED), BYTES("{\"sid\":\"" ACCOUNT "\"}"),
     BROKEN(TWCRED_FIELD_FORMAT, 201), TWCRED_OK},
    {"sid twice", LENGTH, BYTES(CREATED), BYTES("{\"sid\":\"" SID "\",\"s\\u0069d\":null}"),
     BROKEN(TWCRED_FIELD_DUPLICATE, 201), TWCRED_OK},
    {"type is null", LENGTH, BYTES(CREATED), BYTES("{\"sid\":\"" SID "\",\"type\":null}"),
     BROKEN(TWCRED_FIELD_NULL, 201), TWCRED_OK},
    {"an array", LENGTH, BYTES(CREATED), BYTES("[" DOCUMENT "]"), BROKEN(TWCRED_FIELD_TYPE, 201),
     TWCRED_OK},
    {"broken JSON", LENGTH, BYTES(CREATED), BYTES("{\"sid\":\"" SID "\",}"),
     BROKEN(TWCRED_JSON_SYNTAX, 201), TWCRED_OK},
    {"two documents", LENGTH, BYTES(CREATED), BYTES(DOCUMENT "{}"),
     BROKEN(TWCRED_JSON_TRAILING, 201), TWCRED_OK},
    {"a NUL behind the document", LENGTH, BYTES(CREATED), BYTES(DOCUMENT "\0"),
     BROKEN(TWCRED_JSON_TRAILING, 201), TWCRED_OK},
    {"not UTF-8", LENGTH, BYTES(CREATED), BYTES("{\"sid\":\"" SID "\",\"x\":\"\xe9\"}"),
     BROKEN(TWCRED_JSON_UTF8, 201), TWCRED_OK},
    {"201 without a body", LENGTH, BYTES(CREATED), BYTES(""), BROKEN(TWCRED_JSON_SYNTAX, 201),
     TWCRED_OK},
    {"200", LENGTH, BYTES("HTTP/1.1 200 OK\r\n"), BYTES(DOCUMENT),
     BROKEN(TWCRED_STATUS_UNEXPECTED, 200), TWCRED_OK},
    {"202", LENGTH, BYTES("HTTP/1.1 202 Accepted\r\n"), BYTES(DOCUMENT),
     BROKEN(TWCRED_STATUS_UNEXPECTED, 202), TWCRED_OK},
    {"204", RAW, BYTES("HTTP/1.1 204 No Content\r\n\r\n"), NOTHING,
     BROKEN(TWCRED_STATUS_UNEXPECTED, 204), TWCRED_OK},
    {"302", LENGTH, BYTES("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/v2/Credentials\r\n"),
     BYTES(""), BROKEN(TWCRED_STATUS_UNEXPECTED, 302), TWCRED_OK},
    {"307", LENGTH, BYTES("HTTP/1.1 307 Temporary Redirect\r\nLocation: /v2/Credentials\r\n"),
     BYTES(""), BROKEN(TWCRED_STATUS_UNEXPECTED, 307), TWCRED_OK},
    {"304", RAW, BYTES("HTTP/1.1 304 Not Modified\r\n\r\n"), NOTHING,
     BROKEN(TWCRED_STATUS_UNEXPECTED, 304), TWCRED_OK},
    {"600", LENGTH, BYTES("HTTP/1.1 600 Odd\r\n"), BYTES(DOCUMENT),
     BROKEN(TWCRED_STATUS_UNEXPECTED, 600), TWCRED_OK},

    /* The service refuses. Only 5xx leaves in the dark whether it created. */
    {"400 of form 1", LENGTH, BYTES("HTTP/1.1 400 Bad Request\r\n"), BYTES(ERROR_BODY "}"),
     REFUSED(400, false), TWCRED_OK},
    {"400 of form 2", CHUNKED, BYTES("HTTP/1.1 400 Bad Request\r\n"),
     BYTES(ERROR_BODY ",\"details\":{\"line\":1}}"), REFUSED(400, false), TWCRED_OK},
    {"401", LENGTH, BYTES("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"),
     BYTES("{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}"), REFUSED(401, false),
     TWCRED_OK},
    {"404", LENGTH, BYTES("HTTP/1.1 404 Not Found\r\n"), BYTES("{\"code\":20404}"),
     REFUSED(404, false), TWCRED_OK},
    {"408", LENGTH, BYTES("HTTP/1.1 408 Request Timeout\r\n"), BYTES(""), REFUSED(408, false),
     TWCRED_OK},
    {"429", GZIP, BYTES("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n"),
     BYTES("{\"code\":20429}"), REFUSED(429, false), TWCRED_OK},
    {"500, empty", LENGTH, BYTES("HTTP/1.1 500 Internal Server Error\r\n"), BYTES(""),
     REFUSED(500, true), TWCRED_OK},
    {"502, HTML", CLOSE, BYTES("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n"),
     BYTES("<html>\r\n<h1>Bad Gateway</h1>\r\n"), REFUSED(502, true), TWCRED_OK},
    {"503, a success document", LENGTH, BYTES("HTTP/1.1 503 Service Unavailable\r\n"),
     BYTES(DOCUMENT), REFUSED(503, true), TWCRED_OK},

    /* Nothing that could be judged. */
    {"an empty answer", RAW, BYTES(""), NOTHING, NO_ANSWER(TWCRED_CAUSE_FRAMING, 0), TWCRED_OK},
    {"garbage", RAW, BYTES("\x01\x02\x03\xff garbage\r\n\r\n"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 0), TWCRED_OK},
    {"another protocol", RAW, BYTES("SSH-2.0-OpenSSH_9.2p1\r\n"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 0), TWCRED_OK},
    {"HTTP/0.9", RAW, BYTES(DOCUMENT), NOTHING, NO_ANSWER(TWCRED_CAUSE_FRAMING, 0), TWCRED_OK},
    {"an interim answer alone", RAW, BYTES("HTTP/1.1 100 Continue\r\n\r\n"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 100), TWCRED_OK},
    {"the body is cut", RAW, BYTES(CREATED "Content-Length: 1000\r\n\r\n" DOCUMENT), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"the body of an error is cut", RAW,
     BYTES("HTTP/1.1 400 Bad Request\r\nContent-Length: 1000\r\n\r\n{}"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 400), TWCRED_OK},
    {"a length that is no number", RAW, BYTES(CREATED "Content-Length: five\r\n\r\n" DOCUMENT),
     NOTHING, NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"the chunks are cut", RAW,
     BYTES(CREATED "Transfer-Encoding: chunked\r\n\r\n2c\r\n{\"sid\":\"" SID "\"}\r\n"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"a chunk size that is none", RAW,
     BYTES(CREATED "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"a chunk size beyond 64 bits", RAW,
     BYTES(CREATED "Transfer-Encoding: chunked\r\n\r\n11111111111111111\r\n{}\r\n0\r\n\r\n"),
     NOTHING, NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"gzip that is none", LENGTH, BYTES(CREATED "Content-Encoding: gzip\r\n"), BYTES(DOCUMENT),
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"an encoding that was not asked for", LENGTH, BYTES(CREATED "Content-Encoding: rot13\r\n"),
     BYTES(DOCUMENT), NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
    {"a NUL in the head", RAW, BYTES(CREATED "X-A: a\0b\r\nContent-Length: 2\r\n\r\n{}"), NOTHING,
     NO_ANSWER(TWCRED_CAUSE_FRAMING, 201), TWCRED_OK},
};

static void check_exchange(const twcred_exchange *got, const answer_case *expected)
{
    assert_int_equal(got->outcome, expected->outcome);
    assert_string_equal(twcred_cause_name(got->cause), twcred_cause_name(expected->cause));
    assert_string_equal(twcred_code_name(got->status.code), twcred_code_name(expected->code));
    assert_int_equal(got->answer.http_status, expected->http_status);
    assert_true(got->sent);
    assert_int_equal(got->uncertain, expected->uncertain);
    assert_string_equal(twcred_code_name(got->headers_status.code),
                        twcred_code_name(expected->headers_code));
    if (expected->outcome == TWCRED_OUTCOME_DONE)
        assert_string_is(&got->answer.credential.sid, SID);
    else
        assert_int_not_equal(got->answer.credential.sid.presence, TWCRED_PRESENT);
    if (expected->outcome == TWCRED_OUTCOME_NO_ANSWER)
        assert_true(got->detail[0] != '\0');
    else
        assert_string_equal(got->detail, "");
}

static void judges_every_answer(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(answer_cases); i++) {
        const answer_case *row = &answer_cases[i];
        talk with;
        print_message("%s\n", row->name);
        open_talk(&with, WIRE_ANSWER,
                  answer_bytes(row->how, row->head, row->head_size, row->body, row->body_size));
        run_talk(&with);
        check_exchange(&with.exchange, row);
        assert_int_equal(wire_connections(with.server), 1);
        close_talk(&with);
    }
}

/* Without the empty line behind the fields, no answer came: not a refusal, nor
 * an empty document. */
static void a_cut_head_is_no_answer(void **state)
{
    (void)state;
    static const char *const heads[] = {
        CREATED,
        CREATED "Content-Le",
        "HTTP/1.1 204 No Content\r\n",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/ht",
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 Bad Request\r\n",
    };
    for (size_t i = 0; i < COUNT(heads); i++) {
        talk with;
        print_message("%s\n", heads[i]);
        open_talk(&with, WIRE_ANSWER, answer_bytes(RAW, heads[i], strlen(heads[i]), NOTHING));
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
        assert_int_equal(with.exchange.cause, TWCRED_CAUSE_FRAMING);
        assert_true(with.exchange.uncertain);
        close_talk(&with);
    }
}

/* Half of a stream that is good so far, and one with a wrong checksum. */
static void corrupt_gzip_is_no_answer(void **state)
{
    (void)state;
    for (size_t kind = 0; kind < 2; kind++) {
        talk with;
        text packed = {NULL, 0, 0};
        text_gzip(&packed, BYTES(DOCUMENT));
        if (kind == 0)
            packed.bytes[packed.size / 2] = (char)(packed.bytes[packed.size / 2] ^ 0x55);
        else
            packed.bytes[packed.size - 8] = (char)(packed.bytes[packed.size - 8] ^ 0x55);
        open_talk(&with, WIRE_ANSWER,
                  answer_bytes(LENGTH, BYTES(CREATED "Content-Encoding: gzip\r\n"), packed.bytes,
                               packed.size));
        free(packed.bytes);
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NO_ANSWER);
        assert_int_equal(with.exchange.cause, TWCRED_CAUSE_FRAMING);
        assert_true(with.exchange.uncertain);
        close_talk(&with);
    }
}

static void decodes_the_contracts_example(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER,
              answer_bytes(LENGTH,
                           BYTES(CREATED "Access-Control-Allow-Origin: *\r\n"
                                         "access-control-allow-methods: POST\r\n"
                                         "Access-Control-Allow-Methods: OPTIONS\r\n"
                                         "Access-Control-Allow-Headers:Content-Type\r\n"
                                         "Access-Control-Allow-Credentials: true\r\n"
                                         "Access-Control-Expose-Headers:  X-A  \r\n"
                                         "Twilio-Request-Id: " REQUEST "\r\n"),
                           BYTES(DOCUMENT)));
    run_talk(&with);
    const twcred_credential *credential = &with.exchange.answer.credential;
    const twcred_headers *headers = &with.exchange.headers;
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.exchange.answer.kind, TWCRED_ANSWER_CREDENTIAL);
    assert_string_is(&credential->sid, SID);
    assert_string_is(&credential->account_sid, "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_string_is(&credential->friendly_name, "Test slow create");
    assert_int_equal(credential->type, TWCRED_TYPE_APN);
    assert_string_is(&credential->sandbox, "False");
    assert_int_equal(credential->sandbox_value, TWCRED_NO);
    assert_string_is(&credential->date_created.string, "2015-10-07T17:50:01Z");
    assert_true(credential->date_created.time.seconds == 1444240201);
    assert_string_is(&credential->date_updated.string, "2015-10-07T17:50:01Z");
    assert_string_is(&credential->url, "https://ip-messaging.twilio.com/v2/Credentials/" SID);
    assert_string_is(&headers->allow_origin, "*");
    assert_string_is(&headers->allow_methods, "POST, OPTIONS");
    assert_string_is(&headers->allow_headers, "Content-Type");
    assert_int_equal(headers->allow_credentials, TWCRED_YES);
    assert_string_is(&headers->expose_headers, "X-A");
    assert_string_is(&headers->request_id, REQUEST);
    assert_int_equal(headers->retry_after.presence, TWCRED_ABSENT);
    assert_int_equal(with.exchange.body_size, sizeof DOCUMENT - 1);
    assert_memory_equal(with.exchange.body, DOCUMENT, sizeof DOCUMENT - 1);
    close_talk(&with);
}

static void decodes_the_services_error(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER,
              answer_bytes(LENGTH,
                           BYTES("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n"
                                 "Twilio-Request-Id: " REQUEST "\r\n"),
                           BYTES(ERROR_BODY ",\"details\":{\"line\":1}}")));
    run_talk(&with);
    const twcred_error *error = &with.exchange.answer.error;
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_SERVICE_ERROR);
    assert_int_equal(with.exchange.answer.kind, TWCRED_ANSWER_ERROR);
    assert_int_equal(with.exchange.answer.error_body.code, TWCRED_OK);
    assert_int_equal(error->http_status, 429);
    assert_true(error->code.value == 20001);
    assert_string_is(&error->message, "Could not parse certificate");
    assert_string_is(&error->more_info, "https://www.twilio.com/docs/errors/20001");
    assert_true(error->status.value == 400);
    assert_string_is(&error->details, "{\"line\":1}");
    assert_string_is(&with.exchange.headers.request_id, REQUEST);
    assert_string_is(&with.exchange.headers.retry_after, "7");
    assert_true(with.exchange.headers.retry_seconds.value == 7);
    close_talk(&with);
}

static void forgets_the_fields_of_interim_answers(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER,
              answer_bytes(LENGTH,
                           BYTES("HTTP/1.1 103 Early Hints\r\n"
                                 "Access-Control-Allow-Origin: https://early.example\r\n"
                                 "Access-Control-Allow-Methods: GET\r\n"
                                 "Twilio-Request-Id: RQffffffffffffffffffffffffffffffff\r\n"
                                 "Retry-After: 9\r\nX-A: \x01\r\n\r\n" CREATED
                                 "Access-Control-Allow-Methods: POST\r\n"
                                 "Twilio-Request-Id: " REQUEST "\r\n"),
                           BYTES(DOCUMENT)));
    run_talk(&with);
    const twcred_headers *headers = &with.exchange.headers;
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.exchange.headers_status.code, TWCRED_OK);
    assert_int_equal(headers->allow_origin.presence, TWCRED_ABSENT);
    assert_int_equal(headers->retry_after.presence, TWCRED_ABSENT);
    assert_string_is(&headers->allow_methods, "POST");
    assert_string_is(&headers->request_id, REQUEST);
    close_talk(&with);
}

static void keeps_the_fields_around_a_refused_one(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER,
              answer_bytes(LENGTH,
                           BYTES(CREATED "Access-Control-Allow-Origin: *\r\n"
                                         "Access-Control-Allow-Headers: a\x1b[31m\r\n"
                                         "Access-Control-Allow-Credentials: maybe\r\n"
                                         "Twilio-Request-Id: " REQUEST "\r\n"
                                         "Twilio-Request-Id: " SID "\r\n"),
                           BYTES(DOCUMENT)));
    run_talk(&with);
    const twcred_headers *headers = &with.exchange.headers;
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    /* The first fault is the one that is told. */
    assert_int_equal(with.exchange.headers_status.code, TWCRED_HEADER_CONTROL);
    assert_string_is(&headers->allow_origin, "*");
    assert_int_equal(headers->allow_headers.presence, TWCRED_ABSENT);
    assert_int_equal(headers->allow_credentials, TWCRED_UNKNOWN);
    assert_string_is(&headers->request_id, REQUEST);
    close_talk(&with);
}

/* ------------------------------------------------- refused before sending */

static void refuses_users_and_passwords(void **state)
{
    (void)state;
    static const struct {
        const char *user;
        const char *password;
        twcred_cause cause;
    } rows[] = {
        {NULL, PASSWORD, TWCRED_CAUSE_USER},
        {"", PASSWORD, TWCRED_CAUSE_USER},
        {"AC", PASSWORD, TWCRED_CAUSE_USER},
        {"AC0123456789abcdef0123456789ABCDE", PASSWORD, TWCRED_CAUSE_USER},
        {ACCOUNT "0", PASSWORD, TWCRED_CAUSE_USER},
        {ACCOUNT " ", PASSWORD, TWCRED_CAUSE_USER},
        {ACCOUNT "\n", PASSWORD, TWCRED_CAUSE_USER},
        {" " ACCOUNT, PASSWORD, TWCRED_CAUSE_USER},
        {"AC0123456789abcdef0123456789ABCDEG", PASSWORD, TWCRED_CAUSE_USER},
        {"ac0123456789abcdef0123456789ABCDEF", PASSWORD, TWCRED_CAUSE_USER},
        {SID, PASSWORD, TWCRED_CAUSE_USER},
        {REQUEST, PASSWORD, TWCRED_CAUSE_USER},
        {"AC0123456789abcdef0123456789AB:DEF", PASSWORD, TWCRED_CAUSE_USER},
        {ACCOUNT, NULL, TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, " ", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "hush hush", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "hush ", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "hush\n", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "hush\r\nX-Injected: 1", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "\thush", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "hush\x7f", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "h\xc3\xbcsh", TWCRED_CAUSE_PASSWORD},
        {ACCOUNT, "hush\x80", TWCRED_CAUSE_PASSWORD},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        print_message("row %zu\n", i);
        open_talk(&with, WIRE_ANSWER, good_answer());
        with.client.user = rows[i].user;
        with.client.password = rows[i].password;
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NOT_SENT);
        assert_int_equal(with.exchange.cause, rows[i].cause);
        assert_int_equal(with.exchange.status.code, TWCRED_OK);
        assert_false(with.exchange.sent);
        assert_false(with.exchange.uncertain);
        assert_null(strstr(with.exchange.detail, "hush"));
        assert_int_equal(wire_connections(with.server), 0);
        close_talk(&with);
    }
}

static void refuses_parameters(void **state)
{
    (void)state;
    static const struct {
        twcred_params params;
        twcred_code code;
        const char *field;
        size_t offset;
    } rows[] = {
        {{.type = TWCRED_TYPE_NONE}, TWCRED_PARAM_MISSING, "Type", 0},
        {{.type = (twcred_type)9}, TWCRED_PARAM_ENUM, "Type", 0},
        {{.type = TWCRED_TYPE_APN, .sandbox = (twcred_switch)9}, TWCRED_PARAM_ENUM, "Sandbox", 0},
        {{.type = TWCRED_TYPE_FCM, .secret = PARAM("caf\xe9")}, TWCRED_PARAM_UTF8, "Secret", 3},
        {{.type = TWCRED_TYPE_GCM, .api_key = PARAM("\xed\xa0\x80")},
         TWCRED_PARAM_UTF8,
         "ApiKey",
         0},
        {{.type = TWCRED_TYPE_APN, .certificate = {NULL, 1}}, TWCRED_PARAM_NULL, "Certificate", 0},
        {{.type = TWCRED_TYPE_APN, .private_key = {"x", SIZE_MAX}},
         TWCRED_PARAM_SIZE,
         "PrivateKey",
         0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        print_message("row %zu\n", i);
        open_talk(&with, WIRE_ANSWER, good_answer());
        with.params = rows[i].params;
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NOT_SENT);
        assert_int_equal(with.exchange.cause, TWCRED_CAUSE_NONE);
        assert_int_equal(with.exchange.status.code, rows[i].code);
        assert_string_equal(with.exchange.status.field, rows[i].field);
        if (rows[i].code == TWCRED_PARAM_UTF8)
            assert_int_equal(with.exchange.status.offset, rows[i].offset);
        assert_false(with.exchange.sent);
        assert_false(with.exchange.uncertain);
        assert_int_equal(wire_connections(with.server), 0);
        close_talk(&with);
    }
}

/* ------------------------------------------------------------------- names */

static void causes_have_names(void **state)
{
    (void)state;
    static const struct {
        twcred_cause cause;
        const char *name;
    } rows[] = {
        {TWCRED_CAUSE_NONE, "none"},
        {TWCRED_CAUSE_BASE_URL, "transport-base-url"},
        {TWCRED_CAUSE_USER, "transport-user"},
        {TWCRED_CAUSE_PASSWORD, "transport-password"},
        {TWCRED_CAUSE_MEMORY, "transport-memory"},
        {TWCRED_CAUSE_CONNECT, "transport-connect"},
        {TWCRED_CAUSE_TLS, "transport-tls"},
        {TWCRED_CAUSE_TIMEOUT, "transport-timeout"},
        {TWCRED_CAUSE_SIZE, "transport-size"},
        {TWCRED_CAUSE_FRAMING, "transport-framing"},
        {TWCRED_CAUSE_PAGE_LOOP, "transport-page-loop"},
        {TWCRED_CAUSE_PAGE_LIMIT, "transport-page-limit"},
        {TWCRED_CAUSE_HOST, "transport-host"},
        {(twcred_cause)(TWCRED_CAUSE_HOST + 1), "unknown"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(twcred_cause_name(rows[i].cause), rows[i].name);
}

static void clearing_twice_is_harmless(void **state)
{
    (void)state;
    static const twcred_exchange cleared;
    talk with;
    open_talk(&with, WIRE_ANSWER, good_answer());
    run_talk(&with);
    twcred_exchange_clear(&with.exchange);
    assert_memory_equal(&with.exchange, &cleared, sizeof cleared);
    twcred_exchange_clear(&with.exchange);
    assert_memory_equal(&with.exchange, &cleared, sizeof cleared);
    close_talk(&with);
}

/* The exchange need not be initialised: what was there is not looked at. */
static void starts_from_any_memory(void **state)
{
    (void)state;
    talk with;
    open_talk(&with, WIRE_ANSWER, good_answer());
    memset(&with.exchange, 0xA5, sizeof with.exchange);
    with.client.password = "";
    assert_int_equal(twcred_client_create(&with.exchange, &with.client, &with.params),
                     TWCRED_OUTCOME_NOT_SENT);
    assert_null(with.exchange.body);
    assert_int_equal(with.exchange.answer.http_status, 0);
    close_talk(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sends_the_exact_request),
        cmocka_unit_test(sends_the_exact_body),
        cmocka_unit_test(sends_a_large_body_whole),
        cmocka_unit_test(plain_http_knows_no_proxy),
        cmocka_unit_test(judges_every_answer),
        cmocka_unit_test(a_cut_head_is_no_answer),
        cmocka_unit_test(corrupt_gzip_is_no_answer),
        cmocka_unit_test(decodes_the_contracts_example),
        cmocka_unit_test(decodes_the_services_error),
        cmocka_unit_test(forgets_the_fields_of_interim_answers),
        cmocka_unit_test(keeps_the_fields_around_a_refused_one),
        cmocka_unit_test(refuses_users_and_passwords),
        cmocka_unit_test(refuses_parameters),
        cmocka_unit_test(causes_have_names),
        cmocka_unit_test(clearing_twice_is_harmless),
        cmocka_unit_test(starts_from_any_memory),
    };
    return cmocka_run_group_tests_name("transport-client", tests, start_curl, end_curl);
}
