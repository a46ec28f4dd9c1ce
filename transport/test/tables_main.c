/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Prints the tables of the command and of the libraries, a row on a line with
 * tabs between, so that completions and manual pages can be held to them. */

#include "command.h"

/* No code and no cause has a number beyond. */
#define CODE_END  1000
#define CAUSE_END 100

static void print_words(const call_row *call)
{
    printf("%s%s%s", call->words[0], call->words[1] != NULL ? " " : "",
           call->words[1] != NULL ? call->words[1] : "");
}

static void print_options_of(const call_row *call)
{
    const option_row *row;
    for (size_t i = 0; (row = option_row_get(i)) != NULL; i++) {
        if ((row->calls & (int)call->kind) == 0)
            continue;
        printf("option\t");
        print_words(call);
        printf("\t%s\t%s\t%s\n", row->name, row->value != NULL ? row->value : "-",
               row->choices != NULL ? row->choices : "-");
    }
}

static void print_command(void)
{
    const call_row *call;
    const exit_row *leave;
    const environment_row *variable;
    for (size_t i = 0; (call = call_row_get(i)) != NULL; i++) {
        printf("call\t");
        print_words(call);
        printf("\t%s\n", call->operand != NULL ? call->operand : "-");
        print_options_of(call);
    }
    for (size_t i = 0; (leave = exit_row_get(i)) != NULL; i++)
        printf("exit\t%d\n", (int)leave->status);
    for (size_t i = 0; (variable = environment_row_get(i)) != NULL; i++)
        printf("environment\t%s\n", variable->name);
}

static void print_libraries(void)
{
    const twcred_service_info *service;
    const twcred_operation_info *operation;
    const twcred_error_info *error;
    for (int i = 0; (service = twcred_service_get((twcred_service)i)) != NULL; i++)
        printf("service\t%s\n", service->name);
    for (int i = 0; (operation = twcred_operation_get((twcred_operation)i)) != NULL; i++)
        printf("operation\t%s\n", operation->name);
    for (int i = TWCRED_TYPE_NONE + 1; twcred_type_name((twcred_type)i) != NULL; i++)
        printf("type\t%s\n", twcred_type_name((twcred_type)i));
    for (size_t i = 0; (error = twcred_error_get(i)) != NULL; i++) {
        printf("error\t%lld", (long long)error->code);
        if (error->last != error->code)
            printf("-%lld", (long long)error->last);
        printf("\t%s\n", error->name);
    }
}

/* An enumeration tells its end by the name that every other number has. */
static bool is_known(const char *name)
{
    static const char unknown[] = "unknown";
    for (size_t i = 0; i < sizeof unknown; i++)
        if (name[i] != unknown[i])
            return true;
    return false;
}

static void print_codes(void)
{
    for (int i = 0; i < CODE_END; i++)
        if (is_known(twcred_code_name((twcred_code)i)))
            printf("code\t%d\t%s\n", i, twcred_code_name((twcred_code)i));
    for (int i = 0; i < CAUSE_END; i++)
        if (is_known(twcred_cause_name((twcred_cause)i)))
            printf("cause\t%d\t%s\n", i, twcred_cause_name((twcred_cause)i));
}

int main(void)
{
    print_command();
    print_libraries();
    print_codes();
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
