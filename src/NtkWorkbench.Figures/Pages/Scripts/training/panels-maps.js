// A network of two inputs, step by step, as maps: the output with its elbows, what is left of the data, units, principal features, classes.
import { readNumber } from "../charts/numbers.js";
import { columnOf, figureOf, heatMapOf, lineOf, matrixOf, paletteOf, pointsOf, subscripted } from "../charts/figure-parts.js";
import { evenly } from "../charts/thin.js";
import { limitsAlong, principalAt, rowsOf } from "./panels-features.js";
import { gapInWords, shownTargets } from "./panels-function.js";
import { notFinite } from "./panels-spectrum.js";
import { heldNear, spanOf, symmetric, union } from "./spans.js";

/** @typedef {import("../charts/figure.js").Panel} Panel */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./followed-run.js").FollowedRun} FollowedRun */
/** @typedef {import("./followed-run.js").Moment} Moment */
/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */
/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("../charts/figure.js").ColorScale} ColorScale */

const mostElbows = 60;
const mostUnitMaps = 6;
const mostMapSamples = 400;

/** A rectangle that is longer than this times its width fills its panel, whatever the units of its sides. */
const longestSide = 1.5;

/** The plane of two inputs with its points on a rectangle, the first input the faster. */
export class Plane {
    /** @param {FollowedRun} run */
    constructor(run) {
        const points = run.points ?? new Float64Array(0);
        const [rows, columns] = run.block.grid_shape;
        this.rows = rows;
        this.columns = columns;
        this.names = run.inputs;
        this.x = cellEnds(points.subarray(0, run.pointCount), this.columns);
        this.y = cellEnds(points.subarray(run.pointCount), this.rows);
    }

    /**
     * @param {string} name
     * @param {ArrayLike<number>} values
     * @param {{title?: string, note?: string, colors: ColorScale, over?: PanelSeries[], rows?: number, columns?: number}} what
     * @returns {Panel}
     */
    map(name, values, { title, note, colors, over = [], rows = this.rows, columns = this.columns }) {
        return { ...this.empty(title), note, colors, series: [heatMapOf(matrixOf(name, rows, columns, values), this.x, this.y), ...over] };
    }

    /**
     * @param {string} [title]
     * @returns {Panel}
     */
    empty(title) {
        const sides = (this.x.high - this.x.low) / (this.y.high - this.y.low);
        return {
            title, square: Math.max(sides, 1 / sides) <= longestSide, series: [],
            x: { label: this.names[0], scale: "linear", limits: this.x, tick_labels: true },
            y: { label: this.names[1], scale: "linear", limits: this.y, tick_labels: true },
        };
    }

    /**
     * The elbows w·x + b = 0 within the rectangle as hairlines.
     * @param {number[][]} planes (w₁, w₂, b) of each unit.
     * @returns {{series: PanelSeries[], note: string}}
     */
    elbows(planes) {
        const inside = planes.map(plane => this.clip(plane)).filter(ends => ends !== null);
        const drawn = evenly(inside.length, mostElbows).map(i => inside[i]);
        const few = drawn.length < inside.length ? `, ${drawn.length} drawn` : "";
        return {
            series: drawn.map(([x1, y1, x2, y2], i) => lineOf(
                columnOf(`elbow_${i + 1}_x_1`, [x1, x2]), columnOf(`elbow_${i + 1}_x_2`, [y1, y2]), paletteOf.ink, {
                    width: 0.5, opacity: 0.6, label: i === 0 ? "elbows" : undefined,
                })),
            note: `${inside.length} of ${planes.length} elbows cross the map${few}`,
        };
    }

    /**
     * The ends of ax + by + c = 0 in the rectangle: from the foot of the perpendicular along (−b, a), as far as both sides allow.
     * @param {number[]} plane
     * @returns {number[] | null} x and y of one end, x and y of the other.
     */
    clip([a, b, c]) {
        const square = a * a + b * b;
        const foot = [-a * c / square, -b * c / square];
        const slopes = [-b, a];
        let low = -Infinity;
        let high = Infinity;
        for (const [i, side] of [this.x, this.y].entries()) {
            if (slopes[i] === 0) {
                if (!(foot[i] >= side.low && foot[i] <= side.high)) {
                    return null;
                }
                continue;
            }
            const one = (side.low - foot[i]) / slopes[i];
            const other = (side.high - foot[i]) / slopes[i];
            low = Math.max(low, Math.min(one, other));
            high = Math.min(high, Math.max(one, other));
        }
        return low < high ? [foot[0] + low * slopes[0], foot[1] + low * slopes[1], foot[0] + high * slopes[0], foot[1] + high * slopes[1]]
            : null;
    }
}

