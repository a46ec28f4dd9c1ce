/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* For fnmatch(), readlink() and realpath(). */
#define _XOPEN_SOURCE 700

#include "suite.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------------------ folders */

/* The folder that lies where the installation has it, seen from the program: an
 * installation may be moved. */
static char *suite_beside(void)
{
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0)
        return NULL;
    path[size] = '\0';
    char *name = strrchr(path, '/');
    if (name == NULL)
        return NULL;
    bytes folder = {0};
    bytes_append(&folder, path, (size_t)(name + 1 - path));
    bytes_text(&folder, TWCRED_SUITE_FROM_BIN);
    char *real = realpath(folder.data, NULL);
    bytes_free(&folder);
    return real;
}

static char *suite_installed(void)
{
    char *beside = suite_beside();
    return beside != NULL ? beside : memory_string(TWCRED_SUITE, strlen(TWCRED_SUITE));
}

static int path_compare(const void *left, const void *right)
{
    const char *const *first = left;
    const char *const *second = right;
    return strcmp(*first, *second);
}

static bool suite_files(paths *list, const char *folder, const char *ending)
{
    DIR *stream = opendir(folder);
    if (stream == NULL)
        return false;
    errno = 0;
    for (const struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        size_t size = strlen(entry->d_name);
        size_t end = strlen(ending);
        if (entry->d_name[0] == '.' || size <= end ||
            strcmp(entry->d_name + size - end, ending) != 0)
            continue;
        bytes path = {0};
        bytes_text(&path, folder);
        bytes_text(&path, "/");
        bytes_text(&path, entry->d_name);
        list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
        list->items[list->count++] = path.data;
    }
    bool whole = errno == 0;
    (void)closedir(stream);
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, path_compare);
    return whole;
}

static void paths_free(paths *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    memset(list, 0, sizeof *list);
}

/* -------------------------------------------------------------------- the suite */

/* What a file of a folder is read into. */
typedef bool file_reader(void *list, const char *file);

static bool case_file_read(void *list, const char *file)
{
    return cases_read(list, file);
}

static bool requirement_file_read(void *list, const char *file)
{
    return requirements_read(list, file);
}

/* Reads the files of a folder; the paths stay, for what was read to name them. */
static bool folder_read(void *list, file_reader *read, paths *files, const char *folder,
                        const char *name, const char *ending, bool must_be)
{
    bytes path = {0};
    bytes_text(&path, folder);
    bytes_text(&path, name);
    bool good = suite_files(files, path.data, ending);
    if (!good && (must_be || errno != ENOENT))
        perror(path.data);
    else
        good = true;
    for (size_t i = 0; good && i < files->count; i++)
        good = read(list, files->items[i]);
    bytes_free(&path);
    return good;
}

bool suite_read(suite *all, const char *folder, char *const *files, size_t count)
{
    if (folder != NULL)
        all->folder = memory_string(folder, strlen(folder));
    else if (count == 0)
        all->folder = suite_installed();
    /* A suite of one's own may do without. */
    if (all->folder != NULL &&
        !folder_read(&all->requirements, requirement_file_read, &all->requirement_files,
                     all->folder, "/requirements", ".req", false))
        return false;
    if (count == 0)
        return folder_read(&all->cases, case_file_read, &all->case_files, all->folder, "/cases",
                           ".case", true);
    for (size_t i = 0; i < count; i++) {
        if (!cases_read(&all->cases, files[i]))
            return false;
    }
    return true;
}

void suite_free(suite *all)
{
    cases_free(&all->cases);
    requirements_free(&all->requirements);
    paths_free(&all->case_files);
    paths_free(&all->requirement_files);
    free(all->folder);
    memset(all, 0, sizeof *all);
}

/* ---------------------------------------------------------------- selection */

static bool name_matches(const char *name, const char *pattern)
{
    if (strpbrk(pattern, "*?[") != NULL)
        return fnmatch(pattern, name, 0) == 0;
    return strstr(name, pattern) != NULL;
}

bool suite_matches(const test_case *item, const char *pattern)
{
    if (name_matches(item->name, pattern))
        return true;
    bool found = false;
    for (word rest = {item->requires, strlen(item->requires)}; !found && rest.size > 0;) {
        word next = word_take(&rest);
        char *identifier = memory_string(next.text, next.size);
        found = name_matches(identifier, pattern);
        free(identifier);
    }
    return found;
}
