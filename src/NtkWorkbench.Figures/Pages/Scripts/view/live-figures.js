// The figures of a run that goes on.

import { powerOfTen } from "../charts/numbers.js";
import { lineOf } from "../charts/figure-parts.js";

/** @typedef {import("../charts/figure.js").Figure} Figure */
/** @typedef {{checkpoint: string, index: number[], values: (number|null)[], floor: (number|null)[]}} Spectrum */

const maximumRows = 8192;

/** A logarithmic axis has no 0. */
const placeOfFirstStep = 0.5;

/**
 * Names of data with their labels and entries of the palette, in the order of the report's picture of the loss.
 * @type {[string, string, number][]}
 */
const curves = [["test", "test", 6], ["validation", "validation", 3], ["train", "training", 5]];

const natural = new Intl.Collator("en", { numeric: true });

/** Rows of a metrics.csv, at most so many: of more, every second is let go. */
export class MetricRows {
    constructor() {
        /** @type {string[]} */
        this.columns = [];
        /** @type {(number|null)[][]} */
        this.rows = [];
        this.beginsAnew = false;
    }

    /**
     * Rows that follow, or that take the place of those before: these stay until there are some. The journal makes place for
     * metrics.csv, or is cut to its header, and no curve vanishes for the moment between.
     * @param {{is_anew: boolean, columns: string[], rows: (number|null)[][]}} data
     */
    add(data) {
        this.beginsAnew ||= data.is_anew;
        if (data.rows.length === 0)
            return;
        this.columns = data.columns;
        this.rows = this.beginsAnew ? [...data.rows] : [...this.rows, ...data.rows];
        this.beginsAnew = false;
        while (this.rows.length > maximumRows)
            this.rows = this.rows.filter((_, i) => i % 2 === 0 || i === this.rows.length - 1);
    }

    /**
     * A column's numbers, NaN where there is none; null where there is no such column.
     * @param {string} name
     * @returns {number[]|null}
     */
    column(name) {
        const place = this.columns.indexOf(name);
        return place < 0 ? null : this.rows.map((row) => row[place] ?? NaN);
    }
}

/**
 * Losses, and accuracies of a classifier, over the steps so far.
 * @param {MetricRows} metrics
 * @returns {Figure}
 */
export function lossFigure(metrics) {
    const panels = [linePanel(metrics, "loss")];
    if (metrics.column("train_accuracy"))
        panels.push(linePanel(metrics, "accuracy"));
    return { name: "loss", width: 6.3, height: 3, columns: panels.length, panels };
}

/**
 * Singular values by checkpoint, with the floor below which they are rounding.
 * @param {Spectrum[]} spectra
 * @returns {Figure}
 */
export function spectrumFigure(spectra) {
    /** @type {import("../charts/figure.js").PanelSeries[]} */
    const series = [];
    [...spectra].sort(byStep).forEach((spectrum, i) => {
        const x = { name: `${spectrum.checkpoint} k`, values: spectrum.index };
        const look = { color: { index: i % 8 }, width: 1.5 };
        series.push({
            kind: "line", label: spectrum.checkpoint, x, style: look,
            y: { name: `${spectrum.checkpoint} singular value`, values: positive(spectrum.values) },
        });
        series.push({
            kind: "line", label: i === 0 ? "floor" : undefined, x, style: { ...look, width: 0.75, dash: "dotted" },
            y: { name: `${spectrum.checkpoint} floor`, values: positive(spectrum.floor) },
        });
    });
    return {
        name: "spectrum", width: 6.3, height: 3,
        panels: [{ x: { label: "k", scale: "log" }, y: { label: "singular value σ_k", scale: "log" }, series, legend: "right" }],
    };
}

/**
 * The beginning comes first and the end last, between them the steps as they count.
 * @param {Spectrum} a
 * @param {Spectrum} b
 * @returns {number}
 */
function byStep(a, b) {
    const place = (/** @type {string} */ name) => name === "init" ? 0 : name === "final" ? 2 : 1;
    return place(a.checkpoint) - place(b.checkpoint) || natural.compare(a.checkpoint, b.checkpoint);
}

/**
 * @param {MetricRows} metrics
 * @param {string} quantity
 * @returns {import("../charts/figure.js").Panel}
 */
function linePanel(metrics, quantity) {
    const steps = metrics.column("step") ?? [], { axis, places } = stepsSoFar(steps);
    /** @type {import("../charts/figure.js").PanelSeries[]} */
    const series = [];
    /** @type {number[]} */
    const all = [];
    for (const [data, label, color] of curves) {
        const name = `${data}_${quantity}`, values = metrics.column(name), finite = (values ?? []).filter(Number.isFinite);
        if (values && finite.length > 0)
            series.push(lineOf({ name: "step", values: places }, { name, values }, color, { label, width: 1.2 }));
        all.push(...finite);
    }
    const isLog = quantity === "loss" && all.length > 0 && all.every((value) => value > 0);
    return {
        x: axis,
        y: { label: quantity, scale: isLog ? "log" : "linear" },
        series,
        legend: series.length > 1 ? "right" : "none",
    };
}

/**
 * Where the steps so far lie: by their logarithms once they span decades, as where the report's steps move.
 * @param {number[]} steps
 * @returns {{axis: import("../charts/figure.js").FigureAxis, places: number[]}}
 */
function stepsSoFar(steps) {
    const last = Math.max(1, steps.at(-1) ?? 1);
    if (steps.length < 3 || steps[1] > last / 100)
        return { axis: { label: "step", scale: "linear", limits: { low: 0, high: last } }, places: steps };
    const low = steps[0] === 0 ? Math.max(placeOfFirstStep, steps[1] / 2) : steps[0];
    /** @type {{at: number, text: string}[]} */
    const ticks = steps[0] === 0 ? [{ at: low, text: "0" }] : [];
    for (let exponent = Math.ceil(Math.log10(steps[1])); exponent <= Math.log10(last); exponent++)
        ticks.push({ at: 10 ** exponent, text: exponent < 3 ? String(10 ** exponent) : powerOfTen(exponent) });
    return {
        axis: { label: "step", scale: "log", tick_labels: true, ticks, limits: { low: low / 1.1, high: last * 1.1 } },
        places: steps.map((step) => Math.max(step, low)),
    };
}

/** @param {(number|null)[]} values */
function positive(values) {
    return values.map((value) => value !== null && value > 0 ? value : NaN);
}
