// What is compared: runs by groups, their columns and their curves, out of the data block "comparison".

import { readArray } from "../page/data.js";

/** @typedef {import("../charts/figure.js").SeriesColor} SeriesColor */
/**
 * @typedef {{label: string, color: SeriesColor, dash: "solid"|"dashed"|"dotted"|"dash_dotted", measure: number}} RunGroup losses of one
 * measure are comparable
 */
/**
 * @typedef {object} ComparedRun
 * @property {number} index
 * @property {string} label
 * @property {number} group
 * @property {string} seed
 * @property {string} status
 * @property {boolean} isInMean
 * @property {boolean} isCalm whether it did not diverge
 * @property {string|null} report
 * @property {number} stepsPerEpoch
 * @property {number} lastStep
 */
/**
 * @typedef {object} RunQuantity
 * @property {string} name
 * @property {string} title
 * @property {string} section
 * @property {"step"|"index"|"input"} axis
 * @property {boolean} isLog
 */
/** @typedef {{axis: number, x: ArrayLike<number>, y: ArrayLike<number>}} RunCurve axis: curves of the same number have the same x */
/** @typedef {{name: string, title: string, kind: "number", values: (number|null)[], source: "key"|"result"}} NumberColumn */
/** @typedef {{name: string, title: string, kind: "word", values: string[], source: "key"|"run"}} WordColumn */
/** @typedef {NumberColumn|WordColumn} RunColumn */

/** What sections of quantities are called where one is chosen. @type {Record<string, string>} */
const sectionTitles = {
    training: "training",
    layers: "gradients by layer",
    along_training: "kernel along training",
    spectrum: "singular values along training",
    residuals: "residuals by mode",
    checkpoints: "at checkpoints",
};

/** The runs of a comparison. */
export class ComparedRuns {
    /** @param {any} block the data block "comparison" */
    constructor(block) {
        /** @type {RunGroup[]} */
        this.groups = block.groups.map((/** @type {any} */ group) => ({ ...group, color: roleOf(group.color) }));
        /** @type {ComparedRun[]} */
        this.runs = block.runs.map((/** @type {any} */ run, /** @type {number} */ index) => ({
            index, label: run.label, group: run.group, seed: run.seed, status: run.status, isInMean: run.is_in_mean,
            isCalm: run.is_calm, report: run.report, stepsPerEpoch: run.steps_per_epoch, lastStep: Number(run.last_step),
        }));
        /** @type {RunQuantity[]} */
        this.quantities = block.quantities.map((/** @type {any} */ one) => ({
            name: one.name, title: one.title, section: sectionTitles[one.section] ?? one.section, axis: one.axis, isLog: one.is_log,
        }));
        /** @type {string[]} */
        this.notes = block.notes;
        this.columns = [...runColumns(this), ...keyColumns(block), ...resultColumns(block)];
        /** @type {(any[])[]} curves as they are in the block, until they are read */
        this.written = block.runs.map((/** @type {any} */ run) => run.curves);
        /** @type {any[]} */
        this.writtenAxes = block.axes;
        /** @type {Map<number, ArrayLike<number>>} */
        this.axes = new Map();
        /** @type {Map<string, RunCurve|null>} */
        this.curves = new Map();
    }

    /**
     * The curve of a run; null where it has none.
     * @param {number} run
     * @param {string} quantity
     * @returns {RunCurve|null}
     */
    curve(run, quantity) {
        const key = `${run} ${quantity}`;
        let curve = this.curves.get(key);
        if (curve === undefined) {
            const index = this.quantities.findIndex(one => one.name === quantity);
            const written = this.written[run].find(one => one.quantity === index);
            curve = written ? { axis: written.axis, x: this.#axis(written.axis), y: readArray(written.values).values } : null;
            this.curves.set(key, curve);
        }
        return curve;
    }

    /**
     * @param {string} name
     * @returns {RunQuantity|undefined}
     */
    quantity(name) {
        return this.quantities.find(one => one.name === name);
    }

    /**
     * @param {string} name
     * @returns {RunColumn|undefined}
     */
    column(name) {
        return this.columns.find(column => column.name === name);
    }

    /**
     * @param {number} index
     * @returns {ArrayLike<number>}
     */
    #axis(index) {
        const axis = this.axes.get(index) ?? readArray(this.writtenAxes[index]).values;
        this.axes.set(index, axis);
        return axis;
    }
}

/**
 * A colour by its role, without what it is not.
 * @param {{index: number, position: number|null}} color
 * @returns {SeriesColor}
 */
function roleOf(color) {
    return color.position === null ? { index: color.index } : { position: color.position };
}

/**
 * @param {ComparedRuns} compared
 * @returns {WordColumn[]}
 */
function runColumns({ runs }) {
    const word = (/** @type {string} */ name, /** @type {string[]} */ values) =>
        /** @type {WordColumn} */ ({ name, title: name, kind: "word", values, source: "run" });
    const statuses = runs.map(run => run.status);
    return [
        word("run", runs.map(run => run.label)),
        ...(new Set(statuses).size > 1 ? [word("status", statuses)] : []),
    ];
}

/**
 * @param {any} block
 * @returns {RunColumn[]}
 */
function keyColumns(block) {
    return block.keys.map((/** @type {{path: string, kind: string, values: string[]}} */ { path, kind, values }) => kind === "number"
        ? { name: path, title: path, kind, values: values.map(text => text === "" ? null : Number(text)), source: "key" }
        : { name: path, title: path, kind: "word", values, source: "key" });
}

/**
 * @param {any} block
 * @returns {NumberColumn[]}
 */
function resultColumns(block) {
    // A number that JSON cannot say stands as a word: NaN, Infinity.
    return block.results.map((/** @type {{name: string, values: (number|string|null)[]}} */ { name, values }) => ({
        name, title: name.replaceAll("_", " "), kind: "number", source: "result",
        values: values.map(value => value === null ? null : Number(value)),
    }));
}
