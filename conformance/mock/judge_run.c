/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What only shows in several requests: repeats, pages, other hosts, renewal. */
#include "judge.h"

#include <string.h>

/* How often a request may be made in all before the client has to give up. */
#define ATTEMPTS_MAX 5
/* The clocks of client and judge may round otherwise. */
#define SLACK_MS 50u

/* ------------------------------------------------------------------ repeats */

static bool is_same(const judge_record *one, const judge_record *other)
{
    return !one->foreign && !other->foreign && text_same(&one->method, &other->method) &&
           text_same(&one->target, &other->target) && text_same(&one->body, &other->body);
}

/* The last request before it that is the same, or NULL. */
static const judge_record *find_previous(const judge_run *run, const judge_record *record)
{
    for (size_t i = record->number; i > 0; i--)
        if (is_same(run->records[i - 1], record))
            return run->records[i - 1];
    return NULL;
}

/* Whether at that time nothing said what became of it. */
static bool is_open(const judge_record *record, uint64_t ms)
{
    return record->status == 0 || record->cut || record->status >= 500 || record->answered_ms > ms;
}

static bool is_create(const judge_record *record)
{
    return record->is_operation && record->operation == OPERATION_CREATE;
}

judge_verdict check_create_once(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    if (!is_create(record))
        return JUDGE_UNTRIED;
    const judge_record *before = find_previous(run, record);
    if (before != NULL && is_open(before, record->ms))
        return judge_wrong(finding, PART_METHOD, 0,
                           "the same create again, though the one before may have been done");
    return is_open(record, UINT64_MAX) ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

judge_verdict check_retry_after(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    const judge_record *before = find_previous(run, record);
    if (before != NULL && before->status == 429 &&
        record->ms + SLACK_MS < before->answered_ms + before->retry_after * (uint64_t)1000)
        return judge_wrong(finding, PART_METHOD, 0, "again before Retry-After was over");
    return record->status == 429 ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

static bool has_failed(const judge_record *record)
{
    return record->status == 0 || record->cut || record->status == 429 || record->status >= 500;
}

judge_verdict check_retry_bounded(judge_finding *finding, const judge_run *run,
                                  const judge_record *record)
{
    if (record->foreign || !has_failed(record))
        return JUDGE_UNTRIED;
    size_t attempts = 1;
    for (const judge_record *before = record;
         (before = find_previous(run, before)) != NULL && has_failed(before);)
        attempts++;
    return judge_if(attempts <= ATTEMPTS_MAX, finding, PART_METHOD, 0,
                    "the sixth time, and each of them failed");
}

static bool is_refused(const judge_record *record)
{
    return record->status >= 400 && record->status < 500 && record->status != 408 &&
           record->status != 429;
}

judge_verdict check_retry_refused(judge_finding *finding, const judge_run *run,
                                  const judge_record *record)
{
    const judge_record *before = find_previous(run, record);
    if (before != NULL && is_refused(before))
        return judge_wrong(finding, PART_METHOD, 0, "the same again, though it was refused");
    return is_refused(record) ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

/* -------------------------------------------------------------------- links */

/* The path and query of a URL; an empty text where it has none. */
static mock_text target_of(const mock_text *url)
{
    if (url->size == 0)
        return (mock_text){0};
    const char *authority = text_find(url, "://", 3);
    const char *end = url->bytes + url->size;
    const char *path = authority != NULL ? authority + 3 : url->bytes;
    while (path < end && *path != '/')
        path++;
    return (mock_text){.bytes = url->bytes + (path - url->bytes), .size = (size_t)(end - path)};
}

static size_t path_size(const mock_text *target)
{
    const char *mark = target->size > 0 ? memchr(target->bytes, '?', target->size) : NULL;
    return mark != NULL ? (size_t)(mark - target->bytes) : target->size;
}

/* Whether the authority is the one that was asked for this page. */
static bool is_own_host(const judge_record *page)
{
    const char *host;
    const char *authority = text_find(&page->next, "://", 3);
    record_field(page, "Host", &host);
    if (authority == NULL)
        return true;
    size_t size = strlen(host);
    size_t rest = page->next.size - (size_t)(authority + 3 - page->next.bytes);
    return rest > size && memcmp(authority + 3, host, size) == 0 && authority[3 + size] == '/';
}

static bool has_user_info(const judge_record *page)
{
    return text_find(&page->next, "@", 1) != NULL;
}

static bool is_other_path(const judge_record *page)
{
    const mock_text target = target_of(&page->next);
    return page->next.size > 0 && is_own_host(page) && target.size > 0 &&
           (path_size(&target) != page->path_size ||
            memcmp(target.bytes, page->target.bytes, page->path_size) != 0);
}

static bool is_list(const judge_record *record)
{
    return !record->foreign && record->is_operation && record->operation == OPERATION_LIST;
}

/* The last page before it, or NULL. */
static const judge_record *find_page(const judge_run *run, const judge_record *record)
{
    for (size_t i = record->number; i > 0; i--)
        if (run->records[i - 1]->is_page)
            return run->records[i - 1];
    return NULL;
}

/* Whether any link of a page before it leads there, byte for byte. */
static bool was_offered(const judge_run *run, const judge_record *record)
{
    for (size_t i = 0; i < record->number; i++) {
        const mock_text *links = &run->records[i]->links;
        mock_text wanted = {0};
        text_add(&wanted, record->target.bytes, record->target.size);
        text_add(&wanted, "\"", 1);
        bool found = !wanted.failed && text_find(links, wanted.bytes, wanted.size) != NULL;
        text_free(&wanted);
        if (found)
            return true;
    }
    return false;
}

judge_verdict check_next_verbatim(judge_finding *finding, const judge_run *run,
                                  const judge_record *record)
{
    const judge_record *page = find_page(run, record);
    if (!is_list(record) || page == NULL || form_pair(&record->query, "PageToken") == NULL)
        return JUDGE_UNTRIED;
    if (was_offered(run, record))
        return JUDGE_RIGHT;
    const mock_text next = target_of(&page->next);
    size_t at = 0;
    while (at < next.size && at + 1 < record->target.size &&
           next.bytes[at] == record->target.bytes[at])
        at++;
    return judge_wrong(finding, PART_TARGET, at, "no link of a page before it, byte for byte");
}

static long page_of(const judge_record *record)
{
    const judge_pair *pair = form_pair(&record->query, "Page");
    long number = 0;
    for (size_t i = 0; pair != NULL && i < pair->value.size && i < 9; i++)
        if (pair->value.bytes[i] >= '0' && pair->value.bytes[i] <= '9')
            number = number * 10 + pair->value.bytes[i] - '0';
    return number;
}

judge_verdict check_walk_by_link(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    if (!is_list(record) || find_page(run, record) == NULL || page_of(record) < 1)
        return JUDGE_UNTRIED;
    return judge_if(form_pair(&record->query, "PageToken") != NULL || was_offered(run, record),
                    finding, PART_TARGET, record->path_size,
                    "a page by its number: it is but the client's own state");
}

judge_verdict check_walk_ends(judge_finding *finding, const judge_run *run,
                              const judge_record *record)
{
    const judge_record *page = find_page(run, record);
    if (is_list(record) && page != NULL && page->next.size == 0 &&
        page_of(record) > page->page_number)
        return judge_wrong(finding, PART_TARGET, record->path_size,
                           "a page behind that whose next_page_url is null");
    return record->is_page && record->next.size == 0 ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

judge_verdict check_walk_loop(judge_finding *finding, const judge_run *run,
                              const judge_record *record)
{
    const judge_record *page = find_page(run, record);
    if (!is_list(record) || page == NULL || page->next.size == 0)
        return JUDGE_UNTRIED;
    const mock_text next = target_of(&page->next);
    if (!text_same(&next, &record->target))
        return JUDGE_UNTRIED;
    for (size_t i = 0; i <= page->number; i++)
        if (run->records[i]->is_page && text_same(&run->records[i]->target, &record->target))
            return judge_wrong(finding, PART_TARGET, record->path_size,
                               "the link leads to a page that was there before");
    return JUDGE_RIGHT;
}

typedef bool page_check(const judge_record *page);

/* That the link of such a page is not followed to `foreign` or not. */
static judge_verdict check_unfollowed(judge_finding *finding, const judge_run *run,
                                      const judge_record *record, bool foreign, page_check *check,
                                      const char *why)
{
    for (size_t i = 0; i < record->number && record->foreign == foreign; i++) {
        const judge_record *page = run->records[i];
        const mock_text next = target_of(&page->next);
        if (page->is_page && check(page) && next.size > 0 && text_same(&next, &record->target))
            return judge_wrong(finding, PART_TARGET, 0, why);
    }
    return record->is_page && check(record) ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

judge_verdict check_next_path(judge_finding *finding, const judge_run *run,
                              const judge_record *record)
{
    return check_unfollowed(finding, run, record, false, is_other_path,
                            "a next page of another resource was followed");
}

judge_verdict check_next_user_info(judge_finding *finding, const judge_run *run,
                                   const judge_record *record)
{
    return check_unfollowed(finding, run, record, false, has_user_info,
                            "a next page with a user of its own was followed");
}

static bool is_away(const judge_record *page)
{
    return page->leads_away;
}

judge_verdict check_next_foreign(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    return check_unfollowed(finding, run, record, true, is_away,
                            "a next page at a foreign host was followed");
}

/* ----------------------------------------------------------- foreign hosts */

judge_verdict check_foreign_auth(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    (void)run;
    const char *value;
    const char *line = record_field(record, "Authorization", &value);
    if (record->foreign && line != NULL)
        return judge_wrong_field(finding, line, value, "a password that left for a foreign host");
    return record->foreign || record->leads_away ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

judge_verdict check_foreign_body(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    (void)run;
    if (record->foreign && record->body.size > 0)
        return judge_wrong(finding, PART_BODY, 0, "a body that left for a foreign host");
    return record->foreign || record->leads_away ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

/* ------------------------------------------------------------------ renewal */

/* The name and type of a credential as they were told before that request. */
static const mock_text *find_identity(const judge_run *run, const char *sid, size_t before)
{
    for (size_t i = before; i > 0; i--)
        if (strcmp(run->records[i - 1]->sid, sid) == 0)
            return &run->records[i - 1]->identity;
    return NULL;
}

static const mock_text *find_deleted(const judge_run *run, const judge_record *record)
{
    if (!record->is_operation || record->operation != OPERATION_DELETE || record->status != 204 ||
        record->path_size < SID_SIZE - 1)
        return NULL;
    char sid[SID_SIZE] = "";
    memcpy(sid, record->target.bytes + record->path_size - (SID_SIZE - 1), SID_SIZE - 1);
    return find_identity(run, sid, record->number);
}

judge_verdict check_renewal(judge_finding *finding, const judge_run *run,
                            const judge_record *record)
{
    if (!is_create(record) || record->sid[0] == '\0')
        return record->is_operation && record->operation == OPERATION_UPDATE &&
                       record->status == 200
                   ? JUDGE_RIGHT
                   : JUDGE_UNTRIED;
    for (size_t i = 0; i < record->number; i++) {
        const mock_text *gone = find_deleted(run, run->records[i]);
        if (gone != NULL && text_same(gone, &record->identity))
            return judge_wrong(finding, PART_METHOD, 0,
                               "a create in place of what was deleted, with that name and type");
    }
    return JUDGE_UNTRIED;
}
