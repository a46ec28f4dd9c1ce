/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The calls of transport/twcred_transport.h, as real exchanges of libcurl with a
 * server of arbitrary bytes: each connection that libcurl opens becomes one end of a
 * socket pair, at whose other end all that the server says lies ready, its end too.
 *
 * The first byte of the input is the call: c, f, u, d or l for an operation of its
 * own, w for a walk through the list; in upper case, the body of an answer may have
 * ANSWER_SMALL bytes only. The rest is what the server sends, cut by bytes 0xFF 0xFF
 * into the parts for one connection after the other.
 *
 *   - an exchange opens one connection, whatever comes: nothing is followed and
 *     nothing is tried again; a walk opens at most one more than it gets pages
 *   - the request comes out whole, once, with the fields that the exchange tells, and
 *     it is told as sent
 *   - an answer that is whole by oracle_http.h is judged as twcred_answer_decode()
 *     and twcred_credential_match() judge its body, or is too large; one that is cut,
 *     or has two lengths, is no answer; the header fields are those that twcred_header_read() finds
 *   - whatever was clear or not: a credential, a page or an error is handed out only
 *     when the body that the exchange keeps holds it and goes with its status; a
 *     credential is the one that was asked for
 *   - no answer has a cause, words for it, and nothing in it; whether it is uncertain
 *     follows from the operation and the outcome
 *   - the limits hold: those of the body, the header fields and the pages; no time
 *     limit is ever reached, since the server never keeps anyone waiting
 *   - a walk hands out as many credentials as it counts, asks for no page twice, and is
 *     whole only at a page without a next one
 *   - no secret is in any text that is told, in clear or in Base64, unless the server
 *     sent it
 *   - what was sent in pieces is judged as what came at once
 *   - every descriptor is closed; memory is watched by the sanitizer */
#include "twcred_transport.h"

#include "answers.h"
#include "harness.h"
#include "oracle_http.h"

#include <ctype.h>
#include <curl/curl.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BASE_URL "http://127.0.0.1:9/v2"
#define SID      "CR0123456789abcdef0123456789ABCDEF"
#define USER     "ACffffffffffffffffffffffffffffffff"
#define PASSWORD "the-password-of-the-account"

/* User, colon and password in Base64, without the padding. */
#define BASIC "QUNmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZjp0aGUtcGFzc3dvcmQtb2YtdGhlLWFjY291bnQ"

#define ANSWER_LARGE ((size_t)1 << 20)
#define ANSWER_SMALL ((size_t)128)
#define HEADERS_TEXT ((size_t)8192)
#define PAGES_MAX    ((size_t)5)
#define PLAYS_MAX    (2 * PAGES_MAX + 2)

/* None of them stands in what is told. */
static const char *const secrets[] = {PASSWORD, "the-certificate", "the-private-key", "the-api-key",
                                      BASIC};
#define SECRETS (sizeof secrets / sizeof secrets[0])

/* ------------------------------------------------------------------ server */

/* One connection, from the server's side. */
typedef struct play {
    int socket;
    const char *bytes;
    size_t size;
    size_t sent;
} play;

/* The server of a run. */
static struct {
    const char *bytes; /* for the connections to come */
    size_t size;
    size_t pieces; /* in how many what is sent comes */
    play plays[PLAYS_MAX];
    size_t count;
} server;

static void send_piece(play *on, size_t size)
{
    if (on->sent == on->size)
        return;
    if (size > on->size - on->sent)
        size = on->size - on->sent;
    require(send(on->socket, on->bytes + on->sent, size, MSG_DONTWAIT | MSG_NOSIGNAL) ==
            (ssize_t)size);
    on->sent += size;
    if (on->sent == on->size)
        require(shutdown(on->socket, SHUT_WR) == 0);
}

/* The bytes in front of the first 0xFF 0xFF. */
static size_t cut_size(const char *bytes, size_t size)
{
    const char *end = bytes + size;
    const char *at = bytes;
    while (size > 0 && (at = memchr(at, 0xFF, (size_t)(end - at))) != NULL && at + 1 < end) {
        if ((unsigned char)at[1] == 0xFF)
            return (size_t)(at - bytes);
        at++;
    }
    return size;
}

