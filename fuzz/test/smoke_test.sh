#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# smoke_test.sh PROGRAM CORPUS DICTIONARY FOLDER
# Two runs of smoke.sh find the same, though the folder of seeds lists them in
# another order and the stack begins elsewhere; and a run that ends early is seen.
set -eu
LC_ALL=C
export LC_ALL

[ $# -eq 4 ] || { echo "usage: smoke_test.sh PROGRAM CORPUS DICTIONARY FOLDER" >&2; exit 2; }
program=$1
corpus=$2
dictionary=$3
folder=$4
smoke=$(dirname "$0")/smoke.sh
target=$(basename "$corpus")
TWCRED_SMOKE=short
export TWCRED_SMOKE

fail() {
  echo "smoke_test.sh: $1" >&2
  exit 1
}

rm -rf "$folder"
mkdir -p "$folder/other/$target"
find "$corpus" -type f | sort -r | while read -r seed; do
  cp "$seed" "$folder/other/$target/"
done

# found NAME: what a run said and found, without times, addresses and memory
found() {
  sed -n 's/ exec\/s:.*//; /^#.*DONE/p' "$folder/$1/log"
  ls "$folder/$1/found"
}

sh "$smoke" "$program" "$corpus" "$dictionary" "$folder/first"
found first >"$folder/expected"
[ "$(wc -l <"$folder/expected")" -ge 10 ] || fail "it found nothing that could differ"
for offset in 8 16 24 32 40 48 56; do
  padding=$(printf '%*s' "$offset" '')
  PADDING=$padding sh "$smoke" "$program" "$folder/other/$target" "$dictionary" "$folder/again" >"$folder/said"
  if ! found again | diff "$folder/expected" - >"$folder/difference"; then
    head -n 10 "$folder/difference" >&2
    fail "another run found something else"
  fi
done

printf '#!/bin/sh\necho "Done 19999 runs in 240 second(s)" >&2\n' >"$folder/early"
chmod +x "$folder/early"
! sh "$smoke" "$folder/early" "$corpus" "$dictionary" "$folder/again" >"$folder/said" 2>&1 ||
  fail "a run that ends early is not seen"
mv "$folder/other/$target" "$folder/other/unlisted"
! TWCRED_SMOKE=minute sh "$smoke" "$program" "$folder/other/unlisted" "$dictionary" "$folder/again" \
  >"$folder/said" 2>&1 || fail "a target without a number of runs is not seen"
grep -q 'no row for unlisted' "$folder/said" || fail "it does not say which target has no row"
