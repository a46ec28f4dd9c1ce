/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "twcred_transport.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/utsname.h>

#include "base_url.h"
#include "receive.h"
#include "sigpipe.h"

/* ------------------------------------------------------------------ causes */

const char *twcred_cause_name(twcred_cause cause)
{
    switch (cause) {
    case TWCRED_CAUSE_NONE:
        return "none";
    case TWCRED_CAUSE_BASE_URL:
        return "transport-base-url";
    case TWCRED_CAUSE_USER:
        return "transport-user";
    case TWCRED_CAUSE_PASSWORD:
        return "transport-password";
    case TWCRED_CAUSE_MEMORY:
        return "transport-memory";
    case TWCRED_CAUSE_CONNECT:
        return "transport-connect";
    case TWCRED_CAUSE_TLS:
        return "transport-tls";
    case TWCRED_CAUSE_TIMEOUT:
        return "transport-timeout";
    case TWCRED_CAUSE_SIZE:
        return "transport-size";
    case TWCRED_CAUSE_FRAMING:
        return "transport-framing";
    case TWCRED_CAUSE_PAGE_LOOP:
        return "transport-page-loop";
    case TWCRED_CAUSE_PAGE_LIMIT:
        return "transport-page-limit";
    case TWCRED_CAUSE_HOST:
        return "transport-host";
    }
    return "unknown";
}

static const struct {
    CURLcode code;
    twcred_cause cause;
} curl_causes[] = {
    {CURLE_OUT_OF_MEMORY, TWCRED_CAUSE_MEMORY},
    {CURLE_COULDNT_RESOLVE_PROXY, TWCRED_CAUSE_CONNECT},
    {CURLE_COULDNT_RESOLVE_HOST, TWCRED_CAUSE_CONNECT},
    {CURLE_COULDNT_CONNECT, TWCRED_CAUSE_CONNECT},
    {CURLE_PROXY, TWCRED_CAUSE_CONNECT},
    {CURLE_INTERFACE_FAILED, TWCRED_CAUSE_CONNECT},
    {CURLE_SSL_CONNECT_ERROR, TWCRED_CAUSE_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, TWCRED_CAUSE_TLS},
    {CURLE_SSL_CACERT_BADFILE, TWCRED_CAUSE_TLS},
    {CURLE_SSL_CERTPROBLEM, TWCRED_CAUSE_TLS},
    {CURLE_SSL_CIPHER, TWCRED_CAUSE_TLS},
    {CURLE_SSL_ENGINE_NOTFOUND, TWCRED_CAUSE_TLS},
    {CURLE_SSL_ENGINE_INITFAILED, TWCRED_CAUSE_TLS},
    {CURLE_SSL_ISSUER_ERROR, TWCRED_CAUSE_TLS},
    {CURLE_SSL_INVALIDCERTSTATUS, TWCRED_CAUSE_TLS},
    {CURLE_USE_SSL_FAILED, TWCRED_CAUSE_TLS},
    {CURLE_OPERATION_TIMEDOUT, TWCRED_CAUSE_TIMEOUT},
    {CURLE_FILESIZE_EXCEEDED, TWCRED_CAUSE_SIZE},
};

static twcred_cause cause_of(CURLcode code, bool sent)
{
    for (size_t i = 0; i < sizeof curl_causes / sizeof curl_causes[0]; i++)
        if (curl_causes[i].code == code)
            return curl_causes[i].cause;
    return sent ? TWCRED_CAUSE_FRAMING : TWCRED_CAUSE_CONNECT;
}

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

/* Everything of one exchange that is to be freed, or wiped and freed. */
typedef struct sending {
    CURL *curl;
    struct curl_slist *fields;
    char *url;
    char *body;
    twcred_request request;
    char user_agent[256];
} sending;

/* The service's convention: name/version (system machine) language/version. */
static void name_agent(sending *out)
{
    struct utsname system;
    if (uname(&system) != 0)
        memset(&system, 0, sizeof system);
    snprintf(out->user_agent, sizeof out->user_agent, "twcred/%s (%.64s %.64s) C/99",
             TWCRED_VERSION, system.sysname, system.machine);
}

static bool add_field(sending *out, const char *field)
{
    struct curl_slist *longer = curl_slist_append(out->fields, field);
    if (longer == NULL)
        return false;
    out->fields = longer;
    return true;
}

