// The features of the network over one input, step by step: outputs of the last hidden layer, ∂f/∂θ of each layer, principal features.
import { bundleOf, columnOf, figureOf, lineOf, matrixOf, paletteOf, stepText, straightLine, subscripted } from "../charts/figure-parts.js";
import { evenly } from "../charts/thin.js";
import { inputAxis } from "./panels-function.js";
import { padded, spanOf, union } from "./spans.js";

/** @typedef {import("./followed-run.js").FollowedRun} FollowedRun */
/** @typedef {import("./followed-run.js").Moment} Moment */
/** @typedef {import("./network.js").ParameterChoice} ParameterChoice */
/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */
/** @typedef {import("./spans.js").Span} Span */

const mostUnitLines = 100;
const mostParameters = 60;

/** All steps give the axes' ends, of large networks as many as about a second allows: products of parameters, points and steps. */
const mostWorkForLimits = 2e8;
const leastStepsForLimits = 8;

/**
 * Elbow features: the outputs of the last hidden layer's units.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function unitsPanel(run) {
    const { network } = run;
    if (network.layers.length < 2) {
        return null;
    }
    const width = network.layers[network.layers.length - 2].fanOut;
    const units = evenly(width, mostUnitLines);
    const x = columnOf("x", run.points ?? []);
    const xAxis = inputAxis(run);
    /** @type {(moment: Moment) => Float64Array} */
    const rows = moment => rowsOf(moment.pass && network.lastHidden(moment.pass) || new Float64Array(0), units, run.pointCount);
    return {
        id: "units", title: network.activation.bends ? "Elbow features" : "Features of the last hidden layer",
        about: "Each line is one unit of the last hidden layer. The network adds these up: training "
            + (network.activation.bends ? "tilts them and moves their elbows." : "changes their slopes and shifts them."),
        missing: run.withoutParameters("The units' outputs need"),
        draw: (index, follow) => {
            const moment = run.at(index);
            const values = rows(moment);
            const limits = follow ? padded(spanOf([values])) : limitsAlong(run, "units", [rows])[0];
            const elbows = moment.parameters && network.layers.length === 2 ? network.elbows(moment.parameters) : null;
            return figureOf("moving_units", [{
                x: xAxis,
                y: { label: "unit output aₖ(x)", scale: "linear", limits, tick_labels: true },
                colors: elbows ? byElbow(x.values, true) : byNumber("unit k", width, true),
                note: units.length < width ? `${units.length} of ${stepText(width)} units, evenly spread` : undefined,
                series: [bundleOf(x, matrixOf("unit_outputs", units.length, run.pointCount, values),
                    units.map(unit => elbows ? elbows[unit] : unit + 1))],
            }], { rowHeight: 2.7 });
        },
    };
}

/**
 * ∂f/∂W and ∂f/∂b of each layer.
 * @param {FollowedRun} run
 * @returns {MovingPanel}
 */
export function tangentPanel(run) {
    const { network } = run;
    const choices = network.chooseParameters(mostParameters);
    const x = columnOf("x", run.points ?? []);
    const xAxis = inputAxis(run);
    /** @type {(choice: ParameterChoice) => (moment: Moment) => Float64Array} */
    const rowsFor = choice => moment => {
        const deltas = run.deltasOf(moment);
        return moment.pass && deltas ? network.tangentFeatures(moment.pass, deltas, choice) : new Float64Array(0);
    };
    const rows = choices.map(rowsFor);
    const some = choices.some(choice => choice.places.length < choice.total);
    return {
        id: "tangent", title: "Tangent features", wide: true,
        about: "How the output at x would change with each parameter, layer by layer: the features of the linear model that the network is "
            + "near these parameters.",
        missing: run.withoutParameters("Tangent features need"),
        draw: (index, follow) => {
            const moment = run.at(index);
            const elbows = moment.parameters && network.elbows(moment.parameters);
            return figureOf("moving_tangent_features", choices.map((choice, i) => {
                const values = rows[i](moment);
                const limits = follow ? padded(spanOf([values])) : limitsAlong(run, "tangent", rows)[i];
                const name = `layer_${choice.layer.index + 1}_${choice.kind}`;
                const unitOf = firstHiddenUnit(choice, network.layers.length);
                const coloured = elbows && unitOf ? elbows : null;
                const last = i >= choices.length - 2;
                return {
                    x: { ...xAxis, label: last ? xAxis.label : undefined, tick_labels: last },
                    y: {
                        label: "∂f/∂" + subscripted(choice.kind === "weight" ? "W" : "b", choice.layer.index + 1), scale: "linear", limits,
                        tick_labels: true,
                    },
                    colors: coloured ? byElbow(x.values, false) : byNumber("parameter", choice.total, false),
                    note: some ? "of many parameters some are drawn, evenly spread over their numbers" : undefined,
                    series: [bundleOf(x, matrixOf(name, choice.places.length, run.pointCount, values),
                        choice.places.map(place => coloured && unitOf ? coloured[unitOf(place)] : place + 1))],
                };
            }), { columns: 2, rowHeight: 1.5, title: run.block.output?.title });
        },
    };
}

