#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# pairing.sh SOURCE TARGET...
# Every function of core/twcred.h and transport/twcred_transport.h that takes input
# has a fuzz target, a corpus folder and a dictionary of its name, is built (the
# TARGETs), and nothing else has. A function that gets none, or a folder that lost its
# target, fails here.
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
driven="page_next:page_open error_next:error_decode credential_match:page_open error_get:error_find
  client_create:transport_exchange client_fetch:transport_exchange client_update:transport_exchange
  client_delete:transport_exchange client_list:transport_exchange walk_begin:transport_exchange
  walk_next:transport_exchange walk_end:transport_exchange exchange_clear:transport_exchange
  cause_name:transport_exchange"
# These go through tables by a number in order, or wipe what they are given.
without_input="operation_get service_get type_name wipe"
# These drive many functions at once, and have no function of their name.
spanning="cost transport_exchange"
# These are targets for the sake of a comparison, without a corpus.
bare="always_fails empty"

# A declaration starts its line; comments do not.
for header in core/twcred.h transport/twcred_transport.h; do
  sed -nE 's/^[a-z].*[ *]twcred_([a-z_]+)\(.*/\1/p' "$header" | sort -u >"$work/declared"
  if [ ! -s "$work/declared" ]; then
    echo "pairing.sh: no functions found in $header" >&2
    exit 1
  fi
  cat "$work/declared"
done | sort -u >"$work/functions"
for name in $without_input; do echo "$name"; done >"$work/others"
for pair in $driven; do echo "${pair%:*}"; done >>"$work/others"
sort "$work/others" | comm -23 "$work/functions" - >"$work/own"
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
    echo "pairing.sh: $name is among the $side, and no header has twcred_$name" >&2
    failed=1
  done
done
for name in $(sort "$work/others" | comm -13 "$work/functions" -); do
  echo "pairing.sh: no header has twcred_$name" >&2
  failed=1
done
# A target that is there may still leave its function alone, but for a comment.
sed 's/.*/&:&/' "$work/own" >"$work/pairs"
for pair in $driven $(cat "$work/pairs"); do
  if [ -f "fuzz/${pair#*:}.c" ] &&
    ! grep -vE '^( \*|/\*)' "fuzz/${pair#*:}.c" | grep -q "\<twcred_${pair%:*}\>"; then
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
for file in corpus/*.dict; do
  if ! grep -q '"' "$file"; then
    echo "pairing.sh: $file is empty" >&2
    failed=1
  fi
done
for file in corpus/*; do
  case $file in
    *.dict | corpus/REUSE.toml) ;;
    *)
      if [ ! -d "$file" ]; then
        echo "pairing.sh: $file is of no target" >&2
        failed=1
      fi
      ;;
  esac
done
[ "$failed" -ne 0 ] || echo "$(wc -l <"$work/entries" | tr -d ' ') entries, each with all four"
exit "$failed"
