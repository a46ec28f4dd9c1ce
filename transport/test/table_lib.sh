#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# What the tests of completions and manual pages share: the tables, and verdicts.
# To be sourced.

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# verdict NAME [REASON…]: without a reason the check holds.
verdict() {
  local name=$1
  shift
  if [ $# -eq 0 ]; then
    echo "ok - $name"
    passed=$((passed + 1))
  else
    echo "not ok - $name"
    printf '#   %s\n' "$@"
    failed=$((failed + 1))
  fi
}

holds() {
  local name=$1
  shift
  if "$@" > /dev/null 2>&1; then verdict "$name"; else verdict "$name" "false: $*"; fi
}

# need TOOL…: what the test cannot do without.
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || { echo "not ok - $tool is missing"; exit 1; }
  done
}

read_tables() {
  "$1" > "$work/tables"
  [ -s "$work/tables" ] || { echo "not ok - there are no tables"; exit 1; }
}

# row KIND: the rows of that kind, without it.
row() {
  sed -n "s/^$1"$'\t'"//p" "$work/tables"
}

finish_tables() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
