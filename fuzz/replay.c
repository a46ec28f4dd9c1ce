/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Runs a fuzz target over files and over all files of folders, in the order of
 * their names, without libFuzzer: with any compiler and on any POSIX system.
 * Each path is printed before its run, so the last one is the guilty one. */
#define _POSIX_C_SOURCE 200809L

#include "harness.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void die(const char *path, const char *what)
{
    fprintf(stderr, "replay: %s: %s\n", path, what);
    exit(2);
}

static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        die(path, "cannot be opened");
    uint8_t *data = malloc(INPUT_MAX);
    if (data == NULL)
        die(path, "no memory");
    size_t size = fread(data, 1, INPUT_MAX, file);
    if (ferror(file))
        die(path, "cannot be read");
    if (size == INPUT_MAX)
        die(path, "too long");
    fclose(file);

    puts(path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
}

static size_t replay(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        die(path, "not found");
    if (!S_ISDIR(info.st_mode)) {
        replay_file(path);
        return 1;
    }

    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0)
        die(path, "cannot be listed");
    size_t inputs = 0;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (name[0] != '.') {
            size_t room = strlen(path) + strlen(name) + 2;
            char *child = malloc(room);
            if (child == NULL)
                die(path, "no memory");
            snprintf(child, room, "%s/%s", path, name);
            inputs += replay(child);
            free(child);
        }
        free(entries[i]);
    }
    free(entries);
    return inputs;
}

/* What is written in front of the count with -c: the codes that the target saw. */
static void print_codes(void)
{
    for (int code = 0; code < CODE_END; code++)
        if (code_noted((twcred_code)code))
            printf("code %s\n", twcred_code_name((twcred_code)code));
}

int main(int argc, char **argv)
{
    size_t inputs = 0;
    bool codes = argc > 1 && strcmp(argv[1], "-c") == 0;

    set_small(SMALL_IN_A_REPLAY);
    for (int i = codes ? 2 : 1; i < argc; i++)
        inputs += replay(argv[i]);
    if (codes)
        print_codes();
    printf("%zu inputs\n", inputs);
    return inputs == 0;
}
