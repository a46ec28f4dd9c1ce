/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <string.h>

void object_write(mock_text *dst, const mock_member *members, size_t count, const void *of,
                  const mock_edit *edit)
{
    const char *separator = "";
    text_add_string(dst, "{");
    for (size_t i = 0; i < count; i++) {
        bool replaced = edit->member != NULL && strcmp(members[i].name, edit->member) == 0;
        if (replaced && edit->raw == NULL)
            continue;
        text_add_string(dst, separator);
        json_add_nullable(dst, members[i].name);
        text_add_string(dst, ":");
        if (replaced)
            text_add_string(dst, edit->raw);
        else
            members[i].write(dst, of);
        separator = ",";
    }
    if (edit->more != NULL)
        text_add_string(dst, edit->more);
    text_add_string(dst, "}");
}
