/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* One exchange of any operation: the request is encoded, sent, and its answer
 * judged. All calls of the client go this way. */
#ifndef TWCRED_EXCHANGE_H
#define TWCRED_EXCHANGE_H

#include <curl/curl.h>

#include "twcred_transport.h"

/* What is asked for. */
typedef struct asking {
    twcred_operation operation;
    const char *sid;                /* of operations on one credential */
    const twcred_params *params;    /* of create and update */
    const twcred_list_params *list; /* of list */
    twcred_param query;             /* of list: that of a page URL, in place of `list`, as it is;
                                       {NULL, 0}: none */
} asking;

/* Makes an exchange, with the handle at *curl. Where that is NULL a handle is made
 * and left there, with its connection, for a further exchange with the same client
 * and for exchange_release(). */
twcred_outcome exchange_run(twcred_exchange *exchange, CURL **curl, const twcred_client *client,
                            const asking *what);

/* Frees the handle, which may be NULL, and closes its connection. */
void exchange_release(CURL *curl);

/* Ends an exchange, or what was one until then, without success. */
twcred_outcome exchange_end(twcred_exchange *exchange, twcred_outcome outcome, twcred_cause cause,
                            const char *detail);

#endif
