/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

/* Listens, and writes the authority. */
static int open_port(char authority[AUTHORITY_SIZE], uint16_t wanted)
{
    uint16_t port = wanted;
    int listener = listen_local(&port);
    if (listener < 0) {
        char what[32];
        snprintf(what, sizeof what, "port %u", (unsigned)wanted);
        complain(what, strerror(errno));
    }
    snprintf(authority, AUTHORITY_SIZE, "127.0.0.1:%u", (unsigned)port);
    return listener;
}

static mock_server *open_server(int listener, const mock_setup *setup, const mock_service *service,
                                mock_judge *judge, bool foreign)
{
    if (listener < 0)
        return NULL;
    mock_server *server =
        server_open(listener, service, judge, foreign, setup->certificate.bytes, setup->key.bytes);
    if (server == NULL)
        complain(service->scheme, "cannot be served, check certificate and key if there are any");
    return server;
}

static void run_both(const mock_options *options, const mock_service *service)
{
    if (options->judge_file != NULL)
        printf("foreign host on %s\n", service->foreign);
    printf("listening on %s://%s\n", service->scheme, service->authority);
    fflush(stdout);
    lifetime_wait(options->lifetime);
}

static bool run(const mock_options *options, const mock_setup *setup, mock_service *service,
                mock_judge *judge)
{
    int listener = open_port(service->authority, options->port);
    int away = -1;
    if (listener >= 0 && judge != NULL) {
        char authority[AUTHORITY_SIZE];
        away = open_port(authority, 0);
        snprintf(service->foreign, sizeof service->foreign, "%s://%s", service->scheme, authority);
        judge_name_hosts(judge, service->authority, service->foreign);
    }
    mock_server *server = open_server(listener, setup, service, judge, false);
    mock_server *foreign =
        server != NULL && away >= 0 ? open_server(away, setup, service, judge, true) : NULL;
    bool done = server != NULL && (judge == NULL || foreign != NULL);
    if (done)
        run_both(options, service);
    if (foreign != NULL)
        server_close(foreign);
    if (server != NULL)
        server_close(server);
    return done;
}

/* Serves, and judges where that is asked for. */
static bool run_judged(const mock_options *options, const mock_setup *setup, mock_service *service)
{
    if (options->judge_file == NULL)
        return run(options, setup, service, NULL);
    mock_judge *judge = judge_open(service->password);
    if (judge == NULL)
        return complain("memory", "ran out");
    bool done = run(options, setup, service, judge);
    bool right = false;
    bool told = judge_close(judge, done ? options->judge_file : NULL, &right);
    return done && told && right;
}

static bool fill(mock_service *service, unsigned credentials)
{
    for (size_t i = 0; i < PRODUCT_COUNT; i++) {
        service->stores[i] = store_open();
        if (service->stores[i] == NULL ||
            !seed_store(service->stores[i], service->account_sid, credentials))
            return complain("memory", "ran out");
    }
    return true;
}

static int serve(const mock_options *options)
{
    mock_setup setup = {{0}, {0}, {0}};
    mock_service service = {.scheme = options->key_file != NULL ? "https" : "http",
                            .public_urls = options->public_urls};
    sid_make(service.account_sid, "AC");
    lifetime_begin();
    bool done = setup_read(&setup, options);
    service.password = setup.password.bytes;
    done = done && fill(&service, options->credentials) && run_judged(options, &setup, &service);
    setup_clear(&setup);
    for (size_t i = 0; i < PRODUCT_COUNT; i++)
        if (service.stores[i] != NULL)
            store_close(service.stores[i]);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void show_row(const char *name, const char *what)
{
    printf("%-28s%s\n", name, what);
}

int main(int count, char **arguments)
{
    mock_options options;
    if (!options_read(&options, count, arguments))
        return EXIT_USAGE;
    switch (options.action) {
    case ACTION_HELP:
        options_help();
        return EXIT_SUCCESS;
    case ACTION_VERSION:
        puts("twcred-mock " TWCRED_MOCK_VERSION);
        return EXIT_SUCCESS;
    case ACTION_FAULTS:
        fault_list(show_row);
        return EXIT_SUCCESS;
    case ACTION_REQUIREMENTS:
        judge_list(show_row);
        return EXIT_SUCCESS;
    case ACTION_SERVE:
        break;
    }
    return serve(&options);
}
