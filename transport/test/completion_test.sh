#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Runs the completions in the shells that they are for, and compares what they
# offer with the tables of the command: nothing may be missing, nothing be more.
# Usage: completion_test.sh TRANSPORT-TABLES COMPLETIONS
set -euo pipefail
tables=$(realpath "$1")
completions=$(realpath "$2")
# shellcheck source=transport/test/table_lib.sh
. "$(dirname "$0")/table_lib.sh"
need zsh fish
read_tables "$tables"
cd "$work"
mkdir -p files
touch files/one files/two

# The words that may follow a call, or stand before one.
row call | cut -f1 | cut -d' ' -f1 | sort -u > calls
row call | cut -f1 | sed -n 's/^encode //p' | sort > encodes
row option | cut -f2,4 | sort -u | awk -F '\t' '$2 != "-"' > choices
row option | cut -f2,3 | sort -u | awk -F '\t' '$2 == "FILE" { print $1 }' > file-options

# same_words NAME EXPECTED GOT: two files, whatever their order.
same_words() {
  if diff <(sort "$2") <(sort "$3") > difference; then verdict "$1"; else verdict "$1" "$(cat difference)"; fi
}

options_of() {
  row option | awk -F '\t' -v call="$1" '$1 == call { print $2 }'
}

# The tables have to agree with one another first.
choices_are() {
  awk -F '\t' -v name="$1" '$1 == name { gsub(" ", "\n", $2); print $2 }' choices > expected
  row "$2" | cut -f1 > got
  same_words "the values of $1 are those of the core" expected got
}
choices_are --service service
choices_are --operation operation
choices_are --type type
holds "there are calls, options with values and options with files" test -s calls -a -s choices -a -s file-options

# ---------------------------------------------------------------------- bash

