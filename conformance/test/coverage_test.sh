#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Each row of the library's tables has its cases, passing and failing: codes,
# services, operations and documented error codes, as the library tells them, and
# parameters, attributes, members and header fields, as they stand in the sources.
# A new row fails here until it has its cases; that it does, and that a case which is
# taken away is missed, is tested too.
# Usage: coverage_test.sh ROWS SOURCE CASE-FILE...
# ROWS is the program of rows.c, SOURCE the folder above core/.
set -eu
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
rows=$1
source=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# A line for each case: its name, and behind a tab each its call, its lines, its
# outcome and its values, with one more tab at the end. Comments, what the case rests
# on and wrong answers are left out, and what goes on over several lines is joined.
awk '
  /^twcred-cases / || /^#/ { next }
  /^\| / { if (!dropped) printf "%s", substr($0, 3); next }
  { dropped = /^(requires|origin|wrong) / }
  dropped { next }
  /^case / { printf "%s", substr($0, 6); open = 1; next }
  open && $0 == "" { printf "\t\n"; open = 0; next }
  open { printf "\t%s", $0 }
  FNR == 1 && open { printf "\t\n"; open = 0 }
  END { if (open) printf "\t\n" }
' "$@" >"$work/cases"

# The rows of the tables in the sources: the table, the name, the kind and, of a
# field, whether it may be absent or null.
source_rows() { # FOLDER
  awk '
    /_rows\[\] = [{]$/ { match($0, /[a-z_]+_rows/); table = substr($0, RSTART, RLENGTH) }
    /^[}];/ { table = "" }
    table != "" && match($0, /[{]"[A-Za-z_-]+", (FIELD|PARAM|HEADER)_[A-Z_]+/) {
      row = substr($0, RSTART + 2, RLENGTH - 2)
      sub(/",/, "", row)
      match($0, /FIELD_(OPTIONAL|NOT_NULL|REQUIRED)/)
      print table, row, (RSTART > 0 ? substr($0, RSTART, RLENGTH) : "-")
    }
  ' "$1"/core/response.c "$1"/core/error.c "$1"/core/request.c "$1"/core/header.c
}

# What has no case, a line each; of all that is wanted, or of one thing alone.
missing() { # ROWS-FILE CASES-FILE [WHAT]
  awk -f "$here/wanted.awk" "$1" |
    awk -F '\t' -v only="${3-}" 'only == "" || $1 == only' >"$work/wanted"
  awk -F '\t' '
    NR == FNR { what[NR] = $1; pattern[NR] = substr($0, length($1) + 2); count = NR; next }
    {
      for (i = 1; i <= count; i++)
        if (!(i in found) && $0 ~ pattern[i])
          found[i] = 1
    }
    END {
      for (i = 1; i <= count; i++)
        if (!(i in found))
          print what[i]
    }
  ' "$work/wanted" "$2"
}

{ "$rows"; source_rows "$source"; } >"$work/rows"
missing "$work/rows" "$work/cases" >"$work/missing"
if [ -s "$work/missing" ]; then
  sed 's/^/not ok - no case: /' "$work/missing"
  failed=1
fi
wanted=$(wc -l <"$work/wanted")

# The codes that cases name, and the library does not, a line each.
strangers() { # ROWS-FILE CASES-FILE
  awk -F '\t' '
    NR == FNR { split($0, row, " "); if (row[1] == "code") known[row[2]] = 1; next }
    {
      for (i = 2; i <= NF; i++)
        if ($i ~ /^> / || $i ~ /(^|\.)error_body = /) {
          code = $i
          sub(/^> |^.*error_body = /, "", code)
          sub(/ .*/, "", code)
          if (code != "ok" && code != "refused" && !(code in known))
            print $1 ": " code
        }
    }
  ' "$1" "$2"
}
strangers "$work/rows" "$work/cases" >"$work/strangers"
if [ -s "$work/strangers" ]; then
  sed 's/^/not ok - a code that the library does not have: /' "$work/strangers"
  failed=1
fi

# A table that is not found would want nothing.
for table in credential_rows meta_rows page_rows error_rows item_rows body_rows query_rows header_rows \
  code service operation error; do
  if ! grep -q "^$table " "$work/rows"; then
    echo "not ok - no rows of $table"
    failed=1
  fi
done

# ------------------------------------------------------------ that it can fail

# Without the cases of that name something is missing.
lacks() { # NAME-PATTERN WHAT
  awk -F '\t' -v name="$1" '$1 !~ name' "$work/cases" >"$work/fewer"
  if cmp -s "$work/cases" "$work/fewer"; then
    echo "not ok - no case is named $1"
    failed=1
  fi
  if [ "$(missing "$work/rows" "$work/fewer" "$2")" != "$2" ]; then
    echo "not ok - without the cases $1 it is not told: $2"
    failed=1
  fi
}

lacks '^service\.notify-v1\.page-size-most$' 'service notify-v1, largest PageSize'
lacks '^service\.conversations-v1\.update-type$' 'service conversations-v1, Type of an update'
lacks '^service\.none\.6$' 'service 6, which is none'
lacks '^operation\.delete$' 'operation delete'
lacks '^answer\.list\.(success(-200)?|empty-page|space-exact)$' 'operation list, answer'
lacks '^error-code\.push-delivery-failed\.last$' 'error code 52145, the last of its row'
lacks '^error-code\.none\.52146$' 'a case behind error code 52145'
lacks '^update\.secret\.null-of-size$' 'update Secret, NULL'
lacks '^list\.page-token\.empty$' 'list PageToken, empty'
lacks '^page-item\.sandbox\.null$' 'attribute in a page sandbox, null'
lacks '^page-meta\.key\.null$' 'member of meta key, null'
lacks '^page-meta\.page-size\.(above|below|beyond)-' 'member of meta page_size, beyond 64 bits'
lacks '^error-item\.pointer\.twice$' 'item of an error pointer, twice'
lacks '^error-member\.http-status-code\.null$' 'member of an error httpStatusCode, null'
lacks '^(base-url|service)\..*space-' 'code space-url'
lacks '^next-page(-byte)?\.scheme\.|^next-page\.further\.' 'code page-scheme'

# A code that is none is told, in an outcome and in a value.
{
  printf 'a.a\tjson\t< 1\t> ok\t\n'
  printf 'a.b\tjson\t< x\t> json-wrong document 0\t\n'
  printf 'a.c\tanswer none 400\t< x\t> ok\terror_body = unknown document 0\t\n'
} >"$work/stray"
if [ "$(strangers "$work/rows" "$work/stray")" != "$(printf 'a.b: json-wrong\na.c: unknown')" ]; then
  echo "not ok - a code that is none is not told"
  failed=1
fi

# A row that is new in a table has no case.
gains() { # FILE TABLE ROW WHAT
  mkdir -p "$work/core"
  cp "$source"/core/*.c "$work/core/"
  sed "/ $2\\[\\] = {\$/s/\$/\\
    $3/" "$source/core/$1" >"$work/core/$1"
  { "$rows"; source_rows "$work"; } >"$work/more"
  if [ "$(missing "$work/more" "$work/cases" "$4")" != "$4" ]; then
    echo "not ok - a new row of $2 is not missed"
    failed=1
  fi
}

gains response.c credential_rows '{"colour", FIELD_TEXT, FIELD_OPTIONAL, 0, NULL},' 'attribute in a page colour, given'
gains response.c meta_rows '{"total", FIELD_INTEGER, FIELD_OPTIONAL, 0, NULL},' 'member of meta total, given'
gains error.c item_rows '{"hint", FIELD_TEXT, FIELD_OPTIONAL, 0, NULL},' 'item of an error hint, given'
gains request.c body_rows '{"Topic", PARAM_STRING, 0},' 'update Topic, given'
gains header.c header_rows '{"Server", HEADER_TEXT, 0},' 'header field Server'

[ "$failed" -ne 0 ] || echo "$wanted demands of the tables, each with a case"
exit "$failed"
