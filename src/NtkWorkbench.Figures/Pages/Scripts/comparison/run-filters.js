// Which runs are looked at: ranges of numbers, words and parts of words.

/** @typedef {import("./compared-runs.js").RunColumn} RunColumn */
/** @typedef {{low: number|null, high: number|null}} NumberFilter ends that are allowed too; null: none */
/** @typedef {{words: string[]}} WordFilter */
/** @typedef {{text: string}} TextFilter a part, in whatever case */
/** @typedef {NumberFilter|WordFilter|TextFilter} RunFilter */

/**
 * Whether a value passes. A blank passes no range of numbers, and what is not a number none either.
 * @param {RunFilter} filter
 * @param {string|number|null} value
 * @returns {boolean}
 */
export function passesFilter(filter, value) {
    if ("words" in filter)
        return filter.words.includes(String(value ?? ""));
    if ("text" in filter)
        return String(value ?? "").toLowerCase().includes(filter.text.toLowerCase());
    if (filter.low === null && filter.high === null)
        return true;
    return typeof value === "number" && !Number.isNaN(value)
        && (filter.low === null || value >= filter.low) && (filter.high === null || value <= filter.high);
}

/**
 * The runs that pass all filters.
 * @param {number} count of runs
 * @param {RunColumn[]} columns
 * @param {Map<string, RunFilter>} filters by the names of columns
 * @returns {number[]}
 */
export function passingRuns(count, columns, filters) {
    const held = columns.flatMap(column => {
        const filter = filters.get(column.name);
        return filter ? [{ column, filter }] : [];
    });
    return Array.from({ length: count }, (_, run) => run)
        .filter(run => held.every(({ column, filter }) => passesFilter(filter, column.values[run])));
}

/**
 * Whether a filter asks nothing.
 * @param {RunFilter} filter
 * @returns {boolean}
 */
export function isOpenFilter(filter) {
    return "text" in filter ? filter.text === "" : "low" in filter && filter.low === null && filter.high === null;
}

/**
 * A filter in a word that reads back: "0.1..1", "=[\"a\",\"b\"]", "~part".
 * @param {RunFilter} filter
 * @returns {string}
 */
export function writeFilter(filter) {
    return "text" in filter ? `~${filter.text}`
        : "words" in filter ? `=${JSON.stringify(filter.words)}`
        : `${filter.low ?? ""}..${filter.high ?? ""}`;
}

/**
 * @param {string} text
 * @returns {RunFilter|null} null: it is none
 */
export function readFilter(text) {
    if (text.startsWith("~"))
        return { text: text.slice(1) };
    if (text.startsWith("="))
        return readWords(text.slice(1));
    const ends = /^(.*?)\.\.(.*)$/.exec(text);
    if (!ends)
        return null;
    const [low, high] = [ends[1], ends[2]].map(end => end === "" ? null : Number(end));
    return Number.isNaN(low) || Number.isNaN(high) ? null : { low, high };
}

/**
 * @param {string} json
 * @returns {WordFilter|null}
 */
function readWords(json) {
    try {
        const words = JSON.parse(json);
        return Array.isArray(words) ? { words: words.map(String) } : null;
    } catch {
        return null;
    }
}