# in_bash WORD…: what the last word is completed to. As bash does, = is a word.
in_bash() {
  # shellcheck disable=SC2016 # for the other shell
  bash --norc -c '
    source "$1"
    shift
    COMP_WORDS=(twcred "$@")
    COMP_CWORD=$#
    _twcred
    [ ${#COMPREPLY[@]} -eq 0 ] || printf "%s\n" "${COMPREPLY[@]}"
  ' bash "$completions/twcred.bash" "$@" > got
}

holds "bash: it is a completion of twcred" bash --norc -c "source '$completions/twcred.bash' && complete -p twcred"
in_bash ''
{ cat calls; printf '%s\n' --help --version; } > expected
same_words "bash: the calls" expected got
in_bash encode ''
same_words "bash: what is encoded" encodes got
while IFS= read -r call; do
  options_of "$call" > expected
  # shellcheck disable=SC2086 # a call is words
  in_bash $call --
  same_words "bash: the options of $call" expected got
done < <(row call | cut -f1)
while IFS=$'\t' read -r option values; do
  call=$(row option | awk -F '\t' -v name="$option" '$2 == name { print $1; exit }')
  tr ' ' '\n' <<< "$values" > expected
  # shellcheck disable=SC2086 # a call is words
  in_bash $call "$option" ''
  same_words "bash: the values of $option" expected got
  # shellcheck disable=SC2086 # a call is words
  in_bash $call "$option" =
  same_words "bash: the values of $option=" expected got
  grep "^${values:0:2}" expected > expected-few
  # shellcheck disable=SC2086 # a call is words
  in_bash $call "$option" = "${values:0:2}"
  same_words "bash: the values of $option=${values:0:2}" expected-few got
done < choices
printf '%s\n' files/one files/two > expected
while IFS= read -r option; do
  call=$(row option | awk -F '\t' -v name="$option" '$2 == name { print $1; exit }')
  # shellcheck disable=SC2086 # a call is words
  in_bash $call "$option" files/
  same_words "bash: the files of $option" expected got
done < file-options
in_bash decode files/
same_words "bash: the file of decode" expected got
: > expected
in_bash fetch ''
same_words "bash: nothing for a SID" expected got
in_bash create --friendly-name --
same_words "bash: nothing for a name" expected got
in_bash nonsense --
same_words "bash: nothing for a call that is none" expected got
printf '%s\n' --type > expected
in_bash create --ty
same_words "bash: a beginning" expected got

# ----------------------------------------------------------------------- zsh

holds "zsh: it is zsh" zsh -n "$completions/_twcred"
holds "zsh: it is a completion of twcred" test "$(head -n 1 "$completions/_twcred")" = '#compdef twcred'

# in_zsh WORD…: what the completion hands to the system's functions, a line each.
in_zsh() {
  # shellcheck disable=SC2016 # for the other shell
  zsh -f -c '
    _describe() { print -rl -- ${(P)2} }
    _arguments() { print -rl -- "$@" }
    file=$1
    shift
    words=(twcred "$@")
    CURRENT=${#words}
    set --
    source $file
  ' zsh "$completions/_twcred" "$@" > zsh-got
}

# The names of the options, and of what has values the option and those.
zsh_options() {
  sed -nE 's/^(\([^)]*\))?(--[a-z-]+)\[.*/\2/p' zsh-got
}

in_zsh ''
cut -d: -f1 zsh-got > got
{ cat calls; printf '%s\n' --help --version; } > expected
same_words "zsh: the calls" expected got
in_zsh encode ''
cut -d: -f1 zsh-got > got
same_words "zsh: what is encoded" encodes got
while IFS= read -r call; do
  # shellcheck disable=SC2086 # a call is words
  in_zsh $call --
  options_of "$call" > expected
  zsh_options > got
  same_words "zsh: the options of $call" expected got
  row option | awk -F '\t' -v call="$call" '$1 == call && $4 != "-" { print $2 " " $4 }' > expected
  sed -nE 's/^(--[a-z-]+)\[.*\]:[^:]*:\(([^)]*)\)$/\1 \2/p' zsh-got > got
  same_words "zsh: the values of the options of $call" expected got
  row option | awk -F '\t' -v call="$call" '$1 == call && $3 == "FILE" { print $2 }' > expected
  sed -nE 's/^(--[a-z-]+)\[.*\]:[^:]*:_files$/\1/p' zsh-got > got
  same_words "zsh: the options of $call that take a file" expected got
  row option | awk -F '\t' -v call="$call" '$1 == call && $3 == "-" { print $2 }' > expected
  sed -nE 's/^(\([^)]*\))?(--[a-z-]+)\[[^]]*\]$/\2/p' zsh-got > got
  same_words "zsh: the options of $call without a value" expected got
  row call | awk -F '\t' -v call="$call" '$1 == call && $2 != "-" { print tolower($2) }' > expected
  sed -nE 's/^1:([^:]*):.*/\L\1/p' zsh-got > got
  same_words "zsh: the operand of $call" expected got
done < <(row call | cut -f1)

# ---------------------------------------------------------------------- fish

holds "fish: it is fish" fish -n "$completions/twcred.fish"

# in_fish LINE: what the end of the line is completed to.
in_fish() {
  # shellcheck disable=SC2016 # for the other shell
  fish --no-config -c 'source $argv[1]; complete -C $argv[2]' -- "$completions/twcred.fish" "twcred $1" |
    cut -f1 > got
}

export HOME=$work
in_fish ''
same_words "fish: the calls" calls got
in_fish 'encode '
same_words "fish: what is encoded" encodes got
while IFS= read -r call; do
  options_of "$call" > expected
  in_fish "$call --"
  same_words "fish: the options of $call" expected got
done < <(row call | cut -f1)
while IFS=$'\t' read -r option values; do
  call=$(row option | awk -F '\t' -v name="$option" '$2 == name { print $1; exit }')
  tr ' ' '\n' <<< "$values" > expected
  in_fish "$call $option "
  same_words "fish: the values of $option" expected got
done < choices
printf '%s\n' files/one files/two > expected
while IFS= read -r option; do
  call=$(row option | awk -F '\t' -v name="$option" '$2 == name { print $1; exit }')
  in_fish "$call $option files/"
  same_words "fish: the files of $option" expected got
done < file-options
in_fish 'decode files/'
same_words "fish: the file of decode" expected got
: > expected
in_fish 'fetch files/'
same_words "fish: nothing for a SID" expected got

finish_tables
