#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# The judge and its player: that each requirement is written down, kept by one
# exchange and broken by another, that a sloppy client fails in the named places,
# that a report shows no secret, and that broken files of exchanges are refused.
# Usage: judge_test.sh TWCRED-MOCK
set -euo pipefail
mock=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=conformance/http/lib.sh
. "$here/lib.sh"

work=$(mktemp -d)
judge=
finish() {
  [ -z "$judge" ] || kill "$judge" 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
cd "$work"
write_inputs

failures=0
# ok NAME COMMAND...: the check holds where the command succeeds.
ok() {
  local name=$1
  shift
  if "$@" > said 2>&1; then
    echo "ok - $name"
  else
    echo "not ok - $name"
    sed 's/^/#   /' said
    failures=$((failures + 1))
  fi
}
not() {
  ! "$@"
}

# --------------------------------------------------------------- the requirements

"$mock" --judge-list | sed 's/^\([^ ]*\) */\1 /' > listed
awk '/^requirement /{name=$2} /^must /{sub(/^must /, ""); print name " " $0}' \
  "$here/../requirements/http.req" > written
ok "the requirements are written down as the judge has them" diff listed written
# What stands behind "requires", by outcome.
awk '/^requires /{ids=$0} /^> /{count = split(ids, id, " "); for (i = 2; i <= count; i++) print id[i] > "seen." $2}' \
  "$here"/*.exchanges
cut -d' ' -f1 listed | sort > all
for outcome in ok refused; do
  sort -u "seen.$outcome" > sorted
  ok "each requirement has an exchange that is $outcome, and no other is named" diff all sorted
done

# ------------------------------------------------------------------ a sloppy client

broken_names() {
  sed -n 's/^not ok [0-9]* - \([a-z.0-9-]*\) .*/\1/p' report
}
start_judge
bash "$here/sloppy.sh" "$value_base" "$value_account" "$value_password"
status=0
stop_judge || status=$?
judge=
ok "a sloppy client: exit 1" [ "$status" = 1 ]
broken_names > found
sed '/^#/d; /^$/d' "$here/sloppy.expected" > expected
ok "a sloppy client: where it is wrong" diff expected found
ok "the report: TAP 14" [ "$(head -n 2 report | tr '\n' ' ')" = "TAP version 14 1..$(wc -l < listed) " ]
ok "the report: a line for each requirement" [ "$(grep -cE '^(not )?ok [0-9]+ - http\.' report)" = "$(wc -l < listed)" ]
ok "the report: a block for each finding" [ "$(grep -c '^  ---$' report)" = "$(wc -l < found)" ]
ok "the report: a caret in each of them" [ "$(grep -cE '^    +\^$' report)" = "$(wc -l < found)" ]
ok "the report: printable ASCII" not grep -q '[^ -~]' report
for secret in "$value_password" "${secret_marks[@]}" "$(printf '%s' "$value_user" | base64 -w 0)" hushhush-old aHVzaGh1c2; do
  ok "the report: no secret" not grep -qF -e "$secret" report
done

# ------------------------------------------------------------- places, byte for byte

# shown PART BYTE LINE ARGUMENT...: what is shown of the first finding.
shown() {
  local part=$1 byte=$2 line=$3
  shift 3
  start_judge
  curl -q -s -m 5 -o answer "$@" "$value_base/v2/Credentials" || true
  stop_judge || true
  judge=
  printf '  part: %s\n  byte: %s\n  shown: |2\n    %s\n' "$part" "$byte" "$line" > expected
  sed -n '/^  part: /,/^    [^^]*$/p' report | head -n 4 > found
  ok "the caret: $part $byte" diff expected found
  ok "the caret is under byte $byte" [ "$(sed -n '/^  shown/{n;n;s/\^.*//;p;q;}' report | awk '{ print length($0) - 4 }')" = "$byte" ]
}
shown body 22 'Type=apn&FriendlyName=%E9' -u "$value_user" -d 'Type=apn&FriendlyName=%E9'
shown body 25 'Type=gcm&ApiKey=**********' -u "$value_user" -d 'Type=gcm&ApiKey=hushhush1%'

# ------------------------------------------------------------- too much to be kept

