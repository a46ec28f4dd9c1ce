/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What is deleted keeps its place, so that a page can start behind it. */
typedef struct mock_entry {
    char sid[SID_SIZE];
    mock_credential *credential; /* NULL: deleted */
} mock_entry;

struct mock_store {
    pthread_mutex_t lock;
    mock_entry *entries; /* the oldest first */
    size_t count;
    size_t cap;
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

static void drop(mock_entry *entry)
{
    if (entry->credential != NULL)
        credential_free(entry->credential);
    free(entry->credential);
    entry->credential = NULL;
}

void store_close(mock_store *store)
{
    for (size_t i = 0; i < store->count; i++)
        drop(&store->entries[i]);
    free(store->entries);
    pthread_mutex_destroy(&store->lock);
    free(store);
}

/* ------------------------------------------------------------- one of them */

/* The place of that SID; `count` where it never was. */
static size_t find(const mock_store *store, const char *sid)
{
    for (size_t i = store->count; i > 0; i--)
        if (strcmp(store->entries[i - 1].sid, sid) == 0)
            return i - 1;
    return store->count;
}

static mock_credential *find_alive(const mock_store *store, const char *sid)
{
    size_t place = find(store, sid);
    return place < store->count ? store->entries[place].credential : NULL;
}

static bool grow(mock_store *store)
{
    if (store->count < store->cap)
        return true;
    size_t cap = store->cap > 0 ? store->cap * 2 : 64;
    mock_entry *entries = realloc(store->entries, cap * sizeof *entries);
    if (entries == NULL)
        return false;
    store->entries = entries;
    store->cap = cap;
    return true;
}

bool store_put(mock_store *store, mock_credential *credential)
{
    mock_credential *kept = malloc(sizeof *kept);
    pthread_mutex_lock(&store->lock);
    bool done = kept != NULL && !credential->friendly_name.failed && grow(store);
    if (done) {
        mock_entry *entry = &store->entries[store->count++];
        memcpy(entry->sid, credential->sid, SID_SIZE);
        *kept = *credential;
        entry->credential = kept;
        *credential = (struct mock_credential){0};
    }
    pthread_mutex_unlock(&store->lock);
    if (!done)
        free(kept);
    credential_free(credential);
    return done;
}

bool store_get(mock_store *store, mock_credential *dst, const char *sid)
{
    pthread_mutex_lock(&store->lock);
    const mock_credential *found = find_alive(store, sid);
    if (found != NULL)
        credential_copy(dst, found);
    pthread_mutex_unlock(&store->lock);
    return found != NULL;
}

bool store_replace(mock_store *store, mock_credential *credential)
{
    pthread_mutex_lock(&store->lock);
    mock_credential *found = find_alive(store, credential->sid);
    if (found != NULL) {
        mock_credential old = *found;
        *found = *credential;
        *credential = old;
    }
    pthread_mutex_unlock(&store->lock);
    credential_free(credential);
    return found != NULL;
}

bool store_remove(mock_store *store, const char *sid)
{
    pthread_mutex_lock(&store->lock);
    size_t place = find(store, sid);
    bool found = place < store->count && store->entries[place].credential != NULL;
    if (found)
        drop(&store->entries[place]);
    pthread_mutex_unlock(&store->lock);
    return found;
}

/* ---------------------------------------------------------------- a page */

/* The place above a page that ends with that one. */
static size_t climb(const mock_store *store, size_t place, long size)
{
    for (; place < store->count && size > 0; place++)
        if (store->entries[place].credential != NULL)
            size--;
    return place;
}

static bool any_alive(const mock_store *store, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (store->entries[i].credential != NULL)
            return true;
    return false;
}

/* Fills the page with those below `top`, downwards. */
static void fill(const mock_store *store, mock_page *page, size_t top)
{
    size_t place = top;
    while (place > 0 && page->count < (size_t)page->size) {
        const mock_entry *entry = &store->entries[--place];
        if (entry->credential == NULL)
            continue;
        mock_credential *dst = &page->credentials[page->count++];
        credential_copy(dst, entry->credential);
        dst->address = page->address;
        memcpy(page->older, entry->sid, SID_SIZE);
    }
    page->has_older = any_alive(store, 0, place);
    page->has_newer = any_alive(store, top, store->count);
    if (page->has_newer)
        memcpy(page->newer, store->entries[top].sid, SID_SIZE);
}

bool store_list(mock_store *store, mock_page *page)
{
    pthread_mutex_lock(&store->lock);
    size_t top = store->count;
    bool known = true;
    if (page->from.kind == TOKEN_AFTER || page->from.kind == TOKEN_BEFORE) {
        top = find(store, page->from.sid);
        known = top < store->count;
    }
    if (known && page->from.kind == TOKEN_BEFORE)
        top = climb(store, top, page->size);
    if (known)
        fill(store, page, top);
    pthread_mutex_unlock(&store->lock);
    return known;
}
