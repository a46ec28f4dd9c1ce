/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct mock_store {
    pthread_mutex_t lock;
    mock_credential credentials[STORE_MAX];
    size_t next;
};

mock_store *store_open(void)
{
    mock_store *store = calloc(1, sizeof *store);
    if (store == NULL)
        return NULL;
    if (pthread_mutex_init(&store->lock, NULL) != 0) {
        free(store);
        return NULL;
    }
    return store;
}

void store_put(mock_store *store, mock_credential *credential)
{
    pthread_mutex_lock(&store->lock);
    credential_free(&store->credentials[store->next]);
    store->credentials[store->next] = *credential;
    store->next = (store->next + 1) % STORE_MAX;
    pthread_mutex_unlock(&store->lock);
    *credential = (struct mock_credential){0};
}

bool store_get(mock_store *store, mock_credential *dst, const char *sid)
{
    bool found = false;
    pthread_mutex_lock(&store->lock);
    for (size_t i = 0; i < STORE_MAX && !found; i++) {
        found = strcmp(store->credentials[i].sid, sid) == 0;
        if (found)
            credential_copy(dst, &store->credentials[i]);
    }
    pthread_mutex_unlock(&store->lock);
    return found;
}

void store_close(mock_store *store)
{
    for (size_t i = 0; i < STORE_MAX; i++)
        credential_free(&store->credentials[i]);
    pthread_mutex_destroy(&store->lock);
    free(store);
}
