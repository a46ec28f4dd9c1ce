/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

/* No wait for a peer is longer, in milliseconds. */
#define PATIENCE_MS 5000

/* A server that nobody stops ends its thread after that long. */
#define LIFETIME_MS 120000

/* More than any test makes. */
#define REQUESTS_MAX 512

typedef struct request {
    char *bytes;
    size_t size;
} request;

struct wire {
    wire_answer only; /* of wire_open() */
    const wire_answer *answers;
    size_t count;
    int listener;
    int stop[2]; /* a pipe: its reading end becomes readable when the thread is to end */
    unsigned port;
    pthread_t thread;
    bool running;
    size_t connections;
    request requests[REQUESTS_MAX];
    size_t requests_count;
};

/* ----------------------------------------------------------------- waiting */

/* Whether the socket becomes ready before the thread is to end. What is ready
 * already outranks the end. */
static bool ready(const wire *server, int fd, short events, int timeout_ms)
{
    struct pollfd polled[2] = {{fd, events, 0}, {server->stop[0], POLLIN, 0}};
    return poll(polled, 2, timeout_ms) > 0 && polled[0].revents != 0;
}

/* ----------------------------------------------------------- one connection */

/* Of the body, as the fields in front of it tell. */
static size_t content_length(const char *head, const char *end)
{
    static const char name[] = "\r\nContent-Length:";
    for (; (size_t)(end - head) > sizeof name; head++)
        if (strncasecmp(head, name, sizeof name - 1) == 0)
            return (size_t)strtoul(head + sizeof name - 1, NULL, 10);
    return 0;
}

static bool whole(const char *bytes, size_t size)
{
    const char *end = strstr(bytes, "\r\n\r\n");
    if (end == NULL)
        return false;
    end += 4;
    return size - (size_t)(end - bytes) >= content_length(bytes, end);
}

static bool read_request(const wire *server, int peer, request *to)
{
    size_t capacity = 0;
    do {
        if (to->size + 1 >= capacity) {
            capacity = capacity == 0 ? 65536 : capacity * 2;
            char *larger = realloc(to->bytes, capacity);
            if (larger == NULL)
                return false;
            to->bytes = larger;
        }
        if (!ready(server, peer, POLLIN, PATIENCE_MS))
            return false;
        ssize_t got = recv(peer, to->bytes + to->size, capacity - to->size - 1, 0);
        if (got <= 0)
            return false;
        to->size += (size_t)got;
        to->bytes[to->size] = '\0';
    } while (!whole(to->bytes, to->size));
    return true;
}

static void send_all(const wire *server, int peer, const wire_answer *answer)
{
    size_t at = 0;
    while (at < answer->size && ready(server, peer, POLLOUT, PATIENCE_MS)) {
        ssize_t put = send(peer, answer->bytes + at, answer->size - at, MSG_NOSIGNAL);
        if (put <= 0)
            return;
        at += (size_t)put;
    }
}

/* Closing with bytes unread would reset the connection, and the peer might lose
 * the answer. */
static void drain(const wire *server, int peer)
{
    char ignored[4096];
    while (ready(server, peer, POLLIN, PATIENCE_MS) && recv(peer, ignored, sizeof ignored, 0) > 0)
        ;
}

/* Whether the connection is one for a further request. */
static bool serve(wire *server, int peer)
{
    size_t index = server->requests_count;
    if (index == REQUESTS_MAX)
        return false;
    request *kept = &server->requests[index];
    bool came_whole = read_request(server, peer, kept);
    if (kept->size > 0) /* else the peer has closed */
        server->requests_count++;
    else
        free(kept->bytes);
    if (kept->size == 0)
        kept->bytes = NULL;
    if (!came_whole)
        return false;
    const wire_answer *answer = &server->answers[index < server->count ? index : server->count - 1];
    send_all(server, peer, answer);
    if (answer->manner == WIRE_NEXT)
        return true;
    if (answer->manner == WIRE_ANSWER)
        shutdown(peer, SHUT_WR);
    drain(server, peer);
    return false;
}

