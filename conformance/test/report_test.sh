#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Tests the reader of requirements and the reports: what is no file of requirements is
# refused with its line; XML and the page are well-formed and TAP is strict, whatever
# bytes a run holds; each counts what the run holds; and the text is that of
# report.golden.
# Usage: report_test.sh REPORT XMLLINT
# REPORT is the program of report_main.c. To write report.golden anew, which is then to
# be read: report_test.sh --golden REPORT.
set -eu
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
golden=
if [ "$1" = --golden ]; then
  golden=yes
  shift
fi
report=$(cd "$(dirname "$1")" && pwd)/${1##*/}
xmllint=${2-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
checks=0
failures=0

check() { # NAME COMMAND...
  checks=$((checks + 1))
  check_name=$1
  shift
  "$@" && return
  failures=$((failures + 1))
  printf 'not ok %s: %s\n' "$check_name" "$*"
}

# -------------------------------------------------------------- requirements

cat >form.req <<'END'
twcred-requirements 1
# A comment.

requirement form.space-plus
clause WHATWG URL, section 5.2 – serializing
link https://url.spec.whatwg.org/#concept-urlencoded-serializer?a=1&b=2
must A blank is written as a plus sign.

requirement form.other
clause twcred.h, twcred_create_encode()
# A comment within.
must What is not unreserved is percent-encoded, & "<this>" too.
END
cat >sid.req <<'END'
twcred-requirements 1

requirement sid.length
clause OpenAPI, credential.sid
link https://example.org/openapi
must A SID has 34 characters.

requirement sid.none
clause twcred.h, twcred_sid_check()
must A requirement may have no cases.
END
if [ -n "$golden" ]; then
  "$report" text hostile form.req sid.req >golden
  cp golden "$here/report.golden"
  exit 0
fi

cat >wanted <<'END'
form.req:4: form.space-plus; WHATWG URL, section 5.2 – serializing; https://url.spec.whatwg.org/#concept-urlencoded-serializer?a=1&b=2; A blank is written as a plus sign.
form.req:9: form.other; twcred.h, twcred_create_encode(); no link; What is not unreserved is percent-encoded, & "<this>" too.
sid.req:3: sid.length; OpenAPI, credential.sid; https://example.org/openapi; A SID has 34 characters.
sid.req:8: sid.none; twcred.h, twcred_sid_check(); no link; A requirement may have no cases.
END
"$report" requirements form.req sid.req >out
check 'requirements that are read' diff wanted out
printf 'twcred-requirements 1\n' >none.req
check 'a file without requirements' "$report" requirements none.req

refused() { # NAME LINE REASON TEXT [FILE]
  refused_file=${5-a.req}
  printf '%b' "$4" >"$refused_file"
  status=0
  "$report" requirements "$refused_file" >out 2>err || status=$?
  check "$1: status" test "$status" -eq 2
  check "$1: nothing is printed" test ! -s out
  printf '%s:%s: %s\n' "$refused_file" "$2" "$3" >wanted
  check "$1: the place and the reason" diff wanted err
}

top='twcred-requirements 1\n'
head="${top}requirement a.b\nclause c\n"
full="${head}link https://h\nmust m\n"
no_format='the first line is not that of the format'
no_name='a name that is not dotted words of a-z, 0-9 and -'
early='a requirement that ends before its sentence'
refused 'empty file' 1 'an empty file' ''
refused 'no format' 1 "$no_format" '\n'
refused 'a later version' 1 "$no_format" 'twcred-requirements 2\n'
refused 'a file of cases' 1 "$no_format" 'twcred-cases 2\n'
refused 'a longer version' 1 "$no_format" 'twcred-requirements 11\n'
refused 'a mark of the byte order' 1 "$no_format" "\\357\\273\\277$top"
refused 'a carriage return' 1 'a control character; write it as ~HH' 'twcred-requirements 1\r\n'
refused 'no end of the first line' 1 'a last line without its end' 'twcred-requirements 1'
refused 'no end of the last line' 5 'a last line without its end' "${head}link https://h\nmust m"
refused 'a blank at the end' 3 'a blank at the end of the line; write it as ~20' "${top}requirement a.b\nclause c \n"
refused 'a comment with a blank' 2 'a blank at the end of the line; write it as ~20' "${top}# \n"
refused 'a tab' 3 'a control character; write it as ~HH' "${top}requirement a.b\nclause\\tc\n"
refused 'a delete' 2 'a control character; write it as ~HH' "${top}#\\177\n"
refused 'a NUL' 2 'a control character; write it as ~HH' "${top}#\\000\n"
refused 'broken UTF-8' 2 'a line that is not UTF-8' "${top}#\\303\n"
refused 'a surrogate' 2 'a line that is not UTF-8' "${top}#\\355\\240\\200\n"
refused 'a name of one word' 2 "$no_name" "${top}requirement a\n"
refused 'a name in upper case' 2 "$no_name" "${top}requirement a.B\n"
refused 'no name' 2 "$no_name" "${top}requirement\n"
refused 'two names' 2 "$no_name" "${top}requirement a.b a.c\n"
refused 'two dots' 2 "$no_name" "${top}requirement a..b\n"
refused 'another area' 2 'a name whose first word is not that of the file' "${top}requirement b.a\n"
refused 'a longer area' 2 'a name whose first word is not that of the file' "${top}requirement ab.a\n"
refused 'a shorter area' 2 'a name whose first word is not that of the file' "${top}requirement a.a\n" ab.req
refused 'another ending' 2 'a name whose first word is not that of the file' "${top}requirement a.a\n" a.rec
refused 'the same name' 7 'a name that another requirement has' "${full}\nrequirement a.b\n"
refused 'no clause' 3 'the clause is wanted here' "${top}requirement a.b\nmust m\n"
refused 'an empty clause' 3 'an empty clause' "${top}requirement a.b\nclause\n"
refused 'two clauses' 4 'the link or the sentence is wanted here' "${head}clause c\n"
refused 'a clause alone' 2 'a requirement, a comment or a blank line is wanted here' "${top}clause c\n"
refused 'no link' 4 'a clause without its link, and not one of twcred.h' "${head}must m\n"
refused 'two links' 5 'the sentence is wanted here' "${head}link https://h\nlink https://h\n"
refused 'an empty link' 4 'a link that does not begin with https://' "${head}link\n"
refused 'a scheme alone' 4 'a link that does not begin with https://' "${head}link https://\n"
refused 'a script' 4 'a link that does not begin with https://' "${head}link javascript:alert(1)\n"
refused 'plain HTTP' 4 'a link that does not begin with https://' "${head}link http://h\n"
refused 'a link of two words' 4 'a link with a byte that no URL has' "${head}link https://h h\n"
refused 'a quote in a link' 4 'a link with a byte that no URL has' "${head}link https://h\"\n"
refused 'UTF-8 in a link' 4 'a link with a byte that no URL has' "${head}link https://\\303\\251\n"
refused 'an empty sentence' 5 'an empty requirement' "${head}link https://h\nmust\n"
refused 'two sentences' 6 'a blank line is wanted here' "${full}must m\n"
refused 'no blank line' 6 'a blank line is wanted here' "${full}requirement a.c\n"
refused 'an early end' 4 "$early" "${head}\nmust m\n"
refused 'an early end of the file' 3 "$early" "$head"
refused 'an unknown line' 3 'the clause is wanted here' "${top}requirement a.b\nshould c\n"
refused 'a key in upper case' 3 'the clause is wanted here' "${top}requirement a.b\nClause c\n"

# The same name in two files of the same area.
mkdir -p other
printf '%b' "$full" >a.req
printf '%b' "$full" >other/a.req
status=0
"$report" requirements a.req other/a.req >out 2>err || status=$?
check 'a name of another file: status' test "$status" -eq 2
check 'a name of another file' grep -qx 'other/a.req:2: a name that another requirement has' err
status=0
"$report" requirements missing.req >out 2>err || status=$?
check 'no file: status' test "$status" -eq 2
check 'no file' grep -q '^missing.req: ' err

# ------------------------------------------------------------------- reports

# A rule has as many cases as a table would give it.
{
  printf '%s\n' 'twcred-requirements 1'
  number=0
  while [ "$number" -lt 200 ]; do
    printf '\nrequirement many.rule-%d\nclause RFC 8259, section 7\n' "$number"
    printf 'link https://www.rfc-editor.org/rfc/rfc8259#section-7\n'
    printf 'must A control character below U+0020 in a string is refused where it stands.\n'
    number=$((number + 1))
  done
} >many.req

for name in hostile good one none many; do
  files='form.req sid.req'
  [ "$name" != many ] || files=many.req
  for kind in text quiet tap junit html; do
    # shellcheck disable=SC2086 # two names
    "$report" "$kind" "$name" $files >"$name.$kind"
    # shellcheck disable=SC2086
    "$report" "$kind" "$name" $files >again
    check "$name: $kind is the same again" cmp "$name.$kind" again
    status=0
    # shellcheck disable=SC2086
    "$report" "$kind" "$name" $files >/dev/full || status=$?
    check "$name: $kind on a full disk" test "$status" -eq 1
  done
done

# Text.
check 'text' diff "$here/report.golden" hostile.text
grep -v '^ok \|^skipped [a-z]*\.' hostile.text >wanted
check 'quiet is text without what passed' diff wanted hostile.quiet
printf '0 passed, 0 failed, 0 skipped\n' >wanted
check 'text of nothing' diff wanted none.text
printf 'ok form.space-plus.good\nskipped form.space-plus.skipped\nskipped create: 1 of 1 cases\n1 passed, 0 failed, 1 skipped\n' >wanted
check 'text of a success' diff wanted good.text
check 'text of many' test "$(tail -n 1 many.text)" = '3600 passed, 400 failed, 0 skipped'
check 'text of a requirement' grep -qx 'requirement many.rule-7: 2 of 20 cases failed' many.text

# TAP.
tap() { # FILE
  awk -f "$here/report_tap.awk" "$1"
}
check 'TAP of hostile bytes' tap hostile.tap >out
cat >wanted <<'END'
1 passed, 10 failed, 2 skipped, 13 requirements
noise 2
grew 1
hung 1
crashed 1
broken 1
failed 4
END
check 'TAP counts' diff wanted out
check 'TAP of a success' test "$(tap good.tap)" = '1 passed, 0 failed, 1 skipped, 0 requirements'
check 'TAP of nothing' test "$(tap none.tap)" = '0 passed, 0 failed, 0 skipped, 0 requirements'
check 'TAP of many' test "$(tap many.tap | head -n 1)" = '3600 passed, 400 failed, 0 skipped, 400 requirements'

# The reader of TAP tells, or what it passes means nothing.
spoil() { # NAME SED-SCRIPT
  sed "$2" hostile.tap >spoilt
  check "$1: TAP was spoilt" test "$(cmp -s hostile.tap spoilt || echo other)" = other
  checks=$((checks + 1))
  if tap spoilt >out; then
    failures=$((failures + 1))
    printf 'not ok TAP is believed: %s\n' "$1"
  fi
}
spoil 'a wrong plan' '2s/13/14/'
spoil 'no version' 1d
spoil 'a wrong number' 's/^ok 9 /ok 8 /'
spoil 'a missing test' '/^ok 9 /d'
spoil 'a missing end of a block' '0,/^  \.\.\.$/{/^  \.\.\.$/d}'
spoil 'a missing start of a block' '0,/^  ---$/{/^  ---$/d}'
spoil 'a smaller indent' 's/^    expected: ok$/   expected: ok/'
spoil 'a bare quote' 's/must: "A SID/must: "A "SID/'
spoil 'a bare backslash' 's/must: "A SID/must: "A \\SID/'
spoil 'a bare directive' 's/^not ok 2 - form/not ok 2 - # form/'
spoil 'a tab' 's/^  finding: hung/\tfinding: hung/'

# XML and the page.
for name in hostile good one none many; do
  for kind in junit html; do
    check "$name: $kind is well-formed" "$xmllint" --noout "$name.$kind"
  done
done
xpath() { # FILE EXPRESSION WANTED
  check "$1: $2" test "$("$xmllint" --xpath "$2" "$1")" = "$3"
}
finding='//*[self::failure or self::error]'
xpath hostile.junit 'count(//testcase)' 13
xpath hostile.junit 'count(//testcase/failure)' 5
xpath hostile.junit 'count(//testcase/error)' 5
xpath hostile.junit 'count(//testcase/skipped)' 2
xpath hostile.junit 'count(//testcase[count(*) > 1])' 0
xpath hostile.junit 'count(//failure[@type != "failed" and @type != "broken"])' 0
xpath hostile.junit 'count(//error[@type = "failed" or @type = "broken"])' 0
xpath hostile.junit 'concat(/testsuites/@tests, /testsuites/@failures, /testsuites/@errors, /testsuites/@skipped)' 13552
xpath hostile.junit 'sum(//testsuite/@tests)' 13
xpath hostile.junit 'sum(//testsuite/@failures)' 5
xpath hostile.junit 'sum(//testsuite/@errors)' 5
xpath hostile.junit 'sum(//testsuite/@skipped)' 2
xpath hostile.junit 'count(//testsuite[@tests != count(testcase) or @errors != count(testcase/error) or @failures != count(testcase/failure) or @skipped != count(testcase/skipped)])' 0
xpath hostile.junit 'string(//testsuite[1]/@name)' form
xpath hostile.junit 'string(//testcase[@name = "sid.length.33"]/@classname)' twcred.sid
xpath hostile.junit 'string(//testcase[@name = "form.space-plus.tab"]/@time)' 1.234567
xpath hostile.junit 'string(//testcase[@name = "form.space-plus.tab"]/@line)' 13
xpath hostile.junit 'string(//testsuite[@name = "sid"]/@time)' 5.000210
xpath hostile.junit "string(//testcase[@name = 'sid.length.33']/error/@message)" 'sid.length: A SID has 34 characters.'
xpath hostile.junit "count(${finding}[contains(., ']]>')])" 6
xpath hostile.junit 'count(//failure[contains(., "{&quot;a&quot;")])' 0
xpath none.junit 'count(//testsuite)' 0
xpath none.junit 'string(/testsuites/@tests)' 0
xpath good.junit 'count(//testcase[not(*)])' 1
xpath good.junit 'string(//skipped/@message)' 'unsupported: create'
xpath many.junit 'count(//failure)' 400

articles='//*[local-name() = "article"]'
xpath hostile.html "count($articles)" 10
xpath hostile.html "count($articles//*[local-name() = 'mark'])" 3
xpath hostile.html "string(${articles}[1]//*[local-name() = 'mark'])" '~01'
xpath hostile.html 'count(//@id[. = "form.space-plus"])' 1
xpath hostile.html 'count(//*[@id = preceding::*/@id or @id = ancestor::*/@id])' 0
xpath hostile.html 'count(//@href[starts-with(., "#")][not(substring(., 2) = //@id)])' 0
xpath hostile.html 'count(//@aria-labelledby[not(. = //@id)])' 0
xpath hostile.html 'count(//@href[not(starts-with(., "#"))])' 2
xpath hostile.html 'count(//@src | //*[local-name() = "script" or local-name() = "link" or local-name() = "a"][not(@href)])' 0
xpath hostile.html 'count(//*[local-name() = "th"][not(@scope)])' 0
xpath hostile.html 'count(//*[local-name() = "details"])' 8
xpath hostile.html 'count(//*[local-name() = "h1"])' 1
xpath hostile.html 'count(//*[@id = "areas"]/..//*[local-name() = "tbody"]/*)' 8
xpath hostile.html 'string(//*[@id = "areas"]/..//*[local-name() = "tfoot"]//*[local-name() = "td"][4])' '7 of 9'
xpath hostile.html 'string(//*[contains(@class, "verdict")]/*[1])' 'Failed.'
xpath hostile.html 'string(//*[@href = "#failures:sid"])' 4
xpath hostile.html 'count(//*[@id = "failures:sid"]/following-sibling::*[starts-with(@id, "case:sid.")])' 4
xpath good.html 'string(//*[contains(@class, "verdict")]/*[1])' 'Passed.'
xpath good.html "count($articles)" 0
xpath many.html "count($articles)" 400
verdict='//*[local-name() = "tr"][@id = "form.space-plus"]/*[3]'
xpath hostile.html "string($verdict)" 'broken, 2 of 3 failed'
xpath one.html "string($verdict)" 'broken, 1 of 1 failed'
xpath good.html "string($verdict)" 'kept, 1 of 2 skipped'
xpath hostile.html 'string(//*[@id = "sid.none"]/*[3])' 'no cases'
xpath hostile.html 'string(//*[@id = "unknown.requirement"]/*[3])' skipped
xpath hostile.html 'string(//*[@id = "form.space-plus"]//*[@class = "clause"]/*/@href)' \
  'https://url.spec.whatwg.org/#concept-urlencoded-serializer?a=1&b=2'
for name in one good; do
  wanted=$([ $name = good ] && echo passed || echo failed)
  xpath $name.html "substring(//*[local-name() = 'title'], string-length(//*[local-name() = 'title']) - 7)" ": $wanted"
done
xpath one.html 'string(//*[contains(@class, "verdict")]/*[2])' \
  '1 of 1 case failed, and 2 requirements are broken. 0 passed, 0 skipped.'
xpath good.html 'string(//*[contains(@class, "verdict")]/*[2])' '1 case passed, none failed, 1 skipped.'
xpath many.html 'string(//*[local-name() = "tfoot"]//*[@class = "p"]/@style)' 'width:90.0%'
xpath many.html 'string(//*[local-name() = "tfoot"]//*[@class = "f"]/@style)' 'width:10.0%'
xpath many.html 'string(//*[local-name() = "tfoot"]//@aria-label)' '3600 passed, 400 failed, 0 skipped'
check 'the page of a full run is below two megabytes' test "$(wc -c <many.html)" -lt 2000000
check 'the style sheet fetches nothing' test "$(grep -c 'url(\|@import' hostile.html)" -eq 0

# No report holds a byte that is none of its own or of UTF-8.
for file in hostile.*; do
  check "$file: no control characters" test "$(tr -d '\040-\176\012\200-\377' <"$file" | wc -c)" -eq 0
  check "$file: UTF-8" iconv -f UTF-8 -t UTF-8 -o out "$file"
done

printf '%d checks, %d failures\n' "$checks" "$failures"
[ "$failures" -eq 0 ]
