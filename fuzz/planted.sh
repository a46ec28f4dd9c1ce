#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Puts each mistake of fuzz/planted/ into a copy of the core, one at a time, and
# looks whether its target sees it: first on the corpus as it is shipped, then by
# fuzzing from that corpus.
set -eu
LC_ALL=C
export LC_ALL

usage() {
  cat <<'END'
usage: fuzz/planted.sh [option...]
  --only NAME       this mistake, and no other; may be given again
  --seconds N       fuzz for N seconds at most (60)
  --runs N          fuzz N executions at most: the same ones each time
  --jobs N          so many mistakes side by side (1)
  --patches FOLDER  the mistakes are NAME.patch in there (fuzz/planted)
  --corpus FOLDER   the inputs are in there, by target (corpus)
  --folder FOLDER   build in there (build/planted)
Status: 0 all were found, 1 some were not, 2 no answer: a patch does not apply or
does not build, or the core is at fault without any.
END
}

die() {
  echo "planted.sh: $*" >&2
  exit 2
}

source=$(cd "$(dirname "$0")/.." && pwd)
patches=$source/fuzz/planted
corpus=$source/corpus
folder=$source/build/planted
seconds=60
runs=-1
jobs=1
only=
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage; exit 0 ;;
    --only | --seconds | --runs | --jobs | --patches | --corpus | --folder)
      [ $# -ge 2 ] || die "$1 needs a value" ;;
    *) usage >&2; exit 2 ;;
  esac
  case $1 in
    --only) only="$only $2" ;;
    --seconds) seconds=$2 ;;
    --runs) runs=$2 ;;
    --jobs) jobs=$2 ;;
    --patches) patches=$(cd "$2" && pwd) || die "there is no folder $2" ;;
    --corpus) corpus=$(cd "$2" && pwd) || die "there is no folder $2" ;;
    --folder) mkdir -p "$2" && folder=$(cd "$2" && pwd) ;;
  esac
  shift 2
done
for number in "$seconds" "$jobs" "${runs#-}"; do
  case $number in
    '' | 0 | *[!0-9]*) die "not a number from 1 on: $number" ;;
  esac
done
for tool in clang cmake ninja patch; do
  command -v "$tool" >/dev/null || die "$tool is needed (Debian: clang-14 clang cmake ninja-build patch)"
done

names=$only
[ -n "$names" ] || names=$(for file in "$patches"/*.patch; do basename "$file" .patch; done)
# A line of a patch's header: what stands behind the word.
header() {
  sed -n "s/^$2: //p" "$patches/$1.patch"
}

# A mistake without a target would be passed over.
for name in $names; do
  [ -f "$patches/$name.patch" ] || die "there is no $patches/$name.patch"
  [ "$(header "$name" Target | wc -w)" -eq 1 ] || die "$name.patch does not name one target"
  [ -n "$(header "$name" Mistake)" ] || die "$name.patch does not say what the mistake is"
done

# What a run says when it found something; its status alone could be that of a
# program that did not start.
seen='broken property|ERROR: AddressSanitizer|ERROR: libFuzzer|runtime error'

# What follows works in $place, the folder of one worker: tree/ is the source with
# the core copied, so that it can be changed, and all else linked.

say() {
  echo "$*"
  echo "$*" >>"$place/results"
}

# The core as it is. A file that was changed becomes newer than its object.
restore() {
  for file in "$source"/core/*; do
    copy=$place/tree/core/${file##*/}
    if [ -d "$file" ]; then
      ln -sfn "$file" "$copy"
    else
      cmp -s "$file" "$copy" || cp "$file" "$copy"
    fi
  done
}

prepare() {
  mkdir -p "$place/tree/core"
  rm -f "$place/results"
  for entry in "$source"/*; do
    case ${entry##*/} in
      core | build*) ;;
      *) ln -sfn "$entry" "$place/tree/${entry##*/}" ;;
    esac
  done
  restore
  (cd "$place/tree" && cmake --preset clang-sanitized -B "$place/build") >"$place/log" 2>&1 || {
    cat "$place/log" >&2
    die "cmake failed"
  }
}

