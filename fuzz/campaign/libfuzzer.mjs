// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What libFuzzer's output says.

const NAME_MAX = 48;

// "#5851  REDUCE cov: 658 ft: 2245 corp: 187/50Kb lim: 1619 exec/s: 1950 ..."
export function readStatus(line) {
    const head = /^#(\d+)\s+[A-Za-z]+\s/.exec(line);
    if (head === null)
        return null;
    const field = (name) => {
        const match = new RegExp(` ${name}: (\\d+)`).exec(line);
        return match === null ? null : Number(match[1]);
    };
    return {
        executions: Number(head[1]),
        edges: field("cov"),
        features: field("ft"),
        corpus: field("corp"),
        rate: field("exec/s"),
    };
}

export function readTotal(line) {
    const match = /^stat::number_of_executed_units:\s+(\d+)/.exec(line);
    return match === null ? null : Number(match[1]);
}

// "Executed build/campaign/corpus/page_open/0a1b in 260 ms"
export function readDuration(line) {
    const match = /^Executed (.*) in (\d+) ms$/.exec(line);
    return match === null ? null : { file: match[1], milliseconds: Number(match[2]) };
}

const kinds = [
    [/libFuzzer: timeout after/, "timeout"],
    [/libFuzzer: out-of-memory/, "out-of-memory"],
    [/LeakSanitizer: detected memory leaks/, "leak"],
    [/ERROR: AddressSanitizer: ([A-Za-z-]+)/, null],
    [/WARNING: MemorySanitizer: ([a-z-]+)/, null],
];

// "    #1 0x55bc in twcred_json_check /home/me/twcred/core/json.c:120:9"
function readFrame(line) {
    const match = /^\s+#(\d+) 0x[0-9a-f]+ in (\S+) (\S+?)(?::\d+)*$/.exec(line);
    return match === null ? null : { depth: Number(match[1]), name: match[2], file: match[3] };
}

// The first stack: the next ones tell where memory came from.
function readStack(lines) {
    const frames = [];
    for (const frame of lines.map(readFrame)) {
        if (frame === null)
            continue;
        if (frames.length > 0 && frame.depth <= frames.at(-1).depth)
            break;
        frames.push(frame);
    }
    return frames;
}

const word = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

// What broke, as one line that is the same for each input that breaks the same:
// the property, or the sanitizer's kind with the core's innermost frames.
export function readFault(lines) {
    for (const line of lines) {
        const match = /^(\S+):(\d+): broken property: (.*)$/.exec(line);
        if (match !== null) {
            const file = match[1].replace(/^.*\/(?=(fuzz|core)\/)/, "");
            return { what: `${file}:${match[2]}: broken property: ${match[3]}`, property: match[3] };
        }
    }

    let kind = null;
    let from = 0;
    for (const [at, line] of lines.entries()) {
        const undefinedBehaviour = /: runtime error: (.*)$/.exec(line);
        if (kind === null && undefinedBehaviour !== null)
            kind = word(undefinedBehaviour[1].replace(/[:0-9(].*/, ""));
        for (const [pattern, name] of kinds) {
            const match = kind === null ? pattern.exec(line) : null;
            if (match !== null)
                kind = name ?? word(match[1]);
        }
        from = kind === null ? at + 1 : from;
    }
    const frames = readStack(lines.slice(from));
    const core = frames.filter((frame) => /(^|\/)core\/[a-z_]+\.[ch]$/.test(frame.file));
    const own = frames.filter((frame) => /(^|\/)fuzz\/(?!replay)[a-z_/]+\.[ch]$/.test(frame.file));
    const places = core.length > 0 ? core : own;
    // Where a hanging input was when its time was over is chance; the entry is not.
    const told = kind === "timeout" ? places.slice(-1) : places.slice(0, 3);
    const path = told.map((frame) => frame.name).join(" < ");
    kind ??= "crash";
    return { what: path === "" ? kind : `${kind} in ${path}`, kind, frame: core.length > 0 ? told[0].name : null };
}

const operators = [
    ["==", "is"],
    ["!=", "is-not"],
    ["<=", "at-most"],
    [">=", "at-least"],
    ["&&", "and"],
    ["||", "or"],
    ["->", "-"],
    ["<", "below"],
    [">", "above"],
    ["!", "not"],
];

// A short name that may be a file's.
export function nameFault(fault) {
    if (fault.property === undefined)
        return word(fault.frame === null ? fault.kind : `${fault.kind}-in-${fault.frame}`);
    let text = fault.property.replaceAll("twcred_", "").replaceAll("TWCRED_", "");
    for (const [operator, spoken] of operators)
        text = text.replaceAll(operator, ` ${spoken} `);
    const name = word(text);
    return name.length <= NAME_MAX ? name : name.slice(0, NAME_MAX).replace(/-[^-]*$/, "");
}

// Frames of libFuzzer and of the C library, memory dumps and counters say nothing
// about the fault.
const noise = [
    /^\s*#\d+ 0x\S+ +(in (fuzzer::|__sanitizer_|__libc_start|_start|main |raise |abort |__pthread_kill)|\()/,
    /^\s*(=>)?0x[0-9a-f]+: /,
    /^(Shadow|  (Addressable|Partially|Heap left|Freed|Stack |Global|Poisoned|Container|Array|Intra|ASan|Left |Right |Shadow ))/,
    /^stat::|^artifact_prefix=|^NOTE: libFuzzer|^ {6}Combine libFuzzer|^INFO: |^Dictionary: |^\s*$/,
];

export function quietLines(lines) {
    const place = /\(BuildId: [0-9a-f]+\)/;
    return lines
        .filter((line) => !noise.some((pattern) => pattern.test(line)))
        .map((line) => line.replace(place, "").trimEnd());
}
