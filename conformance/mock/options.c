/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

static bool read_number(unsigned long *number, const char *value, unsigned long min,
                        unsigned long max)
{
    *number = 0;
    if (*value == '\0' || strlen(value) > 9 || value[strspn(value, "0123456789")] != '\0')
        return false;
    for (; *value != '\0'; value++)
        *number = *number * 10 + (unsigned long)(*value - '0');
    return *number >= min && *number <= max;
}

static bool set_port(mock_options *options, const char *value)
{
    unsigned long number;
    if (!read_number(&number, value, 0, 65535))
        return complain("--port takes a number from 0 to 65535", value);
    options->port = (uint16_t)number;
    return true;
}

static bool set_lifetime(mock_options *options, const char *value)
{
    unsigned long number;
    if (!read_number(&number, value, 1, 86400))
        return complain("--lifetime takes seconds from 1 to 86400", value);
    options->lifetime = (unsigned)number;
    return true;
}

static bool set_credentials(mock_options *options, const char *value)
{
    unsigned long number;
    if (!read_number(&number, value, 0, 10000))
        return complain("--credentials takes a number from 0 to 10000", value);
    options->credentials = (unsigned)number;
    return true;
}

static bool set_public_urls(mock_options *options, const char *value)
{
    (void)value;
    options->public_urls = true;
    return true;
}

static bool set_password_file(mock_options *options, const char *value)
{
    options->password_file = value;
    return true;
}

static bool set_certificate_file(mock_options *options, const char *value)
{
    options->certificate_file = value;
    return true;
}

static bool set_key_file(mock_options *options, const char *value)
{
    options->key_file = value;
    return true;
}

static bool set_judge_file(mock_options *options, const char *value)
{
    options->judge_file = value;
    return true;
}

static bool set_requirements(mock_options *options, const char *value)
{
    (void)value;
    options->action = ACTION_REQUIREMENTS;
    return true;
}

static bool set_help(mock_options *options, const char *value)
{
    (void)value;
    options->action = ACTION_HELP;
    return true;
}

static bool set_version(mock_options *options, const char *value)
{
    (void)value;
    options->action = ACTION_VERSION;
    return true;
}

static bool set_faults(mock_options *options, const char *value)
{
    (void)value;
    options->action = ACTION_FAULTS;
    return true;
}

static const struct option_row {
    const char *name;
    const char *value; /* NULL: takes none */
    bool (*set)(mock_options *options, const char *value);
    const char *help;
} option_rows[] = {
    {"--port", "N", set_port, "the port on 127.0.0.1; 0, the default, picks a free one"},
    {"--lifetime", "SECONDS", set_lifetime, "end after that long; 600 unless told"},
    {"--password-file", "FILE", set_password_file, "the accepted password: the file's first line"},
    {"--tls-certificate", "FILE", set_certificate_file, "serve HTTPS with this PEM certificate"},
    {"--tls-key", "FILE", set_key_file, "and this PEM private key"},
    {"--credentials", "N", set_credentials, "start with N credentials in each service"},
    {"--public-urls", NULL, set_public_urls, "hand out URLs of the services' public hosts"},
    {"--judge", "FILE", set_judge_file, "judge the clients, and write the report at the end"},
    {"--judge-list", NULL, set_requirements, "print what they are judged by and end"},
    {"--faults", NULL, set_faults, "print the faults and end"},
    {"--help", NULL, set_help, "print this and end"},
    {"--version", NULL, set_version, "print the version and end"},
};

static const size_t option_count = sizeof option_rows / sizeof option_rows[0];

static const struct option_row *find_option(const char *name, size_t size)
{
    for (size_t i = 0; i < option_count; i++)
        if (strlen(option_rows[i].name) == size && memcmp(option_rows[i].name, name, size) == 0)
            return &option_rows[i];
    return NULL;
}

bool options_read(mock_options *options, int count, char **arguments)
{
    *options = (struct mock_options){.action = ACTION_SERVE, .lifetime = 600};
    for (int i = 1; i < count; i++) {
        const char *argument = arguments[i];
        size_t size = strcspn(argument, "=");
        const char *value = argument[size] == '=' ? argument + size + 1 : NULL;
        const struct option_row *row = find_option(argument, size);
        if (row == NULL)
            return complain("unknown argument, see --help", argument);
        if (row->value == NULL && value != NULL)
            return complain(row->name, "takes no value, see --help");
        if (row->value != NULL && value == NULL && i + 1 < count)
            value = arguments[++i];
        if (row->value != NULL && value == NULL)
            return complain(row->name, "wants a value, see --help");
        if (!row->set(options, value))
            return false;
    }
    if ((options->certificate_file == NULL) != (options->key_file == NULL))
        return complain("--tls-certificate and --tls-key", "one goes not without the other");
    return true;
}

void options_help(void)
{
    puts("Usage: twcred-mock [OPTION]...\n"
         "A mock of Twilio's Credential resource, for tests of clients.\n");
    for (size_t i = 0; i < option_count; i++) {
        const char *value = option_rows[i].value != NULL ? option_rows[i].value : "";
        int width = printf("  %s %s", option_rows[i].name, value);
        printf("%*s%s\n", width < 28 ? 28 - width : 1, "", option_rows[i].help);
    }
    puts("\nOnce it serves it prints one line, \"listening on http://127.0.0.1:PORT\". It\n"
         "ends with its lifetime, on SIGTERM or SIGINT, or when its parent dies.\n\n"
         "Services: /ip-messaging/v2, /ip-messaging/v1, /chat/v2, /chat/v1,\n"
         "/conversations/v1, /notify/v1, and /v2 for the first. Each has credentials of\n"
         "its own, and its own limits of PageSize and FriendlyName.\n\n"
         "Operations: POST and GET of /Credentials behind a service, and GET, POST and\n"
         "DELETE of /Credentials/{Sid}. All of them under /fault/NAME too, before the\n"
         "service, which spoils a good answer as --faults says.\n\n"
         "URLs in answers lead back here, under the same /fault/NAME, unless\n"
         "--public-urls is given. Page tokens need their percent escapes.\n\n"
         "Authentication: Basic; the user is an AC or SK SID, the password that of\n"
         "--password-file, else of TWCRED_MOCK_PASSWORD, else \"mock-password\".\n\n"
         "Answers about a credential carry Twcred-Mock-Sha256-NAME, the SHA-256 of the\n"
         "value that arrived as parameter NAME: for an update in this request, for a\n"
         "fetch the last to arrive.\n\n"
         "With --judge, what clients send is judged by requirement, as --judge-list says,\n"
         "and the report goes to FILE as TAP, or with - to the standard output. A second\n"
         "port then stands for a host that is none of the service's; the line \"foreign\n"
         "host on http://127.0.0.1:PORT\" names it, and some faults lead there.\n\n"
         "Exit status: 0 ended as asked, 1 could not serve or a client was wrong, 2 wrong\n"
         "usage.");
}
