// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The command: reads the options, runs the mutants, and says what became of them.

import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { explanation_of, explanations_read } from "./explain.mjs";
import { known_of, mutants_of, sample_of } from "./mutants.mjs";
import { report } from "./report.mjs";
import { headers, root, twcred_project } from "./twcred.mjs";

const usage = `usage: mutate.sh [--jobs N] [--seed S] [--sample N] [--files FILE,...] [--only ID,...]
                 [--resume] [--again] [--cases-only] [--list-survivors] [--goal N] [--compiler gcc|tcc] [--quick] [--build FOLDER]
`;

// What --quick leaves out are the sanitizers, and tests that take longer than this.
const quick_seconds = 0.3;

const takes_value = new Set(["--jobs", "--seed", "--sample", "--files", "--only", "--goal", "--compiler", "--build"]);
const takes_none = new Set(["--resume", "--again", "--cases-only", "--list-survivors", "--quick"]);

function options_read(words) {
  const given = { "--jobs": "2", "--seed": "1", "--goal": "95", "--compiler": "gcc", "--build": join(root, "build/mutate") };
  for (let i = 0; i < words.length; i++) {
    if (takes_value.has(words[i]) && i + 1 < words.length)
      given[words[i]] = words[++i];
    else if (takes_none.has(words[i]))
      given[words[i]] = true;
    else
      return null;
  }
  for (const name of ["--jobs", "--seed", "--sample", "--goal"])
    if (given[name] !== undefined && !/^[0-9]+$/.test(given[name]))
      return null;
  return given["--jobs"] === "0" ? null : given;
}

// What the options choose of all mutants.
function chosen(all, given) {
  let some = all;
  if (given["--files"] !== undefined)
    some = some.filter((mutant) => given["--files"].split(",").includes(mutant.file));
  if (given["--only"] !== undefined)
    some = some.filter((mutant) => given["--only"].split(",").includes(mutant.id));
  if (given["--cases-only"])
    some = some.filter((mutant) => mutant.check);
  if (given["--sample"] !== undefined)
    some = sample_of(some, Number(given["--sample"]), Number(given["--seed"]));
  return some;
}

// Results by the key of the mutant; of two for one the later counts.
function results_read(path) {
  const results = new Map();
  if (existsSync(path))
    for (const line of readFileSync(path, "utf8").split("\n"))
      if (line.endsWith("}")) {
        const { key, ...rest } = JSON.parse(line);
        results.set(key, rest);
      }
  return results;
}

async function run_all(project, mutants, tests, given, note) {
  let next = 0;
  let done = 0;
  const started = Date.now();
  const job = async (number) => {
    const folder = join(project.folder, `job-${number}`);
    while (next < mutants.length) {
      const mutant = mutants[next++];
      const verdict = await project.judge(mutant, folder, tests);
      note(mutant, verdict);
      done++;
      if (done % 100 === 0 || done === mutants.length)
        console.error(`${done} of ${mutants.length} mutants, ${Math.round((Date.now() - started) / 1000)} s`);
    }
  };
  await Promise.all(Array.from({ length: Number(given["--jobs"]) }, (_, number) => job(number)));
}

async function main(words) {
  const given = options_read(words);
  if (given === null) {
    process.stderr.write(usage);
    return 2;
  }
  const folder = given["--build"];
  const results_path = join(folder, given["--cases-only"] ? "results-cases" : "results");
  const known = known_of(headers);
  const project = twcred_project(folder, { compiler: given["--compiler"], sanitized: !given["--quick"] && !given["--cases-only"] });
  const all = [...project.sources].flatMap(([name, text]) => mutants_of(name, text, known));
  const mutants = chosen(all, given);
  if (mutants.length === 0) {
    console.error("mutate: no mutants");
    return 2;
  }

  const lists = given["--cases-only"] ? ["equivalent.txt", "unit-only.txt"] : ["equivalent.txt"];
  const explanations = explanations_read(lists.map((name) => join(root, "conformance/mutate", name)));
  if (!given["--resume"] && !given["--list-survivors"])
    rmSync(results_path, { force: true });
  const results = results_read(results_path);
  if (!given["--list-survivors"]) {
    const asked = project.tests.filter((test) => test.kind === "case" || !given["--cases-only"]);
    await project.prepare(asked);
    const tests = asked.filter((test) => test.kind === "case" || !given["--quick"] || project.seconds.get(test) <= quick_seconds);
    const left = mutants.filter((mutant) => {
      const known = results.get(mutant.key);
      return known === undefined || (given["--again"] && known.result === "survived" && explanation_of(explanations, mutant) === undefined);
    });
    mkdirSync(folder, { recursive: true });
    await run_all(project, left, tests, given, (mutant, verdict) => {
      results.set(mutant.key, verdict);
      appendFileSync(results_path, `${JSON.stringify({ key: mutant.key, id: mutant.id, ...verdict })}\n`);
    });
  }
  const whole = given["--sample"] === undefined && given["--only"] === undefined && !given["--cases-only"];
  return report({ mutants, results, explanations, whole, goal: Number(given["--goal"]), cases_only: given["--cases-only"] === true });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`mutate: ${error.message}`);
  process.exitCode = 2;
}
