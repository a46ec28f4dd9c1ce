/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

/* y or yes, in any case; the end of the input is no. */
static bool read_yes(void)
{
    char line[16];
    if (fgets(line, sizeof line, stdin) == NULL)
        return false;
    if (strchr(line, '\n') == NULL)
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return strcasecmp(line, "y") == 0 || strcasecmp(line, "yes") == 0;
}

exit_status confirm_delete(const options *given)
{
    if (given->yes != NULL || given->dry_run != NULL)
        return EXIT_DONE;
    /* The question has to be seen, and the answer has to be somebody's. */
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO)) {
        report(given->name, "usage-option", "--yes", "the option is required without a terminal");
        report_words("a delete takes every device registration bound to the credential with it");
        return EXIT_USAGE;
    }
    fprintf(stderr, "Delete %s and every device registration bound to it? [y/N] ", given->operand);
    fflush(stderr);
    if (read_yes())
        return EXIT_DONE;
    report(given->name, "not-confirmed", given->operand, "nothing was done");
    return EXIT_DECLINED;
}
