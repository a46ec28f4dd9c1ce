/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

/* What credentials differ in goes round, in tables of lengths that have no common
 * divisor: every type is seen with every kind of name. */
static const struct seed_type {
    const char *name;
    mock_param secret;
} seed_types[] = {{"apn", PARAM_CERTIFICATE}, {"fcm", PARAM_SECRET}, {"gcm", PARAM_API_KEY}};

static const char *const seed_sandboxes[] = {NULL, "True", "False", "false"};

/* What follows "seeded 0001" in a name; NULL: no name at all. */
static const char *const seed_names[] = {
    "",
    "",
    " caf\xc3\xa9 \xe6\xbc\xa2\xe5\xad\x97 \xf0\x9f\x98\x80",
    "\tafter a tab",
    " \"quoted\" \\ back",
    NULL,
    ", comma",
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* 2015-10-07T17:50:01Z, as in the contract's examples. */
#define FIRST_CREATED   1444240201
#define SECONDS_BETWEEN 61
#define DAY             86400

static void seed(mock_credential *dst, const char *account_sid, unsigned number)
{
    static const char secret[] = "seeded";
    const struct seed_type *type = &seed_types[number % COUNT(seed_types)];
    const char *name = seed_names[number % COUNT(seed_names)];
    *dst = (struct mock_credential){
        .named = name != NULL,
        .type = type->name,
        .sandbox = seed_sandboxes[number % COUNT(seed_sandboxes)],
        .created = FIRST_CREATED + (time_t)number * SECONDS_BETWEEN,
    };
    dst->updated = number % 2 == 0 ? dst->created + DAY : 0;
    sid_make(dst->sid, "CR");
    memcpy(dst->account_sid, account_sid, SID_SIZE);
    digest_hex(dst->digests.of[type->secret], secret, sizeof secret - 1);
    if (name != NULL) {
        char start[24];
        snprintf(start, sizeof start, "seeded %04u", number);
        text_add_string(&dst->friendly_name, start);
        text_add_string(&dst->friendly_name, name);
    }
}

bool seed_store(mock_store *store, const char *account_sid, unsigned count)
{
    for (unsigned number = 1; number <= count; number++) {
        mock_credential credential;
        seed(&credential, account_sid, number);
        if (!store_put(store, &credential))
            return false;
    }
    return true;
}
