/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Bytes on one line, as the case format spells them, around one that matters. */
#ifndef TWCRED_CONFORMANCE_CARET_H
#define TWCRED_CONFORMANCE_CARET_H

#include "bytes.h"

typedef struct caret {
    bytes line;    /* ASCII; "..." where more is left out */
    size_t column; /* where in it the byte stands; behind its end, where there is none */
    size_t width;  /* of the spelling of the byte; 0 behind the end */
} caret;

/* False, with nothing drawn, where the offset is beyond the end. */
bool caret_draw(caret *drawn, const bytes *in, size_t offset);
void caret_free(caret *drawn);

#endif
