/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Requirements as they stand in a file; the grammar is in conformance/README.md. */
#ifndef TWCRED_CONFORMANCE_REQUIREMENT_H
#define TWCRED_CONFORMANCE_REQUIREMENT_H

#include "words.h"

typedef struct requirement {
    const char *file; /* of the caller */
    size_t line;
    char *name;
    char *clause;
    char *link; /* to the clause; NULL for those of twcred.h */
    char *must; /* the sentence */
} requirement;

typedef struct requirement_list {
    requirement *items;
    size_t count;
} requirement_list;

/* Appends the requirements of a file to the list. On a fault tells FILE:LINE and the
 * reason on the error stream and returns false; the list is then to be freed. */
bool requirements_read(requirement_list *list, const char *file);
/* The requirement of that name, or NULL. Holds until more are read. */
const requirement *requirements_find(const requirement_list *list, word name);
void requirements_free(requirement_list *list);

#endif
