/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#ifndef TWCRED_BASE_URL_H
#define TWCRED_BASE_URL_H

#include <stdbool.h>

/* Whether an allowed base URL is one of plain HTTP. */
bool base_url_is_plain(const char *base_url);

/* The URL of a path below the base URL, from malloc; NULL when out of memory. */
char *base_url_join(const char *base_url, const char *path);

#endif
