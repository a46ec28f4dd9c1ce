/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The twcred command: from the command line to the call. */

#include "command.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <signal.h>

static exit_status call(const options *given)
{
    if (given->help != NULL) {
        print_help(stdout, given->call);
        return finish_output(given);
    }
    if (given->version != NULL) {
        printf("twcred %s (%s)\n", TWCRED_VERSION, curl_version());
        return finish_output(given);
    }
    switch (given->call) {
    case CALL_CREATE:
    case CALL_FETCH:
    case CALL_UPDATE:
    case CALL_DELETE:
        return call_item(given);
    case CALL_LIST:
        return call_list(given);
    case CALL_SERVICES:
        return call_services(given);
    case CALL_ENCODE_CREATE:
    case CALL_ENCODE_UPDATE:
        return call_encode(given);
    case CALL_DECODE:
        return call_decode(given);
    case CALL_NONE:
        break;
    }
    return EXIT_USAGE;
}

/* A file or a socket that is opened while one of the three standard descriptors
 * is closed would get its number, and then what is printed. So each is held, by
 * something that refuses what it is for, as a closed one does. */
static bool hold_standard_files(void)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) == -1 &&
            open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) != descriptor)
            return false;
    return true;
}

int main(int argc, char **argv)
{
    options given;
    if (!hold_standard_files())
        return EXIT_NO_ANSWER;
    /* A reader that has gone must not hide what was done. */
    signal(SIGPIPE, SIG_IGN);
    exit_status status = options_read(&given, argc, argv);
    if (status != EXIT_DONE)
        return (int)status;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        report(given.name, twcred_cause_name(TWCRED_CAUSE_MEMORY), NULL, NULL);
        return EXIT_VALUE;
    }
    status = call(&given);
    curl_global_cleanup();
    return (int)status;
}
