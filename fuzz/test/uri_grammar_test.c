/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* uri_grammar_test FOLDER
 * Compares oracle_uri() with the grammar of RFC 3986 appendix A as regular
 * expressions, over the files of the folder and what is one byte away from them:
 * each byte left out, doubled, or replaced by each of a set. */
#define _POSIX_C_SOURCE 200809L

#include "oracle_formats.h"

#include <dirent.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX ((size_t)1024)

static void die(const char *about, const char *what)
{
    fprintf(stderr, "uri_grammar_test: %s: %s\n", about, what);
    exit(2);
}

/* Appendix A of RFC 3986, bottom up. "-" stands last in its set. */
#define PCT        "%[0-9A-Fa-f][0-9A-Fa-f]"
#define WORD_BYTES "A-Za-z0-9._~!$&'()*+,;="
#define PCHAR      "([" WORD_BYTES ":@-]|" PCT ")"
#define SEGMENTS   "(/" PCHAR "*)*"
#define H16        "[0-9A-Fa-f]{1,4}"
#define DEC_OCTET  "([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])"
#define IPV4       "(" DEC_OCTET "\\." DEC_OCTET "\\." DEC_OCTET "\\." DEC_OCTET ")"
#define LS32       "(" H16 ":" H16 "|" IPV4 ")"
#define IPV6                                                                                  \
    "((" H16 ":){6}" LS32 "|::(" H16 ":){5}" LS32 "|(" H16 ")?::(" H16 ":){4}" LS32 "|((" H16 \
    ":){0,1}" H16 ")?::(" H16 ":){3}" LS32 "|((" H16 ":){0,2}" H16 ")?::(" H16 ":){2}" LS32   \
    "|((" H16 ":){0,3}" H16 ")?::" H16 ":" LS32 "|((" H16 ":){0,4}" H16 ")?::" LS32 "|((" H16 \
    ":){0,5}" H16 ")?::" H16 "|((" H16 ":){0,6}" H16 ")?::)"
#define IPVFUTURE "[vV][0-9A-Fa-f]+\\.[" WORD_BYTES ":-]+"

static bool matches(const char *pattern, regex_t *compiled, bool *ready, const char *text)
{
    if (!*ready) {
        if (regcomp(compiled, pattern, REG_EXTENDED | REG_NOSUB) != 0)
            die("regcomp", "the pattern is not taken");
        *ready = true;
    }
    return regexec(compiled, text, 0, NULL, 0) == 0;
}

#define MATCHES(pattern, text, verdict)                                    \
    do {                                                                   \
        static regex_t compiled;                                           \
        static bool ready;                                                 \
        (verdict) = matches("^(" pattern ")$", &compiled, &ready, (text)); \
    } while (0)

/* Cuts the text at the first of these bytes and returns what is behind it, or
 * NULL. */
static char *cut(char *text, const char *bytes)
{
    char *at = text + strcspn(text, bytes);
    if (*at == '\0')
        return NULL;
    *at = '\0';
    return at + 1;
}

/* Cut into its five components as appendix B does, then each matched against
 * its own rule, lest one expression grow beyond what a library compiles. */
static bool grammar_uri(const char *text, size_t size)
{
    static char copy[TEXT_MAX + 1];
    bool fits;

    if (size > TEXT_MAX || (size > 0 && memchr(text, '\0', size) != NULL))
        return false;
    if (size > 0)
        memcpy(copy, text, size);
    copy[size] = '\0';

    char *fragment = cut(copy, "#");
    char *query = cut(copy, "?");
    char *rest = cut(copy, ":");
    if (rest == NULL)
        return false;
    MATCHES("[A-Za-z][A-Za-z0-9+.-]*", copy, fits);
    if (!fits)
        return false;
    if (query != NULL) {
        MATCHES("(" PCHAR "|[/?])*", query, fits);
        if (!fits)
            return false;
    }
    if (fragment != NULL) {
        MATCHES("(" PCHAR "|[/?])*", fragment, fits);
        if (!fits)
            return false;
    }
    if (strncmp(rest, "//", 2) != 0) {
        MATCHES("(/?" PCHAR "+" SEGMENTS ")?|/", rest, fits);
        return fits;
    }

    char *authority = rest + 2;
    char *path = authority + strcspn(authority, "/");
    MATCHES(SEGMENTS, path, fits);
    if (!fits)
        return false;
    *path = '\0';
    char *host = strrchr(authority, '@');
    if (host == NULL) {
        host = authority;
    } else {
        *host++ = '\0';
        MATCHES("([" WORD_BYTES ":-]|" PCT ")*", authority, fits);
        if (!fits)
            return false;
    }
    if (*host != '[') {
        MATCHES("([" WORD_BYTES "-]|" PCT ")*(:[0-9]*)?", host, fits);
        return fits;
    }
    char *port = cut(host + 1, "]");
    if (port == NULL)
        return false;
    MATCHES("(:[0-9]*)?", port, fits);
    if (!fits)
        return false;
    MATCHES(IPV6 "|" IPVFUTURE, host + 1, fits);
    return fits;
}

static unsigned long compared;
static unsigned long accepted;
static unsigned long differing;

static void compare(const char *text, size_t size)
{
    bool grammar = grammar_uri(text, size);

    compared++;
    accepted += grammar;
    if (oracle_uri(text, size) == grammar)
        return;
    differing++;
    printf("the grammar %s, and the sets do not: %.*s\n", grammar ? "accepts" : "refuses",
           (int)size, text);
}

static void compare_neighbours(const char *text, size_t size)
{
    static const char bytes[] = "aGz09:/?#[]@!$%&'().~ \"\\^\x80";
    char other[TEXT_MAX + 1];

    compare(text, size);
    for (size_t at = 0; at < size; at++) {
        memcpy(other, text, at);
        memcpy(other + at, text + at + 1, size - at - 1);
        compare(other, size - 1);
        memcpy(other, text, at + 1);
        memcpy(other + at + 1, text + at, size - at);
        compare(other, size + 1);
        memcpy(other, text, size);
        /* with the NUL behind them */
        for (size_t i = 0; i < sizeof bytes; i++) {
            other[at] = bytes[i];
            compare(other, size);
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 2)
        die("usage", "uri_grammar_test FOLDER");
    DIR *folder = opendir(argv[1]);
    if (folder == NULL)
        die(argv[1], "cannot be listed");
    for (struct dirent *file; (file = readdir(folder)) != NULL;) {
        char path[4096];
        char text[TEXT_MAX];
        if (file->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", argv[1], file->d_name);
        FILE *input = fopen(path, "rb");
        if (input == NULL)
            die(path, "cannot be opened");
        size_t size = fread(text, 1, sizeof text, input);
        fclose(input);
        /* what is long is long for the core's sake, not for the grammar's */
        if (size < sizeof text)
            compare_neighbours(text, size);
    }
    closedir(folder);
    printf("%lu texts, %lu of them URIs, %lu judged in two ways\n", compared, accepted, differing);
    return accepted == 0 || accepted == compared || differing > 0;
}
