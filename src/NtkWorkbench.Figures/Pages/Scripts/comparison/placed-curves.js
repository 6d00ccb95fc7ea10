// Curves where they stand on the chosen horizontal axis: by steps, by the share of the last step, or by epochs.

/** @typedef {import("./compared-runs.js").ComparedRuns} ComparedRuns */
/** @typedef {import("./compared-runs.js").RunQuantity} RunQuantity */
/** @typedef {import("./comparison-state.js").ComparisonState} ComparisonState */
/** @typedef {{x: ArrayLike<number>, y: ArrayLike<number>, axis: string}} PlacedCurve axis: curves of the same word have the same x */

/** Step 0 on a logarithmic axis, as in the figures of reports: at the left end. */
export const stepZeroOnLog = 0.5;

/** @type {Record<string, string>} */
const axisLabels = { step: "step", share: "step / last step", epoch: "epoch", index: "index k", input: "x" };

/** The curves of a quantity. */
export class PlacedCurves {
    /**
     * @param {ComparedRuns} compared
     * @param {RunQuantity} quantity
     * @param {ComparisonState} state
     */
    constructor(compared, quantity, state) {
        this.compared = compared;
        this.quantity = quantity;
        this.kind = quantity.axis === "step" ? state.x : quantity.axis;
        this.isLogX = quantity.axis === "step" ? state.isLogX : quantity.axis === "index";
        this.label = axisLabels[this.kind];
        /** @type {Map<string, ArrayLike<number>>} */
        this.axes = new Map();
        /** @type {Map<ArrayLike<number>, string>} */
        this.names = new Map();
        /** @type {Set<string>} */
        this.taken = new Set();
    }

    /**
     * The curve of a run; null where it has none, or no place on the axis.
     * @param {number} run
     * @returns {PlacedCurve|null}
     */
    of(run) {
        const curve = this.compared.curve(run, this.quantity.name), unit = this.#unit(run);
        if (!curve || !(unit > 0))
            return null;
        const axis = `${curve.axis} ${unit}`, isMoved = this.quantity.axis === "step" && (this.isLogX || unit !== 1);
        let x = this.axes.get(axis);
        if (!x) {
            x = isMoved ? Float64Array.from(curve.x, step => (this.isLogX && step === 0 ? stepZeroOnLog : step) / unit) : curve.x;
            this.axes.set(axis, x);
        }
        return { x, y: curve.y, axis };
    }

    /**
     * What the axis moves, in words.
     * @returns {string[]}
     */
    get notes() {
        return this.isLogX && this.quantity.axis === "step" ? ["step 0 at the left end"] : [];
    }

    /**
     * What is read where step 0 is moved to.
     * @returns {import("../charts/figure.js").NamedTick[]}
     */
    get named() {
        return this.isLogX && this.kind === "step" ? [{ at: stepZeroOnLog, text: "0" }] : [];
    }

    /**
     * The x of a curve as a column; the same x has the same name.
     * @param {{x: ArrayLike<number>}} curve
     * @returns {import("../charts/figure.js").FigureColumn}
     */
    column({ x }) {
        const name = this.names.get(x) ?? this.nameOf(this.kind);
        this.names.set(x, name);
        return { name, values: x };
    }

    /**
     * A name that no other column has: a figure's columns differ in theirs.
     * @param {string} wanted
     * @returns {string}
     */
    nameOf(wanted) {
        let name = wanted;
        for (let i = 2; this.taken.has(name); i++)
            name = `${wanted}_${i}`;
        this.taken.add(name);
        return name;
    }

    /**
     * The steps of one on the axis.
     * @param {number} run
     * @returns {number} NaN: the run has no place there
     */
    #unit(run) {
        const { lastStep, stepsPerEpoch } = this.compared.runs[run];
        return this.kind === "share" ? lastStep : this.kind === "epoch" ? stepsPerEpoch : 1;
    }
}
