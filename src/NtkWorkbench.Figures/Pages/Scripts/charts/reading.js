// What a panel says at a place: the nearest point of each curve, or the value of a cell.

import { readNumber } from "./numbers.js";

/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./figure.js").FigureAxis} FigureAxis */
/** @typedef {import("./scales.js").PanelScale} PanelScale */
/** @typedef {{x: number, y: number}} Place in pixels */
/** @typedef {{text: string, marks: Place[], x: number}} Reading x: the number that is read on the axis; NaN: none */
/** @typedef {{name: string, text: string, at: number, x: number, y: number}} ReadCurve at: where on the axis; x, y in pixels */

const mostRead = 8;
const mostStops = 400;

/**
 * @param {Panel} panel
 * @param {PanelScale} x
 * @param {PanelScale} y
 * @param {Place} at y is NaN where only x is meant
 * @returns {Reading}
 */
export function readPanel(panel, x, y, at) {
    const before = panel.title ? `${panel.title}: ` : "", cells = panel.series.find(series => series.kind === "heat_map");
    if (cells?.kind === "heat_map")
        return readCell(cells, panel, x, y, at, before);
    let curves = namedCurves(panel.series.flatMap(series => readSeries(series, x, y, at)), at.x);
    if (curves.length === 0)
        return { text: "", marks: [], x: NaN };
    const place = curves.reduce((best, curve) => Math.abs(curve.x - at.x) < Math.abs(best.x - at.x) ? curve : best);
    const left = curves.length - mostRead;
    if (left > 0 && !Number.isNaN(at.y))
        curves = nearestCurves(curves, at.y);
    const words = curves.slice(0, mostRead).map(curve => curve.text);
    return {
        text: `${before}${axisName(panel.x, "x")} = ${axisNumber(panel.x, place.at)}; ${words.join("; ")}`
            + (left > 0 ? `; ${left} more` : ""),
        marks: curves.slice(0, mostRead).map(({ x: left, y: top }) => ({ x: left, y: top })),
        x: place.at,
    };
}

/**
 * The pixels of the places that the keys stop at, from left to right: the points of a panel's first curve, else a hundred.
 * @param {Panel} panel
 * @param {PanelScale} x
 * @returns {number[]}
 */
export function stopsOf(panel, x) {
    const cells = panel.series.find(series => series.kind === "heat_map");
    if (cells?.kind === "heat_map")
        return Array.from({ length: cells.values.columns }, (_, j) =>
            x.toPixel(cells.x.low + (j + 0.5) / cells.values.columns * (cells.x.high - cells.x.low)));
    /** @type {ArrayLike<number>} */
    let values = [];
    for (const series of panel.series)
        if (values.length === 0 && (series.kind === "line" || series.kind === "points" || series.kind === "line_bundle"))
            values = series.x.values;
    const pixels = [...new Set(Array.from(values, value => x.toPixel(value)))].filter(pixel => pixel >= x.start && pixel <= x.end);
    return pixels.length > 1 && pixels.length <= mostStops ? pixels.sort((a, b) => a - b)
        : Array.from({ length: 101 }, (_, i) => x.start + i / 100 * (x.end - x.start));
}

/**
 * @param {PanelSeries} series
 * @param {PanelScale} x
 * @param {PanelScale} y
 * @param {Place} at
 * @returns {ReadCurve[]}
 */
function readSeries(series, x, y, at) {
    const named = series.label ?? (series.kind === "line" || series.kind === "points" ? series.reads : undefined) ?? "";
    const name = named ? `${named} ` : "";
    switch (series.kind) {
        case "line":
        case "points": {
            const i = nearestPoint(series.x.values, series.y.values, 0, series.y.values.length, x, y, at, series.kind === "points");
            const value = series.kind === "points" && series.values ? ` (${readNumber(series.values.values[i])})` : "";
            return i < 0 ? [] : [{ name: named, text: `${name}${readNumber(series.y.values[i])}${value}`, at: series.x.values[i],
                x: x.toPixel(series.x.values[i]), y: y.toPixel(series.y.values[i]) }];
        }
        case "line_bundle":
            return Array.from({ length: series.lines.rows }, (_, row) => {
                const from = row * series.lines.columns;
                const i = nearestPoint(series.x.values, series.lines.values, from, series.lines.columns, x, y, at, false);
                const number = readNumber(series.values.values[row]);
                return i < 0 ? [] : [{ name: named && `${named} ${row}`, text: `${name}${readNumber(series.lines.values[from + i])} (${number})`,
                    at: series.x.values[i], x: x.toPixel(series.x.values[i]), y: y.toPixel(series.lines.values[from + i]) }];
            }).flat();
        case "band": {
            const i = nearestPoint(series.x.values, series.lower.values, 0, series.x.values.length, x, y, at, false);
            const ends = `${readNumber(series.lower.values[i])} to ${readNumber(series.upper.values[i])}`;
            return i < 0 || !series.label ? [] : [{ name: `${named} band`, text: `${name}${ends}`, at: series.x.values[i],
                x: x.toPixel(series.x.values[i]), y: NaN }];
        }
        default:
            return [];
    }
}

