// The figures of a run that goes on.

/** @typedef {import("../charts/figure.js").Figure} Figure */
/** @typedef {{checkpoint: string, index: number[], values: (number|null)[], floor: (number|null)[]}} Spectrum */

const maximumRows = 8192;

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
 * Losses, and accuracies of a classifier, over the steps.
 * @param {MetricRows} metrics
 * @param {number|undefined} steps the last step that is to be taken
 * @returns {Figure}
 */
export function lossFigure(metrics, steps) {
    const panels = [linePanel(metrics, steps, "loss",
        [["train_loss", "training"], ["test_loss", "test"], ["validation_loss", "validation"]])];
    if (metrics.column("train_accuracy"))
        panels.push(linePanel(metrics, steps, "accuracy", [["train_accuracy", "training"], ["test_accuracy", "test"]]));
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
    spectra.forEach((spectrum, i) => {
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
 * @param {MetricRows} metrics
 * @param {number|undefined} steps
 * @param {string} label
 * @param {[string, string][]} columns
 * @returns {import("../charts/figure.js").Panel}
 */
function linePanel(metrics, steps, label, columns) {
    const x = { name: "step", values: metrics.column("step") ?? [] };
    /** @type {import("../charts/figure.js").PanelSeries[]} */
    const series = [];
    columns.forEach(([name, title], i) => {
        const values = metrics.column(name);
        if (values && values.some((value) => Number.isFinite(value)))
            series.push({ kind: "line", label: title, x, y: { name, values }, style: { color: { index: i + 1 }, width: 1.5 } });
    });
    const all = columns.flatMap(([name]) => metrics.column(name) ?? []).filter((value) => Number.isFinite(value));
    const isLog = label === "loss" && all.length > 0 && all.every((value) => value > 0);
    return {
        x: { label: "step", ...(steps ? { limits: { low: 0, high: steps } } : {}) },
        y: { label, scale: isLog ? "log" : "linear" },
        series,
        legend: series.length > 1 ? "right" : "none",
    };
}

/** @param {(number|null)[]} values */
function positive(values) {
    return values.map((value) => value !== null && value > 0 ? value : NaN);
}
