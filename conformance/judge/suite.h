/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The files of a suite, and the cases that are chosen from them. */
#ifndef TWCRED_CONFORMANCE_SUITE_H
#define TWCRED_CONFORMANCE_SUITE_H

#include "case.h"
#include "requirement.h"

/* Paths, in the order of their bytes. */
typedef struct paths {
    char **items;
    size_t count;
} paths;

typedef struct suite {
    char *folder; /* NULL: files are given, and no folder */
    paths case_files, requirement_files;
    case_list cases;
    requirement_list requirements;
} suite;

/* Reads the given files, or all of the folder's where there are none; and the
 * requirements of the folder. Without a folder it is the one that was installed,
 * unless files are given. Tells what is wrong on the error stream, and returns false. */
bool suite_read(suite *all, const char *folder, char *const *files, size_t count);
void suite_free(suite *all);

/* Whether a pattern of fnmatch(), if it looks like one, or otherwise a part, is of the
 * name of a case or of one of its requirements. */
bool suite_matches(const test_case *item, const char *pattern);

#endif
