/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "exchange.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base_url.h"
#include "cause.h"
#include "fields.h"
#include "receive.h"
#include "sigpipe.h"

/* ---------------------------------------------------------------- loopback */

/* A name such as localhost says nothing of the address behind it. */
static bool loopback_address(const struct curl_sockaddr *address)
{
    if (address->family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, &address->addr, sizeof in);
        return ntohl(in.sin_addr.s_addr) >> 24 == 127;
    }
    if (address->family == AF_INET6) {
        /* libcurl lends more room than the type of `addr` shows. */
        struct sockaddr_in6 in6;
        memcpy(&in6, (const char *)address + offsetof(struct curl_sockaddr, addr), sizeof in6);
        return IN6_IS_ADDR_LOOPBACK(&in6.sin6_addr) != 0;
    }
    return false;
}

static curl_socket_t open_loopback(void *context, curlsocktype purpose,
                                   struct curl_sockaddr *address)
{
    (void)context;
    (void)purpose;
    if (!loopback_address(address))
        return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype, address->protocol);
}

/* ----------------------------------------------------------------- sending */

/* What one exchange needs on the way out, to be freed, or wiped and freed. */
typedef struct sending {
    CURL *curl; /* not its own */
    const twcred_client *client;
    const twcred_operation_info *operation;
    const asking *what;
    char base_url_space[TWCRED_BASE_URL_SIZE];
    const char *base_url;
    char *body;
    size_t body_size;
    char agent[FIELDS_AGENT_SIZE];
    struct curl_slist *fields;
} sending;

static void release(sending *out)
{
    /* The handle may outlive what was lent to it. */
    if (out->curl != NULL)
        curl_easy_reset(out->curl);
    curl_slist_free_all(out->fields);
    if (out->body != NULL)
        twcred_wipe(out->body, out->body_size);
    free(out->body);
}

/* What the operation's method and body ask for. */
static CURLcode set_method(const sending *out)
{
    CURLcode code;
    if (!out->operation->body) {
        code = curl_easy_setopt(out->curl, CURLOPT_HTTPGET, 1L);
        if (code == CURLE_OK)
            code = curl_easy_setopt(out->curl, CURLOPT_CUSTOMREQUEST, out->operation->method);
        return code;
    }
    code = curl_easy_setopt(out->curl, CURLOPT_POST, 1L);
    if (code == CURLE_OK)
        code = curl_easy_setopt(out->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)out->body_size);
    if (code == CURLE_OK)
        code = curl_easy_setopt(out->curl, CURLOPT_POSTFIELDS, out->body);
    return code;
}

