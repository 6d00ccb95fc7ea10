// Where the values of a column lie on its axis of the parallel coordinates, from 0 below to 1 above.

import { distinctWords } from "./run-order.js";

/** @typedef {import("./compared-runs.js").RunColumn} RunColumn */
/** @typedef {{at: number, text: string, value: string|number}} AxisMark */
/**
 * @typedef {object} ColumnAxis
 * @property {RunColumn} column
 * @property {boolean} isLog
 * @property {(value: string|number|null) => number} place NaN: it has none, as a blank or an infinity has none
 * @property {(place: number) => number} number of a place; NaN on an axis of words
 * @property {AxisMark[]} marks the ends of numbers, or all words
 */

// Positive numbers that span more than this are told apart by their logarithms.
const leastLogSpan = 30;

/**
 * @param {RunColumn} column
 * @returns {ColumnAxis}
 */
export function axisOfColumn(column) {
    if (column.kind === "word") {
        const words = distinctWords(column.values).reverse(), last = Math.max(1, words.length - 1);
        const at = (/** @type {number} */ i) => words.length === 1 ? 0.5 : i / last;
        const places = new Map(words.map((word, i) => [word, at(i)]));
        return { column, isLog: false, place: value => places.get(String(value)) ?? NaN, number: () => NaN,
            marks: words.map((word, i) => ({ at: at(i), text: word === "" ? "(none)" : word, value: word })) };
    }
    const finite = column.values.filter(value => value !== null && Number.isFinite(value)).map(Number);
    const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
    const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
    const isLog = low > 0 && high / low > leastLogSpan, scaled = isLog ? Math.log10 : (/** @type {number} */ value) => value;
    const start = scaled(low), length = scaled(high) - start;
    const place = (/** @type {string|number|null} */ value) => typeof value !== "number" || !Number.isFinite(value) ? NaN
        : length > 0 ? (scaled(value) - start) / length : 0.5;
    const number = (/** @type {number} */ at) => isLog ? 10 ** (start + at * length) : start + at * length;
    const different = [...new Set(finite)].sort((a, b) => a - b);
    // Few values are marked each, as those of a grid of jobs.
    const marked = different.length === 0 ? [] : different.length <= 6 ? different
        : [low, ...[0.25, 0.5, 0.75].map(at => Number(number(at).toPrecision(2))).filter(value => value > low && value < high), high];
    return { column, isLog, place, number, marks: marked.map(value => ({ at: place(value), text: "", value })) };
}

/**
 * The filter that a stretch of an axis asks for.
 * @param {ColumnAxis} axis
 * @param {number} from
 * @param {number} to
 * @returns {import("./run-filters.js").RunFilter|null} null: all of it
 */
export function filterOfStretch(axis, from, to) {
    const low = Math.max(0, Math.min(from, to)), high = Math.min(1, Math.max(from, to));
    if (axis.column.kind === "word") {
        const words = axis.marks.filter(mark => mark.at >= low && mark.at <= high).map(mark => String(mark.value));
        return words.length === axis.marks.length ? null : { words };
    }
    const round = (/** @type {number} */ value) => Number(value.toPrecision(3));
    return { low: low <= 0 ? null : round(axis.number(low)), high: high >= 1 ? null : round(axis.number(high)) };
}
