#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# pairing.sh SOURCE TARGET...
# Every function of core/twcred.h that takes input has a fuzz target, a corpus
# folder and a dictionary of its name, is built (the TARGETs), and nothing else
# has. A function that gets none, or a folder that lost its target, fails here.
set -eu
LC_ALL=C
export LC_ALL

[ $# -ge 2 ] || { echo "usage: pairing.sh SOURCE TARGET..." >&2; exit 2; }
cd "$1"
shift

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What reads on where another entry began, or what it gave, has no input of its own:
# the target of that entry drives it.
driven="page_next:page_open error_next:error_decode credential_match:page_open error_get:error_find"
# These go through tables by a number in order, or wipe what they are given.
without_input="operation_get service_get type_name wipe"
# These drive many functions at once, and have no function of their name.
spanning="cost transport_exchange"
# These are targets for the sake of a comparison, without a corpus.
bare="always_fails empty"

# A declaration starts its line; comments do not.
sed -nE 's/^[a-z].*[ *]twcred_([a-z_]+)\(.*/\1/p' core/twcred.h | sort -u >"$work/functions"
for name in $without_input; do echo "$name"; done >"$work/others"
for pair in $driven; do echo "${pair%:*}"; done >>"$work/others"
sort "$work/others" | comm -23 "$work/functions" - >"$work/own"
if [ ! -s "$work/own" ]; then
  echo "pairing.sh: no entries found in core/twcred.h" >&2
  exit 1
fi
for name in $spanning; do echo "$name"; done | sort - "$work/own" >"$work/entries"
for name in $bare; do echo "$name"; done | sort >"$work/bare"

printf '%s\n' "$@" | sort >"$work/built targets"
grep -l '^int LLVMFuzzerTestOneInput' fuzz/*.c | sed 's|.*/||; s|\.c$||' | sort |
  comm -23 - "$work/bare" >"$work/sources"
for folder in corpus/*/; do basename "$folder"; done | sort >"$work/corpus folders"
for file in corpus/*.dict; do basename "$file" .dict; done | sort >"$work/dictionaries"

failed=0
for side in "built targets" sources "corpus folders" dictionaries; do
  for name in $(comm -23 "$work/entries" "$work/$side"); do
    echo "pairing.sh: $name is not among the $side" >&2
    failed=1
  done
  for name in $(comm -13 "$work/entries" "$work/$side"); do
    echo "pairing.sh: $name is among the $side, and core/twcred.h has no twcred_$name" >&2
    failed=1
  done
done
for name in $(sort "$work/others" | comm -13 "$work/functions" -); do
  echo "pairing.sh: core/twcred.h has no twcred_$name" >&2
  failed=1
done
for pair in $driven; do
  if ! grep -q "twcred_${pair%:*}(" "fuzz/${pair#*:}.c"; then
    echo "pairing.sh: fuzz/${pair#*:}.c does not drive twcred_${pair%:*}" >&2
    failed=1
  fi
done
for folder in corpus/*/; do
  if [ -z "$(ls "$folder")" ]; then
    echo "pairing.sh: $folder is empty" >&2
    failed=1
  fi
done
[ "$failed" -ne 0 ] || echo "$(wc -l <"$work/entries" | tr -d ' ') entries, each with all four"
exit "$failed"
