// What the network says of one input, step by step: the fit, and the linear model beside the network.
import { readNumber } from "../charts/numbers.js";
import { columnOf, figureOf, lineOf, paletteOf, pointsOf, stepText } from "../charts/figure-parts.js";
import { heldNear, padded, spanOf, union } from "./spans.js";

/** @typedef {import("./followed-run.js").FollowedRun} FollowedRun */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("../charts/figure.js").FigureAxis} FigureAxis */
/**
 * A figure that follows the step: what it is called, what to look for in it, and the figure at a followed step; `missing` says why there
 * is none. `follow`: whether the axes are those of the step alone instead of those of the whole training.
 * @typedef {{id: string, title: string, about: string, wide?: boolean, missing: string | null,
 *     draw: (index: number, follow: boolean) => import("../charts/figure.js").Figure}} MovingPanel
 */

/**
 * The targets of the shown output on the samples; of a class 1 for its own samples and 0 for others.
 * @param {FollowedRun} run
 * @returns {Float64Array | null}
 */
export function shownTargets(run) {
    const targets = run.arrays.train_targets;
    return targets && Float64Array.from(targets.values, value => run.isClassifier ? Number(value === run.output) : value);
}

/**
 * The axis of a run's one input.
 * @param {FollowedRun} run
 * @returns {FigureAxis}
 */
export function inputAxis(run) {
    return { label: run.inputs[0], scale: "linear", tick_labels: true, limits: spanOf([run.points ?? []]) ?? undefined };
}

/**
 * What both panels over one input draw first: the data and the truth, and the axis that suits them and the network at all steps.
 * @param {FollowedRun} run
 * @returns {{x: import("../charts/figure.js").FigureColumn, ground: PanelSeries[], data: import("./spans.js").Span | null,
 *     y: (values: ArrayLike<number>[]) => FigureAxis, xAxis: FigureAxis}}
 */
function overInput(run) {
    const x = columnOf("x", run.points ?? []);
    const targets = shownTargets(run);
    const truth = run.arrays.truth?.values ?? null;
    const data = spanOf([targets ?? [], truth ?? []]);
    const ground = [
        ...(targets && run.samples ? [pointsOf(columnOf("sample_x", run.samples), columnOf("sample_y", targets), paletteOf.ink, {
            size: 2.4, opacity: 0.35, label: run.isClassifier ? "training data (1: this class)" : "training data",
        })] : []),
        ...(truth ? [lineOf(x, columnOf("truth", truth), paletteOf.ink, { width: 0.9, dash: "dashed", label: "truth" })] : []),
    ];
    const label = run.isClassifier ? `f(${run.inputs[0]})` : `y, f(${run.inputs[0]})`;
    return {
        x, ground, data,
        y: values => ({
            label, scale: "linear", tick_labels: true, limits: padded(heldNear(union(data, spanOf(values)), data, 0.75)),
        }),
        xAxis: inputAxis(run),
    };
}

/**
 * Data, truth and network over one input, with the elbows on the curve.
 * @param {FollowedRun} run
 * @returns {MovingPanel}
 */
export function fitPanel(run) {
    const { x, ground, xAxis, y } = overInput(run);
    const shown = run.allShown();
    const yOfAll = y(shown);
    const bends = run.network.activation.bends && run.network.layers.length > 1;
    return {
        id: "fit", title: "Fit",
        about: bends
            ? "The network beside its data. A ring is an elbow, where one unit of the first layer switches on or off: only there can the "
                + "first layer bend the curve."
            : "The network beside its data.",
        missing: shown[0].length > 0 ? null : run.withoutParameters("The fit needs"),
        draw: (index, follow) => {
            const now = shown[index];
            const parameters = run.parametersAt(index);
            const all = parameters && run.network.elbows(parameters);
            const inside = (all ?? []).filter(at => at >= x.values[0] && at <= x.values[x.values.length - 1]).sort((a, b) => a - b);
            return figureOf("moving_fit", [{
                x: xAxis, y: follow ? y([now]) : yOfAll, note: all ? `${inside.length} of ${all.length} elbows in range` : undefined,
                series: [
                    ...ground,
                    ...(index > 0 ? [lineOf(x, columnOf("f_first", shown[0]), paletteOf.start, {
                        opacity: 0.7, label: `network, step ${stepText(run.steps[0])}`,
                    })] : []),
                    lineOf(x, columnOf("f_now", now), paletteOf.now, { width: 1.5, label: "network, this step" }),
                    ...(all ? [pointsOf(columnOf("elbow_x", inside), columnOf("elbow_f", inside.map(at => interpolated(x.values, now, at))),
                        paletteOf.now, { marker: "open_circle", size: 4.5, label: "elbows" })] : []),
                ],
            }], { rowHeight: 2.7, title: run.block.output?.title });
        },
    };
}

