#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# What the tests of the mock service share: they drive it with curl, and print one
# line for each check. To be sourced, with the program as the first argument.
# shellcheck shell=sh disable=SC2034

set -u
program=$1
account=AC0123456789abcdef0123456789abcdef
key=SK0123456789abcdef0123456789abcdef
failures=0

for tool in curl openssl gzip; do
    if ! command -v "$tool" >/dev/null; then
        echo "not ok - $tool is missing"
        exit 1
    fi
done

dir=$(mktemp -d) || exit 1
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null
    rm -rf "$dir"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# ok NAME COMMAND...: the check holds where the command succeeds.
ok() {
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        failures=$((failures + 1))
    fi
}

not() {
    ! "$@"
}

# start FILE ARGUMENT...: starts a server and waits for its line.
start() {
    line_file=$1
    shift
    "$program" --port 0 "$@" >"$line_file" 2>>"$dir/stderr" &
    server=$!
    await_line "$line_file"
    base=$(sed -n 's/^listening on //p' "$line_file")
}

await_line() {
    tries=0
    while [ ! -s "$1" ] && [ "$tries" -lt 100 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
}

# ended URL: nothing listens there any more, within five seconds.
ended() {
    tries=0
    while curl -s -o "$dir/ignored" --cacert "$dir/cert.pem" "$1/"; do
        [ "$tries" -lt 50 ] || return 1
        sleep 0.1
        tries=$((tries + 1))
    done
}

# ask PATH ARGUMENT...: leaves $status, $dir/body and $dir/headers. All that was
# answered is kept in $dir/answers.
ask() {
    path=$1
    shift
    status=$(curl -s -m 20 -o "$dir/body" -D "$dir/headers" -w '%{http_code}' "$@" "$base$path")
    cat "$dir/body" "$dir/headers" >>"$dir/answers" 2>/dev/null
}

# as_user PATH ARGUMENT...: the same with the right password.
as_user() {
    path=$1
    shift
    ask "$path" -u "$account:mock-password" "$@"
}

create() {
    as_user /v2/Credentials "$@"
}

# body_sid: the first SID in the body.
body_sid() {
    body_sids | head -n 1
}

# body_sids: all of them, one a line.
body_sids() {
    grep -o '"sid":"CR[0-9a-f]*"' "$dir/body" | cut -d'"' -f4
}

# next_path: the path and query of the next page; empty where there is none.
next_path() {
    sed -n "s|.*\"next_page_url\":\"$base\([^\"]*\)\".*|\1|p" "$dir/body"
}

status_is() {
    [ "$status" = "$1" ]
}

body_has() {
    grep -qF -- "$1" "$dir/body"
}

body_matches() {
    LC_ALL=C grep -qE -- "$1" "$dir/body"
}

header_matches() {
    tr -d '\r' <"$dir/headers" | grep -qiE -- "^$1\$"
}

header_count() {
    [ "$(grep -ci "^$1:" "$dir/headers")" = "$2" ]
}

# refused NAME MESSAGE ARGUMENT...: a create that is refused with that message.
refused() {
    subject=$1
    message=$2
    shift 2
    refused_at /v2/Credentials "$subject" "$message" "$@"
}

# refused_at PATH NAME MESSAGE ARGUMENT...: any other request.
refused_at() {
    path=$1
    subject=$2
    message=$3
    shift 3
    as_user "$path" "$@"
    ok "$subject: 400" status_is 400
    ok "$subject: the message" body_has "{\"code\":20001,\"message\":\"$message\",\"more_info\":\"https://www.twilio.com/docs/errors/20001\",\"status\":400}"
}

# finish_checks: the last command of a test.
finish_checks() {
    ok "answers were kept" [ -s "$dir/answers" ]
    ok "no secret in any answer" not grep -q hush "$dir/answers"
    ok "no secret in the program's output" not grep -q hush "$dir/stderr" "$dir"/line*
    ok "nothing on stderr" [ ! -s "$dir/stderr" ]
    [ "$failures" = 0 ]
}

hex='[0-9a-f]{32}'
cat >"$dir/cert" <<'END'
-----BEGIN CERTIFICATE-----
hush+certificate/AAAA==
-----END CERTIFICATE-----
END
cat >"$dir/key" <<'END'
-----BEGIN RSA PRIVATE KEY-----
hush+key/AAAA==
-----END RSA PRIVATE KEY-----
END
printf '{"private_key":"hush+secret\\n","x":"\303\251&=%%"}\n' >"$dir/secret"
sha256() {
    openssl dgst -sha256 <"$1" | sed 's/.*= *//'
}

