// What a classifier says, step by step: the regions of its classes, margins, and the first layer's rows as pictures.
import { readNumber } from "../charts/numbers.js";
import { readArray } from "../page/data.js";
import { columnOf, figureOf, heatMapOf, lineOf, matrixOf, paletteOf, pointsOf, straightLine } from "../charts/figure-parts.js";
import { evenly } from "../charts/thin.js";
import { Plane } from "./panels-maps.js";
import { notFinite, numbersOf } from "./panels-spectrum.js";
import { countRight, largestOutput, marginsOf } from "./scores.js";
import { padded, spanOf } from "./spans.js";

/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./followed-run.js").FollowedRun} FollowedRun */
/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */

/** Cells along a side between two points of the grid; outputs are interpolated there. */
const refinement = 3;
const mostRegionSamples = 600;
const mostStepsForMargins = 24;
const inRow = 6;

/**
 * Which class the network says over the plane, with the data; what it gets wrong is crossed.
 * @param {FollowedRun} run A classifier of two inputs.
 * @returns {MovingPanel}
 */
export function regionsPanel(run) {
    const plane = new Plane(run);
    const classes = run.arrays.train_targets?.values ?? [];
    const names = run.classes ?? [];
    const rows = evenly(run.sampleCount, mostRegionSamples);
    const { samples, sampleCount } = run;
    /** @type {(name: string, chosen: number[], label: string, color: number, look: any) => PanelSeries} */
    const marks = (name, chosen, label, color, look) => pointsOf(
        columnOf(`${name}_x_1`, chosen.map(row => samples ? samples[row] : NaN)),
        columnOf(`${name}_x_2`, chosen.map(row => samples ? samples[sampleCount + row] : NaN)), color, { label, ...look });
    return {
        id: "regions", title: "Decision regions", missing: run.withoutParameters("Regions of classes need"),
        about: "Where the network says which class. A cross is a training sample that it gets wrong.",
        draw: index => {
            const { pass } = run.at(index);
            const onSamples = run.onSamples(index);
            const wrong = onSamples ? rows.filter(row => largestOutput(onSamples, sampleCount, row) !== classes[row]) : [];
            const cells = pass ? regionCells(pass.activations[pass.activations.length - 1], plane.rows, plane.columns) : [];
            return figureOf("moving_regions", [plane.map("regions", cells, {
                rows: plane.rows * refinement, columns: plane.columns * refinement, colors: { map: "classes", bar: false },
                note: onSamples ? `${sampleCount - countRight(onSamples, classes)} of the ${sampleCount} samples in this page misclassified`
                    : undefined,
                over: [
                    ...names.map((name, number) => marks(`class_${number}`, rows.filter(row => classes[row] === number), name, number + 1,
                        { size: 2.6 })),
                    marks("wrong", wrong, "misclassified", paletteOf.ink, { marker: "cross", size: 3.4 }),
                ],
            })], { rowHeight: 2.9 });
        },
    };
}

/**
 * Class numbers on finer cells, −1 where the next cell's is another: the border.
 * @param {ArrayLike<number>} outputs (classes, rows·columns)
 * @param {number} rows
 * @param {number} columns
 * @returns {Float64Array}
 */
function regionCells(outputs, rows, columns) {
    const [high, wide, points] = [rows * refinement, columns * refinement, rows * columns];
    const said = new Int32Array(high * wide);
    for (let i = 0; i < high; i++) {
        const v = Math.min(Math.max((i + 0.5) / refinement - 0.5, 0), rows - 1);
        const row = Math.min(Math.floor(v), rows - 2);
        for (let j = 0; j < wide; j++) {
            const u = Math.min(Math.max((j + 0.5) / refinement - 0.5, 0), columns - 1);
            const column = Math.min(Math.floor(u), columns - 2);
            const [dv, du] = [v - row, u - column];
            let most = -Infinity;
            for (let from = row * columns + column, number = 0; from < outputs.length; from += points, number++) {
                const value = (1 - dv) * ((1 - du) * outputs[from] + du * outputs[from + 1])
                    + dv * ((1 - du) * outputs[from + columns] + du * outputs[from + columns + 1]);
                if (value > most) {
                    most = value;
                    said[i * wide + j] = number;
                }
            }
        }
    }
    return Float64Array.from(said, (number, at) => {
        const ends = at + wide < said.length && said[at + wide] !== number || (at + 1) % wide > 0 && said[at + 1] !== number;
        return ends ? -1 : number;
    });
}

/**
 * Numbers from the least to the greatest, against the share that they make.
 * @param {string} name
 * @param {Float64Array} values
 * @param {string} label
 * @param {number} color
 * @returns {PanelSeries}
 */
function sortedCurve(name, values, label, color) {
    const sorted = values.slice().sort();
    const shares = sorted.map((_, i) => sorted.length > 1 ? i / (sorted.length - 1) : 0.5);
    const dash = color < 8 ? "solid" : "dashed";
    return lineOf(columnOf(`${name}_share`, shares), columnOf(name, sorted), color, { width: 1.2, dash, label });
}

