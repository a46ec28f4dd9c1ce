#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Installs the Debian packages that are missing:
#   install.sh demo    what the command and the mock service are built with
#   install.sh check   that, and what the tests need
# As root it installs them; otherwise it prints the one command to run, and fails.
set -euo pipefail

demo=(build-essential cmake ninja-build pkg-config libjsmn-dev libcurl4-openssl-dev
  libmicrohttpd-dev libssl-dev zlib1g-dev openssl ca-certificates)
check=(clang clang-14 libclang-rt-14-dev llvm-14 curl binutils valgrind libcmocka-dev libjansson-dev
  libxml2-utils zsh fish mandoc nodejs patch zip unzip libsimdjson-dev liburiparser-dev)

case "${1:-}" in
  demo) wanted=("${demo[@]}") ;;
  check) wanted=("${demo[@]}" "${check[@]}") ;;
  *)
    echo "usage: $0 demo|check" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query > /dev/null; then
  echo "$0: this system is not Debian; needed are the equivalents of: ${wanted[*]}" >&2
  echo "$0: going on with what is there" >&2
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "$0: packages are missing. Run this, then try again:" >&2
  echo "  sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
echo "installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } > "$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "$0: apt-get failed" >&2
  exit 1
fi
