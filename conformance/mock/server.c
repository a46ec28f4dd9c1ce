/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <microhttpd.h>
#include <openssl/crypto.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define BODY_MAX        (1024u * 1024u)
#define CONNECTIONS_MAX 128u
#define IDLE_SECONDS    60u
#define BLOCK_SIZE      (32u * 1024u)

struct mock_server {
    struct MHD_Daemon *daemon;
    const mock_service *service;
    mock_judge *judge; /* NULL: nobody is judged */
    bool foreign;
    mock_stop *stop;
    pthread_mutex_t lock;
    unsigned concurrent; /* requests under way */
};

/* ------------------------------------------------------------ the request */

/* What of a request has arrived. The copy that libmicrohttpd keeps in the memory
 * of the connection is out of reach, and is not wiped. */
typedef struct mock_exchange {
    mock_text target;
    judge_record *record; /* NULL: none is kept */
    mock_text query;
    mock_text body;
    bool too_large;
    bool met; /* the handler saw the request before */
    uint64_t started_ms;
    unsigned concurrent;
} mock_exchange;

/* How many requests are under way once there is one more, or one less. */
static unsigned count_request(mock_server *server, bool more)
{
    pthread_mutex_lock(&server->lock);
    unsigned concurrent = more ? ++server->concurrent : --server->concurrent;
    pthread_mutex_unlock(&server->lock);
    return concurrent;
}

/* Is called first of all, and alone gets the query as it was sent: a plus sign and
 * its escape must not look alike. */
static void *begin(void *closure, const char *uri, struct MHD_Connection *connection)
{
    (void)connection;
    mock_exchange *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL)
        return NULL;
    text_add(&exchange->target, uri, strlen(uri) + 1);
    const char *query = strchr(uri, '?');
    if (query != NULL)
        text_add_string(&exchange->query, query + 1);
    exchange->started_ms = clock_ms();
    exchange->concurrent = count_request(closure, true);
    return exchange;
}

/* What is too much is read nevertheless: a client that is still sending would
 * see a reset connection instead of the answer. */
static enum MHD_Result collect(mock_exchange *exchange, const char *bytes, size_t *size)
{
    if (*size > BODY_MAX - exchange->body.size)
        exchange->too_large = true;
    if (!exchange->too_large)
        text_add(&exchange->body, bytes, *size);
    *size = 0;
    return exchange->body.failed ? MHD_NO : MHD_YES;
}

static void forget(void *closure, struct MHD_Connection *connection, void **slot,
                   enum MHD_RequestTerminationCode code)
{
    (void)connection;
    (void)code;
    mock_exchange *exchange = *slot;
    if (exchange == NULL)
        return;
    count_request(closure, false);
    text_free(&exchange->target);
    text_free(&exchange->query);
    text_free(&exchange->body);
    free(exchange);
    *slot = NULL;
}

static void free_password(char *password)
{
    if (password != NULL)
        OPENSSL_cleanse(password, strlen(password));
    MHD_free(password);
}

/* ------------------------------------------------------------- the answer */

/* A body on its way out. */
typedef struct mock_delivery {
    mock_answer answer;
    mock_stop *stop;
} mock_delivery;

static size_t smaller(uint64_t one, size_t other)
{
    return one < other ? (size_t)one : other;
}

/* How much of the body goes out next; 0 at its end. A piece never straddles the
 * padding and the body, nor the point where the answer is cut. */
static size_t piece_size(const mock_answer *answer, uint64_t position, size_t cap)
{
    const uint64_t padding = answer->manner.padding;
    const uint64_t cut = answer->manner.cut;
    size_t piece = smaller(padding + answer->body.size - position, cap);
    if (answer->manner.piece > 0)
        piece = smaller(answer->manner.piece, piece);
    if (position < padding)
        piece = smaller(padding - position, piece);
    if (position < cut)
        piece = smaller(cut - position, piece);
    return piece;
}

static ssize_t read_piece(void *closure, uint64_t position, char *dst, size_t cap)
{
    mock_delivery *delivery = closure;
    const mock_answer *answer = &delivery->answer;
    const uint64_t padding = answer->manner.padding;
    const uint64_t cut = answer->manner.cut;
    size_t piece = piece_size(answer, position, cap);
    if (piece == 0)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (cut > 0 && position >= cut)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (answer->manner.pause_ms > 0 && stop_wait(delivery->stop, answer->manner.pause_ms))
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (position < padding)
        memset(dst, ' ', piece);
    else
        memcpy(dst, answer->body.bytes + (position - padding), piece);
    return (ssize_t)piece;
}

static void end_delivery(void *closure)
{
    mock_delivery *delivery = closure;
    answer_free(&delivery->answer);
    free(delivery);
}

static struct MHD_Response *make_response(mock_stop *stop, const mock_answer *answer)
{
    mock_delivery *delivery = malloc(sizeof *delivery);
    if (delivery == NULL)
        return NULL;
    *delivery = (struct mock_delivery){*answer, stop};
    uint64_t size =
        answer->manner.chunked ? MHD_SIZE_UNKNOWN : answer->manner.padding + answer->body.size;
    struct MHD_Response *response =
        MHD_create_response_from_callback(size, BLOCK_SIZE, read_piece, delivery, end_delivery);
    /* Until here the body is still the caller's. */
    if (response == NULL)
        free(delivery);
    return response;
}

