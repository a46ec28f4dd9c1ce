# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# Joins requirements with the cases and exchanges that rest on them. Reads *.req
# files first, then *.case and *.exchanges files, whose grammars are in README.md.
# Prints what is wrong, a line each, and ends with status 1 when there is something.
# Variables: `areas`, the areas that are judged, with a blank between, or "" for all;
# `table`, the file for the table of requirements and cases, or "" for none.

BEGIN {
  NAME = "^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+$"
  ROW = "^(service|operation|error-code|error-row) -?[0-9]+$"
  count = split(areas, list, " ")
  for (i = 1; i <= count; i++)
    judged[list[i]]
  all = count == 0
}

function complain(text) {
  print text
  faults++
}

function here(text) {
  complain(FILENAME ":" FNR ": " text)
}

function area(name) {
  sub(/[.].*/, "", name)
  return name
}

function is_judged(name) {
  return all || area(name) in judged
}

# ------------------------------------------------------------------ requirements

function requirement_begins(name,    file) {
  file = FILENAME
  sub(/.*\//, "", file)
  if (name !~ NAME)
    here("no identifier: " name)
  else if (name in clause_of)
    here("a requirement is given twice: " name)
  else if (area(name) ".req" != file)
    here("a requirement of another area than its file: " name)
  requirement = name
  identifiers[++identifier_count] = name
  clause_of[name] = link_of[name] = must_of[name] = ""
  wanted = "clause"
}

function requirement_ends() {
  if (requirement != "" && wanted != "end")
    complain("a requirement without its line " wanted ": " requirement)
  requirement = wanted = ""
}

function requirement_line(    key, text) {
  if ($0 == "") {
    requirement_ends()
    return
  }
  key = $1
  text = substr($0, length(key) + 2)
  if (key == "requirement" && requirement == "") {
    requirement_begins(text)
  } else if (key == "clause" && wanted == "clause") {
    clause_of[requirement] = text
    wanted = text ~ /^twcred[.]h, ./ ? "must" : "link"
  } else if (key == "link" && wanted == "link") {
    if (text !~ /^https:\/\/[^ ]+$/)
      here("no link: " text)
    link_of[requirement] = text
    wanted = "must"
  } else if (key == "must" && wanted == "must") {
    if (text !~ /^[^ ].*[^ .][.]$/)
      here("no sentence: " text)
    must_of[requirement] = text
    wanted = "end"
  } else {
    here(wanted == "" || wanted == "end" ? "no line of a requirement" : "the line " wanted " is wanted")
  }
}

# --------------------------------------------------------- cases and exchanges

function count_for(requirement, passes) {
  if (passes) {
    if (passing[requirement]++ == 0)
      passing_example[requirement] = item
  } else if (refusing[requirement]++ == 0) {
    refusing_example[requirement] = item
  }
}

# Whether it is of the areas that are judged; one without a requirement always is.
function item_judged(    list, i, count) {
  count = split(requires, list, " ")
  for (i = 1; i <= count; i++)
    if (is_judged(list[i]))
      return 1
  return count == 0
}

function item_ends(    list, i, count) {
  if (item == "")
    return
  if (item_judged()) {
    if (outcome == "")
      complain("without an outcome: " item)
    if (requires == "")
      complain("without a requirement: " item)
    for (i = 1; i <= wrong_count; i++)
      if (index(right "\n", "\n" wrong[i] "\n") > 0)
        complain(place[i] ": a wrong answer that is the right one: " item)
    items[kind]++
    if (call ~ ROW && values == 0)
      refused = 1
    count = split(requires, list, " ")
    for (i = 1; i <= count; i++) {
      if (list[i] in clause_of) {
        if (!refused || both)
          count_for(list[i], 1)
        if (refused || both)
          count_for(list[i], 0)
      } else if (is_judged(list[i])) {
        complain("an unknown requirement, " list[i] ": " item)
      }
    }
  }
  item = ""
}

function item_begins(name) {
  item_ends()
  item = name
  requires = call = outcome = right = ""
  refused = both = values = wrong_count = 0
}

function item_line() {
  if ($0 == "") {
    item_ends()
  } else if ($1 == "case" || $1 == "exchange") {
    kind = $1
    item_begins($2)
  } else if ($1 == "requires" && requires == "") {
    requires = substr($0, 10)
  } else if ($1 == ">" && outcome == "") {
    outcome = substr($0, 3)
    refused = outcome != "ok"
  } else if ($1 == "wrong") {
    both = 1
    wrong[++wrong_count] = substr($0, 7)
    place[wrong_count] = FILENAME ":" FNR
  } else if ($0 ~ /^[|]/) {
    if (wrong_count > 0)
      wrong[wrong_count] = wrong[wrong_count] substr($0, 3)
    else if (outcome != "")
      right = right substr($0, 3)
  } else if (outcome != "") {
    values++
    right = right "\n" $0
    if ($1 == "error_body" && $3 != "ok" || call == "sandbox" && $0 == "value = unknown")
      refused = 1
  } else if (call == "" && $1 != "origin") {
    call = $0
  }
}

FNR == 1 {
  requirement_ends()
  item_ends()
  reads_requirements = FILENAME ~ /[.]req$/
  if (reads_requirements && $0 != "twcred-requirements 1")
    here("no file of requirements, version 1")
  next
}
/^#/ { next }
reads_requirements { requirement_line(); next }
{ item_line() }

# ------------------------------------------------------------------ the outcome

# Text in a cell of a table; what stands between grave accents stays as it is.
function cell(text,    parts, count, i, out) {
  count = split(text, parts, "`")
  for (i = 1; i <= count; i++) {
    if (i % 2 == 1)
      gsub(/[\\*_<\[\]^]/, "\\\\&", parts[i])
    gsub(/[|]/, "\\|", parts[i])
    out = out (i > 1 ? "`" : "") parts[i]
  }
  return out
}

function examples(number, example) {
  return number == 0 ? "0" : number ": `" example "`"
}

function table_row(name,    clause) {
  clause = cell(clause_of[name])
  if (link_of[name] != "")
    clause = "[" clause "](" link_of[name] ")"
  print "| `" name "` | " cell(must_of[name]) " | " clause " | " \
    examples(passing[name], passing_example[name]) " | " \
    examples(refusing[name], refusing_example[name]) " |" > table
}

function write_table(    i, last, name) {
  print "<!-- SPDX-FileCopyrightText: 2026 The twcred authors -->" > table
  print "<!-- SPDX-License-Identifier: MIT -->" > table
  print "" > table
  print "# Requirements" > table
  print "" > table
  print "Written by `test/requirements_test.sh` from `requirements/*.req` and all that rests on them; change those, then run it." > table
  print "Each requirement has cases that pass and close neighbours that are refused; of both, the number and the first one." > table
  print "" > table
  print summary() > table
  for (i = 1; i <= identifier_count; i++) {
    name = identifiers[i]
    if (area(name) != last) {
      last = area(name)
      print "\n## " last "\n" > table
      print "| identifier | requirement | clause | passing | refusing |" > table
      print "|---|---|---|---|---|" > table
    }
    table_row(name)
  }
  close(table)
}

function summary(    text) {
  text = judged_count " requirements, " items["case"] + 0 " cases"
  if (items["exchange"] > 0)
    text = text ", " items["exchange"] " exchanges"
  return text "."
}

END {
  requirement_ends()
  item_ends()
  for (i = 1; i <= identifier_count; i++) {
    if (!is_judged(identifiers[i]))
      continue
    judged_count++
    if (passing[identifiers[i]] == 0)
      complain("no passing case: " identifiers[i])
    if (refusing[identifiers[i]] == 0)
      complain("no refusing case: " identifiers[i])
  }
  if (judged_count == 0)
    complain("no requirements")
  if (table != "")
    write_table()
  if (faults == 0)
    print summary()
  exit faults > 0
}
