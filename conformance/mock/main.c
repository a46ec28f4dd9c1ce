/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

static bool run(const mock_options *options, const mock_setup *setup, mock_service *service)
{
    uint16_t port = options->port;
    int listener = listen_local(&port);
    if (listener < 0) {
        char what[32];
        snprintf(what, sizeof what, "port %u", (unsigned)options->port);
        return complain(what, strerror(errno));
    }
    snprintf(service->authority, sizeof service->authority, "127.0.0.1:%u", (unsigned)port);
    mock_server *server =
        server_open(listener, service, setup->certificate.bytes, setup->key.bytes);
    if (server == NULL)
        return complain(service->scheme,
                        "cannot be served, check certificate and key if there are any");
    printf("listening on %s://%s\n", service->scheme, service->authority);
    fflush(stdout);
    lifetime_wait(options->lifetime);
    server_close(server);
    return true;
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
    done = done && fill(&service, options->credentials) && run(options, &setup, &service);
    setup_clear(&setup);
    for (size_t i = 0; i < PRODUCT_COUNT; i++)
        if (service.stores[i] != NULL)
            store_close(service.stores[i]);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void show_fault(const char *name, const char *what)
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
        fault_list(show_fault);
        return EXIT_SUCCESS;
    case ACTION_SERVE:
        break;
    }
    return serve(&options);
}
