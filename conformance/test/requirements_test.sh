#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Each requirement has a case that passes and one that is refused, and each case and
# each exchange has a requirement. Writes REQUIREMENTS.md, which lists them all. With
# --check nothing is written: it fails when that file is stale, and tests that what
# is wrong is found. With --areas only those areas are judged, without the table;
# cases of others are left out, and FILEs stand for all the case files.
# Usage: requirements_test.sh [--check]
#        requirements_test.sh --areas 'AREA...' [FILE...]
set -eu
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
suite=$(dirname "$here")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Joins all the files below a folder; what is wrong, or the totals, on the output.
join() { # FOLDER TABLE
  folder=$1
  table=$2
  set -- "$folder"/requirements/*.req "$folder"/cases/*.case
  [ ! -d "$folder/http" ] || set -- "$@" "$folder"/http/*.exchanges
  awk -v table="$table" -f "$here/requirements.awk" "$@"
}

case "${1-}" in
  --areas)
    areas=$2
    shift 2
    [ $# -gt 0 ] || set -- "$suite"/cases/*.case
    awk -v areas="$areas" -f "$here/requirements.awk" "$suite"/requirements/*.req "$@"
    exit
    ;;
  '')
    join "$suite" "$suite/REQUIREMENTS.md"
    exit
    ;;
  --check) ;;
  *)
    sed -n 's/^# \(Usage: \|       \)//p' "$0" >&2
    exit 2
    ;;
esac

failed=0
fail() { # WHAT
  echo "not ok - $1"
  failed=1
}

join "$suite" "$work/REQUIREMENTS.md" || failed=1
cmp "$work/REQUIREMENTS.md" "$suite/REQUIREMENTS.md" ||
  fail 'REQUIREMENTS.md is stale: run conformance/test/requirements_test.sh'

# ------------------------------------------------------------ that it can fail

# A small suite in which nothing is wrong.
small() {
  rm -rf "$work/small"
  mkdir -p "$work/small/requirements" "$work/small/cases" "$work/small/http"
  cat >"$work/small/requirements/sid.req" <<'END'
twcred-requirements 1
# of sizes
requirement sid.size
clause Schema, pattern
link https://example.org/#pattern
must A SID has 34 bytes.

requirement sid.row
clause twcred.h, rows
must A row that is not there is told as none.
END
  cat >"$work/small/cases/sid.case" <<'END'
twcred-cases 2

case sid.good
requires sid.size
sid CR
< CR~(32*0)
> ok

case sid.short
requires sid.size
sid CR
< CR~(31*0)
> format-sid sid 33

case sid.row.last
requires sid.row
service 5
> ok
number = 5

case sid.row.none
requires sid.row
service 6
> ok
END
  cat >"$work/small/http/sid.exchanges" <<'END'
twcred-exchanges 1

exchange http.good
requires sid.size
> ok
END
}

# After the change the small suite is wrong, and that is told.
tells() { # MESSAGE FILE SED-SCRIPT
  small
  sed "$3" "$work/small/$2" >"$work/changed"
  ! cmp -s "$work/changed" "$work/small/$2" || fail "nothing changes: $3"
  cp "$work/changed" "$work/small/$2"
  if join "$work/small" '' >"$work/told"; then
    fail "not found: $1"
  elif ! sed 's|^.*/requirements/||' "$work/told" | grep -Fqx "$1"; then
    fail "told instead of $1: $(cat "$work/told")"
  fi
}

# After the change nothing is wrong.
allows() { # FILE SED-SCRIPT
  small
  sed "$2" "$work/small/$1" >"$work/changed"
  cp "$work/changed" "$work/small/$1"
  join "$work/small" "$work/table" >"$work/told" || fail "wrong is: $(cat "$work/told")"
}

