/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <string.h>

#define NAMED(name, version) "/" name "/" version, sizeof name - 1, version

static const mock_product products[PRODUCT_COUNT] = {
    {NAMED("ip-messaging", "v2"), 1000, 0, false}, {NAMED("ip-messaging", "v1"), 1000, 0, false},
    {NAMED("chat", "v2"), 1000, 64, false},        {NAMED("chat", "v1"), 1000, 64, false},
    {NAMED("conversations", "v1"), 100, 64, true}, {NAMED("notify", "v1"), 1000, 64, false},
};

/* How a path may start: with a product's prefix, or with nothing but the version
 * of the first. */
static bool starts(size_t *prefix_size, const char *path, const char *prefix)
{
    *prefix_size = strlen(prefix);
    return strncmp(path, prefix, *prefix_size) == 0 && path[*prefix_size] == '/';
}

const mock_product *product_at(size_t number)
{
    return &products[number];
}

size_t product_number(const mock_product *product)
{
    return (size_t)(product - products);
}

const mock_product *product_find(size_t *prefix_size, const char *path)
{
    for (size_t i = 0; i < PRODUCT_COUNT; i++)
        if (starts(prefix_size, path, products[i].prefix))
            return &products[i];
    return starts(prefix_size, path, "/v2") ? &products[0] : NULL;
}
