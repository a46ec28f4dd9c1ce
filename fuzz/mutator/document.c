/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "document.h"

#include "members.h"
#include "spelling.h"

#include <string.h>

static const uint8_t *text_of(const document *of)
{
    return of->whole->data + of->start;
}

static size_t size_of(const document *of)
{
    return of->whole->size - of->start;
}

static bool replace(document *of, size_t start, size_t end, const draft *by)
{
    return input_replace(of->whole, of->start + start, of->start + end, by);
}

static const token *token_at(const document *of, size_t index)
{
    return &of->list->tokens[index];
}

static size_t pick_value(const document *of, chance *from)
{
    return of->list->values[chance_below(from, of->list->value_count)];
}

/* Some token of these kinds, or TOKEN_NONE: from a random one on, round the end. */
static size_t pick_token(const document *of, chance *from, const char *kinds)
{
    size_t count = of->list->count;
    size_t first = chance_below(from, count);
    for (size_t i = 0; i < count; i++) {
        size_t index = (first + i) % count;
        if (strchr(kinds, token_at(of, index)->kind) != NULL)
            return index;
    }
    return TOKEN_NONE;
}

static size_t value_end(const document *of, size_t value)
{
    return token_at(of, token_at(of, value)->close)->end;
}

static size_t item_start(const document *of, size_t value)
{
    return token_at(of, item_first(of->list, value))->start;
}

static bool is_inside(const document *of, size_t value)
{
    return token_at(of, value)->parent != TOKEN_NONE;
}

static void draft_range(draft *to, const document *of, size_t start, size_t end)
{
    draft_bytes(to, text_of(of) + start, end - start);
}

/* What stands inside the quotes of a string, or a run as it is. */
static void inside_of(const document *of, size_t index, size_t *start, size_t *end)
{
    const token *string = token_at(of, index);
    *start = string->start;
    *end = string->end;
    if (string->kind != '"')
        return;
    ++*start;
    if (*end > *start && text_of(of)[*end - 1] == '"')
        --*end;
}

/* ------------------------------------------------------------ what is known */

static void name_of(const document *of, size_t name, const uint8_t **text, size_t *size)
{
    size_t start, end;
    inside_of(of, name, &start, &end);
    *text = text_of(of) + start;
    *size = end - start;
}

/* What the members inside of an object or list are of, by the name that it has. */
static unsigned inside_by_name(const document *of, size_t opener)
{
    size_t name = item_first(of->list, opener);
    const uint8_t *text;
    size_t size;
    if (name == opener)
        return OF_ANY;
    name_of(of, name, &text, &size);
    const member *known = member_find(text, size, OF_ANY);
    return known != NULL ? known->inside : OF_ANY;
}

/* The same by the members that are there already: as many of them as go together. */
static unsigned inside(const document *of, size_t opener)
{
    const token *bracket = token_at(of, opener);
    unsigned groups = bracket->parent == TOKEN_NONE ? of->members : OF_ANY;
    if (bracket->kind == '[')
        return inside_by_name(of, opener);
    for (size_t i = opener + 1; i < bracket->close; i++) {
        const uint8_t *text;
        size_t size;
        if (!token_at(of, i)->key || token_at(of, i)->parent != opener)
            continue;
        name_of(of, i, &text, &size);
        unsigned owners = member_owners(text, size);
        if ((groups & owners) != 0)
            groups &= owners;
    }
    if (groups != OF_ANY)
        return groups;
    bool element = bracket->parent != TOKEN_NONE && token_at(of, bracket->parent)->kind == '[';
    return inside_by_name(of, element ? bracket->parent : opener);
}

/* What the value is one of, where it stands. */
static unsigned around(const document *of, size_t value)
{
    size_t parent = token_at(of, value)->parent;
    return parent == TOKEN_NONE ? of->members : inside(of, parent);
}

/* Another value for the name of this one, or for some name. */
static void put_other(draft *to, const document *of, chance *from, size_t value)
{
    size_t name = item_first(of->list, value);
    const member *known = NULL;
    unsigned groups = around(of, value);
    if (name == value && is_inside(of, value) && !chance_one_in(from, 8)) {
        put_object(to, from, groups);
        return;
    }
    if (name != value && !chance_one_in(from, 8)) {
        const uint8_t *text;
        size_t size;
        name_of(of, name, &text, &size);
        known = member_find(text, size, groups);
    }
    put_value(to, from, known != NULL ? known : member_pick(from, groups));
}

