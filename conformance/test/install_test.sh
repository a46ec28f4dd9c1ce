#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Installs the suite, moves it, and runs it from another folder: it finds its cases
# beside the program, and needs nothing of the source tree.
# Usage: install_test.sh BUILD SOURCE MEMORY
# BUILD is a build folder, ready to install; SOURCE the folder conformance/, for what
# must have been installed; MEMORY what the probe may grow by.
set -euo pipefail
build=$1 source=$2 memory=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "not ok - $1"
  exit 1
}

cmake --install "$build" --prefix "$work/first" >"$work/log" 2>&1 || { cat "$work/log"; fail "cmake --install"; }
mv "$work/first" "$work/moved"
bin=$work/moved/bin
suite=$(cd "$work/moved" && find "$PWD" -path '*/twcred/conformance' -type d)
[ -d "$suite" ] || fail "no folder twcred/conformance"
for name in PROTOCOL.md README.md REQUIREMENTS.md cases requirements adapters/README.md adapters/c adapters/node \
  adapters/parrot.mjs; do
  diff -r "$source/$name" "$suite/$name" || fail "$name is not as in the source"
done
# What clients over HTTP are judged with goes where the mock goes.
if [ -x "$bin/twcred-mock" ]; then
  for name in README.md lib.sh play.sh sloppy.sh sloppy.expected form.exchanges; do
    diff "$source/http/$name" "$suite/http/$name" || fail "http/$name is not as in the source"
  done
  "$suite/http/play.sh" "$bin/twcred-mock" "$suite/http/form.exchanges" >"$work/log" || { cat "$work/log"; fail "form.exchanges"; }
fi
echo "ok - installed"

mkdir "$work/elsewhere"
cd "$work/elsewhere"
cases=$(cat "$source"/cases/*.case | grep -c '^case ')
"$bin/twcred-conformance" --program "'$bin/twcred-probe'" --all --quiet --memory "$memory" --timeout 30 >out ||
  { cat out; fail "the suite"; }
grep -qx "$cases passed, 0 failed, 0 skipped" out || { cat out; fail "not all of $cases cases"; }
[ "$("$bin/twcred-conformance" --list | wc -l)" -eq "$cases" ] || fail "--list"
echo "ok - $cases cases, from another folder"

# A case that is put there is found: these are the files that are read.
printf 'twcred-cases 2\ncase installed.case\nrequires a.b\njson\n< 1\n> refused\n' >"$suite/cases/zzz.case"
status=0
"$bin/twcred-conformance" --program "'$bin/twcred-probe'" --memory "$memory" --timeout 30 --filter installed.case >out || status=$?
[ "$status" -eq 1 ] || fail "status $status of a case that is put there"
grep -q '^not ok installed\.case$' out || { cat out; fail "a case that is put there"; }
grep -qF "at $(readlink -f "$suite")/cases/zzz.case:2" out || { cat out; fail "its place"; }
echo "ok - these are the files that are read"
