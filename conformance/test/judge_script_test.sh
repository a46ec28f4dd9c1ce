#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# conformance/judge.sh as a stranger runs it: this tree's library passes, a program
# that is no adapter cannot be judged, and one that answers wrong fails; the reports
# are there.
# Usage: judge_script_test.sh JUDGE-SCRIPT
set -euo pipefail
script=$1
reports=$(dirname "$script")/../build/suite/reports
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

judge() { # NAME STATUS ARGUMENT...
  local name=$1 wanted=$2 status=0
  shift 2
  "$script" "$@" >out 2>&1 || status=$?
  if [ "$status" -ne "$wanted" ]; then
    cat out
    echo "not ok - $name: exit status $status instead of $wanted"
    exit 1
  fi
  echo "ok - $name"
}

rm -f "$reports"/judge.*
judge 'this library' 0
for name in tap xml html; do
  [ -s "$reports/judge.$name" ] || { echo "not ok - no judge.$name"; exit 1; }
done
grep -q '^ok 1 ' "$reports/judge.tap"

judge 'this library, by one requirement' 0 --filter sid.length
judge 'a program that does not greet' 2 true
judge 'no command where one was meant' 2 ''
cat >yes.sh <<'END'
echo 'twcred-adapter 1'
while read -r number rest; do echo "$number ok"; done
END
judge 'a client that takes everything' 1 'sh yes.sh' --filter sid.length
grep -q 'requirement sid.length: ' out
