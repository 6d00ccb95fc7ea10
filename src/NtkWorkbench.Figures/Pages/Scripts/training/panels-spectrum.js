// What the tangent features amount to, step by step: their singular values, the kernel, and the residual of each mode.
import { readNumber } from "../charts/numbers.js";
import { readArray } from "../page/data.js";
import { columnOf, figureOf, heatMapOf, lineOf, matrixOf, paletteOf, pointsOf, stepText, straightLine } from "../charts/figure-parts.js";
import { stepAxis, stepColumn, stepLine } from "./panels-loss.js";
import { logarithmicSpan, nearestStep, spanOf } from "./spans.js";

/** @typedef {import("./followed-run.js").FollowedRun} FollowedRun */
/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("../charts/figure.js").SeriesColor} SeriesColor */
/** @typedef {import("./spans.js").Span} Span */

/** Singular values far below the floor are rounding and would take most of the axis. */
const belowFloor = 10;

/** Names of classes with more letters than this run upwards below the kernel. */
const mostLettersAcross = 36;

/** Stands in the place of a map. */
export const notFinite = "not finite at this step";

/** Modes whose residuals are drawn over the steps. */
const mostModes = 10;

/**
 * σ_k against k with the floor of the method, and those of the first step behind them.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function singularValuesPanel(run) {
    const { singular_values: all, floors } = run.arrays;
    if (!all) {
        return null;
    }
    const size = all.shape[1];
    const lowest = floors ? logarithmicSpan([floors.values]) : undefined;
    /** @type {(values: ArrayLike<number>) => Span | undefined} */
    const limits = values => {
        const own = logarithmicSpan([values]);
        return own && lowest ? { low: Math.max(own.low, lowest.low / belowFloor), high: own.high } : own;
    };
    const limitsOfAll = limits(all.values);
    const numbers = Float64Array.from({ length: size }, (_, k) => k + 1);
    /** @type {(index: number, word: string, look: any, low: number) => PanelSeries[]} */
    const marks = (index, word, look, low) => {
        const values = Float64Array.from(run.slice("singular_values", index));
        const { color, ...style } = look;
        const above = numbers.filter(k => !(values[k - 1] < low));
        const below = numbers.filter(k => values[k - 1] < low);
        return [
            pointsOf(columnOf(`index_${word}`, above), columnOf(`sigma_${word}`, above.map(k => values[k - 1])), color, style),
            ...(below.length === 0 ? [] : [pointsOf(columnOf(`below_index_${word}`, below), columnOf(`below_edge_${word}`,
                below.map(() => 1.25 * low)), color, { ...style, label: undefined, marker: "open_circle" })]),
        ];
    };
    return {
        id: "spectrum", title: "Singular values", missing: null,
        about: "How strongly each principal feature is learned: a mode's residual shrinks at a rate of σ². What lies below the dashed "
            + "floor is rounding.",
        draw: (index, follow) => {
            const values = run.slice("singular_values", index);
            const floor = run.slice("floors", index);
            const ends = follow ? limits(values) : limitsOfAll;
            const isBelow = Boolean(floor && ends && floor.every((/** @type {number} */ value) => value < ends.low));
            const rank = run.block.numerical_rank[index];
            const look = { size: size > 100 ? 2.2 : 3 };
            const first = { ...look, color: paletteOf.start, opacity: 0.65, label: `step ${stepText(run.steps[0])}` };
            const rankLook = /** @type {const} */ ({ width: 0.9, dash: "dotted", opacity: 0.8 });
            return figureOf("moving_singular_values", [{
                x: { label: "index k", scale: "linear", integers: true, tick_labels: true, limits: { low: 0, high: size + 1 } },
                y: { label: "singular value σₖ", scale: "log", limits: ends, tick_labels: true },
                note: `numerical rank by the kernel ${rank} of ${run.block.singular_value_count}, σ₁ = ${readNumber(values[0], 3)}`
                    + (isBelow ? `, the floor ${readNumber(floor[0], 2)} lies below the axis` : ""),
                series: [
                    ...(index > 0 ? marks(0, "first", first, ends?.low ?? 0) : []),
                    ...marks(index, "now", { ...look, color: paletteOf.now, label: "this step" }, ends?.low ?? 0),
                    ...(floor && !isBelow ? [lineOf(columnOf("index", numbers), columnOf("floor", floor), paletteOf.now,
                        { width: 0.9, dash: "dashed", opacity: 0.8, label: "floor" })] : []),
                    ...(rank < size ? [straightLine("vertical", rank + 0.5, paletteOf.now, rankLook)] : []),
                ],
            }]);
        },
    };
}

