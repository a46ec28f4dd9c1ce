# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# What the tests of the judge share. To be sourced; goes into a folder of its own,
# which is gone at the end.

# shellcheck shell=bash
# shellcheck disable=SC2034 # the sourcing script looks at them
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
failures=0
checks=0
status=0

check() { # NAME CONDITION...
  checks=$((checks + 1))
  local name=$1
  shift
  "$@" && return
  failures=$((failures + 1))
  printf 'not ok %s\n' "$name"
  sed 's/^/    /' out err
}

begins() { # FILE TEXT
  [[ $(<"$1") == "$2"* ]]
}

holds() { # FILE TEXT
  [[ $(<"$1") == *"$2"* ]]
}

lacks() { # FILE TEXT
  [[ $(<"$1") != *"$2"* ]]
}

# Prints the sum of the checks; fails when one did.
checks_end() {
  printf '%d checks, %d failed\n' "$checks" "$failures"
  [ "$checks" -gt 0 ] && [ "$failures" -eq 0 ]
}
