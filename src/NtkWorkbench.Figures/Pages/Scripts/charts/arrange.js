// A figure at another width: panels wrap into as many columns as there is room for.

import { canBearName } from "./direct-labels.js";
import { layoutLegend, legendEntries } from "./legend.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").FigureAxis} FigureAxis */
/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./text.js").TextSize} TextSize */
/** @typedef {{panel: Panel, source: number}} PlacedPanel source: its place in the figure; −1: nothing stands there */
/**
 * @typedef {object} Arrangement
 * @property {string|null} title
 * @property {import("./figure.js").LegendPlace} legend
 * @property {number} rows
 * @property {number} columns
 * @property {PlacedPanel[]} panels
 * @property {number} labels the most names at the ends of curves in a panel
 */

const leastPanel = 220;

// Inches of the printed figure, in which the panels of a table may be narrower.
const leastOfTable = 1.05;
const leastOfPictures = 0.7;
const leastLabelled = 2.4;

// A legend of more entries, or of more lines, is hard to read.
const mostEntries = 8;
const mostLegendLines = 2.5;

// Fewer names, or a shorter beginning of them, are not worth a line of their own.
const leastShared = 3;
const leastPrefix = 4;

/** Of a column, what a name at the end of a curve may take. */
export const mostLabel = 0.4;

/**
 * @param {Figure} figure
 * @param {number} width pixels
 * @param {TextSize} text
 * @param {number} unit pixels of a point
 * @returns {Arrangement}
 */
export function arrangeFigure(figure, width, text, unit) {
    const columns = columnsFor(figure, width, unit);
    const arranged = withDirectLabels(withShortNames(columns(), width, text, unit), width, text, unit);
    // Names beside the curves take their room from the panels.
    const labelled = Math.max(1, Math.floor(width / (leastLabelled * 72 * unit)));
    return arranged.labels > mostEntries && !figure.is_table && labelled < arranged.columns
        ? withDirectLabels(withShortNames(flowPanels(figure, labelled), width, text, unit), width, text, unit)
        : arranged;
}

/**
 * @param {Figure} figure
 * @param {number} width
 * @param {number} unit
 * @returns {() => Arrangement}
 */
function columnsFor(figure, width, unit) {
    const all = figure.columns ?? 1, inch = 72 * unit, own = (figure.width ?? 7) / all * inch;
    const bare = figure.panels.length > 0 && figure.panels.every(panel => panel.is_bare);
    const least = figure.is_table || bare ? Math.min(own, (bare ? leastOfPictures : leastOfTable) * inch) : leastPanel;
    const columns = Math.min(all, Math.max(1, Math.floor(width / least)));
    if (columns === all || figure.panels.length === 0)
        return () => asItStands(figure);
    return () => figure.is_table ? breakTable(figure, columns) : flowPanels(figure, columns);
}

/**
 * @param {Figure} figure
 * @returns {Arrangement}
 */
function asItStands(figure) {
    const columns = figure.columns ?? 1;
    return {
        title: figure.title ?? null,
        legend: figure.legend ?? "none",
        rows: Math.max(figure.rows ?? 1, Math.ceil(figure.panels.length / columns)),
        columns,
        panels: figure.panels.map((panel, source) => ({ panel, source })),
        labels: 0,
    };
}

/**
 * The columns of a table in blocks below each other.
 * @param {Figure} figure
 * @param {number} most
 * @returns {Arrangement}
 */
function breakTable(figure, most) {
    const all = figure.columns ?? 1, rows = Math.ceil(figure.panels.length / all), blocks = Math.ceil(all / most);
    const columns = Math.ceil(all / blocks);
    /** @type {PlacedPanel[]} */
    const panels = [];
    const at = (/** @type {number} */ row, /** @type {number} */ column) =>
        column < all ? figure.panels[row * all + column] : undefined;
    for (let block = 0; block < blocks; block++) {
        for (let row = 0; row < rows; row++) {
            const first = at(row, 0), bar = at(row, all - 1)?.colors;
            for (let i = 0; i < columns; i++) {
                const column = block * columns + i;
                let panel = at(row, column);
                if (panel && i === 0 && !panel.y?.label && first)
                    panel = { ...panel, y: { ...panel.y, label: first.y?.label, tick_labels: true } };
                if (panel && bar?.bar && (i === columns - 1 || column === all - 1))
                    panel = { ...panel, colors: { ...(panel.colors ?? bar), bar: true } };
                panels.push(panel ? { panel, source: row * all + column } : { panel: { series: [] }, source: -1 });
            }
        }
    }
    return { ...asItStands(figure), rows: blocks * rows, columns, panels };
}

/**
 * Panel after panel; what the left, lowest or right panel of the old rows says for all is said by those of the new ones.
 * @param {Figure} figure
 * @param {number} columns
 * @returns {Arrangement}
 */
