#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Tests what the judge makes of adapters that crash, hang, grow, talk nonsense, refuse
# too much or too little, or do not end: each is a small program written here.
# Usage: judge_test.sh JUDGE PROBE
# shellcheck disable=SC2016 # the commands of adapters are for their own shell
set -u

judge=$1
probe=$2
# shellcheck source=conformance/test/check.sh
. "$(dirname "$0")/check.sh"

cat >three.case <<'END'
twcred-cases 2
case t.one
requires r.one r.all
json
< 1
> ok

case t.two
requires r.two-1 r.all
json
< 2
> ok

case t.three
requires r.two-2 r.all
json
< 3
> ok
END

cat >values.case <<'END'
twcred-cases 2
case v.ok
requires r.all
credential
< {}
> ok
sid is null
friendly_name = a b

case v.refused
requires r.all
error 400
< {}
> field-type code 8
http_status = 400

case v.anyhow
requires r.all
json
< x
> refused
END

# An adapter that answers each request, of $number and $request, with what the given
# commands print; and then, when there are no more, does what the others say.
adapter() { # NAME COMMANDS [COMMANDS-AT-THE-END] [GREETING]
  cat >"$1" <<END
#!/bin/sh
echo '${4-twcred-adapter 1 places}'
while read -r number request; do
$2
done
${3-}
END
  chmod +x "$1"
}

# Runs the judge on an adapter; status, out and err stay.
run() { # COMMAND FILE ARGUMENT...
  local command=$1 file=$2
  shift 2
  # A busy machine is no hang, unless a test says so.
  "$judge" --program "$command" --jobs 1 --timeout 30 "$@" "$file" >out 2>err
  status=$?
}

# That an adapter which does so with the second case, and is right otherwise, has that
# one finding.
second() { # NAME VERDICT DETAIL COMMANDS [ARGUMENT...]
  local name=$1 verdict=$2 detail=$3
  adapter second "if [ \$number = 2 ]; then
$4
else echo \"\$number ok\"; fi"
  shift 4
  run "exec ./second" three.case "$@"
  check "$name: exit status 1, not $status" test "$status" -eq 1
  check "$name: the verdict" holds out $'not ok t.two\n    '"$verdict, at three.case:8"
  check "$name: the detail" holds out "$detail"
  check "$name: the first is judged" begins out $'ok t.one\nnot ok t.two\n'
  check "$name: the last is judged" holds out $'\nok t.three\n'
  check "$name: the totals" holds out '2 passed, 1 failed, 0 skipped'
}

# That what happens at the end is a finding of the last case.
last() { # NAME VERDICT DETAIL COMMANDS-AT-THE-END [ARGUMENT...]
  local name=$1 verdict=$2 detail=$3
  adapter last 'echo "$number ok"' "$4"
  shift 4
  run "exec ./last" three.case "$@"
  check "$name: exit status 1, not $status" test "$status" -eq 1
  check "$name: the verdict" holds out $'not ok t.three\n    '"$verdict, at three.case:14"
  check "$name: the detail" holds out "$detail"
  check "$name: the totals" holds out '2 passed, 1 failed, 0 skipped'
}

# That a program is not judged at all.
unable() { # NAME REASON COMMAND [ARGUMENT...]
  local name=$1 reason=$2 command=$3
  shift 3
  run "$command" three.case "$@"
  check "$name: exit status 2, not $status" test "$status" -eq 2
  check "$name: the reason" holds err "twcred-conformance: $command: $reason"
  check "$name: no report" test ! -s out
}

# Whether the process of which the number is in a file is gone, or will be in a moment.
# One that nobody waited for yet is gone, too.
gone() { # FILE
  local pid try state
  pid=$(<"$1")
  for try in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$pid" 2>>err || return 0
    read -r _ _ state _ 2>>err <"/proc/$pid/stat" || return 0
    [ "$state" != Z ] || return 0
    sleep 0.1
  done
  echo "$pid still runs after $try looks" >>err
  return 1
}

# ------------------------------------------------------------------- the honest

