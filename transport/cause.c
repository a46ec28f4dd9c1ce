/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "cause.h"

#include <string.h>

const char *twcred_cause_name(twcred_cause cause)
{
    switch (cause) {
    case TWCRED_CAUSE_NONE:
        return "none";
    case TWCRED_CAUSE_BASE_URL:
        return "transport-base-url";
    case TWCRED_CAUSE_USER:
        return "transport-user";
    case TWCRED_CAUSE_PASSWORD:
        return "transport-password";
    case TWCRED_CAUSE_MEMORY:
        return "transport-memory";
    case TWCRED_CAUSE_CONNECT:
        return "transport-connect";
    case TWCRED_CAUSE_TLS:
        return "transport-tls";
    case TWCRED_CAUSE_TIMEOUT:
        return "transport-timeout";
    case TWCRED_CAUSE_SIZE:
        return "transport-size";
    case TWCRED_CAUSE_FRAMING:
        return "transport-framing";
    case TWCRED_CAUSE_PAGE_LOOP:
        return "transport-page-loop";
    case TWCRED_CAUSE_PAGE_LIMIT:
        return "transport-page-limit";
    case TWCRED_CAUSE_HOST:
        return "transport-host";
    }
    return "unknown";
}

static const struct {
    CURLcode code;
    twcred_cause cause;
} curl_causes[] = {
    {CURLE_OUT_OF_MEMORY, TWCRED_CAUSE_MEMORY},
    {CURLE_COULDNT_RESOLVE_PROXY, TWCRED_CAUSE_CONNECT},
    {CURLE_COULDNT_RESOLVE_HOST, TWCRED_CAUSE_CONNECT},
    {CURLE_COULDNT_CONNECT, TWCRED_CAUSE_CONNECT},
    {CURLE_PROXY, TWCRED_CAUSE_CONNECT},
    {CURLE_INTERFACE_FAILED, TWCRED_CAUSE_CONNECT},
    {CURLE_SSL_CONNECT_ERROR, TWCRED_CAUSE_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, TWCRED_CAUSE_TLS},
    {CURLE_SSL_CACERT_BADFILE, TWCRED_CAUSE_TLS},
    {CURLE_SSL_CERTPROBLEM, TWCRED_CAUSE_TLS},
    {CURLE_SSL_CIPHER, TWCRED_CAUSE_TLS},
    {CURLE_SSL_ENGINE_NOTFOUND, TWCRED_CAUSE_TLS},
    {CURLE_SSL_ENGINE_INITFAILED, TWCRED_CAUSE_TLS},
    {CURLE_SSL_ISSUER_ERROR, TWCRED_CAUSE_TLS},
    {CURLE_SSL_INVALIDCERTSTATUS, TWCRED_CAUSE_TLS},
    {CURLE_USE_SSL_FAILED, TWCRED_CAUSE_TLS},
    {CURLE_OPERATION_TIMEDOUT, TWCRED_CAUSE_TIMEOUT},
    {CURLE_FILESIZE_EXCEEDED, TWCRED_CAUSE_SIZE},
};

twcred_cause cause_of(CURLcode code, bool sent)
{
    for (size_t i = 0; i < sizeof curl_causes / sizeof curl_causes[0]; i++)
        if (curl_causes[i].code == code)
            return curl_causes[i].cause;
    return sent ? TWCRED_CAUSE_FRAMING : TWCRED_CAUSE_CONNECT;
}

/* Words that repeat a URL are left out: that of a proxy may hold a password. */
const char *cause_words(CURLcode code, const char *words)
{
    bool of_url = code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL ||
                  code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_PROXY;
    if (of_url || words[0] == '\0' || strchr(words, '@') != NULL)
        return curl_easy_strerror(code);
    return words;
}
