/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred-conformance: judges a program by the cases of a suite. */

/* For open() and its like. */
#define _POSIX_C_SOURCE 200809L

#include "dialogue.h"
#include "family.h"
#include "jobs.h"
#include "options.h"
#include "suite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALL_PASSED = 0, SOME_FAILED = 1, NOT_RUN = 2 };

/* The pipes of an adapter must not get the numbers of the standard streams. */
static void streams_open(void)
{
    int file;
    do
        file = open("/dev/null", O_RDWR);
    while (file >= 0 && file <= STDERR_FILENO);
    if (file >= 0)
        (void)close(file);
}

static bool complain(const char *what, const char *reason)
{
    fprintf(stderr, "twcred-conformance: %s: %s\n", what, reason);
    return false;
}

/* ------------------------------------------------------------------- selection */

static bool files_read(case_list *cases, char *const *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!cases_read(cases, files[i]))
            return false;
    }
    return true;
}

static bool suite_read(case_list *cases, const options *given)
{
    if (given->file_count > 0)
        return files_read(cases, given->files, given->file_count);
    char *suite = given->suite != NULL ? memory_string(given->suite, strlen(given->suite))
                                       : suite_installed();
    bytes folder = {0};
    bytes_text(&folder, suite);
    bytes_text(&folder, "/cases");
    paths files = {NULL, 0};
    bool good = suite_files(&files, folder.data, ".case")
                    ? files_read(cases, files.items, files.count)
                    : complain(folder.data, strerror(errno));
    paths_free(&files);
    bytes_free(&folder);
    free(suite);
    return good;
}

static bool selected(const options *given, const test_case *item)
{
    bool any = given->filter_count == 0;
    for (size_t i = 0; !any && i < given->filter_count; i++)
        any = suite_matches(item, given->filters[i]);
    return any;
}

/* ------------------------------------------------------------------------ runs */

/* Prints what is asked, or the names alone. */
static int cases_print(const run *all, bool names)
{
    for (size_t i = 0; i < all->count; i++) {
        bytes text = {0};
        if (names) {
            bytes_text(&text, all->results[i].item->name);
            bytes_text(&text, "\n");
        } else {
            dialogue_write(&text, i + 1, all->results[i].item);
        }
        (void)fwrite(text.data, 1, text.size, stdout);
        bytes_free(&text);
    }
    return ALL_PASSED;
}

static void text_write(const run *all, bool quiet)
{
    for (size_t i = 0; i < all->count; i++) {
        const result *each = &all->results[i];
        if (each->verdict == VERDICT_PASSED || each->verdict == VERDICT_SKIPPED) {
            if (!quiet)
                printf("%s %s\n", each->verdict == VERDICT_PASSED ? "ok" : "skipped",
                       each->item->name);
            continue;
        }
        printf("not ok %s\n    at %s:%zu, %s\n", each->item->name, each->item->file,
               each->item->line,
               each->item->requires != NULL ? each->item->requires : each->item->clause);
        word rest = {each->detail.data, each->detail.size};
        for (word line; word_split(&line, &rest, '\n');)
            printf("    %.*s\n", (int)line.size, line.text);
    }
    size_t passed = all->totals[VERDICT_PASSED];
    size_t skipped = all->totals[VERDICT_SKIPPED];
    printf("%zu passed, %zu failed, %zu skipped\n", passed, all->count - passed - skipped, skipped);
}

static int cases_judge(run *all, const options *given)
{
    adapter_rules rules = {given->program, (long long)given->timeout * 1000000,
                           given->memory * 1024 * 1024, given->all};
    family self = family_find(getpid());
    if (family_memory(&self) == 0)
        (void)complain("/proc", "cannot be read; memory is not watched");
    process_prepare();
    bytes why = {0};
    bool good = jobs_run(all, &rules, given->jobs, &why);
    if (good)
        text_write(all, given->quiet);
    else
        (void)complain(given->program, why.data);
    bytes_free(&why);
    if (!good)
        return NOT_RUN;
    return all->totals[VERDICT_PASSED] + all->totals[VERDICT_SKIPPED] == all->count ? ALL_PASSED
                                                                                    : SOME_FAILED;
}

static int cases_run(const case_list *cases, const options *given)
{
    run all = {0};
    all.program = given->program;
    all.results = memory_resize(NULL, cases->count + 1, sizeof *all.results);
    for (size_t i = 0; i < cases->count; i++) {
        if (!selected(given, &cases->items[i]))
            continue;
        result *added = &all.results[all.count++];
        memset(added, 0, sizeof *added);
        added->item = &cases->items[i];
    }
    int status = NOT_RUN;
    if (all.count == 0)
        fputs("twcred-conformance: no cases\n", stderr);
    else if (given->list || given->dialogue)
        status = cases_print(&all, given->list);
    else
        status = cases_judge(&all, given);
    for (size_t i = 0; i < all.count; i++)
        bytes_free(&all.results[i].detail);
    free(all.results);
    return status;
}

int main(int argc, char **argv)
{
    streams_open();
    options given;
    int status = NOT_RUN;
    case_list cases = {NULL, 0};
    if (options_read(&given, argc, argv)) {
        if (given.help) {
            fputs(options_usage, stdout);
            status = ALL_PASSED;
        } else if (suite_read(&cases, &given)) {
            status = cases_run(&cases, &given);
        }
    }
    cases_free(&cases);
    options_free(&given);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)complain("standard output", "cannot be written");
        status = NOT_RUN;
    }
    return status;
}
