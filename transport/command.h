/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What the files of the twcred command know of one another: one section per
 * source file. */
#ifndef TWCRED_COMMAND_H
#define TWCRED_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "twcred_transport.h"

/* The exit statuses, as the README documents them. */
typedef enum exit_status {
    EXIT_DONE = 0,
    EXIT_REFUSED = 1,   /* by the service: 4xx but for those below */
    EXIT_USAGE = 2,     /* the call itself is wrong */
    EXIT_VALUE = 3,     /* a value is refused before anything is sent */
    EXIT_DENIED = 4,    /* 401, 403 */
    EXIT_ABSENT = 5,    /* 404 */
    EXIT_LATER = 6,     /* 429, 5xx */
    EXIT_NO_ANSWER = 7, /* no usable HTTP answer */
    EXIT_CONTRACT = 8,  /* the answer breaks the contract */
    EXIT_DECLINED = 9   /* the user was asked, and did not say yes */
} exit_status;

/* ---------------------------------------------------------------- tables.c */

/* The calls, each a bit, so that a set of them is a number. */
typedef enum call_kind {
    CALL_NONE = 0,
    CALL_CREATE = 1,
    CALL_LIST = 2,
    CALL_FETCH = 4,
    CALL_UPDATE = 8,
    CALL_DELETE = 16,
    CALL_SERVICES = 32,
    CALL_ENCODE_CREATE = 64,
    CALL_ENCODE_UPDATE = 128,
    CALL_DECODE = 256
} call_kind;

typedef struct call_row {
    const char *words[2]; /* as on the command line; the second may be NULL */
    call_kind kind;
    const char *name;    /* in messages */
    const char *operand; /* what the help calls it; NULL: the call takes none */
    bool needs_operand;
    const char *synopsis; /* what the help shows behind the words, the operand included */
    const char *help;
} call_row;

/* Under which title the help tells an option. */
typedef enum option_group {
    GROUP_PARAMS,
    GROUP_LIST,
    GROUP_DELETE,
    GROUP_DECODE,
    GROUP_OUTPUT,
    GROUP_SERVICE,
    GROUP_ANY,
    GROUP_COUNT
} option_group;

typedef struct option_row {
    const char *name;
    const char *value; /* what the help calls it; NULL for a switch */
    int calls;         /* to which it belongs */
    size_t place;      /* in options */
    option_group group;
    const char *choices; /* the values there are, with spaces between; NULL: any */
    const char *help;
} option_row;

typedef struct exit_row {
    exit_status status;
    const char *help;
} exit_row;

typedef struct environment_row {
    const char *name;
    const char *help;
} environment_row;

/* The rows by their number; NULL behind the last. The command line is read by
 * them, the help is printed from them, and completions and manual pages are
 * tested against them. */
const call_row *call_row_get(size_t index);
const option_row *option_row_get(size_t index);
const exit_row *exit_row_get(size_t index);
const environment_row *environment_row_get(size_t index);

/* --------------------------------------------------------------- options.c */

/* The command line, as text. NULL where nothing was given. */
typedef struct options {
    call_kind call;
    const char *name; /* of the call, for messages */
    const char *operand;
    const char *type;
    const char *friendly_name;
    const char *certificate;
    const char *private_key;
    const char *sandbox;
    const char *api_key;
    const char *secret;
    const char *limit;
    const char *page_size;
    const char *max_pages;
    const char *yes;
    const char *operation;
    const char *http_status;
    const char *format;
    const char *include;
    const char *service;
    const char *edge;
    const char *region;
    const char *base_url;
    const char *ca_file;
    const char *timeout;
    const char *dry_run;
    const char *verbose;
    const char *help;
    const char *version;
} options;

/* Reads the command line. On a fault it is reported and EXIT_USAGE returned. */
exit_status options_read(options *given, int argc, char **argv);

