#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# What the core's static library shows to a linker: it exports what the golden
# file says, imports four functions of <string.h>, and holds no writable data.
#
# usage: imports_test.sh <library> <golden file> [<nm> [<objdump>]]

set -u
LC_ALL=C
export LC_ALL

library=$1
golden=$2
nm=${3:-nm}
objdump=${4:-objdump}

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

complain() {
    echo "$1"
    sed 's/^/    /' "$2"
    failed=1
}

# One line a symbol: its name, its type, …
"$nm" -P "$library" >"$work/symbols" || exit 2
if ! grep -q ' T ' "$work/symbols"; then
    echo "no functions in $library"
    exit 2
fi

awk '$2 ~ /^[A-TV-Z]$/ { print $1 }' "$work/symbols" | sort -u >"$work/defined"

# Exports: the functions of twcred.h, and names that no host can meet. What
# begins with __x86. is the compiler's own, for position-independent code.
grep -v -e '^twcred_internal_' -e '^__x86\.' "$work/defined" >"$work/exports"
grep -v '^#' "$golden" >"$work/golden"
if ! sort -c "$work/golden"; then
    failed=1
fi
if ! diff "$work/golden" "$work/exports" >"$work/difference"; then
    complain "exports: < missing, > not in the golden file" "$work/difference"
fi
awk '$2 ~ /^[A-TV-Z]$/ && $2 != "T" && $1 !~ /^__x86\./ { print $1, $2 }' "$work/symbols" >"$work/others"
if [ -s "$work/others" ]; then
    complain "exports that are no functions:" "$work/others"
fi

# Imports. The names behind the four are what compilers add by themselves, where
# a distribution tells them to guard stacks and buffers.
awk '$2 == "U" || $2 == "w" || $2 == "v" { print $1 }' "$work/symbols" | sort -u >"$work/undefined"
cat >"$work/allowed" <<'END'
_GLOBAL_OFFSET_TABLE_
__memcpy_chk
__memmove_chk
__memset_chk
__stack_chk_fail
memcmp
memcpy
memmove
memset
END
sort -u "$work/defined" "$work/allowed" | comm -23 "$work/undefined" - >"$work/imports"
if [ -s "$work/imports" ]; then
    complain "imports:" "$work/imports"
fi

# Writable data. nm tells .data.rel.ro, where constant tables of pointers go to
# be relocated once, from .data by no type of its own, so the sections count.
"$objdump" -h "$library" | awk '
    $2 ~ /^\.(data|bss|tdata|tbss|ldata|lbss|sdata|sbss)(\.|$)/ && $2 !~ /^\.data\.rel\.ro(\.|$)/ && $3 !~ /^0+$/ {
        print $2, "0x" $3
    }
' >"$work/writable"
awk '$2 == "C" { print $1, "common" }' "$work/symbols" >>"$work/writable"
if [ -s "$work/writable" ]; then
    complain "writable data:" "$work/writable"
fi

exit $failed
