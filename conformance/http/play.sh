#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# Plays exchanges against the judge, each against one of its own, and compares what
# it found with what the exchange says. README.md has the format.
# Usage: play.sh [--client PROGRAM] [--jobs N] TWCRED-MOCK FILE...
# Exit status: 0 all as they say, 1 some are not, 2 could not be played.
set -euo pipefail

client=
jobs=4
while [ $# -gt 1 ]; do
  case $1 in
    --client) client=$2 ;;
    --jobs) jobs=$2 ;;
    *) break ;;
  esac
  shift 2
done
[[ $# -ge 2 && $jobs =~ ^[1-9][0-9]?$ ]] || { echo "usage: play.sh [--client PROGRAM] [--jobs N] TWCRED-MOCK FILE..." >&2; exit 2; }
mock=$1
shift
[ -x "$mock" ] || { echo "play.sh: $mock cannot be run" >&2; exit 2; }
for tool in curl awk; do
  command -v "$tool" > /dev/null || { echo "play.sh: $tool is missing" >&2; exit 2; }
done
here=$(dirname "$0")
# shellcheck source=conformance/http/lib.sh
. "$here/lib.sh"

# ------------------------------------------------------------------ the files

names=()
wanted=()
steps=()
outcomes=()

broken() {
  echo "$file:$line_number: $1" >&2
  exit 2
}

word='[a-z0-9]+(-[a-z0-9]+)*'
# What comes next: an exchange, its requirements, a step, or a step or the outcome.
read_file() {
  local expected=none line id step seen
  file=$1
  line_number=0
  LC_ALL=C
  [ "$(tail -c 1 "$file" | od -An -tx1 | tr -d ' ')" = 0a ] || { line_number=1; broken "the last line has no end"; }
  while IFS= read -r line; do
    line_number=$((line_number + 1))
    if [ "$line_number" = 1 ]; then
      [ "$line" = "twcred-exchanges 1" ] || broken "not twcred-exchanges 1"
      continue
    fi
    [[ ! $line =~ [^\ -~] ]] || broken "a byte that is not printable ASCII"
    [[ ! $line =~ \ $|\ \  ]] || [[ $line = \#* ]] || broken "a blank too many"
    case $expected:$line in
      *:\#*) ;;
      none:) ;;
      *:) broken "the exchange is not whole" ;;
      none:"exchange "*)
        [[ ${line#exchange } =~ ^$word(\.$word)*$ ]] || broken "no name"
        for id in "${names[@]}"; do
          [ "$id" != "${line#exchange }" ] || broken "the name came before"
        done
        names+=("${line#exchange }")
        expected=requires
        ;;
      requires:"requires "*)
        seen=
        for id in ${line#requires }; do
          [[ $id =~ ^$word(\.$word)+$ ]] || broken "no requirement: $id"
          [[ " $seen" != *" $id "* ]] || broken "a requirement twice: $id"
          seen+="$id "
        done
        wanted+=("${line#requires }")
        expected=step
        step=
        ;;
      step:"curl "?* | step:"client "?* | further:"curl "?* | further:"client "?*)
        expand_word "$line" || broken "no such escape or name in braces"
        step+=$line$'\n'
        expected=further
        ;;
      further:"> ok" | further:"> refused")
        steps+=("$step")
        outcomes+=("${line#> }")
        expected=none
        ;;
      *) broken "not expected here" ;;
    esac
  done < <(tr '\000' '\001' < "$file") # or read would drop it
  [ "$expected" = none ] || broken "the exchange is not whole"
}

# expand_word TEXT: leaves it in $expanded, its escapes and names in braces carried out.
expand_word() {
  local rest=$1 name
  expanded=
  while [ -n "$rest" ]; do
    case $rest in
      \~[0-9A-F][0-9A-F]*)
        printf -v name '%b' "\\x${rest:1:2}"
        [ -n "$name" ] || return 1
        expanded+=$name
        rest=${rest:3}
        ;;
      \~*) return 1 ;;
      \{*\}*)
        name=${rest%%\}*}
        name=${name#\{}
        [[ $name =~ ^(base|foreign|host|account|password|user|sid|next|token)$ ]] || return 1
        name=value_$name
        expanded+=${!name-}
        rest=${rest#*\}}
        ;;
      \{*) return 1 ;;
      *)
        name=${rest%%[~\{]*}
        expanded+=$name
        rest=${rest#"$name"}
        ;;
    esac
  done
}

for path; do
  read_file "$path"
done
[ ${#names[@]} -gt 0 ] || { echo "play.sh: no exchanges" >&2; exit 2; }

# ----------------------------------------------------------------- an exchange

play_step() {
  local arguments=() one
  for one in $1; do
    expand_word "$one"
    arguments+=("$expanded")
  done
  if [ "${arguments[0]}" = curl ]; then
    curl -q -s -m 5 -o answer "${arguments[@]:1}" > spare 2> said || true
  else
    "$client" "${arguments[@]:1}" > answer 2> said || true
  fi
  [ ! -s answer ] || read_answer answer
}

# play NUMBER: prints what differs, and nothing where all is as it says.
play() {
  local number=$1 one status=0 id
  set -f
  start_judge
  while IFS= read -r one; do
    [ -n "$one" ] && play_step "$one"
  done <<< "${steps[number]}" || true
  stop_judge || status=$?
  set +f
  [ -s report ] || { echo "no report"; return; }
  grep -q '^1\.\.[1-9]' report || echo "no plan in the report"
  ! grep -qF -e "$value_password" -e "${secret_marks[0]}" -e "${secret_marks[1]}" report || echo "a secret in the report"
  sed -n 's/^not ok [0-9]* - \([a-z.0-9-]*\) .*/\1/p' report | sort > found
  if [ "${outcomes[number]}" = ok ]; then
    [ ! -s found ] || { echo "found:"; cat found; sed -n '/^not ok/,/^  \.\.\./p' report; }
    [ "$status" = 0 ] || echo "exit status $status"
    for id in ${wanted[number]}; do
      grep "^ok [0-9]* - $id " report | grep -qv '# SKIP' || echo "not tried: $id"
    done
  else
    # shellcheck disable=SC2086 # a word for each
    printf '%s\n' ${wanted[number]} | sort > expected
    cmp -s found expected || { echo "found, not what it requires:"; cat found; sed -n '/^not ok/,/^  \.\.\./p' report; }
    one=0
    ! grep '^not ok' report | grep -qv '# TODO advice' || one=1
    [ "$status" = "$one" ] || echo "exit status $status"
  fi
}

work=$(mktemp -d)
finish() {
  local pid
  for pid in "$work"/*/judge.pid; do
    [ ! -s "$pid" ] || kill "$(cat "$pid")" 2> /dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

case $mock in /*) ;; *) mock=$PWD/$mock ;; esac
case $client in /* | '') ;; *) client=$PWD/$client ;; esac

run_share() {
  local number
  trap - EXIT
  mkdir "$work/$1"
  cd "$work/$1"
  write_inputs
  for ((number = $1; number < ${#names[@]}; number += jobs)); do
    play "$number" > "$work/result.$number" 2>&1 || echo "could not be played" >> "$work/result.$number"
  done
}

for step in "${steps[@]}"; do
  [[ $step != client\ * ]] || [ -n "$client" ] || { echo "play.sh: --client is needed" >&2; exit 2; }
done
shares=()
for ((share = 0; share < jobs; share++)); do
  run_share "$share" &
  shares+=($!)
done
wait "${shares[@]}" || true

failed=0
for ((number = 0; number < ${#names[@]}; number++)); do
  if [ ! -f "$work/result.$number" ]; then
    echo "not ok ${names[number]}"
    echo "  was not played"
    failed=$((failed + 1))
  elif [ -s "$work/result.$number" ]; then
    echo "not ok ${names[number]}"
    sed 's/^/  /' "$work/result.$number"
    failed=$((failed + 1))
  else
    echo "ok ${names[number]}"
  fi
done
echo "$((${#names[@]} - failed)) passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
