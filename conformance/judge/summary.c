/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "summary.h"

#include "escape.h"
#include "kind.h"
#include "lines.h"

#include <stdlib.h>
#include <string.h>

bool result_failed(const result *found)
{
    return found->verdict != VERDICT_PASSED && found->verdict != VERDICT_SKIPPED;
}

word result_area(const result *found)
{
    const char *requires = found->item->requires;
    word rest = word_of(requires != NULL ? requires : found->item->name);
    return name_area(requires != NULL ? word_take(&rest) : rest);
}

static bool same(word left, word right)
{
    return left.size == right.size && memcmp(left.text, right.text, left.size) == 0;
}

static tally *tally_of(tally_list *list, word name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (same(list->items[i].name, name))
            return &list->items[i];
    }
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    tally *added = &list->items[list->count++];
    memset(added, 0, sizeof *added);
    added->name = name;
    return added;
}

static void tally_add(tally *to, const result *found)
{
    to->results = memory_resize(to->results, to->count + 1, sizeof *to->results);
    to->results[to->count++] = found;
    to->passed += found->verdict == VERDICT_PASSED;
    to->failed += result_failed(found);
    to->skipped += found->verdict == VERDICT_SKIPPED;
}

summary summary_make(const run *how, const requirement_list *requirements)
{
    summary made;
    memset(&made, 0, sizeof made);
    for (size_t i = 0; i < requirements->count; i++) {
        const requirement *known = &requirements->items[i];
        tally_of(&made.requirements, word_of(known->name))->known = known;
        (void)tally_of(&made.areas, name_area(word_of(known->name)));
    }
    for (size_t i = 0; i < how->count; i++) {
        const result *found = &how->results[i];
        word rest = word_of(found->item->requires != NULL ? found->item->requires : "");
        while (rest.size > 0) {
            word name = word_take(&rest);
            tally_add(tally_of(&made.requirements, name), found);
            (void)tally_of(&made.areas, name_area(name));
        }
        tally_add(tally_of(&made.areas, result_area(found)), found);
        tally_add(tally_of(&made.calls, word_of(found->item->kind->name)), found);
    }
    for (size_t i = 0; i < made.areas.count; i++) {
        made.passed += made.areas.items[i].passed;
        made.failed += made.areas.items[i].failed;
        made.skipped += made.areas.items[i].skipped;
    }
    for (size_t i = 0; i < made.requirements.count; i++)
        made.broken += made.requirements.items[i].failed > 0;
    return made;
}

static void tallies_free(tally_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].results);
    free(list->items);
    memset(list, 0, sizeof *list);
}

void summary_free(summary *made)
{
    tallies_free(&made->requirements);
    tallies_free(&made->areas);
    tallies_free(&made->calls);
}
