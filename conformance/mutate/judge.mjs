// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// Builds a library with one mutant in it, and puts it to the tests, the cheapest
// first, until one fails.

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutate } from "./mutants.mjs";

// More memory than any test takes; a mutant that asks for more is stopped.
const memory_kib = 2 << 20;
const output_max = 1 << 16;

const limits = 'ulimit -c 0; ulimit -v "$1"; ulimit -S -t "$2"; shift 2; exec "$@"';

const sanitizers = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-O1"];

// Runs a program, and gives {status, signal, output, late}. It ends after so many
// seconds of processor time. One that sleeps is ended as well, but so late that a busy
// machine is not taken for that.
export function run(words, { environment = {}, seconds = 60, memory = memory_kib } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", limits, "sh", String(memory), String(Math.ceil(seconds)), ...words], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let output = "";
    let late = false;
    const stop = () => {
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch (error) {
        if (error.code !== "ESRCH")
          throw error;
      }
    };
    const clock = setTimeout(() => {
      late = true;
      stop();
    }, 100000 * Math.ceil(seconds));
    const take = (bytes) => {
      if (output.length < output_max)
        output += bytes.toString("latin1");
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", reject);
    child.on("close", (status, signal) => {
      clearTimeout(clock);
      stop();
      resolve({ status, signal, output, late: late || signal === "SIGXCPU" || status === 128 + 24 });
    });
  });
}

export async function must(words) {
  const { status, output } = await run(words, { seconds: 1200 });
  if (status !== 0)
    throw new Error(`${words.join(" ")}\n${output}`);
}

// The shell tells how much processor time its commands took.
const measured = (command) => ["sh", "-c", '"$@" > /dev/null 2>&1; times', "sh", ...command];

function seconds_told(output) {
  const [, minutes_user, user, minutes_system, system] = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(output);
  return 60 * (Number(minutes_user) + Number(minutes_system)) + Number(user) + Number(system);
}

// What is under test: C sources, by name, that become one shared library, and the tests
// that load it. `tests` are {kind, name, about, command, explain}: `about` are the
// sources that it is first asked about, and `explain` finds in the output of a failure
// what failed. `build` builds their programs. `compiler` is that of the mutants: gcc,
// or tcc, which takes a tenth of the time. With `sanitized` what survives is built once
// more with the sanitizers of gcc.
export class Project {
  constructor({ folder, library, sources, flags, tests, compiler = "gcc", sanitized = false, build = async () => {} }) {
    this.folder = folder;
    this.library = library;
    /* Read once: what is edited during a run takes no part in it. */
    this.sources = new Map([...sources].map(([name, path]) => [name, readFileSync(path, "utf8")]));
    this.flags = flags;
    this.tests = tests;
    this.compiler = compiler;
    this.sanitized = sanitized;
    this.build = build;
    this.seconds = new Map();
    this.sanitized_good = new Map();
  }

  object(name, kind) {
    return join(this.folder, "objects", `${name}.${kind}.o`);
  }

  compile(from, to, compiler, ...options) {
    return [compiler, "-std=c99", "-w", "-fPIC", ...options, ...this.flags, "-c", "-o", to, from];
  }

  compile_mutant(from, to) {
    return this.compile(from, to, this.compiler, "-O1");
  }

  compile_optimised(from, to) {
    return this.compile(from, to, "gcc", "-O2");
  }

  compile_sanitized(from, to) {
    return this.compile(from, to, "gcc", ...sanitizers);
  }

  link(objects, folder) {
    const options = this.compiler === "gcc" ? ["-Wl,-Bsymbolic,-z,defs"] : [];
    return must([this.compiler, "-shared", ...options, "-o", join(folder, this.library), ...objects]);
  }

  link_sanitized(objects, folder) {
    return must(["gcc", "-shared", ...sanitizers, "-o", join(folder, this.library), ...objects]);
  }

  // Everything but the mutants. A baseline that fails says nothing of mutants.
  async prepare(tests = this.tests) {
    await this.build(tests);
    mkdirSync(join(this.folder, "objects"), { recursive: true });
    const baseline = join(this.folder, "baseline");
    mkdirSync(baseline, { recursive: true });
    for (const [name, text] of this.sources) {
      const source = join(baseline, name);
      writeFileSync(source, text);
      await must(this.compile_mutant(source, this.object(name, "mutant")));
      await must(this.compile_optimised(source, this.object(name, "optimised")));
    }
    await this.link([...this.sources.keys()].map((name) => this.object(name, "mutant")), baseline);
    for (const test of tests) {
      const options = { environment: { LD_LIBRARY_PATH: baseline }, seconds: 120 };
      this.seconds.set(test, seconds_told((await run(measured(test.command), options)).output));
      await this.must_pass(test, options);
    }
    if (this.sanitized)
      await this.prepare_sanitized(baseline);
  }

