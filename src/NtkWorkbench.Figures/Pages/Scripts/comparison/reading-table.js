// All runs that are shown at one place of a panel, sorted by value.

import { readNumber } from "../charts/numbers.js";
import { elementOf } from "../page/elements.js";
import { stepZeroOnLog } from "./placed-curves.js";
import { spreadOf, valueAt } from "./run-statistics.js";

/** @typedef {import("./comparison-model.js").ComparisonModel} ComparisonModel */
/** @typedef {import("./curve-cards.js").ReadPlace} ReadPlace */
/** @typedef {{run: number, value: number}} ReadRun */

const nothingRead = "Point at a curve, or move through a panel with the arrow keys: the values of all runs that are shown stand here then.";

/** The table that follows the reading of the panels. */
export class ReadingTable {
    /** @param {ComparisonModel} model */
    constructor(model) {
        this.model = model;
        this.title = elementOf("h3", { hidden: true });
        this.hint = elementOf("p", { className: "hint", textContent: nothingRead });
        this.body = elementOf("div", { className: "table", tabIndex: 0 });
        this.body.setAttribute("role", "region");
        this.body.setAttribute("aria-label", "Values of the runs that are shown");
        this.body.hidden = true;
        this.element = elementOf("aside", { className: "values" }, [this.title, this.hint, this.body]);
        this.element.setAttribute("aria-label", "Values");
        model.pointed.push(() => this.#mark());
    }

    /**
     * Reads a place of a panel.
     * @param {ReadPlace|null} place null: none
     */
    show(place) {
        this.hint.hidden = place !== null;
        this.title.hidden = this.body.hidden = place === null;
        if (!place)
            return;
        const { quantity, at, label, made } = place;
        const isStart = label === "step" && this.model.state.isLogX && at === stepZeroOnLog;
        const read = readRuns([...made.curves].map(([run, curve]) => ({ run, ...curve })), at);
        this.title.textContent = `${quantity.title} at ${label} ${readNumber(isStart ? 0 : at)}`;
        const { groups, runs } = this.model.compared, isGrouped = groups.length < runs.length;
        const parts = [];
        if (isGrouped && this.model.state.curves !== "runs")
            parts.push(this.#groups(read));
        parts.push(this.#runs(read));
        this.body.replaceChildren(...parts);
    }

    /**
     * @param {ReadRun[]} read
     * @returns {HTMLTableElement}
     */
    #runs(read) {
        const { runs } = this.model.compared;
        return tableOf("Runs by value", ["run", "value"], read.map(({ run, value }) => {
            const row = this.#row(runs[run].group, runs[run].label, readNumber(value));
            row.dataset.run = String(run);
            row.classList.toggle("marked", run === this.model.marked);
            row.addEventListener("pointerenter", () => this.model.mark(run));
            row.addEventListener("pointerleave", () => this.model.mark(null));
            return row;
        }));
    }

    /**
     * @param {ReadRun[]} read
     * @returns {HTMLTableElement}
     */
    #groups(read) {
        const { groups, runs } = this.model.compared;
        const valuesIn = (/** @type {number} */ group) =>
            read.filter(({ run }) => runs[run].group === group && runs[run].isInMean).map(one => one.value);
        const means = groups.map((_, group) => ({ group, ...spreadOf(valuesIn(group), "deviation") })).filter(one => one.count > 0)
            .sort((a, b) => b.mean - a.mean);
        const rows = means.map(({ group, mean, high, count }) => this.#row(group, groups[group].label,
            readNumber(mean) + (count > 1 ? ` ± ${readNumber(high - mean, 2)}` : ""), String(count)));
        return tableOf("Groups by mean, ± standard deviation", ["group", "mean", "runs"], rows);
    }

    /**
     * @param {number} group
     * @param {string} label
     * @param {string[]} values
     * @returns {HTMLTableRowElement}
     */
    #row(group, label, ...values) {
        const name = elementOf("th", { scope: "row" }, [this.model.patch(group), label]);
        return elementOf("tr", {}, [name, ...values.map(value => elementOf("td", { textContent: value }))]);
    }

    #mark() {
        for (const row of this.body.querySelectorAll("tr[data-run]"))
            row.classList.toggle("marked", row instanceof HTMLElement && row.dataset.run === String(this.model.marked));
    }
}

/**
 * The runs that have a value at a place, the highest first.
 * @param {{run: number, x: ArrayLike<number>, y: ArrayLike<number>}[]} curves
 * @param {number} at
 * @returns {ReadRun[]}
 */
export function readRuns(curves, at) {
    return curves.map(({ run, x, y }) => ({ run, value: valueAt({ x, y }, at) })).filter(one => !Number.isNaN(one.value))
        .sort((a, b) => a.value === b.value ? 0 : b.value > a.value ? 1 : -1);
}

/**
 * @param {string} caption
 * @param {string[]} header
 * @param {HTMLTableRowElement[]} rows
 * @returns {HTMLTableElement}
 */
function tableOf(caption, header, rows) {
    return elementOf("table", {}, [
        elementOf("caption", { textContent: caption }),
        elementOf("thead", {}, [elementOf("tr", {}, header.map(text => elementOf("th", { scope: "col", textContent: text })))]),
        elementOf("tbody", {}, rows),
    ]);
}
