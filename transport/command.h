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
    EXIT_CONTRACT = 8   /* the answer breaks the contract */
} exit_status;

/* --------------------------------------------------------------- options.c */

typedef enum call_kind {
    CALL_NONE = 0,
    CALL_CREATE = 1,
    CALL_ENCODE_CREATE = 2,
    CALL_DECODE = 4
} call_kind;

/* The command line, as text. NULL where nothing was given. */
typedef struct options {
    call_kind call;
    const char *name; /* of the call, for messages */
    const char *type;
    const char *friendly_name;
    const char *certificate;
    const char *private_key;
    const char *sandbox;
    const char *api_key;
    const char *secret;
    const char *base_url;
    const char *ca_file;
    const char *timeout;
    const char *format;
    const char *operation;
    const char *http_status;
    const char *file; /* the operand */
    const char *include;
    const char *help;
    const char *version;
} options;

/* Reads the command line. On a fault it is reported and EXIT_USAGE returned. */
exit_status options_read(options *given, int argc, char **argv);

void print_help(FILE *to);

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

/* Turns the options into parameters. A fault is reported, and EXIT_VALUE or
 * EXIT_USAGE returned. */
exit_status inputs_read(inputs *in, const options *given);
void inputs_clear(inputs *in);

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

/* False if there is no format of that name. */
bool format_find(output_format *format, const char *name);

/* Prints a credential, with the header fields unless they are NULL. */
void print_credential(FILE *to, output_format format, const twcred_credential *credential,
                      const twcred_headers *headers);

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

/* What the service says when it refuses; returns the exit status. */
exit_status report_service_error(const char *call, const twcred_answer *answer,
                                 const twcred_headers *headers, const char *body, size_t size);

/* An answer that breaks the contract, in its HTTP status or in its body. */
void report_answer_fault(const char *call, const twcred_status *fault, int http_status,
                         const char *body, size_t size);

#endif
