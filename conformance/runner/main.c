/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred-conformance: runs the cases of the files it is given. */

/* For fnmatch(). */
#define _POSIX_C_SOURCE 200809L

#include "case.h"
#include "check.h"

#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

enum { ALL_PASSED = 0, SOME_FAILED = 1, NOT_RUN = 2 };

typedef struct options {
    bool list;
    bool quiet;
    const char *filter;
    int files; /* the index of the first file; argc if there is none */
} options;

static const char usage[] =
    "usage: twcred-conformance [--list] [--quiet] [--filter PATTERN] FILE...\n";

static bool options_read(options *given, int argc, char **argv)
{
    int at = 1;
    for (; at < argc && strncmp(argv[at], "--", 2) == 0; at++) {
        if (strcmp(argv[at], "--list") == 0)
            given->list = true;
        else if (strcmp(argv[at], "--quiet") == 0)
            given->quiet = true;
        else if (strcmp(argv[at], "--filter") == 0 && at + 1 < argc)
            given->filter = argv[++at];
        else
            return false;
    }
    given->files = at;
    return at < argc;
}

/* A pattern of fnmatch() if it looks like one, otherwise a part of the name. */
static bool selected(const char *filter, const char *name)
{
    if (filter == NULL)
        return true;
    if (strpbrk(filter, "*?[") != NULL)
        return fnmatch(filter, name, 0) == 0;
    return strstr(name, filter) != NULL;
}

/* Runs one case and prints how it went. */
static bool run(const test_case *item, bool quiet)
{
    bytes report = {0};
    bool passed = check_case(item, &report);
    if (!passed)
        printf("not ok %s\n    at %s:%zu, %s\n%s", item->name, item->file, item->line,
               item->requires != NULL ? item->requires : item->clause, report.data);
    else if (!quiet)
        printf("ok %s\n", item->name);
    bytes_free(&report);
    return passed;
}

int main(int argc, char **argv)
{
    options given = {0};
    if (!options_read(&given, argc, argv)) {
        fputs(usage, stderr);
        return NOT_RUN;
    }
    case_list cases = {NULL, 0};
    for (int file = given.files; file < argc; file++) {
        if (!cases_read(&cases, argv[file])) {
            cases_free(&cases);
            return NOT_RUN;
        }
    }

    size_t passed = 0;
    size_t failed = 0;
    size_t listed = 0;
    for (size_t i = 0; i < cases.count; i++) {
        const test_case *item = &cases.items[i];
        if (!selected(given.filter, item->name))
            continue;
        if (given.list)
            listed += printf("%s\n", item->name) > 0;
        else if (run(item, given.quiet))
            passed++;
        else
            failed++;
    }
    cases_free(&cases);
    if (passed + failed + listed == 0) {
        fputs("twcred-conformance: no cases\n", stderr);
        return NOT_RUN;
    }
    if (!given.list)
        printf("%zu passed, %zu failed, 0 skipped\n", passed, failed);
    return failed == 0 ? ALL_PASSED : SOME_FAILED;
}
