// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The list of mutants that no test can kill, because they do what the original
// does. An entry holds by the text of the lines, not by their numbers:
//
//   FILE FUNCTION
//   - the lines before
//   + the lines after
//   Why it is the same, in as many lines as it takes.
//
// Several pairs of - and + may share a reason, and `* CHANGE` stands for all changes
// of that name in a function or table. Blank lines stand between entries.

import { readFileSync } from "node:fs";

const explanation_key = (file, place, before, after) => [file, place, before, after].join("\n");

export function explanations_parse(text, name) {
  const found = new Map();
  for (const entry of text.split(/\n\n+/)) {
    const lines = entry.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    if (lines.length === 0)
      continue;
    const [file, place, ...rest] = lines[0].split(" ");
    const pairs = [];
    let at = 1;
    for (; lines[at]?.startsWith("- ") && lines[at + 1]?.startsWith("+ "); at += 2)
      pairs.push([lines[at].slice(2), lines[at + 1].slice(2)]);
    for (; lines[at]?.startsWith("* "); at++)
      pairs.push([lines[at].slice(2), "*"]);
    const reason = lines.slice(at).join(" ");
    if (place === undefined || rest.length > 0 || pairs.length === 0 || reason === "" || /^[-+*] /.test(lines[at]))
      throw new Error(`${name}: no entry: ${lines[0]}`);
    for (const [before, after] of pairs) {
      const key = explanation_key(file, place, before, after);
      if (found.has(key))
        throw new Error(`${name}: twice: ${file} ${place}: ${before}`);
      found.set(key, { file, place, before, after, reason });
    }
  }
  return found;
}

export function explanations_read(paths) {
  return new Map(paths.flatMap((path) => [...explanations_parse(readFileSync(path, "utf8"), path)]));
}

export function explanation_of(explanations, mutant) {
  return explanations.get(explanation_key(mutant.file, mutant.place, mutant.before, mutant.after)) ??
    explanations.get(explanation_key(mutant.file, mutant.place, mutant.operator, "*"));
}
