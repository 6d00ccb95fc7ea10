// Numbers, times and statuses as the pages say them.

import { readNumber } from "../charts/numbers.js";

/** What a summary's word for a status means to a reader. */
const statusWords = new Map([
    ["completed", "completed"],
    ["diverging", "diverging"],
    ["diverged", "diverged"],
    ["cancelled", "cancelled"],
    ["failed", "failed"],
    ["waiting", "waiting"],
    ["running", "running"],
    ["interrupted", "process gone"],
]);

/**
 * A status in words.
 * @param {string|null|undefined} status
 * @returns {string}
 */
export function statusText(status) {
    return status ? statusWords.get(status) ?? status : "unreadable";
}

/**
 * How a run stands, in a word or two: where a scheduler runs it, as its task does.
 * @param {{state?: string, status?: string}} run
 * @returns {string}
 */
export function stateText(run) {
    return run.state ?? statusText(run.status);
}

/**
 * How a member stands, in words: one that waits does so in vain once its family's process is gone.
 * @param {{state?: string, status?: string}} member
 * @param {string|null|undefined} familyStatus
 * @returns {string}
 */
export function memberStateText(member, familyStatus) {
    const waitsInVain = member.state === undefined && member.status === "waiting" && familyStatus === "interrupted";
    return waitsInVain ? "waiting, the family's process is gone" : stateText(member);
}

/** States of members in the order in which they are counted, with the statuses that mean them. */
const countedStates = [
    ["done", "completed"], ["diverged", "diverging"], ["running"], ["preempted"], ["waiting"], ["failed"], ["cancelled"], ["lost"],
    ["process gone", "interrupted"], ["unreadable"],
];

/**
 * How the members of a family stand: "7 done, 3 running, 2 waiting".
 * @param {{state?: string, status?: string}[]} runs
 * @returns {string}
 */
export function memberCounts(runs) {
    const states = runs.map((run) => run.state ?? run.status ?? "unreadable");
    return countedStates.map((words) => ({ word: words[0], count: states.filter((state) => words.includes(state)).length }))
        .filter(({ count }) => count > 0).map(({ word, count }) => `${count} ${word}`).join(", ");
}

/**
 * The runs of a family that are its members, without what compares them.
 * @template {{kind?: string}} T
 * @param {T[]} runs
 * @returns {T[]}
 */
export function membersOf(runs) {
    return runs.filter((run) => run.kind !== "comparison");
}

/**
 * The kind of a job in words.
 * @param {string|null|undefined} kind
 * @returns {string}
 */
export function kindText(kind) {
    return kind ? kind.replaceAll("_", " ") : "";
}

/**
 * A number as all pages read it out, nothing where there is none.
 * @param {number|null|undefined} value
 * @returns {string}
 */
export function numberText(value) {
    return value === null || value === undefined ? "" : readNumber(value);
}

/**
 * A time span: 4 s, 2 min 5 s, 3 h 20 min.
 * @param {number|null|undefined} seconds
 * @returns {string}
 */
export function spanText(seconds) {
    if (seconds === null || seconds === undefined || !Number.isFinite(seconds))
        return "";
    if (seconds < 10)
        return `${Number(seconds.toPrecision(2))} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} min`;
}

/**
 * A moment in the reader's own time: 2026-03-01 14:05.
 * @param {string} iso
 * @returns {string}
 */
export function momentText(iso) {
    const time = new Date(iso);
    const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
    return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/**
 * Where a scheduler has a run that is not done, and for how long: "on n1, 9 min 12 s left".
 * @param {{state?: string, node?: string, seconds_left?: number}} run
 * @returns {string}
 */
export function placeOnCluster(run) {
    const parts = run.state === "done" || run.state === "diverged" || !run.node ? [] : [`on ${run.node}`];
    if (run.seconds_left !== undefined)
        parts.push(`${spanText(run.seconds_left)} left`);
    return parts.join(", ");
}
