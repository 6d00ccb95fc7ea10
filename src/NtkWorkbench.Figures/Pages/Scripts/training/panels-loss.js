// The loss, step by step, and the axis of steps that other figures share.
import { powerOfTen } from "../charts/numbers.js";
import { columnOf, figureOf, lineOf, paletteOf, pointsOf, straightLine } from "../charts/figure-parts.js";
import { logarithmicSpan } from "./spans.js";

/** @typedef {import("./followed-run.js").FollowedRun} FollowedRun */
/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("../charts/figure.js").FigureAxis} FigureAxis */

/** A logarithmic axis has no 0. */
const placeOfStepZero = 0.5;

/**
 * Where steps lie: by their logarithms where most followed ones are early, with step 0 at one half.
 * @param {FollowedRun} run
 * @returns {{place: (step: number) => number, axis: FigureAxis}}
 */
export function stepAxis(run) {
    const last = Math.max(1, run.steps[run.count - 1]);
    if (run.count < 3 || run.steps[1] > last / 100) {
        return { place: step => step, axis: { label: "step", scale: "linear", integers: true, tick_labels: true } };
    }
    const decades = Math.floor(Math.log10(last));
    const apart = decades > 4 ? 2 : 1;
    const ticks = [{ at: placeOfStepZero, text: "0" }];
    for (let exponent = 0; exponent <= decades; exponent += apart) {
        ticks.push({ at: 10 ** exponent, text: exponent < 3 ? String(10 ** exponent) : powerOfTen(exponent) });
    }
    return {
        place: step => step === 0 ? placeOfStepZero : step,
        axis: { label: "step", scale: "log", tick_labels: true, ticks, limits: { low: placeOfStepZero / 1.3, high: last * 1.3 } },
    };
}

/**
 * Steps at their places, by their own numbers in tables.
 * @param {string} name
 * @param {number[]} steps
 * @param {(step: number) => number} place
 * @returns {import("../charts/figure.js").FigureColumn}
 */
export function stepColumn(name, steps, place) {
    return { name, values: steps.map(place), said: steps };
}

/**
 * The step as a line through a panel over steps.
 * @param {number} place
 * @returns {PanelSeries}
 */
export function stepLine(place) {
    return straightLine("vertical", place, paletteOf.ink, { width: 1, dash: "solid", opacity: 0.6 });
}

/**
 * A curve of recorded numbers. Where step 0 has a place of its own on a logarithmic axis it is a point: a line to the next record, often
 * decades away, would tell of steps that nobody recorded.
 * @param {number[]} steps
 * @param {(step: number) => number} place
 * @param {number[]} values
 * @param {string} name
 * @param {number} color
 * @param {string} label
 * @returns {PanelSeries[]}
 */
function recordedCurve(steps, place, values, name, color, label) {
    const apart = place(steps[0]) === steps[0] ? 0 : 1;
    const curve = lineOf(stepColumn(`${name}_step`, steps.slice(apart), place), columnOf(name, values.slice(apart)), color,
        { width: 1.2, label });
    return apart === 0 ? [curve] : [curve, pointsOf(stepColumn(`${name}_first_step`, [steps[0]], place),
        columnOf(`${name}_first`, [values[0]]), color, { size: 4, reads: label })];
}

/**
 * Recorded numbers and those of the followed steps, by step.
 * @param {number[]} steps
 * @param {number[]} values
 * @param {FollowedRun} run
 * @param {number[]} followed
 * @returns {[number, number][]}
 */
function withFollowed(steps, values, run, followed) {
    /** @type {Map<number, number>} */
    const all = new Map(steps.map((step, i) => [step, values[i]]));
    followed.forEach((value, i) => all.has(run.steps[i]) || all.set(run.steps[i], value));
    return [...all].sort((a, b) => a[0] - b[0]);
}

/**
 * Training and test loss, with classes accuracies, and the step.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function lossPanel(run) {
    const { metrics } = run;
    const { place, axis } = stepAxis(run);
    const losses = run.losses();
    const accuracies = run.accuracies() ?? [];
    const train = withFollowed(metrics.steps, metrics.train, run, losses);
    if (train.length === 0) {
        return null;
    }
    /** @type {(name: string, values: number[] | null) => PanelSeries[]} */
    const test = (name, values) => values === null ? []
        : recordedCurve(metrics.steps, place, values, name, paletteOf.now, "test");
    /** @type {(name: string, pairs: [number, number][]) => PanelSeries} */
    const training = (name, pairs) => lineOf(stepColumn(`${name}_step`, pairs.map(pair => pair[0]), place),
        columnOf(name, pairs.map(pair => pair[1])), paletteOf.start, { width: 1.2, label: "training" });
    /** @type {(name: string, values: number[], index: number) => PanelSeries} */
    const mark = (name, values, index) => pointsOf(
        stepColumn("now_step", [run.steps[index]], place), columnOf(name, [values[index]]), paletteOf.ink, { size: 5 });
    const lossCurves = [...test("test_loss", metrics.test), training("train_loss", train)];
    const accuracyCurves = metrics.trainAccuracy === null ? [] : [
        ...test("test_accuracy", metrics.testAccuracy),
        training("train_accuracy", withFollowed(metrics.steps, metrics.trainAccuracy, run, accuracies)),
    ];
    const values = [train.map(pair => pair[1]), metrics.test ?? []];
    const all = logarithmicSpan(values), first = train[0][1];
    // Down to rounding of the first loss, and up as far as training grew.
    const limits = all && first > 0 && Number.isFinite(first) ? { low: Math.max(all.low, first * 1e-16), high: all.high } : all;
    return {
        id: "loss", title: accuracyCurves.length > 0 ? "Loss and accuracy" : "Loss", missing: null,
        about: "How far the network is from its targets. The line marks the step that the slider stands at.",
        draw: index => {
            const line = stepLine(place(run.steps[index]));
            /** @type {import("../charts/figure.js").Panel[]} */
            const panels = [{
                x: axis, y: { label: run.isClassifier ? "cross-entropy" : "mean squared error", scale: "log", limits, tick_labels: true },
                series: [line, ...lossCurves, mark("now_loss", losses, index)],
            }];
            if (accuracyCurves.length > 0) {
                panels.push({
                    x: axis, y: { label: "accuracy", scale: "linear", limits: { low: 0, high: 1.03 }, tick_labels: true },
                    series: [line, ...accuracyCurves, mark("now_accuracy", accuracies, index)],
                });
            }
            return figureOf("moving_loss", panels, { columns: 2 });
        },
    };
}
