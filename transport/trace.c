/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What goes over the wire, told without secrets. */

#include "command.h"

#include <string.h>

static void print_parameter(FILE *to, const char *mark, const char *name, size_t size)
{
    fprintf(to, "%s  %s: %zu bytes\n", mark, name, size);
}

/* By the size of each value before it is encoded. */
static void print_parameters(FILE *to, const char *mark, const twcred_params *params)
{
    static const size_t switches[] = {0, 0, sizeof "false" - 1, sizeof "true" - 1};
    const struct {
        const char *name;
        twcred_param param;
    } rows[] = {
        {"FriendlyName", params->friendly_name},
        {"Certificate", params->certificate},
        {"PrivateKey", params->private_key},
        {"ApiKey", params->api_key},
        {"Secret", params->secret},
    };
    if (params->type != TWCRED_TYPE_NONE)
        print_parameter(to, mark, "Type", strlen(twcred_type_name(params->type)));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        /* In the order in which they are sent. */
        if (i == 3 && params->sandbox != TWCRED_SWITCH_UNSET)
            print_parameter(to, mark, "Sandbox", switches[params->sandbox]);
        if (rows[i].param.data != NULL)
            print_parameter(to, mark, rows[i].name, rows[i].param.size);
    }
}

static void print_lines(FILE *to, const char *mark, const char *lines)
{
    while (*lines != '\0') {
        size_t size = strcspn(lines, "\r\n");
        if (size > 0) {
            fputs(mark, to);
            print_escaped(to, lines, size, ESCAPE_PLAIN);
            fputc('\n', to);
        }
        lines += size;
        lines += strspn(lines, "\r\n");
    }
}

void trace_request(FILE *to, const char *mark, const twcred_exchange *exchange,
                   const twcred_params *params)
{
    if (exchange->url == NULL || exchange->request.method == NULL)
        return;
    fprintf(to, "%s%s ", mark, exchange->request.method);
    print_escaped(to, exchange->url, strlen(exchange->url), ESCAPE_PLAIN);
    fputc('\n', to);
    if (exchange->fields != NULL)
        print_lines(to, mark, exchange->fields);
    fprintf(to, "%sbody: %zu bytes\n", mark, exchange->request.body_size);
    if (params != NULL)
        print_parameters(to, mark, params);
}

static void print_time(FILE *to, const char *name, int64_t microseconds)
{
    if (microseconds > 0)
        fprintf(to, "< %s after %lld.%03lld ms\n", name, (long long)(microseconds / 1000),
                (long long)(microseconds % 1000));
}

static void trace_answer(FILE *to, const twcred_exchange *exchange)
{
    if (exchange->answer.http_status > 0)
        fprintf(to, "< status %d\n", exchange->answer.http_status);
    else
        fprintf(to, "< no status\n");
    print_headers(to, "< ", &exchange->headers);
    if (exchange->body != NULL)
        fprintf(to, "< body: %zu bytes\n", exchange->body_size);
    print_time(to, "connected", exchange->connected_us);
    print_time(to, "answered", exchange->answered_us);
    print_time(to, "ended", exchange->ended_us);
}

void trace_exchange(const options *given, const twcred_exchange *exchange,
                    const twcred_params *params)
{
    if (exchange->outcome == TWCRED_OUTCOME_DRY_RUN) {
        trace_request(stdout, "", exchange, params);
    } else if (given->verbose != NULL && exchange->url != NULL) {
        trace_request(stderr, "> ", exchange, params);
        trace_answer(stderr, exchange);
    }
}