/* ------------------------------------------------------- members and elements */

static bool item_double(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    draft copy = draft_open(DRAFT_EDIT);
    if (!is_inside(of, value))
        return false;
    draft_byte(&copy, ',');
    draft_range(&copy, of, item_start(of, value), value_end(of, value));
    return replace(of, value_end(of, value), value_end(of, value), &copy);
}

static bool item_drop(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    size_t first = item_first(of->list, value);
    size_t last = token_at(of, value)->close;
    size_t start = token_at(of, first)->start;
    size_t end = token_at(of, last)->end;
    draft nothing = draft_open(DRAFT_EDIT);
    if (!is_inside(of, value))
        return false;
    if (last + 1 < of->list->count && token_at(of, last + 1)->kind == ',')
        end = token_at(of, last + 1)->end;
    else if (first > 0 && token_at(of, first - 1)->kind == ',')
        start = token_at(of, first - 1)->start;
    return replace(of, start, end, &nothing);
}

/* Members of one object, or elements, go with their names, others without. */
static bool item_swap(document *of, chance *from)
{
    size_t left = pick_value(of, from);
    size_t right = pick_value(of, from);
    if (left > right) {
        size_t kept = left;
        left = right;
        right = kept;
    }
    if (right <= token_at(of, left)->close)
        return false;
    bool beside = token_at(of, left)->parent == token_at(of, right)->parent;
    size_t left_start = beside ? item_start(of, left) : token_at(of, left)->start;
    size_t right_start = beside ? item_start(of, right) : token_at(of, right)->start;
    draft swapped = draft_open(DRAFT_EDIT);
    draft_range(&swapped, of, right_start, value_end(of, right));
    draft_range(&swapped, of, value_end(of, left), right_start);
    draft_range(&swapped, of, left_start, value_end(of, left));
    return replace(of, left_start, value_end(of, right), &swapped);
}

static bool item_repeat(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    draft copies = draft_open(DRAFT_EDIT);
    if (!is_inside(of, value))
        return false;
    for (size_t count = 2 + chance_below(from, 15); count > 0; count--) {
        draft_byte(&copies, ',');
        draft_range(&copies, of, item_start(of, value), value_end(of, value));
    }
    return replace(of, value_end(of, value), value_end(of, value), &copies);
}

/* Behind the bracket that opens, where no comma has to stand in front. */
static bool put_inside(document *of, size_t opener, draft *item)
{
    const token *bracket = token_at(of, opener);
    if (bracket->close != opener + 1)
        draft_byte(item, ',');
    return replace(of, bracket->end, bracket->end, item);
}

static bool item_add(document *of, chance *from)
{
    size_t opener = pick_token(of, from, "{[");
    draft item = draft_open(DRAFT_EDIT);
    if (opener == TOKEN_NONE)
        return false;
    unsigned groups = inside(of, opener);
    const member *added = member_pick(from, groups);
    if (token_at(of, opener)->kind == '{') {
        put_name(&item, from, added);
        draft_byte(&item, ':');
    }
    if (token_at(of, opener)->kind == '{' || chance_one_in(from, 4))
        put_value(&item, from, added);
    else
        put_object(&item, from, groups);
    return put_inside(of, opener, &item);
}

/* Moved into some object or array, from where it stays, too. */
static bool item_spread(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    size_t first = item_first(of->list, value);
    size_t opener = pick_token(of, from, first == value ? "[" : "{");
    draft item = draft_open(DRAFT_EDIT);
    if (opener == TOKEN_NONE)
        return false;
    draft_range(&item, of, token_at(of, first)->start, value_end(of, value));
    return put_inside(of, opener, &item);
}

/* The same name in another spelling, in front of its member or behind it. */
static bool item_respell(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    size_t name = item_first(of->list, value);
    size_t start, end;
    draft item = draft_open(DRAFT_EDIT);
    if (name == value || !is_inside(of, value))
        return false;
    inside_of(of, name, &start, &end);
    bool before = chance_one_in(from, 2);
    if (!before)
        draft_byte(&item, ',');
    draft_byte(&item, '"');
    put_respelled(&item, from, text_of(of) + start, end - start);
    draft_text(&item, "\":");
    if (chance_one_in(from, 2))
        draft_range(&item, of, token_at(of, value)->start, value_end(of, value));
    else
        put_other(&item, of, from, value);
    if (before)
        draft_byte(&item, ',');
    size_t at = before ? token_at(of, name)->start : value_end(of, value);
    return replace(of, at, at, &item);
}

