/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "sigpipe.h"

#include <errno.h>
#include <stddef.h>
#include <time.h>

static void only_sigpipe(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGPIPE);
}

static bool is_pending(void)
{
    sigset_t set;
    return sigpending(&set) == 0 && sigismember(&set, SIGPIPE) == 1;
}

void sigpipe_block(sigpipe_guard *guard)
{
    sigset_t set;
    only_sigpipe(&set);
    guard->pending = is_pending();
    pthread_sigmask(SIG_BLOCK, &set, &guard->before);
}

void sigpipe_restore(const sigpipe_guard *guard)
{
    if (!guard->pending && is_pending()) {
        static const struct timespec at_once = {0, 0};
        sigset_t set;
        only_sigpipe(&set);
        while (sigtimedwait(&set, NULL, &at_once) == -1 && errno == EINTR)
            ;
    }
    pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
}
