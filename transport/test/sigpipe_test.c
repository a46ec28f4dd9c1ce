/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>

#include "sigpipe.h"

static volatile sig_atomic_t delivered;

static void count(int number)
{
    (void)number;
    delivered++;
}

static bool blocked(void)
{
    sigset_t mask;
    assert_int_equal(pthread_sigmask(SIG_SETMASK, NULL, &mask), 0);
    return sigismember(&mask, SIGPIPE) == 1;
}

static int counted(void **state)
{
    (void)state;
    delivered = 0;
    return signal(SIGPIPE, count) == SIG_ERR;
}

static void one_of_the_exchange_is_taken_away(void **state)
{
    (void)state;
    sigpipe_guard guard;
    sigpipe_block(&guard);
    assert_true(blocked());
    raise(SIGPIPE);
    sigpipe_restore(&guard);
    assert_false(blocked());
    assert_int_equal(delivered, 0);
    raise(SIGPIPE);
    assert_int_equal(delivered, 1);
}

static void one_of_the_host_arrives_afterwards(void **state)
{
    (void)state;
    sigset_t pipe_only, before;
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    assert_int_equal(pthread_sigmask(SIG_BLOCK, &pipe_only, &before), 0);
    raise(SIGPIPE);
    sigpipe_guard guard;
    sigpipe_block(&guard);
    raise(SIGPIPE);
    sigpipe_restore(&guard);
    assert_true(blocked());
    assert_int_equal(delivered, 0);
    assert_int_equal(pthread_sigmask(SIG_SETMASK, &before, NULL), 0);
    assert_int_equal(delivered, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(one_of_the_exchange_is_taken_away, counted),
        cmocka_unit_test_setup(one_of_the_host_arrives_afterwards, counted),
    };
    return cmocka_run_group_tests_name("transport-sigpipe", tests, NULL, NULL);
}
