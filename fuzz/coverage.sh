#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# coverage.sh [BUILD]
# What of the core the corpus reaches, without any unit test: builds the replay
# programs with clang's coverage in the folder BUILD (build/coverage if not given),
# runs each over its folder of the corpus, prints lines and branches by file, and
# holds the floors and exceptions of coverage.mjs. The figures as llvm-cov exports
# them stay in BUILD/coverage.json.
# Status: 0 the floors hold, 1 they do not, 2 it could not be measured.
set -eu
LC_ALL=C
export LC_ALL

fail() {
  echo "coverage.sh: $1" >&2
  exit 2
}

[ $# -le 1 ] || fail "usage: coverage.sh [BUILD]"
source=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$source/build/coverage}
for tool in clang cmake ninja node; do
  command -v "$tool" >/dev/null || fail "$tool is missing"
done
# The profile's format is that of one version of LLVM.
version=$(clang -dumpversion)
version=${version%%.*}
for tool in "llvm-profdata-$version" "llvm-cov-$version"; do
  command -v "$tool" >/dev/null || fail "$tool is missing (Debian: llvm-$version)"
done

names=$(cd "$source/corpus" && for folder in */; do echo "${folder%/}"; done)
mkdir -p "$build"
# As a shared library, the core is in one file for all of the programs.
cmake -S "$source" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug \
  -DBUILD_SHARED_LIBS=ON -DCMAKE_C_FLAGS="-fprofile-instr-generate -fcoverage-mapping" \
  >"$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; fail "configuring failed"; }
# shellcheck disable=SC2086,SC2046 # names are words
cmake --build "$build" --target $(printf 'replay_%s ' $names) >"$build/build.log" 2>&1 ||
  { cat "$build/build.log" >&2; fail "building failed"; }

rm -rf "$build/profiles"
mkdir "$build/profiles"
for name in $names; do
  LLVM_PROFILE_FILE="$build/profiles/$name-%m.profraw" \
    "$build/fuzz/replay_$name" "$source/corpus/$name" >"$build/replay.log" 2>&1 ||
    { tail -n 3 "$build/replay.log" >&2; fail "replaying corpus/$name failed"; }
done
"llvm-profdata-$version" merge -sparse -o "$build/coverage.profdata" "$build"/profiles/*.profraw ||
  fail "merging the profiles failed"
"llvm-cov-$version" export -instr-profile="$build/coverage.profdata" "$build/core/libtwcred.so" \
  "$source/core" >"$build/coverage.json" || fail "exporting failed"
node "$source/fuzz/coverage.mjs" "$build/coverage.json" "$source/fuzz/coverage_exceptions.txt"
