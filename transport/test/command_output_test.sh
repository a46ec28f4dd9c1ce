#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Checks what the command prints: the three formats, what it says of broken answers,
# and outputs that cannot be written. One line for each check.
# Usage: command_output_test.sh TWCRED TWCRED-MOCK
set -euo pipefail
twcred=$1
mock=$2
# shellcheck source=transport/test/command_lib.sh
. "$(dirname "$0")/command_lib.sh"

start "$mock" --port 0 --lifetime 170
service=$url

: > "$work/empty"

# ------------------------------------------------------------------- formats

hex='[0-9a-f]{32}'
date='[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z'
link="$service/v2/Credentials/CR$hex"
json="\"sid\":\"CR$hex\",\"account_sid\":\"$account\",\"friendly_name\":null,\"type\":\"apn\",\"sandbox\":null,\"date_created\":\"$date\",\"date_updated\":null,\"url\":\"$link\""
methods='GET, POST, DELETE, OPTIONS'
day='[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT'
lines() {
  holds "$1: $2 lines" test "$(wc -l < "$work/out")" -eq "$2"
}
check "json" 0 "^\\{$json\\}\$" -- create --type apn --format json
lines json 1
check "json, --include" 0 "^\\{$json,\"headers\":\\{\"Access-Control-Allow-Origin\":\"\\*\",\"Access-Control-Allow-Methods\":\"$methods\",\"Access-Control-Allow-Headers\":\"[^\"]+\",\"Access-Control-Allow-Credentials\":\"?true\"?,\"Access-Control-Expose-Headers\":\"[^\"]+\",\"Twilio-Request-Id\":\"RQ$hex\",\"Twilio-Request-Duration\":\"[0-9.]+\",\"Twilio-Concurrent-Requests\":\"[0-9]+\",\"ETag\":\"\\\\\"[0-9a-f]+\\\\\"\",\"Last-Modified\":\"$day\"\\}\\}\$" -- \
  create --type apn --format json --include
lines "json, --include" 1
tab=$'\t'
names="sid${tab}account_sid${tab}friendly_name${tab}type${tab}sandbox${tab}date_created${tab}date_updated${tab}url"
check "tsv, the header line" 0 "^$names\$" -- create --type apn --format tsv
check "tsv" 0 "^CR$hex$tab$account$tab\\\\N${tab}apn$tab\\\\N$tab$date$tab\\\\N$tab$link\$" -- create --type apn --format tsv
lines tsv 2
check "tsv, --include, the header line" 0 "^$names(${tab}Access-Control-[A-Za-z-]+){5}${tab}Twilio-Request-Id${tab}Twilio-Request-Duration${tab}Twilio-Concurrent-Requests${tab}Retry-After${tab}ETag${tab}Last-Modified\$" -- \
  create --type apn --format tsv --include
check "tsv, --include" 0 "^CR$hex$tab.*$tab\\*$tab$methods${tab}[^${tab}]+${tab}true${tab}[^${tab}]+${tab}RQ$hex$tab[0-9.]+$tab[0-9]+$tab\\\\N$tab\"[0-9a-f]+\"$tab$day\$" -- \
  create --type apn --format tsv --include
check "text" 0 "^url +$link\$" -- create --type apn --format text
lines text 8
for pattern in '^Access-Control-Allow-Origin +\*$' "^Access-Control-Allow-Methods +$methods\$" \
  '^Access-Control-Allow-Headers +.' '^Access-Control-Allow-Credentials true$' \
  '^Access-Control-Expose-Headers +.' "^Twilio-Request-Id +RQ$hex\$" '^Retry-After +\(absent\)$'; do
  check "text, --include: $pattern" 0 "$pattern" -- create --type apn --include
done
lines "text, --include" 19

