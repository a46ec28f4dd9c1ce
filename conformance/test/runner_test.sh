#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Tests the judge on case files and the probe on the library: what is no case file is
# refused with its line, a wrong expectation fails, so does a library that breaks a
# rule, and the cases that come with twcred are many.
# Usage: runner_test.sh JUDGE PROBE FAULTY_PROBE CASES_FOLDER NAME...
# The faulty probe is the same on top of faulty.c; the names are those of the case
# files that have a test of their own.
set -u

judge=$1
probe=$2
faulty=$3
cases=$4
shift 4
registered=" $* "
# The smallest number of cases that may ever be here.
floor=3200
# shellcheck source=conformance/test/check.sh
. "$(dirname "$0")/check.sh"

# Runs the judge on a file that holds the given text; status, out and err stay.
run_text() { # TEXT ARGUMENT...
  printf '%b' "$1" >given.case
  shift
  "$judge" --program "'$probe'" --jobs 1 --timeout 30 "$@" given.case >out 2>err
  status=$?
}

# ------------------------------------------------------------- what is refused

refused() { # NAME LINE REASON TEXT
  run_text "$4"
  check "$1: exit status 2, not $status" test "$status" -eq 2
  check "$1: the place and the reason" begins err "given.case:$2: $3"
  check "$1: nothing is run" test ! -s out
}

top='twcred-cases 2\n'
head="${top}case a.b\nrequires r.r\n"
json="${head}json\n"

refused 'empty file' 1 'an empty file' ''
refused 'no format line' 1 'the first line is not' 'case a.b\nrequires r.r\njson\n< 1\n> ok\n'
refused 'another version' 1 'the first line is not' 'twcred-cases 1\n'
refused 'longer version' 1 'the first line is not' 'twcred-cases 20\n'
refused 'comment before the format line' 1 'the first line is not' '# c\ntwcred-cases 2\n'
refused 'blank behind the format line' 1 'a blank at the end of the line' 'twcred-cases 2 \n'
refused 'byte-order mark' 1 'the first line is not' "\\xEF\\xBB\\xBF$top"
refused 'carriage return' 1 'a control character' 'twcred-cases 2\r\n'
refused 'no end of the last line' 6 'a last line without its end' "${json}< 1\n> ok"
refused 'trailing blank' 2 'a blank at the end of the line' "${top}case a.b \n"
refused 'trailing blank in a comment' 2 'a blank at the end of the line' "${top}# c \n"
refused 'trailing blank in a value' 5 'a blank at the end of the line' "${json}< 1 \n> ok\n"
refused 'blank line of a blank' 2 'a blank at the end of the line' "${top} \n"
refused 'tab' 5 'a control character' "${json}<\\t1\n> ok\n"
refused 'nul' 5 'a control character' "${json}< \\0001\n> ok\n"
refused 'del' 5 'a control character' "${json}< \\x7F\n> ok\n"
refused 'not UTF-8' 5 'a line that is not UTF-8' "${json}< \\xFF\n> ok\n"
refused 'surrogate in UTF-8' 2 'a line that is not UTF-8' "${top}# \\xED\\xA0\\x80\n"
refused 'text outside a case' 2 'a case, a comment or a blank line is wanted here' "${top}hello\n"
refused 'input outside a case' 2 'a case, a comment or a blank line is wanted here' "${top}< 1\n"

