#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Writes the case files whose cases follow from tables, one for each program in
# generate/. With --check nothing is written: it fails when a file is not what its
# program writes.
# Usage: generate.sh [--check]
set -eu
cd "$(dirname "$0")"
names='error-code error-member host-label page-item page-meta service sid-path update'

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
status=0
for name in $names; do
  LC_ALL=C awk -f generate/lib.awk -f "generate/$name.awk" > "$made/$name.case"
  if [ "${1-}" != --check ]; then
    cp "$made/$name.case" "cases/$name.case"
  elif ! cmp "$made/$name.case" "cases/$name.case"; then
    echo "cases/$name.case is not what generate/$name.awk writes: run generate.sh"
    status=1
  fi
done
exit $status