# formats NAME JSON TEXT TSV: how the friendly name in $work/document comes out.
formats() {
  local name=$1 format expected
  shift
  for format in json text tsv; do
    expected=$1
    shift
    "$twcred" decode --operation fetch --status 200 --format "$format" "$work/document" \
      > "$work/out" 2> "$work/err" || true
    cat "$work/out" "$work/err" >> "$work/everything"
    case $format in
      json) printf '{%s}\n' "$expected" > "$work/expected" ;;
      text) sed -n 's/^friendly_name //p' "$work/out" > "$work/cut"; mv "$work/cut" "$work/out"; printf '%s\n' "$expected" > "$work/expected" ;;
      tsv) sed 1d "$work/out" | cut -f3 > "$work/cut"; mv "$work/cut" "$work/out"; printf '%s\n' "$expected" > "$work/expected" ;;
    esac
    same "$name as $format" "$work/expected" "$work/out"
    holds "$name as $format: silent" test ! -s "$work/err"
  done
}
printf '{}' > "$work/document"
formats "an absent name" '' '(absent)' '\N'
printf '{"friendly_name":null}' > "$work/document"
formats "a null name" '"friendly_name":null' '(null)' '\N'
printf '{"friendly_name":""}' > "$work/document"
formats "an empty name" '"friendly_name":""' '""' ''
printf '{"friendly_name":"(null)"}' > "$work/document"
formats "a name like null" '"friendly_name":"(null)"' '"(null)"' '(null)'
printf '{"friendly_name":"\\\\N"}' > "$work/document"
formats "a name like the tsv null" '"friendly_name":"\\N"' '"\\N"' '\\N'
printf '{"friendly_name":" a b "}' > "$work/document"
formats "a name with spaces around" '"friendly_name":" a b "' '" a b "' ' a b '
printf '{"friendly_name":"\\"q\\""}' > "$work/document"
formats "a quoted name" '"friendly_name":"\"q\""' '"\"q\""' '"q"'
printf '%s' '{"friendly_name":"a\u0000\u0001\b\t\n\f\r\u001b[2J\u007f\u0080\u009f\\\/é🍋"}' > "$work/document"
formats "controls" '"friendly_name":"a\u0000\u0001\u0008\u0009\u000a\u000c\u000d\u001b[2J\u007f\u0080\u009f\\/é🍋"' \
  '"a\u0000\u0001\u0008\u0009\u000a\u000c\u000d\u001b[2J\u007f\u0080\u009f\\/é🍋"' \
  'a\u0000\u0001\u0008\t\n\u000c\r\u001b[2J\u007f\u0080\u009f\\/é🍋'
printf '{"friendly_name":"\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069\xd8\x9c\xe2\x80\x8e\xe2\x80\xae\xe2\x81\xa6\xe2\x81\xa9"}' > "$work/document"
bidi='\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u200e\u202e\u2066\u2069'
formats "bidi controls" "\"friendly_name\":\"$bidi\"" "\"$bidi\"" "$bidi"

# -------------------------------------------------------------------- decode

cat > "$work/contract" << 'END'
{
  "sid": "CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "account_sid": "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "friendly_name": "Test slow create",
  "type": "apn",
  "sandbox": "False",
  "date_created": "2015-10-07T17:50:01Z",
  "date_updated": "2015-10-07T17:50:01Z",
  "url": "https://ip-messaging.twilio.com/v2/Credentials/CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
}
END
tr -d '\n' < "$work/contract" | sed 's/": "/":"/g; s/^{  //; s/,  /,/g; s/^/{/; s/$/\n/' > "$work/contract.json"
sed -n 's/^  "\([a-z_]*\)": "\(.*\)",*$/\1|\2/p' "$work/contract" > "$work/pairs"
while IFS='|' read -r name value; do printf '%-13s %s\n' "$name" "$value"; done < "$work/pairs" > "$work/contract.text"
{
  cut -d'|' -f1 "$work/pairs" | paste -s
  cut -d'|' -f2 "$work/pairs" | paste -s
} > "$work/contract.tsv"
for format in json text tsv; do
  for way in file dash none; do
    operand=()
    [ "$way" != file ] || operand=("$work/contract")
    [ "$way" != dash ] || operand=(-)
    check "decode the contract's example as $format, $way" 0 -- \
      "$twcred" decode --operation create --status 201 --format "$format" "${operand[@]}" < "$work/contract"
    same "its values as $format, $way" "$work/contract.$format" "$work/out"
  done
done
check "decode: a fetch" 0 '^type +apn$' -- "$twcred" decode --operation fetch --status 200 "$work/contract"
check "decode: an update" 0 '^type +apn$' -- "$twcred" decode --operation=update --status=200 "$work/contract"
check "decode: a delete" 0 -- "$twcred" decode --operation delete --status 204 "$work/empty"
holds "decode: a delete prints nothing" test ! -s "$work/out"
check "decode: a file with a dash in front" 0 '^type +apn$' -- \
  bash -c 'cd "$1" && cp contract ./-dash && "$2" decode --operation fetch --status 200 -- -dash' - "$work" "$(realpath "$twcred")"
printf '{}' > "$work/object"
check "decode judges by the contract alone: no sid" 0 '^sid +\(absent\)$' -- \
  "$twcred" decode --operation create --status 201 "$work/object"

# By the status alone, whatever the body is.
printf '{"code":20001,"message":"a\\u001b[31mb\\nc\\u202e","more_info":"https://www.twilio.com/docs/errors/20001","status":400,"details":{"a":[1,2]}}' > "$work/error"
printf '<html>\033[31m\r\n\000\342\200\256\233</html>' > "$work/html"
while read -r operation status wanted; do
  for body in error html empty object; do
    check "decode: $operation, $status, $body" "$wanted" -- \
      "$twcred" decode --operation "$operation" --status "$status" "$work/$body"
  done