start_judge
seq -f "url = \"$value_base/v2/%g\"" 1001 > many
curl -q -s -m 60 --parallel-max 1 -K many > answer 2>&1 || true
status=0
stop_judge || status=$?
judge=
ok "too many requests: exit 1" [ "$status" = 1 ]
ok "too many requests: bails out" grep -q '^Bail out! ' report

"$mock" --lifetime 1 --judge "$work/none/report" > said 2> complaint && status=0 || status=$?
ok "no place for the report: exit 1" [ "$status" = 1 ]
ok "no place for the report: says so" grep -q 'none/report' complaint
"$mock" --lifetime 1 --judge - > printed && status=0 || status=$?
ok "nothing asked, nothing judged: exit 1" [ "$status" = 1 ]
ok "nothing asked: says so" grep -qx "Bail out! no client came" printed
ok "- is the standard output" grep -q '^TAP version 14$' printed
ok "nothing tried" [ "$(grep -c '# SKIP not tried$' printed)" = "$(wc -l < listed)" ]

# ------------------------------------------------------- broken files of exchanges

# refuse NAME LINE-NUMBER TEXT: a file that is refused there (printf).
refuse() {
  local status=0
  # shellcheck disable=SC2059 # the text is a format
  printf "$3" > broken.exchanges
  bash "$here/play.sh" "$mock" broken.exchanges > played 2> complaint || status=$?
  ok "$1: exit 2" [ "$status" = 2 ]
  ok "$1: says where" grep -q "^broken.exchanges:$2: " complaint
}
good='twcred-exchanges 1\nexchange a\nrequires http.path\n'
refuse "another version" 1 'twcred-exchanges 2\n'
refuse "no version" 1 'exchange a\n'
refuse "no end of the last line" 1 'twcred-exchanges 1\nexchange a'
refuse "an unknown word" 2 'twcred-exchanges 1\nexchanges a\n'
refuse "a name in capitals" 2 'twcred-exchanges 1\nexchange A\n'
refuse "no requirement" 3 'twcred-exchanges 1\nexchange a\ncurl x\n'
refuse "a requirement of one word" 3 'twcred-exchanges 1\nexchange a\nrequires http\n'
refuse "no step" 4 "$good> ok\n"
refuse "another outcome" 5 "${good}curl x\n> fine\n"
refuse "no outcome" 4 "${good}curl x\n"
refuse "a blank at the end" 4 "${good}curl x \n"
refuse "two blanks" 4 "${good}curl x  y\n"
refuse "a tab" 4 "${good}curl x\ty\n"
refuse "a NUL" 4 "${good}curl x\\000y\n"
refuse "no ASCII" 4 "${good}curl x\\303\\251\n"
refuse "a requirement twice" 3 'twcred-exchanges 1\nexchange a\nrequires http.path http.path\n'
refuse "no such escape" 4 "${good}curl x~2g\n"
refuse "no such name" 4 "${good}curl {bass}\n"
refuse "an open brace" 4 "${good}curl {base\n"
refuse "a name twice" 7 "${good}curl x\n> ok\n\nexchange a\n"

# Nor can they be played without a mock, or by nobody.
unplayed() {
  local name=$1 status=0
  shift
  bash "$here/play.sh" "$@" "$here/form.exchanges" > played 2> complaint || status=$?
  ok "$name: exit 2" [ "$status" = 2 ]
  ok "$name: nothing is played" [ ! -s played ]
}
unplayed "no mock" "$work/none"
unplayed "no jobs" --jobs 0 "$mock"
unplayed "jobs that are no number" --jobs x "$mock"

# An expectation that does not hold is told.
printf '%b' "${good}curl -u {user} {base}/v2/Credentials\n> refused\n\n" \
  'exchange b\nrequires http.path http.sandbox\ncurl -u {user} {base}/v2/Credentials\n> ok\n\n' \
  'exchange c\nrequires http.path\ncurl -u {user} {base}/v2/Credential\n> ok\n' > wrong.exchanges
status=0
bash "$here/play.sh" "$mock" wrong.exchanges > played || status=$?
ok "expectations that do not hold: exit 1" [ "$status" = 1 ]
ok "each of them is told" [ "$(grep -c '^not ok [abc]$' played)" = 3 ]
ok "what was not tried is told" grep -q 'not tried: http.sandbox' played

[ "$failures" = 0 ]
