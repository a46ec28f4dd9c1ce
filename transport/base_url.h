/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#ifndef TWCRED_BASE_URL_H
#define TWCRED_BASE_URL_H

#include "twcred_transport.h"

/* The base URL that a client talks to: its own, or that of its service, which is
 * written to `space`. NULL, with what is wrong with edge, region or service in
 * *status. */
const char *base_url_of(char space[TWCRED_BASE_URL_SIZE], twcred_status *status,
                        const twcred_client *client);

/* Whether an allowed base URL is one of plain HTTP. */
bool base_url_is_plain(const char *base_url);

/* The URL of a path below the base URL, with a query unless that is {NULL, 0}; from
 * malloc. NULL when out of memory. */
char *base_url_join(const char *base_url, const char *path, twcred_param query);

#endif
