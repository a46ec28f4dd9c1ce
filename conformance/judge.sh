#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Builds and installs the conformance suite into build/suite, and judges an adapter
# with it:
#   conformance/judge.sh [COMMAND] [OPTION...]
# COMMAND is the adapter (conformance/PROTOCOL.md), OPTION what twcred-conformance
# takes besides. The reports are left in build/suite/reports: judge.tap, judge.xml
# (JUnit) and judge.html. The exit status is that of twcred-conformance: 0 when all
# passed, 1 when something failed, 2 when it could not run.
# Without COMMAND it judges this tree's own library, through twcred-probe.
set -euo pipefail
unset CDPATH
here=$PWD
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
cd "$root"
suite=$root/build/suite

fail() {
  echo "$0: $1" >&2
  exit 2
}

conformance/install.sh demo >&2 || fail 'packages are missing'
mkdir -p "$suite/reports"
log=$suite/build.log
if ! { cmake -S . -B "$suite/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DCMAKE_INSTALL_PREFIX="$suite/installed" -DTWCRED_BUILD_TESTS=OFF -DTWCRED_BUILD_TRANSPORT=OFF &&
  cmake --build "$suite/build" &&
  cmake --install "$suite/build"; } > "$log" 2>&1; then
  tail -n 20 "$log" >&2
  fail "the build failed: $log"
fi

case "${1--}" in
  -*) command="'$suite/installed/bin/twcred-probe'" ;;
  *)
    command=$1
    shift
    ;;
esac
cd "$here"
exec "$suite/installed/bin/twcred-conformance" --program "$command" --quiet \
  --tap "$suite/reports/judge.tap" --junit "$suite/reports/judge.xml" \
  --html "$suite/reports/judge.html" "$@"
