/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* mutator_test CORPUS TARGET...
 * Mutates every input of each target's corpus. Each mutant ends at an unmapped page,
 * with the most room that it may take, and all that follows holds for it:
 *
 *   - the room is enough, and the same seed gives the same mutant
 *   - without a kind of mutation that was applied, nothing has changed
 *   - of the mutants of what is JSON, most are JSON; few are what they were, with a
 *     kind of mutation said to be applied
 *   - each kind of mutation has been applied to some input
 *   - what has no grammar, or is empty, or very long, is no trouble */
#define _POSIX_C_SOURCE 200809L

#include "harness.h"
#include "mutator.h"
#include "oracle_json.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The hooks of fuzz/mutator.c, linked here for the target page_open. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second,
                                 size_t second_size, uint8_t *out, size_t max_size, unsigned seed);

#define MUTANT 0
#define AGAIN  1

#define SEEDS 120

/* Measured over the shipped corpora: of 100 mutants of JSON, 80 to 86 are JSON. */
#define JSON_FLOOR 75

/* Of one target: how many mutants there were of what is JSON, and of which kind. */
typedef struct tally {
    size_t mutants, json, unchanged;
    uint32_t applied;
} tally;

static size_t byte_mutations;

/* Stands for libFuzzer's: takes all the room that it is given. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size)
{
    require(size <= max_size);
    byte_mutations++;
    for (size_t i = size; i < max_size; i++)
        data[i] = 'x';
    return max_size;
}

static uint8_t *copy_to(unsigned slot, const uint8_t *data, size_t size, size_t room)
{
    uint8_t *copy = (uint8_t *)lend(slot, room);
    if (size > 0)
        memcpy(copy, data, size);
    return copy;
}

static void check_mutant(const mutator_shape *shape, const uint8_t *data, size_t size, size_t room,
                         unsigned seed, tally *counted)
{
    uint32_t applied, again;
    uint8_t *mutant = copy_to(MUTANT, data, size, room);
    size_t mutant_size = mutator_edit(shape, mutant, size, room, seed, &applied);
    require(mutant_size <= room);
    require(front_intact((const char *)mutant));

    uint8_t *second = copy_to(AGAIN, data, size, room);
    require(mutator_edit(shape, second, size, room, seed, &again) == mutant_size);
    require(again == applied && same_bytes(mutant, second, mutant_size));

    bool unchanged = mutant_size == size && same_bytes(mutant, data, size);
    require(applied != 0 || unchanged);
    counted->applied |= applied;
    size_t head = shape_head_size(shape);
    if (!shape->document || size < head || !oracle_accepts((const char *)data + head, size - head))
        return;
    counted->mutants++;
    counted->unchanged += unchanged && applied != 0;
    counted->json +=
        mutant_size >= head && oracle_accepts((const char *)mutant + head, mutant_size - head);
}

static void check_input(const mutator_shape *shape, const uint8_t *data, size_t size,
                        unsigned seeds, tally *counted)
{
    static const size_t rooms[] = {0, 1, 40, 4096};
    for (unsigned seed = 0; seed < seeds; seed++)
        check_mutant(shape, data, size, size + rooms[seed % 4], seed, counted);
}

/* Any two neighbours in the corpus. */
static void check_cross(const mutator_shape *shape, const uint8_t *first, size_t first_size,
                        const uint8_t *second, size_t second_size)
{
    for (unsigned seed = 0; seed < 20; seed++) {
        size_t room = first_size + (seed % 2) * second_size;
        uint8_t *out = copy_to(MUTANT, NULL, 0, room);
        size_t size = mutator_cross(shape, first, first_size, second, second_size, out, room, seed);
        require(size <= room && front_intact((const char *)out));
        uint8_t *again = copy_to(AGAIN, NULL, 0, room);
        require(mutator_cross(shape, first, first_size, second, second_size, again, room, seed) ==
                size);
        require(same_bytes(out, again, size));
    }
}

static size_t read_file(uint8_t *data, const char *folder, const char *name)
{
    char path[4096];
    require(snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path);
    FILE *file = fopen(path, "rb");
    require(file != NULL);
    size_t size = fread(data, 1, EDIT_MAX, file);
    require(!ferror(file) && size < EDIT_MAX);
    fclose(file);
    return size;
}

static tally check_corpus(const mutator_shape *shape, const char *corpus)
{
    static uint8_t buffers[2][EDIT_MAX];
    tally counted = {0, 0, 0, 0};
    char folder[4096];
    struct dirent **entries;
    size_t last_size = 0;
    size_t inputs = 0;

    require(snprintf(folder, sizeof folder, "%s/%s", corpus, shape->target) < (int)sizeof folder);
    int count = scandir(folder, &entries, NULL, alphasort);
    require(count >= 0);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.') {
            uint8_t *data = buffers[inputs % 2];
            size_t size = read_file(data, folder, entries[i]->d_name);
            check_input(shape, data, size, SEEDS, &counted);
            if (inputs > 0)
                check_cross(shape, data, size, buffers[(inputs + 1) % 2], last_size);
            last_size = size;
            inputs++;
        }
        free(entries[i]);
    }
    free(entries);
    require(inputs > 0);
    return counted;
}