static bool name_change(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    size_t name = item_first(of->list, value);
    draft other = draft_open(DRAFT_EDIT);
    if (name == value)
        return false;
    put_name(&other, from, member_pick(from, around(of, value)));
    return replace(of, token_at(of, name)->start, token_at(of, name)->end, &other);
}

/* ------------------------------------------------------------------- values */

static bool value_copy(document *of, chance *from)
{
    size_t to = pick_value(of, from);
    size_t other = pick_value(of, from);
    draft copy = draft_open(DRAFT_EDIT);
    if (to == other)
        return false;
    draft_range(&copy, of, token_at(of, other)->start, value_end(of, other));
    return replace(of, token_at(of, to)->start, value_end(of, to), &copy);
}

static bool value_retype(document *of, chance *from)
{
    static const char *const types[] = {"null", "true", "false", "0",        "1.5",       "\"\"",
                                        "{}",   "[]",   "[{}]",  "\"null\"", "{\"a\":1}", "[[]]"};
    size_t value = pick_value(of, from);
    draft other = draft_open(DRAFT_EDIT);
    draft_text(&other, chance_pick(from, types));
    return replace(of, token_at(of, value)->start, value_end(of, value), &other);
}

static bool value_edge(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    draft other = draft_open(DRAFT_EDIT);
    put_other(&other, of, from, value);
    return replace(of, token_at(of, value)->start, value_end(of, value), &other);
}

/* Into one more level or two, or so many that the deepest is at the limit. */
static bool value_wrap(document *of, chance *from)
{
    static const size_t limits[] = {62, 63, 64, 64, 65, 66};
    static const char *const opened[] = {"[", "{\"a\":", "[[],", "{\"a\":{},\"b\":"};
    size_t value = pick_value(of, from);
    const token *whole = token_at(of, value);
    size_t depth = whole->depth + value_height(of->list, value);
    size_t limit = chance_pick(from, limits);
    size_t levels =
        chance_one_in(from, 3) || depth >= limit ? 1 + chance_below(from, 2) : limit - depth;
    size_t shape = chance_below(from, LENGTH(opened));
    draft wrapped = draft_open(DRAFT_EDIT);
    for (size_t i = 0; i < levels; i++)
        draft_text(&wrapped, opened[shape]);
    draft_range(&wrapped, of, whole->start, value_end(of, value));
    for (size_t i = 0; i < levels; i++)
        draft_byte(&wrapped, shape % 2 == 0 ? ']' : '}');
    return replace(of, whole->start, value_end(of, value), &wrapped);
}

/* The value takes the place of what it is in. */
static bool value_unwrap(document *of, chance *from)
{
    size_t value = pick_value(of, from);
    draft copy = draft_open(DRAFT_EDIT);
    if (!is_inside(of, value))
        return false;
    size_t around = token_at(of, value)->parent;
    draft_range(&copy, of, token_at(of, value)->start, value_end(of, value));
    return replace(of, token_at(of, around)->start, value_end(of, around), &copy);
}

/* --------------------------------------------------------------- characters */

static size_t pick_string(const document *of, chance *from, size_t *start, size_t *end)
{
    size_t index = pick_token(of, from, "\"");
    if (index != TOKEN_NONE)
        inside_of(of, index, start, end);
    return index;
}

/* The character that holds some byte of a string: none starts inside another. */
static size_t pick_character(const document *of, chance *from, size_t start, size_t end)
{
    size_t chosen = start + chance_below(from, end - start);
    for (size_t at = start; at < end;) {
        size_t length = character_size(text_of(of) + at, end - at);
        if (chosen < at + length)
            return at;
        at += length;
    }
    return end;
}

static bool character_respell(document *of, chance *from)
{
    size_t start, end;
    draft other = draft_open(DRAFT_EDIT);
    if (pick_string(of, from, &start, &end) == TOKEN_NONE || start == end)
        return false;
    put_respelled(&other, from, text_of(of) + start, end - start);
    return replace(of, start, end, &other);
}

static bool put_in_string(document *of, chance *from, const char *text)
{
    size_t start, end;
    draft added = draft_open(DRAFT_EDIT);
    if (pick_string(of, from, &start, &end) == TOKEN_NONE)
        return false;
    size_t at = chance_one_in(from, 4) ? end : pick_character(of, from, start, end);
    draft_text(&added, text);
    return replace(of, at, at, &added);
}

