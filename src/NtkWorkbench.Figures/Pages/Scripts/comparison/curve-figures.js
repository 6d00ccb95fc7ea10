// Figures of one quantity of the runs that are shown: all groups over each other, or a panel a group.

import { bandWords, meanCurve } from "./run-statistics.js";
import { curveLimits } from "./curve-limits.js";
import { PlacedCurves } from "./placed-curves.js";

/** @typedef {import("../charts/figure.js").Figure} Figure */
/** @typedef {import("../charts/figure.js").Panel} Panel */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./compared-runs.js").ComparedRuns} ComparedRuns */
/** @typedef {import("./compared-runs.js").RunQuantity} RunQuantity */
/** @typedef {import("./comparison-state.js").ComparisonState} ComparisonState */
/** @typedef {import("./placed-curves.js").PlacedCurve} PlacedCurve */
/** @typedef {{figure: Figure, panelOf: (group: number) => number, curves: Map<number, PlacedCurve>}} CurveFigure curves by runs */

const bandOpacity = 0.14;
const bandEdge = 0.4;
const meanWidth = 1.4;
const runWidth = 0.9;
const markedWidth = 2.6;

// A printed page; the height of a panel is a share of it.
const overlayInches = { width: 5, height: 2.9 };
const apartInches = { width: 7, height: 1.75 };
const mostApart = 3;

// Characters of a group's name for which a third of the page is too narrow.
const longName = 34;

// More groups than these are named above the panels alone: a legend would take the room of the curves.
const mostInLegend = 5;

/**
 * The figure of a quantity.
 * @param {ComparedRuns} compared
 * @param {RunQuantity} quantity
 * @param {number[]} shown runs
 * @param {ComparisonState} state
 * @returns {CurveFigure}
 */
export function curveFigure(compared, quantity, shown, state) {
    const placed = new PlacedCurves(compared, quantity, state), isLog = quantity.isLog !== state.turned.has(quantity.name);
    /** @type {Map<number, PlacedCurve>} */
    const curves = new Map();
    for (const run of shown) {
        const curve = placed.of(run);
        if (curve)
            curves.set(run, curve);
    }
    const groups = [...new Set([...curves.keys()].map(run => compared.runs[run].group))].sort((a, b) => a - b);
    const limits = curveLimits([...curves].map(([run, curve]) => ({ ...curve, isCalm: compared.runs[run].isCalm })), placed.isLogX, isLog);
    const x = { label: placed.label, scale: scaleOf(placed.isLogX), limits: limits.x, named: placed.named };
    const y = { label: quantity.title, scale: scaleOf(isLog), limits: limits.y };
    const drawn = groups.map(group => groupSeries(compared, group, curves, placed, quantity, state));
    const notes = [bandWords(drawn.map(one => one.inMean), state.curves === "deviation" ? "deviation" : "band"), ...placed.notes,
        comparabilityNote(compared, quantity, groups)];
    const note = notes.filter((text, i) => text !== "" && (i > 0 || state.curves !== "runs")).join("; ") || undefined;
    /** @type {Figure} */
    const figure = state.isApart ? apartFigure(quantity, compared, groups, drawn.map(one => one.series), x, y, note)
        : { name: quantity.name, ...overlayInches, rows: 1, columns: 1, legend: groups.length > mostInLegend ? "none" : "above",
            panels: [{ x, y, note, series: drawn.flatMap(one => one.bands).concat(drawn.flatMap(one => one.lines)) }] };
    return { figure, curves, panelOf: group => state.isApart ? groups.indexOf(group) : 0 };
}

/**
 * The same figure with one run's curve above the others.
 * @param {CurveFigure} made
 * @param {ComparedRuns} compared
 * @param {number|null} run null: none
 * @returns {Figure}
 */
export function withMarkedRun({ figure, curves, panelOf }, compared, run) {
    const curve = run === null ? undefined : curves.get(run);
    if (run === null || !curve)
        return figure;
    const { group, label } = compared.runs[run], at = panelOf(group);
    /** @type {PanelSeries} */
    const series = { kind: "line", x: { name: `${label}.marked.x`, values: curve.x }, y: { name: `${label}.marked.y`, values: curve.y },
        style: { color: compared.groups[group].color, width: markedWidth } };
    return { ...figure, panels: figure.panels.map((panel, i) => i === at ? { ...panel, series: [...panel.series, series] } : panel) };
}

