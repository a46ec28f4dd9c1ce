#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# The client behind the Node adapter fails in the requirements of node/findings.txt, and
# in no other.
# Usage: node_test.sh JUDGE SUITE NODE
set -euo pipefail

judge=$1
suite=$2
node=$3
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
  echo "not ok $1"
  exit 1
}

# Away from UTC, so that local time shows. The memory of a collected heap comes and goes:
# its growth says nothing.
status=0
TZ=Etc/GMT+5 "$judge" --program "exec '$node' '$here/node/adapter.mjs'" --suite "$suite" \
  --memory 1024 --timeout 60 --quiet > "$folder/report" || status=$?
[ $status -eq 1 ] || { tail "$folder/report"; fail "the exit status is $status, not 1"; }
! grep -Ex '    (crashed|hung|grew|noise|broken), at .*' "$folder/report" || fail 'an adapter that does not answer'

sed -n 's/^requirement \([^:]*\): .*/\1/p' "$folder/report" | LC_ALL=C sort > "$folder/found"
grep -E '^[a-z0-9.-]+: .+' "$here/node/findings.txt" | sed 's/: .*//' | LC_ALL=C sort > "$folder/listed"
LC_ALL=C sort -cu "$folder/listed" || fail 'findings.txt: listed twice'
! grep -Evn '^($|#|[a-z0-9.-]+: .+)' "$here/node/findings.txt" || fail 'findings.txt: a line that is neither'
LC_ALL=C comm -23 "$folder/found" "$folder/listed" > "$folder/new"
LC_ALL=C comm -13 "$folder/found" "$folder/listed" > "$folder/gone"
sed 's/^/fails, and is not in findings.txt: /' "$folder/new"
sed 's/^/in findings.txt, and does not fail: /' "$folder/gone"
cmp -s "$folder/found" "$folder/listed" || fail 'findings.txt'
[ -s "$folder/found" ] || fail 'no findings at all'
echo ok
