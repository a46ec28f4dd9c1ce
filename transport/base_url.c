/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "base_url.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ------------------------------------------------------------- judging one */

/* libcurl is asked, because it is libcurl that will use the URL: two parsers
 * that disagree on where the host is would be a hole. */
static char *part_of(CURLU *url, CURLUPart part)
{
    char *text = NULL;
    return curl_url_get(url, part, &text, 0) == CURLUE_OK ? text : NULL;
}

static bool has_part(CURLU *url, CURLUPart part)
{
    char *text = part_of(url, part);
    curl_free(text);
    return text != NULL;
}

static bool loopback_host(const char *host)
{
    struct in_addr address;
    if (strcasecmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0)
        return true;
    return inet_pton(AF_INET, host, &address) == 1 && ntohl(address.s_addr) >> 24 == 127;
}

bool base_url_is_plain(const char *base_url)
{
    return strncasecmp(base_url, "http:", 5) == 0;
}

/* RFC 9110 section 4.2.2: a host is needed. libcurl would take one from the path. */
static bool has_authority(const char *base_url)
{
    const char *behind = strchr(base_url, ':');
    return behind != NULL && strncmp(behind, "://", 3) == 0 && behind[3] != '\0' &&
           behind[3] != '/';
}

static const char *fault_of(CURLU *url, const char *base_url)
{
    if (curl_url_set(url, CURLUPART_URL, base_url, 0) != CURLUE_OK)
        return "it is not a URL";
    if (has_part(url, CURLUPART_USER) || has_part(url, CURLUPART_PASSWORD))
        return "it holds a user name or a password";
    /* An empty query or fragment is none to libcurl, but is one to what follows. */
    if (strpbrk(base_url, "?#") != NULL)
        return "it has a query or a fragment";
    char *scheme = part_of(url, CURLUPART_SCHEME);
    char *host = part_of(url, CURLUPART_HOST);
    const char *fault = NULL;
    if (scheme == NULL || host == NULL)
        fault = "out of memory";
    else if (strcmp(scheme, "https") != 0 && strcmp(scheme, "http") != 0)
        fault = "its scheme is not https";
    else if (strcmp(scheme, "http") == 0 && !loopback_host(host))
        fault = "plain http is for loopback hosts only; use https";
    curl_free(scheme);
    curl_free(host);
    return fault;
}

const char *twcred_base_url_fault(const char *base_url)
{
    if (twcred_uri_check(base_url, strlen(base_url)).code != TWCRED_OK)
        return "it is not an absolute URI (RFC 3986)";
    if (!has_authority(base_url))
        return "it names no host";
    CURLU *url = curl_url();
    if (url == NULL)
        return "out of memory";
    const char *fault = fault_of(url, base_url);
    curl_url_cleanup(url);
    return fault;
}

/* -------------------------------------------------------------- using one */

static twcred_param param_of(const char *text)
{
    twcred_param param = {text, text != NULL ? strlen(text) : 0};
    return param;
}

const char *base_url_of(char space[TWCRED_BASE_URL_SIZE], twcred_status *status,
                        const twcred_client *client)
{
    size_t size;
    if (client->base_url == NULL) {
        *status = twcred_base_url_write(space, TWCRED_BASE_URL_SIZE, &size, client->service,
                                        param_of(client->edge), param_of(client->region));
        return status->code == TWCRED_OK ? space : NULL;
    }
    /* They are parts of a host's name, and the base URL has one: ignoring them would
     * send the password to a region that was not meant. */
    memset(status, 0, sizeof *status);
    if (client->edge != NULL)
        status->field = "edge";
    else if (client->region != NULL)
        status->field = "region";
    else
        return client->base_url;
    status->code = TWCRED_PARAM_UNKNOWN;
    return NULL;
}

char *base_url_join(const char *base_url, const char *path, twcred_param query)
{
    size_t base_size = strlen(base_url);
    size_t path_size = strlen(path);
    while (base_size > 0 && base_url[base_size - 1] == '/')
        base_size--;
    char *url = malloc(base_size + path_size + query.size + sizeof "?");
    if (url == NULL)
        return NULL;
    char *at = url;
    memcpy(at, base_url, base_size);
    at += base_size;
    memcpy(at, path, path_size);
    at += path_size;
    if (query.data != NULL) {
        *at++ = '?';
        memcpy(at, query.data, query.size);
        at += query.size;
    }
    *at = '\0';
    return url;
}
