/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#define POLL_MS 200

static void name_signals(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGINT);
}

void lifetime_begin(void)
{
    sigset_t signals;
    name_signals(&signals);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    /* A client that hangs up must not end the service. */
    signal(SIGPIPE, SIG_IGN);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
}

void lifetime_wait(unsigned seconds)
{
    const pid_t parent = getppid();
    const uint64_t end = clock_ms() + (uint64_t)seconds * 1000u;
    const struct timespec pause = {.tv_nsec = POLL_MS * 1000000L};
    sigset_t signals;
    name_signals(&signals);
    while (clock_ms() < end && getppid() == parent)
        if (sigtimedwait(&signals, NULL, &pause) > 0)
            return;
}
