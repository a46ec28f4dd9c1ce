#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# campaign_test.sh SOURCE FOLDER
# Short campaigns over two targets and over two that fail: what is planted is
# found, told apart, made small, and fails again by the command that is told; an
# interrupted campaign goes on; the report has its parts.
set -eu

[ $# -eq 2 ] || { echo "usage: campaign_test.sh SOURCE FOLDER" >&2; exit 2; }
cd "$1"
build=$2
results=$build/campaign
command -v xmllint >/dev/null || { echo "campaign_test.sh: needs xmllint (Debian: libxml2-utils)" >&2; exit 1; }
# no core file of a failure that is wanted; dash and bash know it
# shellcheck disable=SC3045
ulimit -c 0

die() {
  echo "campaign_test.sh: $*" >&2
  exit 1
}

# campaign STATUS OPTION...: runs one, and wants this status.
campaign() {
  wanted=$1
  shift
  status=0
  fuzz/campaign.sh --build "$build" --jobs 2 --seed 1 "$@" >"$build/log" 2>&1 || status=$?
  cat "$build/log"
  [ "$status" -eq "$wanted" ] || die "status $status, not $wanted: $*"
}

# The executions of all targets, as the state holds them.
executions() {
  grep -o '"executions":[0-9]*,"seconds"' "$results/state.json" | tr -dc '0-9\n' |
    awk '{ sum += $1 } END { print sum + 0 }'
}

has() {
  grep -qF -- "$2" "$1" || die "not in $1: $2"
}

# Programs stay from the last test: they are built again where sources changed.
rm -rf "$results" "$results.old"
mkdir -p "$build"

echo "== options that are wrong"
for wrong in "--minutes=0" "--targets=no_such" "--seed=x" "--nothing" "--resume"; do
  campaign 2 "$wrong"
done

echo "== nothing to be found"
campaign 0 --minutes 0.05 --targets sid_check,boolean_read
has "$build/log" "2 targets, "
has "$build/log" " 0 findings"
first=$(executions)
[ "$first" -gt 1000 ] || die "only $first executions"
for target in sid_check boolean_read; do
  [ -n "$(ls "$results/corpus/$target")" ] || die "no merged corpus of $target"
done

echo "== interrupted"
fuzz/campaign.sh --build "$build" --resume --minutes 5 --jobs 2 --targets sid_check,boolean_read >"$build/log" 2>&1 &
running=$!
i=0
until grep -q '^target ' "$build/log"; do
  i=$((i + 1))
  [ "$i" -lt 600 ] || die "it did not begin"
  sleep 0.1
done
sleep 2
kill -TERM "$running"
status=0
wait "$running" || status=$?
cat "$build/log"
[ "$status" -eq 0 ] || die "status $status after an interrupt"
has "$build/log" "interrupted"
[ ! -e "$results/lock" ] || die "the lock is left"
second=$(executions)
[ "$second" -gt "$first" ] || die "$second executions after $first: the interrupted ones are lost"
has "$results/report.html" "</html>"

echo "== gone on with, with what fails"
campaign 1 --resume --minutes 0.5 --targets always_fails,fails_sometimes
third=$(executions)
[ "$third" -gt "$second" ] || die "$third executions after $second"
has "$build/log" "4 targets, "
has "$build/log" " 3 findings"

# Three faults are three cases, however often they were met.
[ "$(find "$results/findings" -name 'regression-*' | wc -l)" -eq 3 ] || die "not three cases"
cases=$results/findings/corpus
for case in always_fails/regression-size-is-size-max \
  fails_sometimes/regression-starts-quietly-data-size \
  fails_sometimes/regression-heap-buffer-overflow; do
  [ -e "$cases/$case" ] || die "no case $case"
done
awk '/Times seen: [0-9]+/ { if ($NF + 0 < 2) exit 1 }' "$results/findings/always_fails-size-is-size-max.txt" ||
  die "a second finding of the same was not told as such"
[ "$(cat "$cases/fails_sometimes/regression-starts-quietly-data-size")" = '!?' ] || die "not minimised: the property"
[ "$(wc -c <"$cases/fails_sometimes/regression-heap-buffer-overflow")" -eq 16 ] || die "not minimised: the overflow"

# The two commands stand behind the line that announces them.
for text in "$results"/findings/*.txt; do
  sed -n '/^Run it again/,/^$/ s/^  //p' "$text" >"$build/commands"
  [ "$(wc -l <"$build/commands")" -eq 2 ] || die "not two commands in $text"
  while read -r line; do
    if sh -c "$line" >"$build/said" 2>&1; then
      die "it does not fail again: $line"
    fi
    what=$(sed -n '1 s/^[a-z_]*: //p' "$text")
    has "$build/said" "${what%% in *}"
  done <"$build/commands"
done

echo "== the report"
xmllint --noout "$results/report.html"
for part in "<h2>Findings</h2>" "<h2>Targets</h2>" "<h2>Coverage over time</h2>" "<h2>Slowest inputs</h2>" \
  "<h2>What was missed</h2>" "<h3>always_fails: size-is-size-max</h3>" "<svg role=" "times the median" \
  "core/formats.c" 'class="miss"' "never true: " "Commit $(git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)" "prefers-color-scheme: dark"; do
  has "$results/report.html" "$part"
done
if grep -nE '<script|<link|src=|href=|@import|url\(' "$results/report.html"; then
  die "the report needs something else"
fi
if grep -nF "$PWD" "$results/report.html" | grep -vF "$build"; then
  die "the report tells where this tree is"
fi
echo "passed"
