/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A server with a list in pages, and a client to walk through it. */
#ifndef TWCRED_TEST_JOURNEY_H
#define TWCRED_TEST_JOURNEY_H

#include "talk.h"

#define PAGES 300

/* A server with an answer for each page in turn, and a client to walk. */
typedef struct journey {
    wire *server;
    char base_url[64];
    text texts[PAGES];
    wire_answer answers[PAGES];
    size_t count;
    twcred_client client;
    twcred_walk walk;
    size_t items;
} journey;

/* A server that does not answer yet. */
void open_journey(journey *with);

void add_bytes(journey *with, wire_manner manner, text bytes);
void add_answer(journey *with, const char *head, const char *body);

/* A page without credentials, of any meta. */
void add_meta(journey *with, const char *meta);

/* A page with two credentials, and a link: the query of an own one, or behind a !
 * any URL; NULL for the last page. */
void add_page(journey *with, const char *next);

/* The walk from the first page, asked for with PageSize=2, to its end and a step
 * further; then the end of the server. */
void travel(journey *with, size_t pages_max);
void close_journey(journey *with);

/* The request of that number asked for the page with that query. */
void assert_asked(const journey *with, size_t index, const char *query);

#endif
