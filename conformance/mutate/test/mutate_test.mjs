// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The generator, the judge and the report on a file of their own: tiny.c.
//
// usage: mutate_test.mjs FOLDER

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explanations_parse } from "../explain.mjs";
import { Project, run } from "../judge.mjs";
import { known_of, mutants_of, sample_of } from "../mutants.mjs";
import { report } from "../report.mjs";

const here = new URL(".", import.meta.url).pathname;
const build = process.argv[2];
const known = known_of([join(here, "tiny.h")]);
const text = readFileSync(join(here, "tiny.c"), "utf8");
const mutants = mutants_of("tiny.c", text, known);

// The generator: what it finds stands in a file, to be read by people.

const listed = mutants.map(({ id, check, before, after }) => `${id}${check ? " check" : ""}\n  - ${before}\n  + ${after}\n`).join("");
mkdirSync(build, { recursive: true });
writeFileSync(join(build, "tiny.golden"), listed);
assert.equal(listed, readFileSync(join(here, "tiny.golden"), "utf8"), `not as in tiny.golden: see ${build}/tiny.golden`);
assert.equal(new Set(mutants.map(({ id }) => id)).size, mutants.length);
assert.equal(new Set(mutants.map(({ key }) => key)).size, mutants.length);
for (const { start, end } of mutants) {
  const touched = text.slice(start, end);
  assert.ok(!/SPDX|left alone|SMALL\(n\)|chars_are_small|include/.test(touched), touched);
}
assert.throws(() => mutants_of("a.c", "int a(void) { return (1]; }", known), /unbalanced/);
assert.throws(() => mutants_of("a.c", "int a(void) { return `; }", known), /no C/);

// A key holds when lines are added in front, and not when the function changes.

const moved = mutants_of("tiny.c", text.replace("typedef", "\n\ntypedef"), known);
assert.deepEqual(moved.map(({ key }) => key), mutants.map(({ key }) => key));
const other = mutants_of("tiny.c", text.replace("sum > 100", "sum > 101"), known);
assert.notDeepEqual(other.map(({ key }) => key), mutants.map(({ key }) => key));

// Samples: the same for a seed, another for another, whole when they are large.

const ids = (some) => some.map(({ id }) => id).join();
assert.equal(ids(sample_of(mutants, 10, 1)), ids(sample_of(mutants, 10, 1)));
assert.notEqual(ids(sample_of(mutants, 10, 1)), ids(sample_of(mutants, 10, 2)));
assert.equal(sample_of(mutants, 10, 1).length, 10);
assert.equal(ids(sample_of(mutants, 1000, 1)), ids(mutants));

// The judge: every kind of end is there, and what survives is what must.

rmSync(build, { recursive: true, force: true });
mkdirSync(build, { recursive: true });
const program = join(build, "tiny_test");
const compiled = spawnSync("gcc", ["-o", program, join(here, "tiny_test.c"), join(here, "tiny.c")]);
assert.equal(compiled.status, 0, String(compiled.stderr));
assert.equal(spawnSync(program).status, 0);
const shared = spawnSync("gcc", ["-shared", "-fPIC", "-o", join(build, "libtiny.so"), join(here, "tiny.c")]);
assert.equal(shared.status, 0, String(shared.stderr));
assert.equal(spawnSync("gcc", ["-o", program, join(here, "tiny_test.c"), `-L${build}`, "-ltiny"]).status, 0);
// Its own library would stand in for the mutant's.
rmSync(join(build, "libtiny.so"));

const tests = [
  {
    kind: "unit test",
    name: "tiny_test",
    about: ["tiny.c"],
    command: [program],
    explain: (output) => /^failed: (.*)$/m.exec(output)?.[1],
  },
];
const project_with = (some) => new Project({
  folder: join(build, "mutants"),
  library: "libtiny.so",
  sources: new Map([["tiny.c", join(here, "tiny.c")]]),
  flags: [`-I${here}`],
  tests: some,
});
const project = project_with(tests);
await project.prepare();
const results = new Map();
for (const mutant of mutants)
  results.set(mutant.key, await project.judge(mutant, join(build, "job")));

const ends = (result) => mutants.filter(({ key }) => results.get(key).result === result).map(({ id, after }) => `${id} ${after}`);
assert.deepEqual(ends("survived"), ["tiny.c:19:17:less-to-less-equal return left <= right ? right : left;"]);
assert.deepEqual(ends("identical"), [
  "tiny.c:24:29:or-without if ((unsigned)of > 1 || 0)",
  "tiny.c:42:18:minus-one int unused = 1;",
  "tiny.c:42:18:plus-one int unused = 3;",
  "tiny.c:42:18:zero int unused = 0;",
  "tiny.c:48:16:plus-to-minus return sum - 0 * unused;",
  "tiny.c:48:20:times-to-divide return sum + 0 / unused;",
  "tiny.c:57:9:drop case GREEN: ;",
  "tiny.c:59:12:return-zero } return 0;",
]);
assert.deepEqual(ends("uncompilable"), ["tiny.c:54:10:next-enumerator case GREEN:", "tiny.c:56:10:next-enumerator case RED:"]);
for (const by of ["unit test", "time", "crash"])
  assert.ok([...results.values()].some((each) => each.by === by), `none killed by ${by}`);

// The report: a survivor needs an explanation, and an explanation a survivor.

const silent = console.log;
function status_of(explanations, changes = {}) {
  console.log = () => {};
  const status = report({ mutants, results, explanations: explanations_parse(explanations, "list"), whole: true, goal: 95, cases_only: false, ...changes });
  console.log = silent;
  return status;
}
const entry = "tiny.c tiny_most\n- return left < right ? right : left;\n+ return left <= right ? right : left;\nOf two equals either is the most.\n";
const stale = "tiny.c tiny_sum\n- if (sum > 100)\n+ if (sum > 101)\nNobody counts that far.\n";
assert.equal(status_of(""), 1);
assert.equal(status_of(entry), 0);
assert.equal(status_of(`# A comment.\n\n${entry}`), 0);
assert.equal(status_of("tiny.c tiny_most\n* less-to-less-equal\nOf two equals either is the most.\n"), 0);
assert.equal(status_of("tiny.c tiny_most\n* less-to-greater\nOf two equals either is the most.\n"), 1);
assert.equal(status_of(entry.replace("tiny_most", "tiny_sum")), 1);
assert.equal(status_of(`${entry}\n${stale}`), 1);
assert.equal(status_of(`${entry}\n${stale}`, { whole: false }), 0);
assert.equal(status_of(entry, { goal: 100 }), 1);
assert.equal(status_of(entry, { results: new Map([...results].slice(1)) }), 1);
for (const broken of [entry.replace(/Of.*/, ""), entry.replace("+ ", "* "), entry.replace(" tiny_most", ""), `${entry}\n${entry}`])
  assert.throws(() => explanations_parse(broken, "list"), /^Error: list: /);

// A baseline that fails is no baseline.

await assert.rejects(project_with([{ ...tests[0], command: ["false"] }]).prepare(), /fails without a mutant/);
assert.ok((await run(["sh", "-c", "while :; do :; done"], { seconds: 1 })).late);

console.log(`${mutants.length} mutants of tiny.c judged`);
