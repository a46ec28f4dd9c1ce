/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The reports of a run. Each writes the same for the same run, times aside, and
 * returns false when it could not be written whole. */
#ifndef TWCRED_CONFORMANCE_REPORT_H
#define TWCRED_CONFORMANCE_REPORT_H

#include "escape.h"
#include "requirement.h"
#include "result.h"

#include <stdio.h>

typedef bool reporter(FILE *to, const run *how, const requirement_list *requirements);

reporter report_text;
/* The same without what passed or was skipped. */
reporter report_quiet;
/* Version 14 of the Test Anything Protocol. */
reporter report_tap;
/* JUnit's XML: a suite for each area. */
reporter report_junit;
/* One page that needs nothing else; well-formed as XML, too. */
reporter report_html;

/* ------------------------------------------------------ what reports share */

extern const char *const verdict_words[VERDICTS];

/* Writes the text and frees it. */
bool report_write(FILE *to, bytes *text);

/* Walks the requirements of a case: the next one's name and, where a file has it, the
 * requirement itself, else NULL. False behind the last. */
typedef struct required {
    word rest;
    word name;
    const requirement *known;
} required;

required required_of(const result *found);
bool required_next(required *walk, const requirement_list *requirements);

#endif
