#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# engines.sh [-b BUILD] [-s SECONDS] [-t TARGET]... [ENGINE]...
# The same targets under other engines than libFuzzer, each in a folder of its own
# in BUILD (build/engines if not given):
#   msan          clang's MemorySanitizer replays the corpus
#   replay32      so does a build of gcc -m32
#   replay-s390x  and one for a big-endian machine, under qemu
#   afl           AFL++ fuzzes each target for SECONDS (20 if not given)
#   all           all of them (what is done if none is given)
# All but afl run without jansson (oracle_none.c). Left out are cost, which counts what
# clang's instrumentation shows, and the targets of the transport, which need libcurl.
# Status: 0 all properties hold, 1 one broke, 2 an engine could not be run; it says
# which packages are missing.
set -eu
LC_ALL=C
export LC_ALL

source=$(cd "$(dirname "$0")/.." && pwd)
build=$source/build/engines
seconds=20
targets=
while getopts b:s:t: option; do
  case $option in
    b) build=$OPTARG ;;
    s) seconds=$OPTARG ;;
    t) targets="$targets $OPTARG" ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- all
if [ -z "$targets" ]; then
  targets=$(cd "$source/corpus" && for folder in */; do
    grep -q '^#include "twcred_transport.h"' "../fuzz/${folder%/}.c" || echo "${folder%/}"
  done | grep -vx cost)
fi
for target in $targets; do
  [ -f "$source/fuzz/$target.c" ] || { echo "engines.sh: $target is no target" >&2; exit 2; }
done

# Not by its name alone: that which must fail is given another's.
corpus_of() {
  case $1 in
    always_fails) echo "$source/corpus/sid_check" ;;
    *) echo "$source/corpus/$1" ;;
  esac
}

say() {
  echo "engines.sh: $1" >&2
}

# need TOOL PACKAGE: false, with the package's name, where the tool is missing
need() {
  command -v "$1" >/dev/null && return 0
  say "$engine is not run: $1 is missing (Debian: $2)"
  return 1
}

