// Which runs of the list are shown, and in what order.

import { stateText } from "./words.js";

/**
 * @typedef {object} ListedRun
 * @property {string} id
 * @property {string} [family] id of the family that it is a member of
 * @property {string} name
 * @property {string} path
 * @property {string} [status]
 * @property {string} [state] how its task stands, of a family how its members do; none where the status is all there is
 * @property {string} [node] machine that a scheduler gave it
 * @property {string} [job] as the scheduler's commands name it
 * @property {number} [seconds_left] until the scheduler ends it
 * @property {string} [message]
 * @property {string} [remark] on the scheduler itself
 * @property {string} started
 * @property {number} [seconds]
 * @property {number} [step]
 * @property {number} [steps]
 * @property {number} [train_loss]
 * @property {number} [test_loss]
 * @property {(number|null)[]} losses
 * @property {Record<string, string>} differences
 * @property {boolean} has_report
 * @property {string} [kind] of the job; a family has none
 */

/** @typedef {"name"|"status"|"started"|"differences"|"seconds"|"train_loss"|"test_loss"} SortKey */

const natural = new Intl.Collator("en", { numeric: true });

/**
 * What differs in a run's job, as text.
 * @param {ListedRun} run
 * @returns {string}
 */
export function differenceText(run) {
    return Object.entries(run.differences).map(([key, value]) => `${key} ${value}`).join(", ");
}

/**
 * Whether every word of a filter stands somewhere in a run's row.
 * @param {ListedRun} run
 * @param {string} filter
 * @returns {boolean}
 */
export function matchesFilter(run, filter) {
    const text = `${run.name} ${run.path} ${stateText(run)} ${differenceText(run)} ${run.node ?? ""} ${run.message ?? ""}`.toLowerCase();
    return filter.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/**
 * The rows to show: families with their members behind them where they are unfolded, or where a filter finds a member.
 * @param {Iterable<ListedRun>} runs
 * @param {{key: SortKey, descending: boolean, filter: string, unfolded: Set<string>}} choice
 * @returns {ListedRun[]}
 */
export function orderedRuns(runs, choice) {
    /** @type {Map<string, ListedRun[]>} */
    const members = new Map();
    /** @type {ListedRun[]} */
    const tops = [];
    const all = [...runs], ids = new Set(all.map((run) => run.id));
    for (const run of all) {
        if (run.family === undefined || !ids.has(run.family))
            tops.push(run);
        else
            members.set(run.family, [...(members.get(run.family) ?? []), run]);
    }
    const compare = comparison(choice.key, choice.descending);
    /** @type {ListedRun[]} */
    const shown = [];
    for (const top of tops.sort(compare)) {
        const own = (members.get(top.id) ?? []).sort(compare);
        const isFound = matchesFilter(top, choice.filter);
        const found = own.filter((member) => matchesFilter(member, choice.filter));
        if (!isFound && found.length === 0)
            continue;
        shown.push(top);
        if (choice.unfolded.has(top.id))
            shown.push(...(found.length > 0 ? found : own));
        else if (!isFound)
            shown.push(...found);
    }
    return shown;
}

/**
 * @param {SortKey} key
 * @param {boolean} descending
 * @returns {(a: ListedRun, b: ListedRun) => number}
 */
function comparison(key, descending) {
    const sign = descending ? -1 : 1;
    return (a, b) => {
        const first = sortValue(a, key), second = sortValue(b, key);
        // What has no value comes last either way.
        if (first === null || second === null)
            return Number(first === null) - Number(second === null) || natural.compare(a.path, b.path);
        const order = typeof first === "number" && typeof second === "number" ? first - second
            : natural.compare(String(first), String(second));
        return sign * order || natural.compare(a.path, b.path);
    };
}

/**
 * @param {ListedRun} run
 * @param {SortKey} key
 * @returns {string|number|null}
 */
function sortValue(run, key) {
    if (key === "status")
        return stateText(run);
    if (key === "differences")
        return differenceText(run) || null;
    return run[key] ?? null;
}
