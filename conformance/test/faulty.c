/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "faulty.h"

#include <stdlib.h>
#include <string.h>

static bool fault(const char *name)
{
    const char *wanted = getenv("TWCRED_FAULT");
    return wanted != NULL && strcmp(wanted, name) == 0;
}

/* Volatile, so that the optimiser keeps an access whose result is not used. */
static void touch(const char *place)
{
    const volatile char *byte = place;
    (void)*byte;
}

twcred_status faulty_json_check(const char *document, size_t size)
{
    twcred_status status = twcred_json_check(document, size);
    if (fault("reads-behind"))
        touch(document + size);
    if (fault("reads-before"))
        touch(document - 1);
    if (fault("success-with-offset") && status.code == TWCRED_OK)
        status.offset = size;
    if (fault("failure-without-field") && status.code != TWCRED_OK)
        status.field = NULL;
    if (fault("failure-with-needed") && status.code != TWCRED_OK)
        status.needed = 1;
    return status;
}

twcred_status faulty_credential_decode(twcred_credential *credential, char *text, size_t capacity,
                                       twcred_work *work, const char *document, size_t size)
{
    int garbage = work->tokens[0][0];
    twcred_status status =
        twcred_credential_decode(credential, text, capacity, work, document, size);
    bool ok = status.code == TWCRED_OK;
    if (fault("writes-behind"))
        text[capacity] = '\0';
    if (fault("writes-before"))
        text[-1] = '\0';
    if (fault("leaves-text") && !ok && capacity > 0)
        text[0] = 's';
    if (fault("leaves-output") && !ok)
        credential->type = TWCRED_TYPE_APN;
    if (fault("leaves-size") && !ok)
        credential->friendly_name.size = 1;
    if (fault("leaves-time") && !ok)
        credential->date_created.time.seconds = 1;
    if (fault("needs-more") && status.needed > 0)
        status.needed++;
    if (fault("needs-too-much") && status.needed > 0)
        status.needed = size + 1;
    if (fault("depends-on-garbage") && garbage != -1)
        credential->sandbox_value = TWCRED_YES;
    if (fault("points-outside") && ok)
        credential->friendly_name.text = "n";
    if (fault("no-nul") && ok)
        text[credential->friendly_name.size] = 'x';
    return status;
}

twcred_status faulty_create_encode(twcred_request *request, char *body, size_t capacity,
                                   const twcred_params *params)
{
    twcred_status status = twcred_create_encode(request, body, capacity, params);
    bool ok = status.code == TWCRED_OK;
    if (fault("writes-in-part") && status.code == TWCRED_SPACE_BODY && capacity > 0)
        body[0] = 'T';
    if (fault("measures-more") && body == NULL)
        request->body_size++;
    if (fault("writes-behind-body") && ok && capacity > request->body_size)
        body[request->body_size] = '\0';
    if (fault("leaves-body-size") && !ok)
        request->body_size = status.needed;
    if (fault("ends-path-nowhere") && ok)
        memset(request->path, 'p', sizeof request->path);
    return status;
}

twcred_status faulty_header_read(twcred_headers *headers, char *text, size_t capacity,
                                 const char *line, size_t size)
{
    twcred_status status = twcred_header_read(headers, text, capacity, line, size);
    bool ok = status.code == TWCRED_OK;
    if (fault("changes-kept") && !ok && headers->text_used > 0)
        text[0] = 'x';
    if (fault("leaves-behind-kept") && !ok && headers->text_used < capacity)
        text[headers->text_used] = 's';
    if (fault("miscounts") && ok)
        headers->text_used++;
    return status;
}
