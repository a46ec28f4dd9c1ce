/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The HTTP side of twcred, on libcurl. It uses the core through twcred.h alone,
 * and unlike the core it allocates memory, which twcred_exchange_clear() gives
 * back. Each call is a whole exchange of its own, and a walk shares one connection
 * among its pages: from any thread, provided that
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
#define TWCRED_ANSWER_MAX         ((size_t)4 * 1024 * 1024)
#define TWCRED_PAGES_MAX          10000

/* To whom to talk, as whom, and within which limits. Strings end in a NUL, stay
 * the caller's, and are not kept. */
typedef struct twcred_client {
    twcred_service service;  /* zero: TWCRED_IP_MESSAGING_V2 */
    const char *edge;        /* of the service's host, such as dublin; NULL: none */
    const char *region;      /* such as ie1; edge and region are both set or both NULL */
    const char *base_url;    /* in place of the service's, without edge and region; NULL: the
                                service's. https, or http to a loopback host; a path prefix is
                                kept; no user, query or fragment */
    const char *user;        /* an account SID (AC…) or an API key SID (SK…) */
    const char *password;    /* its token or secret; printable ASCII without spaces */
    const char *ca_file;     /* a file of trusted certificates in PEM; NULL: the system's */
    long connect_timeout_ms; /* until the connection stands, TLS included */
    long timeout_ms;         /* for the whole exchange */
    size_t answer_max;       /* bytes of the answer's body, after decoding of chunks and gzip */
    bool dry_run;            /* do all but send: the outcome is TWCRED_OUTCOME_DRY_RUN */
} twcred_client;

/* How an exchange ended. */
typedef enum twcred_outcome {
    TWCRED_OUTCOME_DONE = 0,      /* answer holds what was asked for */
    TWCRED_OUTCOME_NOT_SENT,      /* refused here: status or cause tells why */
    TWCRED_OUTCOME_SERVICE_ERROR, /* the service refused: answer.error */
    TWCRED_OUTCOME_NO_ANSWER,     /* no usable HTTP answer: cause tells why */
    TWCRED_OUTCOME_BROKEN_ANSWER, /* an answer that breaks the contract: status tells where; in a
                                     walk also a cause that ends it */
    TWCRED_OUTCOME_DRY_RUN        /* nothing was sent, as asked for */
} twcred_outcome;

/* Why there was no exchange, or no answer. */
typedef enum twcred_cause {
    TWCRED_CAUSE_NONE = 0,
    TWCRED_CAUSE_BASE_URL,   /* the base URL is not allowed */
    TWCRED_CAUSE_USER,       /* the user is neither an account SID nor an API key SID */
    TWCRED_CAUSE_PASSWORD,   /* the password is empty, or has a space or a control character */
    TWCRED_CAUSE_MEMORY,     /* out of memory */
    TWCRED_CAUSE_CONNECT,    /* the host was not found or not reached */
    TWCRED_CAUSE_TLS,        /* no TLS 1.2 or later, or the certificate was not accepted */
    TWCRED_CAUSE_TIMEOUT,    /* one of the two time limits was reached */
    TWCRED_CAUSE_SIZE,       /* the answer is larger than answer_max, or a header field than libcurl
                                takes, or the URLs of a walk's pages beyond all measure */
    TWCRED_CAUSE_FRAMING,    /* what came is not a whole HTTP answer */
    TWCRED_CAUSE_PAGE_LOOP,  /* the next page was there before: by its query, or by its meta.url */
    TWCRED_CAUSE_PAGE_LIMIT, /* the list has more pages than pages_max */
    TWCRED_CAUSE_HOST        /* edge or region: status tells what is wrong with them */
} twcred_cause;

/* The stable name of a cause, such as "transport-timeout"; "none" for
 * TWCRED_CAUSE_NONE, "unknown" for a number that is no cause. Static. */
const char *twcred_cause_name(twcred_cause cause);

/* All that is known of an exchange. Strings in it point into memory that it
 * owns. */
