// Parts of figures, with names resolved, as the pictures' own source has them: columns, series, panels.

import { readNumber } from "./numbers.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./figure.js").FigureColumn} FigureColumn */
/** @typedef {import("./figure.js").FigureMatrix} FigureMatrix */
/** @typedef {import("./figure.js").LineLook} LineLook */
/** @typedef {import("./figure.js").PointLook} PointLook */
/** @typedef {import("./figure.js").FigureInterval} FigureInterval */

/** Entries of the palette: what was at the beginning is blue and what is now vermillion, as in the pictures. */
export const paletteOf = { ink: 0, start: 5, now: 6 };

/**
 * @param {string} name
 * @param {ArrayLike<number>} values
 * @returns {FigureColumn}
 */
export function columnOf(name, values) {
    return { name, values };
}

/**
 * @param {string} name
 * @param {number} rows
 * @param {number} columns
 * @param {ArrayLike<number>} values Row by row.
 * @returns {FigureMatrix}
 */
export function matrixOf(name, rows, columns, values) {
    return { name, rows, columns, values };
}

/**
 * @param {FigureColumn} x
 * @param {FigureColumn} y
 * @param {number} color Entry of the palette.
 * @param {LineLook & {label?: string}} [look]
 * @returns {PanelSeries}
 */
export function lineOf(x, y, color, look = {}) {
    const { label, ...style } = look;
    return { kind: "line", x, y, label, style: { color: { index: color }, width: 1, dash: "solid", opacity: 1, ...style } };
}

/**
 * @param {FigureColumn} x
 * @param {FigureColumn} y
 * @param {number} color Entry of the palette.
 * @param {PointLook & {label?: string, reads?: string, values?: FigureColumn}} [look]
 * @returns {PanelSeries}
 */
export function pointsOf(x, y, color, look = {}) {
    const { label, reads, values, ...style } = look;
    return { kind: "points", x, y, values, label, reads,
        style: { color: { index: color }, marker: "circle", size: 3, opacity: 1, ...style } };
}

/**
 * @param {"horizontal"|"vertical"} orientation
 * @param {number} value
 * @param {number} color Entry of the palette.
 * @param {LineLook & {label?: string}} [look]
 * @returns {PanelSeries}
 */
export function straightLine(orientation, value, color, look = {}) {
    const { label, ...style } = look;
    return {
        kind: "reference_line", orientation, value, label,
        style: { color: { index: color }, width: 0.6, dash: "dashed", opacity: 0.6, ...style },
    };
}

/**
 * Many thin lines, each coloured by a number: the more, the thinner.
 * @param {FigureColumn} x
 * @param {FigureMatrix} lines A row a line.
 * @param {ArrayLike<number>} numbers
 * @returns {PanelSeries}
 */
export function bundleOf(x, lines, numbers) {
    const values = columnOf(`${lines.name}_color`, numbers);
    return { kind: "line_bundle", x, lines, values, width: lines.rows > 30 ? 0.5 : 0.8, opacity: 1 };
}

/**
 * @param {FigureMatrix} values Row 0 at the bottom.
 * @param {FigureInterval} x
 * @param {FigureInterval} y
 * @returns {PanelSeries}
 */
export function heatMapOf(values, x, y) {
    return { kind: "heat_map", values, x, y };
}

/**
 * @param {string} name
 * @param {Panel[]} panels Row by row.
 * @param {{columns?: number, rowHeight?: number, isTable?: boolean, title?: string | null}} [how]
 * @returns {Figure}
 */
export function figureOf(name, panels, how = {}) {
    const columns = Math.max(1, Math.min(panels.length, how.columns ?? 1));
    const rows = Math.max(1, Math.ceil(panels.length / columns));
    return {
        name, title: how.title ?? undefined, width: columns === 1 ? 3.4 : 7, height: 0.3 + rows * (how.rowHeight ?? 2.3),
        is_table: how.isTable ?? false, rows, columns, legend: "above", panels,
    };
}

/**
 * A symbol with a subscript: σ and 12 give σ₁₂.
 * @param {string} symbol
 * @param {number} number
 * @returns {string}
 */
export function subscripted(symbol, number) {
    return symbol + String(number).replace(/\d/g, digit => String.fromCharCode(0x2080 + Number(digit)));
}

/**
 * A step as it is written: 150 000 with its thousands apart.
 * @param {number} step
 * @returns {string}
 */
export function stepText(step) {
    return readNumber(step, 12);
}
