#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# corpus_size.sh CORPUS [LIMIT]
# The files of the corpus are LIMIT bytes together at most: 4 MiB, if not given.
set -eu

[ $# -ge 1 ] || { echo "usage: corpus_size.sh CORPUS [LIMIT]" >&2; exit 2; }
limit=${2:-4194304}
size=$(find "$1" -type f -exec cat {} + | wc -c)
[ "$size" -gt 0 ] || { echo "corpus_size.sh: nothing in $1" >&2; exit 1; }
echo "$size of $limit bytes"
[ "$size" -le "$limit" ]
