# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# One label, as edge or as region, and the place of what no label has there.
function label(name, requires, which, text, url_text, place) {
  head("host-label." which "-" name, requires, "base-url")
  fact("edge", which == "edge" ? text : "dublin")
  fact("region", which == "region" ? text : "ie1")
  if (place < 0) {
    ok()
    fact("url", "https://ip-messaging." (which == "edge" ? url_text ".ie1" : "dublin." url_text) ".twilio.com/v2")
  } else {
    fails("param-format", which, place)
  }
}

function both(name, requires, text, place) {
  label(name, requires, "edge", text, text, place)
  label(name, requires, "region", text, text, place)
}

function repeated(size) {
  return "~(" size "*a)"
}

BEGIN {
  file("host-label.awk", "Edge and region: each byte inside of a label, and each length around the limits.")
  for (number = 0; number < 256; number++) {
    hex = sprintf("%02X", number)
    c = sprintf("%c", number)
    if (number < 128 && c ~ /[A-Za-z0-9]/)
      label("byte-" tolower(hex), "host.label-characters", "edge", "b" c "c", "b" c "c", -1)
    else if (c == "-")
      label("byte-" tolower(hex), "host.label-characters host.label-hyphen", "edge", "b" c "c", "b" c "c", -1)
    else
      label("byte-" tolower(hex), "host.label-characters", "edge", "b~" hex "c", "", 1)
  }
  split("1 2 3 31 32 33 61 62 63", sizes, " ")
  for (i = 1; i <= 9; i++)
    both("size-" sizes[i], "host.label-length host.label-empty", repeated(sizes[i]), -1)
  split("64 65 66 126 127 128 255 256 257", sizes, " ")
  for (i = 1; i <= 9; i++)
    both("size-" sizes[i], "host.label-length", repeated(sizes[i]), 63)
  # The last place that a label has, and the first that it has not.
  both("hyphen-last-of-63", "host.label-hyphen", repeated(62) "-", 62)
  both("hyphen-62nd-of-63", "host.label-hyphen", repeated(61) "-a", -1)
  both("hyphen-last-of-64", "host.label-length", repeated(63) "-", 63)
  both("dot-last-of-63", "host.label-characters", repeated(62) ".", 62)
}
