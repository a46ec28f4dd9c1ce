/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <signal.h>
#include <string.h>

/* Every size at every alignment, and not a byte beside it. */
static void test_sizes_and_alignments(void **state)
{
    (void)state;
    for (size_t size = 0; size <= 130; size++) {
        for (size_t before = 0; before < 16; before++) {
            char *space = guarded_space(before + size + 16);
            twcred_wipe(space + before, size);
            assert_filled(space, before, FILL);
            assert_filled(space + before, size, 0);
            assert_filled(space + before + size, 16, FILL);
        }
    }
}

static void test_up_to_the_last_byte(void **state)
{
    (void)state;
    for (size_t size = 0; size <= 130; size++) {
        char *space = guarded_space(size);
        twcred_wipe(space, size);
        assert_filled(space, size, 0);
    }
}

static void test_every_byte_value(void **state)
{
    (void)state;
    char *space = guarded_space(256);
    for (int i = 0; i < 256; i++)
        space[i] = (char)i;
    twcred_wipe(space, 256);
    assert_filled(space, 256, 0);
}

static void test_much(void **state)
{
    (void)state;
    size_t size = (size_t)1 << 20;
    char *space = guarded_space(size);
    twcred_wipe(space, size - 1);
    assert_filled(space, size - 1, 0);
    assert_int_equal(space[size - 1], FILL);
}

static void test_nothing(void **state)
{
    (void)state;
    twcred_wipe(NULL, 0);
    twcred_wipe(guarded_space(0), 0);
}

/* The memory of a function that has returned is dead, and an optimiser that
 * sees so drops the stores to it. A signal handler on a stack of the test's own
 * leaves its memory where it can be looked at. */

enum { SECRET_SIZE = 64, STACK_SIZE = 1 << 18 };

static volatile sig_atomic_t handled;

/* A secret of its own for every run: the kernel saves the registers on the same
 * stack, and the search for the last secret may have left it there. */
static volatile size_t run;

static char secret_byte(size_t i)
{
    return (char)(0x80 + (i * 37 + run * 11) % 0x7f);
}

static void handle(int number)
{
    (void)number;
    char secret[SECRET_SIZE];
    volatile char *byte = secret;
    for (size_t i = 0; i < sizeof secret; i++)
        byte[i] = secret_byte(i);
    twcred_wipe(secret, sizeof secret);
    handled = 1;
}

static void handle_without_wipe(int number)
{
    (void)number;
    char secret[SECRET_SIZE];
    volatile char *byte = secret;
    for (size_t i = 0; i < sizeof secret; i++)
        byte[i] = secret_byte(i);
    handled = 1;
}

/* Runs the handler, and returns whether a part of the secret is left. */
static bool leaves_secret(void (*handler)(int))
{
    static char memory[STACK_SIZE];
    run++;
    memset(memory, 0, sizeof memory);
    stack_t ours, before;
    memset(&ours, 0, sizeof ours);
    ours.ss_sp = memory;
    ours.ss_size = sizeof memory;
    assert_int_equal(sigaltstack(&ours, &before), 0);
    struct sigaction action, action_before;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_ONSTACK;
    assert_int_equal(sigaction(SIGUSR1, &action, &action_before), 0);
    handled = 0;
    assert_int_equal(raise(SIGUSR1), 0);
    assert_int_equal(handled, 1);
    assert_int_equal(sigaction(SIGUSR1, &action_before, NULL), 0);
    assert_int_equal(sigaltstack(&before, NULL), 0);
    char part[8];
    for (size_t i = 0; i + sizeof part <= SECRET_SIZE; i += sizeof part) {
        for (size_t j = 0; j < sizeof part; j++)
            part[j] = secret_byte(i + j);
        for (size_t at = 0; at + sizeof part <= sizeof memory; at++)
            if (memcmp(memory + at, part, sizeof part) == 0)
                return true;
    }
    return false;
}

static void test_memory_that_dies_is_wiped(void **state)
{
    (void)state;
    /* Where the method shows nothing, it would prove nothing. */
    if (!leaves_secret(handle_without_wipe))
        skip();
    assert_false(leaves_secret(handle));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_and_alignments),
        cmocka_unit_test(test_up_to_the_last_byte),
        cmocka_unit_test(test_every_byte_value),
        cmocka_unit_test(test_much),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_memory_that_dies_is_wiped),
    };
    return cmocka_run_group_tests_name("core-wipe", tests, NULL, NULL);
}
