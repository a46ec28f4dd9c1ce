#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Builds the fuzz targets for OSS-Fuzz and for ClusterFuzzLite, which set $CC,
# $CFLAGS, $CXX, $CXXFLAGS, $FUZZING_ENGINE, $LIB_FUZZING_ENGINE, $SANITIZER, $SRC,
# $WORK and $OUT. Into $OUT go, for each target: the program, its dictionary, its seeds
# and its options. Without CMake, because the images have neither cmocka nor the
# libcurl that the rest of the project is built with; but the lists are those of CMake.
set -eu

# Of an input. The longest seed is shorter, or it would be cut.
max_len=16384

cd "$SRC/twcred"

# listed NAME: what stands between "(NAME" and the next parenthesis, line by line
listed() {
  tr -s '[:space:]' ' ' < fuzz/CMakeLists.txt | sed -n "s/.*( *$1 \([^)]*\)).*/\1/p" | tr ' ' '\n'
}

targets=$(listed twcred_fuzz_targets)
support=$(listed 'twcred_fuzz_support STATIC' | sed 's|^|fuzz/|')
mutator=$(listed 'twcred_mutator STATIC' | sed 's|^|fuzz/|')
if [ -z "$targets" ] || [ -z "$support" ]; then
  echo "build.sh: no targets in fuzz/CMakeLists.txt" >&2
  exit 1
fi

# First, since it takes no time to fail here.
for target in $targets; do
  cp "corpus/$target.dict" "$OUT/"
  printf '[libfuzzer]\nmax_len = %s\n' "$max_len" > "$OUT/$target.options"
  rm -f "$OUT/${target}_seed_corpus.zip"
  (cd "corpus/$target" && zip -q -X -r "$OUT/${target}_seed_corpus.zip" .)
done

# The mutator is not what is looked at: what it compares must not guide.
untraced=(-fno-sanitize=fuzzer-no-link)

# MemorySanitizer takes all for uninitialised that comes from what is not built with it:
# from jansson, without which those targets do, and, in the mutator, from libFuzzer.
if [ "$SANITIZER" = memory ]; then
  support=$(echo "$support" | grep -vxE 'fuzz/oracle_(answers|json)\.c')
  support="$support fuzz/oracle_none.c"
  library=
  untraced+=(-fno-sanitize=memory)
else
  # static, because no library of this image is where the targets run
  library=-l:libjansson.a
fi

# compile FILE OBJECT FLAG...: those that the services set are words
compile() {
  # shellcheck disable=SC2086
  $CC $CFLAGS -std=c99 -Icore -Ifuzz "${@:3}" -c "$1" -o "$2"
}

shared=()
for file in core/*.c $support; do
  object=$WORK/${file//\//-}.o
  # what cannot happen in the core stops the program
  compile "$file" "$object" -DTWCRED_TRAP
  shared+=("$object")
done

# Only libFuzzer calls it.
[ "$FUZZING_ENGINE" = libfuzzer ] || mutator=
for file in $mutator; do
  object=$WORK/${file//\//-}.o
  compile "$file" "$object" "${untraced[@]}"
  shared+=("$object")
done

for target in $targets; do
  own=("$WORK/$target.o")
  compile "fuzz/$target.c" "$WORK/$target.o"
  if [ -n "$mutator" ]; then
    own+=("$WORK/$target-mutator.o")
    compile fuzz/mutator.c "$WORK/$target-mutator.o" "${untraced[@]}" "-DTWCRED_TARGET=\"$target\""
  fi
  # shellcheck disable=SC2086
  $CXX $CXXFLAGS "${own[@]}" "${shared[@]}" $LIB_FUZZING_ENGINE $library -o "$OUT/$target"
done
