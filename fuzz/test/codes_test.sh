#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# codes_test.sh SOURCE FOLDER
# The codes of codes.sh, and that it sees a code too few and one too many.
set -eu

[ $# -eq 2 ] || { echo "usage: codes_test.sh SOURCE FOLDER" >&2; exit 2; }
sh "$1/fuzz/test/codes.sh" "$1" "$2"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed 's/^sid_check:.*/sid_check: format-uri/; /^type_read:/d' "$1/fuzz/codes.txt" >"$work/table"
status=0
sh "$1/fuzz/test/codes.sh" "$1" "$2" "$work/table" >"$work/said" 2>&1 || status=$?
for text in "format-uri is not reached by corpus/sid_check" \
  "format-sid is reached by corpus/sid_check, and not in the table" \
  "format-sid is expected of no target" \
  "type_read has no line in the table"; do
  if [ "$status" -ne 1 ] || ! grep -qF "$text" "$work/said"; then
    cat "$work/said" >&2
    echo "codes_test.sh: status $status, and this should have been said: $text" >&2
    exit 1
  fi
done
