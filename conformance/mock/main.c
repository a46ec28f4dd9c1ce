/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

static bool run(const mock_options *options, const mock_setup *setup, mock_store *store)
{
    mock_service service = {.password = setup->password.bytes, .store = store};
    sid_make(service.account_sid, "AC");
    uint16_t port = options->port;
    int listener = listen_local(&port);
    if (listener < 0) {
        char what[32];
        snprintf(what, sizeof what, "port %u", (unsigned)options->port);
        return complain(what, strerror(errno));
    }
    const char *scheme = options->key_file != NULL ? "https" : "http";
    mock_server *server =
        server_open(listener, &service, setup->certificate.bytes, setup->key.bytes);
    if (server == NULL)
        return complain(scheme, "cannot be served, check certificate and key if there are any");
    printf("listening on %s://127.0.0.1:%u\n", scheme, (unsigned)port);
    fflush(stdout);
    lifetime_wait(options->lifetime);
    server_close(server);
    return true;
}

static int serve(const mock_options *options)
{
    mock_setup setup = {{0}, {0}, {0}};
    mock_store *store = store_open();
    lifetime_begin();
    bool done = store != NULL ? setup_read(&setup, options) && run(options, &setup, store)
                              : complain("memory", "ran out");
    setup_clear(&setup);
    if (store != NULL)
        store_close(store);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void show_fault(const char *name, const char *what)
{
    printf("%-18s%s\n", name, what);
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