static play *begin_play(int socket)
{
    require(server.count < PLAYS_MAX);
    play *on = &server.plays[server.count++];
    on->socket = socket;
    on->bytes = server.bytes;
    on->size = cut_size(server.bytes, server.size);
    on->sent = 0;
    size_t gone = on->size < server.size ? on->size + 2 : on->size;
    server.bytes += gone;
    server.size -= gone;
    if (on->size == 0)
        require(shutdown(socket, SHUT_WR) == 0);
    return on;
}

/* CURLOPT_SOCKOPTFUNCTION: puts one end of a pair in the place of the socket that
 * was made to be connected. */
static int connect_pair(void *context, curl_socket_t socket, curlsocktype purpose)
{
    int ends[2];
    (void)context;
    (void)purpose;
    require(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    require(dup2(ends[0], socket) == socket && close(ends[0]) == 0);
    play *on = begin_play(ends[1]);
    send_piece(on, server.pieces == 1 ? on->size : on->size / server.pieces + 1);
    return CURL_SOCKOPT_ALREADY_CONNECTED;
}

/* libcurl 7.88 connects what is connected already; to libcurl 8 it makes no difference.
 * Nothing here has a socket that would have to be connected in earnest. */
int connect(int socket, const struct sockaddr *address, socklen_t size)
{
    (void)socket;
    (void)address;
    (void)size;
    return 0;
}

/* CURLOPT_XFERINFOFUNCTION: what has come was read, so more can come. */
static int send_more(void *context, curl_off_t all, curl_off_t now, curl_off_t up, curl_off_t gone)
{
    (void)context;
    (void)all;
    (void)now;
    (void)up;
    (void)gone;
    if (server.count > 0) {
        play *on = &server.plays[server.count - 1];
        send_piece(on, on->size / server.pieces + 1);
    }
    return 0;
}

/* The linker puts it between the transport and libcurl (--wrap). */
CURLcode __real_curl_easy_perform(CURL *curl);
CURLcode __wrap_curl_easy_perform(CURL *curl);
CURLcode __wrap_curl_easy_perform(CURL *curl)
{
    require(curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, connect_pair) == CURLE_OK);
    require(curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, send_more) == CURLE_OK);
    require(curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L) == CURLE_OK);
    return __real_curl_easy_perform(curl);
}

/* All that a client sent on a connection that it must have closed by now. */
static size_t drain(const play *on, char *request, size_t capacity)
{
    size_t size = 0;
    for (;;) {
        ssize_t got = recv(on->socket, request + size, capacity - size, MSG_DONTWAIT);
        /* It is told as a reset where the client left something unread. */
        require(got >= 0 || errno == ECONNRESET);
        if (got <= 0)
            break;
        size += (size_t)got;
    }
    require(close(on->socket) == 0);
    return size;
}

/* ---------------------------------------------------------------- requests */

/* By its first byte: each memcmp() of a fuzzing build is traced. */
static bool contains(const char *text, size_t size, const char *part)
{
    size_t length = strlen(part);
    const char *end = text + size;
    while (size >= length) {
        const char *found = memchr(text, part[0], size - length + 1);
        if (found == NULL)
            return false;
        if (memcmp(found, part, length) == 0)
            return true;
        text = found + 1;
        size = (size_t)(end - text);
    }
    return false;
}

static void require_request(const char *request, size_t size, const char *method)
{
    char start[64] = "";
    strcat(strcat(start, method), " /v2/Credentials");
    require(size > strlen(start) && memcmp(request, start, strlen(start)) == 0);
    require(contains(request, size, "\r\n\r\n"));
    require(contains(request, size, "\r\nAuthorization: Basic " BASIC));
}

/* Every field that is told is one that was sent, but for the password. */
static void require_told(const twcred_exchange *exchange, const char *request, size_t size)
{
    const char *line = exchange->fields;
    require(line != NULL && exchange->url != NULL);
    require(strncmp(exchange->url, BASE_URL "/Credentials", sizeof BASE_URL + 11) == 0);
    while (*line != '\0') {
        char sent[512] = "\r\n";
        size_t length = strcspn(line, "\n");
        require(line[length] == '\n' && length + 5 < sizeof sent);
        memcpy(sent + 2, line, length);
        memcpy(sent + 2 + length, "\r\n", 3);
        require(strncmp(line, "Authorization: ", 15) == 0 || contains(request, size, sent));
        line += length + 1;
    }
}

