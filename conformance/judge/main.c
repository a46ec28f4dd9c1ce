/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred-conformance: judges a program by the cases of a suite. */

/* For open(), fileno() and their like. */
#define _POSIX_C_SOURCE 200809L

#include "dialogue.h"
#include "family.h"
#include "jobs.h"
#include "options.h"
#include "report.h"
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

typedef struct output {
    const char *path; /* NULL: is not wanted */
    reporter *report;
    FILE *stream;
} output;

#define OUTPUTS 3

/* Before the run, so that none is in vain; and out of reach of the adapters. */
static bool outputs_open(output *outputs)
{
    for (size_t i = 0; i < OUTPUTS; i++) {
        output *each = &outputs[i];
        if (each->path == NULL)
            continue;
        each->stream = fopen(each->path, "w");
        if (each->stream == NULL)
            return complain(each->path, strerror(errno));
        (void)fcntl(fileno(each->stream), F_SETFD, FD_CLOEXEC);
    }
    return true;
}

static bool outputs_close(output *outputs)
{
    bool good = true;
    for (size_t i = 0; i < OUTPUTS; i++) {
        if (outputs[i].stream != NULL && fclose(outputs[i].stream) != 0)
            good = complain(outputs[i].path, "cannot be written");
    }
    return good;
}

static bool outputs_write(output *outputs, const run *all, const requirement_list *requirements)
{
    bool good = true;
    for (size_t i = 0; i < OUTPUTS; i++) {
        if (outputs[i].stream != NULL && !outputs[i].report(outputs[i].stream, all, requirements))
            good = complain(outputs[i].path, "cannot be written");
    }
    return good;
}

static bool cases_judge(run *all, const options *given)
{
    adapter_rules rules = {given->program, (long long)given->timeout * 1000000,
                           given->memory * 1024 * 1024, given->all, given->stop};
    family self = family_find(getpid());
    if (family_memory(&self) == 0)
        (void)complain("/proc", "cannot be read; memory is not watched");
    process_prepare();
    bytes why = {0};
    bool good = jobs_run(all, &rules, given->jobs, &why);
    if (!good)
        (void)complain(given->program, why.data);
    bytes_free(&why);
    return good;
}

static int cases_report(run *all, const options *given, const requirement_list *requirements)
{
    output outputs[OUTPUTS] = {{given->tap, report_tap, NULL},
                               {given->junit, report_junit, NULL},
                               {given->html, report_html, NULL}};
    bool good = outputs_open(outputs) && cases_judge(all, given);
    reporter *text = given->quiet ? report_quiet : report_text;
    if (good)
        good = text(stdout, all, requirements) || complain("standard output", "cannot be written");
    if (good)
        good = outputs_write(outputs, all, requirements);
    if (!outputs_close(outputs) || !good)
        return NOT_RUN;
    size_t skipped = all->totals[VERDICT_SKIPPED];
    if (skipped == all->count) {
        (void)complain(given->program, "supports none of these cases");
        return NOT_RUN;
    }
    return all->totals[VERDICT_PASSED] + skipped == all->count ? ALL_PASSED : SOME_FAILED;
}

static int cases_run(const suite *from, const options *given)
{
    const case_list *cases = &from->cases;
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
        status = cases_report(&all, given, &from->requirements);
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
    suite all = {0};
    if (options_read(&given, argc, argv)) {
        if (given.help) {
            fputs(options_usage, stdout);
            status = ALL_PASSED;
        } else if (suite_read(&all, given.suite, given.files, given.file_count)) {
            status = cases_run(&all, &given);
        }
    }
    suite_free(&all);
    options_free(&given);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)complain("standard output", "cannot be written");
        status = NOT_RUN;
    }
    return status;
}
