/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_service_read() and twcred_service_get(). The input is the text.
 *
 *   - accepted are the six names and nothing else; which one it is, is told by
 *     its place in a list written here
 *   - the name in the row of the service that was read is the text, and is its
 *     product, a hyphen and its version
 *   - a refusal says TWCRED_IP_MESSAGING_V2 and offset 0
 *   - what lies behind the text does not matter; NULL is as good as empty */
#include "harness.h"
#include "oracle_formats.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const words[] = {"ip-messaging-v2",  "ip-messaging-v1", "chat-v2", "chat-v1",
                                        "conversations-v1", "notify-v1",       NULL};

    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    twcred_service service = TWCRED_NOTIFY_V1;
    twcred_status status = twcred_service_read(&service, text, size);
    require_sound(status);
    require((status.code == TWCRED_OK) == oracle_word(words, text, size));
    if (status.code == TWCRED_OK) {
        const twcred_service_info *info = twcred_service_get(service);
        char name[64];
        require(info != NULL && service >= 0 && service <= TWCRED_NOTIFY_V1);
        require(strlen(words[service]) == size && same_bytes(words[service], text, size));
        require(strcmp(info->name, words[service]) == 0);
        snprintf(name, sizeof name, "%s-%s", info->product, info->version);
        require(strcmp(info->name, name) == 0);
    } else {
        require(status.code == TWCRED_FORMAT_SERVICE);
        require(status.offset == 0);
        require(service == TWCRED_IP_MESSAGING_V2);
    }

    twcred_service again = TWCRED_CHAT_V1;
    require(
        same_status(status, twcred_service_read(&again, flush_start(1, data, size, '1'), size)));
    require(again == service);
    if (size == 0)
        require(same_status(status, twcred_service_read(&again, NULL, 0)));
    require(twcred_service_get((twcred_service)(sizeof words / sizeof words[0] - 1)) == NULL);
    return 0;
}
