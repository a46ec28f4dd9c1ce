#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# generated_test.sh CASES FAMILY...: each CASES/FAMILY.case is what CASES/generate.awk
# writes today.
set -u
cases=$1
shift
failed=0
work=$(mktemp) || exit 1
trap 'rm -f "$work"' EXIT
for family in "$@"; do
    awk -v family="$family" -f "$cases/generate.awk" >"$work" || exit 1
    if cmp -s "$work" "$cases/$family.case"; then
        echo "ok - $family"
    else
        echo "not ok - $family.case is not what generate.awk writes:"
        diff "$cases/$family.case" "$work" | head -n 20
        failed=1
    fi
done
exit "$failed"