static bool add_fields(sending *out)
{
    char type[128];
    snprintf(type, sizeof type, "Content-Type: %s", out->request.content_type);
    /* Expect would only make a server wait that refuses by its own limits. */
    return add_field(out, type) && add_field(out, "Accept: application/json") &&
           add_field(out, "Expect:");
}

/* Options that libcurl may refuse for want of memory or of a feature. */
static CURLcode set_options(sending *out, const twcred_client *client, const char *base_url)
{
    CURL *curl = out->curl;
    CURLcode code = CURLE_OK;
#define SET(option, value)                                    \
    do {                                                      \
        if (code == CURLE_OK)                                 \
            code = curl_easy_setopt(curl, (option), (value)); \
    } while (0)
    SET(CURLOPT_URL, out->url);
    SET(CURLOPT_PROTOCOLS_STR, base_url_is_plain(base_url) ? "http" : "https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    if (client->ca_file != NULL)
        SET(CURLOPT_CAINFO, client->ca_file);
    if (base_url_is_plain(base_url)) {
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
    SET(CURLOPT_USERAGENT, out->user_agent);
    SET(CURLOPT_HTTPHEADER, out->fields);
    SET(CURLOPT_ACCEPT_ENCODING, "gzip");
    SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    SET(CURLOPT_HEADERFUNCTION, receive_header);
    SET(CURLOPT_WRITEFUNCTION, receive_body);
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)out->request.body_size);
    SET(CURLOPT_POSTFIELDS, out->body);
#undef SET
    return code;
}

static void release(sending *out)
{
    curl_easy_cleanup(out->curl);
    curl_slist_free_all(out->fields);
    free(out->url);
    if (out->body != NULL)
        twcred_wipe(out->body, out->request.body_size);
    free(out->body);
}

/* --------------------------------------------------------------- exchanges */

static twcred_outcome end_with(twcred_exchange *exchange, twcred_outcome outcome,
                               twcred_cause cause, const char *detail)
{
    exchange->outcome = outcome;
    exchange->cause = cause;
    snprintf(exchange->detail, sizeof exchange->detail, "%s", detail);
    exchange->uncertain = outcome == TWCRED_OUTCOME_NO_ANSWER && exchange->sent;
    return outcome;
}

static twcred_outcome not_sent(twcred_exchange *exchange, twcred_cause cause, const char *detail)
{
    return end_with(exchange, TWCRED_OUTCOME_NOT_SENT, cause, detail);
}

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

/* Judges an answer that came whole. */
static twcred_outcome judge(twcred_exchange *exchange, twcred_operation operation, int http_status)
{
    twcred_work work;
    size_t capacity = exchange->body_size > 0 ? exchange->body_size : 1;
    exchange->text = malloc(capacity);
    if (exchange->text == NULL)
        return end_with(exchange, TWCRED_OUTCOME_NO_ANSWER, TWCRED_CAUSE_MEMORY, "");
    twcred_status status =
        twcred_answer_decode(&exchange->answer, exchange->text, capacity, &work, operation,
                             http_status, exchange->body, exchange->body_size);
    if (status.code == TWCRED_OK && exchange->answer.kind == TWCRED_ANSWER_ERROR) {
        exchange->uncertain = http_status >= 500;
        exchange->outcome = TWCRED_OUTCOME_SERVICE_ERROR;
        return exchange->outcome;
    }
    if (status.code == TWCRED_OK && exchange->answer.credential.sid.presence != TWCRED_PRESENT) {
        status.code = TWCRED_FIELD_MISSING;
        status.field = "sid";
    }
    exchange->status = status;
    exchange->uncertain = status.code != TWCRED_OK;
    exchange->outcome =
        status.code == TWCRED_OK ? TWCRED_OUTCOME_DONE : TWCRED_OUTCOME_BROKEN_ANSWER;
    return exchange->outcome;
}

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

/* libcurl's words on what went wrong, unless they repeat a URL: that of a proxy
 * may hold a password. */
static const char *words_of(CURLcode code, const char *words)
{
    bool of_url = code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL ||
                  code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_PROXY;
    if (of_url || words[0] == '\0' || strchr(words, '@') != NULL)
        return curl_easy_strerror(code);
    return words;
}

