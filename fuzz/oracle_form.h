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
 *   anything else                    itself, as a text
 *
 * A text follows an unmapped page or is followed by one, by flush_one(). */
twcred_param parse_param(unsigned slot, const uint8_t *data, size_t size);

/* The first two bytes of the input, minus '0', are the numbers of Type and
 * Sandbox; absent, both are 0. The rest are the five string parameters in the
 * contract's order, separated by bytes 0xFF, in the slots 0 to 4. */
void parse_params(twcred_params *params, const uint8_t *data, size_t size);

/* What an operation does with Type. */
typedef enum type_rule { TYPE_REQUIRED, TYPE_TAKEN, TYPE_UNKNOWN } type_rule;

/* To build an expectation: only the first fault counts. */
void expect_fault(expectation *expected, twcred_code code, const char *field, size_t offset,
                  size_t limit);
void expect_pair(expectation *expected, const char *name, const char *value, size_t size);
void expect_string(expectation *expected, const char *name, twcred_param param);
void expect_params(expectation *expected, const twcred_params *params, type_rule rule);

/* What a request must be, but for its size. */
typedef struct outline {
    const char *method;
    const char *path;
    int success;
    bool body; /* whether the form is the body, or the query */
} outline;

/* A function that writes a form, whatever its parameters are. */
typedef twcred_status form_encoder(twcred_request *request, char *form, size_t capacity,
                                   const void *call);

/* Requires of the function, called in slot 6:
 *
 *   - the verdict is the expected one, to the byte, whatever the buffer; then the
 *     request is zeroed and the buffer wiped
 *   - measured and written, the size is the same; one byte less is space-body or
 *     space-query, tells that size and leaves the buffer alone, and so do half, a
 *     quarter and so on down to one, or each where little is needed
 *   - the form holds only the bytes of WHATWG URL section 5.2, with %XX in upper
 *     case and only where needed; read by a parser of section 5.1, it gives back
 *     the expected pairs, all of them, in order
 *   - the request is what the outline says
 *   - nothing is written in front of or behind the form, and the same call gives
 *     the same bytes */
void require_form_encoder(form_encoder *encode, const void *call, const expectation *expected,
                          const outline *wanted);

/* A function that takes a SID and nothing else. */
typedef twcred_status sid_encoder(twcred_request *request, const char *sid, size_t sid_size);

/* Requires that a SID, and nothing else, gets into the path, which is /Credentials/
 * and the SID; that any other text is told to the byte, and zeroes the request;
 * that what stands behind the text does not matter; and that there is neither body
 * nor query. */
void require_sid_encoder(sid_encoder *encode, const char *method, int success, const uint8_t *data,
                         size_t size);

/* Writes /Credentials/ and the text, which is a SID. */
void write_item_path(char path[TWCRED_PATH_SIZE], const char *sid);

#endif
