/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The table of the services, from the core's own. */

#include "command.h"

enum { service_columns = 6, service_width = 17 };

/* The numbers of a row as text. */
typedef struct service_text {
    char base_url[TWCRED_BASE_URL_SIZE];
    char page_size_max[24];
    char friendly_name_max[24];
} service_text;

static void service_list(column list[service_columns], service_text *text, twcred_service service)
{
    static const twcred_param none;
    static const twcred_string silent = {TWCRED_NULL, NULL, 0};
    const twcred_service_info *info = twcred_service_get(service);
    size_t size;
    twcred_base_url_write(text->base_url, sizeof text->base_url, &size, service, none, none);
    snprintf(text->page_size_max, sizeof text->page_size_max, "%lld",
             (long long)info->page_size_max);
    snprintf(text->friendly_name_max, sizeof text->friendly_name_max, "%zu",
             info->friendly_name_max);
    list[0] = (column){"name", string_of(info->name), false};
    list[1] = (column){"base_url", string_of(text->base_url), false};
    list[2] = (column){"page_size_max", string_of(text->page_size_max), true};
    list[3] =
        (column){"friendly_name_max",
                 info->friendly_name_max > 0 ? string_of(text->friendly_name_max) : silent, true};
    list[4] = (column){"update_type", string_of(info->update_type ? "true" : "false"), true};
    list[5] = (column){"remark", string_of(info->remark), false};
}

exit_status call_services(const options *given)
{
    column list[service_columns];
    service_text text;
    output_format format;
    exit_status status = read_format(&format, given);
    if (status != EXIT_DONE)
        return status;
    for (int i = 0; twcred_service_get((twcred_service)i) != NULL; i++) {
        service_list(list, &text, (twcred_service)i);
        if (i == 0)
            print_names(stdout, format, list, service_columns);
        else if (format == FORMAT_TEXT)
            putchar('\n');
        print_record(stdout, format, list, service_columns, service_width);
    }
    return finish_output(given);
}
