/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What calls, options, exit statuses and variables there are. */

#include "command.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const call_row call_rows[] = {
    {{"create", NULL},
     CALL_CREATE,
     "create",
     NULL,
     false,
     "--type TYPE [PARAMETER ...]",
     "create a credential, and print it"},
    {{"list", NULL},
     CALL_LIST,
     "list",
     NULL,
     false,
     "[--limit N]",
     "print the credentials, page by page as they come"},
    {{"fetch", NULL}, CALL_FETCH, "fetch", "SID", true, "SID", "print the credential of that SID"},
    {{"update", NULL},
     CALL_UPDATE,
     "update",
     "SID",
     true,
     "SID PARAMETER ...",
     "change a credential in place, and print it"},
    {{"delete", NULL},
     CALL_DELETE,
     "delete",
     "SID",
     true,
     "SID [--yes]",
     "delete a credential, and every registration bound to it"},
    {{"services", NULL},
     CALL_SERVICES,
     "services",
     NULL,
     false,
     "",
     "print the table of the services"},
    {{"encode", "create"},
     CALL_ENCODE_CREATE,
     "encode",
     NULL,
     false,
     "--type TYPE [PARAMETER ...]",
     "print the body of a create, and send nothing"},
    {{"encode", "update"},
     CALL_ENCODE_UPDATE,
     "encode",
     "SID",
     true,
     "SID PARAMETER ...",
     "print the body of an update, and send nothing"},
    {{"decode", NULL},
     CALL_DECODE,
     "decode",
     "FILE",
     false,
     "--operation NAME --status N [FILE|-]",
     "judge an answer by the contract, and print it"},
};

#define CALL_PARAMS  (CALL_CREATE | CALL_UPDATE | CALL_ENCODE_CREATE | CALL_ENCODE_UPDATE)
#define CALL_SENDS   (CALL_CREATE | CALL_LIST | CALL_FETCH | CALL_UPDATE | CALL_DELETE)
#define CALL_INCLUDE (CALL_CREATE | CALL_FETCH | CALL_UPDATE)
#define CALL_FORMAT  (CALL_INCLUDE | CALL_LIST | CALL_SERVICES | CALL_DECODE)
#define CALL_ANY     (CALL_SENDS | CALL_PARAMS | CALL_SERVICES | CALL_DECODE)
#define PLACE(name)  offsetof(options, name)

