/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

static const char host_bytes[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-";

void address_public(mock_address *dst, const mock_product *product)
{
    *dst = (struct mock_address){.product = product, .scheme = "https"};
    snprintf(dst->host, sizeof dst->host, "%.*s.twilio.com", (int)product->name_size,
             product->prefix + 1);
    snprintf(dst->path, sizeof dst->path, "/%s", product->version);
}

bool address_own(mock_address *dst, const mock_product *product, const char *scheme,
                 const char *authority, const char *path, size_t path_size)
{
    size_t host_size = strspn(authority, host_bytes);
    const char *port = authority + host_size;
    size_t port_size = strlen(port);
    if (host_size == 0 || host_size >= ADDRESS_PART_SIZE || port_size >= ADDRESS_PART_SIZE ||
        path_size >= ADDRESS_PART_SIZE ||
        (port_size > 0 && (*port != ':' || strspn(port + 1, "0123456789") != port_size - 1)))
        return false;
    *dst = (struct mock_address){.product = product, .scheme = scheme};
    memcpy(dst->host, authority, host_size);
    memcpy(dst->port, port, port_size);
    memcpy(dst->path, path, path_size);
    return true;
}

void address_write(mock_text *dst, const mock_address *address)
{
    text_add_string(dst, address->scheme);
    text_add_string(dst, "://");
    text_add_string(dst, address->host);
    text_add_string(dst, address->port);
    text_add_string(dst, address->path);
    text_add_string(dst, "/Credentials");
}