/**
 * From the outer edge of the first cell to that of the last, the points being the cells' middles.
 * @param {ArrayLike<number>} values
 * @param {number} count Cells.
 * @returns {Span}
 */
function cellEnds(values, count) {
    const { low, high } = spanOf([values]) ?? { low: 0, high: 1 };
    const half = count > 1 ? (high - low) / (count - 1) / 2 : 0.5;
    return { low: low - half, high: high + half };
}

/**
 * Samples in rings, coloured by numbers.
 * @param {FollowedRun} run
 * @param {ArrayLike<number>} numbers
 * @param {string} name
 * @returns {PanelSeries[]}
 */
function samplesOf(run, numbers, name) {
    const { samples, sampleCount } = run;
    if (!samples) {
        return [];
    }
    const rows = evenly(sampleCount, mostMapSamples);
    const x = columnOf("sample_x_1", rows.map(row => samples[row]));
    const y = columnOf("sample_x_2", rows.map(row => samples[sampleCount + row]));
    const size = rows.length > 150 ? 2.6 : 3.6;
    return [
        pointsOf(x, y, paletteOf.ink, { size, values: columnOf(name, rows.map(row => numbers[row])) }),
        pointsOf(x, y, paletteOf.ink, { size, marker: "open_circle", opacity: 0.75, label: "training data" }),
    ];
}

/**
 * Ends about zero that show large residuals of early steps and small ones of late steps: the geometric mean of the steps' largest.
 * @param {(ArrayLike<number> | null)[]} residuals
 * @returns {Span | undefined}
 */
function typicalEnds(residuals) {
    const ends = residuals.flatMap(values => symmetric(spanOf([values ?? []])) ?? []);
    const high = Math.exp(ends.reduce((sum, { high: end }) => sum + Math.log(end), 0) / ends.length);
    return ends.length > 0 ? { low: -high, high } : undefined;
}

/**
 * The output over the plane with data and elbows, and what is left at the data.
 * @param {FollowedRun} run
 * @returns {MovingPanel}
 */
export function outputMapPanel(run) {
    const plane = new Plane(run);
    const targets = shownTargets(run);
    const truth = run.arrays.truth?.values ?? null;
    const shown = run.allShown();
    const data = spanOf([targets ?? [], truth ?? []]);
    const ends = heldNear(union(data, spanOf(shown)), data, 0.75) ?? undefined;
    const residuals = run.remember("residuals on samples", () => run.steps.map((_, index) => {
        const outputs = targets && !run.isClassifier ? run.shownOnSamples(index) : null;
        return outputs && targets ? targets.map((target, i) => outputs[i] - target) : null;
    }));
    const residualEnds = typicalEnds(residuals);
    return {
        id: "fit", title: "Output", wide: !run.isClassifier, missing: shown[0].length > 0 ? null : run.withoutParameters("The map needs"),
        about: "The network over the plane; rings are the data, in the colour that they should have."
            + (run.network.activation.bends && run.network.layers.length > 1
                ? " A line is the elbow of one unit of the first layer" + (run.network.layers.length === 2 ? ": the map can bend only there."
                    : ".") : ""),
        draw: (index, follow) => {
            const parameters = run.parametersAt(index);
            const planes = parameters && run.network.elbowPlanes(parameters);
            const elbows = planes ? plane.elbows(planes) : { series: [], note: undefined };
            const colors = { limits: follow ? union(data, spanOf([shown[index]])) ?? undefined : ends, bar: true, label: "f" };
            const left = residuals[index];
            return figureOf("moving_map", [
                ...(truth ? [plane.map("truth", truth, { title: "the function", colors })] : []),
                plane.map("f_now", shown[index], {
                    title: "network", note: elbows.note, colors,
                    over: [...elbows.series, ...samplesOf(run, targets ?? [], "sample_target")],
                }),
                ...(left ? [{
                    ...plane.empty("prediction − target"),
                    colors: /** @type {ColorScale} */ ({
                        map: "diverging", bar: true, limits: follow ? symmetric(spanOf([left])) : residualEnds,
                    }),
                    series: samplesOf(run, left, "residual"),
                }] : []),
            ], { columns: 3, rowHeight: 2.4, title: run.block.output?.title });
        },
    };
}

