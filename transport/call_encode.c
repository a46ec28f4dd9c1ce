/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The calls that print the body of a request, and send nothing. */

#include "command.h"

#include <stdlib.h>
#include <string.h>

/* Of a create or an update; with room NULL and size 0 it is measured. */
static twcred_status encode(twcred_request *request, char *room, size_t size, const options *given,
                            twcred_service service, const twcred_params *params)
{
    if (given->call == CALL_ENCODE_CREATE)
        return twcred_create_encode(request, room, size, params);
    return twcred_update_encode(request, room, size, service, given->operand,
                                strlen(given->operand), params);
}

static exit_status print_body(const options *given, twcred_service service,
                              const twcred_params *params)
{
    twcred_request request;
    twcred_status fault = encode(&request, NULL, 0, given, service, params);
    if (fault.code != TWCRED_OK)
        return report_param_fault(given, service, &fault);
    size_t size = request.body_size;
    char *body = malloc(size);
    if (body == NULL) {
        report(given->name, twcred_cause_name(TWCRED_CAUSE_MEMORY), NULL, NULL);
        return EXIT_VALUE;
    }
    encode(&request, body, size, given, service, params);
    /* A buffer of stdio's own would keep a copy of the secrets. */
    setvbuf(stdout, NULL, _IONBF, 0);
    fwrite(body, 1, size, stdout);
    twcred_wipe(body, size);
    free(body);
    return finish_output(given);
}

exit_status call_encode(const options *given)
{
    inputs in;
    twcred_service service;
    exit_status status = inputs_read(&in, given);
    if (status == EXIT_DONE)
        status = read_service(&service, given);
    if (status == EXIT_DONE)
        status = print_body(given, service, &in.params);
    inputs_clear(&in);
    return status;
}