/**
 * The tangent kernel as a map, over x, by class or in the order of the samples.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function kernelPanel(run) {
    const { kernel } = run.block;
    if (!kernel) {
        return null;
    }
    const size = kernel.size;
    const bytes = /** @type {Uint8Array} */ (readArray(kernel.values).values);
    const low = numbersOf(kernel.low);
    const high = numbersOf(kernel.high);
    const { axis, rows, fromAbove, borders } = kernelAxis(run, numbersOf(kernel.positions), size);
    const ends = axis.limits;
    const longest = Math.max(0, ...(axis.ticks ?? []).map(tick => tick.text.length));
    const across = { ...axis, upright: longest * (axis.ticks ?? []).length > mostLettersAcross };
    const along = fromAbove ? { ...axis, ticks: axis.ticks?.map(tick => ({ ...tick, at: ends.low + ends.high - tick.at })) } : axis;
    return {
        id: "kernel", title: "Tangent kernel", missing: null,
        about: "Θ(x, x′): how much a step on the sample x moves the output at x′. Its pattern stands still in a lazy training and moves "
            + "where features are learned; its size stands at the colours, which span each step's own values.",
        draw: index => {
            const cells = new Float64Array(size * size);
            const isFinite = Number.isFinite(low[index]);
            const isOne = low[index] === high[index];
            const scale = (high[index] - low[index]) / 255;
            const from = index * size * size;
            for (let i = 0; i < size; i++) {
                const row = rows[fromAbove ? size - 1 - i : i] * size;
                for (let j = 0; j < size; j++) {
                    cells[i * size + j] = low[index] + scale * bytes[from + row + rows[j]];
                }
            }
            return figureOf("moving_tangent_kernel", [{
                square: true, x: across, y: along,
                colors: isFinite ? { map: "viridis", limits: isOne ? undefined : { low: low[index], high: high[index] }, bar: !isOne,
                    label: "Θ" } : undefined,
                note: !isFinite ? notFinite : isOne ? `Θ is ${readNumber(low[index])} everywhere` : undefined,
                series: [
                    ...(isFinite ? [heatMapOf(matrixOf("kernel", size, size, cells), ends, ends)] : []),
                    ...borders.flatMap(at => {
                        const fromEndToEnd = columnOf("border_ends", [ends.low, ends.high]);
                        const down = ends.low + ends.high - at;
                        return [
                            lineOf(columnOf(`border_x_${at}`, [at, at]), fromEndToEnd, paletteOf.now, { width: 0.6 }),
                            lineOf(fromEndToEnd, columnOf(`border_y_${at}`, [down, down]), paletteOf.now, { width: 0.6 }),
                        ];
                    }),
                ],
            }], { rowHeight: 2.9, title: run.block.output?.title });
        },
    };
}

/**
 * How the kernel's rows lie along its axes. With one input over x, each cell that of the nearest sample; by class from above, as matrices
 * of classes are written; else in their order.
 * @param {FollowedRun} run
 * @param {number[]} positions
 * @param {number} size
 * @returns {{axis: import("../charts/figure.js").FigureAxis & {limits: Span}, rows: number[], fromAbove: boolean, borders: number[]}}
 */
function kernelAxis(run, positions, size) {
    const { groups } = run.block.kernel;
    const inOrder = Array.from({ length: size }, (_, i) => i);
    if (groups) {
        return {
            axis: {
                scale: "linear", tick_labels: true, limits: { low: 0, high: size },
                ticks: groups.map((/** @type {any} */ group) => ({ at: (group.from + group.to) / 2, text: group.name })),
            },
            rows: inOrder, fromAbove: true, borders: groups.slice(1).map((/** @type {any} */ group) => group.from),
        };
    }
    const limits = run.inputs.length === 1 ? spanOf([positions]) : null;
    if (!limits || limits.high === limits.low) {
        return {
            axis: { label: "sample", scale: "linear", integers: true, tick_labels: true, limits: { low: 0.5, high: size + 0.5 } },
            rows: inOrder, fromAbove: false, borders: [],
        };
    }
    return {
        axis: { label: run.inputs[0], scale: "linear", tick_labels: true, limits },
        rows: inOrder.map(i => nearestStep(positions, limits.low + (i + 0.5) / size * (limits.high - limits.low))),
        fromAbove: false, borders: [],
    };
}

