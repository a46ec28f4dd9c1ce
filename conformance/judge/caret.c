/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "caret.h"

#include <string.h>

/* How many bytes are shown on either side of the caret. */
#define SHOWN 48

bool caret_draw(caret *drawn, const bytes *in, size_t offset)
{
    memset(drawn, 0, sizeof *drawn);
    if (offset > in->size)
        return false;
    size_t from = offset > SHOWN ? offset - SHOWN : 0;
    size_t to = in->size - from > 2 * SHOWN ? from + 2 * SHOWN : in->size;
    bytes_text(&drawn->line, from > 0 ? "..." : "");
    if (in->size > 0)
        bytes_spell(&drawn->line, in->data + from, offset - from);
    drawn->column = drawn->line.size;
    if (offset < in->size)
        bytes_spell(&drawn->line, in->data + offset, 1);
    drawn->width = drawn->line.size - drawn->column;
    if (offset < in->size)
        bytes_spell(&drawn->line, in->data + offset + 1, to - offset - 1);
    bytes_text(&drawn->line, to < in->size ? "..." : "");
    return true;
}

void caret_free(caret *drawn)
{
    bytes_free(&drawn->line);
}
