/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "parts.h"

#include <string.h>

/* How many bytes stand for an integer of the head. */
#define INTEGER_SIZE 8

bool parts_open(parts *of, input *whole, const mutator_shape *shape)
{
    of->whole = whole;
    of->shape = shape;
    of->start = shape_head_size(shape) + INTEGER_SIZE * shape->integers;
    of->count = 0;
    if (whole->size < of->start)
        return false;
    for (size_t at = of->start;; at = of->ends[of->count++] + 1) {
        const uint8_t *separator = NULL;
        if (shape->separator != NOT_SEPARATED && of->count + 1 < PARTS_MAX)
            separator = memchr(whole->data + at, shape->separator, whole->size - at);
        of->starts[of->count] = at;
        of->ends[of->count] = separator != NULL ? (size_t)(separator - whole->data) : whole->size;
        if (separator == NULL)
            break;
    }
    of->count++;
    return true;
}

static size_t pick_part(const parts *of, chance *from)
{
    return chance_below(from, of->count);
}

static value_kind kind_of(const parts *of, size_t part)
{
    size_t last = of->shape->kind_count - 1;
    return of->shape->kinds[part < last ? part : last];
}

static void draft_range(draft *to, const parts *of, size_t start, size_t end)
{
    draft_bytes(to, of->whole->data + start, end - start);
}

static bool replace(parts *of, size_t start, size_t end, const draft *by)
{
    return input_replace(of->whole, start, end, by);
}

/* -------------------------------------------------------------- head and parts */

static bool head(parts *of, chance *from)
{
    return head_change(of->whole, of->shape, from);
}

static bool integer_edge(parts *of, chance *from)
{
    if (of->shape->integers == 0)
        return false;
    size_t at = shape_head_size(of->shape) + INTEGER_SIZE * chance_below(from, of->shape->integers);
    uint64_t value = (uint64_t)value_integer(from);
    for (size_t i = 0; i < INTEGER_SIZE; i++)
        of->whole->data[at + i] = (uint8_t)(value >> 8 * i);
    return true;
}

static bool part_edge(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    draft value = draft_open(DRAFT_EDIT);
    value_put(&value, from, kind_of(of, part));
    return replace(of, of->starts[part], of->ends[part], &value);
}

/* A value of any kind, inside of a part or instead of it. */
static bool part_stray(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    size_t start = of->starts[part];
    size_t end = of->ends[part];
    draft value = draft_open(DRAFT_EDIT);
    if (chance_one_in(from, 2))
        start = end = start + chance_below(from, end - start + 1);
    value_put(&value, from, (value_kind)chance_below(from, VALUE_KINDS));
    return replace(of, start, end, &value);
}

static bool part_add(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    draft value = draft_open(DRAFT_EDIT);
    if (of->shape->separator == NOT_SEPARATED)
        return false;
    draft_byte(&value, (unsigned)of->shape->separator);
    value_put(&value, from, kind_of(of, part + 1));
    return replace(of, of->ends[part], of->ends[part], &value);
}

static bool part_double(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    draft copy = draft_open(DRAFT_EDIT);
    if (of->shape->separator == NOT_SEPARATED)
        return false;
    draft_byte(&copy, (unsigned)of->shape->separator);
    draft_range(&copy, of, of->starts[part], of->ends[part]);
    return replace(of, of->ends[part], of->ends[part], &copy);
}

/* With the separator behind it, or else in front; or it becomes empty. */
static bool part_drop(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    size_t start = of->starts[part];
    size_t end = of->ends[part];
    draft nothing = draft_open(DRAFT_EDIT);
    if (!chance_one_in(from, 4)) {
        if (part + 1 < of->count)
            end++;
        else if (part > 0)
            start--;
    }
    return end > start && replace(of, start, end, &nothing);
}

static bool part_copy(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    size_t other = pick_part(of, from);
    draft copy = draft_open(DRAFT_EDIT);
    draft_range(&copy, of, of->starts[other], of->ends[other]);
    return part != other && replace(of, of->starts[part], of->ends[part], &copy);
}

