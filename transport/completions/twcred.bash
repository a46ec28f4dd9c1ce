# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# Completion of the twcred command for bash. A test holds its words to the tables
# of the command.

# What a call takes, in options.
_twcred_options() {
  local any='--help --version'
  local params='--type --friendly-name --certificate --private-key --sandbox --api-key --secret'
  local place='--edge --region --base-url --ca-file --timeout --dry-run --verbose'
  case $1 in
    create) echo "$params --format --include --service $place $any" ;;
    list) echo "--limit --page-size --max-pages --format --service $place $any" ;;
    fetch) echo "--format --include --service $place $any" ;;
    update) echo "$params --format --include --service $place $any" ;;
    delete) echo "--yes --service $place $any" ;;
    services) echo "--format $any" ;;
    'encode create') echo "$params $any" ;;
    'encode update') echo "$params --service $any" ;;
    decode) echo "--operation --status --format $any" ;;
  esac
}

# The values of an option, where there are some; * for files, and a failure for an
# option without a value and all that is no option.
_twcred_values() {
  case $1 in
    --type) echo 'apn fcm gcm' ;;
    --sandbox) echo 'true false' ;;
    --operation) echo 'create fetch update delete list' ;;
    --format) echo 'text json tsv' ;;
    --service) echo 'ip-messaging-v2 ip-messaging-v1 chat-v2 chat-v1 conversations-v1 notify-v1' ;;
    --certificate | --private-key | --api-key | --secret | --ca-file) echo '*' ;;
    --friendly-name | --limit | --page-size | --max-pages | --status) ;;
    --edge | --region | --base-url | --timeout) ;;
    *) return 1 ;;
  esac
}

_twcred_files() {
  mapfile -t COMPREPLY < <(compgen -f -- "$1")
  compopt -o filenames 2> /dev/null || true
}

_twcred() {
  local current=${COMP_WORDS[COMP_CWORD]} before='' call=${COMP_WORDS[1]-} first=2 values
  COMPREPLY=()
  [ "$COMP_CWORD" -lt 1 ] || before=${COMP_WORDS[COMP_CWORD - 1]}
  # --option=value comes as three words: = is one of COMP_WORDBREAKS.
  if [ "$current" = = ]; then
    current=
  elif [ "$before" = = ] && [ "$COMP_CWORD" -ge 2 ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'create list fetch update delete services encode decode --help --version' -- "$current")
    return
  fi
  if [ "$call" = encode ]; then
    if [ "$COMP_CWORD" -eq 2 ]; then
      mapfile -t COMPREPLY < <(compgen -W 'create update' -- "$current")
      return
    fi
    call="encode ${COMP_WORDS[2]}"
    first=3
  fi
  if [ "$COMP_CWORD" -gt "$first" ] && values=$(_twcred_values "$before"); then
    if [ "$values" = '*' ]; then
      _twcred_files "$current"
    else
      mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
    fi
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_twcred_options "$call")" -- "$current")
  elif [ "$call" = decode ]; then
    _twcred_files "$current"
  fi
}

complete -F _twcred twcred
