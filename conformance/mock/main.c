/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

static const char default_password[] = "mock-password";

/* What the service is started with; the texts hold secrets. */
typedef struct mock_setup {
    mock_text password;
    mock_text certificate;
    mock_text key;
} mock_setup;

static bool complain(const char *what, const char *why)
{
    fprintf(stderr, "twcred-mock: %s: %s\n", what, why);
    return false;
}

/* Reads unbuffered, for stdio's buffer would keep a copy of the secret. */
static bool read_file(mock_text *dst, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return complain(path, strerror(errno));
    setvbuf(file, NULL, _IONBF, 0);
    char block[1024];
    size_t size;
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        text_add(dst, block, size);
    bool failed = ferror(file) != 0 || dst->failed;
    fclose(file);
    text_add(dst, "", 1);
    return !failed || complain(path, "cannot be read");
}

static bool read_password(mock_text *dst, const char *path)
{
    const char *environment = getenv("TWCRED_MOCK_PASSWORD");
    if (path == NULL) {
        const char *password = environment != NULL ? environment : default_password;
        text_add(dst, password, strlen(password) + 1);
    } else {
        if (!read_file(dst, path))
            return false;
        dst->bytes[strcspn(dst->bytes, "\r\n")] = '\0';
    }
    return !dst->failed && dst->bytes[0] != '\0' ? true : complain("password", "is empty");
}

static bool prepare(mock_setup *setup, const mock_options *options)
{
    if (!read_password(&setup->password, options->password_file))
        return false;
    return options->key_file == NULL ||
           (read_file(&setup->certificate, options->certificate_file) &&
            read_file(&setup->key, options->key_file));
}

static void clear(mock_setup *setup)
{
    text_free(&setup->password);
    text_free(&setup->certificate);
    text_free(&setup->key);
}

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
    bool done = store != NULL ? prepare(&setup, options) && run(options, &setup, store)
                              : complain("memory", "ran out");
    clear(&setup);
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
