/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Text of anyone's making, made harmless for the format that it goes into. In all of
 * them, what is not UTF-8, not printable or not seen is spelt as in a case, ~HH. */
#ifndef TWCRED_CONFORMANCE_ESCAPE_H
#define TWCRED_CONFORMANCE_ESCAPE_H

#include "bytes.h"
#include "words.h"

typedef void escaper(bytes *to, word text);

/* As it is, on one line. */
escaper escape_plain;
/* For elements and quoted attributes of XML and HTML. */
escaper escape_markup;
/* For the inside of a double-quoted scalar of YAML. */
escaper escape_quoted;
/* For the description of a test in TAP. */
escaper escape_description;
/* For an id of HTML and for a fragment that names it: never the same for two texts. */
escaper escape_anchor;

word word_of(const char *text);
word word_from(const bytes *text);

/* Appends the pattern, with %s (const char *) and %w (word) escaped, %a (word) as an
 * anchor and %n (size_t) as a number; %% is a sign. */
void escape_fill(bytes *to, escaper *escape, const char *pattern, ...);

#endif
