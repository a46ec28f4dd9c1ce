/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The files of a suite, and the cases that are chosen from them. */
#ifndef TWCRED_CONFORMANCE_SUITE_H
#define TWCRED_CONFORMANCE_SUITE_H

#include "case.h"

/* Paths, in the order of their bytes. */
typedef struct paths {
    char **items;
    size_t count;
} paths;

/* The folder that cases/ and requirements/ were installed in, to be freed. */
char *suite_installed(void);
/* Appends the files of a folder whose names end so. False, and errno, where the
 * folder cannot be read. */
bool suite_files(paths *list, const char *folder, const char *ending);
void paths_free(paths *list);

/* Whether a pattern of fnmatch(), if it looks like one, or otherwise a part, is of the
 * name of a case or of one of its requirements. */
bool suite_matches(const test_case *item, const char *pattern);

#endif