static twcred_outcome perform(twcred_exchange *exchange, sending *out, const twcred_client *client)
{
    char words[CURL_ERROR_SIZE] = "";
    receiver to;
    receiver_begin(&to, exchange, client->answer_max > 0 ? client->answer_max : TWCRED_ANSWER_MAX);
    curl_easy_setopt(out->curl, CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(out->curl, CURLOPT_WRITEDATA, &to);
    curl_easy_setopt(out->curl, CURLOPT_HEADERDATA, &to);
    CURLcode code = curl_easy_perform(out->curl);
    curl_easy_setopt(out->curl, CURLOPT_ERRORBUFFER, NULL);

    long http_status = 0;
    curl_easy_getinfo(out->curl, CURLINFO_RESPONSE_CODE, &http_status);
    exchange->sent = was_sent(out->curl);
    exchange->answer.http_status = (int)http_status;
    if (to.cause != TWCRED_CAUSE_NONE)
        return end_with(exchange, TWCRED_OUTCOME_NO_ANSWER, to.cause, to.words);
    /* libcurl says so of a field line beyond its limit. */
    if (code == CURLE_OUT_OF_MEMORY && to.in_fields)
        return end_with(exchange, TWCRED_OUTCOME_NO_ANSWER, TWCRED_CAUSE_SIZE,
                        "a header field is too large");
    if (code != CURLE_OK)
        return end_with(exchange, TWCRED_OUTCOME_NO_ANSWER, cause_of(code, exchange->sent),
                        words_of(code, words));
    /* libcurl takes an end of the connection for the end of the fields. */
    if (to.in_fields)
        return end_with(exchange, TWCRED_OUTCOME_NO_ANSWER, TWCRED_CAUSE_FRAMING,
                        "the answer ends within its header fields");
    return judge(exchange, TWCRED_CREATE, (int)http_status);
}

static twcred_outcome start(twcred_exchange *exchange, sending *out, const twcred_client *client,
                            const twcred_params *params)
{
    const char *base_url = client->base_url != NULL ? client->base_url : TWCRED_BASE_URL;
    const char *fault = twcred_base_url_fault(base_url);
    if (fault != NULL)
        return not_sent(exchange, TWCRED_CAUSE_BASE_URL, fault);
    if (client->user == NULL || !user_allowed(client->user))
        return not_sent(exchange, TWCRED_CAUSE_USER, "");
    if (client->password == NULL || !password_allowed(client->password))
        return not_sent(exchange, TWCRED_CAUSE_PASSWORD, "");

    exchange->status = twcred_create_encode(&out->request, NULL, 0, params);
    if (exchange->status.code != TWCRED_OK)
        return not_sent(exchange, TWCRED_CAUSE_NONE, "");
    size_t capacity = out->request.body_size;
    out->body = malloc(capacity);
    out->url = base_url_join(base_url, out->request.path);
    out->curl = curl_easy_init();
    exchange->headers_text = malloc(RECEIVE_HEADERS_TEXT);
    if (out->body == NULL || out->url == NULL || out->curl == NULL || !add_fields(out) ||
        exchange->headers_text == NULL)
        return not_sent(exchange, TWCRED_CAUSE_MEMORY, "");
    twcred_create_encode(&out->request, out->body, capacity, params);

    name_agent(out);
    CURLcode code = set_options(out, client, base_url);
    if (code != CURLE_OK)
        return not_sent(exchange, cause_of(code, false), curl_easy_strerror(code));
    return perform(exchange, out, client);
}

twcred_outcome twcred_client_create(twcred_exchange *exchange, const twcred_client *client,
                                    const twcred_params *params)
{
    sending out;
    sigpipe_guard guard;
    memset(exchange, 0, sizeof *exchange);
    memset(&out, 0, sizeof out);
    sigpipe_block(&guard);
    start(exchange, &out, client, params);
    release(&out); /* closes the connection, which may write, too */
    sigpipe_restore(&guard);
    return exchange->outcome;
}

void twcred_exchange_clear(twcred_exchange *exchange)
{
    free(exchange->body);
    free(exchange->text);
    free(exchange->headers_text);
    memset(exchange, 0, sizeof *exchange);
}
