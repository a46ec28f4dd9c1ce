#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# The judge takes the right answers from an adapter that has nothing behind it, and none
# of the wrong ones.
# Usage: parrot_test.sh JUDGE SUITE NODE
set -euo pipefail

judge=$1
suite=$2
node=$3
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
  echo "not ok $1"
  exit 1
}

says() { # NUMBER OPTION...; the exit status of the judge; report stays
  local number=$1
  shift
  "$judge" --program "exec '$node' '$here/parrot.mjs' '$folder/dialogue' $number" --suite "$suite" \
    --memory 1024 --timeout 60 --quiet "$@" > "$folder/report"
}

"$judge" --dialogue --suite "$suite" > "$folder/dialogue"
cases=$(grep -c '^? ' "$folder/dialogue")
says 0 || { tail "$folder/report"; fail 'the right answers'; }
[ "$(tail -n 1 "$folder/report")" = "$cases passed, 0 failed, 0 skipped" ] || fail "$(tail -n 1 "$folder/report")"

# The names of the cases with so many wrong answers, or more. What is asked twice is
# answered alike, so the wrong answers of one count for the other.
"$judge" --list --suite "$suite" > "$folder/names"
awk '
  FNR == NR { name[FNR] = $0; next }
  { text = $0; sub(/^. [0-9]+ /, "", text) }
  /^[?] / { asked = text; cases[asked] = cases[asked] " " name[++at] }
  /^! / && !((asked, text) in known) { known[asked, text]; wrong[asked]++ }
  END {
    for (asked in wrong)
      for (number = 1; number <= wrong[asked]; number++)
        all[number] = all[number] cases[asked]
    for (number = 1; number in all; number++)
      print number all[number]
  }' "$folder/names" "$folder/dialogue" > "$folder/wrong"
[ -s "$folder/wrong" ] || fail 'no wrong answers at all'
while read -r number names; do
  filters=()
  count=0
  for name in $names; do
    filters+=(--filter "$name")
    count=$((count + 1))
  done
  status=0
  says "$number" "${filters[@]}" || status=$?
  [ $status -eq 1 ] || { tail "$folder/report"; fail "the wrong answers $number: status $status"; }
  failed=$(grep -c '^not ok ' "$folder/report")
  [ "$failed" -eq "$count" ] || { tail "$folder/report"; fail "the wrong answers $number: $failed failed, not $count"; }
done < "$folder/wrong"
echo ok
