#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# speed.sh [BUILD [RUNS]]
# How fast the libFuzzer targets in BUILD (build/clang-sanitized if not given) are,
# each for RUNS inputs (20000) of at most 400 bytes that are mutated from its corpus:
# executions per second of processor time, and how that compares with a target that
# does nothing with the same inputs. Nothing is judged: the figures are the machine's.
set -euo pipefail
LC_ALL=C
export LC_ALL

[ $# -le 2 ] || { echo "usage: speed.sh [BUILD [RUNS]]" >&2; exit 2; }
source=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$source/build/clang-sanitized}
runs=${2:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# seconds PROGRAM CORPUS RUNS: user time; the start of the program is left out
seconds() {
  local TIMEFORMAT=%U folder=$work/corpus all start
  rm -rf "$folder"
  cp -r "$2" "$folder"
  start=$({ time "$1" -runs=0 -seed=1 -max_len=400 "$folder" >"$work/log" 2>&1; } 2>&1)
  all=$({ time "$1" -runs="$3" -seed=1 -max_len=400 -len_control=0 "$folder" >"$work/log" 2>&1; } 2>&1) ||
    { tail -n 5 "$work/log" >&2; exit 1; }
  awk -v all="$all" -v start="$start" 'BEGIN { print all - start }'
}

[ -x "$build/fuzz/fuzz_empty" ] || { echo "speed.sh: no targets in $build" >&2; exit 2; }
printf '%-20s %12s %12s %8s\n' target 'per second' 'empty' ratio
for folder in "$source"/corpus/*/; do
  name=$(basename "$folder")
  own=$(seconds "$build/fuzz/fuzz_$name" "$folder" "$runs")
  # many, since one takes next to no time
  empty=$(seconds "$build/fuzz/fuzz_empty" "$folder" "$((runs * 10))")
  awk -v name="$name" -v own="$own" -v empty="$empty" -v runs="$runs" 'BEGIN {
    printf "%-20s %12.0f %12.0f %7.1f%%\n", name, runs / own, runs * 10 / empty, 10 * empty / own }'
done
