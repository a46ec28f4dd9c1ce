#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# pairing_test.sh SOURCE TARGET...
# The pairs of pairing.sh, and that it sees each of them broken, from either side.
set -eu
LC_ALL=C
export LC_ALL

[ $# -ge 2 ] || { echo "usage: pairing_test.sh SOURCE TARGET..." >&2; exit 2; }
source=$1
shift
pairing=$source/fuzz/test/pairing.sh
sh "$pairing" "$source" "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
whole=$work/whole
mkdir -p "$whole/core" "$whole/transport" "$whole/fuzz" "$whole/corpus"
cp "$source/core/twcred.h" "$whole/core/"
cp "$source/transport/twcred_transport.h" "$whole/transport/"
cp "$source"/fuzz/*.c "$whole/fuzz/"
cp "$source"/corpus/*.dict "$source/corpus/REUSE.toml" "$whole/corpus/"
for folder in "$source"/corpus/*/; do
  mkdir "$whole/corpus/$(basename "$folder")"
  echo >"$whole/corpus/$(basename "$folder")/input"
done

# broken TEXT TARGET...: what was done to the tree in $tree is said
broken() {
  text=$1
  shift
  status=0
  sh "$pairing" "$tree" "$@" >"$work/said" 2>&1 || status=$?
  if [ "$status" -ne 1 ] || ! grep -qxF "pairing.sh: $text" "$work/said"; then
    cat "$work/said" >&2
    echo "pairing_test.sh: status $status, and this should have been said: $text" >&2
    exit 1
  fi
  rm -rf "$tree"
  cp -r "$whole" "$tree"
}

tree=$work/tree
cp -r "$whole" "$tree"
sh "$pairing" "$tree" "$@" >/dev/null

echo 'int twcred_new_read(const char *text);' >>"$tree/core/twcred.h"
broken "new_read is not among the sources" "$@"
echo 'int twcred_new_send(const char *text);' >>"$tree/transport/twcred_transport.h"
broken "new_send is not among the corpus folders" "$@"
sed -i '/twcred_uri_check(/d' "$tree/core/twcred.h"
broken "uri_check is among the dictionaries, and no header has twcred_uri_check" "$@"
sed -i '/twcred_wipe(/d' "$tree/core/twcred.h"
broken "no header has twcred_wipe" "$@"
: >"$tree/transport/twcred_transport.h"
broken "no functions found in transport/twcred_transport.h" "$@"

rm "$tree/fuzz/uri_check.c"
broken "uri_check is not among the sources" "$@"
cp "$tree/fuzz/uri_check.c" "$tree/fuzz/other_check.c"
broken "other_check is among the sources, and no header has twcred_other_check" "$@"
broken "sid_check is not among the built targets" uri_check
broken "other is among the built targets, and no header has twcred_other" "$@" other
sed -i '/^ *[a-z].*twcred_uri_check/s/twcred_uri_check/other/g' "$tree/fuzz/uri_check.c"
broken "fuzz/uri_check.c does not drive twcred_uri_check" "$@"
sed -i '/^ *[a-z].*twcred_page_next/s/twcred_page_next/other/g' "$tree/fuzz/page_open.c"
broken "fuzz/page_open.c does not drive twcred_page_next" "$@"

rm -r "$tree/corpus/uri_check"
broken "uri_check is not among the corpus folders" "$@"
mkdir "$tree/corpus/other"
broken "other is among the corpus folders, and no header has twcred_other" "$@"
rm "$tree/corpus/uri_check/input"
broken "corpus/uri_check/ is empty" "$@"
echo >"$tree/corpus/stray"
broken "corpus/stray is of no target" "$@"

rm "$tree/corpus/uri_check.dict"
broken "uri_check is not among the dictionaries" "$@"
cp "$tree/corpus/uri_check.dict" "$tree/corpus/other.dict"
broken "other is among the dictionaries, and no header has twcred_other" "$@"
: >"$tree/corpus/uri_check.dict"
broken "corpus/uri_check.dict is empty" "$@"
echo "a broken pair is seen from each side"