refused 'name without a dot' 2 'a name that is not dotted' "${top}case a\n"
refused 'empty name' 2 'a name that is not dotted' "${top}case\n"
refused 'name in upper case' 2 'a name that is not dotted' "${top}case a.B\n"
refused 'name of two words' 2 'a name that is not dotted' "${top}case a.b c\n"
refused 'name that ends in a dot' 2 'a name that is not dotted' "${top}case a.b.\n"
refused 'name with two dots' 2 'a name that is not dotted' "${top}case a..b\n"
refused 'name of another case' 8 'a name that another case has' "${json}< 1\n> ok\n\ncase a.b\n"
refused 'case within a case' 3 'the requirements are wanted here' "${top}case a.b\ncase a.c\n"
refused 'case behind an outcome' 7 'a value or a blank line is wanted here' "${json}< 1\n> ok\ncase a.c\n"
refused 'no requirements' 3 'the requirements are wanted here' "${top}case a.b\njson\n"
refused 'a clause' 3 'the requirements are wanted here' "${top}case a.b\nclause c\n"
refused 'requirements twice' 4 'the call is wanted here' "${head}requires r.r\n"
refused 'a requirement twice' 3 'a requirement that is named twice' "${top}case a.b\nrequires r.r r.s r.r\n"
refused 'no call' 4 'the call is wanted here' "${head}< 1\n> ok\n"
refused 'unknown call' 4 'an unknown call' "${head}jsn\n"
refused 'call with an argument too many' 4 'too many words' "${head}json 1\n"
refused 'call without its argument' 4 'an unknown argument' "${head}sid\n"
refused 'call with an unknown argument' 4 'an unknown argument' "${head}sid XX\n"
refused 'answer without its operation' 4 'an unknown argument' "${head}answer 201\n"
refused 'answer without its status' 4 'a call without its HTTP status' "${head}answer create\n"
refused 'error with a wrong status' 4 'a call without its HTTP status' "${head}error 4x0\n"
refused 'row without its number' 4 'a call without its number' "${head}operation\n"
refused 'row by another word' 4 'a call without its number' "${head}operation create\n"
refused 'number with a plus' 4 'a call without its number' "${head}error-code +1\n"
refused 'number of minus zero' 4 'a call without its number' "${head}error-code -0\n"
refused 'number beyond 64 bits' 4 'a call without its number' "${head}error-code 9223372036854775808\n"
refused 'number below 64 bits' 4 'a call without its number' "${head}error-code -9223372036854775809\n"
refused 'row with a word too many' 4 'too many words' "${head}operation 1 2\n"
refused 'error with a leading zero' 4 'a call without its HTTP status' "${head}error 0400\n"

refused 'no input' 5 'an outcome without input' "${json}> ok\n"
refused 'second input' 6 'a second input' "${json}< 1\n< 2\n> ok\n"
refused 'input behind the outcome' 7 'a value or a blank line is wanted here' "${json}< 1\n> ok\n< 2\n"
refused 'second outcome' 7 'a value or a blank line is wanted here' "${json}< 1\n> ok\n> ok\n"
refused 'no outcome' 6 'a case that ends before its outcome' "${json}< 1\n\n"
refused 'end of file before the outcome' 5 'a case that ends before its outcome' "${json}< 1\n"
refused 'blank line inside a case' 3 'a case that ends before its outcome' "${top}case a.b\n\nrequires r.r\n"
refused 'continuation of nothing' 5 'a continuation of nothing' "${json}| 1\n"
refused 'continuation of an outcome' 7 'a continuation of nothing' "${json}< 1\n> ok\n| 1\n"
refused 'empty continuation' 6 'an empty continuation' "${json}< 1\n|\n"
refused 'unknown line' 5 'an unknown line' "${json}input 1\n"
refused 'no blank behind the sign' 5 'an unknown line' "${json}<1\n> ok\n"

refused 'escape in lower case' 5 'an escape that is neither' "${json}< ~0a\n> ok\n"
refused 'escape without digits' 5 'an escape that is neither' "${json}< ~\n> ok\n"
refused 'escape with one digit' 5 'an escape that is neither' "${json}< ~0\n> ok\n"
refused 'escape with another letter' 5 'an escape that is neither' "${json}< ~0G\n> ok\n"
refused 'escape across lines' 5 'an escape that is neither' "${json}< ~0\n| A\n> ok\n"
refused 'bad escape in a continuation' 6 'an escape that is neither' "${json}< 1\n| ~x\n> ok\n"
refused 'repetition without an end' 5 'a repetition that is not' "${json}< ~(3*a\n> ok\n"
refused 'repetition without a count' 5 'a repetition that is not' "${json}< ~(*a)\n> ok\n"
refused 'repetition of zero' 5 'a repetition that is not' "${json}< ~(0*a)\n> ok\n"
refused 'repetition of nothing' 5 'a repetition that is not' "${json}< ~(3*)\n> ok\n"
refused 'repetition without a star' 5 'a repetition that is not' "${json}< ~(3a)\n> ok\n"
refused 'repetition in a repetition' 5 'a repetition that is not' "${json}< ~(2*~(2*a))\n> ok\n"
refused 'repetition with a bad escape' 5 'a repetition that is not' "${json}< ~(2*~0)\n> ok\n"
refused 'repetition beyond a mebibyte' 5 'a repetition that is not' "${json}< ~(1048577*a)\n> ok\n"
refused 'repetitions beyond a mebibyte' 5 'a value beyond' "${json}< ~(1048576*a)~(9*a)\n> ok\n"
head -c 1048577 /dev/zero | tr '\0' a >large
refused 'a mebibyte without repetitions' 5 'a value beyond' "${json}< $(<large)\n> ok\n"
refused 'count beyond every size' 5 'a repetition that is not' "${json}< ~(99999999999999999999*a)\n> ok\n"

