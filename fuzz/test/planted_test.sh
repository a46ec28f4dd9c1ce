#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# planted_test.sh SOURCE FOLDER
# What fuzz/planted.sh says of mistakes that are found and of one that is none, of
# patches that no longer fit, and of a core that is at fault by itself.
set -eu

[ $# -eq 2 ] || { echo "usage: planted_test.sh SOURCE FOLDER" >&2; exit 2; }
source=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
failed=0

# expect STATUS SOURCE ARGUMENT... -- TEXT...
# Each TEXT is an extended regular expression for one line of what is said.
expect() {
  wanted=$1
  script=$2/fuzz/planted.sh
  shift 2
  arguments=
  while [ "$1" != -- ]; do
    arguments="$arguments $1"
    shift
  done
  shift
  status=0
  # shellcheck disable=SC2086
  sh "$script" --folder "$folder/build" --runs 20000 $arguments >"$folder/said" 2>&1 || status=$?
  cat "$folder/said"
  if [ "$status" -ne "$wanted" ]; then
    echo "planted_test.sh: status $status, not $wanted, of:$arguments" >&2
    failed=1
  fi
  for text in "$@"; do
    grep -Eqx "$text" "$folder/said" || {
      echo "planted_test.sh: this was not said: $text" >&2
      failed=1
    }
  done
}

# The shipped corpus has inputs for these.
expect 0 "$source" --only sid-35 --only form-tilde --only switch-words -- \
  'control: nothing found by sid_check' 'control: nothing found by create_encode' \
  'sid-35: found by replay of corpus/sid_check/[^/]+' \
  'form-tilde: found by replay of corpus/create_encode/[^/]+' \
  'switch-words: found by replay of corpus/create_encode/[^/]+' \
  '3 mistakes: 3 found by replay, 0 by fuzzing, 0 missed, 0 that .*; 0 controls at fault'

# One that has only a SID without fault has to be fuzzed from.
rm -rf "$folder/corpus" "$folder/patches"
mkdir -p "$folder/corpus/sid_check" "$folder/patches"
printf CR0123456789abcdefABCDEF9876543210 >"$folder/corpus/sid_check/good"
expect 0 "$source" --only sid-35 --corpus "$folder/corpus" -- \
  'sid-35: found by fuzzing sid_check after [0-9]+ executions in [0-9]+ s'

cp "$source/fuzz/test/harmless.patch" "$folder/patches/harmless.patch"
expect 1 "$source" --patches "$folder/patches" -- 'harmless: MISSED by sid_check: .*'

sed 's/at++;/at += 1;/' "$source/fuzz/test/harmless.patch" >"$folder/patches/stale.patch"
sed 's/^+ .*/+    if (no_such_name)/' "$source/fuzz/test/harmless.patch" >"$folder/patches/broken.patch"
expect 2 "$source" --patches "$folder/patches" -- \
  'broken: DOES NOT BUILD' 'harmless: MISSED by sid_check: .*' 'stale: DOES NOT APPLY' \
  '3 mistakes: 0 found by replay, 0 by fuzzing, 1 missed, 2 that .*; 0 controls at fault'

rm "$folder/patches"/*
sed '/^Target:/d' "$source/fuzz/test/harmless.patch" >"$folder/patches/aimless.patch"
expect 2 "$source" --patches "$folder/patches" -- 'planted.sh: aimless.patch does not name one target'
expect 2 "$source" --only no-such-mistake -- 'planted.sh: there is no .*/no-such-mistake.patch'

# The same tree, with the mistake in its own core.
rm -rf "$folder/faulty"
mkdir "$folder/faulty"
for entry in "$source"/*; do
  [ "${entry##*/}" = core ] || ln -s "$entry" "$folder/faulty/"
done
cp -R "$source/core" "$folder/faulty/core"
patch -d "$folder/faulty" -p1 -s <"$source/fuzz/planted/sid-35.patch"
expect 2 "$folder/faulty" --only sid-35 -- \
  'control: AT FAULT without a mistake: found by replay of corpus/sid_check/.*' \
  '1 mistakes: .*; 1 controls at fault'

exit "$failed"
