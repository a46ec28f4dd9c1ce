/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The header fields of a request. They are put together here and nowhere else, so
 * that what is told of a request is what is sent. */
#ifndef TWCRED_FIELDS_H
#define TWCRED_FIELDS_H

#include <curl/curl.h>

#include "twcred_transport.h"

/* Room for the value of User-Agent. */
#define FIELDS_AGENT_SIZE 256

/* The service's convention: name/version (system machine) language/version. */
void fields_agent(char agent[FIELDS_AGENT_SIZE]);

/* The fields for CURLOPT_HTTPHEADER: all but Authorization, which libcurl makes of
 * user and password and puts behind the first of them. NULL when out of memory. */
struct curl_slist *fields_make(const twcred_request *request, const char *url);

/* The lines as they are sent, each with a line feed, from malloc; of the password
 * nothing but its length. NULL when out of memory. */
char *fields_describe(const struct curl_slist *fields, const char *user, const char *password);

#endif
