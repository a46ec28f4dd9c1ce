#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# linear_test.sh FAMILIES: that decoding, and reading a list to its end, costs no
# more than linear time, on every family of documents. Instructions are counted
# (callgrind), so that the speed of the machine does not matter: four times the
# document may cost four times the instructions, and a tenth more.
set -eu
families=$1
command -v valgrind > /dev/null || { echo "valgrind is missing"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count() {
  valgrind --tool=callgrind --toggle-collect=twcred_credential_decode \
    --toggle-collect=twcred_page_open --toggle-collect=twcred_page_next \
    --toggle-collect=twcred_error_decode --toggle-collect=twcred_error_next \
    --callgrind-out-file="$work/out" "$families" "$1" "$2" > "$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  awk '/^totals:/ { print $2 }' "$work/out"
}

failed=0
"$families" > "$work/names"
while read -r name; do
  small=$(count "$name" 250)
  large=$(count "$name" 1000)
  if awk -v small="$small" -v large="$large" \
    'BEGIN { exit !(small > 0 && large > 0 && large / small <= 4.4) }'; then
    verdict=ok
  else
    verdict="not ok"
    failed=1
  fi
  echo "$verdict - $name: $small and $large instructions, $(awk -v small="$small" -v large="$large" \
    'BEGIN { printf "%.2f", large / small }') times"
done < "$work/names"
exit "$failed"