/* Reports a value of an option that is not taken, and returns EXIT_USAGE. */
exit_status usage_value(const options *given, const char *option, const char *words);

/* ------------------------------------------------------------------ help.c */

/* Prints what there is to know of a call; of all with CALL_NONE. */
void print_help(FILE *to, call_kind call);

/* ---------------------------------------------------------------- inputs.c */

/* Bytes that are wiped when they are freed. */
typedef struct blob {
    char *data;
    size_t size;
} blob;

/* The whole of a file, or of standard input for "-", up to `limit` bytes. NULL,
 * or the reason as text. */
const char *blob_read(blob *content, const char *path, size_t limit);
void blob_clear(blob *content);

/* The parameters of a request and the files that they come from. */
typedef struct inputs {
    twcred_params params;
    blob files[4];
} inputs;

/* Turns the options into parameters: what is not given stays unset, an empty text
 * or file is empty, the rest is a value. A fault is reported, and EXIT_VALUE or
 * EXIT_USAGE returned. */
exit_status inputs_read(inputs *in, const options *given);
void inputs_clear(inputs *in);

/* -------------------------------------------------------------- settings.c */

/* These turn options and environment into what the transport wants. A fault is
 * reported, and EXIT_USAGE or EXIT_VALUE returned. */
exit_status read_service(twcred_service *service, const options *given);
exit_status read_client(twcred_client *client, const options *given);

/* A number of an option, from 1 to max; `fallback` where the option is not given. */
exit_status read_count(size_t *count, const options *given, const char *option, const char *text,
                       size_t fallback, size_t max);

/* ------------------------------------------------------------------- pem.c */

/* What a text in PEM (RFC 7468) has in it, as far as its framing tells. */
typedef struct pem_view {
    size_t blocks;          /* BEGIN lines */
    size_t certificates;    /* of them CERTIFICATE, in any of its three names */
    size_t private_keys;    /* … PRIVATE KEY, with or without a word before it */
    bool pkcs8;             /* BEGIN PRIVATE KEY */
    bool elliptic;          /* an EC key, by its label or by the OID in it */
    bool encrypted;         /* ENCRYPTED PRIVATE KEY, or Proc-Type: 4,ENCRYPTED */
    bool outside;           /* text before, between or behind the blocks */
    bool open;              /* a block without its END line */
    bool apple_development; /* a certificate of Apple's that names its environment */
    bool apple_production;
} pem_view;

void pem_look(pem_view *view, const char *text, size_t size);

/* ---------------------------------------------------------------- advise.c */

/* Warns of what people get wrong with their credentials, as far as it can be seen
 * here: a line each on standard error. Nothing is refused: the service decides. */
void advise(const options *given, const twcred_params *params, twcred_service service);

/* ---------------------------------------------------------------- escape.c */

/* How text is made safe for where it goes. All of them write control characters
 * (C0, DEL, C1), bidi controls and line separators as JSON's \u escapes, and bytes
 * that are not UTF-8 as \x and two digits, in JSON as \ufffd. */
typedef enum escape_style {
    ESCAPE_PLAIN, /* nothing more: for messages */
    ESCAPE_JSON,  /* also " and \ */
    ESCAPE_TSV    /* also \, and \t \n \r in their short forms */
} escape_style;

/* Writes the text, and returns how many columns it took (a character each). */
size_t print_escaped(FILE *to, const char *text, size_t size, escape_style style);

/* Whether print_escaped() would change the text. */
bool needs_escape(const char *text, size_t size, escape_style style);

/* ---------------------------------------------------------------- output.c */

typedef enum output_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_TSV } output_format;

/* The format of --format, text unless it is given. */
exit_status read_format(output_format *format, const options *given);

/* A thing to print: a name, and a value that may be absent or null. */
typedef struct column {
    const char *name;
    twcred_string value;
    bool literal; /* a number or a boolean, which JSON writes without quotes */
} column;

