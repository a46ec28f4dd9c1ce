/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "report.h"

const char *const verdict_words[VERDICTS] = {
    "passed", "failed", "broken", "crashed", "hung", "grew", "noise", "skipped",
};

bool report_write(FILE *to, bytes *text)
{
    bool whole = fwrite(text->data, 1, text->size, to) == text->size && fflush(to) == 0;
    bytes_free(text);
    return whole;
}

required required_of(const result *found)
{
    const char *names = found->item->requires;
    required walk = {word_of(names == NULL ? "" : names), {"", 0}, NULL};
    return walk;
}

bool required_next(required *walk, const requirement_list *requirements)
{
    if (walk->rest.size == 0)
        return false;
    walk->name = word_take(&walk->rest);
    walk->known = requirements_find(requirements, walk->name);
    return true;
}