/* ----------------------------------------------------------------- secrets */

static void require_no_secret(const char *text, size_t size)
{
    for (size_t i = 0; text != NULL && i < SECRETS; i++)
        require(!contains(text, size, secrets[i]));
}

static void require_discreet(const twcred_exchange *exchange, const char *bytes, size_t size)
{
    for (size_t i = 0; i < SECRETS; i++)
        if (contains(bytes, size, secrets[i]))
            return;
    require(memchr(exchange->detail, '\0', sizeof exchange->detail) != NULL);
    require_no_secret(exchange->detail, strlen(exchange->detail));
    require_no_secret(exchange->url, strlen(exchange->url));
    require_no_secret(exchange->fields, strlen(exchange->fields));
    require_no_secret(exchange->headers_text, exchange->headers.text_used);
    require_no_secret(exchange->body, exchange->body_size);
}

/* ---------------------------------------------------------------- outcomes */

static bool changes(twcred_operation operation)
{
    return operation != TWCRED_FETCH && operation != TWCRED_LIST;
}

/* What the exchange hands out is what its own body says. */
static twcred_outcome judge(twcred_answer *answer, twcred_status *status, char *text,
                            size_t capacity, twcred_operation operation, int http_status,
                            const char *body, size_t body_size)
{
    static twcred_work work;
    *status = twcred_answer_decode(answer, text, capacity, &work, operation, http_status, body,
                                   body_size);
    if (status->code != TWCRED_OK)
        return TWCRED_OUTCOME_BROKEN_ANSWER;
    if (answer->kind == TWCRED_ANSWER_ERROR)
        return TWCRED_OUTCOME_SERVICE_ERROR;
    if (answer->kind == TWCRED_ANSWER_CREDENTIAL)
        *status =
            twcred_credential_match(&answer->credential, operation == TWCRED_CREATE ? NULL : SID,
                                    operation == TWCRED_CREATE ? 0 : TWCRED_SID_SIZE);
    return status->code == TWCRED_OK ? TWCRED_OUTCOME_DONE : TWCRED_OUTCOME_BROKEN_ANSWER;
}

static void require_judged(const twcred_exchange *exchange, twcred_operation operation)
{
    twcred_answer answer;
    twcred_status status;
    size_t capacity = 2 * exchange->body_size + 1;
    char *text = lend(0, capacity);
    require(exchange->outcome == judge(&answer, &status, text, capacity, operation,
                                       exchange->answer.http_status, exchange->body,
                                       exchange->body_size));
    require(same_status(exchange->status, status));
    require(exchange->cause == TWCRED_CAUSE_NONE && exchange->detail[0] == '\0');
    require(exchange->answer.kind == answer.kind);
    require(exchange->answer.http_status == answer.http_status);
    require(same_credential(&exchange->answer.credential, &answer.credential));
    require(same_page(&exchange->answer.page, &answer.page));
    require(same_error(&exchange->answer.error, &answer.error));
    require(same_status(exchange->answer.error_body, answer.error_body));
}

static void require_no_answer(const twcred_exchange *exchange)
{
    require(exchange->outcome == TWCRED_OUTCOME_NO_ANSWER);
    require(exchange->cause == TWCRED_CAUSE_FRAMING || exchange->cause == TWCRED_CAUSE_SIZE);
    require(strncmp(twcred_cause_name(exchange->cause), "transport-", 10) == 0);
    require(exchange->detail[0] != '\0');
    require(exchange->status.code == TWCRED_OK);
    require(exchange->answer.kind == TWCRED_ANSWER_NONE);
    require(exchange->text == NULL);
}

/* What holds for each exchange, whatever the server said. */
static void require_outcome(const twcred_exchange *exchange, twcred_operation operation,
                            size_t answer_max)
{
    require(exchange->sent);
    require(exchange->body_size <= answer_max);
    require(exchange->headers.text_used <= HEADERS_TEXT);
    require(exchange->connected_us >= 0 && exchange->answered_us >= 0 && exchange->ended_us >= 0);
    require_sound(exchange->status);
    require_sound(exchange->headers_status);
    if (exchange->outcome == TWCRED_OUTCOME_NO_ANSWER)
        require_no_answer(exchange);
    else
        require_judged(exchange, operation);
    bool uncertain =
        exchange->outcome == TWCRED_OUTCOME_NO_ANSWER ||
        exchange->outcome == TWCRED_OUTCOME_BROKEN_ANSWER ||
        (exchange->outcome == TWCRED_OUTCOME_SERVICE_ERROR && exchange->answer.http_status >= 500);
    require(exchange->uncertain == (uncertain && changes(operation)));
}