/**
 * The residual of each mode: over the steps with the step marked, and mode by mode at the step; as the linear model predicts it, and as
 * it is.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function residualsPanel(run) {
    const { residuals, predicted_residuals: predicted } = run.arrays;
    if (!residuals) {
        return null;
    }
    const modes = residuals.shape[1];
    const drawn = Math.min(modes, mostModes);
    const { place, axis } = stepAxis(run);
    const actualSizes = Float64Array.from(residuals.values, Math.abs);
    const predictedSizes = predicted && Float64Array.from(predicted.values, Math.abs);
    const limits = logarithmicSpan([actualSizes], 12);
    const x = stepColumn("step", run.steps, place);
    /** @type {(sizes: Float64Array, k: number) => Float64Array} */
    const ofMode = (sizes, k) => Float64Array.from(run.steps, (_, t) => sizes[t * modes + k]);
    const paths = Array.from({ length: drawn }, (_, k) => {
        const color = modeColor(k, drawn);
        return [
            ...(predictedSizes ? [lineOf(x, columnOf(`predicted_${k + 1}`, ofMode(predictedSizes, k)), 0,
                { color, width: 0.9, dash: "dashed" })] : []),
            lineOf(x, columnOf(`residual_${k + 1}`, ofMode(actualSizes, k)), 0, { color, width: 1.2, label: `k = ${k + 1}` }),
        ];
    }).flat();
    const numbers = columnOf("mode", Float64Array.from({ length: modes }, (_, k) => k + 1));
    const label = run.isClassifier ? "|uₖᵀ(softmax f − y)|" : "|uₖᵀ(f − y)|";
    return {
        id: "residuals", title: "Residual by mode", wide: true, missing: null,
        about: "What is left to learn along each principal feature of step 0. Strong modes go first; a network that stays lazy keeps "
            + "to the dashed prediction.",
        draw: (index, follow) => {
            const actual = actualSizes.subarray(index * modes, (index + 1) * modes);
            const own = predictedSizes?.subarray(index * modes, (index + 1) * modes);
            const ends = follow ? logarithmicSpan([actual, own ?? []], 12) : limits;
            return figureOf("moving_residuals", [
                {
                    x: axis, y: { label, scale: "log", limits, tick_labels: true }, colors: { map: "viridis", bar: false },
                    series: [stepLine(place(run.steps[index])), ...paths],
                },
                {
                    x: { label: "mode k", scale: "linear", integers: true, tick_labels: true, limits: { low: 0.5, high: modes + 0.5 } },
                    y: { label, scale: "log", limits: ends, tick_labels: true },
                    series: [
                        ...(own ? [pointsOf(numbers, columnOf("predicted_now", own), paletteOf.start,
                            { marker: "open_circle", size: 5, label: "predicted at this step" })] : []),
                        pointsOf(numbers, columnOf("residual_now", actual), paletteOf.now, { size: 3.4, label: "network" }),
                    ],
                },
            ], { columns: 2, rowHeight: 2.5 });
        },
    };
}

/**
 * Colours that tell modes apart, as in the pictures: the palette's readable ones, or places on the map where there are more.
 * @param {number} k
 * @param {number} count
 * @returns {SeriesColor}
 */
function modeColor(k, count) {
    const readable = [5, 6, 3, 1, 7, 2, 0];
    return count <= readable.length ? { index: readable[k] } : { position: 0.88 * k / (count - 1) };
}

/**
 * Numbers written out, of which those that are not finite are words, or stored as an array.
 * @param {any} json
 * @returns {number[]}
 */
export function numbersOf(json) {
    return Array.isArray(json) ? json.map(Number) : Array.from(readArray(json).values);
}
