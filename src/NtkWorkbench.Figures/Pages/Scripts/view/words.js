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
 * A member's status in words: one that waits does so in vain once its family's process is gone.
 * @param {string|null|undefined} status
 * @param {string|null|undefined} familyStatus
 * @returns {string}
 */
export function memberStatusText(status, familyStatus) {
    return status === "waiting" && familyStatus === "interrupted" ? "waiting, the family's process is gone" : statusText(status);
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
