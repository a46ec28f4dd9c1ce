/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

/* -------------------------------------------------------------------- table */

static const twcred_service_info service_rows[] = {
    [TWCRED_IP_MESSAGING_V2] = {"ip-messaging-v2", "ip-messaging", "v2", 1000, 0, false,
                                "former name of Chat; end of life announced in 2022"},
    [TWCRED_IP_MESSAGING_V1] = {"ip-messaging-v1", "ip-messaging", "v1", 1000, 0, false,
                                "former name of Chat; end of life announced in 2022"},
    [TWCRED_CHAT_V2] = {"chat-v2", "chat", "v2", 1000, 64, false,
                        "the product's changelog names 100 as the PageSize limit"},
    [TWCRED_CHAT_V1] = {"chat-v1", "chat", "v1", 1000, 64, false,
                        "deprecated; the product's changelog names 100 as the PageSize limit"},
    [TWCRED_CONVERSATIONS_V1] = {"conversations-v1", "conversations", "v1", 100, 64, true, ""},
    [TWCRED_NOTIFY_V1] = {"notify-v1", "notify", "v1", 1000, 64, false,
                          "ends on 2027-10-31; the documented route to regional credentials"},
};

static const size_t service_count = sizeof service_rows / sizeof service_rows[0];

const twcred_service_info *twcred_service_get(twcred_service service)
{
    return (size_t)service < service_count ? &service_rows[service] : NULL;
}

twcred_status twcred_service_read(twcred_service *service, const char *text, size_t size)
{
    *service = TWCRED_IP_MESSAGING_V2;
    for (size_t i = 0; i < service_count; i++) {
        if (ascii_equal(text, size, service_rows[i].name)) {
            *service = (twcred_service)i;
            return status_ok();
        }
    }
    return status_fault(TWCRED_FORMAT_SERVICE, "service", 0);
}

/* ----------------------------------------------------------------- base URL */

static bool label_set(twcred_param label)
{
    return label.data != NULL || label.size > 0;
}

/* RFC 1123 section 2.1 with RFC 1035 section 2.3.4: letters, digits and inner
 * hyphens, at most 63. What passes can neither end the host nor start another
 * part of the URL. */
static twcred_status label_check(twcred_param label, const char *field)
{
    enum { LABEL_MAX = 63 };
    if (label.data == NULL)
        return status_fault(TWCRED_PARAM_NULL, field, 0);
    size_t at = 0;
    for (; at < label.size && at < LABEL_MAX; at++) {
        bool inner = at > 0 && at + 1 < label.size;
        char c = label.data[at];
        if (!(ascii_letter(c) || ascii_digit(c) || (c == '-' && inner)))
            break;
    }
    if (at == 0 || at < label.size)
        return status_fault(TWCRED_PARAM_FORMAT, field, at);
    return status_ok();
}

/* Each is judged in its turn: one that is unset by whether the other needs it. */
static twcred_status labels_check(twcred_param edge, twcred_param region)
{
    if (!label_set(edge) && !label_set(region))
        return status_ok();
    if (!label_set(edge))
        return status_fault(TWCRED_PARAM_MISSING, "edge", 0);
    twcred_status status = label_check(edge, "edge");
    if (status.code != TWCRED_OK)
        return status;
    if (!label_set(region))
        return status_fault(TWCRED_PARAM_MISSING, "region", 0);
    return label_check(region, "region");
}

/* A loop over out_byte(), since compilers make strlen() of a loop that counts. */
static void url_word(out *to, const char *word)
{
    for (; *word != '\0'; word++)
        out_byte(to, *word);
}

static void url_label(out *to, twcred_param label)
{
    if (label.size > 0)
        out_byte(to, '.');
    out_bytes(to, label.data, label.size);
}

static void url_write(out *to, const twcred_service_info *row, twcred_param edge,
                      twcred_param region)
{
    url_word(to, "https://");
    url_word(to, row->product);
    url_label(to, edge);
    url_label(to, region);
    url_word(to, ".twilio.com/");
    url_word(to, row->version);
    out_byte(to, '\0');
}

twcred_status twcred_base_url_write(char *url, size_t capacity, size_t *size,
                                    twcred_service service, twcred_param edge, twcred_param region)
{
    *size = 0;
    const twcred_service_info *row = twcred_service_get(service);
    if (row == NULL)
        return status_fault(TWCRED_PARAM_ENUM, "service", 0);
    twcred_status status = labels_check(edge, region);
    if (status.code != TWCRED_OK)
        return status;

    out measure = {NULL, 0, 0};
    url_write(&measure, row, edge, region);
    if (url != NULL) {
        if (measure.size > capacity)
            return status_short(TWCRED_SPACE_URL, "url", measure.size);
        out writer = {url, capacity, 0};
        url_write(&writer, row, edge, region);
    }
    *size = measure.size - 1;
    return status_ok();
}
