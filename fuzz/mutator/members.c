/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "members.h"

#include "spelling.h"

#include <string.h>

static const member members[] = {
    {"sid", VALUE_SID_CREDENTIAL, OF_CREDENTIAL, OF_ANY},
    {"account_sid", VALUE_SID_ACCOUNT, OF_CREDENTIAL, OF_ANY},
    {"friendly_name", VALUE_TEXT, OF_CREDENTIAL, OF_ANY},
    {"type", VALUE_PUSH_TYPE, OF_CREDENTIAL, OF_ANY},
    {"sandbox", VALUE_BOOLEAN, OF_CREDENTIAL, OF_ANY},
    {"date_created", VALUE_DATE_TIME, OF_CREDENTIAL, OF_ANY},
    {"date_updated", VALUE_DATE_TIME, OF_CREDENTIAL, OF_ANY},
    {"url", VALUE_URI, OF_CREDENTIAL | OF_META, OF_ANY},
    {"credentials", VALUE_LIST, OF_PAGE, OF_CREDENTIAL},
    {"meta", VALUE_OBJECT, OF_PAGE, OF_META},
    {"page", VALUE_INTEGER, OF_META, OF_ANY},
    {"page_size", VALUE_INTEGER, OF_META, OF_ANY},
    {"first_page_url", VALUE_URI, OF_META, OF_ANY},
    {"previous_page_url", VALUE_URI, OF_META, OF_ANY},
    {"next_page_url", VALUE_URI, OF_META, OF_ANY},
    {"key", VALUE_TEXT, OF_META, OF_ANY},
    {"code", VALUE_INTEGER, OF_ERROR | OF_ITEM, OF_ANY},
    {"message", VALUE_TEXT, OF_ERROR | OF_ITEM, OF_ANY},
    {"detail", VALUE_TEXT, OF_ERROR | OF_ITEM, OF_ANY},
    {"title", VALUE_TEXT, OF_ERROR, OF_ANY},
    {"more_info", VALUE_URI, OF_ERROR, OF_ANY},
    {"type", VALUE_URI, OF_ERROR, OF_ANY},
    {"status", VALUE_INTEGER, OF_ERROR, OF_ANY},
    {"httpStatusCode", VALUE_INTEGER, OF_ERROR, OF_ANY},
    {"details", VALUE_OBJECT, OF_ERROR, OF_ANY},
    {"params", VALUE_OBJECT, OF_ERROR, OF_ANY},
    {"errors", VALUE_LIST, OF_ERROR, OF_ITEM},
    {"infoUrl", VALUE_URI, OF_ITEM, OF_ANY},
    {"pointer", VALUE_TEXT, OF_ITEM, OF_ANY},
    {"context", VALUE_OBJECT, OF_ITEM, OF_ANY},
};

/* Of an invented object or list: fewer members than this, and no deeper. */
#define INVENTED_MEMBERS 4
#define INVENTED_DEPTH   3

static bool is_named(const member *one, const uint8_t *name, size_t size)
{
    return strlen(one->name) == size && memcmp(one->name, name, size) == 0;
}

unsigned member_owners(const uint8_t *name, size_t size)
{
    unsigned owners = 0;
    for (size_t i = 0; i < LENGTH(members); i++)
        if (is_named(&members[i], name, size))
            owners |= members[i].of;
    return owners;
}

const member *member_find(const uint8_t *name, size_t size, unsigned of)
{
    for (size_t i = 0; i < LENGTH(members); i++)
        if ((members[i].of & of) != 0 && is_named(&members[i], name, size))
            return &members[i];
    return NULL;
}

const member *member_pick(chance *from, unsigned of)
{
    size_t count = 0;
    if (of == 0 || chance_one_in(from, 8))
        of = OF_ANY;
    for (size_t i = 0; i < LENGTH(members); i++)
        count += (members[i].of & of) != 0;
    size_t chosen = chance_below(from, count);
    size_t row = 0;
    for (;; row++)
        if ((members[row].of & of) != 0 && chosen-- == 0)
            return &members[row];
}

static void put_string(draft *to, chance *from, const uint8_t *text, size_t size)
{
    bool all = chance_one_in(from, 16);
    draft_byte(to, '"');
    for (size_t i = 0; i < size; i++) {
        bool escape = text[i] < 0x80 && (all || !is_plain(text[i]) || chance_one_in(from, 64));
        if (escape)
            put_escaped(to, from, text[i]);
        else
            draft_byte(to, text[i]);
    }
    draft_byte(to, '"');
}

void put_name(draft *to, chance *from, const member *of)
{
    static const char *const others[] = {"\"\"",      "\"a\"",          "\"Sid\"",     "\"si\"",
                                         "\"sid2\"",  "\"sid\\u0000\"", "\"\\u0000\"", "\"uri\"",
                                         "\"links\"", "\"\xC3\xA9\"",   "\"id\""};
    if (chance_one_in(from, 12))
        draft_text(to, chance_pick(from, others));
    else
        put_string(to, from, (const uint8_t *)of->name, strlen(of->name));
}

static void put_number(draft *to, chance *from)
{
    static const char *const numbers[] = {"0", "-0", "1", "-1", "1.5", "1e5", "-0.0E-0", "1E+400"};
    if (chance_one_in(from, 4))
        draft_text(to, chance_pick(from, numbers));
    else
        value_put(to, from, VALUE_INTEGER);
}

static void put_at(draft *to, chance *from, const member *of, unsigned depth);

static void put_object_at(draft *to, chance *from, unsigned of, unsigned depth)
{
    size_t count = depth < INVENTED_DEPTH ? chance_below(from, INVENTED_MEMBERS) : 0;
    draft_byte(to, '{');
    for (size_t i = 0; i < count; i++) {
        const member *next = member_pick(from, of);
        if (i > 0)
            draft_byte(to, ',');
        put_name(to, from, next);
        draft_byte(to, ':');
        put_at(to, from, next, depth + 1);
    }
    draft_byte(to, '}');
}

static void put_list_at(draft *to, chance *from, unsigned of, unsigned depth)
{
    draft_byte(to, '[');
    for (size_t left = chance_below(from, INVENTED_MEMBERS); left > 0; left--) {
        put_object_at(to, from, of, depth + 1);
        if (left > 1)
            draft_byte(to, ',');
    }
    draft_byte(to, ']');
}

static void put_at(draft *to, chance *from, const member *of, unsigned depth)
{
    if (of->kind == VALUE_OBJECT) {
        put_object_at(to, from, of->inside, depth);
    } else if (of->kind == VALUE_LIST) {
        put_list_at(to, from, of->inside, depth);
    } else if (of->kind == VALUE_INTEGER) {
        put_number(to, from);
    } else {
        draft value = draft_open(DRAFT_VALUE);
        value_put(&value, from, of->kind);
        put_string(to, from, value.bytes, value.size);
    }
}

void put_value(draft *to, chance *from, const member *of)
{
    put_at(to, from, of, 0);
}

void put_object(draft *to, chance *from, unsigned of)
{
    put_object_at(to, from, of, 0);
}