/**
 * The shown class's output on its own samples and on others, each in ascending order: what there is where margins cannot be had.
 * @param {FollowedRun} run A classifier whose shown outputs were kept.
 * @returns {MovingPanel}
 */
export function classOutputPanel(run) {
    const own = run.arrays.train_targets?.values ?? [];
    const name = run.classes?.[run.output] ?? `class ${run.output}`;
    const all = run.steps.map((_, index) => Float64Array.from(run.slice("train_outputs", index)));
    const limits = padded(spanOf(all));
    return {
        id: "margins", title: "Output of one class", missing: null,
        about: "The output of the class on its own training samples and on those of others: the further apart, the surer the network.",
        draw: (index, follow) => figureOf("moving_class_output", [{
            x: { label: "share of the samples", scale: "linear", limits: { low: 0, high: 1 }, tick_labels: true },
            y: { label: `f of ${name}`, scale: "linear", limits: follow ? padded(spanOf([all[index]])) : limits, tick_labels: true },
            series: [
                sortedCurve("own", all[index].filter((_, i) => own[i] === run.output), name, run.output + 1),
                sortedCurve("others", all[index].filter((_, i) => own[i] !== run.output), "other classes", paletteOf.ink),
            ],
        }], { rowHeight: 2.7 }),
    };
}

/**
 * The margins of each class's samples in ascending order.
 * @param {FollowedRun} run A classifier.
 * @returns {MovingPanel}
 */
export function marginsPanel(run) {
    const classes = run.arrays.train_targets?.values ?? [];
    const names = run.classes ?? [];
    /** @type {(index: number) => Float64Array} */
    const at = index => {
        const outputs = run.onSamples(index);
        return outputs ? marginsOf(outputs, classes) : new Float64Array(0);
    };
    const limits = () => run.remember("limits of margins", () => padded(spanOf(evenly(run.count, mostStepsForMargins).map(at))));
    return {
        id: "margins", title: "Margins",
        missing: run.samples ? run.withoutParameters("Margins need") : "Margins need the training inputs, which this page does not have.",
        about: "How far the own class's output lies above the largest other: each class's samples from the worst to the best. Above 0 "
            + "it is right.",
        draw: (index, follow) => {
            const margins = at(index);
            const right = margins.filter(margin => margin > 0).length;
            return figureOf("moving_margins", [{
                x: { label: "share of the class's samples", scale: "linear", limits: { low: 0, high: 1 }, tick_labels: true },
                y: { label: "margin", scale: "linear", limits: follow ? padded(spanOf([margins])) : limits(), tick_labels: true },
                note: `${right} of the ${margins.length} samples in this page right: ${readNumber(100 * right / margins.length, 3)} %`,
                series: [
                    straightLine("horizontal", 0, paletteOf.ink, { dash: "solid", opacity: 0.5 }),
                    ...names.map((name, number) => sortedCurve(
                        `margin_${number}`, margins.filter((_, i) => classes[i] === number), name, number + 1)),
                ],
            }], { rowHeight: 2.7 });
        },
    };
}

/**
 * Rows of the first layer's weight as pictures, on one scale.
 * @param {FollowedRun} run
 * @returns {MovingPanel | null}
 */
export function firstLayerPanel(run) {
    const { first_layer: layer } = run.block;
    if (!layer) {
        return null;
    }
    const bytes = readArray(layer.values).values;
    const limit = numbersOf(layer.limit);
    const largest = Math.max(0, ...limit.filter(Number.isFinite));
    const count = layer.units.length;
    const [high, wide] = [Math.ceil(count / inRow) * (layer.rows + 1) - 1, Math.min(inRow, count) * (layer.columns + 1) - 1];
    return {
        id: "first_layer", title: "First layer", missing: null,
        about: "What each unit of the first layer looks for: its weights as a picture, red where brightness excites it, blue where "
            + "it inhibits.",
        draw: (index, follow) => {
            const sheet = new Float64Array(high * wide).fill(NaN);
            const size = layer.rows * layer.columns;
            for (let i = 0; i < count * size; i++) {
                const [unit, pixel] = [Math.floor(i / size), i % size];
                const row = Math.floor(unit / inRow) * (layer.rows + 1) + Math.floor(pixel / layer.columns);
                const column = unit % inRow * (layer.columns + 1) + pixel % layer.columns;
                // Heat maps begin at the bottom.
                sheet[(high - 1 - row) * wide + column] = (bytes[index * count * size + i] / 127.5 - 1) * limit[index];
            }
            const end = follow ? limit[index] : largest;
            const [x, y] = [{ low: 0, high: wide }, { low: 0, high }];
            return figureOf("moving_first_layer", [{
                square: true, is_bare: true, x: { limits: x, tick_labels: false }, y: { limits: y, tick_labels: false },
                colors: { map: "diverging", limits: end > 0 ? { low: -end, high: end } : undefined, bar: true, label: "weight" },
                note: Number.isFinite(limit[index]) ? `${count} of ${run.network.widths[1]} units` : notFinite,
                series: Number.isFinite(limit[index]) ? [heatMapOf(matrixOf("first_layer", high, wide, sheet), x, y)] : [],
            }], { rowHeight: 3.2 });
        },
    };
}
