// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The core as a project of mutants: its sources, and the programs of this
// repository that test it, linked with a shared library in place of it.

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { run, Project } from "./judge.mjs";

export const root = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
export const headers = ["core/twcred.h", "core/internal.h"].map((path) => join(root, path));

const in_order = (folder, end) => readdirSync(join(root, folder)).filter((name) => name.endsWith(end)).sort();

async function must(words) {
  const { status, output } = await run(words, { seconds: 1200 });
  if (status !== 0)
    throw new Error(`${words.join(" ")}\n${output}`);
}

// "not ok NAME", and in the line behind it "at FILE:LINE, REQUIREMENTS".
function failed_case(output) {
  const match = /^not ok (\S+)\n(?: +at [^\n]*?:\d+, ([^\n]+))?/m.exec(output);
  return match === null ? undefined : match[1] + (match[2] === undefined ? "" : ` (${match[2]})`);
}

// All cases in one run, which is stopped at the first that fails.
function cases_test(build, files) {
  return {
    kind: "case",
    name: "the cases",
    command: [join(build, "conformance/twcred-conformance"), "--quiet", ...files],
    enough: (output) => /^not ok [^]*\n(?!    at)/m.test(output),
    explain: failed_case,
  };
}

function failed_test(output) {
  const match = /^\[  FAILED  \] (\S+)/m.exec(output);
  return match?.[1];
}

export async function twcred_project(folder) {
  const build = join(folder, "programs");
  const cases = in_order("conformance/cases", ".case").map((name) => join(root, "conformance/cases", name));
  const units = in_order("core/test", "_test.c").map((name) => name.slice(0, -"_test.c".length)).filter((name) => name !== "support");
  const targets = in_order("corpus", ".dict").map((name) => name.slice(0, -".dict".length));

  /* Without a path in it, a program cannot load the library without a mutant. */
  await must(["cmake", "-S", root, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=", "-DCMAKE_C_COMPILER=gcc", "-DCMAKE_C_FLAGS=-O1", "-DBUILD_SHARED_LIBS=ON", "-DCMAKE_SKIP_RPATH=ON"]);
  await must(["cmake", "--build", build, "--parallel", "2", "--target", "twcred-conformance", ...units.map((name) => `twcred_core_${name}_test`), ...targets.map((name) => `replay_${name}`)]);

  const sources = new Map(in_order("core", ".c").map((name) => [basename(name), join(root, "core", name)]));
  return new Project({
    folder,
    sources,
    flags: [`-I${join(root, "core")}`],
    tests: [
      cases_test(build, cases),
      ...units.map((name) => ({
        kind: "unit test",
        name: `${name}_test`,
        command: [join(build, "core/test", `twcred_core_${name}_test`)],
        explain: (output) => {
          const test = failed_test(output);
          return test === undefined ? undefined : `${name}_test: ${test}`;
        },
      })),
      ...targets.map((name) => ({
        kind: "corpus",
        name,
        command: [join(build, "fuzz", `replay_${name}`), join(root, "corpus", name)],
      })),
    ],
  });
}
