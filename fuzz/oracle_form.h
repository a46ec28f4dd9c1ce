/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A second opinion on what is sent: parameters from the bytes of an input, what the
 * contract makes of them, and a reader of application/x-www-form-urlencoded. */
#ifndef TWCRED_FUZZ_ORACLE_FORM_H
#define TWCRED_FUZZ_ORACLE_FORM_H

#include "twcred.h"

#define PAIRS_MAX 7

typedef struct form_pair {
    const char *name;
    const char *value;
    size_t size;
} form_pair;

/* What a second reading of the contract expects. */
typedef struct expectation {
    twcred_code code;
    const char *field;
    size_t offset;
    size_t limit; /* of the offset, where it is not exact */
    form_pair pairs[PAIRS_MAX];
    size_t count;
} expectation;

/* The string parameters take the slots from 0 on; of each:
 *
 *   nothing, or the input has ended  unset
 *   = and a text                     the text, which may be empty
 *   !                                a NULL pointer with a size
 *   ^                                a size one beyond TWCRED_PARAM_MAX
 *   anything else                    itself, as a text */
twcred_param parse_param(unsigned slot, const uint8_t *data, size_t size);

/* The first two bytes of the input, minus '0', are the numbers of Type and
 * Sandbox; absent, both are 0. The rest are the five string parameters in the
 * contract's order, separated by bytes 0xFF, in the slots 0 to 4. */
void parse_params(twcred_params *params, const uint8_t *data, size_t size);

/* What an operation does with Type. */
typedef enum type_rule { TYPE_REQUIRED, TYPE_TAKEN, TYPE_UNKNOWN } type_rule;

expectation expect_params(const twcred_params *params, type_rule rule);

/* To build an expectation: only the first fault counts. */
void expect_fault(expectation *expected, twcred_code code, const char *field, size_t offset,
                  size_t limit);
void expect_pair(expectation *expected, const char *name, const char *value, size_t size);
void expect_string(expectation *expected, const char *name, twcred_param param);

/* Requires that the form holds only the bytes of WHATWG URL section 5.2, with %XX in
 * upper case and only where needed, and gives back, read by section 5.1, just the
 * expected pairs in their order. */
void require_pairs(const expectation *expected, const char *form, size_t size);

void fill_request(twcred_request *request);
bool request_zeroed(const twcred_request *request);

#endif
