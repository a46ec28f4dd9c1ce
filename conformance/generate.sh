#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Writes the case files that programs in generate/ write, one each: those in awk from
# tables of the contract, those in JavaScript (origin-*) from what other tools make
# of an input. With --check nothing is written: it fails when a file is not what its
# program writes.
# Usage: generate.sh [--check]
set -eu
cd "$(dirname "$0")"
tables='error-code error-member host-label page-item page-meta service sid-path update'
origins='origin-date origin-form origin-json origin-pem origin-uri'

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
status=0

# A tool that the generators need, and the Debian package that has it.
need() {
  command -v "$1" > /dev/null && return
  echo "generate.sh: $1 is missing: install $2" >&2
  exit 1
}

# A program in C or C++ that asks other libraries, as $made/NAME.
judge() {
  source=$1
  package=$2
  shift 2
  if ! "$@" -o "$made/${source%.*}" "generate/$source" $libraries; then
    echo "generate.sh: generate/$source cannot be built: install $package" >&2
    exit 1
  fi
}

finish() {
  if [ "${mode}" != --check ]; then
    cp "$made/$1.case" "cases/$1.case"
  elif ! cmp "$made/$1.case" "cases/$1.case"; then
    echo "cases/$1.case is not what generate/$2 writes: run generate.sh"
    status=1
  fi
}

mode=${1-}
need node nodejs
need openssl openssl
need date coreutils
need cc build-essential
need c++ build-essential
libraries='-luriparser' judge uri_judge.c liburiparser-dev cc -std=c99 -Wall -Wextra -Werror
libraries='-lsimdjson -ljansson' judge json_judge.cpp 'libsimdjson-dev libjansson-dev' c++ -std=c++17 -Wall -Wextra -Werror
for name in $tables; do
  LC_ALL=C awk -f generate/lib.awk -f "generate/$name.awk" > "$made/$name.case"
  finish "$name" "$name.awk"
done
for name in $origins; do
  LC_ALL=C TZ=UTC0 node "generate/$name.mjs" "$made" > "$made/$name.case"
  finish "$name" "$name.mjs"
done
exit $status