/* Options that libcurl may refuse for want of memory or of a feature. */
static CURLcode set_options(const sending *out, const char *url)
{
    CURL *curl = out->curl;
    const twcred_client *client = out->client;
    bool plain = base_url_is_plain(out->base_url);
    CURLcode code = set_method(out);
#define SET(option, value)                                    \
    do {                                                      \
        if (code == CURLE_OK)                                 \
            code = curl_easy_setopt(curl, (option), (value)); \
    } while (0)
    SET(CURLOPT_URL, url);
    /* The URL that is told, and against which a next page is judged, is the one that
     * is asked for: no dots are taken out of it. */
    SET(CURLOPT_PATH_AS_IS, 1L);
    SET(CURLOPT_PROTOCOLS_STR, plain ? "http" : "https");
    /* The fields are told as they are sent, and HTTP/2 would send others. */
    SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    if (client->ca_file != NULL)
        SET(CURLOPT_CAINFO, client->ca_file);
    if (plain) {
        SET(CURLOPT_PROXY, "");
        SET(CURLOPT_OPENSOCKETFUNCTION, open_loopback);
    }
    SET(CURLOPT_NOSIGNAL, 1L);
    /* Without it, a name server that does not answer outlasts the time limit. */
    SET(CURLOPT_QUICK_EXIT, 1L);
    SET(CURLOPT_CONNECTTIMEOUT_MS,
        client->connect_timeout_ms > 0 ? client->connect_timeout_ms : TWCRED_CONNECT_TIMEOUT_MS);
    SET(CURLOPT_TIMEOUT_MS, client->timeout_ms > 0 ? client->timeout_ms : TWCRED_TIMEOUT_MS);
    SET(CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
    SET(CURLOPT_USERNAME, client->user);
    SET(CURLOPT_PASSWORD, client->password);
    SET(CURLOPT_HTTPHEADER, out->fields);
    SET(CURLOPT_USERAGENT, out->agent);   /* for a proxy, which does not get the fields */
    SET(CURLOPT_ACCEPT_ENCODING, "gzip"); /* for what comes: the field is one of the fields */
    SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    SET(CURLOPT_HEADERFUNCTION, receive_header);
    SET(CURLOPT_WRITEFUNCTION, receive_body);
#undef SET
    return code;
}

/* ------------------------------------------------------------------ ending */

twcred_outcome exchange_end(twcred_exchange *exchange, twcred_outcome outcome, twcred_cause cause,
                            const char *detail)
{
    exchange->outcome = outcome;
    exchange->cause = cause;
    snprintf(exchange->detail, sizeof exchange->detail, "%s", detail);
    return outcome;
}

static twcred_outcome not_sent(twcred_exchange *exchange, twcred_cause cause, const char *detail)
{
    return exchange_end(exchange, TWCRED_OUTCOME_NOT_SENT, cause, detail);
}

static twcred_outcome no_answer(twcred_exchange *exchange, twcred_cause cause, const char *detail)
{
    return exchange_end(exchange, TWCRED_OUTCOME_NO_ANSWER, cause, detail);
}

/* Whether the answer leaves open what was done. A fetch or a list changes nothing,
 * whatever became of it. */
static bool is_uncertain(const twcred_exchange *exchange, twcred_operation operation)
{
    if (operation == TWCRED_FETCH || operation == TWCRED_LIST)
        return false;
    switch (exchange->outcome) {
    case TWCRED_OUTCOME_DONE:
    case TWCRED_OUTCOME_NOT_SENT:
    case TWCRED_OUTCOME_DRY_RUN:
        return false;
    case TWCRED_OUTCOME_SERVICE_ERROR:
        return exchange->answer.http_status >= 500;
    case TWCRED_OUTCOME_NO_ANSWER:
        return exchange->sent;
    case TWCRED_OUTCOME_BROKEN_ANSWER:
        return true;
    }
    return true;
}

/* ----------------------------------------------------------------- judging */

/* Judges an answer that came whole. */
static twcred_outcome judge(twcred_exchange *exchange, const asking *what, int http_status)
{
    twcred_work work;
    /* Texts of an error may be told twice: whole, and as an item of its list. */
    size_t capacity = http_status >= 400 ? 2 * exchange->body_size : exchange->body_size;
    if (capacity == 0)
        capacity = 1;
    exchange->text = malloc(capacity);
    if (exchange->text == NULL)
        return no_answer(exchange, TWCRED_CAUSE_MEMORY, "");
    exchange->status =
        twcred_answer_decode(&exchange->answer, exchange->text, capacity, &work, what->operation,
                             http_status, exchange->body, exchange->body_size);
    if (exchange->status.code == TWCRED_OK && exchange->answer.kind == TWCRED_ANSWER_ERROR)
        return exchange->outcome = TWCRED_OUTCOME_SERVICE_ERROR;
    if (exchange->status.code == TWCRED_OK && exchange->answer.kind == TWCRED_ANSWER_CREDENTIAL)
        exchange->status = twcred_credential_match(&exchange->answer.credential, what->sid,
                                                   what->sid != NULL ? strlen(what->sid) : 0);
    return exchange->outcome = exchange->status.code == TWCRED_OK ? TWCRED_OUTCOME_DONE
                                                                  : TWCRED_OUTCOME_BROKEN_ANSWER;
}

/* -------------------------------------------------------------- performing */

/* Whether some of the request may have reached the service. What a proxy was
 * asked to connect to is counted in the request's size, too, but comes before
 * the transfer. */
static bool was_sent(CURL *curl)
{
    long request_size = 0;
    curl_off_t before_transfer = 0;
    curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &request_size);
    curl_easy_getinfo(curl, CURLINFO_PRETRANSFER_TIME_T, &before_transfer);
    return request_size > 0 && before_transfer > 0;
}

static int64_t time_of(CURL *curl, CURLINFO which)
{
    curl_off_t microseconds = 0;
    curl_easy_getinfo(curl, which, &microseconds);
    return (int64_t)microseconds;
}

