/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mutator.h"

#include "document.h"
#include "parts.h"

#include <string.h>

/* Mutations on one another find what one alone does not; more are seldom of use. */
#define EDITS_MAX 5

/* Longer inputs grow one time in four only. Without this they do so all the time, as
 * more kinds add something than take it away, and each run takes longer. */
#define USUAL_SIZE  ((size_t)512)
#define GROWTH_RARE 4

/* A kind may have nothing to work on in this input: then another gets its turn. */
#define TRIES_MAX 8

const mutator_shape *mutator_find(const char *target)
{
    for (size_t i = 0; i < SHAPES; i++)
        if (strcmp(mutator_shapes[i].target, target) == 0)
            return &mutator_shapes[i];
    return NULL;
}

/* Of a document the head is one kind more. */
size_t mutator_kind_count(const mutator_shape *shape)
{
    return shape->document ? DOCUMENT_KINDS + (shape_head_size(shape) > 0) : PARTS_KINDS;
}

const char *mutator_kind_name(const mutator_shape *shape, size_t kind)
{
    if (!shape->document)
        return parts_kinds[kind].name;
    return kind < DOCUMENT_KINDS ? document_kinds[kind].name : "head";
}

/* Of the head of a document, against the weights of the other kinds. */
#define HEAD_WEIGHT 6

static size_t pick_kind(const mutator_shape *shape, chance *from)
{
    size_t total = shape_head_size(shape) > 0 ? HEAD_WEIGHT : 0;
    if (!shape->document)
        return chance_below(from, PARTS_KINDS);
    for (size_t i = 0; i < DOCUMENT_KINDS; i++)
        total += document_kinds[i].weight;
    size_t chosen = chance_below(from, total);
    size_t kind = 0;
    while (kind < DOCUMENT_KINDS && chosen >= document_kinds[kind].weight)
        chosen -= document_kinds[kind++].weight;
    return kind;
}

static bool apply(input *whole, const mutator_shape *shape, chance *from, size_t kind)
{
    document json;
    parts cut;
    if (!shape->document)
        return parts_open(&cut, whole, shape) && parts_kinds[kind].apply(&cut, from);
    if (kind == DOCUMENT_KINDS)
        return head_change(whole, shape, from);
    return document_open(&json, whole, shape_head_size(shape), shape->members) &&
           document_kinds[kind].apply(&json, from);
}

static input open_input(uint8_t *data, size_t size, size_t max_size)
{
    input opened = {data, size, max_size < EDIT_MAX ? max_size : EDIT_MAX};
    return opened;
}

size_t mutator_edit(const mutator_shape *shape, uint8_t *data, size_t size, size_t max_size,
                    unsigned seed, uint32_t *applied)
{
    chance from = {seed};
    input whole = open_input(data, size, max_size);
    size_t edits = 1;
    *applied = 0;
    if (size > whole.capacity)
        return size;
    if (size > USUAL_SIZE && !chance_one_in(&from, GROWTH_RARE))
        whole.capacity = size;
    while (edits < EDITS_MAX && chance_one_in(&from, 2))
        edits++;
    for (size_t tries = 0; edits > 0 && tries < TRIES_MAX; tries++) {
        size_t kind = pick_kind(shape, &from);
        if (apply(&whole, shape, &from, kind)) {
            *applied |= (uint32_t)1 << kind;
            edits--;
        }
    }
    return whole.size;
}

size_t mutator_cross(const mutator_shape *shape, const uint8_t *first, size_t first_size,
                     const uint8_t *second, size_t second_size, uint8_t *out, size_t max_size,
                     unsigned seed)
{
    chance from = {seed};
    input whole = open_input(out, first_size, max_size);
    size_t head = shape->document ? shape_head_size(shape) : 0;
    document json;
    parts cut;
    if (first_size > whole.capacity || second_size < head)
        return 0;
    if (first_size > 0)
        memcpy(out, first, first_size);
    bool done =
        shape->document
            ? document_open(&json, &whole, head, shape->members) &&
                  document_splice(&json, &from, second + head, second_size - head)
            : parts_open(&cut, &whole, shape) && parts_splice(&cut, &from, second, second_size);
    return done ? whole.size : 0;
}
