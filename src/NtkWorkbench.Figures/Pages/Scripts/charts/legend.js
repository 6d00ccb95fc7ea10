// Legends above and beside what they explain, and names at the ends of curves.

import { drawMark, setLine, setMark } from "./marks.js";

/** @typedef {import("./figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./panel-colors.js").PanelColors} PanelColors */
/** @typedef {import("./text.js").TextSize} TextSize */
/** @typedef {{series: PanelSeries, panel: number, text: string, x: number, y: number}} LegendItem panel: its place in the figure */
/** @typedef {{items: LegendItem[], width: number, height: number, lines: number}} Legend */

const symbolPoints = 17;
const symbolGap = 5;
const betweenItems = 14;
const betweenLines = 2;
const mostOfWidth = 0.4;

/**
 * The entries of the legend of panels, each label once.
 * @param {{panel: Panel, source: number}[]} panels
 * @returns {{series: PanelSeries, panel: number}[]}
 */
export function legendEntries(panels) {
    const seen = new Set(), entries = [];
    for (const { panel, source } of panels) {
        for (const series of panel.series) {
            const key = `${series.kind === "reference_line"} ${series.label}`;
            if (series.label === undefined || series.label === null || seen.has(key))
                continue;
            seen.add(key);
            entries.push({ series, panel: source });
        }
    }
    return entries;
}

/**
 * Places the entries of a legend: in lines where it stands above, in a column of less than half of the width where it stands beside.
 * @param {{series: PanelSeries, panel: number}[]} entries
 * @param {boolean} beside
 * @param {number} width
 * @param {TextSize} text
 * @param {number} unit
 * @returns {Legend}
 */
export function layoutLegend(entries, beside, width, text, unit) {
    const symbol = symbolPoints * unit, most = beside ? mostOfWidth * width : width, line = text.lineHeight + betweenLines;
    /** @type {Legend} */
    const legend = { items: [], width: 0, height: 0, lines: 0 };
    let x = 0, y = 0;
    for (const { series, panel } of entries) {
        const name = text.shorten(series.label ?? "", most - symbol - symbolGap), wide = symbol + symbolGap + text.width(name);
        if (legend.items.length > 0 && (beside || x + wide > most)) {
            x = 0;
            y += line;
        }
        legend.items.push({ series, panel, text: name, x, y });
        x += wide;
        legend.width = Math.max(legend.width, x);
        x += betweenItems;
    }
    legend.lines = entries.length === 0 ? 0 : Math.round(y / line) + 1;
    legend.height = legend.lines * line + (entries.length > 0 && !beside ? 4 : 0);
    return legend;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Legend} legend
 * @param {number} left
 * @param {number} top
 * @param {(panel: number) => PanelColors} colorsOf
 * @param {TextSize} text
 * @param {number} unit
 */
export function drawLegend(context, legend, left, top, colorsOf, text, unit) {
    const symbol = symbolPoints * unit;
    for (const item of legend.items) {
        const colors = colorsOf(item.panel), x = left + item.x, middle = top + item.y + text.lineHeight / 2;
        if (colors.keepsBlack) {
            context.globalAlpha = 1;
            context.fillStyle = "#c8c8c8";
            context.fillRect(x, middle - text.lineHeight / 2 + 1, symbol, text.lineHeight - 2);
        }
        drawSymbol(context, item.series, colors, x, middle, symbol, unit);
        context.globalAlpha = 1;
        context.font = text.font;
        context.fillStyle = colors.theme.ink;
        context.textAlign = "left";
        context.textBaseline = "middle";
        context.fillText(item.text, x + symbol + symbolGap, middle + 0.5);
    }
}

/**
 * A symbol is a little stronger than thin and pale series are in the panel.
 * @param {CanvasRenderingContext2D} context
 * @param {PanelSeries} series
 * @param {PanelColors} colors
 * @param {number} x
 * @param {number} middle
 * @param {number} width
 * @param {number} unit
 */
function drawSymbol(context, series, colors, x, middle, width, unit) {
    if (series.kind === "points") {
        const look = series.style ?? {};
        setMark(context, { ...look, opacity: Math.max(0.7, look.opacity ?? 1) }, colors.of(look.color), unit);
        drawMark(context, look.marker ?? "circle", x + width / 2, middle, Math.max(3, look.size ?? 3) * unit);
    } else if (series.kind === "band") {
        context.globalAlpha = series.opacity ?? 0.25;
        context.fillStyle = colors.of(series.color);
        context.fillRect(x, middle - 4 * unit, width, 8 * unit);
    } else if (series.kind === "line" || series.kind === "reference_line") {
        const look = series.style ?? (series.kind === "line" ? {} : { width: 0.6, dash: "dashed", opacity: 0.6 });
        const least = series.kind === "line" ? 1 : 0.8;
        setLine(context, { ...look, width: Math.max(least, look.width ?? 1) }, colors.of(look.color), unit);
        context.beginPath();
        context.moveTo(x, middle);
        context.lineTo(x + width, middle);
        context.stroke();
        context.setLineDash([]);
    } else if (series.kind === "line_bundle") {
        for (let i = 0; i < 3; i++) {
            setLine(context, { width: 1 }, colors.position((i + 0.5) / 3), unit);
            context.beginPath();
            context.moveTo(x, middle + 3 * (i - 1));
            context.lineTo(x + width, middle + 3 * (i - 1));
            context.stroke();
        }
    }
}
