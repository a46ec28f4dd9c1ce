/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* For the threads. */
#define _POSIX_C_SOURCE 200809L

#include "jobs.h"

#include "options.h"

#include <pthread.h>
#include <string.h>

/* After so many cases in a row without an answer in time there will be none, and a
 * thousand more would take hours. */
#define HUNG_MAX 10

typedef struct shared {
    run *all;
    const adapter_rules *rules;
    pthread_mutex_t lock;
    size_t next;
    bool failed;   /* an adapter did not greet */
    bool hopeless; /* one hangs always */
    bool ended;    /* a case failed, and no other is wanted */
    bytes *why;
} shared;

/* The index of a case that nobody has; the count of all at the end. Whoever takes one
 * judges it, so that all before `next` are judged when the jobs are over. */
static size_t case_take(shared *with, bool *hopeless)
{
    (void)pthread_mutex_lock(&with->lock);
    *hopeless = with->hopeless;
    size_t taken = with->all->count;
    if (!with->failed && !with->ended && with->next < taken)
        taken = with->next++;
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

static void give_up(shared *with)
{
    (void)pthread_mutex_lock(&with->lock);
    with->hopeless = true;
    (void)pthread_mutex_unlock(&with->lock);
}

static void end_after(shared *with, verdict found)
{
    if (!with->rules->stop || found == VERDICT_PASSED || found == VERDICT_SKIPPED)
        return;
    (void)pthread_mutex_lock(&with->lock);
    with->ended = true;
    (void)pthread_mutex_unlock(&with->lock);
}

static void pass_over(result *found)
{
    found->verdict = VERDICT_HUNG;
    bytes_text(&found->detail, "not asked: ");
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
    bool hopeless;
    size_t hung = 0;
    for (size_t i; (i = case_take(with, &hopeless)) < with->all->count;) {
        result *found = &with->all->results[i];
        if (hopeless) {
            pass_over(found);
            continue;
        }
        adapter_ask(&client, found, i + 1);
        end_after(with, found->verdict);
        hung = found->verdict == VERDICT_HUNG ? hung + 1 : 0;
        if (hung == HUNG_MAX)
            give_up(with);
    }
    adapter_stop(&client);
    bytes_free(&why);
    return NULL;
}

bool jobs_run(run *all, const adapter_rules *rules, size_t jobs, bytes *why)
{
    shared with = {all, rules, PTHREAD_MUTEX_INITIALIZER, 0, false, false, false, why};
    pthread_t threads[JOBS_MAX];
    size_t started = 0;
    /* One of them is this thread. */
    while (started + 1 < jobs && started + 1 < all->count &&
           pthread_create(&threads[started], NULL, job, &with) == 0)
        started++;
    (void)job(&with);
    for (size_t i = 0; i < started; i++)
        (void)pthread_join(threads[i], NULL);
    if (with.ended)
        all->count = with.next;
    for (size_t i = 0; i < all->count; i++)
        all->totals[all->results[i].verdict]++;
    return !with.failed;
}
