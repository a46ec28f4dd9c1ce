/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* For the threads. */
#define _POSIX_C_SOURCE 200809L

#include "jobs.h"

#include "options.h"
#include "summary.h"

#include <pthread.h>
#include <string.h>

/* After so many cases in a row without an answer in time there will be none, and a
 * thousand more would take hours. */
#define HUNG_MAX 10

/* What becomes of the cases that nobody has yet. */
typedef enum state { STATE_ASKED, STATE_HOPELESS, STATE_STOPPED } state;

typedef struct shared {
    run *all;
    const adapter_rules *rules;
    pthread_mutex_t lock;
    size_t next;
    bool failed; /* an adapter did not greet */
    state state;
    bytes *why;
} shared;

/* The index of a case that nobody has; the count of all at the end. */
static size_t case_take(shared *with, state *now)
{
    (void)pthread_mutex_lock(&with->lock);
    *now = with->state;
    size_t taken = with->failed ? with->all->count : with->next;
    with->next = taken < with->all->count ? taken + 1 : taken;
    (void)pthread_mutex_unlock(&with->lock);
    return taken;
}

static void fail(shared *with, const bytes *why)
{
    (void)pthread_mutex_lock(&with->lock);
    if (!with->failed)
        bytes_append(with->why, why->data, why->size);
    with->failed = true;
    (void)pthread_mutex_unlock(&with->lock);
}

static void give_up(shared *with, state now)
{
    (void)pthread_mutex_lock(&with->lock);
    with->state = now;
    (void)pthread_mutex_unlock(&with->lock);
}

static void pass_over(result *found, state now)
{
    bytes_text(&found->detail, "not asked: ");
    if (now == STATE_STOPPED) {
        found->verdict = VERDICT_SKIPPED;
        bytes_text(&found->detail, "another case failed\n");
        return;
    }
    found->verdict = VERDICT_HUNG;
    bytes_number(&found->detail, HUNG_MAX);
    bytes_text(&found->detail, " cases in a row had no answer in time\n");
}

static void *job(void *argument)
{
    shared *with = argument;
    adapter client;
    memset(&client, 0, sizeof client);
    client.rules = with->rules;
    bytes why = {0};
    verdict what;
    if (!adapter_start(&client, &what, &why))
        fail(with, &why);
    state now;
    size_t hung = 0;
    for (size_t i; (i = case_take(with, &now)) < with->all->count;) {
        result *found = &with->all->results[i];
        if (now != STATE_ASKED) {
            pass_over(found, now);
            continue;
        }
        adapter_ask(&client, found, i + 1);
        hung = found->verdict == VERDICT_HUNG ? hung + 1 : 0;
        if (hung == HUNG_MAX)
            give_up(with, STATE_HOPELESS);
        else if (with->rules->stop && result_failed(found))
            give_up(with, STATE_STOPPED);
    }
    adapter_stop(&client);
    bytes_free(&why);
    return NULL;
}

bool jobs_run(run *all, const adapter_rules *rules, size_t jobs, bytes *why)
{
    shared with = {all, rules, PTHREAD_MUTEX_INITIALIZER, 0, false, STATE_ASKED, why};
    pthread_t threads[JOBS_MAX];
    size_t started = 0;
    /* One of them is this thread. */
    while (started + 1 < jobs && started + 1 < all->count &&
           pthread_create(&threads[started], NULL, job, &with) == 0)
        started++;
    (void)job(&with);
    for (size_t i = 0; i < started; i++)
        (void)pthread_join(threads[i], NULL);
    for (size_t i = 0; i < all->count; i++)
        all->totals[all->results[i].verdict]++;
    return !with.failed;
}