/**
 * The unit of the first hidden layer that a parameter belongs to; null where parameters belong to none, or to several.
 * @param {ParameterChoice} choice
 * @param {number} layers
 * @returns {((place: number) => number) | null}
 */
function firstHiddenUnit(choice, layers) {
    const { index, fanIn } = choice.layer;
    if (layers > 1 && index === 0) {
        return place => choice.kind === "bias" ? place : Math.floor(place / fanIn);
    }
    return layers === 2 && index === 1 && choice.kind === "weight" ? place => place % fanIn : null;
}

/**
 * φ_1 … φ_k: those of the step, with those of the first step behind them.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function principalPanel(run) {
    const { principal } = run.arrays;
    if (!principal) {
        return null;
    }
    const count = principal.shape[1];
    const x = columnOf("x", run.points ?? []);
    const xAxis = inputAxis(run);
    const features = run.steps.map((_, index) => principalAt(run, index));
    const limits = Array.from({ length: count }, (_, k) => padded(spanOf(features.map(all => all[k]))));
    return {
        id: "principal", title: "Principal features", wide: true,
        about: "The directions in which the network learns fastest, φ₁ the fastest. Gray: where they began. They turn towards "
            + "what is learned.",
        missing: null,
        draw: (index, follow) => figureOf("moving_principal_features", features[index].map((values, k) => ({
            x: { ...xAxis, label: k >= count - 3 ? xAxis.label : undefined },
            y: {
                label: `${subscripted("φ", k + 1)}(${run.inputs[0]})`, scale: "linear", tick_labels: true,
                limits: follow ? padded(union(spanOf([values]), spanOf([features[0][k]]))) : limits[k],
            },
            series: [
                straightLine("horizontal", 0, paletteOf.ink, { width: 0.4, opacity: 0.35, dash: "solid" }),
                lineOf(x, columnOf(`phi_${k + 1}_first`, features[0][k]), paletteOf.ink, { opacity: 0.3 }),
                lineOf(x, columnOf(`phi_${k + 1}`, values), paletteOf.now, { width: 1.3 }),
            ],
        })), { columns: 3, rowHeight: 1.5, title: run.block.output?.title }),
    };
}

/**
 * The principal features at a step, read from bytes where they were stored so.
 * @param {FollowedRun} run
 * @param {number} index
 * @returns {Float64Array[]} A function on the grid for each k.
 */
export function principalAt(run, index) {
    const all = run.slice("principal", index);
    const ends = run.slice("principal_scale", index);
    const count = run.arrays.principal?.shape[1] ?? 0;
    return Array.from({ length: count }, (_, k) => {
        const values = Float64Array.from(all.subarray(k * run.pointCount, (k + 1) * run.pointCount));
        return ends ? values.map(value => ends[2 * k] + value / 255 * (ends[2 * k + 1] - ends[2 * k])) : values;
    });
}

/**
 * Ends of axes that suit all steps, computed once.
 * @param {FollowedRun} run
 * @param {string} key
 * @param {((moment: Moment) => Float64Array)[]} rows What each axis shows.
 * @returns {(Span | undefined)[]}
 */
export function limitsAlong(run, key, rows) {
    return run.remember(`limits of ${key}`, () => {
        const work = run.network.parameterCount * run.pointCount;
        /** @type {(Span | null)[]} */
        let spans = rows.map(() => null);
        for (const index of evenly(run.count, Math.max(leastStepsForLimits, Math.floor(mostWorkForLimits / work)))) {
            const moment = run.at(index);
            spans = spans.map((span, i) => union(span, spanOf([rows[i](moment)])));
        }
        return spans.map(span => padded(span));
    });
}

/**
 * Some rows of (units, points).
 * @param {Float64Array} values
 * @param {number[]} rows
 * @param {number} count
 * @returns {Float64Array}
 */
export function rowsOf(values, rows, count) {
    if (rows.length * count === values.length) {
        return values;
    }
    const chosen = new Float64Array(rows.length * count);
    rows.forEach((row, i) => chosen.set(values.subarray(row * count, (row + 1) * count), i * count));
    return chosen;
}

/**
 * @param {ArrayLike<number>} x
 * @param {boolean} bar
 * @returns {import("../charts/figure.js").ColorScale}
 */
function byElbow(x, bar) {
    return { map: "viridis", limits: x.length > 1 ? { low: x[0], high: x[x.length - 1] } : { low: 0, high: 1 }, label: "elbow −b/w", bar };
}

/**
 * @param {string} what
 * @param {number} count
 * @param {boolean} bar
 * @returns {import("../charts/figure.js").ColorScale}
 */
function byNumber(what, count, bar) {
    return { map: "viridis", limits: count > 1 ? { low: 1, high: count } : { low: 0.5, high: 1.5 }, label: what, bar: bar && count > 1 };
}
