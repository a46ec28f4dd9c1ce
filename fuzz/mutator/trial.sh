#!/bin/bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# How long libFuzzer takes to see a mistake, by grammar and by bytes alone. Each of
# the mistakes below is put into a copy of the core, and its target is run from one
# ordinary input, with its dictionary, without sanitizers: nothing here crashes.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'END'
usage: fuzz/mutator/trial.sh [option...] [MISTAKE...]
  --runs N        give up after so many executions (30000)
  --seeds N       begin so many times, from different seeds (3)
  --mutator NAME  only one of grammar and bytes
Needs clang with libFuzzer, jansson, jsmn and patch (Debian: clang-14,
libclang-rt-14-dev, libjansson-dev, libjsmn-dev, patch).
END
}

# The mistake, the target that can see it, and the input in its corpus.
mistakes="second-spelling:page_open:three
february-1900:page_open:three
title-first:error_decode:usual
last-low-half:page_open:three"

runs=30000
seeds=3
mutators="bytes grammar"
chosen=
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage; exit 0 ;;
    --runs | --seeds | --mutator)
      [ $# -ge 2 ] || { usage >&2; exit 2; }
      case $1 in
        --runs) runs=$2 ;;
        --seeds) seeds=$2 ;;
        *) mutators=$2 ;;
      esac
      shift 2
      ;;
    -*) usage >&2; exit 2 ;;
    *) chosen="$chosen $1"; shift ;;
  esac
done

source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ulimit -c 0
TIMEFORMAT=%U

build() { # TARGET PATCH
  rm -rf "$work/core"
  cp -r "$source/core" "$work/core"
  patch -s -d "$work" -p1 <"$2"
  (
    cd "$work"
    flags="-std=c99 -O1 -Icore -I$source/fuzz"
    rm -f ./*.o
    # shellcheck disable=SC2086
    {
      clang $flags -fsanitize=fuzzer-no-link -c core/*.c "$source/fuzz/$1.c"
      clang $flags -c "$source"/fuzz/{harness,oracle_answers,oracle_formats,oracle_json}.c \
        "$source"/fuzz/mutator/*.c
      clang $flags "-DTWCRED_TARGET=\"$1\"" -c "$source/fuzz/mutator.c"
      clang -fsanitize=fuzzer ./*.o -ljansson -o fuzz
    }
  )
}

# Prints the executions and the seconds of processor time up to the broken property.
run() { # MUTATOR SEED TARGET
  rm -rf "$work/found"
  mkdir "$work/found"
  # libFuzzer lets inputs grow slowly unless there is a mutator; bytes alone get it back
  slowly=0
  [ "$1" = grammar ] || slowly=100
  seconds=$({ time TWCRED_MUTATOR=$1 "$work/fuzz" -seed="$2" -runs="$runs" -max_len=4096 \
    -len_control=$slowly -dict="$source/corpus/$3.dict" -artifact_prefix="$work/found/" \
    -print_final_stats=1 "$work/found" "$work/input" >"$work/log" 2>&1 || true; } 2>&1)
  executions=$(awk '/stat::number_of_executed_units/ { print $2 }' "$work/log")
  if grep -q 'broken property' "$work/log"; then
    printf ' %8s in %6s s' "$executions" "$seconds"
  elif [ "${executions:-0}" -ge "$runs" ]; then
    printf ' %8s in %6s s' "never" "$seconds"
  else
    cat "$work/log" >&2
    exit 2
  fi
}

for row in $mistakes; do
  IFS=: read -r mistake target input <<<"$row"
  case " ${chosen:-$mistake} " in
    *" $mistake "*) ;;
    *) continue ;;
  esac
  build "$target" "$source/fuzz/mutator/trial/$mistake.patch"
  rm -rf "$work/input"
  mkdir "$work/input"
  cp "$source/corpus/$target/$input" "$work/input/"
  for mutator in $mutators; do
    printf '%-16s %-8s' "$mistake" "$mutator"
    for ((seed = 1; seed <= seeds; seed++)); do run "$mutator" "$seed" "$target"; done
    printf '\n'
  done
done
