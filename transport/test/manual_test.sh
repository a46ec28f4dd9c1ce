#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Compares the lists of the manual pages with the tables of the command and the
# libraries, and with the headers: nothing may be missing, nothing be more.
# Usage: manual_test.sh TRANSPORT-TABLES MAN CORE-HEADER TRANSPORT-HEADER SOURCES
set -euo pipefail
tables=$1
command=$2/twcred.1
library=$2/twcred.3
headers=("$3" "$4")
sources=$5
# shellcheck source=transport/test/table_lib.sh
. "$(dirname "$0")/table_lib.sh"
need mandoc
read_tables "$tables"

for page in "$command" "$library"; do
  name=$(basename "$page")
  if mandoc -T lint -W warning "$page" > "$work/lint" 2>&1; then verdict "$name: it is sound mdoc"; else
    verdict "$name: it is sound mdoc" "$(cat "$work/lint")"
  fi
done

# items PAGE SECTION: the arguments of its .It lines.
items() {
  awk -v section=".Sh $2" '/^\.Sh / { on = $0 == section } on && sub(/^\.It /, "")' "$1"
}

# same_items NAME: $work/expected and $work/got, whatever their order; both with
# something in them.
same_items() {
  if ! diff <(sort "$work/expected") <(sort "$work/got") > "$work/difference"; then
    verdict "$1" "$(cat "$work/difference")"
  elif [ ! -s "$work/expected" ]; then
    verdict "$1" "there are none"
  else
    verdict "$1"
  fi
}

# ----------------------------------------------------------------- twcred(1)

row call | awk -F '\t' '{ print $1 ($2 == "-" ? "" : " " $2) }' > "$work/expected"
items "$command" CALLS | sed -E 's/^Cm //; s/ (Op )?Ar / /' > "$work/got"
same_items "twcred.1: calls"
row call | cut -f1 > "$work/expected"
awk '/^\.Sh / { on = $0 == ".Sh SYNOPSIS" } on && sub(/^\.Cm /, "")' "$command" > "$work/got"
same_items "twcred.1: calls of the synopsis"
row option | awk -F '\t' '{ print $2 ($3 == "-" ? "" : " " $3) }' | sort -u > "$work/expected"
{ items "$command" PARAMETERS; items "$command" OPTIONS; } | sed -E 's/^Fl /-/; s/ Ar / /' > "$work/got"
same_items "twcred.1: options"
row exit > "$work/expected"
items "$command" 'EXIT STATUS' > "$work/got"
same_items "twcred.1: exit statuses"
row environment > "$work/expected"
items "$command" ENVIRONMENT | sed 's/^Ev //' > "$work/got"
same_items "twcred.1: environment"
row service > "$work/expected"
items "$command" SERVICES | sed 's/^Cm //' > "$work/got"
same_items "twcred.1: services"
row error | tr '\t' ' ' > "$work/expected"
items "$command" DIAGNOSTICS | sed -n 's/^Li \([0-9]\)/\1/p' > "$work/got"
same_items "twcred.1: codes of the service"

# The command's own codes are literals of its sources, which no table holds.
cat "$sources"/*.c | tr '\n' ' ' |
  grep -oE '\b(report|usage_fault|fprintf)\([a-z>-]+, *"(twcred: %s: )?[a-z]+(-[a-z]+)*[":]' |
  sed -E 's/.*"(twcred: %s: )?([a-z-]+)[":]$/\2/' | grep -vx twcred | sort -u > "$work/expected"
items "$command" DIAGNOSTICS | sed -n 's/^Li \([a-z]\)/\1/p' > "$work/got"
same_items "twcred.1: codes of the command"
while IFS=$'\t' read -r option values; do
  holds "twcred.1: the values of $option" awk -v item=".It Fl ${option#-} " -v values="$values" '
    /^\.It / { on = index($0, item) == 1 }
    on && sub(/^\.Cm /, "") { seen[$1] = 1 }
    END { n = split(values, value, " "); for (i = 1; i <= n; i++) if (!(value[i] in seen)) exit 1 }
  ' "$command"
done < <(row option | cut -f2,4 | sort -u | awk -F '\t' '$2 != "-" && $1 != "--service"')

# ----------------------------------------------------------------- twcred(3)

# As "NAME NUMBER name"; the names of the constants are the headers'.
{
  sed -nE 's/^ *(TWCRED_[A-Z0-9_]+) = ([0-9]+),?.*/\2 \1/p' "${headers[0]}" > "$work/constants"
  row code | while IFS=$'\t' read -r number name; do
    constant=$(tr 'a-z-' 'A-Z_' <<< "TWCRED_$name")
    grep -qx "$number $constant" "$work/constants" || constant=unknown
    echo "Dv $constant Pq $number , Li $name"
  done
  row cause | while IFS=$'\t' read -r number name; do
    constant=$(tr 'a-z-' 'A-Z_' <<< "${name#transport-}")
    grep -q "^ *TWCRED_CAUSE_$constant\\b" "${headers[1]}" || constant=unknown
    echo "Dv TWCRED_CAUSE_$constant Pq $number , Li $name"
  done
} > "$work/expected"
items "$library" ERRORS > "$work/got"
same_items "twcred.3: codes and causes"

# prototypes HEADER: each as "type name(arguments)" on a line.
prototypes() {
  sed -E ':a; s@/\*([^*]|\*+[^*/])*\*+/@@g; /\/\*/ { N; ba }' "$1" | tr '\n' ' ' | tr ';{}' '\n\n\n' |
    sed -nE 's/ +/ /g; s/^.*(const [a-z_]+ ?\*?|[a-z_]+) ?(twcred_[a-z_]+)\((.*)\) *$/\2/p' | sort
}
for header in "${headers[@]}"; do prototypes "$header"; done > "$work/expected"
items "$library" DESCRIPTION | sed -n 's/^Fn //p' > "$work/got"
same_items "twcred.3: functions"
sed -n 's/^\.Fo //p' "$library" > "$work/got"
same_items "twcred.3: functions of the synopsis"
tr -d ' \n' < "${headers[0]}" > "$work/declared"
tr -d ' \n' < "${headers[1]}" >> "$work/declared"
awk '/^\.Ft / { sub(/^\.Ft /, ""); type = $0 } /^\.Fo / { line = type $2 "("; comma = "" }
     /^\.Fa / { sub(/^\.Fa /, ""); line = line comma $0; comma = "," } /^\.Fc/ { print line ");" }' "$library" |
  tr -d ' "' > "$work/declarations"
while IFS= read -r declaration; do
  holds "twcred.3: ${declaration%%(*}" grep -qF -- "$declaration" "$work/declared"
done < "$work/declarations"

finish_tables
