// What is chosen and which runs that shows, for all parts of the comparison; each is told when it changes.

import { liftedViridis, okabeIto, themeOf, viridis } from "../charts/colors.js";
import { keepFragment } from "../page/address.js";
import { patchOf } from "./nodes.js";
import { isOpenFilter, passingRuns } from "./run-filters.js";
import { freshState, readState, writeState } from "./comparison-state.js";

/** @typedef {import("./compared-runs.js").ComparedRuns} ComparedRuns */
/** @typedef {import("./comparison-state.js").ComparisonState} ComparisonState */
/** @typedef {import("./run-filters.js").RunFilter} RunFilter */

const usualPanels = ["train_loss", "test_loss", "kernel_distance"];

/** The state of a comparison's page, kept in its address. */
export class ComparisonModel {
    /** @param {ComparedRuns} compared */
    constructor(compared) {
        this.compared = compared;
        const known = compared.quantities.map(quantity => quantity.name), usual = usualPanels.filter(name => known.includes(name));
        this.usual = usual.length > 0 ? usual : known.slice(0, 1);
        this.state = freshState(this.usual);
        /** @type {number|null} the run that is pointed at */
        this.marked = null;
        /** @type {(() => void)[]} */
        this.changed = [];
        /** @type {(() => void)[]} */
        this.pointed = [];
        /** @type {number[]} */
        this.passing = [];
        /** @type {number[]} */
        this.shown = [];
        this.#filter();
    }

    /** Takes what the address says. */
    readLink() {
        this.state = readState(location.hash, this.usual, {
            quantities: this.compared.quantities.map(quantity => quantity.name),
            columns: this.compared.columns.map(column => column.name),
            runs: this.compared.runs.length,
        });
        this.#tell();
    }

    /**
     * Changes the state, tells everybody, and keeps it in the address.
     * @param {(state: ComparisonState) => void} change
     */
    change(change) {
        change(this.state);
        this.#tell();
        keepFragment(writeState(this.state, this.usual));
    }

    /**
     * @param {string} column
     * @param {RunFilter|null} filter null: any run passes
     */
    filter(column, filter) {
        this.change(state => {
            if (filter && !isOpenFilter(filter))
                state.filters.set(column, filter);
            else
                state.filters.delete(column);
        });
    }

    /**
     * Shows or hides runs.
     * @param {number[]} runs
     * @param {boolean} isShown
     */
    show(runs, isShown) {
        this.change(({ hidden }) => runs.forEach(run => isShown ? hidden.delete(run) : hidden.add(run)));
    }

    /** @param {number|null} run */
    mark(run) {
        if (run === this.marked)
            return;
        this.marked = run;
        this.pointed.forEach(told => told());
    }

    /**
     * The colour of a group as the page shows it now.
     * @param {number} group
     * @returns {string}
     */
    color(group) {
        const { index, position } = this.compared.groups[group].color, theme = themeOf(document);
        return position === undefined ? okabeIto(index ?? 0, theme) : theme.dark ? liftedViridis(position) : viridis(position);
    }

    /**
     * A patch of it.
     * @param {number} group
     * @returns {HTMLSpanElement}
     */
    patch(group) {
        return patchOf(this.color(group), this.compared.groups[group].dash !== "solid");
    }

    /** How many runs are shown, in words. */
    get words() {
        const all = this.compared.runs.length, { groups, runs } = this.compared;
        const inGroups = new Set(this.shown.map(run => runs[run].group)).size;
        return `${this.shown.length} of ${all} ${all === 1 ? "run" : "runs"} shown`
            + (groups.length < all ? `, in ${inGroups} of ${groups.length} ${groups.length === 1 ? "group" : "groups"}` : "");
    }

    #tell() {
        this.#filter();
        this.changed.forEach(told => told());
    }

    #filter() {
        this.passing = passingRuns(this.compared.runs.length, this.compared.columns, this.state.filters);
        this.shown = this.passing.filter(run => !this.state.hidden.has(run));
    }
}