refused 'outcome of a code in upper case' 6 'an outcome that is not' "${json}< 1\n> Json-syntax document 0\n"
refused 'outcome of a code that ends in a minus' 6 'an outcome that is not' "${json}< 1\n> json- document 0\n"
refused 'refused with a place' 6 'an outcome that is not' "${json}< 1\n> refused document\n"
refused 'outcome without a field' 6 'an outcome that is not' "${json}< 1\n> json-syntax\n"
refused 'outcome without an offset' 6 'an outcome that is not' "${json}< 1\n> json-syntax document\n"
refused 'outcome with a word too many' 6 'an outcome that is not' "${json}< 1\n> json-syntax document 0 1\n"
refused 'ok with a word too many' 6 'an outcome that is not' "${json}< 1\n> ok 0\n"
refused 'offset that is no number' 6 'an outcome that is not' "${json}< 1\n> json-syntax document -1\n"
refused 'offset with a leading zero' 6 'an outcome that is not' "${json}< 1\n> json-syntax document 01\n"
refused 'space outcome without needed' 6 'a space outcome' "${head}credential\n< {}\n> space-text text 4\n"

refused 'value of another call' 7 'a value that the call does not have' "${json}< 1\n> ok\nsid = a\n"
refused 'value of a bare answer' 7 'a value that the call does not have' "${head}answer create 201\n< {}\n> ok\nsid = a\n"
refused 'answer value of the other part' 7 'a value that the call does not have' "${head}answer create 201\n< {}\n> ok\nerror.sid = a\n"
refused 'item without its number' 7 'a value that the call does not have' "${head}page\n< {}\n> ok\nitem.sid = a\n"
refused 'item with a leading zero' 7 'a value that the call does not have' "${head}page\n< {}\n> ok\nitem.00.sid = a\n"
refused 'item of the other kind' 7 'a value that the call does not have' "${head}error 400\n< {}\n> ok\nitem.0.sid = a\n"
refused 'item in an item' 7 'a value that the call does not have' "${head}page\n< {}\n> ok\nitem.0.item.0.sid = a\n"
refused 'second value' 8 'a second line of the same name' "${head}credential\n< {}\n> ok\nsid = a\nsid = a\n"
refused 'value of an unknown word' 7 'a value that is another word' "${head}credential\n< {}\n> ok\nsid is absent\n"
refused 'continuation of a word' 8 'a continuation of nothing' "${head}credential\n< {}\n> ok\nsid is null\n| a\n"

good="${head}credential\n< {\"sid\":null,\"friendly_name\":\"a\"}\n> ok\nsid is null\nfriendly_name = a\n"
refused 'wrong value that is right' 9 'a wrong value that is right' "${good}wrong friendly_name = a\n"
refused 'wrong null that is right' 9 'a wrong value that is right' "${good}wrong sid is null\nwrong friendly_name = b\n"
refused 'wrong value that goes on to be right' 11 'a wrong value that is right' "${good}wrong type = apn\n# c\nwrong friendly_name =\n| a\n\ncase a.c\n"
refused 'wrong value twice' 10 'a second line of the same name' "${good}wrong sid = a\nwrong sid = b\n"
refused 'wrong value of another call' 9 'a value that the call does not have' "${good}wrong body = a\n"
refused 'wrong before the outcome' 6 'input or the outcome is wanted here' "${head}credential\n< {}\nwrong sid = a\n> ok\n"
refused 'value behind a wrong one' 10 'a value behind a wrong one' "${good}wrong sid = a\ntype = apn\n"
refused 'wrong line without a sign' 9 'an unknown line' "${good}wrong sid a\n"

refused 'no requirement' 3 'a requirement that is not dotted' "${top}case a.b\nrequires\n"
refused 'requirement of one word' 3 'a requirement that is not dotted' "${top}case a.b\nrequires a.b c\n"
refused 'requirements with two blanks' 3 'a requirement that is not dotted' "${top}case a.b\nrequires a.b  c.d\n"
refused 'second origin' 5 'a second origin' "${head}origin o\norigin o\n"
refused 'empty origin' 4 'an empty origin' "${head}origin\n"
refused 'origin behind the call' 5 'input or the outcome is wanted here' "${json}origin o\n"

