/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base_url.h"
#include "exchange.h"

/* -------------------------------------------------------- the pages so far */

/* What may be kept of queries, in bytes for each page that is allowed: many times
 * what they have. A list that never ends does not fill the memory. */
#define SEEN_PER_PAGE 4096

/* A query, as a node of the tree of those seen. */
typedef struct seen_query {
    size_t size;
    char bytes[];
} seen_query;

static int compare(const void *one, const void *other)
{
    const seen_query *a = one;
    const seen_query *b = other;
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    return a->size > 0 ? memcmp(a->bytes, b->bytes, a->size) : 0;
}

static seen_query *entry_of(twcred_param query)
{
    seen_query *made = malloc(sizeof *made + query.size);
    if (made == NULL)
        return NULL;
    made->size = query.size;
    if (query.size > 0)
        memcpy(made->bytes, query.data, query.size);
    return made;
}

/* Returns TWCRED_CAUSE_NONE, also for a query that was there already;
 * TWCRED_CAUSE_MEMORY, TWCRED_CAUSE_SIZE. */
static twcred_cause remember(twcred_walk *walk, twcred_param query)
{
    if ((walk->seen_size + query.size) / SEEN_PER_PAGE > walk->pages_max)
        return TWCRED_CAUSE_SIZE;
    seen_query *made = entry_of(query);
    seen_query *const *found = made != NULL ? tsearch(made, &walk->seen, compare) : NULL;
    if (found != NULL && *found == made)
        walk->seen_size += query.size;
    else
        free(made);
    return found != NULL ? TWCRED_CAUSE_NONE : TWCRED_CAUSE_MEMORY;
}

static void forget_all(twcred_walk *walk)
{
    while (walk->seen != NULL) {
        seen_query *one = *(seen_query **)walk->seen;
        tdelete(one, &walk->seen, compare);
        free(one);
    }
}

/* ------------------------------------------------------------------- pages */

/* The query of a URL of the list; {NULL, 0} and the reason where it is none that
 * could be followed. */
static twcred_param query_of(twcred_status *status, const twcred_client *client,
                             const twcred_string *url)
{
    char space[TWCRED_BASE_URL_SIZE];
    twcred_param found = {NULL, 0};
    const char *base_url = base_url_of(space, status, client);
    if (base_url != NULL)
        *status = twcred_next_page_read(&found, url->text, url->size, base_url, strlen(base_url),
                                        client->service);
    return found;
}

/* The two names of the page that has come: the query that it was asked for with,
 * and the one that it gives itself. */
static twcred_cause remember_page(twcred_walk *walk)
{
    const twcred_exchange *exchange = &walk->exchange;
    twcred_param own = {NULL, exchange->request.query_size};
    own.data = exchange->url + strlen(exchange->url) - own.size;
    twcred_cause cause = remember(walk, own);
    const twcred_string *url = &exchange->answer.page.url;
    if (cause != TWCRED_CAUSE_NONE || url->presence != TWCRED_PRESENT)
        return cause;
    twcred_status ignored;
    twcred_param named = query_of(&ignored, walk->client, url);
    return named.data != NULL ? remember(walk, named) : TWCRED_CAUSE_NONE;
}

static bool get_page(twcred_walk *walk, const twcred_list_params *params, twcred_param query)
{
    const asking what = {.operation = TWCRED_LIST, .list = params, .query = query};
    CURL *curl = walk->connection;
    exchange_run(&walk->exchange, &curl, walk->client, &what);
    walk->connection = curl;
    if (walk->exchange.outcome != TWCRED_OUTCOME_DONE)
        return false;
    walk->pages++;
    return true;
}

/* Ends the walk at a page that is good in itself. */
static bool end_here(twcred_walk *walk, twcred_outcome outcome, twcred_cause cause,
                     const char *detail)
{
    exchange_end(&walk->exchange, outcome, cause, detail);
    return false;
}

/* Whether the walk may go on to the page with that query. */
static bool may_follow(twcred_walk *walk, const seen_query *next)
{
    twcred_cause cause = remember_page(walk);
    if (cause == TWCRED_CAUSE_SIZE)
        return end_here(walk, TWCRED_OUTCOME_BROKEN_ANSWER, cause,
                        "the URLs of the pages are too long");
    if (cause != TWCRED_CAUSE_NONE)
        return end_here(walk, TWCRED_OUTCOME_NOT_SENT, cause, "");
    if (tfind(next, &walk->seen, compare) != NULL)
        return end_here(walk, TWCRED_OUTCOME_BROKEN_ANSWER, TWCRED_CAUSE_PAGE_LOOP,
                        "the next page is one that was there before");
    if (walk->pages >= walk->pages_max)
        return end_here(walk, TWCRED_OUTCOME_BROKEN_ANSWER, TWCRED_CAUSE_PAGE_LIMIT,
                        "the list has more pages than are allowed");
    return true;
}

/* Gets the page behind the one that is done. */
static bool turn_page(twcred_walk *walk)
{
    static const twcred_list_params none;
    const twcred_string *url = &walk->exchange.answer.page.next_page_url;
    if (url->presence != TWCRED_PRESENT)
        return false;
    twcred_status status;
    twcred_param query = query_of(&status, walk->client, url);
    if (status.code != TWCRED_OK) {
        walk->exchange.status = status;
        return end_here(walk, TWCRED_OUTCOME_BROKEN_ANSWER, TWCRED_CAUSE_NONE, "");
    }
    seen_query *next = entry_of(query); /* the page that it stands in is about to go */
    if (next == NULL)
        return end_here(walk, TWCRED_OUTCOME_NOT_SENT, TWCRED_CAUSE_MEMORY, "");
    bool good = may_follow(walk, next);
    if (good) {
        twcred_exchange_clear(&walk->exchange);
        query.data = next->bytes;
        good = get_page(walk, &none, query);
    }
    free(next);
    return good;
}

/* -------------------------------------------------------------------- walks */

void twcred_walk_begin(twcred_walk *walk, const twcred_client *client,
                       const twcred_list_params *params, size_t pages_max)
{
    static const twcred_param of_params = {NULL, 0};
    memset(walk, 0, sizeof *walk);
    walk->client = client;
    walk->pages_max = pages_max > 0 ? pages_max : TWCRED_PAGES_MAX;
    get_page(walk, params, of_params);
}

bool twcred_walk_next(twcred_walk *walk, twcred_credential *credential)
{
    memset(credential, 0, sizeof *credential);
    if (walk->exchange.outcome != TWCRED_OUTCOME_DONE ||
        walk->exchange.answer.kind != TWCRED_ANSWER_PAGE)
        return false;
    while (!twcred_page_next(credential, &walk->exchange.answer.page, &walk->work))
        if (!turn_page(walk))
            return false;
    walk->items++;
    return true;
}

void twcred_walk_end(twcred_walk *walk)
{
    forget_all(walk);
    exchange_release(walk->connection);
    twcred_exchange_clear(&walk->exchange);
    memset(walk, 0, sizeof *walk);
}