allows cases/sid.case ''
[ "$(cat "$work/told")" = '2 requirements, 4 cases, 1 exchanges.' ] || fail 'the totals'
row='| `sid.size` | A SID has 34 bytes. | [Schema, pattern](https://example.org/#pattern) | 2: `sid.good` | 1: `sid.short` |'
grep -Fqx "$row" "$work/table" || fail 'the row of a table'
row='| `sid.row` | A row that is not there is told as none. | twcred.h, rows | 1: `sid.row.last` | 1: `sid.row.none` |'
grep -Fqx "$row" "$work/table" || fail 'the row of a table without a link'
allows cases/sid.case '/^case sid.short/,/^$/d; s/^> ok$/> ok\nwrong value = 1/'
allows cases/sid.case 's/^> format-sid .*/> ok\nerror_body = json-syntax document 0/'
allows cases/sid.case 's/^> format-sid .*/> refused/'
allows cases/sid.case 's/^sid CR/sandbox/; s/^> format-sid .*/> ok\nvalue = unknown/'

tells 'no refusing case: sid.size' cases/sid.case '/^case sid.short/,/^$/d'
tells 'no refusing case: sid.size' cases/sid.case 's/^> format-sid .*/> ok/'
tells 'no refusing case: sid.size' cases/sid.case 's/^> format-sid .*/> ok\nerror_body = ok/'
tells 'no refusing case: sid.row' cases/sid.case '$a number = 6'
tells 'no passing case: sid.row' cases/sid.case '/^number = 5/d'
tells 'without a requirement: sid.short' cases/sid.case '/^case sid.short/,/^$/{
/^requires/d
}
s/^> ok$/> ok\nwrong value = 1/'
tells 'without a requirement: http.good' http/sid.exchanges '/^requires/d'
tells 'without an outcome: http.good' http/sid.exchanges '/^>/d'
tells "$work/small/cases/sid.case:20: a wrong answer that is the right one: sid.row.last" cases/sid.case \
  's/^number = 5/number = 5\nwrong number = 5/'
tells 'an unknown requirement, sid.sizes: sid.row.last' cases/sid.case \
  '/^case sid.row.last/,/^$/s/^requires .*/requires sid.row sid.sizes/'
tells 'an unknown requirement, sid.none: http.good' http/sid.exchanges 's/sid.size/sid.none/'
for told in 'no passing case: sid.more' 'no refusing case: sid.more'; do
  tells "$told" requirements/sid.req \
    '$a\\nrequirement sid.more\nclause twcred.h, more\nmust There is more.'
done
tells 'sid.req:8: a requirement is given twice: sid.size' requirements/sid.req 's/sid.row/sid.size/'
tells 'sid.req:8: a requirement of another area than its file: page.row' requirements/sid.req \
  's/sid.row/page.row/'
tells 'sid.req:3: no identifier: size' requirements/sid.req 's/sid.size/size/'
tells 'sid.req:5: no link: http://example.org/' requirements/sid.req \
  's/^link .*/link http:\/\/example.org\//'
tells 'sid.req:5: the line link is wanted' requirements/sid.req '/^link/d'
tells 'sid.req:6: no sentence: A SID has 34 bytes' requirements/sid.req 's/34 bytes./34 bytes/'
tells 'sid.req:7: no line of a requirement' requirements/sid.req '7s/^/wish/'
tells 'a requirement without its line must: sid.row' requirements/sid.req '$d'
tells 'sid.req:1: no file of requirements, version 1' requirements/sid.req '1s/1/2/'
tells 'no requirements' requirements/sid.req '2,$d'

# The same in the real one: without the cases of a requirement it has none.
mkdir "$work/fewer" "$work/fewer/cases"
cp -R "$suite/requirements" "$work/fewer/"
for file in "$suite"/cases/*.case; do
  awk 'BEGIN { RS = ""; ORS = "\n\n" } !/\nrequires ([^\n]* )?sid[.]length[ \n]/' "$file" \
    >"$work/fewer/cases/${file##*/}"
done
join "$work/fewer" '' >"$work/told" || :
for told in 'no passing case: sid.length' 'no refusing case: sid.length'; do
  grep -Fqx "$told" "$work/told" || fail "not found: $told"
done

exit "$failed"
