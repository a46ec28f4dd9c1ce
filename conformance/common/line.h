/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The lines between judge and adapter, as conformance/PROTOCOL.md has them. Lines
 * are given and read without their line feed. */
#ifndef TWCRED_CONFORMANCE_LINE_H
#define TWCRED_CONFORMANCE_LINE_H

#include "case.h"

#define LINE_GREETING        "twcred-adapter 1"
#define LINE_GREETING_PLACES LINE_GREETING " places"

/* No line is longer than this, in either direction: the largest values of a case, with
 * three bytes for each of theirs. */
#define LINE_MAX_SIZE (16u * 1024u * 1024u)

typedef enum answer_kind {
    ANSWER_OK,
    ANSWER_REFUSED,
    ANSWER_UNSUPPORTED,
    ANSWER_BROKEN
} answer_kind;

typedef struct answer {
    size_t number;
    answer_kind kind;
    char *place;  /* of a refusal, CODE FIELD OFFSET or CODE FIELD needed NUMBER; or NULL */
    bytes broken; /* which rule */
    facts values;
} answer;

/* Appends the percent-coded form. */
void coded_write(bytes *target, const char *data, size_t size);
/* Appends what it stands for; false when it is not of that form. */
bool coded_read(bytes *target, word text);

void request_write(bytes *target, size_t number, const test_case *item);
/* Fills a case that is all zero. Returns NULL, or what is wrong with the request. */
const char *request_read(test_case *item, size_t *number, word line);

void answer_write(bytes *target, const answer *given);
/* Fills an answer that is all zero. Returns NULL, or what is wrong with it. */
const char *answer_read(answer *target, word line);
void answer_free(answer *given);

#endif