/**
 * The network and the linear model that it was at initialization, after as many steps.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function linearModelPanel(run) {
    const { x, ground, xAxis, y } = overInput(run);
    const shown = run.allShown();
    if (!run.arrays.linear_model) {
        return null;
    }
    const linear = run.steps.map((_, index) => Float64Array.from(run.slice("linear_model", index)));
    const yOfAll = y([...shown, ...linear]);
    return {
        id: "linear", title: "Network and linear model",
        about: "The linear model has the features of step 0 for ever. Where the two part, the network's features have moved.",
        missing: null,
        draw: (index, follow) => figureOf("moving_linear_model", [{
            x: xAxis, y: follow ? y([shown[index], linear[index]]) : yOfAll, note: gapInWords(run, linear[index], index),
            series: [
                ...ground,
                lineOf(x, columnOf("linear_now", linear[index]), paletteOf.start, { width: 1.3, dash: "dashed", label: "linear model" }),
                lineOf(x, columnOf("f_now", shown[index]), paletteOf.now, { width: 1.3, label: "network" }),
            ],
        }], { rowHeight: 2.7, title: run.block.output?.title }),
    };
}

/**
 * ‖f − f_lin‖/‖f − f₀‖ on the page's points: the gap of the run where these are the whole grid and the output is the only one.
 * @param {FollowedRun} run
 * @param {Float64Array} linear
 * @param {number} index
 * @returns {string | undefined}
 */
export function gapInWords(run, linear, index) {
    const shown = run.allShown();
    const { is_whole_function: isWhole, output } = run.block;
    const isOnly = run.network.widths[run.network.widths.length - 1] === 1;
    let apart = 0;
    let moved = 0;
    for (let i = 0; i < linear.length; i++) {
        apart += (shown[index][i] - linear[i]) ** 2;
        moved += (shown[index][i] - shown[0][i]) ** 2;
    }
    const where = isWhole ? "gap " : "";
    const of = isWhole ? "" : isOnly ? " on the points drawn" : ` on the points drawn, of output ${output.index + 1}`;
    return moved > 0 && shown[index].length > 0
        ? `${where}‖f − f_lin‖/‖f − f₀‖${of} = ${readNumber(Math.sqrt(apart / moved), 3)}` : undefined;
}

/**
 * What the network says on the training data against what it should: of any number of inputs.
 * @param {FollowedRun} run
 * @returns {MovingPanel}
 */
export function scatterPanel(run) {
    const targets = shownTargets(run);
    const all = run.steps.map((_, index) => run.shownOnSamples(index) ?? []);
    const data = spanOf([targets ?? []]);
    /** @type {(values: ArrayLike<number>[]) => import("./spans.js").Span | undefined} */
    const limits = values => padded(heldNear(union(data, spanOf(values)), data, 0.75));
    const limitsOfAll = limits(all);
    return {
        id: "fit", title: "Fit", about: "A point a training sample. On the line, the network says what it should.",
        missing: targets && all[0].length > 0 ? null : run.withoutParameters("The fit needs the outputs on the training data or"),
        draw: (index, follow) => {
            const ends = follow ? limits([all[index]]) : limitsOfAll;
            const diagonal = columnOf("target_ends", ends ? [ends.low, ends.high] : []);
            return figureOf("moving_fit", [{
                square: true, x: { label: "target y", scale: "linear", limits: ends, tick_labels: true },
                y: { label: "f(x)", scale: "linear", limits: ends, tick_labels: true },
                series: [
                    lineOf(diagonal, diagonal, paletteOf.ink, { dash: "dashed", width: 0.8, opacity: 0.6 }),
                    pointsOf(columnOf("target", targets ?? []), columnOf("f_now", all[index]), paletteOf.now, { size: 2.6, opacity: 0.6 }),
                ],
            }], { rowHeight: 2.7 });
        },
    };
}

/**
 * A curve between its points.
 * @param {ArrayLike<number>} x Ascending.
 * @param {ArrayLike<number>} y
 * @param {number} at Between the first and the last x.
 * @returns {number}
 */
function interpolated(x, y, at) {
    let low = 0;
    let high = x.length - 1;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (x[middle] <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return x[high] > x[low] ? y[low] + (at - x[low]) / (x[high] - x[low]) * (y[high] - y[low]) : y[low];
}
