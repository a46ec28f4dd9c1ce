#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# package_test.sh SOURCE BUILD CC: compiles the README's example in each way in
# which a host can take twcred in, runs it, and compares what it prints with
# what the README says. BUILD is a build folder of SOURCE, ready to install.
set -euo pipefail
source=$1 build=$2 cc=$3
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The first block of the README in the given language.
block() {
  awk -v fence='```'"$1" '$0 == fence { inside = 1; next } inside && $0 == "```" { exit } inside' "$source/README.md"
}
block c > "$work/example.c"
block text > "$work/expected"
lines=$(wc -l < "$work/example.c")
if [ "$lines" -gt 30 ] || [ "$lines" -lt 10 ]; then
  echo "the example has $lines lines, not 10 to 30"
  exit 1
fi

# Runs a built example and compares.
agrees() {
  "$2" > "$work/got"
  diff "$work/expected" "$work/got" || { echo "not ok - $1"; exit 1; }
  echo "ok - $1"
}
quietly() {
  "$@" > "$work/log" 2>&1 || { cat "$work/log"; echo "failed: $*"; exit 1; }
}

# ------------------------------------------------------- copied, and cc -c *.c
mkdir "$work/vendored"
cp "$source"/core/*.c "$source"/core/*.h "$work/vendored"
(cd "$work/vendored" && quietly "$cc" -std=c99 -c ./*.c)
quietly "$cc" -std=c99 -I "$work/vendored" "$work/example.c" "$work"/vendored/*.o -o "$work/copied"
agrees "copied, compiled with cc -c core/*.c" "$work/copied"
mkdir "$work/newer"
(cd "$work/newer" && quietly "$cc" -std=c11 -O3 -Wall -Wextra -Werror -c "$work"/vendored/*.c)
echo "ok - compiles as C11 at -O3 without a warning"

# ---------------------------------------------------------------- installed
quietly cmake --install "$build" --prefix "$work/prefix"
quietly cmake -S "$here/consumer" -B "$work/found" -DCMAKE_C_COMPILER="$cc" \
  -DCMAKE_PREFIX_PATH="$work/prefix" -DEXAMPLE="$work/example.c"
quietly cmake --build "$work/found"
agrees "find_package(twcred)" "$work/found/consumer"
[ "$("$work/found/transport")" = "transport-base-url: plain http is for loopback hosts only; use https" ]
echo "ok - find_package(twcred), twcred::transport"

pc=$(dirname "$(find "$work/prefix" -name twcred.pc)")
export PKG_CONFIG_PATH=$pc
# shellcheck disable=SC2046 # the flags are words
quietly "$cc" -std=c99 "$work/example.c" $(pkg-config --cflags --libs twcred) -o "$work/configured"
agrees "pkg-config twcred" "$work/configured"
# shellcheck disable=SC2046
quietly "$cc" -std=c99 "$here/consumer/transport.c" $(pkg-config --cflags --libs twcred-transport) -o "$work/client"
[ "$("$work/client")" = "transport-base-url: plain http is for loopback hosts only; use https" ]
echo "ok - pkg-config twcred-transport"

"$work/prefix/bin/twcred" --version > /dev/null
[ "$("$work/prefix/bin/twcred" encode create --type apn)" = Type=apn ]
echo "ok - the installed command"

# -------------------------------------------------------------- a subdirectory
quietly cmake -S "$here/consumer" -B "$work/inside" -DCMAKE_C_COMPILER="$cc" \
  -DTWCRED_SOURCE="$source" -DEXAMPLE="$work/example.c"
quietly cmake --build "$work/inside"
agrees "add_subdirectory(twcred)" "$work/inside/consumer"