typedef struct twcred_exchange {
    twcred_outcome outcome;
    twcred_status status;   /* of the parameters, of edge and region (TWCRED_CAUSE_HOST), of the
                               answer, or in a walk of a next page that is not followed */
    twcred_cause cause;     /* with NOT_SENT, NO_ANSWER, and a walk that ended early */
    char detail[256];       /* words for people on the cause, or empty; never a secret */
    bool sent;              /* some of the request may have reached the service */
    bool uncertain;         /* it may have taken effect, and the answer does not tell */
    twcred_answer answer;   /* http_status is 0 when there was none */
    twcred_headers headers; /* the header fields of the answer */
    twcred_status headers_status; /* the first field line that was refused; the rest is read */
    char *body;                   /* the body of the answer, as received; NULL if none */
    size_t body_size;
    twcred_request request; /* what was to be sent, once the parameters were found good */
    char *url;              /* whole, and without secrets; NULL if it did not come to that */
    char *fields;           /* the header fields of the request as they go out, each as a line
                               `Name: value` with a line feed; Authorization tells the user, and of
                               the password the length; NULL if it did not come to that */
    int64_t connected_us;   /* microseconds from the start until the connection stood, TLS included
                               (in a walk it may stand since the page before); */
    int64_t answered_us;    /* until the first byte of the answer; */
    int64_t ended_us;       /* until its end; each 0 if it did not come to that */
    char *text;             /* of answer */
    char *headers_text;     /* of headers */
} twcred_exchange;

/* The calls, each one exchange over HTTP/1.1 with HTTP Basic authentication. TLS 1.2 or later
 * with verification of certificate and host; no redirect is followed; plain HTTP
 * goes only to addresses of the loopback network, and never through a proxy. What
 * held a secret is wiped before it is freed; the copies that libcurl makes of
 * user, password and body are not. Where a time limit ends a look-up of the
 * host's name, the thread that libcurl does it in may outlive the call.
 *
 * An answer is judged by the contract (twcred_answer_decode()). A credential has
 * to name its SID, after a fetch or an update the one that was asked for
 * (twcred_credential_match()); where it does not, what was decoded stays in
 * answer. An error's list is read with twcred_error_next().
 *
 * *exchange need not be initialised; the caller ends its life with
 * twcred_exchange_clear(), whatever the outcome. Each returns exchange->outcome. */

/* Creates a credential. */
twcred_outcome twcred_client_create(twcred_exchange *exchange, const twcred_client *client,
                                    const twcred_params *params);

/* Fetches the credential of that SID. */
twcred_outcome twcred_client_fetch(twcred_exchange *exchange, const twcred_client *client,
                                   const char *sid);

/* Updates the credential of that SID in place: each parameter is left, emptied or
 * set. With none set the exchange is made all the same, and changes nothing. */
twcred_outcome twcred_client_update(twcred_exchange *exchange, const twcred_client *client,
                                    const char *sid, const twcred_params *params);

/* Deletes the credential of that SID, and with it every device registration bound
 * to it. On success answer.kind is TWCRED_ANSWER_EMPTY. */
twcred_outcome twcred_client_delete(twcred_exchange *exchange, const twcred_client *client,
                                    const char *sid);

/* Gets one page of the list. The credentials are read with twcred_page_next(). */
twcred_outcome twcred_client_list(twcred_exchange *exchange, const twcred_client *client,
                                  const twcred_list_params *params);

/* A walk through the whole list, page by page. Its members are for
 * reading only. */
typedef struct twcred_walk {
    const twcred_client *client;
    twcred_exchange exchange; /* of the page that is being read, or of the one that failed */
    size_t pages;             /* received and found good */
    size_t items;             /* handed out */
    size_t pages_max;
    twcred_work work;
    void *seen;       /* private: the queries of the pages so far */
    size_t seen_size; /* private: of the queries */
    void *connection; /* private: kept from page to page */
} twcred_walk;

/* Begins a walk: gets the first page. The client, and what it points to, has to
 * stay until the end. pages_max 0 means TWCRED_PAGES_MAX. The caller ends the
 * walk's life with twcred_walk_end(). */
void twcred_walk_begin(twcred_walk *walk, const twcred_client *client,
                       const twcred_list_params *params, size_t pages_max);

/* Reads the next credential, and gets the next page when one is done; the strings
 * are valid until the next call. Each next_page_url is judged by
 * twcred_next_page_read(), and only its query is used: where it is refused, the
 * credentials of its page are handed out first, and status tells why; one that is
 * no URI at all spoils its page, as any fault of the contract does. False, with *credential
 * zeroed, when there is no more: with walk->exchange.outcome TWCRED_OUTCOME_DONE
 * the list is whole; any other outcome tells why it is not, and that what was
 * handed out before is good but not all. */
bool twcred_walk_next(twcred_walk *walk, twcred_credential *credential);

/* Frees what the walk owns, and zeroes it. */
void twcred_walk_end(twcred_walk *walk);

/* Frees what the exchange owns, and zeroes it. */
void twcred_exchange_clear(twcred_exchange *exchange);

/* Judges a base URL without using it: NULL if it is allowed, else the reason as
 * a static text. */
const char *twcred_base_url_fault(const char *base_url);

#ifdef __cplusplus
}
#endif

#endif