static const option_row option_rows[] = {
    {"--type", "TYPE", CALL_PARAMS, PLACE(type), GROUP_PARAMS, "apn fcm gcm",
     "apn, fcm or gcm; a create needs it, few updates take it"},
    {"--friendly-name", "TEXT", CALL_PARAMS, PLACE(friendly_name), GROUP_PARAMS, NULL,
     "a name for people"},
    {"--certificate", "FILE", CALL_PARAMS, PLACE(certificate), GROUP_PARAMS, NULL,
     "apn: the certificate, PEM"},
    {"--private-key", "FILE", CALL_PARAMS, PLACE(private_key), GROUP_PARAMS, NULL,
     "apn: its private key, PEM"},
    {"--sandbox", "BOOLEAN", CALL_PARAMS, PLACE(sandbox), GROUP_PARAMS, "true false",
     "apn: true for the sandbox of APNs, or false"},
    {"--api-key", "FILE", CALL_PARAMS, PLACE(api_key), GROUP_PARAMS, NULL,
     "gcm: the API key; one line end at its end is dropped"},
    {"--secret", "FILE", CALL_PARAMS, PLACE(secret), GROUP_PARAMS, NULL,
     "fcm: the service account, JSON"},
    {"--limit", "N", CALL_LIST, PLACE(limit), GROUP_LIST, NULL,
     "end after N credentials, and ask for no further page"},
    {"--page-size", "N", CALL_LIST, PLACE(page_size), GROUP_LIST, NULL,
     "ask for N credentials a page; the service's own unless told"},
    {"--max-pages", "N", CALL_LIST, PLACE(max_pages), GROUP_LIST, NULL,
     "refuse a list of more than N pages; default 10000"},
    {"--yes", NULL, CALL_DELETE, PLACE(yes), GROUP_DELETE, NULL,
     "do not ask; needed where there is no terminal"},
    {"--operation", "NAME", CALL_DECODE, PLACE(operation), GROUP_DECODE,
     "create fetch update delete list", "of which it is the answer; required"},
    {"--status", "N", CALL_DECODE, PLACE(http_status), GROUP_DECODE, NULL,
     "the HTTP status of the answer; required"},
    {"--format", "FORMAT", CALL_FORMAT, PLACE(format), GROUP_OUTPUT, "text json tsv",
     "text, json or tsv; default text"},
    {"--include", NULL, CALL_INCLUDE, PLACE(include), GROUP_OUTPUT, NULL,
     "print the decoded header fields too"},
    {"--service", "NAME", CALL_SENDS | CALL_ENCODE_UPDATE, PLACE(service), GROUP_SERVICE,
     "ip-messaging-v2 ip-messaging-v1 chat-v2 chat-v1 conversations-v1 notify-v1",
     "a name that twcred services tells; default ip-messaging-v2"},
    {"--edge", "NAME", CALL_SENDS, PLACE(edge), GROUP_SERVICE, NULL,
     "where to enter the network, such as dublin; with --region"},
    {"--region", "NAME", CALL_SENDS, PLACE(region), GROUP_SERVICE, NULL,
     "where the account's data is, such as ie1; with --edge"},
    {"--base-url", "URL", CALL_SENDS, PLACE(base_url), GROUP_SERVICE, NULL,
     "where the service is, in place of its own host"},
    {"--ca-file", "FILE", CALL_SENDS, PLACE(ca_file), GROUP_SERVICE, NULL,
     "trusted certificates, PEM, in place of the system's"},
    {"--timeout", "SECONDS", CALL_SENDS, PLACE(timeout), GROUP_SERVICE, NULL,
     "limit for each exchange, such as 2.5; default 30"},
    {"--dry-run", NULL, CALL_SENDS, PLACE(dry_run), GROUP_SERVICE, NULL,
     "print the request without its secrets, and send nothing"},
    {"--verbose", NULL, CALL_SENDS, PLACE(verbose), GROUP_SERVICE, NULL,
     "tell of each exchange on standard error"},
    {"--help", NULL, CALL_ANY, PLACE(help), GROUP_ANY, NULL, "print this text"},
    {"--version", NULL, CALL_ANY, PLACE(version), GROUP_ANY, NULL, "print the version"},
};

static const exit_row exit_rows[] = {
    {EXIT_DONE, "done"},
    {EXIT_REFUSED, "refused by the service: any 4xx not named below"},
    {EXIT_USAGE, "usage: call, option, missing value or credentials, base URL"},
    {EXIT_VALUE, "a value is refused before anything is sent"},
    {EXIT_DENIED, "401 or 403"},
    {EXIT_ABSENT, "404"},
    {EXIT_LATER, "try later: 429 or 5xx"},
    {EXIT_NO_ANSWER, "no usable HTTP answer, or the result could not be written"},
    {EXIT_CONTRACT, "an answer that breaks the contract, or a list that does not end"},
    {EXIT_DECLINED, "not done: the question was not answered with yes"},
};

static const environment_row environment_rows[] = {
    {"TWILIO_API_KEY", "SK... of an API key; with its secret it outranks the account"},
    {"TWILIO_API_SECRET", "the secret of the API key"},
    {"TWILIO_ACCOUNT_SID", "AC... of the account"},
    {"TWILIO_AUTH_TOKEN", "the token of the account"},
    {"TWILIO_EDGE", "as --edge, which outranks it"},
    {"TWILIO_REGION", "as --region, which outranks it"},
};

const call_row *call_row_get(size_t index)
{
    return index < COUNT(call_rows) ? &call_rows[index] : NULL;
}

const option_row *option_row_get(size_t index)
{
    return index < COUNT(option_rows) ? &option_rows[index] : NULL;
}

const exit_row *exit_row_get(size_t index)
{
    return index < COUNT(exit_rows) ? &exit_rows[index] : NULL;
}

const environment_row *environment_row_get(size_t index)
{
    return index < COUNT(environment_rows) ? &environment_rows[index] : NULL;
}
