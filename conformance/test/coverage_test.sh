#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# coverage_test.sh SOURCE CASE-FILE...: each row of the library's tables has a case:
# each code as an outcome, each attribute, member and parameter as a value that came
# out or was given and, where its fault is told under its name, as a fault; each
# service, operation, documented error code and header field. The rows are read from
# the sources, so that a new one fails here until it has its cases.
set -u
LC_ALL=C
export LC_ALL
source=$1
shift
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cat "$@" >"$work/cases" || exit 1
failed=0
count=0

# has WHAT PATTERN: some line of the cases is so (grep -E).
has() {
    count=$((count + 1))
    if ! grep -qE -- "$2" "$work/cases"; then
        echo "not ok - no case for $1: nothing like $2"
        failed=1
    fi
}

# rows FILE PATTERN: what stands in the group of the pattern (sed -E), a row each.
rows() {
    tr -d '\n' <"$source/core/$1" | sed -E 's/ +/ /g; s/[{]/\n{/g' | sed -nE "s/$2/\\1/p" >"$work/rows"
    [ -s "$work/rows" ] || { echo "not ok - no rows like $2 in core/$1"; failed=1; }
}

sed -nE 's/^ +return "([a-z]+-[a-z0-9-]+)";$/\1/p' "$source/core/status.c" >"$work/rows"
[ "$(wc -l <"$work/rows")" -gt 40 ] || { echo "not ok - few codes in core/status.c"; failed=1; }
while read -r code; do
    has "the code $code" "^> $code "
done <"$work/rows"

# Attributes and members: given, and refused under their own name.
for file in response.c error.c; do
    rows "$file" '^[{]"([a-zA-Z_]+)", FIELD_.*'
    sort -u "$work/rows" >"$work/names"
    while read -r name; do
        has "$name refused" "^> field-[a-z]+ $name [0-9]+$"
        has "$name in a document" "\"$name\""
    done <"$work/names"
done
for name in sid account_sid friendly_name type sandbox date_created date_updated url; do
    has "the attribute $name" "^$name (=|is null)"
    has "the attribute $name of an item" "^item\\.[0-9]+\\.$name (=|is null)"
done
for name in page page_size first_page_url previous_page_url url next_page_url key; do
    has "the member $name of meta" "^$name = "
    has "a null $name of meta" "^$name is null"
done

rows request.c '^[{]"([a-zA-Z]+)", PARAM_.*'
while read -r name; do
    has "the parameter $name" "^$name = "
    has "the parameter $name refused" "^> param-[a-z0-9]+ $name [0-9]+$"
done <"$work/rows"

rows header.c '^[{]"([a-zA-Z-]+)", HEADER_.*'
while read -r name; do
    has "the header field $name" "^< *$name:"
    has "the header field $name refused" "^> (header|space)-[a-z]+ $name "
done <"$work/rows"

rows service.c '^[{]"([a-z0-9-]+)", "[a-z-]+", "v[0-9]".*'
while read -r name; do
    has "the service $name" "^< $name$"
    has "requests to $name" "^Service = $name$"
done <"$work/rows"

rows request.c '^[{]"([a-z]+)", "[A-Z]+", (true|false).*'
while read -r name; do
    has "the operation $name" "^case operation\\.$name\\."
    has "an answer to $name" "^answer $name [0-9]+$"
    has "a request to $name" "^$name$"
done <"$work/rows"

rows error.c '^[{]([0-9]+), [0-9]+, [0-9]+, "[a-z-]+".*'
while read -r code; do
    has "the error code $code" "^case error-code\\.n$code$"
done <"$work/rows"
[ "$failed" -ne 0 ] || echo "$count rows and faults, each with a case"
exit "$failed"
