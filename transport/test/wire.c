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

struct wire {
    wire_manner manner;
    const char *bytes;
    size_t size;
    int listener;
    int stop[2]; /* a pipe: its reading end becomes readable when the thread is to end */
    unsigned port;
    pthread_t thread;
    bool running;
    size_t connections;
    char *request;
    size_t request_size;
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

static bool whole(const char *request, size_t size)
{
    const char *end = strstr(request, "\r\n\r\n");
    if (end == NULL)
        return false;
    end += 4;
    return size - (size_t)(end - request) >= content_length(request, end);
}

static bool read_request(const wire *server, int peer, char **request, size_t *size)
{
    size_t capacity = 0;
    *request = NULL;
    *size = 0;
    do {
        if (*size + 1 >= capacity) {
            capacity = capacity == 0 ? 65536 : capacity * 2;
            char *larger = realloc(*request, capacity);
            if (larger == NULL)
                return false;
            *request = larger;
        }
        if (!ready(server, peer, POLLIN, PATIENCE_MS))
            return false;
        ssize_t got = recv(peer, *request + *size, capacity - *size - 1, 0);
        if (got <= 0)
            return false;
        *size += (size_t)got;
        (*request)[*size] = '\0';
    } while (!whole(*request, *size));
    return true;
}

static void send_all(const wire *server, int peer)
{
    size_t at = 0;
    while (at < server->size && ready(server, peer, POLLOUT, PATIENCE_MS)) {
        ssize_t put = send(peer, server->bytes + at, server->size - at, MSG_NOSIGNAL);
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

static void serve(wire *server, int peer)
{
    char *request;
    size_t size;
    bool came_whole = read_request(server, peer, &request, &size);
    if (server->request == NULL) {
        server->request = request;
        server->request_size = size;
    } else {
        free(request);
    }
    if (!came_whole)
        return;
    send_all(server, peer);
    if (server->manner == WIRE_ANSWER)
        shutdown(peer, SHUT_WR);
    drain(server, peer);
}

static void *run(void *context)
{
    wire *server = context;
    while (ready(server, server->listener, POLLIN, LIFETIME_MS)) {
        int peer = accept(server->listener, NULL, NULL);
        if (peer < 0)
            break;
        server->connections++;
        serve(server, peer);
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

wire *wire_open(const char *host, wire_manner manner, const char *bytes, size_t size)
{
    wire *server = calloc(1, sizeof *server);
    if (server == NULL)
        return NULL;
    server->manner = manner;
    server->bytes = bytes;
    server->size = size;
    server->listener = -1;
    server->stop[0] = server->stop[1] = -1;
    bool listening = strchr(host, ':') != NULL ? listen_v6(server, host) : listen_v4(server, host);
    if (listening && pipe(server->stop) == 0)
        server->running = pthread_create(&server->thread, NULL, run, server) == 0;
    if (!server->running) {
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

const char *wire_request(const wire *server, size_t *size)
{
    *size = server->request_size;
    return server->request;
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
    free(server->request);
    free(server);
}