/**
 * The point nearest in x that has a place; of scattered ones, where both coordinates are meant, the nearest of all.
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} ys
 * @param {number} from
 * @param {number} count
 * @param {PanelScale} x
 * @param {PanelScale} y
 * @param {Place} at
 * @param {boolean} scattered
 * @returns {number} −1: none
 */
function nearestPoint(xs, ys, from, count, x, y, at, scattered) {
    let best = -1, least = Infinity;
    for (let i = 0; i < Math.min(xs.length, count); i++) {
        const across = x.toPixel(xs[i]) - at.x, down = y.toPixel(ys[from + i]);
        if (Number.isNaN(across) || Number.isNaN(down))
            continue;
        const distance = scattered && !Number.isNaN(at.y) ? Math.hypot(across, down - at.y) : Math.abs(across);
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}

/**
 * One reading of each name, the nearest in x; where some have names, what has none explains a curve and is left out.
 * @param {ReadCurve[]} curves
 * @param {number} at
 * @returns {ReadCurve[]}
 */
function namedCurves(curves, at) {
    if (curves.every(curve => curve.name === ""))
        return curves;
    /** @type {Map<string, ReadCurve>} */
    const nearest = new Map();
    for (const curve of curves) {
        const other = nearest.get(curve.name);
        if (curve.name !== "" && (other === undefined || Math.abs(curve.x - at) < Math.abs(other.x - at)))
            nearest.set(curve.name, curve);
    }
    return [...nearest.values()];
}

/**
 * The curves nearest to a height, in their order.
 * @template {{y: number}} T
 * @param {T[]} curves
 * @param {number} height
 * @returns {T[]}
 */
function nearestCurves(curves, height) {
    const near = new Set([...curves].sort((a, b) => Math.abs(a.y - height) - Math.abs(b.y - height)).slice(0, mostRead));
    return curves.filter(curve => near.has(curve));
}

/**
 * @param {import("./figure.js").HeatMapSeries} map
 * @param {Panel} panel
 * @param {PanelScale} x
 * @param {PanelScale} y
 * @param {Place} at
 * @param {string} before
 * @returns {Reading}
 */
function readCell(map, panel, x, y, at, before) {
    const { rows, columns, values } = map.values, height = Number.isNaN(at.y) ? (y.start + y.end) / 2 : at.y;
    const [left, right, bottom, top] = [x.toPixel(map.x.low), x.toPixel(map.x.high), y.toPixel(map.y.low), y.toPixel(map.y.high)];
    const column = Math.floor((at.x - left) / (right - left) * columns), row = Math.floor((height - bottom) / (top - bottom) * rows);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows))
        return { text: "", marks: [], x: NaN };
    const middle = { x: left + (column + 0.5) / columns * (right - left), y: bottom + (row + 0.5) / rows * (top - bottom) };
    const across = `${axisName(panel.x, "x")} = ${axisNumber(panel.x, x.toValue(middle.x))}`;
    const up = `${axisName(panel.y, "y")} = ${axisNumber(panel.y, y.toValue(middle.y))}`;
    const value = values[row * columns + column], named = panel.colors?.ticks?.find(tick => tick.at === value);
    return { text: `${before}${across}, ${up}: ${named ? named.text : readNumber(value)}`, marks: [middle],
        x: x.toValue(middle.x) };
}

/**
 * @param {FigureAxis|undefined} axis
 * @param {string} otherwise
 * @returns {string}
 */
function axisName(axis, otherwise) {
    return axis?.label || otherwise;
}

/**
 * A number of an axis, or the name that stands there.
 * @param {FigureAxis|undefined} axis
 * @param {number} value
 * @returns {string}
 */
function axisNumber(axis, value) {
    const named = [...axis?.ticks ?? [], ...axis?.named ?? []].find(tick => Math.abs(tick.at - value) < 1e-6 * Math.max(1, Math.abs(value)));
    return named ? named.text : readNumber(value);
}
