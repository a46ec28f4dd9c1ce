#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# must_fail.sh PROGRAM ARGUMENT TEXT
# Passes when the program is killed by SIGABRT and TEXT is in what it says. An
# exit of any other kind is not the failure that is wanted.
set -u

[ $# -eq 3 ] || { echo "usage: must_fail.sh PROGRAM ARGUMENT TEXT" >&2; exit 2; }
# no core file of a failure that is wanted; dash and bash know it
# shellcheck disable=SC3045
ulimit -c 0

said=$("$1" "$2" 2>&1)
status=$?
printf '%s\n' "$said"
if [ "$status" -ne 134 ]; then
  echo "must_fail.sh: status $status, not that of SIGABRT (134)" >&2
  exit 1
fi
case $said in
  *"$3"*) exit 0 ;;
esac
echo "must_fail.sh: it did not say: $3" >&2
exit 1