refused 'capacity without a buffer' 5 'a capacity for a call' "${json}capacity 1\n"
refused 'second capacity' 6 'a second capacity' "${head}credential\ncapacity 1\ncapacity 1\n"
refused 'capacity that is no number' 5 'a capacity that is not' "${head}credential\ncapacity x\n"
refused 'claim without a limit' 5 'a claim for a call' "${head}sid CR\nclaim over-limit\n"
refused 'second claim' 6 'a second claim' "${json}claim over-limit\nclaim over-limit\n"
refused 'another claim' 5 'a claim other than' "${json}claim 5\n"

refused 'input for a request' 5 'input for a call that takes parameters' "${head}create\n< 1\n"
refused 'input for a row' 5 'input for a call that takes none' "${head}operation 1\n< 1\n"
refused 'parameter for a row' 5 'a parameter for a call that takes none' "${head}operation 1\nSid = a\n"
refused 'parameter of another call' 5 'an unknown parameter' "${head}fetch\nSecret = a\n"
refused 'match without input' 6 'an outcome without input' "${head}match\nsid = a\n> ok\n"
refused 'service that is none' 5 'a parameter that cannot have this value' "${head}list\nservice = chat-v3\n"
refused 'page size that is no number' 5 'a parameter that cannot have this value' "${head}list\nPageSize = x\n"
refused 'page size of another word' 5 'a parameter that cannot have this value' "${head}list\nPageSize is unset\n"
refused 'presence without its number' 5 'a parameter that cannot have this value' "${head}list\nPage is presence\n"
refused 'SID of a word' 5 'a parameter that cannot have this value' "${head}fetch\nSid is null-of-size 1\n"
refused 'label over the limit' 5 'a parameter that cannot have this value' "${head}base-url\nedge is over-limit\n"
refused 'parameter for a document' 5 'a parameter for a call that takes input' "${json}Type = apn\n"
refused 'unknown parameter' 5 'an unknown parameter' "${head}create\nName = a\n"
refused 'second parameter' 6 'a second line of the same name' "${head}create\nSecret = a\nSecret = a\n"
refused 'parameter outside its enum' 5 'a parameter that cannot have this value' "${head}create\nType = wns\n"
refused 'empty type' 5 'a parameter that cannot have this value' "${head}create\nType =\n"
refused 'switch of another word' 5 'a parameter that cannot have this value' "${head}create\nSandbox = yes\n"
refused 'enumerator that is no number' 5 'a parameter that cannot have this value' "${head}create\nType is x\n"
refused 'unknown word for a parameter' 5 'a parameter that cannot have this value' "${head}create\nSecret is null\n"
refused 'NULL without its size' 5 'a parameter that cannot have this value' "${head}create\nSecret is null-of-size\n"

# ------------------------------------------------------------------ what fails

fails() { # NAME REPORT TEXT
  run_text "$3"
  check "$1: exit status 1, not $status" test "$status" -eq 1
  check "$1: the case is named" begins out 'not ok a.b'
  check "$1: the report" holds out "$2"
  check "$1: the count" holds out '0 passed, 1 failed, 0 skipped'
}

passes() { # NAME TEXT
  run_text "$2"
  check "$1: exit status 0, not $status" test "$status" -eq 0
  check "$1: the count" holds out '1 passed, 0 failed, 0 skipped'
}