static void require_fields(const twcred_exchange *exchange, const http_answer *answer)
{
    twcred_headers headers;
    twcred_status status = {TWCRED_OK, NULL, 0, 0};
    char *text = lend(1, HEADERS_TEXT);
    const char *at = answer->fields;
    const char *end = answer->fields + answer->fields_size;
    memset(&headers, 0, sizeof headers);
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        require(feed != NULL);
        twcred_status of_line =
            twcred_header_read(&headers, text, HEADERS_TEXT, at, (size_t)(feed + 1 - at));
        if (status.code == TWCRED_OK)
            status = of_line;
        at = feed + 1;
    }
    require(same_status(exchange->headers_status, status));
    require(exchange->headers.text_used == headers.text_used);
    require(same_bytes(exchange->headers_text, text, headers.text_used));
    require(exchange->headers.retry_seconds.value == headers.retry_seconds.value);
    require(exchange->headers.concurrent_requests.value == headers.concurrent_requests.value);
}

static void require_read(const twcred_exchange *exchange, const char *bytes, size_t size,
                         size_t answer_max)
{
    http_answer answer = oracle_http_answer(bytes, size);
    if (answer.verdict == HTTP_UNCLEAR)
        return;
    if (answer.verdict == HTTP_BROKEN) {
        require(exchange->outcome == TWCRED_OUTCOME_NO_ANSWER);
        return;
    }
    if (answer.body_size > answer_max) {
        require(exchange->cause == TWCRED_CAUSE_SIZE);
        return;
    }
    require(exchange->outcome != TWCRED_OUTCOME_NO_ANSWER);
    require(exchange->answer.http_status == answer.status);
    require(exchange->body_size == answer.body_size);
    require(same_bytes(exchange->body, answer.body, answer.body_size));
    require_fields(exchange, &answer);
}

/* ------------------------------------------------------------------- calls */

static const twcred_params parameters[] = {
    {.type = TWCRED_TYPE_APN,
     .friendly_name = {"a name", 6},
     .certificate = {"the-certificate", 15},
     .private_key = {"the-private-key", 15},
     .sandbox = TWCRED_SWITCH_TRUE},
    {.friendly_name = {"", 0}, .api_key = {"the-api-key", 11}},
};

static void call(twcred_exchange *exchange, const twcred_client *client, twcred_operation operation)
{
    static const twcred_list_params first = {.page_size = {TWCRED_PRESENT, 50}};
    twcred_outcome outcome = TWCRED_OUTCOME_NOT_SENT;
    memset(exchange, 0x55, sizeof *exchange);
    switch (operation) {
    case TWCRED_CREATE:
        outcome = twcred_client_create(exchange, client, &parameters[0]);
        break;
    case TWCRED_FETCH:
        outcome = twcred_client_fetch(exchange, client, SID);
        break;
    case TWCRED_UPDATE:
        outcome = twcred_client_update(exchange, client, SID, &parameters[1]);
        break;
    case TWCRED_DELETE:
        outcome = twcred_client_delete(exchange, client, SID);
        break;
    case TWCRED_LIST:
        outcome = twcred_client_list(exchange, client, &first);
        break;
    }
    require(outcome == exchange->outcome);
}

static void begin(const char *bytes, size_t size, size_t pieces)
{
    server.bytes = bytes;
    server.size = size;
    server.pieces = pieces;
    server.count = 0;
}

static void check_call(twcred_exchange *exchange, const twcred_client *client,
                       twcred_operation operation, const char *bytes, size_t size, size_t pieces)
{
    static char request[4096];
    begin(bytes, size, pieces);
    call(exchange, client, operation);
    require(server.count == 1);
    size_t request_size = drain(&server.plays[0], request, sizeof request);
    require_request(request, request_size, twcred_operation_get(operation)->method);
    require_told(exchange, request, request_size);
    require_outcome(exchange, operation, client->answer_max);
    require_read(exchange, bytes, cut_size(bytes, size), client->answer_max);
    require_discreet(exchange, bytes, size);
}

