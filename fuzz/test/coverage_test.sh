#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# coverage_test.sh SOURCE BUILD
# The floors of coverage.sh, and that they would be seen to break: with an exception
# missing, with one that is none, and with a branch floor that is not reached.
set -eu

[ $# -eq 2 ] || { echo "usage: coverage_test.sh SOURCE BUILD" >&2; exit 2; }
"$1/fuzz/coverage.sh" "$2"

# must_fail SOURCE EXPORT EXCEPTIONS TEXT
must_fail() {
  status=0
  node "$1/fuzz/coverage.mjs" "$2" "$3" >"$work/said" 2>&1 || status=$?
  if [ "$status" -ne 1 ] || ! grep -qF "$4" "$work/said"; then
    cat "$work/said" >&2
    echo "coverage_test.sh: status $status, and this should have been said: $4" >&2
    exit 1
  fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
exceptions=$1/fuzz/coverage_exceptions.txt
grep -v '| line |' "$exceptions" >"$work/fewer"
must_fail "$1" "$2/coverage.json" "$work/fewer" "not reached: "
{ cat "$exceptions"; echo "json.c | check_space | line | return;"; } >"$work/stale"
must_fail "$1" "$2/coverage.json" "$work/stale" "an exception that is none: json.c | check_space"
# a branch, as [line, column, line, column, times true, times false, ...]
sed -E 's/\[([0-9]+,[0-9]+,[0-9]+,[0-9]+),[0-9]+,[0-9]+,0,0,4\]/[\1,0,0,0,0,4]/g;
  s/"branches":\{"count":([0-9]+),"covered":[0-9]+/"branches":{"count":\1,"covered":0/g' \
  "$2/coverage.json" >"$work/none.json"
must_fail "$1" "$work/none.json" "$exceptions" "fewer than 98 % of the branches"
echo "the floors hold, and break where they should"
