// What the reader chose, and the fragment of the address that keeps it: #show=train_loss&x=share&hide=0-4.

import { isOpenFilter, readFilter, writeFilter } from "./run-filters.js";

/** @typedef {import("./run-filters.js").RunFilter} RunFilter */
/** @typedef {"step"|"share"|"epoch"} StepKind share: of the run's last step */
/** @typedef {"band"|"deviation"|"runs"} CurveKind */
/**
 * @typedef {object} ComparisonState
 * @property {string[]} show quantities, a panel each
 * @property {StepKind} x
 * @property {boolean} isLogX
 * @property {Set<string>} turned quantities whose scale is not the usual one
 * @property {boolean} isApart a panel a group
 * @property {CurveKind} curves
 * @property {Set<number>} hidden runs
 * @property {{column: string, descending: boolean}|null} sort
 * @property {Map<string, RunFilter>} filters by columns
 * @property {string[]|null} axes of the parallel coordinates; null: the usual
 */

const stepKinds = ["step", "share", "epoch"];
const curveKinds = ["band", "deviation", "runs"];
const filterPrefix = "of.";

/**
 * @param {string[]} show
 * @returns {ComparisonState}
 */
export function freshState(show) {
    return {
        show, x: "step", isLogX: false, turned: new Set(), isApart: false, curves: "band", hidden: new Set(), sort: null,
        filters: new Map(), axes: null,
    };
}

/**
 * What a fragment asks for; where it says nothing or what cannot be, all is as usual.
 * @param {string} hash with or without its #
 * @param {string[]} show the usual panels
 * @param {{quantities: string[], columns: string[], runs: number}} known
 * @returns {ComparisonState}
 */
export function readState(hash, show, known) {
    const words = new URLSearchParams(hash.replace(/^#/, "")), state = freshState(show);
    const list = (/** @type {string} */ name, /** @type {string[]} */ allowed) =>
        (words.get(name) ?? "").split(",").filter(word => allowed.includes(word));
    if (words.has("show"))
        state.show = list("show", known.quantities);
    if (state.show.length === 0)
        state.show = show;
    const [x, curves, sort] = ["x", "curves", "sort"].map(name => words.get(name) ?? "");
    state.x = stepKinds.includes(x) ? /** @type {StepKind} */ (x) : state.x;
    state.curves = curveKinds.includes(curves) ? /** @type {CurveKind} */ (curves) : state.curves;
    state.isLogX = words.get("xscale") === "log";
    state.isApart = words.get("as") === "multiples";
    state.turned = new Set(list("turned", known.quantities));
    state.hidden = new Set(readIndices(words.get("hide") ?? "", known.runs));
    const column = sort.replace(/^-/, "");
    state.sort = known.columns.includes(column) ? { column, descending: sort.startsWith("-") } : null;
    const axes = list("axes", known.columns);
    state.axes = axes.length > 0 ? axes : null;
    for (const name of known.columns) {
        const filter = readFilter(words.get(filterPrefix + name) ?? "");
        if (filter && !isOpenFilter(filter))
            state.filters.set(name, filter);
    }
    return state;
}

/**
 * The fragment that says what is not as usual.
 * @param {ComparisonState} state
 * @param {string[]} show the usual panels
 * @returns {string} with its #; "" where all is as usual
 */
export function writeState(state, show) {
    const words = new URLSearchParams(), put = (/** @type {string} */ name, /** @type {string} */ text) => {
        if (text !== "")
            words.set(name, text);
    };
    put("show", state.show.join(",") === show.join(",") ? "" : state.show.join(","));
    put("x", state.x === "step" ? "" : state.x);
    put("xscale", state.isLogX ? "log" : "");
    put("turned", [...state.turned].join(","));
    put("as", state.isApart ? "multiples" : "");
    put("curves", state.curves === "band" ? "" : state.curves);
    put("hide", writeIndices(state.hidden));
    put("sort", state.sort ? `${state.sort.descending ? "-" : ""}${state.sort.column}` : "");
    put("axes", (state.axes ?? []).join(","));
    for (const [column, filter] of state.filters)
        put(filterPrefix + column, writeFilter(filter));
    const text = words.toString();
    return text === "" ? "" : `#${text.replaceAll("%2C", ",")}`;
}

/**
 * Indices as ranges: 0-4,7.
 * @param {Set<number>} indices
 * @returns {string}
 */
function writeIndices(indices) {
    /** @type {[number, number][]} */
    const ranges = [];
    for (const index of [...indices].sort((a, b) => a - b)) {
        const last = ranges[ranges.length - 1];
        if (last && last[1] === index - 1)
            last[1] = index;
        else
            ranges.push([index, index]);
    }
    return ranges.map(([from, to]) => from === to ? String(from) : `${from}-${to}`).join(",");
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {number[]}
 */
function readIndices(text, count) {
    return text.split(",").flatMap(part => {
        const ends = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part);
        if (!ends)
            return [];
        const from = Number(ends[1]), to = Math.min(count - 1, Number(ends[2] ?? ends[1]));
        return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    });
}
