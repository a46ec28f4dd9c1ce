#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# engines_test.sh SOURCE BUILD ENGINE
# The engine finds nothing in the corpus, and finds the target that always fails.
set -eu

[ $# -eq 3 ] || { echo "usage: engines_test.sh SOURCE BUILD ENGINE" >&2; exit 2; }
# no core file of a failure that is wanted; dash and bash know it
# shellcheck disable=SC3045
ulimit -c 0

"$1/fuzz/engines.sh" -b "$2" "$3"
status=0
said=$("$1/fuzz/engines.sh" -b "$2" -t always_fails "$3" 2>&1) || status=$?
case $status:$said in
  1:*"broken property: size == SIZE_MAX"*) exit 0 ;;
esac
printf '%s\n' "$said" >&2
echo "engines_test.sh: status $status: the target that always fails was not found to" >&2
exit 1
