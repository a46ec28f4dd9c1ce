/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <string.h>

static exit_status usage_fault(const options *given, const char *code, const char *subject,
                               const char *words)
{
    report(given->name, code, subject, words);
    report_words("twcred --help tells the calls and options");
    return EXIT_USAGE;
}

exit_status usage_value(const options *given, const char *option, const char *words)
{
    report(given->name, "usage-value", option, words);
    return EXIT_USAGE;
}

/* The row of an option that was written as --name or --name=value. */
static const option_row *find_option(const char *word)
{
    size_t size = strcspn(word, "=");
    const option_row *row;
    for (size_t i = 0; (row = option_row_get(i)) != NULL; i++)
        if (strlen(row->name) == size && memcmp(row->name, word, size) == 0)
            break;
    return row;
}

static exit_status read_option(options *given, int argc, char **argv, int *at)
{
    const char *word = argv[(*at)++];
    const option_row *row = find_option(word);
    const char *value = strchr(word, '=');
    if (row == NULL) {
        /* Only the name: what follows may be meant to be secret. */
        size_t size = strcspn(word, "=");
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(size < sizeof name ? size : sizeof name), word);
        return usage_fault(given, "usage-option", name, "there is no such option");
    }
    if (given->call != CALL_NONE && (row->calls & (int)given->call) == 0)
        return usage_fault(given, "usage-option", row->name, "the option is not one of this call");

    const char **place = (const char **)(void *)((char *)given + row->place);
    if (*place != NULL)
        return usage_fault(given, "usage-option", row->name, "the option is given twice");
    if (row->value == NULL && value != NULL)
        return usage_fault(given, "usage-value", row->name, "the option takes no value");
    if (row->value == NULL) {
        *place = row->name;
        return EXIT_DONE;
    }
    if (value != NULL) {
        *place = value + 1;
        return EXIT_DONE;
    }
    /* A value that looks like an option is more often a forgotten one. */
    if (*at == argc || strncmp(argv[*at], "--", 2) == 0) {
        usage_fault(given, "usage-value", row->name, "the value is missing");
        if (*at < argc)
            report_words("a value that starts with -- is given as --option=value");
        return EXIT_USAGE;
    }
    *place = argv[(*at)++];
    return EXIT_DONE;
}

static const call_row *find_call(int argc, char **argv, int *at)
{
    const call_row *row;
    for (size_t i = 0; (row = call_row_get(i)) != NULL; i++) {
        int words = row->words[1] != NULL ? 2 : 1;
        if (argc - *at < words || strcmp(argv[*at], row->words[0]) != 0)
            continue;
        if (words == 2 && strcmp(argv[*at + 1], row->words[1]) != 0)
            continue;
        *at += words;
        return row;
    }
    return NULL;
}

/* Help is for those whose call is not right yet, so it comes before all checks. */
static bool help_wanted(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0)
            return true;
    return false;
}

exit_status options_read(options *given, int argc, char **argv)
{
    memset(given, 0, sizeof *given);
    int at = 1;
    const call_row *call = find_call(argc, argv, &at);
    if (call != NULL) {
        given->call = call->kind;
        given->name = call->name;
    }
    if (help_wanted(argc, argv)) {
        given->help = "--help";
        return EXIT_DONE;
    }
    if (call == NULL && argc > 1 && argv[1][0] != '-')
        return usage_fault(given, "usage-call", argv[1],
                           strcmp(argv[1], "encode") == 0 ? "encode what? create or update it is"
                                                          : "there is no such call");
    bool operands_only = false;
    while (at < argc) {
        const char *word = argv[at];
        exit_status status = EXIT_DONE;
        if (!operands_only && strcmp(word, "--") == 0) {
            operands_only = true;
            at++;
        } else if (!operands_only && word[0] == '-' && word[1] != '\0') {
            status = read_option(given, argc, argv, &at);
        } else if (call != NULL && call->operand != NULL && given->operand == NULL) {
            given->operand = argv[at++];
        } else {
            status = usage_fault(given, "usage-operand", word, "nothing is expected here");
        }
        if (status != EXIT_DONE)
            return status;
    }
    if (call == NULL && given->version == NULL)
        return usage_fault(given, "usage-call", "call", "it is missing");
    if (call != NULL && call->needs_operand && given->operand == NULL && given->version == NULL)
        return usage_fault(given, "usage-operand", call->operand, "it is missing");
    return EXIT_DONE;
}
