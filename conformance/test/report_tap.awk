# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# A strict reader of what the judge writes as TAP 14: the version, the plan, the
# numbers, one YAML block behind each failure and only there, its indent, its keys and
# its quoted scalars. Ends with the counts, or with status 1 at the first fault.
function bad(reason) {
  print "line " NR ": " reason ": " $0
  failed = 1
  exit 1
}

# A scalar in double quotes holds no bare quote and no escape but \" and \\.
function quoted(text) {
  return text ~ /^"([^"\\]|\\["\\])*"$/
}

{
  if ($0 ~ /[\001-\010\013-\037\177]/ || index($0, "\t")) bad("a control character")
}
NR == 1 {
  if ($0 != "TAP version 14") bad("no version")
  next
}
NR == 2 {
  if ($0 !~ /^1\.\.[0-9]+$/) bad("no plan")
  plan = substr($0, 4) + 0
  next
}
block == "" && $0 == "  ---" {
  if (!wanted) bad("a block where none belongs")
  block = "keys"
  wanted = 0
  split("", seen)
  next
}
block != "" && $0 == "  ..." {
  if (!("finding" in seen) || !("at" in seen)) bad("a block without finding or place")
  block = ""
  next
}
block == "literal" && /^    / {
  evidence++
  next
}
block == "literal" { bad("a literal with another indent") }
block == "list" && /^    - name: / {
  if (!quoted(substr($0, 13))) bad("an unquoted name")
  requirements++
  next
}
block == "list" && /^      (must|clause): / {
  sub(/^ +[a-z]+: /, "")
  if (!quoted($0)) bad("an unquoted scalar")
  next
}
block != "" && /^  [a-z]+:/ {
  key = $1
  sub(/:$/, "", key)
  if (key in seen) bad("a second key")
  seen[key] = 1
  rest = $0
  sub(/^  [a-z]+:/, "", rest)
  block = "keys"
  if (key == "requirements" && rest == "") block = "list"
  else if (key == "evidence" && rest == " |2") block = "literal"
  else if (key == "finding" && rest ~ /^ [a-z]+$/) finding[substr(rest, 2)]++
  else if ((key == "at" || key == "clause") && quoted(substr(rest, 2))) next
  else bad("an unknown key or value")
  next
}
block != "" { bad("no line of a block") }
wanted { bad("a failure without its block") }
/^(not )?ok [0-9]+ - / {
  count++
  is_bad = /^not /
  number = is_bad ? $3 : $2
  if (number != count) bad("a number out of order")
  # An unescaped # begins a directive, of which SKIP is the only one.
  text = $0
  gsub(/\\[\\#]/, "", text)
  skip = text ~ / # SKIP( |$)/
  sub(/ # SKIP/, "", text)
  if (text ~ /[\\#]/) bad("a bare sign in a description")
  if (skip && is_bad) bad("a failure that is skipped")
  passed += !is_bad && !skip
  skipped += skip
  failures += is_bad
  wanted = is_bad
  next
}
{ bad("an unknown line") }
END {
  if (failed) exit 1
  if (wanted || block != "") { print "an open block at the end"; exit 1 }
  if (count + 0 != plan) { print "the plan is " plan ", not " count + 0; exit 1 }
  line = passed + 0 " passed, " failures + 0 " failed, " skipped + 0 " skipped"
  print line ", " requirements + 0 " requirements"
  for (i = split("failed broken crashed hung grew noise", names, " "); i > 0; i--)
    if (finding[names[i]]) print names[i], finding[names[i]]
}
