#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# Every fault of the mock service.
# Usage: mock_fault_test.sh PROGRAM

# shellcheck source-path=SCRIPTDIR source=mock_lib.sh
. "$(dirname "$0")/mock_lib.sh"

unset TWCRED_MOCK_PASSWORD
start "$dir/line"
create -d 'Type=apn&FriendlyName=kept'
sid=$(body_sid)

"$program" --faults >"$dir/faults"
cat >"$dir/table" <<'END'
redirect 302
status-200 200
status-202 202
status-204 204
status-403 403 "code":70051
status-404 404 "code":20404
status-429 429 "code":20429
status-500 500 "code":20500
status-503 503 "code":20503
html-502 502 <html>
empty-500 500
error-details 400 "details":\{
error-form3 400 "detail":.*"pointer"
error-form4 400 "userError":true
error-form5 400 ^\{"errors":\[
no-sid 201 ^\{"account_sid"
null-type 201 "type":null
bad-sid 201 "sid":"CR123"
bad-date 201 "date_created":"yesterday"
bad-url 201 "url":"not.a.uri"
broken-json 201 "."account_sid"
truncated-json 201 ^\{"sid":[^}]*[^}]$
trailing-json 201 \}\{\}$
invalid-utf8 201 "friendly_name":"caf[^a-z]
duplicate-sid 201 ^\{"sid":.*"sid":"CR0+"\}$
duplicate-header 201 ^\{"sid"
bad-header 201 ^\{"sid"
deep-json 201 "deep":\[{100}\]{100}\}$
unknown-members 201 "links":\{
escapes 201 \\u0000.*\\u001b.*\\u202e
long-name 201 n{200}n*"
chunked 201 ^\{"sid".*\}$
big-chunked 201
gzip 201
gzip-bomb 201
cut-body 201 ^\{"sid"
hang-up 000
slow-headers 000
slow-body 201 ^\{"sid"
END
ok "every fault is checked here" \
    [ "$(cut -d' ' -f1 "$dir/faults" | sort)" = "$(cut -d' ' -f1 "$dir/table" | sort)" ]
while read -r fault wanted pattern; do
    : >"$dir/body"
    limit=20
    case $fault in slow-*) limit=4 ;; esac
    status=$(curl -s -m "$limit" -N -o "$dir/body" -D "$dir/headers" -w '%{http_code}' \
        -u "$account:mock-password" -d Type=apn "$base/fault/$fault/v2/Credentials")
    echo $? >"$dir/exit.$fault"
    cp "$dir/headers" "$dir/headers.$fault"
    cp "$dir/body" "$dir/body.$fault"
    ok "$fault: $wanted" status_is "$wanted"
    [ -z "$pattern" ] || ok "$fault: the body" body_matches "$pattern"
done <"$dir/table"
size_is() {
    test "$(wc -c <"$1" | tr -d ' ')" "$2" "$3"
}
curl_said() {
    [ "$(cat "$dir/exit.$1")" = "$2" ]
}
ok "redirect: Location" grep -qi '^Location: /v2/Credentials' "$dir/headers.redirect"
ok "status-204: empty" size_is "$dir/body.status-204" -eq 0
ok "empty-500: empty" size_is "$dir/body.empty-500" -eq 0
ok "status-429: Retry-After" grep -qi '^Retry-After: 7' "$dir/headers.status-429"
ok "html-502: HTML" grep -qi '^Content-Type: text/html' "$dir/headers.html-502"
ok "duplicate-header: two ids" [ "$(grep -i '^Twilio-Request-Id:' "$dir/headers.duplicate-header" | sort -u | wc -l | tr -d ' ')" = 2 ]
ok "bad-header: maybe, once" [ "$(grep -i '^Access-Control-Allow-Credentials:' "$dir/headers.bad-header" | tr -d '\r')" = "Access-Control-Allow-Credentials: maybe" ]
ok "chunked: without a length" grep -qi '^Transfer-Encoding: chunked' "$dir/headers.chunked"
ok "chunked: whole" curl_said chunked 0
ok "truncated-json: the HTTP is right" curl_said truncated-json 0
ok "big-chunked: 64 MiB and more" size_is "$dir/body.big-chunked" -gt 67108864
ok "gzip: says so" grep -qi '^Content-Encoding: gzip' "$dir/headers.gzip"
ok "gzip: unpacks to the credential" sh -c "gzip -dc <'$dir/body.gzip' | grep -q '^{\"sid\"'"
ok "gzip-bomb: small on the wire" size_is "$dir/body.gzip-bomb" -lt 100000
ok "gzip-bomb: large unpacked" \
    sh -c "[ \$(gzip -dc <'$dir/body.gzip-bomb' | wc -c) -gt 67108864 ]"
ok "long-name: 100 kB" size_is "$dir/body.long-name" -gt 100000
ok "unknown-members: large" size_is "$dir/body.unknown-members" -gt 20000
ok "cut-body: curl misses the rest" curl_said cut-body 18
ok "hang-up: curl gets nothing" curl_said hang-up 52
ok "slow-headers: curl gives up" curl_said slow-headers 28
ok "slow-body: curl gives up" curl_said slow-body 28
ok "slow-body: a few bytes came" size_is "$dir/body.slow-body" -lt 30
ask /fault/status-503/v2/Credentials -d Type=apn
ok "a fault still wants authentication" status_is 401
ask /fault/status-503/v2/Credentials -u "$account:mock-password" -d Type=no
ok "a fault still wants a valid form" status_is 400
ask "/fault/bad-sid/v2/Credentials/$sid" -u "$account:mock-password"
ok "a fault spoils a fetch too" body_has '"sid":"CR123"'

finish_checks
