/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The twcred command: the calls, from options to exit status. */

#include "command.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The longest answer that is decoded from a file. */
#define DECODE_MAX ((size_t)64 * 1024 * 1024)

static exit_status usage_value(const options *given, const char *option, const char *words)
{
    report(given->name, "usage-value", option, words);
    return EXIT_USAGE;
}

static exit_status missing_option(const options *given, const char *option)
{
    report(given->name, "usage-option", option, "the option is required");
    return EXIT_USAGE;
}

static exit_status read_format(output_format *format, const options *given)
{
    *format = FORMAT_TEXT;
    if (given->format == NULL || format_find(format, given->format))
        return EXIT_DONE;
    return usage_value(given, "--format", "it is text, json or tsv");
}

/* ------------------------------------------------------------------- create */

/* Decimal seconds to milliseconds, whatever the locale; 0 if it is no such text
 * or out of range. */
static long read_seconds(const char *text)
{
    long milliseconds = 0;
    long unit = 1000;
    bool digits = false;
    bool fraction = false;
    for (; *text != '\0'; text++) {
        if (*text == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (*text < '0' || *text > '9')
            return 0;
        digits = true;
        if (!fraction) {
            milliseconds = milliseconds * 10 + (*text - '0') * 1000;
        } else {
            unit /= 10;
            milliseconds += unit * (*text - '0');
        }
        if (milliseconds > 86400000)
            return 0;
    }
    return digits ? milliseconds : 0;
}

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

/* The API key wins; half a pair is a mistake rather than a wish. */
static exit_status read_identity(twcred_client *client, const options *given)
{
    static const char *const pairs[][2] = {
        {"TWILIO_API_KEY", "TWILIO_API_SECRET"},
        {"TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"},
    };
    /* An account SID may stand beside an API key without a token. */
    for (size_t i = 0; i < 2; i++) {
        client->user = environment(pairs[i][0]);
        client->password = environment(pairs[i][1]);
        if (client->user != NULL && client->password != NULL)
            return EXIT_DONE;
        if (client->user != NULL || client->password != NULL) {
            report(given->name, "usage-credentials", pairs[i][client->user != NULL],
                   "it is not set");
            report_note("set is", pairs[i][client->user == NULL],
                        strlen(pairs[i][client->user == NULL]));
            return EXIT_USAGE;
        }
    }
    report(given->name, "usage-credentials", "TWILIO_ACCOUNT_SID", "it is not set");
    report_words("set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and "
                 "TWILIO_API_SECRET");
    return EXIT_USAGE;
}

/* libcurl opens the file itself, so it has to be one that can be opened twice.
 * NULL, or the reason as text. */
static const char *regular_file_fault(const char *path)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK);
    if (descriptor == -1)
        return strerror(errno);
    bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    close(descriptor);
    return regular ? NULL : "it is not a regular file";
}

/* What can be refused before the network is asked, in the order of the help. */
static exit_status read_client(twcred_client *client, const options *given)
{
    memset(client, 0, sizeof *client);
    client->base_url = given->base_url;
    client->ca_file = given->ca_file;
    const char *fault = given->base_url != NULL ? twcred_base_url_fault(given->base_url) : NULL;
    if (fault != NULL) {
        /* The URL itself is not shown: it may hold a password. */
        report(given->name, "usage-base-url", "--base-url", fault);
        return EXIT_USAGE;
    }
    if (given->timeout != NULL) {
        client->timeout_ms = read_seconds(given->timeout);
        client->connect_timeout_ms = client->timeout_ms;
        if (client->timeout_ms == 0)
            return usage_value(given, "--timeout", "it is a number of seconds from 0.001 to 86400");
    }
    if (given->ca_file != NULL) {
        fault = regular_file_fault(given->ca_file);
        if (fault != NULL) {
            report_file(given->name, "--ca-file", given->ca_file, fault);
            return EXIT_VALUE;
        }
    }
    return read_identity(client, given);
}

/* An outcome without an HTTP answer that could be judged. */
static exit_status report_cause(const options *given, const twcred_exchange *exchange)
{
    report(given->name, twcred_cause_name(exchange->cause), "request",
           exchange->sent ? "sent" : "not sent");
    if (exchange->detail[0] != '\0')
        report_words(exchange->detail);
    if (exchange->cause == TWCRED_CAUSE_USER)
        report_words("the user is AC or SK and 32 hexadecimal digits, and nothing else");
    if (exchange->cause == TWCRED_CAUSE_PASSWORD)
        report_words("the token or secret has a space, a line end or another odd character in it");
    return exchange->outcome == TWCRED_OUTCOME_NOT_SENT ? EXIT_VALUE : EXIT_NO_ANSWER;
}

