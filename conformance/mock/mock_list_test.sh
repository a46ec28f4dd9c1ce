#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# Lists: pages, their links and tokens, what the store holds at the start.
# Usage: mock_list_test.sh PROGRAM

# shellcheck source-path=SCRIPTDIR source=mock_lib.sh
. "$(dirname "$0")/mock_lib.sh"

unset TWCRED_MOCK_PASSWORD

# walk PATH: all SIDs into $dir/walked, in order; the number of pages in $pages.
walk() {
    : >"$dir/walked"
    pages=0
    step=$1
    while [ -n "$step" ] && [ "$pages" -lt 200 ]; do
        as_user "$step"
        body_sids >>"$dir/walked"
        pages=$((pages + 1))
        step=$(next_path)
    done
}

previous_path() {
    sed -n "s|.*\"previous_page_url\":\"$base\([^\"]*\)\".*|\1|p" "$dir/body"
}

lines_are() {
    [ "$(wc -l <"$1" | tr -d ' '),$(sort -u "$1" | wc -l | tr -d ' ')" = "$2,$2" ]
}

# ---------------------------------------------------------------- no and one

start "$dir/line"
all=/chat/v2/Credentials
as_user "$all"
ok "an empty list: 200" status_is 200
first="$base$all?PageSize=50&Page=0"
meta="\"meta\":{\"page\":0,\"page_size\":50,\"first_page_url\":\"$first\",\"previous_page_url\":null,\"url\":\"$first\",\"next_page_url\":null,\"key\":\"credentials\"}}"
ok "an empty list: the document" [ "$(cat "$dir/body")" = "{\"credentials\":[],$meta" ]
ok "Content-Type" header_matches 'Content-Type: application/json'
ok "Allow-Origin" header_matches 'Access-Control-Allow-Origin: \*'
ok "Twilio-Request-Id" header_matches "Twilio-Request-Id: RQ$hex"
as_user "$all" -d 'Type=gcm&ApiKey=hush&FriendlyName=a'
one=$(cat "$dir/body")
as_user "$all"
ok "a list of one: the document" [ "$(cat "$dir/body")" = "{\"credentials\":[$one],$meta" ]
ok "a list has no digests" not header_matches 'Twcred-Mock-Sha256-.*'
as_user "$all" -d Type=apn
sid=$(body_sid)
as_user "$all"
ok "newest first" [ "$(body_sid)" = "$sid" ]
as_user "/chat/v1/Credentials"
ok "another service has none of them" body_has '{"credentials":[],'
ask "$all" -u "$account:wrong"
ok "a wrong password: 401" status_is 401

# ----------------------------------------------------------------- the query

while read -r query message; do
    refused_at "$all?$query" "$query" "$message"
done <<'END'
PageSize=0 PageSize must be a number from 1 to 1000
PageSize= PageSize must be a number from 1 to 1000
PageSize=-1 PageSize must be a number from 1 to 1000
PageSize=5x PageSize must be a number from 1 to 1000
PageSize=9999999999 PageSize must be a number from 1 to 1000
Page=-1 Page must be a number from 0 to 999999999
Page=a Page must be a number from 0 to 999999999
PageToken= PageToken is not valid
PageToken=PT0 PageToken is not valid
pagesize=5 Parameter 'pagesize' is unknown
Order=asc Parameter 'Order' is unknown
PageSize=5&PageSize=6 Parameter 'PageSize' is given twice
PageSize=%5 Parameter 'PageSize' has a malformed percent escape
END
as_user "$all?"
ok "an empty query: 200" status_is 200
as_user "$all?Page=7"
ok "Page is the client's own affair" body_has '"meta":{"page":7,"page_size":50,'
ok "Page alone leads nowhere else" [ "$(body_sid)" = "$sid" ]
kill "$server"
wait "$server"

# ----------------------------------------------------------------- the seeds

start "$dir/line2" --credentials 120
for prefix in /ip-messaging/v2 /ip-messaging/v1 /chat/v2 /chat/v1 /conversations/v1 /notify/v1; do
    walk "$prefix/Credentials"
    ok "$prefix: 120 in 3 pages" lines_are "$dir/walked" 120
    ok "$prefix: 3 pages" [ "$pages" = 3 ]
    cat "$dir/walked" >>"$dir/everywhere"
done
ok "no SID twice" lines_are "$dir/everywhere" 720
as_user '/notify/v1/Credentials?PageSize=120'
ok "names" body_has '"friendly_name":"seeded 0001"'
ok "non-ASCII names" body_has '"friendly_name":"seeded 0002 café 漢字 😀"'
ok "a tab in names" body_has '"friendly_name":"seeded 0003\u0009after a tab"'
ok "quotes in names" body_has '"friendly_name":"seeded 0004 \"quoted\" \\ back"'
ok "null names" body_has '"friendly_name":null'
for value in null '"True"' '"False"' '"false"'; do
    ok "sandbox $value" body_has "\"sandbox\":$value"
done
for type in apn fcm gcm; do
    ok "type $type" body_has "\"type\":\"$type\""
done
ok "date_updated null" body_has '"date_updated":null'
ok "date_updated" body_has '"date_updated":"2015-10-08T'
ok "the oldest is the last" body_matches '"friendly_name":"seeded 0001"[^{]*\}\],"meta"'
sed 's/CR[0-9a-f]*//g;s/AC[0-9a-f]*//g;s/"meta".*//' "$dir/body" >"$dir/seeds"

# ---------------------------------------------------------------- the pages

