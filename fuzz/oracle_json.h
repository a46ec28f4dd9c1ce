/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A second opinion on JSON, by jansson: a parser that shares no line and no
 * idea with jsmn. */
#ifndef TWCRED_FUZZ_ORACLE_JSON_H
#define TWCRED_FUZZ_ORACLE_JSON_H

#include <stdbool.h>
#include <stddef.h>

/* What the oracle makes of a document. Where jansson refuses what RFC 8259
 * allows, the RFC is right, and the oracle looks again at a copy in which the
 * stumbling block is replaced by something of the same grammar and length:
 *
 *   - Section 6 sets no bounds to numbers; jansson refuses integers beyond
 *     int64_t and reals beyond double (json_error_numeric_overflow). Such a
 *     number becomes 0 or, if it is an integer, ORACLE_BIG.
 *   - Section 7 allows any character in a name; jansson refuses names with
 *     U+0000 (json_error_null_byte_in_key). Then \u0000 becomes \u0001
 *     throughout, and `strings_kept` is false.
 *
 * Where jansson accepts what RFC 8259 does not allow, the RFC is right too:
 *
 *   - No rule of sections 2 to 7 has %x00 in it; jansson loses a NUL behind a
 *     number or a literal. A document with a NUL anywhere is refused.
 *
 * So the verdict is total but for the depth: jansson reads 2048 levels, and a
 * document beyond them is `too_deep` and not accepted. */
typedef struct oracle {
    bool accepts;
    bool too_deep;
    bool strings_kept;   /* root has the very strings of the document */
    struct json_t *root; /* NULL unless accepts; freed by oracle_close() */
} oracle;

/* What stands, with its sign, for an integer beyond int64_t. */
#define ORACLE_BIG 7.34512345678e77

oracle oracle_open(const char *document, size_t size);
void oracle_close(oracle *opened);

bool oracle_accepts(const char *document, size_t size);

/* Whether it is accepted and no deeper than TWCRED_DEPTH_MAX. */
bool oracle_readable(const char *document, size_t size);

/* Whether some object of an accepted document holds a name twice. */
bool oracle_has_duplicates(const char *document, size_t size);

/* The deepest nesting of an accepted document; a scalar has depth 0. */
size_t oracle_depth(const char *document, size_t size);

#endif