fails 'success expected' 'got: json-number document 1' "${json}< 1x\n> ok\n"
fails 'failure expected' 'got: ok' "${json}< 1\n> json-syntax document 0\n"
fails 'another code' 'got: json-trailing document 2' "${json}< {}{}\n> json-syntax document 2\n"
fails 'another offset' 'got: json-trailing document 2' "${json}< {}{}\n> json-trailing document 1\n"
fails 'another field' 'got: json-trailing document 2' "${json}< {}{}\n> json-trailing doc 2\n"
fails 'the requirement is told' $'failed, at given.case:2\n    r.r\n' "${json}< 1\n> json-syntax document 0\n"
fails 'a caret' $'got at byte 2:\n        {}~00{}\n          ^' "${json}< {}~00{}\n> json-trailing document 1\n"
fails 'a value too many' 'expected: nothing' "${head}credential\n< {\"friendly_name\":\"n\"}\n> ok\n"
fails 'a value too few' 'got: nothing' "${head}credential\n< {}\n> ok\nsid is null\n"
fails 'another value' 'got: friendly_name = n' "${head}credential\n< {\"friendly_name\":\"n\"}\n> ok\nfriendly_name = m\n"
fails 'a blank at its end' 'got: friendly_name = n~20' "${head}credential\n< {\"friendly_name\":\"n \"}\n> ok\nfriendly_name = n\n"
fails 'null is not the text null' 'got: friendly_name is null' "${head}credential\n< {\"friendly_name\":null}\n> ok\nfriendly_name = null\n"
fails 'the text null is not null' 'got: friendly_name = null' "${head}credential\n< {\"friendly_name\":\"null\"}\n> ok\nfriendly_name is null\n"
fails 'empty is not absent' 'got: friendly_name =' "${head}credential\n< {\"friendly_name\":\"\"}\n> ok\n"
fails 'another body' 'got: body = Type=apn' "${head}create\nType = apn\n> ok\nrequest = POST /Credentials 201 application/x-www-form-urlencoded\nbody = Type=gcm\n"
fails 'another needed size' 'got: space-body body needed 8' "${head}create\nType = apn\ncapacity 1\n> space-body body needed 9\n"
fails 'an earlier line refused' 'a line before the last was refused' "${head}header\n< none\n< A: b\n> header-syntax header 4\n"
fails 'another HTTP status' 'got: http_status = 400' "${head}error 400\n< {}\n> ok\nhttp_status = 404\n"

passes 'comments within a case' "${top}# c\ncase a.b\n# c\nrequires r.r\njson\n# c\n< [\n# c\n| ]\n> ok\n# c\n"
passes 'a requirement, an origin and wrong values' "${top}case a.b\nrequires a.b c.d-e.f\norigin OpenSSL\njson\n< 1\n> ok\n"
passes 'wrong values' "${good}wrong friendly_name = b\nwrong sid =\nwrong type = apn\n| x\n"
passes 'any refusal' "${json}< {}{}\n> refused\n"
fails 'success where any refusal is expected' $'expected: refused\n         got: ok' "${json}< {}\n> refused\n"
passes 'escapes' "${json}< ~5B~22~~~(3*~7E)~(2*~29)~22]\n> ok\n"

# ------------------------------------------------------- what a library breaks