as_user "$all?PageSize=20"
body_sids >"$dir/page0"
meta_url='PageSize=20&Page=[0-9]+&PageToken=%2B%2F%2F%2B[A-Za-z0-9]+%3D'
ok "first page: previous_page_url null" body_has '"previous_page_url":null'
ok "first page: the token needs its escapes" body_matches "\"next_page_url\":\"$base$all\?$meta_url\""
ok "first page: the next is page 1" body_has '&Page=1&PageToken='
second=$(next_path)
as_user "$second"
body_sids >"$dir/page1"
ok "second page: page 1" body_has '"meta":{"page":1,"page_size":20,'
ok "second page: its own URL" body_has "\"url\":\"$base$second\""
ok "second page: the first" body_has "\"first_page_url\":\"$base$all?PageSize=20&Page=0\""
previous=$(previous_path)
third=$(next_path)
as_user "$third"
ok "third page: the one before is page 1" body_matches '"previous_page_url":"[^"]*&Page=1&PageToken='
as_user "$(previous_path)"
ok "back: the second page" [ "$(body_sids)" = "$(cat "$dir/page1")" ]
ok "back: page 1" body_has '"meta":{"page":1,'
as_user "$previous"
ok "back: the first page" [ "$(body_sids)" = "$(cat "$dir/page0")" ]
ok "back: previous_page_url null" body_has '"previous_page_url":null'
as_user "$(next_path)"
ok "forth: the second page" [ "$(body_sids)" = "$(cat "$dir/page1")" ]
as_user "$(printf '%s' "$second" | sed 's/%2B/+/g;s/%2F/\//g;s/%3D/=/g')"
ok "a token that lost its escapes: 400" status_is 400
ok "a token that lost its escapes: the message" body_has '"message":"PageToken is not valid"'
as_user "$(printf '%s' "$second" | sed 's/%/%25/g')"
ok "a token escaped twice: 400" status_is 400
as_user "$(printf '%s' "$second" | sed 's/%3D$//')"
ok "a token cut short: 400" status_is 400
as_user "$(printf '%s' "$second" | sed 's/PageToken=%2B/PageToken=%2F/')"
ok "a token with one letter changed: 400" status_is 400
as_user "$(printf '%s' "$second" | sed 's|/chat/v2/|/chat/v1/|')"
ok "a token of another service: 400" status_is 400
as_user "$second&PageSize=20"
ok "a parameter twice: 400" status_is 400
walk "$all?PageSize=40"
ok "3 full pages" lines_are "$dir/walked" 120
ok "no empty page behind them" [ "$pages" = 3 ]
ok "last page: next_page_url null" body_has '"next_page_url":null'

# Of the second page one goes, and of the first the one that the token names.
as_user "$all/$(sed -n 3p "$dir/page1")" -X DELETE
as_user "$all/$(sed -n 20p "$dir/page0")" -X DELETE
as_user "$all" -d Type=apn
as_user "$second"
sed 3d "$dir/page1" >"$dir/wanted"
ok "deleted and created meanwhile: the same page goes on" \
    [ "$(body_sids | head -n 19)" = "$(cat "$dir/wanted")" ]
as_user "$third"
ok "and so does the next" status_is 200
body_sids | while read -r each; do
    as_user "$all/$each" -X DELETE
done
as_user "$third"
ok "its credentials gone: the next ones follow" [ "$(body_sids | wc -l | tr -d ' ')" = 20 ]
walk "$all?PageSize=1000"
while read -r each; do
    as_user "$all/$each" -X DELETE
done <"$dir/walked"
as_user "$second"
ok "all gone: an empty page" body_has '{"credentials":[],'
ok "all gone: no next page" body_has '"next_page_url":null'
as_user "$all"
ok "all gone: an empty list" body_has '{"credentials":[],'
kill "$server"
wait "$server"

# ------------------------------------------------------------------- many

start "$dir/line3" --credentials 4000 --public-urls
as_user '/notify/v1/Credentials?PageSize=120'
before=$(date +%s)
for page in 1 2 3; do
    as_user "/chat/v2/Credentials?PageSize=1000&Page=$page"
    ok "--public-urls: first_page_url" \
        body_has '"first_page_url":"https://chat.twilio.com/v2/Credentials?PageSize=1000&Page=0"'
    ok "--public-urls: next_page_url" body_matches \
        '"next_page_url":"https://chat\.twilio\.com/v2/Credentials\?PageSize=1000&Page='$((page + 1))'&PageToken=[^"]*"'
    ok "--public-urls: url of a credential" \
        body_matches "\"url\":\"https://chat\.twilio\.com/v2/Credentials/CR$hex\"\}"
done
ok "a thousand a page in good time" [ $(($(date +%s) - before)) -le 10 ]
kill "$server"
wait "$server"
start "$dir/line4" --credentials 120
as_user '/notify/v1/Credentials?PageSize=120'
ok "the seeds are the same each time" \
    [ "$(sed 's/CR[0-9a-f]*//g;s/AC[0-9a-f]*//g;s/"meta".*//;s/127.0.0.1:[0-9]*//g' "$dir/body")" = "$(sed 's/127.0.0.1:[0-9]*//g' "$dir/seeds")" ]
kill "$server"
wait "$server"
start "$dir/line5" --credentials 4000
walk '/ip-messaging/v1/Credentials?PageSize=1000'
ok "4,000 at the start" lines_are "$dir/walked" 4000
as_user /fault/gzip/ip-messaging/v1/Credentials?PageSize=1
ok "a fault stays in force along the pages" \
    sh -c "gzip -dc <'$dir/body' | grep -qF '\"next_page_url\":\"$base/fault/gzip/ip-messaging/v1/Credentials?PageSize=1&Page=1&PageToken='"

finish_checks
