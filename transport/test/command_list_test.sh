#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Runs twcred list as a user would, against the mock service: formats, limits,
# links that are refused, and lists that break off. One line for each check.
# Usage: command_list_test.sh TWCRED TWCRED-MOCK
set -euo pipefail
twcred=$1
mock=$2
# shellcheck source=transport/test/command_lib.sh
. "$(dirname "$0")/command_lib.sh"

start "$mock" --port 0 --lifetime 170 --credentials 5
service=$url

# list ARGUMENT…: from the mock, under the path prefix in $prefix.
list() {
  "$twcred" list --base-url "$service$prefix/v2" "$@"
}

# rows N: of tsv, behind its line of names.
rows() {
  holds "$1: $2 credentials" test "$(tail -n +2 "$work/out" | wc -l)" -eq "$2"
}

# requests N: that --verbose told of.
requests() {
  holds "$1: $2 requests" test "$(grep -c '^> GET ' "$work/trace")" -eq "$2"
}

# ------------------------------------------------------------------- formats

check "tsv" 0 $'^sid\taccount_sid\t' -- list --format tsv
rows tsv 5
check "json" 0 '^\{"sid":"CR[0-9a-f]{32}",.*\}$' -- list --format json
holds "json: an object a line" test "$(wc -l < "$work/out")" -eq 5
check "text" 0 '^sid +CR[0-9a-f]{32}$' -- list
holds "text: an empty line between two" test "$(grep -c '^$' "$work/out")" -eq 4
check "text: a tab of the name is escaped" 0 'seeded 0003\\u0009after a tab' -- list
check "another format" 2 '' '^twcred: list: usage-value: --format: ' -- list --format csv

# -------------------------------------------------------------------- limits

check "a page size" 0 -- list --format tsv --page-size 2 --verbose
rows "a page size" 5
requests "a page size" 3
check "a limit" 0 -- list --format tsv --page-size 2 --limit 3 --verbose
rows "a limit" 3
requests "a limit" 2
check "a limit at the end of a page" 0 -- list --format tsv --page-size 2 --limit 2 --verbose
rows "a limit at the end of a page" 2
requests "a limit at the end of a page" 1
check "as many pages as are allowed" 0 -- list --format tsv --page-size 2 --max-pages 3
rows "as many pages as are allowed" 5
got=0
list --format tsv --page-size 2 --max-pages 2 > "$work/list" 2> "$work/err" || got=$?
holds "a page too many" test "$got" -eq 8
holds "a page too many: it is said" grep -q '^twcred: list: transport-page-limit: next_page_url$' "$work/err"
holds "a page too many: what came is printed" test "$(tail -n +2 "$work/list" | wc -l)" -eq 4
for value in 0 -1 1.5 x '' 99999999999999999999; do
  check "--max-pages=$value" 2 '' '^twcred: list: usage-value: --max-pages: ' -- list "--max-pages=$value"
done
check "a page size of 0" 2 '' '^twcred: list: usage-value: --page-size: ' -- list --page-size 0
check "the greatest page size" 0 -- list --page-size 1000
check "a page size beyond it" 3 '' '^twcred: list: param-range: PageSize' -- list --page-size 1001
check "the greatest page size of conversations" 0 -- \
  "$twcred" list --service conversations-v1 --base-url "$service/conversations/v1" --page-size 100
check "a page size beyond it" 3 '' '^twcred: list: param-range: PageSize' -- \
  "$twcred" list --service conversations-v1 --base-url "$service/conversations/v1" --page-size 101

# -------------------------------------------------------------------- faults

