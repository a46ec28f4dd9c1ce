// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The core as a project of mutants: its sources, and the programs of this
// repository that test it, linked with a shared library in place of it.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { must, Project } from "./judge.mjs";

export const root = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
export const headers = ["core/twcred.h", "core/internal.h"].map((path) => join(root, path));

const in_order = (folder, end) => readdirSync(join(root, folder)).filter((name) => name.endsWith(end)).sort();

// "not ok NAME", the kind of finding, and a line for each requirement.
function failed_case(output) {
  const match = /^not ok (\S+)\n +(\w+), at .*\n((?: {4}[a-z0-9-]+\.[a-z0-9.-]+: .*\n)*)/m.exec(output);
  if (match === null)
    return undefined;
  const requirements = [...match[3].matchAll(/^ +(\S+):/gm)].map(([, name]) => name);
  return `${match[1]} ${match[2]} (${requirements.join(" ")})`;
}

// How the names of the case files start that ask for what a source does; the others
// may fail as well, later.
const cases_about = {
  "date.c": ["date", "http-date", "origin-date"],
  "error.c": ["error"],
  "form.c": ["origin-form", "request"],
  "formats.c": ["boolean", "sandbox", "sid", "type"],
  "header.c": ["header"],
  "json.c": ["json", "origin-json", "origin-number"],
  "next_page.c": ["next-page"],
  "object.c": ["credential", "error", "page"],
  "request.c": ["list", "operation", "request", "sid-path", "update"],
  "response.c": ["answer", "credential", "match", "page"],
  "service.c": ["base-url", "host-label", "service"],
  "status.c": ["error"],
  "text.c": ["json-escape", "json-string", "json-utf8", "request", "type", "utf8"],
  "uri.c": ["origin-uri", "uri"],
};

// Cases of a run, which ends with the first that fails.
function cases_test(build, name, about, files) {
  return {
    kind: "case",
    name,
    about,
    targets: ["twcred-conformance", "twcred-probe"],
    command: [
      join(build, "conformance/twcred-conformance"), "--program", `'${join(build, "conformance/twcred-probe")}'`,
      "--suite", join(root, "conformance"), "--quiet", "--stop", "--jobs", "1", "--timeout", "2", "--memory", "1024", ...files,
    ],
    explain: failed_case,
  };
}

function failed_test(output) {
  const match = /^\[  FAILED  \] (\S+)/m.exec(output);
  return match?.[1];
}

export function twcred_project(folder, options) {
  const build = join(folder, "programs");
  const sources = new Map(in_order("core", ".c").map((name) => [name, join(root, "core", name)]));
  const cases = in_order("conformance/cases", ".case");
  const cases_of = (source) => cases.filter((name) => (cases_about[source] ?? []).some((start) => name === `${start}.case` || name.startsWith(`${start}-`)));
  const path_of = (name) => join(root, "conformance/cases", name);
  const units = in_order("core/test", "_test.c").map((name) => name.slice(0, -"_test.c".length)).filter((name) => name !== "support");
  const targets = in_order("corpus", ".dict").map((name) => name.slice(0, -".dict".length));

  return new Project({
    folder,
    library: "libtwcred.so",
    ...options,
    sources,
    flags: [`-I${join(root, "core")}`],
    tests: [
      ...[...sources.keys()].filter((source) => cases_of(source).length > 0).map((source) =>
        cases_test(build, `cases about ${source}`, [source], cases_of(source).map(path_of))),
      cases_test(build, "all cases", [...sources.keys()], cases.map(path_of)),
      ...units.map((name) => ({
        kind: "unit test",
        name: `${name}_test`,
        about: [...sources.keys()].filter((source) => name.startsWith(source.slice(0, -2))),
        targets: [`twcred_core_${name}_test`],
        command: [join(build, "core/test", `twcred_core_${name}_test`)],
        explain: (output) => {
          const test = failed_test(output);
          return test === undefined ? undefined : `${name}_test: ${test}`;
        },
      })),
      ...targets.map((name) => ({
        kind: "corpus",
        name,
        about: [],
        targets: [`replay_${name}`],
        command: [join(build, "fuzz", `replay_${name}`), join(root, "corpus", name)],
      })),
    ],
    build: async (tests) => {
      /* Without a path in it, a program cannot load the library without a mutant. */
      await must(["cmake", "-S", root, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=", "-DCMAKE_C_COMPILER=gcc", "-DCMAKE_C_FLAGS=-O1", "-DBUILD_SHARED_LIBS=ON", "-DCMAKE_SKIP_RPATH=ON"]);
      await must(["cmake", "--build", build, "--parallel", "2", "--target", ...new Set(tests.flatMap((test) => test.targets))]);
    },
  });
}
