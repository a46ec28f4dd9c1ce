/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* That no block which this project frees still holds a secret. Linked with
 * --wrap=free, so that each free() of its objects comes here first; libcurl's
 * own, in a shared library, do not. */

#include "talk.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

#define SECRET "hush-hush-hush+secret"
#define FORM   "hush-hush-hush%2Bsecret"

void __real_free(void *block);
void __wrap_free(void *block);

static int frees;
static int found;

static bool holds(const char *block, size_t size, const char *wanted)
{
    size_t length = strlen(wanted);
    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(block + i, wanted, length) == 0)
            return true;
    return false;
}

void __wrap_free(void *block)
{
    if (block != NULL) {
        size_t size = malloc_usable_size(block);
        frees++;
        found += holds(block, size, SECRET) || holds(block, size, FORM);
    }
    __real_free(block);
}

static int counted(void **state)
{
    (void)state;
    frees = 0;
    found = 0;
    return 0;
}

static void a_block_that_holds_it_is_found(void **state)
{
    (void)state;
    char *volatile block = malloc(200); /* volatile: not to be optimised away */
    assert_non_null(block);
    memset(block, 'x', 200);
    memcpy(block + 200 - sizeof SECRET, SECRET, sizeof SECRET);
    free(block);
    assert_int_equal(frees, 1);
    assert_int_equal(found, 1);
}

/* `password` counts as a secret, too: one for which no base64 has to be looked for,
 * since that is made by libcurl alone. */
static void check_exchange(twcred_operation operation, text answer, bool dry)
{
    talk with;
    open_talk(&with, WIRE_ANSWER, answer);
    with.operation = operation;
    with.params.type = operation == TWCRED_CREATE ? TWCRED_TYPE_FCM : TWCRED_TYPE_NONE;
    with.params.secret.data = SECRET;
    with.params.secret.size = sizeof SECRET - 1;
    with.client.password = SECRET;
    with.client.dry_run = dry;
    run_operation(&with);
    assert_int_equal(with.exchange.outcome, dry ? TWCRED_OUTCOME_DRY_RUN : TWCRED_OUTCOME_DONE);
    assert_int_equal(found, 0);
    int before = frees;
    twcred_exchange_clear(&with.exchange);
    assert_true(frees > before);
    assert_int_equal(found, 0);
    close_talk(&with); /* and with it what the server was sent */
    assert_int_equal(found, dry ? 0 : 1);
}

static void a_create_leaves_none(void **state)
{
    (void)state;
    check_exchange(TWCRED_CREATE, good_answer(), false);
}

static void an_update_leaves_none(void **state)
{
    (void)state;
    check_exchange(TWCRED_UPDATE, answer_bytes(LENGTH, BYTES(FOUND), BYTES(DOCUMENT)), false);
}

static void dry_runs_leave_none(void **state)
{
    (void)state;
    check_exchange(TWCRED_CREATE, good_answer(), true);
    check_exchange(TWCRED_UPDATE, good_answer(), true);
}

/* Longer than the first buffers that are tried for it. */
static void a_file_that_grew_leaves_none(void **state)
{
    (void)state;
    char path[64];
    snprintf(path, sizeof path, "twcred-wipe-%ld", (long)getpid());
    FILE *to = fopen(path, "wb");
    assert_non_null(to);
    for (int i = 0; i < 1000; i++)
        fputs(SECRET, to);
    assert_int_equal(fclose(to), 0);
    blob content;
    const char *fault = blob_read(&content, path, 1 << 20);
    remove(path);
    assert_null(fault);
    assert_int_equal(content.size, 1000 * (sizeof SECRET - 1));
    assert_true(frees > 0);
    blob_clear(&content);
    assert_int_equal(found, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_block_that_holds_it_is_found, counted),
        cmocka_unit_test_setup(a_create_leaves_none, counted),
        cmocka_unit_test_setup(an_update_leaves_none, counted),
        cmocka_unit_test_setup(dry_runs_leave_none, counted),
        cmocka_unit_test_setup(a_file_that_grew_leaves_none, counted),
    };
    return cmocka_run_group_tests_name("transport-wipe", tests, start_curl, end_curl);
}
