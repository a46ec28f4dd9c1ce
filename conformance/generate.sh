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
tables='answer-status date-edge error-code error-member header-byte host-label http-date-edge json-byte
  json-escape json-literal json-token next-page-byte page-item page-meta request-set service sid-byte sid-path
  update uri-byte utf8 wide'
origins='origin-date origin-form origin-json origin-number origin-pem origin-uri'

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mode=${1-}
status=0
case $mode in
  '' | --check) ;;
  *)
    echo "usage: $0 [--check]" >&2
    exit 2
    ;;
esac

# A tool that the generators need, and the Debian package that has it.
need() { # TOOL PACKAGE
  command -v "$1" > /dev/null && return
  echo "generate.sh: $1 is missing: install $2" >&2
  exit 1
}

# Builds $made/NAME, a program that asks a library which PACKAGE has.
judge() { # NAME PACKAGE COMPILER...
  name=$1
  package=$2
  shift 2
  "$@" -o "$made/$name" && return
  echo "generate.sh: generate/$name cannot be built: install $package" >&2
  exit 1
}

# Puts one file into place, or compares it.
finish() { # NAME PROGRAM
  if [ "$mode" != --check ]; then
    cp "$made/$1.case" "cases/$1.case"
  elif ! cmp "$made/$1.case" "cases/$1.case"; then
    echo "cases/$1.case is not what generate/$2 writes: run generate.sh"
    status=1
  fi
}

need node nodejs
need openssl openssl
need date coreutils
need cc build-essential
need c++ build-essential
judge uri_judge liburiparser-dev \
  cc -std=c99 -Wall -Wextra -Werror generate/uri_judge.c -luriparser
judge json_judge 'libsimdjson-dev and libjansson-dev' \
  c++ -std=c++17 -Wall -Wextra -Werror generate/json_judge.cpp -lsimdjson -ljansson

for name in $tables; do
  LC_ALL=C awk -f generate/lib.awk -f "generate/$name.awk" > "$made/$name.case"
  finish "$name" "$name.awk"
done
for name in $origins; do
  LC_ALL=C TZ=UTC0 node "generate/$name.mjs" "$made" > "$made/$name.case"
  finish "$name" "$name.mjs"
done
exit $status