/**
 * The network beside the linear model that it was at initialization, after as many steps, and their difference.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function linearMapsPanel(run) {
    if (!run.arrays.linear_model) {
        return null;
    }
    const plane = new Plane(run);
    const shown = run.allShown();
    const linear = run.steps.map((_, index) => Float64Array.from(run.slice("linear_model", index)));
    const apart = shown.map((values, index) => values.map((value, i) => value - linear[index][i]));
    const ends = spanOf([...shown, ...linear]);
    const endsApart = symmetric(spanOf(apart));
    return {
        id: "linear", title: "Network and linear model", wide: true, missing: null,
        about: "The linear model has the features of step 0 for ever. Where the two part, the network's features have moved.",
        draw: (index, follow) => {
            const limits = (follow ? spanOf([shown[index], linear[index]]) : ends) ?? undefined;
            return figureOf("moving_linear_model", [
                plane.map("f_now", shown[index], { title: "network", colors: { limits, bar: true } }),
                plane.map("linear_now", linear[index], {
                    title: "linear model", colors: { limits, bar: true }, note: gapInWords(run, linear[index], index),
                }),
                plane.map("difference", apart[index], {
                    title: "network − linear model",
                    colors: { map: "diverging", bar: true, limits: follow ? symmetric(spanOf([apart[index]])) : endsApart },
                }),
            ], { columns: 3, rowHeight: 2.2, title: run.block.output?.title });
        },
    };
}

/**
 * Some units of the last hidden layer as maps.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function unitMapsPanel(run) {
    const { network } = run;
    if (network.layers.length < 2) {
        return null;
    }
    const plane = new Plane(run);
    const width = network.layers[network.layers.length - 2].fanOut;
    const units = run.block.unit_index ?? evenly(width, mostUnitMaps);
    /** @type {(moment: Moment) => Float64Array} */
    const rows = moment => rowsOf(moment.pass && network.lastHidden(moment.pass) || new Float64Array(0), units, run.pointCount);
    return {
        id: "units", title: "Units of the last hidden layer", wide: true, missing: run.withoutParameters("The units' outputs need"),
        about: "The network adds these maps up. Training "
            + (network.activation.bends ? "tilts them and moves the lines where they begin to rise."
                : "changes their slopes and shifts them."),
        draw: (index, follow) => {
            const values = rows(run.at(index));
            const limits = (follow ? spanOf([values]) : limitsAlong(run, "units", [rows])[0]) ?? undefined;
            return figureOf("moving_units", units.map((/** @type {number} */ unit, /** @type {number} */ i) => plane.map(
                `unit_${unit + 1}`, values.subarray(i * run.pointCount, (i + 1) * run.pointCount), {
                    title: `unit ${unit + 1}`, colors: { limits, bar: i === units.length - 1 },
                    note: units.length < width ? `${units.length} of ${width} units` : undefined,
                })), { columns: 3, rowHeight: 2.1 });
        },
    };
}

/**
 * φ_1 … φ_k as maps, each with colours of its own.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function principalMapsPanel(run) {
    if (!run.arrays.principal) {
        return null;
    }
    const plane = new Plane(run);
    const features = run.steps.map((_, index) => principalAt(run, index));
    const limits = features[0].map((_, k) => symmetric(spanOf(features.map(all => all[k]))));
    return {
        id: "principal", title: "Principal features", wide: true, missing: null,
        about: "The directions in which the network learns fastest, φ₁ the fastest. Watch them turn towards what is learned.",
        draw: (index, follow) => figureOf("moving_principal_features", features[index].map((values, k) => {
            const ends = follow ? symmetric(spanOf([values])) : limits[k];
            if (Number.isNaN(values[0])) {
                return { ...plane.empty(subscripted("φ", k + 1)), note: notFinite };
            }
            return plane.map(`phi_${k + 1}`, values, {
                title: `${subscripted("φ", k + 1)} ± ${readNumber(ends?.high ?? 0, 2)}`,
                colors: { map: "diverging", limits: ends, bar: false },
                note: "colours run from minus the number in the title, blue, over 0, white, to it, red",
            });
        }), { columns: 3, rowHeight: 2.1, title: run.block.output?.title }),
    };
}