adapter honest 'echo "$number ok"'
run ./honest three.case
check 'honest: exit status 0' test "$status" -eq 0
check 'honest: the report' test "$(<out)" = $'ok t.one\nok t.two\nok t.three\n3 passed, 0 failed, 0 skipped'
check 'honest: nothing else' test ! -s err
run "true && ./honest 'with words' | cat" three.case
check 'a command line: exit status 0' test "$status" -eq 0
run ./honest three.case --filter r.one
check 'filter by a requirement' begins out $'ok t.one\n1 passed'
run ./honest three.case --filter 'r.two-[12]'
check 'filter by a pattern of requirements' begins out $'ok t.two\nok t.three\n2 passed'
run ./honest three.case --filter r.two-2 --filter t.one
check 'filter by either' begins out $'ok t.one\nok t.three\n2 passed'
"$judge" --program ./honest three.case >out 2>err <&-
check 'without a standard input: exit status 0' test $? -eq 0
adapter talking 'echo "about $number" >&2; echo "$number ok"'
run ./talking three.case
check 'the error stream is passed through' test "$(<err)" = $'about 1\nabout 2\nabout 3'
adapter slow 'sleep 0.8; echo "$number ok"'
run ./slow three.case --timeout 2
check 'the time limit is for each case' test "$status" -eq 0

adapter curious 'if ls -l /proc/$$/fd | grep -q secret.tap; then echo "$number refused"; else echo "$number ok"; fi'
run ./curious three.case --tap secret.tap
check 'an adapter does not get at the reports' test "$status" -eq 0

# ------------------------------------------------------------------ no greeting

unable 'no such program' 'ended with status 127 before its greeting' ./absent
unable 'ends at once' 'ended with status 3 before its greeting' 'exit 3'
unable 'killed at once' 'ended by signal 9 before its greeting' 'kill -9 $$'
unable 'no greeting' 'no greeting in time' 'exec sleep 1000' --timeout 2
unable 'another version' 'its first line is no greeting: twcred-adapter 2' "echo 'twcred-adapter 2'; cat"
unable 'a longer version' 'its first line is no greeting: twcred-adapter 10' "echo 'twcred-adapter 10'; cat"
unable 'another extra' 'its first line is no greeting: twcred-adapter 1 place' "echo 'twcred-adapter 1 place'; cat"
unable 'a carriage return' 'its first line is no greeting: twcred-adapter 1~0D' "printf 'twcred-adapter 1\r\n'; cat"
unable 'a NUL' 'its first line is no greeting: twcred-adapter 1~00' "printf 'twcred-adapter 1\0\n'; cat"
unable 'a blank' 'its first line is no greeting: twcred-adapter 1 ' "echo 'twcred-adapter 1 '; cat"
unable 'a greeting without an end' 'a greeting without end' "yes | tr -d '\n'"
unable 'half a greeting' 'ended with status 0 before its greeting' "printf 'twcred-adapter 1'"

# ---------------------------------------------------------------------- crashes

second 'ends with a status' crashed 'ended with status 3 before its answer' 'exit 3'
second 'ends well, but too early' crashed 'ended with status 0 before its answer' 'exit 0'
second 'ends by a signal' crashed 'ended by signal 9 before its answer' 'kill -9 $$'
second 'ends in the middle of an answer' crashed 'ended with status 0 before its answer' 'printf "2 o"; exit 0'
second 'closes its output' crashed 'closed its output, and did not end before its answer' 'exec >&-; sleep 1000'
adapter killed 'kill -9 $$'
run './killed; exit $?' three.case
check 'ends by a signal behind a shell' holds out 'ended with status 137, as a shell tells signal 9, before its answer'
adapter dying 'echo "$number ok"; exit 5'
run ./dying three.case
check 'ends behind an answer: the next case has it' begins out $'ok t.one\nnot ok t.two\n    crashed'
check 'ends behind an answer: the last has it as well' holds out 'ended with status 5 after its input was closed'
: >fresh
adapter once 'rm fresh; exit 1'
sed -i '2i [ -e fresh ] || exit 7' once
run ./once three.case
check 'cannot be started again: exit status 1' test "$status" -eq 1
check 'cannot be started again: the first' holds out 'ended with status 1 before its answer'
check 'cannot be started again: the others' holds out $'crashed, at three.case:14'
check 'cannot be started again: why' holds out $'it was started again\n    ended with status 7 before its greeting'

# ------------------------------------------------------------------------ hangs

second 'hangs' hung 'no answer in time' 'sh -c "echo \$\$ >pid; exec sleep 1000" & wait' --timeout 2
check 'hangs: what it started is gone' gone pid
second 'hangs in the middle of an answer' hung 'no answer in time' 'printf "2 ok"; sleep 1000' --timeout 2
cat >large.case <<'END'
twcred-cases 2
case l.one
requires r.all
json
< ~(1048576*~00)
> refused
END
for number in $(seq 1 14); do
  [ "$number" -gt 1 ] || echo 'twcred-cases 2'
  printf 'case h.case-%s\nrequires r.all\njson\n< %s\n> ok\n\n' "$number" "$number"