# Runs a target with the arguments that follow; true when nothing is wrong.
run() {
  program=$place/build/fuzz/fuzz_$1
  shift
  # no core file of a failure that is wanted; dash and bash know it
  # shellcheck disable=SC3045
  (ulimit -c 0 && cd "$place/run" && "$program" -seed=1 -timeout=10 "$@") >"$place/log" 2>&1 &&
    return 0
  grep -Eq "$seen" "$place/log" || {
    cat "$place/log" >&2
    die "$program failed, but not on an input"
  }
  return 1
}

# $what becomes how the target saw a fault; false when it saw none. It fuzzes so
# many seconds and so many executions at most.
look() {
  rm -rf "$place/run"
  mkdir -p "$place/run/corpus"
  if ! run "$1" "$corpus/$1"/*; then
    what="found by replay of corpus/$1/$(sed -n 's|^Running: .*/||p' "$place/log" | tail -n 1)"
    return 0
  fi
  cp "$corpus/$1"/* "$place/run/corpus/"
  started=$(date +%s)
  run "$1" -max_total_time="$2" -runs="$3" -max_len=4096 -dict="$source/corpus/$1.dict" \
    -print_final_stats=1 corpus && return 1
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$place/log")
  what="found by fuzzing $1 after $executions executions in $(($(date +%s) - started)) s"
}

build() {
  cmake --build "$place/build" --target "fuzz_$1" >"$place/log" 2>&1
}

# The core without any mistake must not be found to have one.
control() {
  build "$1" || {
    cat "$place/log" >&2
    die "fuzz_$1 does not build"
  }
  if look "$1" 10 20000; then
    cp "$place/log" "$folder/control-$1.log"
    say "control: AT FAULT without a mistake: $what"
  else
    say "control: nothing found by $1"
  fi
}

plant() {
  file=$patches/$1.patch
  if ! patch -d "$place/tree" -p1 -s -N -F 0 -r - --no-backup-if-mismatch <"$file" >"$place/log" 2>&1; then
    say "$1: DOES NOT APPLY"
  elif ! build "$2"; then
    say "$1: DOES NOT BUILD"
  elif look "$2" "$seconds" "$runs"; then
    say "$1: $what"
  else
    say "$1: MISSED by $2: $(header "$1" Mistake)"
  fi
  cp "$place/log" "$folder/$1.log"
  restore
}

# Each worker takes every so many'th target, so that one is built once.
work() {
  place=$folder/$1
  prepare
  index=0
  for target in $targets; do
    index=$((index + 1))
    [ $((index % jobs + 1)) -eq "$1" ] || continue
    control "$target"
    for name in $names; do
      [ "$(header "$name" Target)" != "$target" ] || plant "$name" "$target"
    done
  done
}

targets=$(for name in $names; do header "$name" Target; done | sort -u)
rm -f "$folder"/*.log
workers=
worker=1
while [ "$worker" -le "$jobs" ]; do
  work "$worker" &
  workers="$workers $!"
  worker=$((worker + 1))
done
# shellcheck disable=SC2086
trap 'kill $workers 2>/dev/null; exit 2' INT TERM
failed=0
for worker in $workers; do
  wait "$worker" || failed=1
done
[ "$failed" -eq 0 ] || die "a worker gave up"

results=$(worker=1; while [ "$worker" -le "$jobs" ]; do
  cat "$folder/$worker/results"
  worker=$((worker + 1))
done)
count() {
  printf '%s\n' "$results" | grep -Ec "$1" || true
}
replayed=$(count '^[^:]*: found by replay')
fuzzed=$(count '^[^:]*: found by fuzzing')
missed=$(count ': MISSED')
useless=$(count ': DOES NOT')
faults=$(count '^control: AT FAULT')
echo "$((replayed + fuzzed + missed + useless)) mistakes: $replayed found by replay, $fuzzed by fuzzing," \
  "$missed missed, $useless that do not apply or build; $faults controls at fault"
[ "$useless" -eq 0 ] && [ "$faults" -eq 0 ] || exit 2
[ "$missed" -eq 0 ]
