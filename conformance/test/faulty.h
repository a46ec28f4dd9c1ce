/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Calls of the library that break their contract in the way that the environment
 * variable TWCRED_FAULT names. The runner is built once more on top of them, to
 * show that each rule it checks can fail. */
#ifndef TWCRED_CONFORMANCE_FAULTY_H
#define TWCRED_CONFORMANCE_FAULTY_H

#include "twcred.h"

twcred_status faulty_json_check(const char *document, size_t size);
twcred_status faulty_credential_decode(twcred_credential *credential, char *text, size_t capacity,
                                       twcred_work *work, const char *document, size_t size);
twcred_status faulty_create_encode(twcred_request *request, char *body, size_t capacity,
                                   const twcred_params *params);
twcred_status faulty_header_read(twcred_headers *headers, char *text, size_t capacity,
                                 const char *line, size_t size);

#endif
