/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* libcurl's results in the words of the contract. */
#ifndef TWCRED_CAUSE_H
#define TWCRED_CAUSE_H

#include <curl/curl.h>

#include "twcred_transport.h"

/* Why an exchange failed. What has no cause of its own is of the connection when
 * nothing was sent, and of the answer otherwise. */
twcred_cause cause_of(CURLcode code, bool sent);

/* What went wrong in words for people: those of CURLOPT_ERRORBUFFER where they can
 * be shown. */
const char *cause_words(CURLcode code, const char *words);

#endif
