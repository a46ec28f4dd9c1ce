// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What became of the mutants, for people.

import { explanation_of } from "./explain.mjs";

const count_of = (mutants, results, result) => mutants.filter(({ key }) => results.get(key)?.result === result).length;

// In percent of those that compile and differ.
const score_of = (killed, survived) => killed + survived === 0 ? 100 : (100 * killed) / (killed + survived);

function table(mutants, results, explanations) {
  const files = [...new Set(mutants.map(({ file }) => file))];
  const rows = [["file", "mutants", "uncompilable", "identical", "killed", "survived", "explained", "score"]];
  for (const file of [...files, "total"]) {
    const own = file === "total" ? mutants : mutants.filter((mutant) => mutant.file === file);
    const killed = count_of(own, results, "killed");
    const survivors = own.filter(({ key }) => results.get(key)?.result === "survived");
    rows.push([
      file, own.length, count_of(own, results, "uncompilable"), count_of(own, results, "identical"), killed, survivors.length,
      survivors.filter((mutant) => explanation_of(explanations, mutant) !== undefined).length,
      `${score_of(killed, survivors.length).toFixed(1)} %`,
    ]);
  }
  for (const [file, ...cells] of rows)
    console.log(file.padEnd(14) + cells.map((cell) => String(cell).padStart(13)).join(""));
}

function killers(mutants, results) {
  const counts = new Map();
  for (const { key } of mutants) {
    const found = results.get(key);
    if (found?.result === "killed")
      counts.set(found.by, (counts.get(found.by) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([by, count]) => `${by} ${count}`).join(", ");
}

// The status of the command: 0 at the goal, in percent, with every survivor explained, else 1.
export function report({ mutants, results, explanations, whole, goal, cases_only }) {
  const missing = mutants.filter(({ key }) => !results.has(key)).length;
  const survivors = mutants.filter(({ key }) => results.get(key)?.result === "survived");
  const open = survivors.filter((mutant) => explanation_of(explanations, mutant) === undefined);
  for (const mutant of open)
    console.log(`survived ${mutant.id} in ${mutant.place}\n- ${mutant.before}\n+ ${mutant.after}\n`);

  /* An explanation whose mutant is gone, or is killed after all, misleads. */
  const files = new Set(mutants.map(({ file }) => file));
  const used = new Set(survivors.map((mutant) => explanation_of(explanations, mutant)));
  const stale = whole ? [...explanations.values()].filter((each) => files.has(each.file) && !used.has(each)) : [];
  for (const each of stale)
    console.log(`no such survivor: ${each.file} ${each.place}\n- ${each.before}\n+ ${each.after}\n`);

  if (cases_only) {
    for (const mutant of mutants) {
      const { result, what } = results.get(mutant.key) ?? {};
      if (result === "killed")
        console.log(`${mutant.id} ${what}`);
    }
    console.log();
  }
  table(mutants, results, explanations);
  console.log(`\nkilled by: ${killers(mutants, results) || "none"}`);
  if (missing > 0)
    console.log(`${missing} not run yet`);
  const killed = count_of(mutants, results, "killed");
  const good = score_of(killed, survivors.length) >= goal && open.length === 0 && stale.length === 0 && missing === 0;
  console.log(`${killed} of ${killed + survivors.length} killed, ${open.length} survivors without an explanation`);
  return good ? 0 : 1;
}
