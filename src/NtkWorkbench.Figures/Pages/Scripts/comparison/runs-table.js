// The runs as a table: sorted by any column, without those that a filter holds back.

import { readNumber } from "../charts/numbers.js";
import { elementOf } from "../page/elements.js";
import { buttonOf } from "./nodes.js";
import { sortRuns, tableColumns } from "./run-order.js";

/** @typedef {import("./comparison-model.js").ComparisonModel} ComparisonModel */
/** @typedef {import("./compared-runs.js").RunColumn} RunColumn */

// Rows beyond these are made when they are asked for.
const mostRows = 250;

/** A row a run, which shows and hides its curve. */
export class RunsTable {
    /** @param {ComparisonModel} model */
    constructor(model) {
        this.model = model;
        this.isWhole = false;
        const columns = tableColumns(model.compared.columns);
        this.columns = columns.filter(column => column.name !== "run");
        /** @type {Map<string, {cell: HTMLTableCellElement, button: HTMLButtonElement}>} */
        this.headers = new Map();
        const heads = columns.map(column => this.#header(column));
        this.body = elementOf("tbody");
        const table = elementOf("table", {}, [
            elementOf("caption", { textContent: "Runs. The names of the columns sort; the boxes show and hide curves." }),
            elementOf("thead", {}, [elementOf("tr", {}, heads)]),
            this.body,
        ]);
        this.region = elementOf("div", { className: "table", tabIndex: 0 }, [table]);
        this.region.setAttribute("role", "region");
        this.region.setAttribute("aria-label", "Table of the runs");
        this.more = buttonOf("", () => {
            this.isWhole = true;
            this.refresh();
        });
        this.element = elementOf("div", { className: "runs" }, [this.region, this.more]);
        /** @type {Map<number, HTMLTableRowElement>} */
        this.rows = new Map();
        this.region.addEventListener("pointerover", event => this.#point(event.target));
        this.region.addEventListener("pointerleave", () => model.mark(null));
        this.region.addEventListener("focusin", event => this.#point(event.target));
        this.region.addEventListener("focusout", () => model.mark(null));
        model.changed.push(() => this.refresh());
        model.pointed.push(() => this.#mark());
        this.refresh();
    }

    /** Places the rows that pass the filters in their order. */
    refresh() {
        const { model } = this, { sort, hidden } = model.state, column = sort && model.compared.column(sort.column);
        const ordered = column ? sortRuns(model.passing, column, sort.descending) : model.passing;
        const shown = this.isWhole ? ordered : ordered.slice(0, mostRows), focused = document.activeElement;
        this.body.replaceChildren(...shown.map(run => this.#row(run)));
        for (const run of shown) {
            const row = this.#row(run), box = row.querySelector("input"), patch = row.querySelector("span");
            if (box)
                box.checked = !hidden.has(run);
            row.classList.toggle("hidden-run", hidden.has(run));
            if (patch)
                patch.style.color = model.color(model.compared.runs[run].group);
        }
        if (focused instanceof HTMLElement && this.body.contains(focused))
            focused.focus();
        for (const [name, { cell, button }] of this.headers) {
            const order = sort?.column !== name ? "none" : sort.descending ? "descending" : "ascending";
            cell.setAttribute("aria-sort", order);
            button.dataset.order = order;
        }
        this.more.hidden = shown.length === ordered.length;
        this.more.textContent = `Show all ${ordered.length} rows`;
    }

    /**
     * @param {RunColumn} column
     * @returns {HTMLTableCellElement}
     */
    #header(column) {
        const button = buttonOf(column.title, () => this.model.change(state => {
            const { sort } = state;
            // Up, down, and as they were.
            state.sort = sort?.column !== column.name ? { column: column.name, descending: false }
                : sort.descending ? null : { column: column.name, descending: true };
        }));
        const cell = elementOf("th", { scope: "col", className: column.kind }, [button]);
        this.headers.set(column.name, { cell, button });
        return cell;
    }

    /**
     * @param {number} index
     * @returns {HTMLTableRowElement}
     */
    #row(index) {
        const there = this.rows.get(index);
        if (there)
            return there;
        const run = this.model.compared.runs[index], box = elementOf("input", { type: "checkbox" });
        box.setAttribute("aria-label", `Show ${run.label}`);
        box.addEventListener("change", () => this.model.show([index], box.checked));
        const label = run.report === null ? run.label : elementOf("a", { href: run.report, textContent: run.label });
        const cells = this.columns.map(column => {
            const value = column.values[index];
            return elementOf("td", { className: column.kind, textContent: typeof value === "number" ? readNumber(value) : value ?? "" });
        });
        const row = elementOf("tr", {}, [
            elementOf("th", { scope: "row" }, [elementOf("div", {}, [box, this.model.patch(run.group), label])]), ...cells]);
        row.dataset.run = String(index);
        this.rows.set(index, row);
        return row;
    }

    /** @param {EventTarget|null} target */
    #point(target) {
        const row = target instanceof Element ? target.closest("tr[data-run]") : null;
        this.model.mark(row instanceof HTMLElement ? Number(row.dataset.run) : null);
    }

    #mark() {
        this.body.querySelector(".marked")?.classList.remove("marked");
        if (this.model.marked !== null)
            this.rows.get(this.model.marked)?.classList.add("marked");
    }
}
