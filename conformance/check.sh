#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Installs what is missing, builds with gcc and with clang, plain and with
# AddressSanitizer and UndefinedBehaviorSanitizer, runs every test through ctest,
# and closes with the line "N passed, N failed, N skipped". A test that could
# not run counts as failed.
set -euo pipefail
unset CDPATH
cd "$(dirname "$(readlink -f "$0")")/.."
conformance/install.sh check

# A build folder of its own, so that no stale file of a developer's takes part.
build=build/check
mkdir -p "$build"
export UBSAN_OPTIONS=print_stacktrace=1
passed=0
failed=0
skipped=0

# The value of an attribute of the report's first element; ctest writes one a line.
attribute() {
  awk -F '"' -v name="$1" '$1 ~ "^[[:space:]]*" name "=$" { print $2; exit }' "$2"
}

for preset in gcc gcc-sanitized clang clang-sanitized; do
  echo "== $preset"
  rm -rf "${build:?}/$preset"
  cmake --preset "$preset" -B "$build/$preset" > "$build/$preset.log" 2>&1 ||
    { cat "$build/$preset.log"; exit 1; }
  cmake --build "$build/$preset" >> "$build/$preset.log" 2>&1 ||
    { tail -n 40 "$build/$preset.log"; exit 1; }
  report=$PWD/$build/$preset/report.xml
  ctest --test-dir "$build/$preset" --parallel 2 --no-tests=error --output-on-failure \
    --output-junit "$report" || true
  if [ ! -s "$report" ]; then
    echo "no report: ctest could not run"
    failed=$((failed + 1))
    continue
  fi
  total=$(attribute tests "$report")
  bad=$(attribute failures "$report")
  unable=$(($(attribute skipped "$report") + $(attribute disabled "$report")))
  passed=$((passed + total - bad - unable))
  failed=$((failed + bad + unable))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
