/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <string.h>

typedef struct call_row {
    const char *words[2]; /* as on the command line; the second may be NULL */
    call_kind kind;
    const char *name;
    bool operand;
} call_row;

static const call_row call_rows[] = {
    {{"create", NULL}, CALL_CREATE, "create", false},
    {{"encode", "create"}, CALL_ENCODE_CREATE, "encode", false},
    {{"decode", NULL}, CALL_DECODE, "decode", true},
};

typedef struct option_row {
    const char *name;
    const char *value; /* what the help calls it; NULL for a switch */
    int calls;         /* to which it belongs */
    size_t place;      /* in options */
    const char *help;
} option_row;

#define CALL_PARAMS (CALL_CREATE | CALL_ENCODE_CREATE)
#define CALL_ANY    (CALL_CREATE | CALL_ENCODE_CREATE | CALL_DECODE)

static const option_row option_rows[] = {
    {"--type", "TYPE", CALL_PARAMS, offsetof(options, type), "apn, fcm or gcm; required"},
    {"--friendly-name", "TEXT", CALL_PARAMS, offsetof(options, friendly_name), "a name for people"},
    {"--certificate", "FILE", CALL_PARAMS, offsetof(options, certificate),
     "apn: the certificate, PEM"},
    {"--private-key", "FILE", CALL_PARAMS, offsetof(options, private_key),
     "apn: its private key, PEM"},
    {"--sandbox", "BOOLEAN", CALL_PARAMS, offsetof(options, sandbox),
     "apn: true for the sandbox of APNs, or false"},
    {"--api-key", "FILE", CALL_PARAMS, offsetof(options, api_key),
     "gcm: the API key; one line end at its end is dropped"},
    {"--secret", "FILE", CALL_PARAMS, offsetof(options, secret), "fcm: the service account, JSON"},
    {"--base-url", "URL", CALL_CREATE, offsetof(options, base_url),
     "where the service is; default " TWCRED_BASE_URL},
    {"--ca-file", "FILE", CALL_CREATE, offsetof(options, ca_file),
     "trusted certificates, PEM, in place of the system's"},
    {"--timeout", "SECONDS", CALL_CREATE, offsetof(options, timeout),
     "limit for the whole call, such as 2.5; default 30"},
    {"--operation", "NAME", CALL_DECODE, offsetof(options, operation),
     "create, fetch, update or delete; required"},
    {"--status", "N", CALL_DECODE, offsetof(options, http_status),
     "the HTTP status of the answer; required"},
    {"--format", "FORMAT", CALL_CREATE | CALL_DECODE, offsetof(options, format),
     "text, json or tsv; default text"},
    {"--include", NULL, CALL_CREATE, offsetof(options, include),
     "print the decoded header fields too"},
    {"--help", NULL, CALL_ANY, offsetof(options, help), "print this text"},
    {"--version", NULL, CALL_ANY, offsetof(options, version), "print the version"},
};

enum {
    call_count = sizeof call_rows / sizeof call_rows[0],
    option_count = sizeof option_rows / sizeof option_rows[0]
};

static exit_status usage_fault(const options *given, const char *code, const char *subject,
                               const char *words)
{
    report(given->name, code, subject, words);
    report_words("twcred --help tells the calls and options");
    return EXIT_USAGE;
}

/* The row of an option that was written as --name or --name=value. */
static const option_row *find_option(const char *word)
{
    size_t size = strcspn(word, "=");
    for (size_t i = 0; i < option_count; i++)
        if (strlen(option_rows[i].name) == size && memcmp(option_rows[i].name, word, size) == 0)
            return &option_rows[i];
    return NULL;
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
    for (size_t i = 0; i < call_count; i++) {
        const call_row *row = &call_rows[i];
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
    if (help_wanted(argc, argv)) {
        given->help = "--help";
        return EXIT_DONE;
    }
    int at = 1;
    const call_row *call = NULL;
    if (argc > 1 && argv[1][0] != '-') {
        call = find_call(argc, argv, &at);
        if (call == NULL)
            return usage_fault(given, "usage-call", argv[1],
                               strcmp(argv[1], "encode") == 0 ? "encode what? create it is"
                                                              : "there is no such call");
        given->call = call->kind;
        given->name = call->name;
    }
    bool operands_only = false;
    while (at < argc) {
        const char *word = argv[at];
        exit_status status = EXIT_DONE;
        if (!operands_only && strcmp(word, "--") == 0) {
            operands_only = true;
            at++;
        } else if (!operands_only && word[0] == '-' && word[1] != '\0') {
            status = read_option(given, argc, argv, &at);
        } else if (call != NULL && call->operand && given->file == NULL) {
            given->file = argv[at++];
        } else {
            status = usage_fault(given, "usage-operand", word, "nothing is expected here");
        }
        if (status != EXIT_DONE)
            return status;
    }
    if (call == NULL && given->version == NULL)
        return usage_fault(given, "usage-call", "call", "it is create, encode create or decode");
    return EXIT_DONE;
}

static void print_options(FILE *to, int calls, const char *title)
{
    fprintf(to, "\n%s\n", title);
    for (size_t i = 0; i < option_count; i++) {
        const option_row *row = &option_rows[i];
        if (row->calls != calls)
            continue;
        char left[40];
        snprintf(left, sizeof left, "%s %s", row->name, row->value != NULL ? row->value : "");
        fprintf(to, "  %-24s %s\n", left, row->help);
    }
}

void print_help(FILE *to)
{
    fputs("twcred creates push credentials of Twilio.\n"
          "\n"
          "  twcred create --type TYPE [PARAMETER …] [OPTION …]   create, print the credential\n"
          "  twcred encode create --type TYPE [PARAMETER …]       print the request's body\n"
          "  twcred decode --operation NAME --status N [FILE|-]   decode an answer\n",
          to);
    print_options(to, CALL_PARAMS, "Parameters of create and encode create:");
    print_options(to, CALL_CREATE, "Options of create:");
    print_options(to, CALL_DECODE, "Options of decode:");
    print_options(to, CALL_CREATE | CALL_DECODE, "Options of create and decode:");
    print_options(to, CALL_ANY, "Options of every call:");
    fputs("\n"
          "The FILE of a parameter or an answer may be - for standard input. Secrets are never\n"
          "taken from the command line.\n"
          "\n"
          "Environment of create; the API key wins where both pairs are set:\n"
          "  TWILIO_API_KEY, TWILIO_API_SECRET       SK… and its secret\n"
          "  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN   AC… and its token\n"
          "\n"
          "Exit status:\n"
          "  0  done\n"
          "  1  refused by the service: any 4xx not named below\n"
          "  2  usage: call, option, missing value or credentials, base URL\n"
          "  3  a value is refused before anything is sent\n"
          "  4  401 or 403\n"
          "  5  404\n"
          "  6  try later: 429 or 5xx\n"
          "  7  no usable HTTP answer, or the result could not be written\n"
          "  8  an answer that breaks the contract\n",
          to);
}
