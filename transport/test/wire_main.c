/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The wire as a program, for the test of the command: answers every request
 * with the bytes of a file, and ends after the given seconds.
 *   transport-wire FILE SECONDS */

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "wire.h"

int main(int argc, char **argv)
{
    static char bytes[1 << 20];
    FILE *from = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (from == NULL) {
        fputs("usage: transport-wire FILE SECONDS\n", stderr);
        return 2;
    }
    size_t size = fread(bytes, 1, sizeof bytes, from);
    fclose(from);
    wire *server = wire_open("127.0.0.1", WIRE_ANSWER, bytes, size);
    if (server == NULL) {
        fputs("transport-wire: cannot listen\n", stderr);
        return 1;
    }
    printf("listening on http://127.0.0.1:%u\n", wire_port(server));
    fflush(stdout);
    poll(NULL, 0, atoi(argv[2]) * 1000);
    wire_free(server);
    return 0;
}