static void report_request_id(const twcred_exchange *exchange)
{
    const twcred_string *id = &exchange->headers.request_id;
    if (id->presence == TWCRED_PRESENT)
        report_note("request id", id->text, id->size);
}

static exit_status report_outcome(const options *given, const twcred_exchange *exchange)
{
    const twcred_status *status = &exchange->status;
    exit_status exit = EXIT_DONE;
    switch (exchange->outcome) {
    case TWCRED_OUTCOME_DONE:
    case TWCRED_OUTCOME_DRY_RUN:
        return EXIT_DONE;
    case TWCRED_OUTCOME_NOT_SENT:
        if (exchange->cause != TWCRED_CAUSE_NONE)
            return report_cause(given, exchange);
        /* The parameters may be secret: no place is shown. */
        report_status(given->name, status, NULL, 0);
        return EXIT_VALUE;
    case TWCRED_OUTCOME_SERVICE_ERROR:
        exit = report_service_error(given->name, &exchange->answer, &exchange->headers,
                                    exchange->body, exchange->body_size);
        break;
    case TWCRED_OUTCOME_NO_ANSWER:
        exit = report_cause(given, exchange);
        report_request_id(exchange);
        break;
    case TWCRED_OUTCOME_BROKEN_ANSWER:
        report_answer_fault(given->name, status, exchange->answer.http_status, exchange->body,
                            exchange->body_size);
        report_request_id(exchange);
        exit = EXIT_CONTRACT;
        break;
    }
    if (exchange->uncertain)
        report_words("the credential may have been created: look for it before you try again");
    return exit;
}

/* A header field that is left out does not undo what was created. */
static void report_headers(const options *given, const twcred_exchange *exchange, bool failed)
{
    const twcred_status *status = &exchange->headers_status;
    if (status->code == TWCRED_OK)
        return;
    if (!failed)
        report(given->name, twcred_code_name(status->code), status->field, "left out");
    else
        report_note("header field left out", status->field, strlen(status->field));
}

/* What was printed has to have arrived: a full disk is no success. */
static exit_status finish_output(const options *given)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_DONE;
    report(given->name, "output-write", "standard output", "the result could not be written");
    return EXIT_NO_ANSWER;
}

static exit_status exchange_and_print(const options *given, const twcred_client *client,
                                      const twcred_params *params, output_format format)
{
    twcred_exchange exchange;
    twcred_client_create(&exchange, client, params);
    exit_status status = report_outcome(given, &exchange);
    report_headers(given, &exchange, status != EXIT_DONE);
    if (status == EXIT_DONE) {
        print_credential(stdout, format, &exchange.answer.credential,
                         given->include != NULL ? &exchange.headers : NULL);
        status = finish_output(given);
        if (status != EXIT_DONE)
            report_note("created", exchange.answer.credential.sid.text,
                        exchange.answer.credential.sid.size);
    }
    twcred_exchange_clear(&exchange);
    return status;
}

/* Finds every fault of the parameters; request->body_size is then right. */
static exit_status measure(twcred_request *request, const options *given,
                           const twcred_params *params)
{
    twcred_status fault = twcred_create_encode(request, NULL, 0, params);
    if (fault.code == TWCRED_OK)
        return EXIT_DONE;
    report_status(given->name, &fault, NULL, 0);
    return EXIT_VALUE;
}

static exit_status call_create(const options *given)
{
    inputs in;
    twcred_client client;
    twcred_request request;
    output_format format;
    exit_status status = read_format(&format, given);
    if (status != EXIT_DONE)
        return status;
    status = inputs_read(&in, given);
    /* A wrong value is told before missing credentials are. */
    if (status == EXIT_DONE)
        status = measure(&request, given, &in.params);
    if (status == EXIT_DONE)
        status = read_client(&client, given);
    if (status == EXIT_DONE)
        status = exchange_and_print(given, &client, &in.params, format);
    inputs_clear(&in);
    return status;
}

/* ------------------------------------------------------------------- encode */

static exit_status print_body(const options *given, const twcred_params *params)
{
    twcred_request request;
    exit_status status = measure(&request, given, params);
    if (status != EXIT_DONE)
        return status;
    size_t size = request.body_size;
    char *body = malloc(size);
    if (body == NULL) {
        report(given->name, twcred_cause_name(TWCRED_CAUSE_MEMORY), NULL, NULL);
        return EXIT_VALUE;
    }
    twcred_create_encode(&request, body, size, params);
    /* A buffer of stdio's own would keep a copy of the secrets. */
    setvbuf(stdout, NULL, _IONBF, 0);
    fwrite(body, 1, size, stdout);
    twcred_wipe(body, size);
    free(body);
    return finish_output(given);
}