done >fourteen.case
adapter stuck 'case $number in [23]) echo "$number ok" ;; *) sleep 1000 ;; esac'
run ./stuck fourteen.case --timeout 1
check 'hangs always: exit status 1' test "$status" -eq 1
check 'hangs always: all are told' holds out '2 passed, 12 failed'
check 'hangs always: the last are not asked' test "$(grep -c 'not asked: 10 cases in a row had no answer in time' out)" -eq 1
run "echo 'twcred-adapter 1'; exec sleep 1000" large.case --timeout 2
check 'does not read: exit status 1' test "$status" -eq 1
check 'does not read: the verdict' holds out 'hung, at large.case'
run "'$probe'" large.case
check 'reads a mebibyte: exit status 0' test "$status" -eq 0

# ----------------------------------------------------------------------- growth

adapter growing 'x=0123456789abcdef
while [ ${#x} -lt 16777216 ]; do x=$x$x; done
echo "$number ok"'
run ./growing three.case --memory 8
check 'grows: exit status 1' test "$status" -eq 1
check 'grows: the verdict' begins out $'not ok t.one\n    grew, at three.case:2'
check 'grows: how much' holds out ' MiB since the greeting'
check 'grows: told once' holds out '2 passed, 1 failed'
run './growing; exit $?' three.case --memory 8
check 'grows behind a shell: exit status 1' test "$status" -eq 1
check 'grows behind a shell: the verdict' begins out $'not ok t.one\n    grew'
run ./growing three.case --memory 200
check 'grows within the limit: exit status 0' test "$status" -eq 0

# ------------------------------------------------------------------------ noise

noise() { # NAME ANSWER DETAIL
  second "$1" noise "$3" "printf '$2\n'"
}

noise 'no answer' 'hello' 'a line that does not begin with the number of a request'
noise 'an empty line' '' 'a line that does not begin with the number of a request'
noise 'another number' '3 ok' 'an answer to another number'
noise 'a number with a zero' '02 ok' 'a line that does not begin with the number of a request'
noise 'a number beyond all' '99999999999999999999 ok' 'a line that does not begin with the number of a request'
noise 'a number alone' '2' 'an answer that is not ok, refused, unsupported or broken'
noise 'another word' '2 OK' 'an answer that is not ok, refused, unsupported or broken'
noise 'two blanks' '2  ok' 'an answer that is not ok, refused, unsupported or broken'
noise 'a blank at the end' '2 ok ' 'a blank at the end of the line'
noise 'a carriage return' '2 ok\r' 'it was: 2 ok~0D'
noise 'a NUL' '2 ok\0' 'it was: 2 ok~00'
noise 'a value without a sign' '2 ok value' 'a word that is neither NAME=BYTES nor NAME:null'
noise 'a value without a name' '2 ok =a' 'a word that is neither NAME=BYTES nor NAME:null'
noise 'a value of another word' '2 ok value:true' 'a word that is neither NAME=BYTES nor NAME:null'
second 'values without an end' noise 'an answer with too many values' \
  'awk "BEGIN { printf \"2 ok\"; for (i = 0; i < 200000; i++) printf \" v%d=\", i; print \"\" }"'
noise 'a value twice' '2 ok value=a value=b' 'a value that is told twice'
noise 'bytes as they are' '2 ok value={}' 'bytes that are not percent-coded'
noise 'a sign without digits' '2 ok value=%%' 'bytes that are not percent-coded'
noise 'a sign with one digit' '2 ok value=%%0' 'bytes that are not percent-coded'
noise 'a sign with other letters' '2 ok value=%%0g' 'bytes that are not percent-coded'
noise 'a code alone' '2 refused json-syntax' 'a refusal that is not CODE FIELD NUMBER'
noise 'a code and a field' '2 refused json-syntax document' 'a refusal that is not CODE FIELD NUMBER'
noise 'an offset that is none' '2 refused json-syntax document x' 'a refusal that is not CODE FIELD NUMBER'
noise 'needed without a size' '2 refused space-text text needed' 'a refusal that is not CODE FIELD NUMBER'
noise 'ok with a place' '2 ok json-syntax document 0' 'a word that is neither NAME=BYTES nor NAME:null'
noise 'broken without a rule' '2 broken' 'broken without its rule'
noise 'broken and two blanks' '2 broken  ' 'a blank at the end of the line'
noise 'two answers' '2 ok\n2 ok' 'output when nothing was asked: 2 ok'
noise 'more than an answer' '2 ok\nmore\neven more' 'output when nothing was asked: more'
second 'an answer without an end' noise 'an answer without end' "yes 2 | tr -d '\n'"
second 'answers without an end' noise 'output when nothing was asked: 2 ok' 'yes "2 ok"'

adapter ahead 'echo "$number ok"' '' 'twcred-adapter 1
1 ok'
run ./ahead three.case
check 'an answer in advance: exit status 1' test "$status" -eq 1
check 'an answer in advance: the first has it' begins out $'not ok t.one\n    noise, at three.case:2'
check 'an answer in advance: what' holds out 'output when nothing was asked: 1 ok'
cat >again <<'END'
#!/bin/sh
if [ -e crash ]; then
  printf 'twcred-adapter 1\n'
  read -r number request
  rm crash
  exit 1
fi
printf 'twcred-adapter 1\n2 ok\n'
cat >/dev/null
END
chmod +x again
: >crash
run ./again three.case
check 'an answer in advance after a start again: the verdicts' holds out $'not ok t.two\n    noise, at three.case:8'

adapter plain 'echo "$number refused param-null Sid 0"' '' 'twcred-adapter 1'
run ./plain values.case
check 'a place that was not announced' holds out 'a refusal with a place or values, which the greeting does not announce'
adapter plain 'echo "$number refused sid=a"' '' 'twcred-adapter 1'
run ./plain values.case
check 'a value of a refusal that was not announced' holds out $'noise, at values.case:10'

# ------------------------------------------------------------------ at the end

last 'talks at the end' noise 'output after its input was closed: bye' 'echo bye'
last 'talks at the end without a line feed' noise 'output after its input was closed: bye' 'printf bye'
last 'ends with a status' crashed 'ended with status 4 after its input was closed' 'exit 4'
last 'ends by a signal at the end' crashed 'ended by signal 15 after its input was closed' 'kill $$'
last 'does not end' hung 'did not end in time after its input was closed' 'sh -c "echo \$\$ >pid; exec sleep 1000" & wait' --timeout 2
check 'does not end: what it started is gone' gone pid
last 'closes its output, and does not end' hung 'did not end in time' 'exec >&-; sleep 1000' --timeout 2

# ----------------------------------------------------------------------- values

# The answers to the cases of values.case; how many are right.
values() { # NAME GREETING ANSWER-1 ANSWER-2 ANSWER-3 PASSED DETAIL
  adapter values "case \$number in
1) echo '1 $3' ;;
2) echo '2 $4' ;;
3) echo '3 $5' ;;
esac" '' "$2"
  run ./values values.case
  check "$1: $6 passed" holds out "$6 passed, $((3 - $6)) failed, 0 skipped"
  check "$1: the detail" holds out "$7"
}
bare='twcred-adapter 1'
places='twcred-adapter 1 places'
right_1='ok friendly_name=a%20b sid:null'
right_2='refused field-type code 8 http_status=400'
right_3='refused json-syntax document 0'