static bool character_add(document *of, chance *from)
{
    static const char *const characters[] = {"\\uD83D\\uDE00",
                                             "\\ud800\\udc00",
                                             "\\uDBFF\\uDFFF",
                                             "\\uDBBF\\uDC00",
                                             "\\uD7FF",
                                             "\\uE000",
                                             "\\uFFFF",
                                             "\\u0000",
                                             "\\u001f",
                                             "\\u0080",
                                             "\\u07FF",
                                             "\\u0800",
                                             "\\\"",
                                             "\\\\",
                                             "\\/",
                                             "\\n",
                                             "\\b",
                                             "\x7F",
                                             "\xC2\x80",
                                             "\xDF\xBF",
                                             "\xE0\xA0\x80",
                                             "\xED\x9F\xBF",
                                             "\xEE\x80\x80",
                                             "\xEF\xBF\xBF",
                                             "\xEF\xBB\xBF",
                                             "\xF0\x90\x80\x80",
                                             "\xF4\x8F\xBF\xBF",
                                             "\xF0\x9F\x98\x80",
                                             ":",
                                             ",",
                                             "}",
                                             "]",
                                             "{",
                                             "[",
                                             " ",
                                             "/",
                                             "%",
                                             "0",
                                             "g",
                                             "-"};
    return put_in_string(of, from, chance_pick(from, characters));
}

static bool character_break(document *of, chance *from)
{
    static const char *const broken[] = {"\\uD83D",
                                         "\\uDE00",
                                         "\\uDE00\\uD83D",
                                         "\\uD83D\\n",
                                         "\\uD83Dx",
                                         "\\uD800\\uDBFF",
                                         "\\uDBFF\\uE000",
                                         "\\ud83d\\u0041",
                                         "\\uD83D\\uD83D\\uDE00",
                                         "\\u12",
                                         "\\u123g",
                                         "\\x41",
                                         "\\U0041",
                                         "\\'",
                                         "\\0",
                                         "\x01",
                                         "\x1F",
                                         "\n",
                                         "\t",
                                         "\"",
                                         "\\",
                                         "\x80",
                                         "\xC0\x80",
                                         "\xC1\xBF",
                                         "\xE0\x9F\xBF",
                                         "\xE2\x82",
                                         "\xED\xA0\x80",
                                         "\xED\xBF\xBF",
                                         "\xF0\x8F\xBF\xBF",
                                         "\xF4\x90\x80\x80",
                                         "\xF5",
                                         "\xFE",
                                         "\xF0\x9F\x98",
                                         "\xC3",
                                         "\\u"};
    return put_in_string(of, from, chance_pick(from, broken));
}

/* One of a string or of a number is dropped, doubled, or becomes its neighbour. */
static bool character_change(document *of, chance *from)
{
    size_t index = pick_token(of, from, "\"s");
    size_t start, end;
    draft other = draft_open(DRAFT_EDIT);
    if (index == TOKEN_NONE)
        return false;
    inside_of(of, index, &start, &end);
    if (start == end)
        return false;
    size_t at = pick_character(of, from, start, end);
    const uint8_t *here = text_of(of) + at;
    size_t length = character_size(here, end - at);
    size_t change = chance_below(from, 5);
    bool digit = here[0] >= '0' && here[0] <= '9';
    if (change == 1) {
        draft_bytes(&other, here, length);
        draft_bytes(&other, here, length);
    } else if (change == 2 || (change == 3 && digit)) {
        unsigned up = (here[0] + 1u) & 0x7F;
        unsigned down = (here[0] - 1u) & 0x7F;
        unsigned beside = chance_one_in(from, 2) ? up : down;
        draft_byte(&other, is_plain(beside) ? beside : 'x');
    } else if (change == 3) {
        draft_byte(&other, here[0] ^ 0x20u);
    } else if (change == 4) {
        draft_byte(&other, '0' + (unsigned)chance_below(from, 10));
    }
    return replace(of, at, at + length, &other);
}

static bool string_lengthen(document *of, chance *from)
{
    size_t start, end;
    draft copies = draft_open(DRAFT_EDIT);
    if (pick_string(of, from, &start, &end) == TOKEN_NONE || start == end)
        return false;
    for (size_t count = 1 + chance_below(from, 4); count > 0; count--)
        draft_range(&copies, of, start, end);
    return replace(of, end, end, &copies);
}