done << 'END'
create 400 1
fetch 400 1
update 400 1
delete 400 1
create 402 1
create 405 1
create 409 1
create 422 1
create 499 1
create 401 4
fetch 403 4
create 404 5
delete 404 5
create 429 6
create 500 6
fetch 503 6
delete 599 6
create 200 8
create 204 8
create 202 8
fetch 201 8
update 201 8
delete 200 8
create 100 8
create 302 8
fetch 304 8
create 600 8
create 999 8
END
check "decode: the message is shown safely" 1 '' '^  message: a\\u001b\[31mb\\u000ac\\u202e$' -- \
  "$twcred" decode --operation create --status 400 "$work/error"
check "decode: the details are shown" 1 '' '^  details: \{"a":\[1,2\]\}$' -- \
  "$twcred" decode --operation create --status 400 "$work/error"
check "decode: the body is shown safely" 6 '' '^  body: <html>\\u001b\[31m\\u000d\\u000a\\u0000\\u202e\\x9b</html>$' -- \
  "$twcred" decode --operation create --status 502 "$work/html"

# points NAME: the whole of standard error is what stands in the here-document.
points() {
  cat > "$work/expected"
  check "$1" 8 -- "$twcred" decode --operation fetch --status 200 "$work/document"
  same "$1, to the letter" "$work/expected" "$work/err"
}
printf '{\n "sid": "CRzz"}\n' > "$work/document"
points "the caret, in the second line" << 'END'
twcred: decode: field-format: sid: at byte 13
  the value is not of the field's format
   "sid": "CRzz"}
             ^
END
printf '{"x":"\303\251\360\237\215\213\342\200\256","type":"x"}' > "$work/document"
points "the caret, behind wide and escaped characters" << 'END'
twcred: decode: field-enum: type: at byte 24
  the value is not one of apn, fcm and gcm
  {"x":"é🍋\u202e","type":"x"}
                         ^
END
printf '{"sid":' > "$work/document"
points "the caret, at the end" << 'END'
twcred: decode: json-syntax: document: at byte 7
  the document ends too early
  {"sid":
         ^ the end
END
printf '{"x":"\033[31m"}' > "$work/document"
points "the caret, at a control character" << 'END'
twcred: decode: json-string: document: at byte 6
  not JSON: a string has a control character, a wrong escape or no end
  {"x":"\u001b[31m"}
        ^
END
printf '{"x":"%080d","sid":1,"y":"%080d"}' 0 0 > "$work/document"
points "the caret, in a long line" << 'END'
twcred: decode: field-type: sid: at byte 94
  the JSON type is not the contract's
  ...0000000000000000000000000000","sid":1,"y":"00000000000000000000000000000...
                                         ^
END
printf '{"x":"caf\351"}' > "$work/document"
points "the caret, at ill-formed UTF-8" << 'END'
twcred: decode: json-utf8: document: at byte 9
  not JSON: the bytes are not UTF-8
  {"x":"caf\xe9"}
           ^
END

# -------------------------------------------------------------- full devices

# full NAME ARGUMENT…: what cannot be written is no success.
full() {
  local name=$1 got=0
  shift
  "$twcred" "$@" > /dev/full 2> "$work/err" < /dev/null || got=$?
  holds "a full device: $name: fails" test "$got" -ne 0
  holds "a full device: $name: says so" grep -qE '^twcred: [a-z]+: output-write: ' "$work/err"
}
full create create --type apn --base-url "$service/v2"
holds "a full device: create tells what was created" grep -qE "^  created: CR$hex\$" "$work/err"
full "encode create" encode create --type apn
full decode decode --operation fetch --status 200 "$work/contract"
full --help --help
full --version --version

# ---------------------------------------------------- closed and broken outputs

# A socket that got the number of a closed standard output would get the result.
got=0
"$twcred" create --type apn --base-url "$service/v2" >&- 2> "$work/err" < /dev/null || got=$?
holds "a closed output: exit status 7" test "$got" -eq 7
holds "a closed output: create tells what was created" grep -qE "^  created: CR$hex\$" "$work/err"
got=0
"$twcred" create --type apn --base-url "$service/v2" <&- >&- 2>&- || got=$?
holds "nothing open at all: exit status 7" test "$got" -eq 7

# A reader that is gone before the first byte: the fifo is opened, and closed.
mkfifo "$work/fifo"
exec 8<> "$work/fifo" 9> "$work/fifo" 8<&-
got=0
"$twcred" create --type apn --base-url "$service/v2" >&9 2> "$work/err" < /dev/null || got=$?
exec 9>&-
holds "a reader that has gone: exit status 7" test "$got" -eq 7
holds "a reader that has gone: create tells what was created" grep -qE "^  created: CR$hex\$" "$work/err"

# ------------------------------------------------------------------- secrets

finish_checks
