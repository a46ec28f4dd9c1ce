# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Every token, and the end, behind `before`. `wanted` are the words and the kinds of
# those that may stand there, and the word name where a string would be one; `rest` is
# what completes the document behind a value, and all others are refused with `code`.
function wants(wanted, word) {
  return index(" " wanted " ", " " word " ") > 0
}
function place(name, requires, before, wanted, rest, code,    i, token, good, behind, text) {
  for (i = 1; i <= token_count; i++) {
    token = tokens[i]
    good = wants(wanted, kinds[i]) || wants(wanted, words[i])
    behind = rest
    if (token == "[" || token == "{")
      behind = (token == "[" ? "]" : "}") rest
    else if (token == "]" || token == "}" || token == "")
      behind = ""
    else if (token == ",")
      behind = before ~ /[{]/ ? "\"b\":2}" : "2]"
    else if (wants(wanted, "name"))
      behind = ":1}"
    else if (token == ":")
      behind = "1}"
    # A blank keeps two numbers apart.
    text = token == "" ? before : before (before == "" ? "~20" : " ") token (good ? behind : "")
    head("json-token." name "." words[i], requires, "json")
    print "<" (text == "" ? "" : " ") text
    if (good)
      ok()
    else
      fails("json-" code, "document", length(before) + (token != ""))
  }
}

BEGIN {
  file("json-token.awk", "Every token, and the end of the document, in every place of one.")
  token_count = split("[ ] { } , : \"a\" 1 true false null", tokens, " ") + 1
  split("array array-end object object-end comma colon string number true false null end", words, " ")
  split("value close value close comma colon value value value value value end", kinds, " ")
  tokens[token_count] = ""
  place("start", "json.value", "", "value", "", "syntax")
  place("array-start", "json.array-brackets", "[", "value array-end", "]", "syntax")
  place("array-value", "json.array-comma", "[1", "comma array-end", "]", "syntax")
  place("array-comma", "json.array-comma", "[1,", "value", "]", "syntax")
  place("object-start", "json.object-name", "{", "string object-end name", "", "syntax")
  place("object-name", "json.object-colon", "{\"a\"", "colon", "", "syntax")
  place("object-colon", "json.object-value", "{\"a\":", "value", "}", "syntax")
  place("object-value", "json.object-comma", "{\"a\":1", "comma object-end", "", "syntax")
  place("object-comma", "json.object-name", "{\"a\":1,", "string name", "", "syntax")
  place("behind", "json.trailing", "{}", "end", "", "trailing")
}