# compile FOLDER MAIN ORACLES COMPILER FLAGS...
# Each target with the files of the harness, of the core, the MAIN (or "") and the
# ORACLES: FOLDER/target.
compile() {
  folder=$1 main=$2 oracles=$3
  shift 3
  mkdir -p "$folder/include"
  rm -f "$folder"/*.o
  # compilers for another machine do not look where this one's headers are
  cp "${JSMN_INCLUDE_DIR:-/usr/include}/jsmn.h" "$folder/include/" 2>"$folder/build.log" || {
    say "$engine is not run: jsmn.h is missing (Debian: libjsmn-dev)"
    return 2
  }
  objects=
  for file in core/*.c fuzz/answers.c fuzz/harness.c fuzz/oracle_form.c fuzz/oracle_formats.c \
    fuzz/oracle_uri.c fuzz/reorder.c $oracles $main; do
    name=$(echo "${file%.c}.o" | tr / -)
    objects="$objects $folder/$name"
    "$@" -std=c99 -g -DTWCRED_TRAP -I"$folder/include" -I"$source/core" -c "$file" \
      -o "$folder/$name" >>"$folder/build.log" 2>&1 || return 2
  done
  for target in $targets; do
    # shellcheck disable=SC2086 # paths without spaces, in a list
    "$@" -std=c99 -g -I"$source/core" "fuzz/$target.c" $objects ${libraries:-} \
      -o "$folder/$target" >>"$folder/build.log" 2>&1 || return 2
  done
}

# replay FOLDER [COMMAND...]: what was compiled, over the corpus
replay() {
  folder=$1
  shift
  inputs=0
  broken=0
  for target in $targets; do
    if timeout 300 "$@" "$folder/$target" "$(corpus_of "$target")" >"$folder/$target.log" 2>&1; then
      inputs=$((inputs + $(tail -n 1 "$folder/$target.log" | cut -d ' ' -f 1)))
    else
      say "$engine: $target breaks on its corpus:"
      tail -n 20 "$folder/$target.log" >&2
      broken=1
    fi
  done
  [ "$broken" -eq 0 ] || return 1
  echo "$engine: $(echo "$targets" | wc -w | tr -d ' ') targets hold on $inputs inputs"
}

none=fuzz/oracle_none.c
main=fuzz/replay.c
# Without a library of its own, which qemu would have to find.
undefined="-O1 -fsanitize=undefined -fsanitize-undefined-trap-on-error"

run_msan() {
  need clang "clang-14 libclang-rt-14-dev" || return 2
  compile "$build/msan" "$main" "$none" clang -O1 -fsanitize=memory -fno-sanitize-recover=all \
    -fsanitize-memory-track-origins -fno-omit-frame-pointer || return 2
  replay "$build/msan"
}

run_replay32() {
  need gcc gcc || return 2
  if ! echo '#include <stdio.h>' | gcc -m32 -E - >/dev/null 2>&1; then
    say "$engine is not run: gcc -m32 has no C library (Debian: gcc-12-multilib)"
    return 2
  fi
  # the oracle of HTTP-dates asks the C library for years beyond 2038
  # shellcheck disable=SC2086 # flags
  compile "$build/replay32" "$main" "$none" gcc -m32 -D_TIME_BITS=64 -D_FILE_OFFSET_BITS=64 \
    $undefined || return 2
  replay "$build/replay32"
}

run_replay_s390x() {
  need s390x-linux-gnu-gcc "gcc-s390x-linux-gnu libc6-dev-s390x-cross" || return 2
  need qemu-s390x qemu-user || return 2
  # shellcheck disable=SC2086 # flags
  compile "$build/replay-s390x" "$main" "$none" s390x-linux-gnu-gcc $undefined || return 2
  replay "$build/replay-s390x" qemu-s390x -L /usr/s390x-linux-gnu
}

# A number that AFL++ tells of its run.
told() {
  sed -n "s/^$1 *: //p" "$build/afl/$target.out/default/fuzzer_stats"
}

run_afl() {
  need afl-clang-fast afl++ || return 2
  need afl-fuzz afl++ || return 2
  libraries="-ljansson -lm"
  # its own main and its own driver come with -fsanitize=fuzzer; the objects get none
  compile "$build/afl" "" "fuzz/arena.c fuzz/oracle_answers.c fuzz/oracle_json.c" afl-clang-fast -O1 \
    -fsanitize=fuzzer || return 2
  libraries=
  broken=0
  all=0
  runs=0
  for target in $targets; do
    rm -rf "$build/afl/$target.out"
    if ! AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 \
      AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 timeout $((seconds + 120)) \
      afl-fuzz -V "$seconds" -t 2000 -m none -x "$source/corpus/$target.dict" \
      -i "$source/corpus/$target" -o "$build/afl/$target.out" -- "$build/afl/$target" \
      >"$build/afl/$target.log" 2>&1; then
      tail -n 20 "$build/afl/$target.log" >&2
      say "afl: $target could not be run, or breaks on its corpus"
      return 1
    fi
    if [ "$(told saved_crashes)" -ne 0 ] || [ "$(told saved_hangs)" -ne 0 ]; then
      say "afl: $target breaks: see $build/afl/$target.out/default"
      broken=1
    fi
    echo "afl: $target: $(told execs_done) runs, $(told corpus_found) new paths"
    all=$((all + $(told corpus_found)))
    runs=$((runs + $(told execs_done)))
  done
  [ "$broken" -eq 0 ] || return 1
  if [ "$all" -eq 0 ]; then
    say "afl: no new path in $runs runs: it is not guided"
    return 1
  fi
  echo "afl: $(echo "$targets" | wc -w | tr -d ' ') targets hold in $runs runs, with $all new paths"
}

run() {
  engine=$1
  result=0
  case $engine in
    msan) run_msan || result=$? ;;
    replay32) run_replay32 || result=$? ;;
    replay-s390x) run_replay_s390x || result=$? ;;
    afl) run_afl || result=$? ;;
    *) say "$engine is no engine" && exit 2 ;;
  esac
  if [ "$result" -eq 2 ] && [ -s "$build/$engine/build.log" ]; then
    tail -n 20 "$build/$engine/build.log" >&2
    say "$engine could not be built"
  fi
  # what broke is worse than what was not run
  if [ "$result" -eq 1 ] || [ "$status" -eq 0 ]; then
    status=$result
  fi
}

mkdir -p "$build"
build=$(cd "$build" && pwd)
cd "$source"
status=0
for engine in "$@"; do
  if [ "$engine" = all ]; then
    for each in msan replay32 replay-s390x afl; do
      run "$each"
    done
  else
    run "$engine"
  fi
done
exit "$status"
