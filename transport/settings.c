/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* From options and environment to a client. */

#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ------------------------------------------------------------------ numbers */

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

exit_status read_count(size_t *count, const options *given, const char *option, const char *text,
                       size_t fallback, size_t max)
{
    *count = fallback;
    if (text == NULL)
        return EXIT_DONE;
    *count = 0;
    bool good = *text != '\0' && text[strspn(text, "0123456789")] == '\0';
    for (; good && *text != '\0'; text++) {
        *count = *count * 10 + (size_t)(*text - '0');
        good = *count <= max;
    }
    if (good && *count > 0)
        return EXIT_DONE;
    char words[64];
    snprintf(words, sizeof words, "it is a number from 1 to %zu", max);
    return usage_value(given, option, words);
}

/* -------------------------------------------------------------- environment */

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

/* ------------------------------------------------------------------- places */

exit_status read_service(twcred_service *service, const options *given)
{
    *service = TWCRED_IP_MESSAGING_V2;
    if (given->service == NULL ||
        twcred_service_read(service, given->service, strlen(given->service)).code == TWCRED_OK)
        return EXIT_DONE;
    usage_value(given, "--service", "there is no such service");
    report_words("twcred services tells their names");
    return EXIT_USAGE;
}

static twcred_param param_of(const char *text)
{
    twcred_param param = {text, text != NULL ? strlen(text) : 0};
    return param;
}

/* An option that is given empty is none, whatever the environment says. */
static const char *place_of(const char *option, const char *variable)
{
    if (option == NULL)
        return environment(variable);
    return option[0] != '\0' ? option : NULL;
}

static exit_status place_fault(const options *given, const twcred_client *client,
                               const twcred_status *fault)
{
    bool edge = strcmp(fault->field, "edge") == 0;
    if (fault->code == TWCRED_PARAM_MISSING) {
        report(given->name, "usage-option", edge ? "--edge" : "--region",
               "an edge and a region go together");
        report_note("missing too", edge ? "TWILIO_EDGE" : "TWILIO_REGION",
                    strlen(edge ? "TWILIO_EDGE" : "TWILIO_REGION"));
        return EXIT_USAGE;
    }
    const char *value = edge ? client->edge : client->region;
    usage_value(given, edge ? "--edge" : "--region",
                "it is one label of a host name: letters, digits and inner hyphens");
    if ((edge ? given->edge : given->region) == NULL)
        report_note("from", edge ? "TWILIO_EDGE" : "TWILIO_REGION",
                    strlen(edge ? "TWILIO_EDGE" : "TWILIO_REGION"));
    report_note("given", value, strlen(value));
    return EXIT_USAGE;
}

/* A base URL of one's own has neither edge nor region: those of the environment
 * are for the service's hosts, and those of the command line are a mistake. */
static exit_status read_place(twcred_client *client, const options *given)
{
    client->base_url = given->base_url;
    if (given->base_url != NULL) {
        if (given->edge != NULL || given->region != NULL)
            return usage_value(given, given->edge != NULL ? "--edge" : "--region",
                               "it has no place in the URL of --base-url");
        const char *fault = twcred_base_url_fault(given->base_url);
        if (fault == NULL)
            return EXIT_DONE;
        /* The URL itself is not shown: it may hold a password. */
        report(given->name, "usage-base-url", "--base-url", fault);
        return EXIT_USAGE;
    }
    client->edge = place_of(given->edge, "TWILIO_EDGE");
    client->region = place_of(given->region, "TWILIO_REGION");
    size_t size;
    twcred_status fault = twcred_base_url_write(NULL, 0, &size, client->service,
                                                param_of(client->edge), param_of(client->region));
    return fault.code == TWCRED_OK ? EXIT_DONE : place_fault(given, client, &fault);
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
exit_status read_client(twcred_client *client, const options *given)
{
    memset(client, 0, sizeof *client);
    client->ca_file = given->ca_file;
    client->dry_run = given->dry_run != NULL;
    exit_status status = read_service(&client->service, given);
    if (status == EXIT_DONE)
        status = read_place(client, given);
    if (status != EXIT_DONE)
        return status;
    if (given->ca_file != NULL) {
        const char *fault = regular_file_fault(given->ca_file);
        if (fault != NULL) {
            report_file(given->name, "--ca-file", given->ca_file, fault);
            return EXIT_VALUE;
        }
    }
    if (given->timeout != NULL) {
        client->timeout_ms = read_seconds(given->timeout);
        client->connect_timeout_ms = client->timeout_ms;
        if (client->timeout_ms == 0)
            return usage_value(given, "--timeout", "it is a number of seconds from 0.001 to 86400");
    }
    return read_identity(client, given);
}