/* Sizes 0, 1 and the greatest, of every byte and of what has the most tokens. */
static void check_extremes(const mutator_shape *shape)
{
    static const char *const patterns[] = {" ", "[", "{\"a\":", "[1],", "\"", "\\u0000", "x\xFF"};
    static uint8_t data[EDIT_MAX + 1];
    tally counted = {0, 0, 0, 0};

    for (unsigned byte = 0; byte < 256; byte++) {
        data[0] = (uint8_t)byte;
        check_input(shape, data, 1, 16, &counted);
    }
    check_input(shape, data, 0, 16, &counted);
    for (size_t i = 0; i < LENGTH(patterns); i++) {
        size_t length = strlen(patterns[i]);
        for (size_t at = 0; at < sizeof data; at++)
            data[at] = (uint8_t)patterns[i][at % length];
        check_mutant(shape, data, EDIT_MAX - 1, EDIT_MAX, (unsigned)i, &counted);
        check_mutant(shape, data, EDIT_MAX, EDIT_MAX, (unsigned)i, &counted);
        check_mutant(shape, data, sizeof data, sizeof data + 1, 0, &counted);
    }
}

/* The kinds that inputs of this shape cannot go through are known. */
static bool is_possible(const mutator_shape *shape, const char *kind)
{
    static const char *const of_separated[] = {"part-add", "part-double", "part-copy", "part-swap"};
    bool separated = shape->separator != NOT_SEPARATED;
    for (size_t i = 0; i < LENGTH(of_separated); i++)
        if (strcmp(kind, of_separated[i]) == 0)
            return separated;
    if (strcmp(kind, "integer-edge") == 0)
        return shape->integers > 0;
    return strcmp(kind, "head") != 0 || shape_head_size(shape) > 0;
}

static void check_tally(const mutator_shape *shape, const tally *counted)
{
    for (size_t kind = 0; kind < mutator_kind_count(shape); kind++)
        require((counted->applied >> kind & 1) == 0 ||
                is_possible(shape, mutator_kind_name(shape, kind)));
    if (!shape->document)
        return;
    size_t share = 100 * counted->json / counted->mutants;
    printf("%s: %zu mutants, %zu in 100 are JSON, %zu are as before\n", shape->target,
           counted->mutants, share, counted->unchanged);
    require(share >= JSON_FLOOR);
    require(counted->unchanged * 10 < counted->mutants);
}

/* What libFuzzer calls: a third of all goes to bytes, and all that has no grammar. */
static void check_hooks(void)
{
    static const char page[] = "{\"credentials\":[{\"sid\":null}],\"meta\":{\"page\":0}}";
    static const char junk[] = "}:,]";
    const uint8_t *json = (const uint8_t *)page;
    size_t size = sizeof page - 1;
    size_t crossed = 0;

    byte_mutations = 0;
    for (unsigned seed = 0; seed < 3 * SEEDS; seed++) {
        size_t before = byte_mutations;
        require(LLVMFuzzerCustomMutator(copy_to(MUTANT, json, size, size + 40), size, size + 40,
                                        seed) <= size + 40);
        require(seed % 3 != 0 || byte_mutations == before + 1);
        before = byte_mutations;
        LLVMFuzzerCustomMutator(copy_to(MUTANT, (const uint8_t *)junk, 4, 8), 4, 8, seed);
        require(byte_mutations == before + 1);
        crossed +=
            LLVMFuzzerCustomCrossOver(json, size, json, size, copy_to(MUTANT, NULL, 0, 2 * size),
                                      2 * size, seed) > 0;
    }
    require(crossed > 0 && crossed <= 3 * SEEDS / 4);
}

/* By grammar, that of parts first: what all targets together went through. */
static void check_kinds(const uint32_t applied[2])
{
    for (size_t i = 0; i < SHAPES; i++) {
        const mutator_shape *shape = &mutator_shapes[i];
        for (size_t kind = 0; kind < mutator_kind_count(shape); kind++) {
            bool reached = (applied[shape->document] >> kind & 1) != 0;
            if (!reached)
                printf("never applied: %s\n", mutator_kind_name(shape, kind));
            require(reached);
        }
    }
}

int main(int argc, char **argv)
{
    uint32_t applied[2] = {0, 0};

    require(argc > 2);
    setvbuf(stdout, NULL, _IOLBF, 0); /* what is printed last is said before an abort */
    require(mutator_find("none") == NULL);
    require(argc - 2 == SHAPES);
    for (int i = 2; i < argc; i++) {
        const mutator_shape *shape = mutator_find(argv[i]);
        if (shape == NULL)
            printf("%s has no row in fuzz/mutator/shapes.c\n", argv[i]);
        require(shape != NULL);
        tally counted = check_corpus(shape, argv[1]);
        check_tally(shape, &counted);
        applied[shape->document] |= counted.applied;
        check_extremes(shape);
    }
    check_kinds(applied);
    check_hooks();
    return 0;
}