static exit_status call_encode(const options *given)
{
    inputs in;
    exit_status status = inputs_read(&in, given);
    if (status == EXIT_DONE)
        status = print_body(given, &in.params);
    inputs_clear(&in);
    return status;
}

/* ------------------------------------------------------------------- decode */

static bool find_operation(twcred_operation *operation, const char *name)
{
    static const char *const names[] = {[TWCRED_CREATE] = "create",
                                        [TWCRED_FETCH] = "fetch",
                                        [TWCRED_UPDATE] = "update",
                                        [TWCRED_DELETE] = "delete"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i]) == 0) {
            *operation = (twcred_operation)i;
            return true;
        }
    }
    return false;
}

/* Three digits, the first not 0 (RFC 9110 section 15); 0 if it is no such text. */
static int read_http_status(const char *text)
{
    if (strlen(text) != 3 || strspn(text, "0123456789") != 3 || text[0] == '0')
        return 0;
    return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
}

static exit_status print_answer(const options *given, const blob *body, twcred_operation operation,
                                int http_status, output_format format)
{
    twcred_work work;
    twcred_answer answer;
    size_t capacity = body->size > 0 ? body->size : 1;
    char *text = malloc(capacity);
    if (text == NULL) {
        report(given->name, twcred_cause_name(TWCRED_CAUSE_MEMORY), NULL, NULL);
        return EXIT_VALUE;
    }
    exit_status status = EXIT_DONE;
    twcred_status fault = twcred_answer_decode(&answer, text, capacity, &work, operation,
                                               http_status, body->data, body->size);
    if (fault.code != TWCRED_OK) {
        report_answer_fault(given->name, &fault, http_status, body->data, body->size);
        status = EXIT_CONTRACT;
    } else if (answer.kind == TWCRED_ANSWER_ERROR) {
        status = report_service_error(given->name, &answer, NULL, body->data, body->size);
    } else if (answer.kind == TWCRED_ANSWER_CREDENTIAL) {
        print_credential(stdout, format, &answer.credential, NULL);
        status = finish_output(given);
    }
    free(text);
    return status;
}

static exit_status call_decode(const options *given)
{
    output_format format;
    twcred_operation operation;
    blob body;
    exit_status status = read_format(&format, given);
    if (status != EXIT_DONE)
        return status;
    if (given->operation == NULL)
        return missing_option(given, "--operation");
    if (given->http_status == NULL)
        return missing_option(given, "--status");
    if (!find_operation(&operation, given->operation))
        return usage_value(given, "--operation", "it is create, fetch, update or delete");
    int http_status = read_http_status(given->http_status);
    if (http_status == 0)
        return usage_value(given, "--status", "it is an HTTP status, from 100 to 999");
    const char *path = given->file != NULL ? given->file : "-";
    const char *fault = blob_read(&body, path, DECODE_MAX);
    if (fault != NULL) {
        report_file(given->name, "FILE", path, fault);
        return EXIT_VALUE;
    }
    status = print_answer(given, &body, operation, http_status, format);
    blob_clear(&body);
    return status;
}

/* --------------------------------------------------------------------- main */

static exit_status call(const options *given)
{
    if (given->help != NULL) {
        print_help(stdout);
        return finish_output(given);
    }
    if (given->version != NULL) {
        printf("twcred %s (%s)\n", TWCRED_VERSION, curl_version());
        return finish_output(given);
    }
    switch (given->call) {
    case CALL_CREATE:
        return call_create(given);
    case CALL_ENCODE_CREATE:
        return call_encode(given);
    case CALL_DECODE:
        return call_decode(given);
    case CALL_NONE:
        break;
    }
    return EXIT_USAGE;
}

/* A file or a socket that is opened while one of the three standard descriptors
 * is closed would get its number, and then what is printed. So each is held, by
 * something that refuses what it is for, as a closed one does. */
static bool hold_standard_files(void)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) == -1 &&
            open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) != descriptor)
            return false;
    return true;
}

int main(int argc, char **argv)
{
    options given;
    if (!hold_standard_files())
        return EXIT_NO_ANSWER;
    /* A reader that has gone must not hide that a credential was created. */
    signal(SIGPIPE, SIG_IGN);
    exit_status status = options_read(&given, argc, argv);
    if (status != EXIT_DONE)
        return (int)status;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        report(given.name, twcred_cause_name(TWCRED_CAUSE_MEMORY), NULL, NULL);
        return EXIT_VALUE;
    }
    status = call(&given);
    curl_global_cleanup();
    return (int)status;
}