static bool token_bytes(document *of, chance *from)
{
    size_t index = pick_token(of, from, "\"s");
    size_t start, end;
    if (index == TOKEN_NONE)
        return false;
    inside_of(of, index, &start, &end);
    return input_mutate_bytes(of->whole, of->start + start, of->start + end);
}

/* ------------------------------------------------------------ between tokens */

static bool put_between(document *of, chance *from, const char *text)
{
    size_t index = chance_below(from, of->list->count + 1);
    size_t at = index < of->list->count ? token_at(of, index)->start : size_of(of);
    draft added = draft_open(DRAFT_EDIT);
    draft_text(&added, text);
    return replace(of, at, at, &added);
}

static bool space_add(document *of, chance *from)
{
    static const char *const spaces[] = {" ", "\t", "\n", "\r", "\r\n", "  \t\r\n  ", "        "};
    return put_between(of, from, chance_pick(from, spaces));
}

static bool stray_add(document *of, chance *from)
{
    static const char *const strays[] = {",",    ":",    "\"",           "{",        "}",    "[",
                                         "]",    "\v",   "\f",           "\xC2\xA0", "0",    "null",
                                         "True", "nul",  "\xEF\xBB\xBF", "\"\"",     "/**/", "'a'",
                                         "NaN",  "-",    "01",           "1.",       "\x01", "{}",
                                         ",,",   "\xFF", "\"a\":",       "tru",      "1e+",  "\\"};
    return put_between(of, from, chance_pick(from, strays));
}

static bool token_drop(document *of, chance *from)
{
    const token *gone = token_at(of, chance_below(from, of->list->count));
    draft nothing = draft_open(DRAFT_EDIT);
    return replace(of, gone->start, gone->end, &nothing);
}

static bool cut_off(document *of, chance *from)
{
    draft nothing = draft_open(DRAFT_EDIT);
    const token *last = token_at(of, chance_below(from, of->list->count));
    size_t at = last->start + chance_below(from, last->end - last->start + 1);
    return at < size_of(of) && replace(of, at, size_of(of), &nothing);
}

/* What changes a member by the contract is taken most, and what leaves a document JSON
 * much more than the last ones: most others do not get beyond the first check. */
const document_kind document_kinds[DOCUMENT_KINDS] = {
    {"item-double", 4, item_double},
    {"item-drop", 8, item_drop},
    {"item-swap", 4, item_swap},
    {"item-repeat", 2, item_repeat},
    {"item-add", 12, item_add},
    {"item-spread", 4, item_spread},
    {"item-respell", 6, item_respell},
    {"name-change", 8, name_change},
    {"value-copy", 4, value_copy},
    {"value-retype", 6, value_retype},
    {"value-edge", 12, value_edge},
    {"value-wrap", 3, value_wrap},
    {"value-unwrap", 3, value_unwrap},
    {"character-respell", 4, character_respell},
    {"character-add", 4, character_add},
    {"string-lengthen", 2, string_lengthen},
    {"space-add", 2, space_add},
    {"character-change", 4, character_change},
    {"token-bytes", 4, token_bytes},
    {"character-break", 2, character_break},
    {"stray-add", 2, stray_add},
    {"token-drop", 1, token_drop},
    {"cut-off", 1, cut_off},
};

bool document_open(document *of, input *whole, size_t start, unsigned members)
{
    static token_list list;
    of->members = members;
    of->whole = whole;
    of->start = start;
    of->list = &list;
    return whole->size >= start && tokens_read(&list, whole->data + start, whole->size - start);
}

bool document_splice(document *of, chance *from, const uint8_t *other, size_t size)
{
    static token_list list;
    draft item = draft_open(DRAFT_EDIT);
    if (!tokens_read(&list, other, size))
        return false;
    size_t value = list.values[chance_below(from, list.value_count)];
    size_t first = item_first(&list, value);
    size_t end = list.tokens[list.tokens[value].close].end;
    size_t opener = pick_token(of, from, first == value ? "[" : "{");
    if (opener != TOKEN_NONE && chance_one_in(from, 2)) {
        draft_bytes(&item, other + list.tokens[first].start, end - list.tokens[first].start);
        return put_inside(of, opener, &item);
    }
    size_t to = pick_value(of, from);
    draft_bytes(&item, other + list.tokens[value].start, end - list.tokens[value].start);
    return replace(of, token_at(of, to)->start, value_end(of, to), &item);
}
