#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# Every fault of the mock service.
# Usage: mock_fault_test.sh PROGRAM

# shellcheck source-path=SCRIPTDIR source=mock_lib.sh
. "$(dirname "$0")/mock_lib.sh"

unset TWCRED_MOCK_PASSWORD
start "$dir/line" --credentials 5

# ------------------------------------------------------- those of a create

cat >"$dir/table" <<'END'
redirect 302
status-200 200
status-202 202
status-204 204
status-403 403 "code":70051
status-404 404 "code":20404
status-429 429 "code":20429
retry-after-imf-fixdate 429 "code":20429
retry-after-rfc850 429 "code":20429
retry-after-asctime 429 "code":20429
retry-after-garbage 429 "code":20429
status-429-soon 429 "code":20429
status-500 500 "code":20500
status-503 503 "code":20503
html-502 502 <html>
empty-500 500
error-details 400 "details":\{
error-form1 400 ^\{"code":20001,"message":"[^"]+","more_info":"[^"]+","status":400\}$
error-code-null 400 ^\{"code":null,
error-empty 400
error-form3 400 "errors":\[\{"detail":"[^"]+","pointer":"#/Certificate"\},\{"detail":.*"pointer"
error-form4 400 "params":\{"name":"Certificate"\},"userError":true
error-form5 400 ^\{"errors":\[\{.*"infoUrl":"https.*"context":\{"[^}]*\}\},\{"code"
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
ok "error-empty: empty" size_is "$dir/body.error-empty" -eq 0
ok "retry-after-garbage: no number and no date" grep -qi '^Retry-After: soon' "$dir/headers.retry-after-garbage"
for form in 'imf-fixdate [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT' \
    'rfc850 [A-Z][a-z]+day, [0-9]{2}-[A-Z][a-z]{2}-[0-9]{2} [0-9:]{8} GMT' \
    'asctime [A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} [0-9]{4}'; do
    name=retry-after-${form%% *}
    date=$(sed -n 's/^Retry-After: *\(.*\)\r$/\1/p' "$dir/headers.$name")
    ok "$name: the form" sh -c "printf '%s' '$date' | grep -qE '^${form#* }$'"
    # GNU date reads neither a hyphenated date with a day's name, nor asctime as UTC.
    readable=$(printf '%s' "$date" | sed 's/^\([A-Z][a-z]*day\), \(..\)-\(...\)-\(..\)/\2 \3 20\4/')
    left=$(($(date -u -d "$readable" +%s) - $(date +%s)))
    ok "$name: within the next seconds" [ "$left" -ge -60 ] && [ "$left" -le 7 ]
done
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

# ------------------------------------------------ those of other operations

as_user '/v2/Credentials?PageSize=2'
sid=$(body_sid)
first_page="/v2/Credentials?PageSize=2"
second_page=$(next_path)

# spoilt NAME STATUS PATTERN METHOD PATH...: all PATHs under that fault.
spoilt() {
    fault=$1
    wanted=$2
    pattern=$3
    method=$4
    shift 4
    for path in "$@"; do
        as_user "/fault/$fault$path" -X "$method"
        ok "$fault: $method: $wanted" status_is "$wanted"
        [ -z "$pattern" ] || ok "$fault: $method: the body" body_matches "$pattern"
    done
    echo "$fault" >>"$dir/checked"
}

# made: a credential to delete.
made() {
    create -d Type=apn
    body_sid
}

spoilt status-503 503 '"code":20503' GET "/v2/Credentials/$sid" "$first_page" "$second_page"
spoilt error-form3 400 '"detail"' GET "/v2/Credentials/$sid" "$first_page" "$second_page"
spoilt bad-sid 200 '^\{"sid":"CR123"' GET "/v2/Credentials/$sid"
spoilt bad-sid 200 '^\{"credentials":\[\{"sid":"CR123".*\},\{"sid":"CR[0-9a-f]{32}"' GET "$first_page" "$second_page"
spoilt duplicate-sid 200 '^\{"credentials":\[\{"sid":"CR[^{]*"sid":"CR0+"\},\{"sid"' GET "$first_page"
spoilt long-name 200 '"friendly_name":"nnnn' GET "$first_page"
spoilt deep-json 200 '"deep":\[{100}\]{100}\},\{' GET "$first_page"
spoilt truncated-json 200 '^\{"credentials".*[^}]$' GET "$first_page"
spoilt status-503 503 '"code":20503' DELETE "/v2/Credentials/$(made)"
spoilt error-empty 400 '' DELETE "/v2/Credentials/$(made)"
for fault in bad-sid trailing-json big-chunked gzip truncated-json sid-mismatch; do
    spoilt "$fault" 204 '' DELETE "/v2/Credentials/$(made)"
    ok "$fault: DELETE: empty" [ ! -s "$dir/body" ]
done
as_user "/fault/bad-sid/v2/Credentials/$sid" -d Sandbox=true
ok "bad-sid: an update" body_has '"sid":"CR123"'

spoilt sid-mismatch 200 '^\{"sid":"CR0123456789abcdef0123456789abcdef"' GET "/v2/Credentials/$sid"
as_user "/fault/sid-mismatch/v2/Credentials/$sid" -d Sandbox=true
ok "sid-mismatch: an update" body_has '{"sid":"CR0123456789abcdef0123456789abcdef"'
as_user /fault/sid-mismatch/v2/Credentials -d Type=apn
ok "sid-mismatch: no create" not body_has CR0123456789abcdef0123456789abcdef
sid=$(made)
spoilt delete-200 200 '^\{"deleted":true\}$' DELETE "/v2/Credentials/$sid"
ok "delete-200: it is gone" [ "$(as_user "/v2/Credentials/$sid" && echo "$status")" = 404 ]
sid=$(made)
spoilt delete-404 404 '"code":20404' DELETE "/v2/Credentials/$sid"
ok "delete-404: it is gone" [ "$(as_user "/v2/Credentials/$sid" && echo "$status")" = 404 ]
sid=$(made)
spoilt delete-200 200 '^\{"sid"' GET "/v2/Credentials/$sid"
as_user "/v2/Credentials/$sid" -X DELETE

# ------------------------------------------------------------- page links

# chat and five seeded credentials, two a page.
list=/chat/v2/Credentials
query='PageSize=2&Page=1&PageToken=%2B%2F%2F%2B[A-Za-z0-9]+%3D'
port=${base##*:}
while read -r fault url; do
    spoilt "$fault" 200 "\"next_page_url\":\"$url\"" GET "$list?PageSize=2"
    as_user "/fault/$fault$list?PageSize=2&Page=1"
    ok "$fault: other pages are right" body_has \
        "\"next_page_url\":\"$base/fault/$fault$list?PageSize=2&Page=2&PageToken="
    as_user "/fault/$fault$list?PageSize=50"
    ok "$fault: even where there is but one page" not body_has '"next_page_url":null'
done <<END
next-other-host http://elsewhere\.invalid:$port/fault/next-other-host$list\?$query
next-http http://chat\.twilio\.com/v2/Credentials\?$query
next-other-port http://127\.0\.0\.1:1/fault/next-other-port$list\?$query
next-other-path http://127\.0\.0\.1:$port/fault/next-other-path/chat/v2/Services\?$query
next-user-info http://someone:something@127\.0\.0\.1:$port/fault/next-user-info$list\?$query
next-fragment http://127\.0\.0\.1:$port/fault/next-fragment$list\?$query#page
next-relative /fault/next-relative$list\?$query
next-not-uri not a uri
END

# follow FAULT COUNT: the SIDs of COUNT pages into $dir/walked, their URLs into
# $dir/urls.
follow() {
    : >"$dir/walked"
    : >"$dir/urls"
    step="/fault/$1$list?PageSize=2"
    i=0
    while [ -n "$step" ] && [ "$i" -lt "$2" ]; do
        as_user "$step"
        body_sids >>"$dir/walked"
        sed 's/.*"meta":.*,"url":"\([^"]*\)".*/\1/' "$dir/body" >>"$dir/urls"
        echo >>"$dir/urls" # the body has no line feed
        step=$(next_path)
        i=$((i + 1))
    done
    echo "$1" >>"$dir/checked"
}

count() {
    [ "$(wc -l <"$dir/walked" | tr -d ' '),$(sort -u "$dir/walked" | wc -l | tr -d ' '),$(sort -u "$dir/urls" | wc -l | tr -d ' ')" = "$1" ]
}

follow next-self 4
ok "next-self: the same page over and over" count 8,2,1
as_user "$(next_path)"
ok "next-self: the link is the URL" [ "$base$(next_path)" = "$(tail -n 1 "$dir/urls")" ]
follow next-cycle 6
ok "next-cycle: two pages" count 12,4,2
follow next-endless 12
ok "next-endless: all items, and a fresh URL each time" count 20,5,12
follow next-empty-pages 12
ok "next-empty-pages: no item, and a fresh URL each time" count 0,0,12
ok "next-empty-pages: the document" body_has '{"credentials":[],"meta":{"page":11,'

# --------------------------------------------------------- page documents

whole='^\{"credentials":\[\{.*\}\],"meta":\{"page":0,"page_size":2,.*"key":"credentials"\}\}$'
spoilt meta-missing 200 '^\{"credentials":\[\{.*\}\]\}$' GET "$list?PageSize=2" "$list?PageSize=2&Page=1"
spoilt meta-null 200 '\}\],"meta":null\}$' GET "$list?PageSize=2"
spoilt meta-type 200 '\}\],"meta":"page 0"\}$' GET "$list?PageSize=2"
spoilt credentials-missing 200 '^\{"meta":\{.*\}\}$' GET "$list?PageSize=2"
spoilt credentials-null 200 '^\{"credentials":null,"meta":\{' GET "$list?PageSize=2"
spoilt credentials-type 200 '^\{"credentials":\{\},"meta":\{' GET "$list?PageSize=2"
spoilt meta-odd 200 '"meta":\{"page":-1,"page_size":-2,"first_page_url":"http:.*PageSize=2&Page=0",.*"key":"things"\}\}$' GET "$list?PageSize=2"
spoilt page-item-null 200 '^\{"credentials":\[\{[^{]*\},null\],"meta":\{' GET "$list?PageSize=2"
spoilt page-duplicate-credentials 200 '^\{"credentials":\[\{.*\}\],"meta":\{.*\},"credentials":\[\]\}$' GET "$list?PageSize=2"

# second FAULT STATUS PATTERN: the first page is right, the second is not.
second() {
    spoilt "$1" 200 "$whole" GET "$list?PageSize=2"
    ok "$1: first page" body_has "\"next_page_url\":\"$base/fault/$1$list?PageSize=2&Page=1&PageToken="
    as_user "$(next_path)"
    ok "$1: second page: $2" status_is "$2"
    ok "$1: second page: the body" body_matches "$3"
}
second page-item-broken 200 '^\{"credentials":\[\{"sid":"CR[0-9a-f]{32}"[^{]*\},\{"sid":"CR123"[^{]*\}\],"meta"'
second page-second-500 500 '"code":20500'
second page-second-401 401 '"code":20003'
ok "page-second-401: WWW-Authenticate" header_matches 'WWW-Authenticate: Basic .+'
second page-second-429 429 '"code":20429'
ok "page-second-429: Retry-After" header_matches 'Retry-After: 1'
second page-second-html 200 '^<html>'
ok "page-second-html: HTML" header_matches 'Content-Type: text/html'
second page-second-cut 200 '^\{"credentials":.*[^}]$'
ok "page-second-cut: curl misses the rest" [ "$(curl -s -m 20 -o "$dir/ignored" -u "$account:mock-password" "$base/fault/page-second-cut$list?Page=1"; echo $?)" = 18 ]
as_user /fault/page-item-null/notify/v1/Credentials -d Type=apn
ok "a fault of pages leaves a create alone" body_matches '^\{"sid":"CR'

# -------------------------------------------------------- the foreign host

kill "$server"
wait "$server"
start "$dir/line2" --credentials 5 --judge "$dir/report"
foreign=$(sed -n 's/^foreign host on //p' "$dir/line2")
spoilt next-foreign 200 "\"next_page_url\":\"$foreign/fault/next-foreign$list\?$query\"" GET "$list?PageSize=2"
spoilt redirect-foreign 307 "" GET "$list"
ok "redirect-foreign: Location" header_matches "Location: $foreign/v2/Credentials"
as_user "/fault/redirect-foreign/v2/Credentials" -d Type=apn
ok "redirect-foreign: a create" status_is 307
base=$foreign
ask /v2/Credentials
ok "the foreign host asks for a password" status_is 401
as_user /v2/Credentials
ok "and takes none" status_is 401

"$program" --faults | cut -d' ' -f1 | sort >"$dir/all"
cut -d' ' -f1 "$dir/table" | sort -u - "$dir/checked" >"$dir/seen"
ok "every fault is checked here" cmp "$dir/all" "$dir/seen"
ok "every fault has a name of its own and a description" \
    [ "$("$program" --faults | grep -cE '^[a-z0-9-]+ +[^ ]')" = "$(sort -u "$dir/all" | wc -l | tr -d ' ')" ]

finish_checks
