#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# The C adapter passes the suite, answers all calls that it claims to, and stays short.
# Usage: c_test.sh JUDGE SUITE ADAPTER MEMORY
set -euo pipefail

judge=$1
suite=$2
adapter=$3
memory=$4
here=$(dirname "$0")
lines_max=100
# Calls that ask for rows of tables, and two that fit no more.
left_out='error-code error-row match operation sandbox service service-name'

fail() {
  echo "not ok $1"
  exit 1
}

lines=$(wc -l < "$here/c/adapter.c")
[ "$lines" -le $lines_max ] || fail "adapter.c has $lines lines, and $lines_max are the limit"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$judge" --program "$adapter" --suite "$suite" --memory "$memory" --timeout 60 --quiet > "$folder/report" ||
  { cat "$folder/report"; fail 'the suite'; }

sed -n 's/^skipped \([^:]*\): \([0-9]*\) of \2 cases$/\1/p' "$folder/report" | LC_ALL=C sort > "$folder/skipped"
tr ' ' '\n' <<< "$left_out" | diff - "$folder/skipped" || fail 'the calls that are left out'

# It ends with status 0 at the end of its requests, and speaks only when asked.
answer=$(printf '7 sid CR input=CR%%30%%31\n8 frobnicate\n' | "$adapter") || fail 'the status at the end'
[ "$answer" = $'twcred-adapter 1 places\n7 refused format-sid sid 4\n8 unsupported' ] || fail "$answer"
echo ok
