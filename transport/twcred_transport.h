/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The HTTP side of twcred, on libcurl. It uses the core through twcred.h alone,
 * and unlike the core it allocates memory, which twcred_exchange_clear() gives
 * back. Each call is a whole exchange of its own: from any thread, provided that
 * curl_global_init() was called before the first one (see its manual). */
#ifndef TWCRED_TRANSPORT_H
#define TWCRED_TRANSPORT_H

#include "twcred.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where a limit is left 0, these hold. */
#define TWCRED_CONNECT_TIMEOUT_MS 10000
#define TWCRED_TIMEOUT_MS         30000
#define TWCRED_ANSWER_MAX         ((size_t)1024 * 1024)

/* To whom to talk, as whom, and within which limits. Strings end in a NUL, stay
 * the caller's, and are not kept. */
typedef struct twcred_client {
    const char *base_url;    /* NULL: TWCRED_BASE_URL. https, or http to a loopback host; a path
                                prefix is kept; no user, query or fragment */
    const char *user;        /* an account SID (AC…) or an API key SID (SK…) */
    const char *password;    /* its token or secret; printable ASCII without spaces */
    const char *ca_file;     /* a file of trusted certificates in PEM; NULL: the system's */
    long connect_timeout_ms; /* until the connection stands, TLS included */
    long timeout_ms;         /* for the whole exchange */
    size_t answer_max;       /* bytes of the answer's body, after decoding of chunks and gzip */
} twcred_client;

/* How an exchange ended. */
typedef enum twcred_outcome {
    TWCRED_OUTCOME_DONE = 0,      /* answer.credential holds what was asked for */
    TWCRED_OUTCOME_NOT_SENT,      /* refused here: status or cause tells why */
    TWCRED_OUTCOME_SERVICE_ERROR, /* the service refused: answer.error */
    TWCRED_OUTCOME_NO_ANSWER,     /* no usable HTTP answer: cause tells why */
    TWCRED_OUTCOME_BROKEN_ANSWER  /* an answer that breaks the contract: status tells where */
} twcred_outcome;

/* Why there was no exchange, or no answer. */
typedef enum twcred_cause {
    TWCRED_CAUSE_NONE = 0,
    TWCRED_CAUSE_BASE_URL, /* the base URL is not allowed */
    TWCRED_CAUSE_USER,     /* the user is neither an account SID nor an API key SID */
    TWCRED_CAUSE_PASSWORD, /* the password is empty, or has a space or a control character */
    TWCRED_CAUSE_MEMORY,   /* out of memory */
    TWCRED_CAUSE_CONNECT,  /* the host was not found or not reached */
    TWCRED_CAUSE_TLS,      /* no TLS 1.2 or later, or the certificate was not accepted */
    TWCRED_CAUSE_TIMEOUT,  /* one of the two time limits was reached */
    TWCRED_CAUSE_SIZE, /* the answer is larger than answer_max, or a header field than libcurl takes
                        */
    TWCRED_CAUSE_FRAMING /* what came is not a whole HTTP answer */
} twcred_cause;

/* The stable name of a cause, such as "transport-timeout"; "none" for
 * TWCRED_CAUSE_NONE, "unknown" for a number that is no cause. Static. */
const char *twcred_cause_name(twcred_cause cause);

/* All that is known of an exchange. Strings in it point into memory that it
 * owns. */
typedef struct twcred_exchange {
    twcred_outcome outcome;
    twcred_status status;         /* of the parameters or of the answer */
    twcred_cause cause;           /* with NOT_SENT and NO_ANSWER */
    char detail[256];             /* words for people on the cause, or empty; never a secret */
    bool sent;                    /* some of the request may have reached the service */
    bool uncertain;               /* it may have taken effect, and the answer does not tell */
    twcred_answer answer;         /* http_status is 0 when there was none */
    twcred_headers headers;       /* the header fields of the answer */
    twcred_status headers_status; /* the first field line that was refused; the rest is read */
    char *body;                   /* the body of the answer, as received; NULL if none */
    size_t body_size;
    char *text;         /* of answer */
    char *headers_text; /* of headers */
} twcred_exchange;

/* Creates a credential: POST <base URL>/Credentials with HTTP Basic
 * authentication. TLS 1.2 or later with verification of certificate and host;
 * no redirect is followed; plain HTTP goes only to addresses of the loopback
 * network, and never through a proxy. What held a secret is wiped before it is
 * freed; the copies that libcurl makes of user, password and body are not.
 * Where a time limit ends a look-up of the host's name, the thread that libcurl
 * does it in may outlive the call.
 *
 * An answer is judged by the contract (twcred_answer_decode()), and has to name
 * the SID: without it the status is TWCRED_FIELD_MISSING, and what else was decoded
 * stays in answer.
 *
 * *exchange need not be initialised; the caller ends its life with
 * twcred_exchange_clear(), whatever the outcome. Returns exchange->outcome. */
twcred_outcome twcred_client_create(twcred_exchange *exchange, const twcred_client *client,
                                    const twcred_params *params);

/* Frees what the exchange owns, and zeroes it. */
void twcred_exchange_clear(twcred_exchange *exchange);

/* Judges a base URL without using it: NULL if it is allowed, else the reason as
 * a static text. */
const char *twcred_base_url_fault(const char *base_url);

#ifdef __cplusplus
}
#endif

#endif
