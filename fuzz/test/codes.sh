#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# codes.sh SOURCE FOLDER [TABLE]
# Every code is reached: the replay programs of FOLDER, over the corpus, see the codes
# of the TABLE (fuzz/codes.txt if not given), each of them and no other, and the table
# holds every code of core/twcred.h.
set -eu
LC_ALL=C
export LC_ALL

[ $# -eq 2 ] || [ $# -eq 3 ] || { echo "usage: codes.sh SOURCE FOLDER [TABLE]" >&2; exit 2; }
source=$1
folder=$2
table=${3:-$source/fuzz/codes.txt}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0
# compare LEFT RIGHT TEXT: says of each line of LEFT that is not in RIGHT
compare() {
  for code in $(comm -23 "$1" "$2"); do
    echo "codes.sh: $code $3" >&2
    failed=1
  done
}

# TWCRED_SPACE_TEXT = 201, is space-text
sed -nE 's/^    TWCRED_([A-Z0-9_]+) = [1-9][0-9][0-9]\>.*/\1/p' "$source/core/twcred.h" |
  tr 'A-Z_' 'a-z-' | sort >"$work/all"
if [ ! -s "$work/all" ]; then
  echo "codes.sh: no codes found in core/twcred.h" >&2
  exit 1
fi
grep -v '^#' "$table" | cut -d : -f 2 | tr -s ' ' '\n' | grep . | sort -u >"$work/listed"
compare "$work/all" "$work/listed" "is expected of no target"
compare "$work/listed" "$work/all" "is no code of core/twcred.h"

targets=$(grep -v '^#' "$table" | cut -d : -f 1 | sort -u)
for target in $targets; do
  "$folder/replay_$target" -c "$source/corpus/$target" >"$work/said"
  sed -n 's/^code //p' "$work/said" | grep -vx ok | sort >"$work/seen" || true
  sed -n "s/^$target://p" "$table" | tr -s ' ' '\n' | grep . | sort >"$work/wanted" || true
  compare "$work/wanted" "$work/seen" "is not reached by corpus/$target"
  compare "$work/seen" "$work/wanted" "is reached by corpus/$target, and not in the table"
done
# cost is about many functions, and the transport's are not the core's
for each in "$source"/corpus/*/; do
  name=$(basename "$each")
  grep -q '^#include "twcred_transport.h"' "$source/fuzz/$name.c" || echo "$name"
done | grep -vx cost | sort >"$work/folders"
echo "$targets" >"$work/targets"
compare "$work/folders" "$work/targets" "has no line in the table"
[ "$failed" -ne 0 ] || echo "$(wc -l <"$work/all" | tr -d ' ') codes, each seen where it can come"
exit "$failed"