static void require_same_call(const twcred_exchange *one, const twcred_exchange *other)
{
    require(one->outcome == other->outcome && one->cause == other->cause);
    require(same_status(one->status, other->status));
    require(one->answer.http_status == other->answer.http_status);
    require(
        one->outcome == TWCRED_OUTCOME_NO_ANSWER ||
        (one->body_size == other->body_size && same_bytes(one->body, other->body, one->body_size)));
}

/* No page is asked for twice: each first line of a request is another. */
static void require_all_different(const char *requests, size_t size)
{
    static const char start[] = "GET /v2/Credentials";
    const char *end = requests + size;
    for (const char *at = requests; at < end; at++) {
        size_t left = (size_t)(end - at);
        if (left < sizeof start || memcmp(at, start, sizeof start - 1) != 0)
            continue;
        char line[1024] = "";
        const char *line_end = memchr(at, '\r', left);
        require(line_end != NULL);
        size_t length = (size_t)(line_end - at);
        /* Of the longest, the beginning. */
        memcpy(line, at, length < sizeof line - 2 ? length + 1 : sizeof line - 1);
        require(length >= sizeof line - 2 || !contains(line_end, left - length, line));
    }
}

static void check_walk(const twcred_client *client, const char *bytes, size_t size)
{
    static const twcred_list_params first = {.page_size = {TWCRED_PRESENT, 50}};
    static char request[4 * HTTP_INPUT_MAX];
    twcred_walk walk;
    twcred_credential credential;
    size_t items = 0;

    begin(bytes, size, 1);
    twcred_walk_begin(&walk, client, &first, PAGES_MAX);
    while (twcred_walk_next(&walk, &credential)) {
        items++;
        require(walk.exchange.outcome == TWCRED_OUTCOME_DONE);
    }
    require(credential_zeroed(&credential));
    require(!twcred_walk_next(&walk, &credential) && credential_zeroed(&credential));
    require(walk.items == items && walk.pages <= PAGES_MAX);
    const twcred_exchange *last = &walk.exchange;
    require(last->cause != TWCRED_CAUSE_TIMEOUT && last->cause != TWCRED_CAUSE_CONNECT &&
            last->cause != TWCRED_CAUSE_MEMORY);
    require(last->outcome != TWCRED_OUTCOME_NOT_SENT && !last->uncertain);
    if (last->outcome == TWCRED_OUTCOME_DONE)
        require(walk.pages > 0 && last->answer.kind == TWCRED_ANSWER_PAGE &&
                last->answer.page.next_page_url.presence != TWCRED_PRESENT);
    require_sound(last->status);
    require_discreet(last, bytes, size);
    twcred_walk_end(&walk);
    size_t end = 0;
    for (size_t i = 0; i < server.count; i++) {
        size_t request_size = drain(&server.plays[i], request + end, sizeof request - end);
        if (request_size > 0)
            require_request(request + end, request_size, "GET");
        end += request_size;
    }
    require_all_different(request, end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char letters[] = "cfudlw";
    static bool ready;
    twcred_client client = {.base_url = BASE_URL,
                            .user = USER,
                            .password = PASSWORD,
                            .connect_timeout_ms = 20000,
                            .timeout_ms = 20000,
                            .answer_max = ANSWER_LARGE};

    if (size < 1 || size > HTTP_INPUT_MAX)
        return 0;
    const char *letter = memchr(letters, tolower(data[0]), sizeof letters - 1);
    if (letter == NULL)
        return 0;
    if (!ready)
        require(curl_global_init(CURL_GLOBAL_ALL) == CURLE_OK);
    ready = true;
    if (isupper(data[0]))
        client.answer_max = ANSWER_SMALL;
    const char *bytes = (const char *)data + 1;
    size -= 1;
    if (*letter == 'w') {
        check_walk(&client, bytes, size);
        return 0;
    }
    twcred_exchange exchange;
    twcred_exchange again;
    twcred_operation operation = (twcred_operation)(letter - letters);
    check_call(&exchange, &client, operation, bytes, size, 1);
    check_call(&again, &client, operation, bytes, size, 5);
    require_same_call(&exchange, &again);
    twcred_exchange_clear(&exchange);
    twcred_exchange_clear(&again);
    return 0;
}
