/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The contract's members, and JSON values that are made up for them. */
#ifndef TWCRED_FUZZ_MUTATOR_MEMBERS_H
#define TWCRED_FUZZ_MUTATOR_MEMBERS_H

#include "edit.h"
#include "values.h"

/* The objects that members are of: a bit each. */
enum { OF_CREDENTIAL = 1, OF_PAGE = 2, OF_META = 4, OF_ERROR = 8, OF_ITEM = 16, OF_ANY = 31 };

typedef struct member {
    const char *name;
    value_kind kind;
    unsigned of;     /* the objects that have it */
    unsigned inside; /* what its own members are of, or those of the objects in its list */
} member;

/* All objects that have a member of this name, or 0. */
unsigned member_owners(const uint8_t *name, size_t size);

/* That of one of the objects, or NULL. */
const member *member_find(const uint8_t *name, size_t size, unsigned of);

/* Some member of one of the objects; seldom of another. */
const member *member_pick(chance *from, unsigned of);

/* Its name, quoted; seldom another one, which comes close or is nobody's. */
void put_name(draft *to, chance *from, const member *of);

/* A value at an edge of its format, with members or objects inside of it. */
void put_value(draft *to, chance *from, const member *of);

/* An object with such members. */
void put_object(draft *to, chance *from, unsigned of);

#endif
