// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// A campaign from its options to its status.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as building from "./build.mjs";
import { findSlowest, keep, mergeTarget } from "./corpus.mjs";
import { measureCoverage } from "./coverage.mjs";
import { judgeAgain } from "./findings.mjs";
import { grouped, plural } from "./format.mjs";
import { corpus, Layout, root, shown } from "./layout.mjs";
import { readOptions, usage, UsageError } from "./options.mjs";
import { pool, stopAll } from "./process.mjs";
import { Progress } from "./progress.mjs";
import { writeReport } from "./report.mjs";
import { divide, fuzzAll, newRunners, stopRunners } from "./schedule.mjs";
import { loadState, newState, newTarget, openFindings, saveState, totals } from "./state.mjs";

const { CannotRun } = building;

function alive(process_id) {
    try {
        process.kill(process_id, 0);
        return true;
    } catch (error) {
        return error.code === "EPERM";
    }
}

// Two campaigns in one folder would take each other's files away.
function takeLock(layout) {
    fs.mkdirSync(layout.results, { recursive: true });
    const holder = fs.existsSync(layout.lock) ? Number(fs.readFileSync(layout.lock, "utf8")) : 0;
    if (holder > 0 && holder !== process.pid && alive(holder))
        throw new CannotRun(`another campaign, process ${holder}, runs in ${shown(layout.results)}`);
    fs.writeFileSync(layout.lock, `${process.pid}`);
    process.on("exit", () => fs.rmSync(layout.lock, { force: true }));
}

// A new campaign puts the results of the last one aside, once.
function openState(layout, options) {
    if (options.resume)
        return loadState(layout.state);
    if (fs.existsSync(layout.state)) {
        const aside = `${layout.results}.old`;
        fs.rmSync(aside, { recursive: true, force: true });
        fs.renameSync(layout.results, aside);
        console.log(`the last campaign is now ${shown(aside)}`);
    }
    return newState(options.seed);
}

function chooseTargets(layout, options) {
    const known = building.knownTargets(layout);
    if (options.targets === null)
        return known.filter((name) => fs.existsSync(path.join(corpus, name)));
    for (const name of options.targets)
        if (!known.includes(name))
            throw new CannotRun(`no target ${name}; there are ${known.join(", ")}`);
    return options.targets;
}

async function prepare(campaign, options) {
    const { layout } = campaign;
    if (options.resume && !fs.existsSync(layout.state))
        throw new CannotRun(`nothing to resume in ${shown(layout.results)}`);
    console.log("building");
    campaign.tools = await building.findTools();
    campaign.environment = {
        ASAN_SYMBOLIZER_PATH: campaign.tools["llvm-symbolizer"],
        UBSAN_OPTIONS: "print_stacktrace=1",
    };
    const commit = await building.commit();
    await building.configure(layout);
    campaign.names = chooseTargets(layout, options);
    await building.build(layout, campaign.names, os.cpus().length);

    takeLock(layout);
    const state = openState(layout, options);
    takeLock(layout);
    campaign.state = state;
    if (state.commits.at(-1) !== commit)
        state.commits.push(commit);
    for (const name of campaign.names) {
        state.targets[name] ??= newTarget();
        state.targets[name].broken = null;
    }
    await judgeAgain(campaign);
    campaign.plan = divide(options.minutes, options.jobs, campaign.names.length);
    campaign.runners = newRunners(campaign, campaign.names);
}

// The first interrupt ends the fuzzing, the second what comes after it.
function listen(campaign) {
    const interrupt = () => {
        if (campaign.runners === undefined) {
            stopAll();
            process.exit(2);
        }
        if (campaign.stopping || campaign.fuzzed) {
            campaign.leaving = true;
            stopAll("SIGKILL");
            return;
        }
        campaign.stopping = true;
        stopRunners(campaign);
        campaign.progress.say("interrupted: merging and reporting; interrupt again to leave at once");
    };
    process.on("SIGINT", interrupt);
    process.on("SIGTERM", interrupt);
}

async function finish(campaign, options) {
    const { layout, state } = campaign;
    const jobs = options.jobs;
    const leaving = () => campaign.leaving;

    // The page is there even if what follows is interrupted.
    writeReport(campaign, null, "the campaign was interrupted");
    console.log("merging the corpus, timing its inputs");
    const names = Object.keys(state.targets).filter((name) => fs.existsSync(layout.fuzzer(name)));
    const budget = Math.min(3, Math.max(0.3, campaign.plan.share / 10));
    await pool(
        jobs,
        names,
        async (name) => {
            await mergeTarget(campaign, name);
            if (!campaign.leaving)
                await findSlowest(campaign, name, budget);
        },
        leaving,
    );
    saveState(layout.state, state);
    if (campaign.leaving)
        return;
    console.log("measuring the coverage");
    let coverage = null;
    let why = "there is no corpus";
    try {
        coverage = await measureCoverage(campaign);
    } catch (error) {
        why = error.message;
        campaign.failed ||= !campaign.leaving;
        console.log(`the coverage could not be measured: ${why}`);
    }
    if (campaign.leaving)
        return;
    writeReport(campaign, coverage, why);
    if (options.keep)
        for (const name of campaign.names)
            console.log(`${name}: ${plural(await keep(campaign, name), "file")} kept in corpus/${name}`);
}

function summarise(campaign) {
    const { layout, state } = campaign;
    const sums = totals(state);
    for (const finding of openFindings(state))
        console.log(`FOUND ${finding.target}: ${finding.what}\n  ${shown(layout.text(finding.target, finding.name))}`);
    console.log(
        `${plural(sums.targets, "target")}, ${grouped(sums.executions)} executions, ` +
            `${grouped(sums.rate)} per second and job, ${plural(sums.findings, "finding")}`,
    );
    console.log(`report: ${shown(layout.report)}`);
    if (campaign.failed || campaign.names.some((name) => state.targets[name].broken !== null))
        return 2;
    return sums.findings > 0 ? 1 : 0;
}

async function main() {
    const options = readOptions(process.argv.slice(2));
    if (options.help) {
        process.stdout.write(usage);
        return 0;
    }
    const build = options.build === null ? path.join(root, "build") : path.resolve(options.build);
    const campaign = { layout: new Layout(build), stopping: false, fuzzed: false, leaving: false, failed: false };
    campaign.progress = new Progress(campaign);
    listen(campaign);
    await prepare(campaign, options);

    const began = performance.now();
    campaign.progress.begin();
    await fuzzAll(campaign);
    campaign.fuzzed = true;
    campaign.progress.end();
    campaign.state.wall += (performance.now() - began) / 1000;
    saveState(campaign.layout.state, campaign.state);
    await finish(campaign, options);
    return summarise(campaign);
}

main().then(
    (status) => process.exit(status),
    (error) => {
        const told = error instanceof UsageError ? `${error.message}\n${usage}` : error.message;
        console.error(`campaign.sh: ${error instanceof CannotRun || error instanceof UsageError ? told : error.stack}`);
        process.exit(2);
    },
);