/* Puts what stands in two places, the left one first, each into the other's. */
static bool swap(parts *of, size_t left, size_t left_end, size_t right, size_t right_end)
{
    draft swapped = draft_open(DRAFT_EDIT);
    if (left_end > right)
        return false;
    draft_range(&swapped, of, right, right_end);
    draft_range(&swapped, of, left_end, right);
    draft_range(&swapped, of, left, left_end);
    return replace(of, left, right_end, &swapped);
}

static bool part_swap(parts *of, chance *from)
{
    size_t left = pick_part(of, from);
    size_t right = pick_part(of, from);
    return left < right &&
           swap(of, of->starts[left], of->ends[left], of->starts[right], of->ends[right]);
}

static bool part_bytes(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    return input_mutate_bytes(of->whole, of->starts[part], of->ends[part]);
}

static bool part_cut(parts *of, chance *from)
{
    size_t part = pick_part(of, from);
    size_t start = of->starts[part];
    size_t end = of->ends[part];
    draft nothing = draft_open(DRAFT_EDIT);
    return end > start && replace(of, start + chance_below(from, end - start), end, &nothing);
}

/* ----------------------------------------------------------------------- words */

static bool is_word(uint8_t byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || byte >= 0x80;
}

/* Letters and digits around some byte of a part, or the one byte that is neither;
 * false of an empty part. */
static bool pick_word(const parts *of, chance *from, size_t *start, size_t *end)
{
    const uint8_t *data = of->whole->data;
    size_t part = pick_part(of, from);
    size_t first = of->starts[part];
    size_t last = of->ends[part];
    if (first == last)
        return false;
    *start = first + chance_below(from, last - first);
    *end = *start + 1;
    if (!is_word(data[*start]))
        return true;
    while (*start > first && is_word(data[*start - 1]))
        --*start;
    while (*end < last && is_word(data[*end]))
        ++*end;
    return true;
}

static bool word_drop(parts *of, chance *from)
{
    size_t start, end;
    draft nothing = draft_open(DRAFT_EDIT);
    return pick_word(of, from, &start, &end) && replace(of, start, end, &nothing);
}

/* Twice, or so often that it is beyond the length of a label. */
static bool word_repeat(parts *of, chance *from)
{
    size_t start, end;
    draft copies = draft_open(DRAFT_EDIT);
    if (!pick_word(of, from, &start, &end))
        return false;
    for (size_t count = chance_one_in(from, 4) ? 1 + 64 / (end - start) : 1; count > 0; count--)
        draft_range(&copies, of, start, end);
    return replace(of, end, end, &copies);
}

static bool word_copy(parts *of, chance *from)
{
    size_t start, end, other, other_end;
    draft copy = draft_open(DRAFT_EDIT);
    if (!pick_word(of, from, &start, &end) || !pick_word(of, from, &other, &other_end))
        return false;
    draft_range(&copy, of, other, other_end);
    return start != other && replace(of, start, end, &copy);
}

static bool word_swap(parts *of, chance *from)
{
    size_t start, end, other, other_end;
    return pick_word(of, from, &start, &end) && pick_word(of, from, &other, &other_end) &&
           start < other && swap(of, start, end, other, other_end);
}

static bool word_case(parts *of, chance *from)
{
    size_t start, end;
    bool changed = false;
    if (!pick_word(of, from, &start, &end))
        return false;
    if (chance_one_in(from, 2)) {
        start += chance_below(from, end - start);
        end = start + 1;
    }
    for (size_t i = start; i < end; i++) {
        uint8_t *byte = &of->whole->data[i];
        bool letter = (*byte >= 'A' && *byte <= 'Z') || (*byte >= 'a' && *byte <= 'z');
        if (letter)
            *byte ^= 0x20;
        changed = changed || letter;
    }
    return changed;
}

/* ------------------------------------------------------------------ characters */

/* Digits count on by one, in as many digits: behind 99 comes 00. */
static bool number_step(parts *of, chance *from)
{
    size_t start, end;
    uint8_t *data = of->whole->data;
    bool carry = true;
    bool changed = false;
    if (!pick_word(of, from, &start, &end))
        return false;
    bool up = chance_one_in(from, 2);
    while (carry && end > start && data[end - 1] >= '0' && data[end - 1] <= '9') {
        uint8_t *digit = &data[--end];
        carry = *digit == (up ? '9' : '0');
        *digit = carry ? (up ? '0' : '9') : (uint8_t)(up ? *digit + 1 : *digit - 1);
        changed = true;
    }
    return changed;
}

