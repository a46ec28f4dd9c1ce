// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// Who runs when: each target has the same share of the time, in slices, and the
// next slice goes to the one that had least.
import fs from "node:fs";
import path from "node:path";
import { newArtifacts, takeArtifact, TIMEOUT } from "./findings.mjs";
import { corpus, root } from "./layout.mjs";
import { readStatus, readTotal } from "./libfuzzer.mjs";
import { start } from "./process.mjs";
import { addSample, saveState } from "./state.mjs";

const LONGEST_SLICE = 60;
const SHORTEST_SLICE = 5;
const LEAST_ROUNDS = 4;
const MAX_LENGTH = 4096;
const TAIL = 400;
// A target that fails at once would spend its time on starting.
const STOPS_PER_SLICE = 10;
// What is left of a share is not worth a start.
const CRUMB = 0.2;

export function divide(minutes, jobs, count) {
    const workers = Math.min(jobs, count);
    const share = (minutes * 60 * workers) / count;
    const rounds = Math.max(
        Math.ceil(share / LONGEST_SLICE),
        Math.min(LEAST_ROUNDS, Math.floor(share / SHORTEST_SLICE)),
        1,
    );
    return { workers, share, rounds };
}

// One target while it is fuzzed. `live` is what the running program said last.
class Runner {
    constructor(campaign, name) {
        this.campaign = campaign;
        this.name = name;
        this.total = campaign.state.targets[name];
        this.used = 0;
        this.round = 0;
        this.busy = false;
        this.live = null;
    }

    words(seconds) {
        const { layout, state } = this.campaign;
        const dictionary = path.join(corpus, `${this.name}.dict`);
        const seeds = path.join(corpus, this.name);
        return [
            `-seed=${(state.seed + this.total.starts) % 2 ** 32}`,
            `-max_total_time=${Math.ceil(seconds) + 2}`,
            `-max_len=${MAX_LENGTH}`,
            `-timeout=${TIMEOUT}`,
            "-print_final_stats=1",
            `-artifact_prefix=${layout.artifacts(this.name)}/`,
            ...(fs.existsSync(dictionary) ? [`-dict=${dictionary}`] : []),
            layout.found(this.name),
            ...(fs.existsSync(seeds) ? [seeds] : []),
        ];
    }

    // Runs the program until it has had its time, or stops by itself.
    async once(seconds) {
        const { layout, environment } = this.campaign;
        const tail = [];
        const began = performance.now();
        const passed = () => (performance.now() - began) / 1000;
        let executions = 0;
        let asked = false;

        this.live = { began, executions: 0, rate: 0, told: began };
        const handle = start(layout.fuzzer(this.name), this.words(seconds), {
            folder: root,
            environment,
            seconds: seconds + TIMEOUT + 5,
            line: (line) => {
                const status = readStatus(line);
                executions = readTotal(line) ?? status?.executions ?? executions;
                if (status === null) {
                    tail.push(line);
                    if (tail.length > TAIL)
                        tail.shift();
                    return;
                }
                this.live = { began, executions, rate: status.rate ?? 0, told: performance.now() };
                this.total.corpus = status.corpus ?? this.total.corpus;
                addSample(this.total, this.total.seconds + passed(), status);
            },
        });
        const ask = () => {
            asked = true;
            handle.stop("SIGUSR1");
        };
        this.ask = ask;
        const timer = setTimeout(ask, seconds * 1000);
        const end = await handle.done;
        clearTimeout(timer);
        this.live = null;
        this.total.starts++;
        this.total.executions += executions;
        this.total.seconds += passed();
        this.used += passed();
        return { ...end, asked, tail };
    }

    async slice(seconds) {
        const { layout, state, progress } = this.campaign;
        const until = this.used + seconds;

        this.busy = true;
        this.round++;
        for (let stops = 0; until - this.used > CRUMB && !this.campaign.stopping; ) {
            const end = await this.once(until - this.used);
            const artifacts = newArtifacts(layout.artifacts(this.name));
            for (const file of artifacts) {
                const finding = await takeArtifact(this.campaign, this.name, file, end.tail);
                if (finding !== null)
                    progress.say(`${this.name}: ${finding.what}`);
            }
            saveState(layout.state, state);
            if (artifacts.length > 0 && ++stops < STOPS_PER_SLICE)
                continue;
            if (artifacts.length === 0 && !end.asked && end.status !== 0) {
                this.total.broken = end.tail.slice(-5).join("\n");
                progress.say(`${this.name}: stopped by itself:\n${this.total.broken}`);
            }
            break;
        }
        if (!this.campaign.stopping)
            this.used = Math.max(this.used, until);
        this.busy = false;
        progress.sliceEnded(this);
    }

    // With what the running program did since it last said something. It says so at
    // the latest when it has done twice as much.
    executionsNow() {
        if (this.live === null)
            return this.total.executions;
        const { executions, rate, told } = this.live;
        const since = rate * ((performance.now() - told) / 1000);
        return Math.round(this.total.executions + executions + Math.min(since, executions));
    }

    secondsNow() {
        const running = this.live === null ? 0 : (performance.now() - this.live.began) / 1000;
        return this.total.seconds + running;
    }

    leftNow(share) {
        const running = this.live === null ? 0 : (performance.now() - this.live.began) / 1000;
        return Math.max(0, share - this.used - running);
    }
}

export function newRunners(campaign, names) {
    for (const name of names)
        for (const folder of [campaign.layout.found(name), campaign.layout.artifacts(name)])
            fs.mkdirSync(folder, { recursive: true });
    return names.map((name) => new Runner(campaign, name));
}

export async function fuzzAll(campaign) {
    const { runners, plan } = campaign;
    const worker = async () => {
        while (!campaign.stopping) {
            const [next] = runners
                .filter((one) => !one.busy && one.total.broken === null && plan.share - one.used > CRUMB)
                .sort((left, right) => left.used - right.used);
            if (next === undefined)
                return;
            await next.slice(Math.min(plan.share / plan.rounds, plan.share - next.used));
        }
    };
    await Promise.all(Array.from({ length: plan.workers }, worker));
}

export function stopRunners(campaign) {
    for (const runner of campaign.runners)
        runner.ask?.();
}