/**
 * @param {ComparedRuns} compared
 * @param {RunQuantity} quantity
 * @param {number[]} groups
 * @returns {string}
 */
function comparabilityNote(compared, quantity, groups) {
    return quantity.name.endsWith("_loss") && new Set(groups.map(group => compared.groups[group].measure)).size > 1
        ? "losses of different data or kinds are not comparable" : "";
}

/**
 * @param {boolean} isLog
 * @returns {"log"|"linear"}
 */
function scaleOf(isLog) {
    return isLog ? "log" : "linear";
}

/**
 * @param {RunQuantity} quantity
 * @param {ComparedRuns} compared
 * @param {number[]} groups
 * @param {PanelSeries[][]} series
 * @param {import("../charts/figure.js").FigureAxis} x
 * @param {import("../charts/figure.js").FigureAxis} y
 * @param {string|undefined} note
 * @returns {Figure}
 */
function apartFigure(quantity, compared, groups, series, x, y, note) {
    const isLong = groups.some(group => compared.groups[group].label.length > longName);
    const columns = Math.min(isLong ? mostApart - 1 : mostApart, Math.max(1, groups.length));
    const rows = Math.max(1, Math.ceil(groups.length / columns));
    const bare = series.map(all => all.map(one => ({ ...one, label: undefined })));
    const panels = groups.map((group, i) => ({
        title: compared.groups[group].label, note, series: bare[i],
        x: { ...x, label: i + columns >= groups.length ? x.label : undefined },
        y: { ...y, label: i % columns === 0 ? y.label : undefined, tick_labels: i % columns === 0 },
    }));
    return { name: quantity.name, width: apartInches.width, height: rows * apartInches.height + 0.3, rows, columns, legend: "none",
        panels: panels.length > 0 ? panels : [{ x, y, series: [] }] };
}

/**
 * What is drawn of a group: its mean in a band and beside it the runs that are no part of it, or every run.
 * @param {ComparedRuns} compared
 * @param {number} group
 * @param {Map<number, PlacedCurve>} curves
 * @param {PlacedCurves} placed
 * @param {RunQuantity} quantity
 * @param {ComparisonState} state
 * @returns {{bands: PanelSeries[], lines: PanelSeries[], series: PanelSeries[], inMean: number}}
 */
function groupSeries(compared, group, curves, placed, quantity, state) {
    const { color, dash, label } = compared.groups[group], name = placed.nameOf(label);
    const own = [...curves].filter(([run]) => compared.runs[run].group === group);
    const inMean = own.filter(([run]) => compared.runs[run].isInMean).map(([, curve]) => curve);
    const isMean = state.curves !== "runs" && inMean.length > 1;
    const single = isMean ? own.filter(([run]) => !compared.runs[run].isInMean) : own;
    /** @type {PanelSeries[]} */
    const bands = [];
    /** @type {PanelSeries[]} */
    const lines = [];
    single.forEach(([run, curve], i) => lines.push({
        kind: "line", label: !isMean && i === 0 ? label : undefined, x: placed.column(curve),
        y: { name: placed.nameOf(`${compared.runs[run].label}.${quantity.name}`), values: curve.y },
        style: compared.runs[run].isInMean ? { color, dash, width: own.length === 1 ? meanWidth : runWidth }
            : { color, dash: "dotted", width: runWidth },
    }));
    if (isMean) {
        const { x, mean, low, high } = meanCurve(inMean, state.curves === "deviation" ? "deviation" : "band");
        const column = placed.column(inMean.find(curve => curve.x === x) ?? { x });
        bands.push({ kind: "band", x: column, lower: { name: `${name}.low`, values: low }, upper: { name: `${name}.high`, values: high },
            color, opacity: bandOpacity, edge: bandEdge });
        lines.push({ kind: "line", label, x: column, y: { name: `${name}.mean`, values: mean }, style: { color, dash, width: meanWidth } });
    }
    return { bands, lines, series: [...bands, ...lines], inMean: isMean ? inMean.length : 1 };
}
