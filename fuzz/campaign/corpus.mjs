// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What becomes of the corpus when the time is over: the least set of inputs that
// covers as much, and those of it that take longest.
import fs from "node:fs";
import path from "node:path";
import { corpus, root } from "./layout.mjs";
import { readDuration } from "./libfuzzer.mjs";
import { run } from "./process.mjs";

const MERGE = 600;
const MEASURE = 60;
const SLOWEST = 3;
const CANDIDATES = 8;

const middle = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];

function files(folder) {
    return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

function merge(campaign, target, into, from) {
    const folders = from.filter((folder) => files(folder).length > 0);
    return run(
        campaign.layout.fuzzer(target),
        ["-merge=1", "-use_counters=0", into, ...folders],
        { folder: root, environment: campaign.environment, seconds: MERGE },
    );
}

// Into an empty folder, so that the smallest input wins wherever it comes from.
export async function mergeTarget(campaign, target) {
    const { layout, state } = campaign;
    const merged = layout.merged(target);
    const fresh = `${merged}.new`;

    fs.rmSync(fresh, { recursive: true, force: true });
    fs.mkdirSync(fresh, { recursive: true });
    const end = await merge(campaign, target, fresh, [path.join(corpus, target), layout.found(target)]);
    if (end.status !== 0) {
        fs.rmSync(fresh, { recursive: true, force: true });
        if (!campaign.leaving)
            campaign.progress.say(`${target}: its corpus could not be merged:\n${end.lines.slice(-3).join("\n")}`);
        return;
    }
    fs.rmSync(merged, { recursive: true, force: true });
    fs.renameSync(fresh, merged);
    const inputs = files(merged);
    state.targets[target].merged = {
        count: inputs.length,
        bytes: inputs.reduce((total, file) => total + fs.statSync(file).size, 0),
    };
}

// The time of one run of each input, in microseconds: libFuzzer tells milliseconds
// of many.
async function measure(campaign, target, inputs, runs) {
    const end = await run(
        campaign.layout.fuzzer(target),
        [`-runs=${runs}`, "-detect_leaks=0", ...inputs],
        { folder: root, environment: campaign.environment, seconds: MEASURE },
    );
    return end.lines
        .map(readDuration)
        .filter((duration) => duration !== null)
        .map(({ file, milliseconds }) => ({ file, time: (milliseconds * 1000) / runs }))
        .sort((left, right) => right.time - left.time);
}

// Which take longest, and how many times longer than the median, which is the same
// on every machine as far as such a thing can be. `budget` is in seconds.
export async function findSlowest(campaign, target, budget) {
    const { layout, state } = campaign;
    const inputs = files(layout.merged(target));
    const total = state.targets[target];
    if (inputs.length === 0 || total.seconds === 0)
        return;
    const rate = total.executions / total.seconds;
    const runs = Math.min(1000, Math.max(10, Math.round((budget * rate) / inputs.length)));
    const all = await measure(campaign, target, inputs, runs);
    if (all.length === 0)
        return;
    // Too quick to be told from nothing is as quick as can be told.
    const least = 1000 / runs;
    const perByte = ({ file, time }) => Math.max(time, least) / Math.max(fs.statSync(file).size, 1);
    const median = Math.max(middle(all.map(({ time }) => time)), least);
    const medianPerByte = middle(all.map(perByte));
    // Another program may have been in the way: the better of two.
    const candidates = all.slice(0, CANDIDATES);
    const again = await measure(campaign, target, candidates.map(({ file }) => file), runs);
    const best = candidates
        .map(({ file, time }) => ({
            file,
            time: Math.min(time, again.find((other) => other.file === file)?.time ?? time),
        }))
        .sort((left, right) => right.time - left.time);
    state.slowest[target] = best.slice(0, SLOWEST).map((input) => ({
        file: path.basename(input.file),
        size: fs.statSync(input.file).size,
        time: input.time,
        ratio: input.time / median,
        ratioPerByte: perByte(input) / medianPerByte,
    }));
}

// Only on request: what adds coverage to the corpus in the source tree, and the
// regression cases. Gives the number of files that came in.
export async function keep(campaign, target) {
    const { layout, state } = campaign;
    const folder = path.join(corpus, target);
    const before = files(folder).length;

    fs.mkdirSync(folder, { recursive: true });
    const end = await merge(campaign, target, folder, [layout.merged(target)]);
    if (end.status !== 0)
        campaign.progress.say(`${target}: nothing kept, the merge failed:\n${end.lines.slice(-3).join("\n")}`);
    for (const finding of state.findings)
        if (finding.target === target && !finding.gone)
            fs.copyFileSync(
                layout.regression(target, finding.name),
                path.join(folder, `regression-${finding.name}`),
            );
    return files(folder).length - before;
}
