/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* One page for a browser. It says every verdict in words, so that no colour is needed,
 * and holds no script and no address but those of the clauses. */

#include "evidence.h"
#include "lines.h"
#include "report.h"
#include "report_style.h"
#include "summary.h"

#include <string.h>

static const char *plural(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

static bool in_area(const tally *of, word area)
{
    word own = name_area(of->name);
    return own.size == area.size && memcmp(own.text, area.text, own.size) == 0;
}

/* ------------------------------------------------------------------- the top */

static void write_top(bytes *to, const run *how, const summary *totals)
{
    const char *word_for = totals->failed > 0 ? "failed" : "passed";
    escape_fill(to, escape_markup,
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                "<title>%s: %s</title>\n<style>\n",
                how->program, word_for);
    bytes_text(to, report_style);
    escape_fill(to, escape_markup,
                "</style>\n</head>\n<body>\n<header>\n<h1>Conformance of <code>%s</code></h1>\n",
                how->program);
    if (totals->failed > 0)
        escape_fill(to, escape_markup,
                    "<p class=\"verdict bad\"><strong>Failed.</strong> <span>%n of %n %s failed, "
                    "and %n %s broken. %n passed, %n skipped.</span></p>\n",
                    totals->failed, how->count, plural(how->count, "case", "cases"), totals->broken,
                    plural(totals->broken, "requirement is", "requirements are"), totals->passed,
                    totals->skipped);
    else
        escape_fill(to, escape_markup,
                    "<p class=\"verdict good\"><strong>Passed.</strong> <span>%n %s passed, none "
                    "failed, %n skipped.</span></p>\n",
                    totals->passed, plural(totals->passed, "case", "cases"), totals->skipped);
    bytes_text(to, "<nav aria-label=\"Parts of this page\"><ul>\n"
                   "<li><a href=\"#areas\">Areas</a></li>\n");
    if (totals->failed > 0)
        bytes_text(to, "<li><a href=\"#failures\">Failures</a></li>\n");
    if (totals->skipped > 0)
        bytes_text(to, "<li><a href=\"#skipped\">Skipped calls</a></li>\n");
    bytes_text(to, "<li><a href=\"#requirements\">Requirements</a></li>\n"
                   "</ul></nav>\n</header>\n<main>\n");
}

/* ----------------------------------------------------------------- the areas */

static void write_share(bytes *to, const char *kind, size_t part, size_t whole)
{
    if (part > 0)
        escape_fill(to, escape_markup, "<i class=\"%s\" style=\"width:%n.%n%%\"></i>", kind,
                    part * 100 / whole, part * 1000 / whole % 10);
}

static void write_bar(bytes *to, size_t passed, size_t failed, size_t skipped)
{
    size_t whole = passed + failed + skipped;
    escape_fill(to, escape_markup,
                "<td><div class=\"bar\" role=\"img\" aria-label=\"%n passed, %n failed, "
                "%n skipped\">",
                passed, failed, skipped);
    write_share(to, "p", passed, whole);
    write_share(to, "f", failed, whole);
    write_share(to, "s", skipped, whole);
    bytes_text(to, "</div></td>");
}

static void write_count(bytes *to, const char *class_if_any, size_t count)
{
    escape_fill(to, escape_markup, "<td class=\"number%s\">%n</td>", count > 0 ? class_if_any : "",
                count);
}

/* The counts of an area, or of all, of which the word is empty. */
static void write_counts(bytes *to, word area, size_t passed, size_t failed, size_t skipped,
                         size_t broken, size_t requirements)
{
    write_count(to, "", passed);
    if (failed > 0)
        escape_fill(to, escape_markup,
                    "<td class=\"number\"><a class=\"bad\" href=\"#failures%s%a\">%n</a></td>",
                    area.size > 0 ? ":" : "", area, failed);
    else
        write_count(to, "", failed);
    write_count(to, " skip", skipped);
    escape_fill(to, escape_markup, "<td class=\"number%s\">%n of %n</td>", broken > 0 ? " bad" : "",
                broken, requirements);
    write_bar(to, passed, failed, skipped);
    bytes_text(to, "</tr>\n");
}

static void write_areas(bytes *to, const summary *totals)
{
    bytes_text(to, "<section aria-labelledby=\"areas\">\n<h2 id=\"areas\">Areas</h2>\n"
                   "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Area</th>"
                   "<th scope=\"col\" class=\"number\">Passed</th>"
                   "<th scope=\"col\" class=\"number\">Failed</th>"
                   "<th scope=\"col\" class=\"number\">Skipped</th>"
                   "<th scope=\"col\" class=\"number\">Requirements broken</th>"
                   "<th scope=\"col\">Share</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < totals->areas.count; i++) {
        const tally *area = &totals->areas.items[i];
        size_t broken = 0;
        size_t count = 0;
        for (size_t at = 0; at < totals->requirements.count; at++) {
            const tally *of = &totals->requirements.items[at];
            count += in_area(of, area->name);
            broken += in_area(of, area->name) && of->failed > 0;
        }
        escape_fill(to, escape_markup, "<tr><th scope=\"row\">");
        escape_fill(to, escape_markup, count > 0 ? "<a href=\"#area:%a\">%w</a></th>" : "%w</th>",
                    area->name, area->name);
        write_counts(to, area->name, area->passed, area->failed, area->skipped, broken, count);
    }
    bytes_text(to, "</tbody>\n<tfoot><tr><th scope=\"row\">All</th>");
    write_counts(to, word_of(""), totals->passed, totals->failed, totals->skipped, totals->broken,
                 totals->requirements.count);
    bytes_text(to, "</tfoot>\n</table></div>\n</section>\n");
}

/* -------------------------------------------------------------- the failures */

static void write_evidence(bytes *to, const result *found)
{
    evidence gathered = evidence_gather(found);
    bytes_text(to, gathered.count > 0 ? "<pre tabindex=\"0\">" : "");
    for (size_t i = 0; i < gathered.count; i++) {
        const evidence_line *line = &gathered.lines[i];
        word before = word_from(&line->text);
        word marked = {before.text + line->mark, line->mark_size};
        word after = {marked.text + marked.size, before.size - line->mark - line->mark_size};
        before.size = line->mark;
        bytes_text(to, i > 0 ? "\n" : "");
        escape_fill(to, escape_markup, marked.size > 0 ? "%w<mark>%w</mark>%w" : "%w%w%w", before,
                    marked, after);
    }
    bytes_text(to, gathered.count > 0 ? "</pre>\n" : "");
    evidence_free(&gathered);
}

static void write_failure(bytes *to, const result *found, const requirement_list *requirements)
{
    const test_case *item = found->item;
    escape_fill(to, escape_markup,
                "<article id=\"case:%a\">\n<h4><code>%s</code> <span class=\"bad\">%s</span></h4>\n"
                "<p>%s:%n</p>\n",
                word_of(item->name), item->name, verdict_words[found->verdict], item->file,
                item->line);
    required walk = required_of(found);
    bytes_text(to, walk.rest.size > 0 ? "<ul>\n" : "");
    bool listed = walk.rest.size > 0;
    while (required_next(&walk, requirements)) {
        escape_fill(to, escape_markup, "<li><a href=\"#%a\"><code>%w</code></a>", walk.name,
                    walk.name);
        if (walk.known != NULL)
            escape_fill(to, escape_markup, " <span>%s</span>", walk.known->must);
        bytes_text(to, "</li>\n");
    }
    bytes_text(to, listed ? "</ul>\n" : "");
    write_evidence(to, found);
    bytes_text(to, "</article>\n");
}

static void write_failures(bytes *to, const requirement_list *requirements, const summary *totals)
{
    if (totals->failed == 0)
        return;
    bytes_text(to, "<section aria-labelledby=\"failures\">\n<h2 id=\"failures\">Failures</h2>\n");
    for (size_t i = 0; i < totals->areas.count; i++) {
        const tally *area = &totals->areas.items[i];
        if (area->failed > 0)
            escape_fill(to, escape_markup, "<h3 id=\"failures:%a\">%w</h3>\n", area->name,
                        area->name);
        for (size_t at = 0; at < area->count; at++) {
            if (result_failed(area->results[at]))
                write_failure(to, area->results[at], requirements);
        }
    }
    bytes_text(to, "</section>\n");
}

static void write_skipped(bytes *to, const summary *totals)
{
    if (totals->skipped == 0)
        return;
    bytes_text(to, "<section aria-labelledby=\"skipped\">\n<h2 id=\"skipped\">Skipped calls</h2>\n"
                   "<p>The adapter says that it does not support these cases.</p>\n<ul>\n");
    for (size_t i = 0; i < totals->calls.count; i++) {
        const tally *of = &totals->calls.items[i];
        if (of->skipped > 0)
            escape_fill(to, escape_markup, "<li><code>%w</code>: %n of %n %s</li>\n", of->name,
                        of->skipped, of->count, plural(of->count, "case", "cases"));
    }
    bytes_text(to, "</ul>\n</section>\n");
}

/* ---------------------------------------------------------- the requirements */

typedef bool selection(const result *found);

static bool result_passed(const result *found)
{
    return found->verdict == VERDICT_PASSED;
}

static bool result_skipped(const result *found)
{
    return found->verdict == VERDICT_SKIPPED;
}

static void write_cases(bytes *to, const tally *of, const char *label, size_t count,
                        selection *selects, bool links)
{
    if (count == 0)
        return;
    escape_fill(to, escape_markup, "%s:<ul>", label);
    for (size_t i = 0; i < of->count; i++) {
        const result *found = of->results[i];
        if (!selects(found))
            continue;
        if (links)
            escape_fill(to, escape_markup, "<li><a href=\"#case:%a\">%s</a> %s</li>",
                        word_of(found->item->name), found->item->name,
                        verdict_words[found->verdict]);
        else
            escape_fill(to, escape_markup, "<li>%s</li>", found->item->name);
    }
    bytes_text(to, "</ul>");
}

static void write_state(bytes *to, const tally *of)
{
    const char *text = "no cases";
    const char *colour = "skip";
    if (of->failed > 0) {
        text = "broken";
        colour = "bad";
    } else if (of->passed > 0) {
        text = "kept";
        colour = "good";
    } else if (of->skipped > 0) {
        text = "skipped";
    }
    escape_fill(to, escape_markup, "<td><strong class=\"%s\">%s</strong>", colour, text);
    if (of->failed > 0)
        escape_fill(to, escape_markup, ", %n of %n failed", of->failed, of->count);
    else if (of->passed > 0 && of->skipped > 0)
        escape_fill(to, escape_markup, ", %n of %n skipped", of->skipped, of->count);
    bytes_text(to, "</td></tr>\n");
}

static void write_requirement(bytes *to, const tally *of)
{
    escape_fill(to, escape_markup,
                "<tr id=\"%a\"><th scope=\"row\"><a href=\"#%a\"><code>%w</code></a></th><td>",
                of->name, of->name, of->name);
    if (of->known == NULL) {
        bytes_text(to, "<p>This requirement is in no file.</p>");
    } else {
        escape_fill(to, escape_markup, "<p>%s</p><p class=\"clause\">", of->known->must);
        if (of->known->link != NULL)
            escape_fill(to, escape_markup, "<a href=\"%s\">%s</a></p>", of->known->link,
                        of->known->clause);
        else
            escape_fill(to, escape_markup, "%s</p>", of->known->clause);
    }
    if (of->count > 0) {
        escape_fill(to, escape_markup, "<details><summary>%n %s</summary>", of->count,
                    plural(of->count, "case", "cases"));
        write_cases(to, of, "Failed", of->failed, result_failed, true);
        write_cases(to, of, "Skipped", of->skipped, result_skipped, false);
        write_cases(to, of, "Passed", of->passed, result_passed, false);
        bytes_text(to, "</details>");
    }
    bytes_text(to, "</td>");
    write_state(to, of);
}

static void write_requirements(bytes *to, const summary *totals)
{
    bytes_text(to, "<section aria-labelledby=\"requirements\">\n"
                   "<h2 id=\"requirements\">Requirements</h2>\n");
    for (size_t i = 0; i < totals->areas.count; i++) {
        word area = totals->areas.items[i].name;
        bool open = false;
        for (size_t at = 0; at < totals->requirements.count; at++) {
            const tally *of = &totals->requirements.items[at];
            if (!in_area(of, area))
                continue;
            if (!open)
                escape_fill(to, escape_markup,
                            "<h3 id=\"area:%a\">%w</h3>\n<table class=\"requirements\" "
                            "aria-labelledby=\"area:%a\">\n<thead><tr><th scope=\"col\">"
                            "Requirement</th><th scope=\"col\">What must be, and its clause</th>"
                            "<th scope=\"col\">Verdict</th></tr></thead>\n<tbody>\n",
                            area, area, area);
            open = true;
            write_requirement(to, of);
        }
        bytes_text(to, open ? "</tbody>\n</table>\n" : "");
    }
    bytes_text(to, "</section>\n");
}

bool report_html(FILE *to, const run *how, const requirement_list *requirements)
{
    summary totals = summary_make(how, requirements);
    bytes text = {0};
    write_top(&text, how, &totals);
    write_areas(&text, &totals);
    write_failures(&text, requirements, &totals);
    write_skipped(&text, &totals);
    write_requirements(&text, &totals);
    bytes_text(&text, "</main>\n</body>\n</html>\n");
    summary_free(&totals);
    return report_write(to, &text);
}
