/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What is said of decoded answers without a second opinion: their size, and whether
 * they are the same or zeroed. */
#ifndef TWCRED_FUZZ_ANSWERS_H
#define TWCRED_FUZZ_ANSWERS_H

#include "twcred.h"

#include <stdbool.h>
#include <stddef.h>

/* The bytes of text that the decoded strings and their NULs take. */
size_t string_text_size(twcred_string string);
size_t credential_text_size(const twcred_credential *credential);
size_t page_text_size(const twcred_page *page); /* without those of the items */

bool credential_zeroed(const twcred_credential *credential);
bool error_zeroed(const twcred_error *error); /* but for http_status */
bool error_item_zeroed(const twcred_error_item *item);
bool page_zeroed(const twcred_page *page);
bool same_credential(const twcred_credential *left, const twcred_credential *right);
bool same_error(const twcred_error *left, const twcred_error *right);
bool same_error_item(const twcred_error_item *left, const twcred_error_item *right);
bool same_page(const twcred_page *left, const twcred_page *right);

#endif