# What was good is printed, and it is said that it is not all.
while IFS='|' read -r fault status count err; do
  prefix=/fault/$fault
  got=0
  list --format tsv --page-size 2 --max-pages 4 > "$work/list" 2> "$work/err" || got=$?
  cat "$work/list" "$work/err" >> "$work/everything"
  printed=$(tail -n +2 "$work/list" | wc -l)
  why=()
  [ "$got" -eq "$status" ] || why+=("exit status $got, not $status")
  [ "$printed" -eq "$count" ] || why+=("$printed credentials, not $count")
  if [ -n "$err" ]; then
    head -n 1 "$work/err" | grep -qE "$err" || why+=("standard error lacks $err")
    [ "$count" -eq 0 ] || grep -q '^  the list is not whole: '"$count"' credentials of [0-9]* pages* were read$' "$work/err" ||
      why+=("it does not say that the list is not whole")
  else
    [ ! -s "$work/err" ] || why+=("standard error is not empty")
  fi
  [ ${#why[@]} -eq 0 ] || why+=("$(cat -v "$work/err")")
  verdict "fault $fault" "${why[@]}"
done < <(sed -n 's/^list|//p' "$(dirname "$0")/command_faults.txt")
prefix=

# The guilty byte of a URL has a caret under it; user information is not shown.
check_list_fault() {
  local got=0
  "$twcred" list --base-url "$service/fault/$1/v2" --page-size 2 > "$work/list" 2> "$work/err" || got=$?
  cat "$work/list" "$work/err" >> "$work/everything"
  holds "$1: exit status 8" test "$got" -eq 8
}
check_list_fault next-other-host
sed -n 3,4p "$work/err" | cut -c 1-30 > "$work/place"
printf '  http://elsewhere.invalid:%s\n         ^\n' "$(sed -n '3s/.*invalid:\([0-9]*\).*/\1/p' "$work/err")" |
  cut -c 1-30 > "$work/expected"
same "next-other-host: the caret" "$work/expected" "$work/place"
check_list_fault next-user-info
holds "next-user-info: the URL is not shown" eval '! grep -q "@" "$work/err"'

# A service behind a proxy hands on URLs of its public host: they are followed at
# the base URL.
start "$mock" --port 0 --lifetime 170 --credentials 5 --public-urls
public=$url
check "URLs of the public host" 0 'https://chat\.twilio\.com/v2/Credentials/CR' -- \
  "$twcred" list --service chat-v2 --base-url "$public/chat/v2" --page-size 2 --format tsv --verbose
rows "URLs of the public host" 5
holds "they are asked for at the base URL" test "$(grep -c "^> GET $public/chat/v2/Credentials?" "$work/trace")" -eq 3
got=0
"$twcred" list --service chat-v1 --base-url "$public/chat/v2" --page-size 2 > "$work/list" 2> "$work/err" || got=$?
holds "URLs of another service's are not" test "$got" -eq 8
holds "and it is said why" grep -q '^twcred: list: page-path: next_page_url' "$work/err"

# ------------------------------------------------------------------ no answer

check "nobody listens" 7 '' '^twcred: list: transport-connect: request: not sent$' -- "$twcred" list --base-url http://127.0.0.1:1
holds "nobody listens: no word of a part" eval '! grep -q "not whole" "$work/err"'
check "no such service" 5 '' 'status 404: code 20404' -- "$twcred" list --base-url "$service/nowhere"
printf '{"credentials":[],"meta":{}}' > "$work/empty"
for format in text json; do
  check "an empty list as $format" 0 -- "$twcred" decode --operation list --status 200 --format "$format" "$work/empty"
  holds "an empty list as $format is nothing" test ! -s "$work/out"
done
check "an empty list as tsv" 0 $'^sid\taccount_sid' -- "$twcred" decode --operation list --status 200 --format tsv "$work/empty"
rows "an empty list as tsv" 0
printf '{"credentials":[{"type":"apn"},{"type":"fcm"}],"meta":{}}' > "$work/page"
check "decode a page" 0 '^\{"type":"fcm"\}$' -- "$twcred" decode --operation list --status 200 --format json "$work/page"
holds "decode a page: an object a line" test "$(wc -l < "$work/out")" -eq 2
printf '{"credentials":[{"type":"apn"},{"type":"x"}],"meta":{}}' > "$work/page"
check "decode a page with a fault" 8 '' '^twcred: decode: field-enum: type: at byte 39$' -- \
  "$twcred" decode --operation list --status 200 "$work/page"
printf '{"credentials":[]}' > "$work/page"
check "decode a page without meta" 8 '' '^twcred: decode: field-missing: meta$' -- \
  "$twcred" decode --operation list --status 200 "$work/page"

# ------------------------------------------------------------------- outputs

got=0
list > /dev/full 2> "$work/err" || got=$?
holds "a full device" test "$got" -eq 7
holds "a full device: it is said" grep -q '^twcred: list: output-write: ' "$work/err"
got=0
{ list --format tsv --page-size 1 2> "$work/err" || echo $? > "$work/status"; } | true
holds "a reader that has gone" test "$(cat "$work/status" 2> /dev/null || echo 0)" -eq 7

# What is read is printed before the rest is there.
{ "$twcred" list --base-url "$service/fault/next-endless/v2" --page-size 1 --format tsv --max-pages 2000 \
  2> "$work/err" || true; } | head -n 3 > "$work/first"
holds "the first page is printed while others come" test "$(wc -l < "$work/first")" -eq 3

finish_checks