static bool percent(parts *of, chance *from)
{
    const char *digits = chance_one_in(from, 2) ? "0123456789abcdef" : "0123456789ABCDEF";
    size_t start, end;
    draft encoded = draft_open(DRAFT_EDIT);
    if (!pick_word(of, from, &start, &end))
        return false;
    start += chance_below(from, end - start);
    uint8_t byte = of->whole->data[start];
    draft_byte(&encoded, '%');
    draft_byte(&encoded, (unsigned char)digits[byte / 16]);
    draft_byte(&encoded, (unsigned char)digits[byte % 16]);
    return replace(of, start, start + 1, &encoded);
}

/* Some character at the edge of a set is put in, or replaces another. */
static bool character(parts *of, chance *from)
{
    static const char *const characters[] = {" ",
                                             "\t",
                                             "\r",
                                             "\n",
                                             "\x01",
                                             "\x1F",
                                             "\x7F",
                                             "/",
                                             ":",
                                             "@",
                                             "[",
                                             "`",
                                             "{",
                                             "g",
                                             "G",
                                             "0",
                                             "9",
                                             "+",
                                             "-",
                                             ".",
                                             "_",
                                             "*",
                                             "~",
                                             "%",
                                             "%4",
                                             "&",
                                             "=",
                                             "#",
                                             "?",
                                             "!",
                                             "^",
                                             ",",
                                             ";",
                                             "\"",
                                             "\\",
                                             "\xC2\x80",
                                             "\xDF\xBF",
                                             "\xC0\x80",
                                             "\xE0\xA0\x80",
                                             "\xED\x9F\xBF",
                                             "\xED\xA0\x80",
                                             "\xEE\x80\x80",
                                             "\xC3",
                                             "\xE2\x82",
                                             "\xEF\xBF\xBF",
                                             "\x80",
                                             "\xF0\x90\x80\x80",
                                             "\xF4\x8F\xBF\xBF",
                                             "\xFE",
                                             "\xFF",
                                             "\xFF=",
                                             "\xFF!",
                                             "\xF4\x90\x80\x80",
                                             "\xF0\x8F\xBF\xBF"};
    size_t part = pick_part(of, from);
    size_t at = of->starts[part] + chance_below(from, of->ends[part] - of->starts[part] + 1);
    size_t gone = at < of->ends[part] && chance_one_in(from, 2) ? 1 : 0;
    draft added = draft_open(DRAFT_EDIT);
    draft_text(&added, chance_pick(from, characters));
    return replace(of, at, at + gone, &added);
}

const parts_kind parts_kinds[PARTS_KINDS] = {
    {"head", head},
    {"integer-edge", integer_edge},
    {"part-edge", part_edge},
    {"part-stray", part_stray},
    {"part-add", part_add},
    {"part-double", part_double},
    {"part-drop", part_drop},
    {"part-copy", part_copy},
    {"part-swap", part_swap},
    {"part-bytes", part_bytes},
    {"part-cut", part_cut},
    {"word-drop", word_drop},
    {"word-repeat", word_repeat},
    {"word-copy", word_copy},
    {"word-swap", word_swap},
    {"word-case", word_case},
    {"number-step", number_step},
    {"percent", percent},
    {"character", character},
};

bool parts_splice(parts *of, chance *from, const uint8_t *other, size_t size)
{
    /* Only read: a part of it is copied. */
    static uint8_t copied[EDIT_MAX];
    input second = {copied, size, EDIT_MAX};
    parts theirs;
    draft item = draft_open(DRAFT_EDIT);
    if (size > EDIT_MAX)
        return false;
    memcpy(copied, other, size);
    if (!parts_open(&theirs, &second, of->shape))
        return false;
    size_t part = pick_part(of, from);
    size_t taken = chance_one_in(from, 2) && part < theirs.count ? part : pick_part(&theirs, from);
    bool beside = of->shape->separator != NOT_SEPARATED && chance_one_in(from, 2);
    if (beside)
        draft_byte(&item, (unsigned)of->shape->separator);
    draft_range(&item, &theirs, theirs.starts[taken], theirs.ends[taken]);
    return replace(of, beside ? of->ends[part] : of->starts[part], of->ends[part], &item);
}