twcred_string string_of(const char *text); /* absent if NULL */

/* Prints the names, where the format has a line for them. */
void print_names(FILE *to, output_format format, const column *list, size_t count);

/* Prints one record: in text a line for each column, in JSON an object on a line,
 * in TSV a line. `width` is that of the names in text. */
void print_record(FILE *to, output_format format, const column *list, size_t count, int width);

/* Prints a credential, with the names before it and with the header fields unless
 * they are NULL. */
void print_credential(FILE *to, output_format format, const twcred_credential *credential,
                      const twcred_headers *headers);

/* The same for credentials that come one by one: the beginning of the list, then
 * each credential by its number from 0. */
void print_list_start(FILE *to, output_format format);
void print_list_item(FILE *to, output_format format, const twcred_credential *credential,
                     size_t number);

/* The header fields that are known and came, a line each behind a mark. */
void print_headers(FILE *to, const char *mark, const twcred_headers *headers);

/* What was printed has to have arrived: a full disk is no success. */
exit_status finish_output(const options *given);

/* ---------------------------------------------------------------- report.c */

/* One line that a program can read: twcred: CALL: CODE: SUBJECT: WORDS, where
 * subject and words are left out if NULL, and a call that is not known yet (NULL)
 * is "command". */
void report(const char *call, const char *code, const char *subject, const char *words);

/* A line for people behind it: two spaces, a label unless it is NULL, and text
 * from anywhere, made safe and cut where it is very long. */
void report_note(const char *label, const char *text, size_t size);
void report_words(const char *words);

/* A file that cannot be read. The path is shown unless it is NULL. */
void report_file(const char *call, const char *subject, const char *path, const char *reason);

/* A fault of the core. With a document, the guilty line is shown with a caret. */
void report_status(const char *call, const twcred_status *status, const char *document,
                   size_t size);

/* ---------------------------------------------------------------- refuse.c */

/* What the service says when it refuses the operation; returns the exit status. */
exit_status report_service_error(const char *call, twcred_operation operation,
                                 const twcred_answer *answer, const twcred_headers *headers,
                                 const char *body, size_t size);

/* An answer that breaks the contract, in its HTTP status or in its body. */
void report_answer_fault(const char *call, const twcred_status *fault, int http_status,
                         const char *body, size_t size);

/* --------------------------------------------------------------- outcome.c */

/* Reports a fault of the parameters of a request, and returns EXIT_VALUE. */
exit_status report_param_fault(const options *given, twcred_service service,
                               const twcred_status *fault);

/* Reports how an exchange ended unless all is well, and returns the exit status. */
exit_status report_outcome(const options *given, twcred_operation operation,
                           const twcred_exchange *exchange);

/* The same of a walk that ended, and how much of the list was read. */
exit_status report_walk(const options *given, const twcred_walk *walk);

/* ----------------------------------------------------------------- trace.c */

/* The request of an exchange: method, URL, header fields, size of the body and of
 * each parameter in it; each line behind a mark. Nothing if it did not come to a
 * request. params may be NULL. */
void trace_request(FILE *to, const char *mark, const twcred_exchange *exchange,
                   const twcred_params *params);

/* With --dry-run the request on standard output, with --verbose the whole exchange
 * on standard error, otherwise nothing. */
void trace_exchange(const options *given, const twcred_exchange *exchange,
                    const twcred_params *params);

/* --------------------------------------------------------------- confirm.c */

/* Asks on a terminal whether to delete. EXIT_DONE if so; EXIT_DECLINED; EXIT_USAGE
 * without --yes where there is no terminal. */
exit_status confirm_delete(const options *given);

/* ------------------------------------------------------------------ call_*.c */

exit_status call_item(const options *given); /* create, fetch, update, delete */
exit_status call_list(const options *given);
exit_status call_services(const options *given);
exit_status call_encode(const options *given);
exit_status call_decode(const options *given);

#endif
