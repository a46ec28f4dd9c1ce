#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# The C adapter next to a copy of the library, as people vendor it: the copy passes the
# suite, and one without one of its checks fails in the requirement of that check.
# Usage: vendored_test.sh JUDGE SUITE CORE COMPILER
set -euo pipefail

judge=$1
suite=$2
core=$3
compiler=$4
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cp "$here"/c/*.[ch] .

fail() {
  echo "not ok $1"
  exit 1
}

copy() {
  rm -rf core
  mkdir core
  cp "$core"/*.[ch] core/
}

judged() { # OPTION...; the exit status of the judge; report stays
  "$compiler" -std=c99 -Icore ./*.c core/*.c -o adapter
  local status=0
  "$judge" --program ./adapter --suite "$suite" --timeout 60 --quiet "$@" > report || status=$?
  return $status
}

copy
judged || { cat report; fail 'the copy as it is'; }

# A check that is left out must be missed, by its name.
missed() { # FILE SED_SCRIPT REQUIREMENT
  copy
  sed -i "$2" "core/$1"
  ! cmp -s "core/$1" "$core/$1" || fail "nothing to change in $1: $2"
  local status=0
  judged --filter "$3" || status=$?
  [ $status -eq 1 ] || fail "$1 without a check: status $status"
  grep -q "^requirement $3: " report || { cat report; fail "$1 without a check: not $3"; }
}

missed formats.c 's/ && size == TWCRED_SID_SIZE)/)/' sid.length
missed date.c 's/parts.second == 60 && .*parts.year)/false/' date.leap-second
missed header.c 's/row->kind != HEADER_LIST && is_given(&next, row)/false/' header.duplicate
missed next_page.c 's/page->parts.fragment.given/false/' next-page.fragment
missed object.c 's/(\*seen & bit) != 0/false/' decode.unique
echo ok
