/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "options.h"

#include "bytes.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char options_usage[] =
    "usage: twcred-conformance --program COMMAND [OPTION]... [FILE]...\n"
    "       twcred-conformance --list|--dialogue [OPTION]... [FILE]...\n"
    "\n"
    "  --program COMMAND  the adapter to judge, for /bin/sh -c\n"
    "  --suite DIR        where cases/ and requirements/ are, if not where they were installed\n"
    "  --filter PATTERN   only cases of which the name or a requirement holds it; may be repeated\n"
    "  --list             print the names of the cases, and run none\n"
    "  --dialogue         print what is asked, and the right answers, and run none\n"
    "  --jobs N           so many adapters side by side (2)\n"
    "  --timeout SECONDS  for each answer (5)\n"
    "  --memory MIB       by which an adapter may grow (64)\n"
    "  --all              a case that the adapter does not support fails\n"
    "  --stop             ask no more once a case has failed\n"
    "  --quiet            leave out what passed\n"
    "  --tap FILE, --junit FILE, --html FILE\n"
    "                     write a report as well\n"
    "\n"
    "Without a FILE all cases of the suite are taken.\n"
    "The exit status is 0 when all passed, 1 when some did not, 2 when they could not be run\n"
    "or none is supported.\n";

typedef struct option_row {
    const char *name;
    bool *flag;        /* one of these four */
    const char **text; /* given once */
    size_t *number;
    bool is_filter;
    size_t limit; /* of the number */
} option_row;

static bool complain(const char *option, const char *reason)
{
    fprintf(stderr, "twcred-conformance: %s: %s\n", option, reason);
    fputs("Try twcred-conformance --help.\n", stderr);
    return false;
}

static bool option_take(options *given, const option_row *row, const char *value)
{
    if (row->is_filter) {
        given->filters =
            memory_resize(given->filters, given->filter_count + 1, sizeof *given->filters);
        given->filters[given->filter_count++] = value;
    } else if (row->text != NULL) {
        if (*row->text != NULL)
            return complain(row->name, "given twice");
        *row->text = value;
    } else if (!word_number((word){value, strlen(value)}, row->limit, row->number) ||
               *row->number == 0) {
        return complain(row->name, "not a number, or beyond what makes sense");
    }
    return true;
}

bool options_read(options *given, int argc, char **argv)
{
    memset(given, 0, sizeof *given);
    given->jobs = 2;
    given->timeout = 5;
    given->memory = 64;
    const option_row rows[] = {
        {.name = "--program", .text = &given->program},
        {.name = "--suite", .text = &given->suite},
        {.name = "--filter", .is_filter = true},
        {.name = "--list", .flag = &given->list},
        {.name = "--dialogue", .flag = &given->dialogue},
        {.name = "--jobs", .number = &given->jobs, .limit = JOBS_MAX},
        {.name = "--timeout", .number = &given->timeout, .limit = 3600},
        {.name = "--memory", .number = &given->memory, .limit = 1024 * 1024},
        {.name = "--all", .flag = &given->all},
        {.name = "--stop", .flag = &given->stop},
        {.name = "--quiet", .flag = &given->quiet},
        {.name = "--tap", .text = &given->tap},
        {.name = "--junit", .text = &given->junit},
        {.name = "--html", .text = &given->html},
        {.name = "--help", .flag = &given->help},
    };
    given->files = argv;
    for (int at = 1; at < argc; at++) {
        if (strncmp(argv[at], "--", 2) != 0) {
            given->files[given->file_count++] = argv[at];
            continue;
        }
        const option_row *row = NULL;
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            if (strcmp(argv[at], rows[i].name) == 0)
                row = &rows[i];
        }
        if (row == NULL)
            return complain(argv[at], "an unknown option");
        if (row->flag != NULL)
            *row->flag = true;
        else if (at + 1 == argc)
            return complain(argv[at], "a value is missing");
        else if (!option_take(given, row, argv[++at]))
            return false;
    }
    bool runs = !given->list && !given->dialogue && !given->help;
    if (given->list && given->dialogue)
        return complain("--list", "not together with --dialogue");
    if (runs && given->program == NULL)
        return complain("--program", "is missing");
    return true;
}

void options_free(options *given)
{
    free(given->filters);
    given->filters = NULL;
}
