/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_delete_encode(). The input is the SID.
 *
 *   - a SID, and nothing else, gets into the path, which is /Credentials/ and the
 *     SID; any other text is told to the byte, and zeroes the request
 *   - there is no body and no query */
#include "harness.h"
#include "oracle_form.h"
#include "oracle_formats.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_request request;
    size_t broken;

    if (size > INPUT_MAX)
        return 0;
    const char *sid = flush_end(0, data, size);
    fill_request(&request);
    twcred_status status = twcred_delete_encode(&request, sid, size);
    require_sound(status);
    if (!oracle_sid(TWCRED_SID_CREDENTIAL, sid, size, &broken)) {
        require(status.code == TWCRED_PARAM_FORMAT && status.offset == broken);
        require(strcmp(status.field, "Sid") == 0);
        require(request_zeroed(&request));
        return 0;
    }
    require(status.code == TWCRED_OK);
    require(strcmp(request.method, "DELETE") == 0);
    require(strncmp(request.path, "/Credentials/", 13) == 0);
    require(memcmp(request.path + 13, sid, size) == 0 && request.path[13 + size] == '\0');
    require(request.content_type == NULL && request.success == 204);
    require(request.body_size == 0 && request.query_size == 0);
    return 0;
}