static bool add_headers(struct MHD_Response *response, const mock_answer *answer)
{
    bool done = answer->content_type == NULL ||
                MHD_add_response_header(response, "Content-Type", answer->content_type) == MHD_YES;
    for (size_t i = 0; i < answer->header_count && done; i++)
        done = MHD_add_response_header(response, answer->headers[i].name,
                                       answer->headers[i].value) == MHD_YES;
    return done;
}

/* --------------------------------------------------------------- the record */

/* What records a field. */
typedef struct mock_scribe {
    mock_judge *judge;
    judge_record *record;
} mock_scribe;

static enum MHD_Result record_field(void *closure, enum MHD_ValueKind kind, const char *name,
                                    const char *value)
{
    (void)kind;
    const mock_scribe *scribe = closure;
    judge_field(scribe->judge, scribe->record, name, value != NULL ? value : "");
    return MHD_YES;
}

static void record_head(const mock_server *server, mock_exchange *exchange,
                        struct MHD_Connection *connection, const char *method)
{
    if (server->judge == NULL || exchange->target.failed)
        return;
    exchange->record = judge_begin(server->judge, server->foreign, method, exchange->target.bytes);
    mock_scribe scribe = {server->judge, exchange->record};
    if (exchange->record != NULL)
        MHD_get_connection_values(connection, MHD_HEADER_KIND, record_field, &scribe);
}

/* Takes the answer over. */
static enum MHD_Result deliver(struct MHD_Connection *connection, const mock_server *server,
                               judge_record *record, mock_answer *answer)
{
    mock_stop *stop = server->stop;
    bool ended = answer->manner.mute ||
                 (answer->manner.delay_ms > 0 && stop_wait(stop, answer->manner.delay_ms));
    if (record != NULL && !ended)
        judge_answer(server->judge, record, answer);
    struct MHD_Response *response =
        ended || answer->body.failed ? NULL : make_response(stop, answer);
    if (response == NULL) {
        answer_free(answer);
        return MHD_NO;
    }
    enum MHD_Result result = MHD_NO;
    if (add_headers(response, answer))
        result = MHD_queue_response(connection, answer->status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result handle(void *closure, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **slot)
{
    (void)version;
    mock_server *server = closure;
    mock_exchange *exchange = *slot;
    if (exchange == NULL || exchange->query.failed)
        return MHD_NO;
    if (!exchange->met) {
        exchange->met = true;
        record_head(server, exchange, connection, method);
        return MHD_YES;
    }
    if (*upload_size > 0)
        return collect(exchange, upload, upload_size);
    if (exchange->record != NULL)
        judge_body(server->judge, exchange->record, &exchange->body);
    char *password = NULL;
    char *user = MHD_basic_auth_get_username_password(connection, &password);
    mock_request request = {
        .method = method,
        .path = path,
        .host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host"),
        .content_type = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Type"),
        .user = user,
        .password = password,
        .query = &exchange->query,
        .body = &exchange->body,
        .too_large = exchange->too_large,
        .started_ms = exchange->started_ms,
        .concurrent = exchange->concurrent,
    };
    mock_answer answer = {0};
    if (server->foreign)
        service_answer_foreign(&answer);
    else
        service_answer(&answer, server->service, &request);
    free_password(password);
    MHD_free(user);
    text_free(&exchange->body);
    return deliver(connection, server, exchange->record, &answer);
}

/* -------------------------------------------------------------- the daemon */

/* TLS 1.2 or later, as with the service. */
static const char priorities[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";

static struct MHD_Daemon *start(int listener, mock_server *server, const char *certificate,
                                const char *private_key)
{
    const unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION;
    if (certificate == NULL)
        return MHD_start_daemon(flags, 0, NULL, NULL, handle, server, MHD_OPTION_LISTEN_SOCKET,
                                listener, MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX,
                                MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS,
                                MHD_OPTION_URI_LOG_CALLBACK, begin, server,
                                MHD_OPTION_NOTIFY_COMPLETED, forget, server, MHD_OPTION_END);
    return MHD_start_daemon(
        flags | MHD_USE_TLS, 0, NULL, NULL, handle, server, MHD_OPTION_LISTEN_SOCKET, listener,
        MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX, MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS,
        MHD_OPTION_URI_LOG_CALLBACK, begin, server, MHD_OPTION_NOTIFY_COMPLETED, forget, server,
        MHD_OPTION_HTTPS_MEM_CERT, certificate, MHD_OPTION_HTTPS_MEM_KEY, private_key,
        MHD_OPTION_HTTPS_PRIORITIES, priorities, MHD_OPTION_END);
}

static void close_parts(mock_server *server)
{
    if (server->stop != NULL)
        stop_close(server->stop);
    pthread_mutex_destroy(&server->lock);
    free(server);
}

mock_server *server_open(int listener, const mock_service *service, mock_judge *judge, bool foreign,
                         const char *certificate, const char *private_key)
{
    mock_server *server = calloc(1, sizeof *server);
    if (server == NULL)
        return NULL;
    server->service = service;
    server->judge = judge;
    server->foreign = foreign;
    if (pthread_mutex_init(&server->lock, NULL) != 0) {
        free(server);
        return NULL;
    }
    server->stop = stop_open();
    if (server->stop != NULL)
        server->daemon = start(listener, server, certificate, private_key);
    if (server->daemon == NULL) {
        close_parts(server);
        return NULL;
    }
    return server;
}

void server_close(mock_server *server)
{
    stop_all(server->stop);
    MHD_stop_daemon(server->daemon);
    close_parts(server);
}
