/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Links the transport as a host does, and lets it refuse. */
#include <stdio.h>
#include <twcred_transport.h>

int main(void)
{
    twcred_client client = {.base_url = "http://twilio.example/v2"};
    twcred_params params = {.type = TWCRED_TYPE_APN};
    twcred_exchange exchange;
    twcred_client_create(&exchange, &client, &params);
    printf("%s: %s\n", twcred_cause_name(exchange.cause), exchange.detail);
    twcred_exchange_clear(&exchange);
    return 0;
}