values 'right' "$places" "$right_1" "$right_2" "$right_3" 3 'ok v.anyhow'
values 'lower case and needless escapes' "$places" 'ok sid:null friendly_name=%61%20b' "$right_2" "$right_3" 3 'ok v.ok'
values 'a needed size where any refusal does' "$places" "$right_1" "$right_2" 'refused space-text text needed 1' 3 'ok v.anyhow'
values 'without places' "$bare" "$right_1" refused refused 3 'ok v.refused'
values 'a refusal without its place' "$places" "$right_1" 'refused http_status=400' "$right_3" 2 $'expected: field-type code 8\n         got: refused\n'
values 'another offset' "$places" "$right_1" 'refused field-type code 7 http_status=400' "$right_3" 2 'got: field-type code 7'
values 'success' "$bare" "$right_1" 'ok http_status=400' ok 1 $'expected: refused\n         got: ok'
values 'a refusal' "$bare" refused refused refused 2 $'expected: ok\n         got: refused'
values 'a value too few' "$bare" 'ok sid:null' refused refused 2 $'expected: friendly_name = a b\n         got: nothing'
values 'a value too many' "$bare" "$right_1 url=" refused refused 2 $'expected: nothing\n         got: url =\n'
values 'a value that no call has' "$bare" "$right_1 colour=red" refused refused 2 'got: colour = red'
values 'another value' "$bare" 'ok sid:null friendly_name=a%2bb' refused refused 2 $'expected: friendly_name = a b\n         got: friendly_name = a+b'
values 'empty for null' "$bare" 'ok sid= friendly_name=a%20b' refused refused 2 $'expected: sid is null\n         got: sid =\n'
values 'the text null' "$bare" 'ok sid=null friendly_name=a%20b' refused refused 2 'got: sid = null'
values 'a value behind a refusal' "$places" "$right_1" "$right_2 code=1" "$right_3" 2 $'expected: nothing\n         got: code = 1'
values 'a value behind any refusal' "$places" "$right_1" "$right_2" "$right_3 kind=a" 2 'got: kind = a'
values 'no value behind a refusal that has one' "$places" "$right_1" 'refused field-type code 8' "$right_3" 2 'expected: http_status = 400'
values 'broken' "$places" "$right_1" "$right_2" 'broken a%20rule%0aand%20%1b%5bwhy' 2 $'broken, at values.case:17\n    r.all\n    a rule\n    and ~1B[why'

