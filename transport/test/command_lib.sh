#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# What the tests of the command share: checks, servers, and an environment that
# is the same on every machine. To be sourced; the caller sets twcred and mock.
# shellcheck disable=SC2034,SC2154 # set or used by the caller

for tool in curl openssl sha256sum timeout; do
  command -v "$tool" > /dev/null || { echo "not ok - $tool is missing"; exit 1; }
done

work=$(mktemp -d)
servers=()
finish() {
  for server in "${servers[@]}"; do
    { kill "$server" && wait "$server" || true; } 2> /dev/null
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

account=AC0123456789abcdef0123456789abcdef
key=SK0123456789abcdef0123456789abcdef
password='mock-password'
export TWILIO_ACCOUNT_SID=$account TWILIO_AUTH_TOKEN=$password
unset TWILIO_API_KEY TWILIO_API_SECRET TWILIO_EDGE TWILIO_REGION TWCRED_MOCK_PASSWORD
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY

# ---------------------------------------------------------------- the checks

passed=0
failed=0

# verdict NAME [REASON…]: without a reason the check holds.
verdict() {
  local name=$1
  shift
  if [ $# -eq 0 ]; then
    echo "ok - $name"
    passed=$((passed + 1))
  else
    echo "not ok - $name"
    printf '#   %s\n' "$@"
    failed=$((failed + 1))
  fi
}

holds() {
  local name=$1
  shift
  if "$@" > /dev/null 2>&1; then verdict "$name"; else verdict "$name" "false: $*"; fi
}

same() {
  local name=$1
  if cmp -s "$2" "$3"; then verdict "$name"; else verdict "$name" "$(diff -a "$2" "$3" | cat -v)"; fi
}

# What must never come out raw: C0 but for the line feed (and the tab, on standard
# output), DEL, C1, bidi controls, separators, the byte-order mark.
raw_controls() {
  local file=$1 allowed=$2
  [ "$(LC_ALL=C tr -d "$allowed\\040-\\176\\200-\\377" < "$file" | wc -c)" -ne 0 ] ||
    LC_ALL=C grep -qaE $'\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf' "$file"
}

maybe='^  the credential may have been (created|updated|deleted): '
warning='^twcred: (create|update): warning: '
first_line='^twcred: ((create|list|fetch|update|delete|services|encode|decode): )?[a-z]+(-[a-z0-9]+)*(: .*)?$'

# check NAME STATUS [STDOUT [STDERR]] -- COMMAND…
#
# STATUS is the exit status, with a + behind it where the call may have taken
# effect. STDOUT and STDERR are patterns of one line (grep -E). Besides,
# whatever the command: nothing is on standard output unless it succeeds, the
# first line of standard error can be read by a program and the others are
# indented, and no control character is raw. Warnings and what --verbose tells
# are set apart first, in $work/warnings and $work/trace.
check() {
  local name=$1 want=${2%+} uncertain=${2#"${2%+}"} out='' err='' got=0 why=()
  shift 2
  [ "$1" = -- ] || { out=$1; shift; }
  [ "$1" = -- ] || { err=$1; shift; }
  shift
  "$@" > "$work/out" 2> "$work/err" || got=$?
  grep -aE "$warning" "$work/err" > "$work/warnings" || true
  grep -aE '^[<>] ' "$work/err" > "$work/trace" || true
  grep -avE "$warning|^[<>] " "$work/err" > "$work/rest" || true
  mv "$work/rest" "$work/err"
  cat "$work/out" "$work/err" "$work/warnings" "$work/trace" >> "$work/everything"
  [ "$got" = "$want" ] || why+=("exit status $got, not $want")
  [ "$got" = 0 ] || [ ! -s "$work/out" ] || why+=("a failure with something on standard output")
  [ "$got" = 0 ] || [ -s "$work/err" ] || why+=("a failure without a word")
  [ -z "$out" ] || grep -qaE -- "$out" "$work/out" || why+=("standard output lacks $out")
  [ -z "$err" ] || grep -qaE -- "$err" "$work/err" || why+=("standard error lacks $err")
  [ "$want" != 0 ] || [ -n "$err" ] || [ ! -s "$work/err" ] || why+=("standard error is not empty")
  [ ! -s "$work/err" ] || head -n 1 "$work/err" | grep -qaE "$first_line" ||
    why+=("the first line of standard error has another form")
  [ -z "$(tail -n +2 "$work/err" | grep -av '^  ' | tr -d '\0')" ] ||
    why+=("a further line of standard error is not indented")
  if grep -qaE "$maybe" "$work/err"; then
    [ -n "$uncertain" ] || why+=("it says that it may have taken effect")
  else
    [ -z "$uncertain" ] || why+=("it does not say that it may have taken effect")
  fi
  ! raw_controls "$work/out" '\n\t' || why+=("a raw control character on standard output")
  ! raw_controls "$work/err" '\n' || why+=("a raw control character on standard error")
  [ ${#why[@]} -eq 0 ] || why+=("$(cat -v "$work/err")")
  verdict "$name" "${why[@]}"
}

# ---------------------------------------------------------------- the servers

# start COMMAND…: starts a server that prints "listening on URL", and sets url.
start() {
  : > "$work/listening"
  "$@" > "$work/listening" 2> "$work/server" &
  servers+=($!)
  url=
  for _ in $(seq 200); do
    url=$(sed -n 's/^listening on //p' "$work/listening")
    [ -z "$url" ] || return 0
    sleep 0.05
  done
  echo "not ok - a server does not start: $*"
  cat "$work/server"
  exit 1
}

stop_last() {
  local last=${servers[-1]}
  unset 'servers[-1]'
  { kill "$last" && wait "$last" || true; } 2> /dev/null
}

# create ARGUMENT…: at the mock, under the path prefix in $prefix.
prefix=
create() {
  "$twcred" create --base-url "$service$prefix/v2" "$@"
}

# What has to hold of all output that was kept, and the last line.
finish_checks() {
  holds "all output was kept" test "$(wc -c < "$work/everything")" -gt 1000
  holds "no secret is ever shown" eval '! grep -qaE "hush|mock.password" "$work/everything"'
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
