/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

/* --------------------------------------------------------------------- SID */

static const char *const sid_letters[] = {
    [TWCRED_SID_CREDENTIAL] = "CR",
    [TWCRED_SID_ACCOUNT] = "AC",
    [TWCRED_SID_API_KEY] = "SK",
    [TWCRED_SID_REQUEST] = "RQ",
};

twcred_status twcred_sid_check(twcred_sid_kind kind, const char *text, size_t size)
{
    size_t at = 0;
    if ((size_t)kind >= sizeof sid_letters / sizeof sid_letters[0])
        return status_fault(TWCRED_FORMAT_SID, "sid", 0);
    while (at < size && at < 2 && text[at] == sid_letters[kind][at])
        at++;
    if (at == 2)
        while (at < size && at < TWCRED_SID_SIZE && ascii_hex(text[at]) >= 0)
            at++;
    if (at == TWCRED_SID_SIZE && size == TWCRED_SID_SIZE)
        return status_ok();
    return status_fault(TWCRED_FORMAT_SID, "sid", at);
}

/* ------------------------------------------------------------------- enums */

twcred_param type_word(twcred_type type)
{
    static const twcred_param words[] = {
        [TWCRED_TYPE_NONE] = {NULL, 0},
        [TWCRED_TYPE_GCM] = {"gcm", 3},
        [TWCRED_TYPE_APN] = {"apn", 3},
        [TWCRED_TYPE_FCM] = {"fcm", 3},
    };
    return words[(size_t)type < sizeof words / sizeof words[0] ? type : TWCRED_TYPE_NONE];
}

const char *twcred_type_name(twcred_type type)
{
    return type_word(type).data;
}

twcred_status twcred_type_read(twcred_type *type, const char *text, size_t size)
{
    static const twcred_type types[] = {TWCRED_TYPE_GCM, TWCRED_TYPE_APN, TWCRED_TYPE_FCM};
    *type = TWCRED_TYPE_NONE;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (ascii_equal(text, size, twcred_type_name(types[i]))) {
            *type = types[i];
            return status_ok();
        }
    }
    return status_fault(TWCRED_FORMAT_TYPE, "type", 0);
}

twcred_status twcred_boolean_read(bool *value, const char *text, size_t size)
{
    *value = ascii_equal(text, size, "true");
    if (*value || ascii_equal(text, size, "false"))
        return status_ok();
    return status_fault(TWCRED_FORMAT_BOOLEAN, "boolean", 0);
}

twcred_truth twcred_sandbox_read(const char *text, size_t size)
{
    if (ascii_equal_nocase(text, size, "true"))
        return TWCRED_YES;
    if (ascii_equal_nocase(text, size, "false"))
        return TWCRED_NO;
    return TWCRED_UNKNOWN;
}
