/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

static const char *const titles[GROUP_COUNT] = {
    [GROUP_PARAMS] = "Parameters, of create and update:",
    [GROUP_LIST] = "Options of list:",
    [GROUP_DELETE] = "Options of delete:",
    [GROUP_DECODE] = "Options of decode:",
    [GROUP_OUTPUT] = "Options of calls that print a result:",
    [GROUP_SERVICE] = "Options of calls to the service:",
    [GROUP_ANY] = "Options of every call:",
};

static void print_row(FILE *to, int width, const char *left, const char *right)
{
    fprintf(to, "  %-*s %s\n", width, left, right);
}

static void print_calls(FILE *to, int calls)
{
    const call_row *row;
    for (size_t i = 0; (row = call_row_get(i)) != NULL; i++) {
        if (((int)row->kind & calls) == 0)
            continue;
        char left[80];
        snprintf(left, sizeof left, "twcred %s%s%s%s%s", row->words[0],
                 row->words[1] != NULL ? " " : "", row->words[1] != NULL ? row->words[1] : "",
                 row->synopsis[0] != '\0' ? " " : "", row->synopsis);
        print_row(to, 50, left, row->help);
    }
}

static void print_options(FILE *to, int calls, option_group group)
{
    const option_row *row;
    bool titled = false;
    for (size_t i = 0; (row = option_row_get(i)) != NULL; i++) {
        if (row->group != group || (row->calls & calls) == 0)
            continue;
        if (!titled)
            fprintf(to, "\n%s\n", titles[group]);
        titled = true;
        char left[40];
        snprintf(left, sizeof left, "%s %s", row->name, row->value != NULL ? row->value : "");
        print_row(to, 24, left, row->help);
    }
}

/* Whether one of the calls has the option. */
static bool has_option(int calls, size_t place)
{
    const option_row *row;
    for (size_t i = 0; (row = option_row_get(i)) != NULL; i++)
        if (row->place == place)
            return (row->calls & calls) != 0;
    return false;
}

void print_help(FILE *to, call_kind call)
{
    int calls = call == CALL_NONE ? ~0 : (int)call;
    if (call == CALL_NONE)
        fputs("twcred creates, lists, updates and deletes push credentials of Twilio.\n\n", to);
    print_calls(to, calls);
    for (int group = 0; group < GROUP_COUNT; group++)
        print_options(to, calls, (option_group)group);
    if (has_option(calls, offsetof(options, secret)) ||
        has_option(calls, offsetof(options, operation)))
        fputs("\nThe FILE of a parameter or an answer may be - for standard input. Secrets are "
              "never\n"
              "taken from the command line.\n",
              to);
    if (has_option(calls, offsetof(options, edge))) {
        const environment_row *row;
        fputs("\nEnvironment of calls to the service:\n", to);
        for (size_t i = 0; (row = environment_row_get(i)) != NULL; i++)
            print_row(to, 24, row->name, row->help);
    }
    const exit_row *row;
    fputs("\nExit status:\n", to);
    for (size_t i = 0; (row = exit_row_get(i)) != NULL; i++)
        fprintf(to, "  %d  %s\n", (int)row->status, row->help);
}
