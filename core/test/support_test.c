/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The tests lean on the support: that it can fail is tested first. */

#include "support.h"

#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* Reads one byte in a process of its own. Returns whether that went well. */
static bool readable(const char *byte)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
        _exit(*(const volatile char *)byte == 'x' ? 0 : 1);
    }
    int status;
    assert_true(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void test_pages_guard(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 15, 16, 17, 4095, 4096, 4097, 65536, 65537};
    static char data[65537];
    memset(data, 'x', sizeof data);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        const char *copy = guarded(data, sizes[i]);
        assert_memory_equal(copy, data, sizes[i]);
        assert_true(readable(copy + sizes[i] - 1));
        assert_false(readable(copy + sizes[i]));
        copy = guarded_behind(data, sizes[i]);
        assert_memory_equal(copy, data, sizes[i]);
        assert_true(readable(copy));
        assert_false(readable(copy - 1));
        char *space = guarded_space(sizes[i]);
        assert_filled(space, sizes[i], FILL);
        memset(space, 'x', sizes[i]);
        assert_true(readable(space + sizes[i] - 1));
        assert_false(readable(space + sizes[i]));
    }
    assert_false(readable(guarded("", 0)));
    assert_false(readable(unmapped()));
}

static void test_areas_stay_good(void **state)
{
    (void)state;
    const char *copies[GUARDED_MAX];
    for (int i = 0; i < GUARDED_MAX; i++) {
        char byte = (char)('a' + i);
        copies[i] = guarded(&byte, 1);
    }
    for (int i = 0; i < GUARDED_MAX; i++)
        assert_int_equal(*copies[i], 'a' + i);
}

static void test_carets(void **state)
{
    (void)state;
    assert_string_equal(draw("abc", 3, 1), "abc\n ^");
    assert_string_equal(draw("abc", 3, 3), "abc\n   ^");
    assert_string_equal(draw("", 0, 0), "\n^");
    assert_string_equal(draw("a\n\xFF"
                             "b",
                             4, 3),
                        "a\\x0A\\xFFb\n         ^");
}

static void test_caret_in_a_long_input(void **state)
{
    (void)state;
    char input[1000];
    memset(input, '.', sizeof input);
    input[500] = '!';
    const char *drawn = draw(input, sizeof input, 500);
    const char *below = strchr(drawn, '\n') + 1;
    assert_int_equal(drawn[strcspn(below, "^")], '!');
    assert_true(strlen(drawn) < 200);
    drawn = draw(input, sizeof input, sizeof input);
    below = strchr(drawn, '\n') + 1;
    assert_int_equal(drawn[strcspn(below, "^")], '\n');
}

/* Tests that have to fail: an assertion that lets these pass tests nothing. */

static const twcred_status fault = {TWCRED_JSON_SYNTAX, "document", 1, 0};
static const twcred_status space = {TWCRED_SPACE_TEXT, "document", 0, 7};

static void fail_by_code(void **state)
{
    (void)state;
    assert_fault(fault, TWCRED_JSON_STRING, "document", 1, "[}", 2);
}

static void fail_by_field(void **state)
{
    (void)state;
    assert_fault(fault, TWCRED_JSON_SYNTAX, "sid", 1, "[}", 2);
}

static void fail_by_offset(void **state)
{
    (void)state;
    assert_fault(fault, TWCRED_JSON_SYNTAX, "document", 0, "[}", 2);
}

static void fail_by_success(void **state)
{
    (void)state;
    assert_ok(fault, "[}", 2);
}

static void fail_by_needed(void **state)
{
    (void)state;
    assert_short(space, TWCRED_SPACE_TEXT, 8);
}

static void fail_by_space(void **state)
{
    (void)state;
    assert_fault(space, TWCRED_SPACE_TEXT, "document", 0, "[]", 2);
}

static void fail_by_rest(void **state)
{
    (void)state;
    assert_wiped("\xA5\0secret", 8);
}

static void fail_by_filling(void **state)
{
    (void)state;
    assert_filled("\xA5\0", 2, FILL);
}

static void fail_by_bytes(void **state)
{
    (void)state;
    assert_bytes("a\0b", 3, "a\0c");
}

static void fail_by_size(void **state)
{
    (void)state;
    assert_bytes("ab", 2, "abc");
}

/* How much stack a call is seen to take, and so the ground of what other tests say
 * of it. */
static void take_little(void)
{
    volatile char memory[1000];
    for (size_t i = 0; i < sizeof memory; i++)
        memory[i] = 1;
}

static void take_much(void)
{
    volatile char memory[20000];
    for (size_t i = 0; i < sizeof memory; i++)
        memory[i] = 1;
}

static void test_stack_used(void **state)
{
    (void)state;
    size_t little = stack_used(take_little), much = stack_used(take_much);
    assert_in_range(little, 1000, 2000);
    assert_in_range(much, 20000, 21000);
    for (int again = 0; again < 3; again++) {
        assert_int_equal(stack_used(take_little), little);
        assert_int_equal(stack_used(take_much), much);
    }
}

int main(void)
{
    const struct CMUnitTest passing[] = {
        cmocka_unit_test(test_pages_guard), cmocka_unit_test(test_areas_stay_good),
        cmocka_unit_test(test_carets),      cmocka_unit_test(test_caret_in_a_long_input),
        cmocka_unit_test(test_stack_used),
    };
    const struct CMUnitTest failing[] = {
        cmocka_unit_test(fail_by_code),   cmocka_unit_test(fail_by_field),
        cmocka_unit_test(fail_by_offset), cmocka_unit_test(fail_by_success),
        cmocka_unit_test(fail_by_needed), cmocka_unit_test(fail_by_space),
        cmocka_unit_test(fail_by_rest),   cmocka_unit_test(fail_by_filling),
        cmocka_unit_test(fail_by_bytes),  cmocka_unit_test(fail_by_size),
    };
    int failed = cmocka_run_group_tests_name("core-support", passing, NULL, NULL);
    int caught =
        cmocka_run_group_tests_name("core-support: all of these have to fail", failing, NULL, NULL);
    return failed == 0 && caught == (int)COUNT(failing) ? 0 : 1;
}
