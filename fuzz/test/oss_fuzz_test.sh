#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# oss_fuzz_test.sh SOURCE FOLDER TARGET...
# Runs fuzz/oss-fuzz/build.sh on a copy of the SOURCE, in the environment that
# OSS-Fuzz and ClusterFuzzLite set, once for each sanitizer, and uses what it puts
# into $OUT as they do. The TARGETs are those of CMake: no more and no less is built.
set -eu
LC_ALL=C
export LC_ALL

[ $# -ge 3 ] || { echo "usage: oss_fuzz_test.sh SOURCE FOLDER TARGET..." >&2; exit 2; }
source=$1
folder=$2
shift 2

fail() {
  echo "oss_fuzz_test.sh: $1" >&2
  exit 1
}

for pair in clang:clang clang++:clang zip:zip unzip:unzip; do
  command -v "${pair%:*}" >/dev/null || fail "${pair%:*} is missing (Debian: ${pair#*:})"
done

rm -rf "$folder"
mkdir -p "$folder/src/twcred"
folder=$(cd "$folder" && pwd)
for part in core corpus fuzz; do
  cp -R "$source/$part" "$folder/src/twcred/"
done
printf '%s\n' "$@" | sort >"$folder/targets"
while read -r target; do
  printf '%s\n' "$target" "$target.dict" "$target.options" "${target}_seed_corpus.zip"
done <"$folder/targets" | sort >"$folder/wanted"

# What the images' compile script sets, for libFuzzer.
undefined=bool,array-bounds,float-divide-by-zero,function,integer-divide-by-zero,return,shift
undefined=$undefined,signed-integer-overflow,unsigned-integer-overflow,vla-bound,vptr
flags_of() {
  case $1 in
    address) echo "-fsanitize=address -fsanitize-address-use-after-scope" ;;
    undefined) echo "-fsanitize=$undefined -fno-sanitize-recover=${undefined%%,unsigned*},vla-bound,vptr" ;;
    memory) echo "-fsanitize=memory -fsanitize-memory-track-origins" ;;
  esac
}

build() {
  out=$folder/out-$1
  rm -rf "$out" "$folder/work"
  mkdir "$out" "$folder/work"
  flags="-O1 -fno-omit-frame-pointer -gline-tables-only -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION"
  flags="$flags $(flags_of "$1") -fsanitize=fuzzer-no-link"
  (cd "$folder/src/twcred" &&
    env -i PATH="$PATH" HOME="$folder" LANG=C SRC="$folder/src" OUT="$out" WORK="$folder/work" \
      CC=clang CXX=clang++ CCC=clang++ CFLAGS="$flags" CXXFLAGS="$flags" \
      LIB_FUZZING_ENGINE=-fsanitize=fuzzer FUZZING_ENGINE=libfuzzer FUZZING_LANGUAGE=c \
      SANITIZER="$1" ARCHITECTURE=x86_64 bash -eu fuzz/oss-fuzz/build.sh) >"$folder/$1.log" 2>&1
}

# At most so many inputs on top of the seeds: does it run, not does it find.
runs=200

check() {
  ls "$out" >"$folder/built"
  diff "$folder/wanted" "$folder/built" || fail "$1: not what should be in \$OUT"
  inputs=0
  while read -r target; do
    if ldd "$out/$target" | grep -q jansson; then
      fail "$1: $target needs jansson where it runs"
    fi
    seeds=$folder/seeds/$target
    rm -rf "$seeds"
    mkdir -p "$seeds"
    unzip -q "$out/${target}_seed_corpus.zip" -d "$seeds"
    diff -r "$source/corpus/$target" "$seeds" || fail "$1: the seeds of $target are not the corpus"
    # libFuzzer passes over an empty file: it starts from an empty input anyway
    count=$(find "$seeds" -type f -size +0c | wc -l)
    max_len=$(sed -n 's/^max_len = //p' "$out/$target.options")
    head -n 1 "$out/$target.options" | grep -qxF '[libfuzzer]' || fail "$target.options is of no engine"
    [ -z "$(find "$seeds" -size "+${max_len}c")" ] || fail "a seed of $target is longer than max_len"

    # silent: an unsigned sum that wraps is a hint for the engine, no fault
    log=$folder/$1-$target.log
    UBSAN_OPTIONS=silence_unsigned_overflow=1 "$out/$target" -runs=$((count + runs)) -seed=1337 \
      -rss_limit_mb=2560 -timeout=25 -max_len="$max_len" -dict="$out/$target.dict" \
      -artifact_prefix="$folder/" "$seeds" >"$log" 2>&1 || { cat "$log" >&2; fail "$1: $target fails"; }
    grep -q '^Dictionary: [1-9]' "$log" || fail "$1: the dictionary of $target has no entries"
    grep -q "seed corpus: files: $count " "$log" || fail "$1: $target did not read its seeds"
    edges=$(sed -n 's/^INFO: Loaded .*(\([0-9]*\) inline 8-bit counters).*/\1/p' "$log")
    [ "${edges:-0}" -ge 100 ] || fail "$1: $target is not guided: ${edges:-0} edges"
    inputs=$((inputs + count))
  done <"$folder/targets"
  echo "$1: $(wc -l <"$folder/targets") targets, $inputs seeds"
}

for sanitizer in address undefined memory; do
  build "$sanitizer" || { cat "$folder/$sanitizer.log" >&2; fail "$sanitizer: build.sh fails"; }
  check "$sanitizer"
done

# What is missing must be seen by build.sh, not by the service weeks later.
first=$(head -n 1 "$folder/targets")
for part in "corpus/$first" "corpus/$first.dict" "fuzz/$first.c"; do
  mv "$folder/src/twcred/$part" "$folder/away"
  ! build address || fail "build.sh does not miss $part"
  grep -q "$first" "$folder/address.log" || fail "build.sh does not say that $part is missing"
  mv "$folder/away" "$folder/src/twcred/$part"
done
mkdir "$folder/away"
mv "$folder/src/twcred/corpus/$first/"* "$folder/away/"
! build address || fail "build.sh does not miss the seeds of $first"
echo "a missing corpus, an empty one, a missing dictionary and a missing source stop it"