/* libcurl tells times of what did not happen, too. */
static void read_times(twcred_exchange *exchange, const sending *out, bool whole)
{
    long head_size = 0;
    curl_easy_getinfo(out->curl, CURLINFO_HEADER_SIZE, &head_size);
    exchange->connected_us =
        time_of(out->curl, base_url_is_plain(out->base_url) ? CURLINFO_CONNECT_TIME_T
                                                            : CURLINFO_APPCONNECT_TIME_T);
    /* The connection of the page before has no times of its own. */
    if (exchange->connected_us == 0 && exchange->sent)
        exchange->connected_us = time_of(out->curl, CURLINFO_PRETRANSFER_TIME_T);
    if (head_size > 0)
        exchange->answered_us = time_of(out->curl, CURLINFO_STARTTRANSFER_TIME_T);
    if (whole)
        exchange->ended_us = time_of(out->curl, CURLINFO_TOTAL_TIME_T);
}

static twcred_outcome perform(twcred_exchange *exchange, const sending *out)
{
    char words[CURL_ERROR_SIZE] = "";
    size_t answer_max = out->client->answer_max;
    receiver to;
    receiver_begin(&to, exchange, answer_max > 0 ? answer_max : TWCRED_ANSWER_MAX);
    curl_easy_setopt(out->curl, CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(out->curl, CURLOPT_WRITEDATA, &to);
    curl_easy_setopt(out->curl, CURLOPT_HEADERDATA, &to);
    CURLcode code = curl_easy_perform(out->curl);
    curl_easy_setopt(out->curl, CURLOPT_ERRORBUFFER, NULL);

    long http_status = 0;
    curl_easy_getinfo(out->curl, CURLINFO_RESPONSE_CODE, &http_status);
    exchange->sent = was_sent(out->curl);
    exchange->answer.http_status = (int)http_status;
    read_times(exchange, out, code == CURLE_OK && !to.in_fields);
    if (to.cause != TWCRED_CAUSE_NONE)
        return no_answer(exchange, to.cause, to.words);
    /* libcurl says so of a field line beyond its limit. */
    if (code == CURLE_OUT_OF_MEMORY && to.in_fields)
        return no_answer(exchange, TWCRED_CAUSE_SIZE, "a header field is too large");
    if (code != CURLE_OK)
        return no_answer(exchange, cause_of(code, exchange->sent), cause_words(code, words));
    /* libcurl takes an end of the connection for the end of the fields. */
    if (to.in_fields)
        return no_answer(exchange, TWCRED_CAUSE_FRAMING,
                         "the answer ends within its header fields");
    return judge(exchange, out->what, (int)http_status);
}

/* --------------------------------------------------------------- preparing */

/* Printable ASCII without the space: nothing else is part of a token, and a
 * stray line end is the commonest reason for a 401. */
static bool password_allowed(const char *password)
{
    size_t size = 0;
    while (password[size] > ' ' && password[size] < 0x7F)
        size++;
    return size > 0 && password[size] == '\0';
}

static bool user_allowed(const char *user)
{
    return twcred_sid_check(TWCRED_SID_ACCOUNT, user, strlen(user)).code == TWCRED_OK ||
           twcred_sid_check(TWCRED_SID_API_KEY, user, strlen(user)).code == TWCRED_OK;
}

/* Builds the request; body or query are written to `space`, or measured only. */
static twcred_status encode(twcred_request *request, char *space, size_t capacity,
                            const sending *out)
{
    const asking *what = out->what;
    size_t sid_size = what->sid != NULL ? strlen(what->sid) : 0;
    switch (what->operation) {
    case TWCRED_CREATE:
        return twcred_create_encode(request, space, capacity, what->params);
    case TWCRED_FETCH:
        return twcred_fetch_encode(request, what->sid, sid_size);
    case TWCRED_UPDATE:
        return twcred_update_encode(request, space, capacity, out->client->service, what->sid,
                                    sid_size, what->params);
    case TWCRED_DELETE:
        return twcred_delete_encode(request, what->sid, sid_size);
    case TWCRED_LIST:
        return twcred_list_encode(request, space, capacity, out->client->service, what->list);
    }
    static const twcred_status unknown = {TWCRED_PARAM_ENUM, "operation", 0, 0};
    return unknown;
}

/* Writes what was measured before: the body, or the query into the URL. */
static bool write_request(twcred_exchange *exchange, sending *out)
{
    twcred_request *request = &exchange->request;
    twcred_param query = out->what->query;
    char *written = NULL;
    if (query.data != NULL) {
        request->query_size = query.size;
    } else if (request->query_size > 0) {
        size_t capacity = request->query_size;
        written = malloc(capacity);
        if (written == NULL)
            return false;
        encode(request, written, capacity, out);
        query.data = written;
        query.size = request->query_size;
    }
    exchange->url = base_url_join(out->base_url, request->path, query);
    free(written);
    if (exchange->url == NULL)
        return false;
    if (!out->operation->body)
        return true;
    size_t capacity = request->body_size > 0 ? request->body_size : 1;
    out->body = malloc(capacity);
    if (out->body == NULL)
        return false;
    encode(request, out->body, capacity, out);
    out->body_size = request->body_size;
    return true;
}

static bool write_fields(twcred_exchange *exchange, sending *out)
{
    fields_agent(out->agent);
    out->fields = fields_make(&exchange->request, exchange->url);
    if (out->fields == NULL)
        return false;
    exchange->fields = fields_describe(out->fields, out->client->user, out->client->password);
    exchange->headers_text = malloc(RECEIVE_HEADERS_TEXT);
    return exchange->fields != NULL && exchange->headers_text != NULL;
}

static twcred_outcome refuse_host(twcred_exchange *exchange)
{
    return not_sent(exchange, TWCRED_CAUSE_HOST,
                    exchange->status.code == TWCRED_PARAM_UNKNOWN
                        ? "edge and region are parts of the service's own host, not of a base URL"
                        : "");
}

static twcred_outcome start(twcred_exchange *exchange, CURL **curl, sending *out)
{
    const twcred_client *client = out->client;
    out->base_url = base_url_of(out->base_url_space, &exchange->status, client);
    if (out->base_url == NULL)
        return refuse_host(exchange);
    const char *fault = twcred_base_url_fault(out->base_url);
    if (fault != NULL)
        return not_sent(exchange, TWCRED_CAUSE_BASE_URL, fault);
    if (client->user == NULL || !user_allowed(client->user))
        return not_sent(exchange, TWCRED_CAUSE_USER, "");
    if (client->password == NULL || !password_allowed(client->password))
        return not_sent(exchange, TWCRED_CAUSE_PASSWORD, "");

    exchange->status = encode(&exchange->request, NULL, 0, out);
    if (exchange->status.code != TWCRED_OK)
        return not_sent(exchange, TWCRED_CAUSE_NONE, "");
    if (*curl == NULL)
        *curl = curl_easy_init();
    out->curl = *curl;
    if (out->curl == NULL || !write_request(exchange, out) || !write_fields(exchange, out))
        return not_sent(exchange, TWCRED_CAUSE_MEMORY, "");
    CURLcode code = set_options(out, exchange->url);
    if (code != CURLE_OK)
        return not_sent(exchange, cause_of(code, false), curl_easy_strerror(code));
    if (client->dry_run)
        return exchange->outcome = TWCRED_OUTCOME_DRY_RUN;
    return perform(exchange, out);
}

/* --------------------------------------------------------------- exchanges */

twcred_outcome exchange_run(twcred_exchange *exchange, CURL **curl, const twcred_client *client,
                            const asking *what)
{
    sending out;
    sigpipe_guard guard;
    memset(exchange, 0, sizeof *exchange);
    memset(&out, 0, sizeof out);
    out.client = client;
    out.what = what;
    out.operation = twcred_operation_get(what->operation);
    sigpipe_block(&guard);
    start(exchange, curl, &out);
    release(&out);
    sigpipe_restore(&guard);
    exchange->uncertain = is_uncertain(exchange, what->operation);
    return exchange->outcome;
}

void exchange_release(CURL *curl)
{
    sigpipe_guard guard;
    sigpipe_block(&guard);
    curl_easy_cleanup(curl); /* closes the connection, which may write, too */
    sigpipe_restore(&guard);
}

void twcred_exchange_clear(twcred_exchange *exchange)
{
    free(exchange->body);
    free(exchange->url);
    free(exchange->fields);
    free(exchange->text);
    free(exchange->headers_text);
    memset(exchange, 0, sizeof *exchange);
}
