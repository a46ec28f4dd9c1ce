#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# smoke.sh PROGRAM CORPUS DICTIONARY FOLDER
# A short run of one libFuzzer target, the same each time, in a folder of its
# own: it starts from a copy of the corpus, and what it finds stays there.
set -eu

[ $# -eq 4 ] || { echo "usage: smoke.sh PROGRAM CORPUS DICTIONARY FOLDER" >&2; exit 2; }

rm -rf "$4"
mkdir -p "$4/corpus"
cp "$2"/* "$4/corpus/"
"$1" -runs=20000 -seed=1 -max_len=4096 -timeout=10 -dict="$3" -artifact_prefix="$4/" "$4/corpus"
