// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// Numbers as they are read.

export function grouped(value) {
    return Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

// Three digits suffice for what changes all the time.
export function short(value) {
    for (const [unit, size] of [["G", 1e9], ["M", 1e6], ["k", 1e3]])
        if (value >= size)
            return `${(value / size).toPrecision(3).slice(0, 4).replace(/\.$/, "")} ${unit}`;
    return `${Math.round(value)}`;
}

export function clock(seconds) {
    const whole = Math.ceil(seconds);
    const two = (value) => `${value}`.padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export function plural(count, one, many = `${one}s`) {
    return `${grouped(count)} ${count === 1 ? one : many}`;
}
