#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Changes the core in one place at a time and looks whether a test fails: see
# mutate/README.md.
set -euo pipefail
folder=$(dirname "$(readlink -f "$0")")
for tool in node gcc cmake ninja; do
  command -v "$tool" > /dev/null || { echo "mutate: $tool is missing" >&2; exit 2; }
done
exec node "$folder/mutate/mutate.mjs" "$@"