static void *run(void *context)
{
    wire *server = context;
    while (ready(server, server->listener, POLLIN, LIFETIME_MS)) {
        int peer = accept(server->listener, NULL, NULL);
        if (peer < 0)
            break;
        server->connections++;
        while (serve(server, peer))
            ;
        close(peer);
    }
    return NULL;
}

/* ------------------------------------------------------------------ opening */

static bool listen_v4(wire *server, const char *host)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof address;
    server->listener = socket(AF_INET, SOCK_STREAM, 0);
    if (server->listener < 0 || inet_pton(AF_INET, host, &address.sin_addr) != 1 ||
        bind(server->listener, (struct sockaddr *)&address, size) != 0 ||
        listen(server->listener, 8) != 0 ||
        getsockname(server->listener, (struct sockaddr *)&address, &size) != 0)
        return false;
    server->port = ntohs(address.sin_port);
    return true;
}

static bool listen_v6(wire *server, const char *host)
{
    struct sockaddr_in6 address = {.sin6_family = AF_INET6};
    socklen_t size = sizeof address;
    server->listener = socket(AF_INET6, SOCK_STREAM, 0);
    if (server->listener < 0 || inet_pton(AF_INET6, host, &address.sin6_addr) != 1 ||
        bind(server->listener, (struct sockaddr *)&address, size) != 0 ||
        listen(server->listener, 8) != 0 ||
        getsockname(server->listener, (struct sockaddr *)&address, &size) != 0)
        return false;
    server->port = ntohs(address.sin6_port);
    return true;
}

wire *wire_listen(const char *host)
{
    wire *server = calloc(1, sizeof *server);
    if (server == NULL)
        return NULL;
    server->listener = -1;
    server->stop[0] = server->stop[1] = -1;
    bool listening = strchr(host, ':') != NULL ? listen_v6(server, host) : listen_v4(server, host);
    if (!listening || pipe(server->stop) != 0) {
        wire_free(server);
        return NULL;
    }
    return server;
}

bool wire_serve(wire *server, const wire_answer *answers, size_t count)
{
    server->answers = answers;
    server->count = count;
    server->running = pthread_create(&server->thread, NULL, run, server) == 0;
    return server->running;
}

wire *wire_open(const char *host, wire_manner manner, const char *bytes, size_t size)
{
    wire *server = wire_listen(host);
    if (server == NULL)
        return NULL;
    server->only.manner = manner;
    server->only.bytes = bytes;
    server->only.size = size;
    if (!wire_serve(server, &server->only, 1)) {
        wire_free(server);
        return NULL;
    }
    return server;
}

unsigned wire_port(const wire *server)
{
    return server->port;
}

void wire_stop(wire *server)
{
    if (!server->running)
        return;
    close(server->stop[1]);
    server->stop[1] = -1;
    pthread_join(server->thread, NULL);
    server->running = false;
}

size_t wire_connections(const wire *server)
{
    return server->connections;
}

size_t wire_requests(const wire *server)
{
    return server->requests_count;
}

const char *wire_request_at(const wire *server, size_t index, size_t *size)
{
    *size = index < server->requests_count ? server->requests[index].size : 0;
    return *size > 0 ? server->requests[index].bytes : NULL;
}

const char *wire_request(const wire *server, size_t *size)
{
    return wire_request_at(server, 0, size);
}

static void close_if_open(int fd)
{
    if (fd >= 0)
        close(fd);
}

void wire_free(wire *server)
{
    if (server == NULL)
        return;
    wire_stop(server);
    close_if_open(server->listener);
    close_if_open(server->stop[0]);
    close_if_open(server->stop[1]);
    for (size_t i = 0; i < server->requests_count; i++)
        free(server->requests[i].bytes);
    free(server);
}