# Cases that the library passes, so that what fails below is the fault put in.
printf '%b' "$top
case json.good\nrequires r.r\njson\n< [1]\n> ok\n
case json.bad\nrequires r.r\njson\n< [1,]\n> json-syntax document 3\n
case credential.good\nrequires r.r\ncredential\n< {\"friendly_name\":\"n\"}\n> ok\nfriendly_name = n\n
case credential.bad\nrequires r.r\ncredential\n< {\"friendly_name\":\"n\",\"sid\":1}\n> field-type sid 27\n
case create.good\nrequires r.r\ncreate\nType = apn\n> ok
request = POST /Credentials 201 application/x-www-form-urlencoded\nbody = Type=apn\n
case create.bad\nrequires r.r\ncreate\nType = apn\ncapacity 7\n> space-body body needed 8\n
case header.good\nrequires r.r\nheader\n< Retry-After: 1\n> ok\nretry_after = 1\nretry_seconds = 1\n
case header.bad\nrequires r.r\nheader\n< Retry-After: 1\n< x\n> header-syntax header 1
retry_after = 1\nretry_seconds = 1\n
case service-name.good\nrequires r.r\nservice-name\n< chat-v2\n> ok\nnumber = 2\nname = chat-v2
product = chat\nversion = v2\npage_size_max = 1000\nfriendly_name_max = 64\nupdate_type = no
remark = the product's changelog names 100 as the PageSize limit\n
case service-name.bad\nrequires r.r\nservice-name\n< chat\n> format-service service 0\n
case base-url.good\nrequires r.r\nbase-url\n> ok\nurl = https://ip-messaging.twilio.com/v2\n
case base-url.bad\nrequires r.r\nbase-url\nedge = a\n> param-missing region 0\n
case operation.good\nrequires r.r\noperation 1\n> ok\nname = fetch\nmethod = GET\nitem = yes\nbody = no
success = 200\ndocument = credential\n
case operation.none\nrequires r.r\noperation 5\n> ok\n
case error-code.good\nrequires r.r\nerror-code 20404\n> ok\ncode = 20404\nlast = 20404\nhttp_status = 404
name = not-found\nmeaning = there is no such SID, path or host\nrepeat = never never never never never\n
case error-row.good\nrequires r.r\nerror-row 6\n> ok\ncode = 20404\nlast = 20404\nhttp_status = 404
name = not-found\nmeaning = there is no such SID, path or host\nrepeat = never never never never never\n
case update.good\nrequires r.r\nupdate\nSid = CR~(32*0)\nSecret = s\n> ok
request = POST /Credentials/CR~(32*0) 200 application/x-www-form-urlencoded\nbody = Secret=s\n
case update.bad\nrequires r.r\nupdate\nSid = CR\n> param-format Sid 2\n
case fetch.good\nrequires r.r\nfetch\nSid = CR~(32*0)\n> ok\nrequest = GET /Credentials/CR~(32*0) 200\n
case fetch.bad\nrequires r.r\nfetch\n> param-format Sid 0\n
case delete.good\nrequires r.r\ndelete\nSid = CR~(32*0)\n> ok\nrequest = DELETE /Credentials/CR~(32*0) 204\n
case list.good\nrequires r.r\nlist\nPage = 1\n> ok\nrequest = GET /Credentials 200\nquery = Page=1\n
case next-page.good\nrequires r.r\nnext-page\nbase_url = http://h\nnext_page_url = http://h/Credentials?a\n> ok\nquery = a\n
case next-page.bad\nrequires r.r\nnext-page\nbase_url = http://h\nnext_page_url = http://i/Credentials?a\n> page-host next_page_url 7\n
case match.bad\nrequires r.r\nmatch\n< {\"sid\":\"CR~(32*0)\"}\nsid = CR~(31*0)1\n> field-mismatch sid 33\n
case page.good\nrequires r.r\npage\n< {\"credentials\":[{\"sandbox\":\"a\"},{}],\"meta\":{\"key\":\"kk\"}}\n> ok\nkey = kk\ncount = 2
item.0.sandbox = a\n
case page.bad\nrequires r.r\npage\n< {\"credentials\":[{\"sandbox\":\"a\"},1],\"meta\":{}}\n> field-type credentials 32\n
case error.good\nrequires r.r\nerror 400\n< {\"code\":1,\"errors\":[{\"message\":\"m\"},{}]}\n> ok\nhttp_status = 400\ncode = 1\ncount = 2
item.0.message = m\n
case error.bad\nrequires r.r\nerror 400\n< {\"code\":\"a\"}\n> field-type code 8\nhttp_status = 400\n
case answer.bad\nrequires r.r\nanswer list 200\n< {}\n> field-missing credentials 0\nhttp_status = 200\n" >sound.case

broken() { # FAULT CASE REPORT
  TWCRED_FAULT=$1 "$judge" --program "'$faulty'" --jobs 1 --timeout 30 --filter "$2" sound.case >out 2>err
  local status=$?
  check "$1: exit status 1, not $status" test "$status" -eq 1
  check "$1: the case is named" holds out "not ok $2"
  check "$1: the report" holds out "$3"
}

# A touch of memory ends the probe, which says why.
touching() { # FAULT CASE
  broken "$1" "$2" 'before its answer'
  check "$1: crashed" holds out 'crashed, at sound.case:'
  check "$1: what the probe says" holds err 'touched memory that is not its own'
}

"$judge" --program "'$faulty'" --timeout 30 --all sound.case >out 2>err
check 'no fault: exit status 0' test $? -eq 0
check 'no fault: the count' holds out '30 passed, 0 failed, 0 skipped'

touching reads-behind json.good
touching reads-before json.good
broken success-with-offset json.good 'a success that names a field, an offset or a size'
broken failure-without-field json.bad 'a failure that names no field'
broken failure-with-needed json.bad 'a needed size without a short buffer'
touching writes-behind credential.good
broken writes-before credential.good 'bytes outside the lent buffer were written'
broken leaves-text credential.bad 'the text buffer was not wiped'
broken leaves-output credential.bad 'got: type = apn'
broken leaves-size credential.bad 'a string that is not present and has text'
broken leaves-time credential.bad 'a time without its text'
broken needs-more credential.good 'a buffer one byte short'
broken needs-too-much credential.good 'more is needed than always suffices'
broken depends-on-garbage credential.good 'got: sandbox_value = yes'
broken points-outside credential.good 'a string outside the text buffer'
broken no-nul credential.good 'a string without its NUL'
broken writes-in-part create.bad 'what does not fit was written in part'
broken writes-in-part create.good 'what does not fit was written in part'
broken measures-more create.good 'measuring gives another size'
broken writes-behind-body create.good 'bytes behind what was written were changed'
broken leaves-body-size create.bad 'a failure that leaves a size'
broken ends-path-nowhere create.good 'a path without its NUL'
broken changes-kept header.bad 'a refused line changed what the lines before gave'
broken leaves-behind-kept header.bad 'the text buffer was not wiped behind a refused line'
broken miscounts header.good 'text_used is not what the strings take'
broken leaves-service service-name.bad 'a service that was not read, and is not the default'
broken another-version service-name.good 'got: version = v1'
broken no-remark service-name.good 'a row with a NULL for a text'
broken no-url-nul base-url.good 'a URL without its NUL'
broken url-size-with-nul base-url.good 'a URL without its NUL'
broken leaves-url-size base-url.bad 'a failure that leaves a size'
broken url-in-part base-url.good 'what does not fit was written in part'
broken url-writes-behind base-url.good 'bytes behind what was written were changed'
broken row-for-none operation.none 'got: name = create'
broken another-row operation.good 'got: method = DELETE'
broken wrong-row error-code.good 'a row that does not hold the code'
broken wrong-row error-row.good 'a row that is not found by its codes'
broken never-found error-code.good 'got: nothing'
broken rows-out-of-order error-row.good 'a row that is not behind those with smaller codes'
broken update-has-query update.good 'a query size of a request that has none'
broken update-leaves-path update.bad 'got: request ='
broken fetch-has-body fetch.good 'a size of a request that has neither body nor query'
broken fetch-leaves-method fetch.bad 'got: request = GET'
broken deletes-all delete.good 'got: request = DELETE /Credentials 204'
broken query-in-part list.good 'what does not fit was written in part'
broken query-measures-more list.good 'measuring gives another size'
broken list-has-body list.good 'a body size of a request that has none'
broken query-outside next-page.good 'a query outside of its URL'
broken query-with-sign next-page.good 'got: query = ?a'
broken leaves-query next-page.bad 'a failure that leaves a query'
touching url-reads-behind next-page.good
broken matches-any match.bad 'got: ok'
broken leaves-cursor page.bad 'a failure that leaves a list behind'
broken leaves-count page.bad 'got: count = 1'
broken counts-more page.good 'a list with more items, or fewer, than it counts'
broken page-leaves-text page.bad 'the text buffer was not wiped'
broken item-changes-meta page.good 'an item that was read changed what is told for the whole'
broken item-left-behind page.good 'got: item.2.type = gcm'
broken item-needs-work page.good 'sandbox_value = yes'
broken ends-early page.good 'a list with more items, or fewer, than it counts'
broken loses-status error.good 'got: nothing'
broken error-leaves-cursor error.bad 'a failure that leaves a list behind'
broken item-without-nul error.good 'a string without its NUL'
broken one-item-only error.good 'a list with more items, or fewer, than it counts'
broken answer-keeps-kind answer.bad 'got: kind = page'

# ----------------------------------------------------------------- the options

two="${json}< 1\n> ok\n\ncase a.c\nrequires r.r\njson\n< x\n> ok\n"
run_text "$two"
check 'one of two fails: the count' holds out '1 passed, 1 failed, 0 skipped'
check 'one of two fails: the other is told' begins out $'ok a.b\nnot ok a.c'
run_text "$two" --quiet
check 'quiet: only what failed' begins out 'not ok a.c'
run_text "$two" --filter a.b
check 'filter: a part of the name' holds out '1 passed, 0 failed'
run_text "$two" --filter '*.[c]'
check 'filter: a pattern' holds out '0 passed, 1 failed'
run_text "$two" --filter '*.c' --filter a.b
check 'filter: one of two' holds out '1 passed, 1 failed'
run_text "$two" --list
check 'list: the names' test "$(<out)" = $'a.b\na.c'
check 'list: exit status 0' test "$status" -eq 0
run_text "$two" --filter nothing
check 'filter without a case: exit status 2' test "$status" -eq 2
run_text "$top"
check 'no cases: exit status 2' test "$status" -eq 2
run_text "$two" --wrong
check 'unknown option: exit status 2' test "$status" -eq 2
run_text "$two" --list --dialogue
check 'list and dialogue: exit status 2' test "$status" -eq 2
run_text "$two" --program x
check 'two programs: exit status 2' test "$status" -eq 2
run_text "$two" --help
check 'help: exit status 0' test "$status" -eq 0
check 'help: on standard output' begins out 'usage: twcred-conformance'
for wrong in --jobs=0 --jobs=65 --jobs=x --jobs=01 --timeout=0 --timeout=-1 --memory=1.5 --filter; do
  value=${wrong#*=}
  [ "$value" != "$wrong" ] || value=
  # shellcheck disable=SC2086 # no value at all is one of them
  "$judge" --list "${wrong%%=*}" $value >out 2>err
  check "$wrong: exit status 2" test $? -eq 2
  check "$wrong: it is named" begins err "twcred-conformance: ${wrong%%=*}: "
done
"$judge" given.case --list --filter a.c >out 2>err
check 'options behind a file' test "$(<out)" = a.c
"$judge" given.case >out 2>err
check 'no program: exit status 2' test $? -eq 2
check 'no program: it is told' begins err 'twcred-conformance: --program: is missing'
for report in tap junit html; do
  run_text "$two" "--$report" report
  check "$report: exit status 1" test "$status" -eq 1
  check "$report: there is one" test -s report
  check "$report: the failure" holds report a.c
  run_text "$two" "--$report" absent/report
  check "$report that cannot be written: exit status 2" test "$status" -eq 2
  check "$report that cannot be written: it is named" begins err 'twcred-conformance: absent/report: '
  check "$report that cannot be written: nothing is run" test ! -s out
  [ ! -e /dev/full ] || run_text "$two" "--$report" /dev/full
  check "$report on a full disk: exit status 2" test "$status" -eq 2
done
status=2
[ ! -e /dev/full ] || "$judge" --program "'$probe'" given.case >/dev/full 2>err || status=$?
check 'standard output on a full disk: exit status 2' test "$status" -eq 2

# ---------------------------------------------------------------- the dialogue

run_text "${good}wrong friendly_name = b c\nwrong type is null\n\ncase a.c\nrequires r.r\nlist\nPageSize is null
PageToken is null-of-size 5\ncapacity 3\n> param-null PageToken 0\n\ncase a.d\nrequires r.r\njson\nclaim over-limit
< ~00~~%%\n| é\n> refused\n\ncase a.e\nrequires r.r\nsid CR\n<\n> format-sid sid 0\n\ncase a.f\nrequires r.r\nerror-row -1\n> ok\n" --dialogue
check 'dialogue: exit status 0' test "$status" -eq 0
cat >wanted <<'EOT'
? 1 credential input=%7B%22sid%22%3Anull%2C%22friendly_name%22%3A%22a%22%7D
= 1 ok sid:null friendly_name=a
! 1 ok sid:null friendly_name=b%20c
! 1 ok sid:null friendly_name=a type:null
? 2 list capacity:3 PageSize:null PageToken:null-of-size:5
= 2 refused param-null PageToken 0
? 3 json claim:over-limit input=%00~%25%25%C3%A9
= 3 refused
? 4 sid CR input=
= 4 refused format-sid sid 0
? 5 error-row -1
= 5 ok
EOT
check 'dialogue: the lines' cmp -s out wanted
"$judge" --list --suite absent >out 2>err
check 'no suite: exit status 2' test $? -eq 2
check 'no suite: the place' begins err 'absent/cases: '
"$judge" --list absent.case >out 2>err
check 'no such file: exit status 2' test $? -eq 2
"$judge" --list . >out 2>err
check 'a folder: exit status 2' test $? -eq 2
run_text "${json}< 1\n> ok\n"
cp given.case again.case
"$judge" --list given.case again.case >out 2>err
check 'the same name in two files: exit status 2' test $? -eq 2
check 'the same name in two files: the place' begins err 'again.case:2: a name that another case has'

# ------------------------------------------------------------ what comes with it

"$judge" --list "$cases"/*.case >out 2>err
check 'the cases can be listed' test $? -eq 0
count=$(wc -l <out)
check "at least $floor cases, not $count" test "$count" -ge "$floor"
# A file without a test of its own would be run by nobody.
for file in "$cases"/*.case; do
  name=$(basename "$file" .case)
  check "$name.case has a test" test "${registered/ $name /}" != "$registered"
  "$judge" --list "$file" >out 2>err
  check "$name.case has cases" test $? -eq 0
done

echo "$count cases"
checks_end
