/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What twcred-conformance is asked to do. */
#ifndef TWCRED_CONFORMANCE_OPTIONS_H
#define TWCRED_CONFORMANCE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* More adapters side by side would wait for each other. */
#define JOBS_MAX 64

typedef struct options {
    const char *program; /* for /bin/sh -c */
    const char *suite;   /* the folder above cases/ and requirements/; NULL: the installed one */
    bool list;
    bool dialogue;
    bool all;
    bool stop;
    bool quiet;
    bool help;
    size_t jobs;
    size_t timeout; /* in seconds */
    size_t memory;  /* in MiB */
    const char *tap;
    const char *junit;
    const char *html;
    const char **filters;
    size_t filter_count;
    char **files;
    size_t file_count;
} options;

/* Options and files may come in any order; the files are gathered in argv. Tells on the
 * error stream what is wrong, and returns false. */
bool options_read(options *given, int argc, char **argv);
void options_free(options *given);

/* How the program is called. */
extern const char options_usage[];

#endif
