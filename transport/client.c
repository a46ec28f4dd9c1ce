/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "exchange.h"

/* An exchange with a connection of its own. */
static twcred_outcome run_alone(twcred_exchange *exchange, const twcred_client *client,
                                const asking *what)
{
    CURL *curl = NULL;
    exchange_run(exchange, &curl, client, what);
    exchange_release(curl);
    return exchange->outcome;
}

twcred_outcome twcred_client_create(twcred_exchange *exchange, const twcred_client *client,
                                    const twcred_params *params)
{
    const asking what = {.operation = TWCRED_CREATE, .params = params};
    return run_alone(exchange, client, &what);
}

twcred_outcome twcred_client_fetch(twcred_exchange *exchange, const twcred_client *client,
                                   const char *sid)
{
    const asking what = {.operation = TWCRED_FETCH, .sid = sid};
    return run_alone(exchange, client, &what);
}

twcred_outcome twcred_client_update(twcred_exchange *exchange, const twcred_client *client,
                                    const char *sid, const twcred_params *params)
{
    const asking what = {.operation = TWCRED_UPDATE, .sid = sid, .params = params};
    return run_alone(exchange, client, &what);
}

twcred_outcome twcred_client_delete(twcred_exchange *exchange, const twcred_client *client,
                                    const char *sid)
{
    const asking what = {.operation = TWCRED_DELETE, .sid = sid};
    return run_alone(exchange, client, &what);
}

twcred_outcome twcred_client_list(twcred_exchange *exchange, const twcred_client *client,
                                  const twcred_list_params *params)
{
    const asking what = {.operation = TWCRED_LIST, .list = params};
    return run_alone(exchange, client, &what);
}
