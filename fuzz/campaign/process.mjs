// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// Programs that are started, listened to line by line, and always end.
import { spawn } from "node:child_process";

const GRACE = 5000;

const running = new Set();

// A child has a process group of its own: an interrupt at the terminal reaches
// this program alone, which then decides how the children end.
export function start(program, words, { folder, environment = {}, seconds, line }) {
    const child = spawn(program, words, {
        cwd: folder,
        env: { ...process.env, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
    });
    const handle = { late: false };
    const signal = (name) => {
        try {
            process.kill(-child.pid, name);
        } catch (error) {
            if (error.code !== "ESRCH")
                throw error;
        }
    };

    // Asks libFuzzer to end after the input that it runs; what does not end, is ended.
    let grace;
    handle.stop = (name = "SIGTERM") => {
        if (grace !== undefined || !running.has(handle))
            return;
        signal(name);
        grace = setTimeout(() => signal("SIGKILL"), GRACE);
    };
    const limit = setTimeout(() => {
        handle.late = true;
        handle.stop();
    }, seconds * 1000);

    for (const stream of [child.stdout, child.stderr]) {
        let rest = "";
        stream.setEncoding("latin1");
        stream.on("data", (text) => {
            const lines = (rest + text).split("\n");
            rest = lines.pop();
            lines.forEach(line);
        });
        stream.on("end", () => rest === "" || line(rest));
    }
    running.add(handle);
    handle.done = new Promise((resolve, reject) => {
        const end = () => {
            running.delete(handle);
            clearTimeout(limit);
            clearTimeout(grace);
        };
        child.on("error", (error) => {
            end();
            reject(error);
        });
        child.on("close", (status, by) => {
            end();
            resolve({ status, by, late: handle.late });
        });
    });
    return handle;
}

// The end of a program with all that it said.
export async function run(program, words, options) {
    const lines = [];
    const handle = start(program, words, { ...options, line: (text) => lines.push(text) });
    return { ...(await handle.done), lines };
}

export function stopAll(name) {
    for (const handle of running)
        handle.stop(name);
}

// Runs task(item) for all, at most `jobs` at a time, until stop() says so.
export async function pool(jobs, items, task, stop = () => false) {
    const waiting = [...items];
    const worker = async () => {
        while (waiting.length > 0 && !stop())
            await task(waiting.shift());
    };
    await Promise.all(Array.from({ length: jobs }, worker));
}