# ------------------------------------------------------------------ unsupported

adapter few 'case $number in 2) echo "$number unsupported" ;; *) echo "$number ok" ;; esac'
run ./few three.case
check 'unsupported: exit status 0' test "$status" -eq 0
check 'unsupported: the totals' holds out '2 passed, 0 failed, 1 skipped'
check 'unsupported: the call' holds out 'skipped json: 1 of 3 cases'
run ./few three.case --all
check 'unsupported with --all: exit status 1' test "$status" -eq 1
check 'unsupported with --all: the verdict' holds out $'not ok t.two\n    failed'
check 'unsupported with --all: the detail' holds out 'unsupported: json'
check 'unsupported with --all: the totals' holds out '2 passed, 1 failed, 0 skipped'

adapter none 'echo "$number unsupported"'
run ./none three.case --tap none.tap
check 'none supported: exit status 2' test "$status" -eq 2
check 'none supported: why' test "$(<err)" = 'twcred-conformance: ./none: supports none of these cases'
check 'none supported: the totals' holds out '0 passed, 0 failed, 3 skipped'
check 'none supported: a report all the same' holds none.tap '1..3'
run ./none three.case --all
check 'none supported with --all: exit status 1' test "$status" -eq 1

# ---------------------------------------------------------------------- stopping

adapter wrong 'echo "$number refused"'
run ./wrong three.case --stop
check 'stopped: exit status 1' test "$status" -eq 1
check 'stopped: the totals' holds out '0 passed, 1 failed, 2 skipped'
adapter right 'echo "$number ok"'
run ./right three.case --stop
check 'nothing to stop at: the totals' holds out '3 passed, 0 failed, 0 skipped'

# ------------------------------------------------------------------ side by side

{
  echo 'twcred-cases 2'
  for number in $(seq 1 60); do
    printf 'case m.case-%s\nrequires r.all\njson\n< %s\n> ok\n\n' "$number" "$number"
  done
} >many.case
adapter many 'case $number in
7) exit 3 ;;
11) echo hello ;;
13) echo "$number unsupported" ;;
17) echo "$number refused json-syntax document 0" ;;
19) echo "$number broken a%20rule" ;;
*) echo "$number ok" ;;
esac'
sed -i '2i echo started >>starts' many
for jobs in 1 2 4 64; do
  : >starts
  "$judge" --program ./many --jobs "$jobs" --timeout 30 many.case >"out.$jobs" 2>err
  check "$jobs jobs: exit status 1" test $? -eq 1
  check "$jobs jobs: the same report" cmp -s out.1 "out.$jobs"
  # Not more than there are cases, and again behind the crash and behind the noise,
  # unless others have taken what is left.
  started=$(wc -l <starts)
  least=$((jobs < 60 ? jobs : 60))
  check "$jobs jobs: not less than $least adapters, of $started" test "$started" -ge "$least"
  check "$jobs jobs: not more than two again, of $started" test "$started" -le $((least + 2))
done
check 'many: the totals' holds out.1 '55 passed, 4 failed, 1 skipped'

# -------------------------------------------------------------- a judge that ends

adapter hanging 'sh -c "echo \$\$ >pid; exec sleep 1000" & wait'
rm -f pid
"$judge" --program ./hanging --timeout 60 three.case >out 2>err &
running=$!
for _ in $(seq 1 100); do
  [ -s pid ] && break
  sleep 0.05
done
kill "$running"
wait "$running"
check 'a judge that is stopped: by the signal' test $? -eq 143
check 'a judge that is stopped: so is the adapter' gone pid

checks_end
