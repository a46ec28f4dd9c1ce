/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

struct mock_stop {
    pthread_mutex_t lock;
    pthread_cond_t ended;
    bool is_ended;
};

/* The waiting is timed by the clock that nobody sets. */
static bool init_condition(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    if (pthread_condattr_init(&attributes) != 0)
        return false;
    bool done = pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0 &&
                pthread_cond_init(condition, &attributes) == 0;
    pthread_condattr_destroy(&attributes);
    return done;
}

mock_stop *stop_open(void)
{
    mock_stop *stop = calloc(1, sizeof *stop);
    if (stop == NULL)
        return NULL;
    if (pthread_mutex_init(&stop->lock, NULL) != 0) {
        free(stop);
        return NULL;
    }
    if (!init_condition(&stop->ended)) {
        pthread_mutex_destroy(&stop->lock);
        free(stop);
        return NULL;
    }
    return stop;
}

bool stop_wait(mock_stop *stop, unsigned ms)
{
    struct timespec until = {0};
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)(ms / 1000u);
    until.tv_nsec += (long)(ms % 1000u) * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    pthread_mutex_lock(&stop->lock);
    while (!stop->is_ended && pthread_cond_timedwait(&stop->ended, &stop->lock, &until) == 0)
        ;
    bool ended = stop->is_ended;
    pthread_mutex_unlock(&stop->lock);
    return ended;
}

void stop_all(mock_stop *stop)
{
    pthread_mutex_lock(&stop->lock);
    stop->is_ended = true;
    pthread_cond_broadcast(&stop->ended);
    pthread_mutex_unlock(&stop->lock);
}

void stop_close(mock_stop *stop)
{
    pthread_cond_destroy(&stop->ended);
    pthread_mutex_destroy(&stop->lock);
    free(stop);
}
