/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What the rows of the table of faults are made of. */
#ifndef FAULT_H
#define FAULT_H

#include "mock.h"

typedef void mock_spoil(mock_answer *answer, const mock_fault *fault, const mock_subject *subject);

/* A row of the table. Which of the last members are read is up to `apply`. */
struct mock_fault {
    const char *name;
    const char *what;
    bool (*where)(const mock_subject *subject); /* NULL: everywhere */
    mock_spoil *apply;
    unsigned status;
    unsigned code;
    const char *text;   /* a message, a body, the JSON text of a member, a URL */
    const char *member; /* of the credential or of the page */
    const char *media;
    const char *header; /* set on the spoilt answer */
    const char *header_value;
    mock_http_date date;
};

/* ----------------------------------------------------------- fault_answer.c */

mock_spoil say_status, say_error, say_body, say_retry_date;
mock_spoil set_header, add_request_id;
mock_spoil send_chunked, send_big_chunked, send_late, send_slowly, send_half, send_nothing;
mock_spoil send_gzip, send_gzip_bomb;
mock_spoil break_json, cut_json, trail_json;

/* --------------------------------------------------------- fault_document.c */

/* Of the credential; in a page, of the first one. */
mock_spoil say_member, say_long_name, say_more, say_deep, say_unknown;
/* Of the page's last credential. */
mock_spoil say_last_member, say_last;
/* Of the page itself. */
mock_spoil say_page_member, say_page_more, say_odd_meta;

/* ------------------------------------------------------------- fault_link.c */

/* Of the next page. `text` is a URL in which $ and a letter stands for a part of
 * the right one, see there. */
mock_spoil link_text, link_self, link_cycle, link_endless, link_empty;
/* To the foreign host: `text` is what stands behind it. */
mock_spoil link_foreign, lead_foreign;

#endif