  async must_pass(test, options) {
    const { status, output } = await run(test.command, { seconds: 120, ...options });
    if (status !== 0)
      throw new Error(`${test.name} fails without a mutant\n${output}`);
  }

  async prepare_sanitized(folder) {
    for (const name of this.sources.keys())
      await must(this.compile_sanitized(join(folder, name), this.object(name, "sanitized")));
    /* In place of the plain one, which is not needed again. */
    await this.link_sanitized([...this.sources.keys()].map((name) => this.object(name, "sanitized")), folder);
    /* The programs are built without, so the run-time library has to be there before. */
    const { output } = await run(["gcc", "-print-file-name=libasan.so"]);
    this.preload = output.trim();
  }

  // The baseline of a test with sanitizers, when it is first asked for.
  sanitized_baseline(test) {
    if (!this.sanitized_good.has(test))
      this.sanitized_good.set(test, this.must_pass(test, this.sanitized_options(join(this.folder, "baseline"))));
    return this.sanitized_good.get(test);
  }

  // They claim more memory than they use.
  sanitized_options(folder) {
    return {
      environment: { LD_LIBRARY_PATH: folder, LD_PRELOAD: this.preload, ASAN_OPTIONS: "detect_leaks=0:handle_segv=0:handle_sigbus=0", UBSAN_OPTIONS: "" },
      memory: "unlimited",
    };
  }

  // The quickest of these first. Cases are picked from the same files for all
  // sources, so those about another source are not run twice.
  in_order(tests, file, near) {
    return tests
      .filter((test) => test.about.includes(file) === near && (near || test.kind !== "case"))
      .sort((a, b) => this.seconds.get(a) - this.seconds.get(b));
  }

  // What the test makes of the library in the folder: a verdict, or null when it passes.
  async ask(test, folder) {
    const seconds = Math.max(1, 4 * this.seconds.get(test));
    const result = await run(test.command, { environment: { LD_LIBRARY_PATH: folder }, seconds });
    if (result.late)
      return { result: "killed", by: "time", what: `${test.kind}: ${test.name}` };
    const found = test.explain?.(result.output);
    if (found !== undefined)
      return { result: "killed", by: test.kind, what: found };
    if (result.signal !== null && result.signal !== "SIGABRT")
      return { result: "killed", by: "crash", what: `${test.kind}: ${test.name}: ${result.signal}` };
    return result.status === 0 ? null : { result: "killed", by: test.kind, what: test.name };
  }

  // {result, by, what}: result is killed, survived, identical (its optimised code
  // is that of the original) or uncompilable.
  async judge(mutant, folder, tests = this.tests) {
    mkdirSync(folder, { recursive: true });
    const source = join(folder, mutant.file);
    const object = join(folder, "mutant.o");
    writeFileSync(source, mutate(this.sources.get(mutant.file), mutant));
    if ((await run(this.compile_mutant(source, object))).status !== 0)
      return { result: "uncompilable" };
    const others = [...this.sources.keys()].filter((name) => name !== mutant.file);
    await this.link([object, ...others.map((name) => this.object(name, "optimised"))], folder);
    let verdict = null;
    for (const test of this.in_order(tests, mutant.file, true))
      verdict ??= await this.ask(test, folder);
    if (verdict !== null)
      return verdict;

    /* The other tests are spared what the optimiser sees as the same. */
    await must(this.compile_optimised(source, object));
    if (readFileSync(object).equals(readFileSync(this.object(mutant.file, "optimised"))))
      return { result: "identical" };
    for (const test of this.in_order(tests, mutant.file, false))
      verdict ??= await this.ask(test, folder);
    return verdict ?? await this.judge_sanitized(mutant, folder, tests);
  }

  async judge_sanitized(mutant, folder, tests) {
    if (!this.sanitized)
      return { result: "survived" };
    const object = join(folder, "mutant.o");
    await must(this.compile_sanitized(join(folder, mutant.file), object));
    const others = [...this.sources.keys()].filter((name) => name !== mutant.file);
    await this.link_sanitized([object, ...others.map((name) => this.object(name, "sanitized"))], folder);
    for (const test of this.in_order(tests, mutant.file, true)) {
      await this.sanitized_baseline(test);
      const { status, output } = await run(test.command, { ...this.sanitized_options(folder), seconds: Math.max(10, 20 * this.seconds.get(test)) });
      const found = /AddressSanitizer: [a-z-]+|runtime error: .*/.exec(output);
      if (status !== 0)
        return { result: "killed", by: "sanitizer", what: `${test.name}: ${found?.[0] ?? "fails"}` };
    }
    return { result: "survived" };
  }
}
