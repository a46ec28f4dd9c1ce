/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "fault.h"

#include <string.h>

#define MEGABYTES(n) ((uint64_t)(n)*1024u * 1024u)

/* ------------------------------------------------------- other answers */

void say_status(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)subject;
    answer->status = fault->status;
}

void say_error(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)subject;
    answer_error(answer, fault->status, fault->code, fault->text);
}

void say_body(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)subject;
    answer_reset(answer, fault->status, fault->media);
    if (fault->text != NULL)
        text_add_string(&answer->body, fault->text);
}

#define RETRY_SECONDS 7

void say_retry_date(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    char date[CLOCK_HTTP_SIZE];
    say_error(answer, fault, subject);
    clock_http_date(date, time(NULL) + RETRY_SECONDS, fault->date);
    answer_set_header(answer, "Retry-After", date);
}

/* ------------------------------------------------------ broken documents */

void break_json(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    char *comma = answer->body.size > 0 ? memchr(answer->body.bytes, ',', answer->body.size) : NULL;
    if (comma != NULL)
        *comma = ' ';
}

void cut_json(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    answer->body.size /= 2;
}

void trail_json(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)subject;
    text_add_string(&answer->body, fault->text);
}

/* --------------------------------------------------------------- headers */

void set_header(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)subject;
    answer_set_header(answer, fault->header, fault->header_value);
}

/* The service adds its own after this one. */
void add_request_id(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    char id[SID_SIZE];
    sid_make(id, "RQ");
    answer_add_header(answer, "Twilio-Request-Id", id);
}

/* -------------------------------------------------------------- delivery */

void send_chunked(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    answer->manner.chunked = true;
    answer->manner.piece = 7;
}

void send_big_chunked(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    answer->manner.chunked = true;
    answer->manner.padding = MEGABYTES(64);
}

void send_late(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    answer->manner.delay_ms = 30u * 1000u;
}

void send_slowly(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    answer->manner.piece = 1;
    answer->manner.pause_ms = 200;
}

void send_half(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    answer->manner.cut = answer->body.size / 2;
}

void send_nothing(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    answer->manner.mute = true;
}

static void compress(mock_answer *answer, uint64_t spaces)
{
    mock_text body = {0};
    if (!gzip_compress(&body, spaces, answer->body.bytes, answer->body.size))
        body.failed = true;
    text_free(&answer->body);
    answer->body = body;
    answer_set_header(answer, "Content-Encoding", "gzip");
}

void send_gzip(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    compress(answer, 0);
}

void send_gzip_bomb(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    (void)subject;
    compress(answer, MEGABYTES(64));
}