function flowPanels(figure, columns) {
    const all = figure.panels, count = all.length, first = all[0], last = all[count - 1];
    const sharedY = (figure.columns ?? 1) > 1 && count > 1 && Boolean(first.y?.label) && !all[1].y?.label;
    const sharedX = (figure.rows ?? 1) > 1 && !first.x?.label && Boolean(last.x?.label);
    const bar = all.map(panel => panel.colors).find(colors => colors && colors.bar !== false);
    const sharedBar = bar !== undefined && all.some(panel => panel.colors?.bar === false);
    const panels = all.map((panel, i) => {
        const left = i % columns === 0, low = i + columns >= count;
        /** @type {FigureAxis} */
        const x = !sharedX ? panel.x ?? {} : { ...panel.x, label: low ? last.x?.label : undefined,
            tick_labels: low || panel.x?.tick_labels !== false };
        /** @type {FigureAxis} */
        const y = !sharedY ? panel.y ?? {} : left ? { ...panel.y, label: first.y?.label, unit: first.y?.unit, tick_labels: true }
            : { ...panel.y, label: undefined, unit: undefined, tick_labels: all[1].y?.tick_labels };
        const colors = !sharedBar || !panel.colors ? panel.colors
            : { ...panel.colors, bar: i % columns === columns - 1 || i === count - 1, label: bar.label };
        return { panel: { ...panel, x, y, colors }, source: i };
    });
    return { ...asItStands(figure), rows: Math.ceil(count / columns), columns, panels };
}

/**
 * What the names of a long legend begin with stands once, as its title.
 * @param {Arrangement} figure
 * @param {number} width
 * @param {TextSize} text
 * @param {number} unit
 * @returns {Arrangement}
 */
function withShortNames(figure, width, text, unit) {
    const bearers = figure.panels.flatMap(({ panel }) => panel.series.filter(canBearName));
    const names = [...new Set(bearers.flatMap(series => series.label ?? []))];
    if (figure.legend !== "above" || names.length < leastShared)
        return figure;
    names.sort();
    const first = names[0], last = names[names.length - 1];
    let common = 0;
    while (common < first.length && first[common] === last[common])
        common++;
    const length = Math.max(...[..."- /_"].map(end => first.slice(0, common).lastIndexOf(end))) + 1;
    if (length < leastPrefix || layoutLegend(legendEntries(figure.panels), false, width, text, unit).lines <= mostLegendLines)
        return figure;
    const prefix = `${first.slice(0, length).trimEnd()}…`;
    return {
        ...figure,
        title: figure.title ? `${figure.title}, ${prefix}` : prefix,
        panels: figure.panels.map(({ panel, source }) => ({ source, panel: { ...panel, series: panel.series.map(series =>
            canBearName(series) && series.label ? { ...series, label: series.label.slice(length) } : series) } })),
    };
}

/**
 * Names of curves at their ends instead of a legend of many entries or lines: in the last panel of each row, and where a panel's curves
 * are not among its.
 * @param {Arrangement} figure
 * @param {number} width
 * @param {TextSize} text
 * @param {number} unit
 * @returns {Arrangement}
 */
function withDirectLabels(figure, width, text, unit) {
    const entries = legendEntries(figure.panels).map(entry => entry.series);
    if (figure.legend !== "above" || !entries.every(entry => canBearName(entry) && entry.kind === entries[0].kind)
        || figure.panels.some(({ panel }) => hasBar(panel) || (panel.legend ?? "none") !== "none"))
        return { ...figure, labels: mostLabels(figure.panels) };
    const room = mostLabel * width / figure.columns, lines = layoutLegend(legendEntries(figure.panels), false, width, text, unit).lines;
    if (entries.length <= mostEntries
        && (lines <= mostLegendLines || entries.some(entry => text.width(entry.label ?? "") > room)))
        return figure;
    const panels = figure.panels.map(({ panel, source }, i) => {
        const end = figure.panels[Math.min(figure.panels.length - 1, Math.floor(i / figure.columns) * figure.columns + figure.columns - 1)];
        const there = new Set(labelsOf(end.panel));
        /** @type {Panel} */
        const placed = panel === end.panel || !labelsOf(panel).every(label => there.has(label)) ? { ...panel, legend: "direct" } : panel;
        return { panel: placed, source };
    });
    return { ...figure, legend: "none", panels, labels: mostLabels(panels) };
}

/**
 * @param {PlacedPanel[]} panels
 * @returns {number}
 */
function mostLabels(panels) {
    return Math.max(0, ...panels.map(({ panel }) => panel.legend === "direct" ? labelsOf(panel).length : 0));
}

/**
 * Whether a colour bar stands beside a panel.
 * @param {Panel} panel
 * @returns {boolean}
 */
export function hasBar(panel) {
    return panel.colors !== undefined && panel.colors !== null && panel.colors.bar !== false;
}

/**
 * @param {Panel} panel
 * @returns {string[]}
 */
function labelsOf(panel) {
    return panel.series.flatMap(series => series.label ?? []);
}
