#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# smoke.sh PROGRAM CORPUS DICTIONARY FOLDER
# A bounded run of one libFuzzer target, the same each time: as many runs, the same
# inputs, the same findings. It starts from the corpus; what it finds stays in the
# FOLDER. With TWCRED_SMOKE=minute there are as many runs as smoke_runs.txt says; with
# TWCRED_SMOKE=measure, as many as 40 seconds take, which is where that file is from.
set -eu
LC_ALL=C
export LC_ALL

[ $# -eq 4 ] || { echo "usage: smoke.sh PROGRAM CORPUS DICTIONARY FOLDER" >&2; exit 2; }
program=$1
corpus=$2
dictionary=$3
folder=$4
target=$(basename "$corpus")

# the time is a bound for a machine that hangs, not for one that is slow
seconds=600
case ${TWCRED_SMOKE:-short} in
  short) runs=20000 ;;
  measure) runs=-1 seconds=40 ;;
  minute)
    runs=$(awk -v target="$target" '$1 == target { print $2 }' "$(dirname "$0")/smoke_runs.txt")
    [ -n "$runs" ] || { echo "smoke.sh: smoke_runs.txt has no row for $target" >&2; exit 2; }
    ;;
  *) echo "smoke.sh: TWCRED_SMOKE is not short, minute or measure" >&2; exit 2 ;;
esac

rm -rf "$folder"
mkdir -p "$folder/found"
# in the order of their names: that of a folder is up to the file system
for seed in "$corpus"/*; do echo "$seed"; done | paste -s -d , - | tr -d '\n' >"$folder/seeds"

# No comparisons as a guide, since many are of addresses, which differ from run to
# run; and nothing is read again, since that goes by the clock. The time is a bound
# for a machine that hangs, not for one that is slow.
"$program" -runs="$runs" -seed=1 -use_cmp=0 -reload=0 -max_len=4096 -timeout=10 \
  -max_total_time="$seconds" -dict="$dictionary" -seed_inputs="@$folder/seeds" \
  -artifact_prefix="$folder/" "$folder/found" 2>"$folder/log" || {
  status=$?
  cat "$folder/log" >&2
  exit "$status"
}
tail -n 2 "$folder/log"
if [ "$runs" -ge 0 ] && ! grep -q "^Done $runs runs " "$folder/log"; then
  echo "smoke.sh: it did not get to $runs runs in $seconds seconds" >&2
  exit 1
fi
