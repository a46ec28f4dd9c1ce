/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

/* ------------------------------------------------------------------ making */

void fields_agent(char agent[FIELDS_AGENT_SIZE])
{
    struct utsname system;
    if (uname(&system) != 0)
        memset(&system, 0, sizeof system);
    snprintf(agent, FIELDS_AGENT_SIZE, "twcred/%s (%.64s %.64s) C/99", TWCRED_VERSION,
             system.sysname, system.machine);
}

/* Adds a field with a value, or with "" keeps libcurl from adding its own. */
static bool add(struct curl_slist **to, const char *name, const char *value)
{
    size_t size = strlen(name) + strlen(value) + sizeof ": ";
    char *line = malloc(size);
    if (line == NULL)
        return false;
    snprintf(line, size, "%s:%s%s", name, value[0] != '\0' ? " " : "", value);
    struct curl_slist *longer = curl_slist_append(*to, line);
    free(line);
    if (longer == NULL)
        return false;
    *to = longer;
    return true;
}

/* RFC 9110 section 7.2: host and port of the URL, without the port that is the
 * scheme's own. The parser is libcurl's, as the connection is. */
static bool add_host(struct curl_slist **to, const char *url)
{
    char *host = NULL;
    char *port = NULL;
    bool good = false;
    CURLU *parts = curl_url();
    if (parts != NULL && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
        CURLUcode code = curl_url_get(parts, CURLUPART_PORT, &port, CURLU_NO_DEFAULT_PORT);
        size_t size = strlen(host) + sizeof ":65535";
        char *value = malloc(size);
        if (value != NULL && (code == CURLUE_OK || code == CURLUE_NO_PORT)) {
            snprintf(value, size, "%s%s%s", host, port != NULL ? ":" : "",
                     port != NULL ? port : "");
            good = add(to, "Host", value);
        }
        free(value);
    }
    curl_free(port);
    curl_free(host);
    curl_url_cleanup(parts);
    return good;
}

static bool add_all(struct curl_slist **to, const twcred_request *request, const char *url)
{
    char agent[FIELDS_AGENT_SIZE];
    char length[32];
    fields_agent(agent);
    if (!add_host(to, url) || !add(to, "User-Agent", agent) ||
        !add(to, "Accept", "application/json") || !add(to, "Accept-Encoding", "gzip"))
        return false;
    if (request->content_type == NULL)
        return true;
    /* Expect would only make a server wait that refuses by its own limits. */
    snprintf(length, sizeof length, "%zu", request->body_size);
    return add(to, "Content-Type", request->content_type) && add(to, "Content-Length", length) &&
           add(to, "Expect", "");
}

struct curl_slist *fields_make(const twcred_request *request, const char *url)
{
    struct curl_slist *fields = NULL;
    if (add_all(&fields, request, url))
        return fields;
    curl_slist_free_all(fields);
    return NULL;
}

/* -------------------------------------------------------------- describing */

static bool is_sent(const char *line)
{
    return line[strlen(line) - 1] != ':';
}

/* Long enough for everything around a user and a length. */
#define AUTHORIZATION_SIZE 128

char *fields_describe(const struct curl_slist *fields, const char *user, const char *password)
{
    size_t size = AUTHORIZATION_SIZE + strlen(user);
    for (const struct curl_slist *field = fields; field != NULL; field = field->next)
        size += strlen(field->data) + 1;
    char *text = malloc(size);
    if (text == NULL)
        return NULL;
    size_t at = 0;
    for (const struct curl_slist *field = fields; field != NULL; field = field->next) {
        if (is_sent(field->data))
            at += (size_t)snprintf(text + at, size - at, "%s\n", field->data);
        if (field == fields)
            at += (size_t)snprintf(text + at, size - at,
                                   "Authorization: Basic (%s, a password of %zu bytes)\n", user,
                                   strlen(password));
    }
    return text;
}
