// What stands still while a figure moves: titles, frames, ticks, labels, colour bars, legends.

import { hasBar } from "./arrange.js";
import { around } from "./layout.js";
import { drawLegend } from "./legend.js";

/** @typedef {import("./layout.js").FigureLayout} FigureLayout */
/** @typedef {import("./layout.js").PanelLayout} PanelLayout */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {FigureLayout} layout
 */
export function drawFrames(context, layout) {
    const { text, theme } = layout;
    context.globalAlpha = 1;
    context.setLineDash([]);
    context.font = text.font;
    drawLines(context, layout.title, layout.width / 2, 4, layout);
    const colors = new Map(layout.panels.map(panel => [panel.source, panel.colors]));
    const colorsOf = (/** @type {number} */ source) => colors.get(source) ?? layout.panels[0].colors;
    drawLegend(context, layout.legend, layout.legendAt.left, layout.legendAt.top, colorsOf, text, layout.unit);
    for (const panel of layout.panels) {
        if (panel.source < 0)
            continue;
        const { box } = panel, beside = panel.panel.legend === "right";
        const left = beside ? box.left + box.width + panel.barRoom + around.side : box.left + (box.width - panel.legend.width) / 2;
        drawLegend(context, panel.legend, left, beside ? box.top : box.top - 4 - panel.legend.height, colorsOf, text, layout.unit);
        context.fillStyle = theme.ink;
        drawLines(context, panel.title, box.left + box.width / 2,
            box.top - 4 - (beside ? 0 : panel.legend.height) - panel.title.length * text.lineHeight, layout);
        drawAxisX(context, panel, layout);
        drawAxisY(context, panel, layout);
        if (hasBar(panel.panel))
            drawBar(context, panel, layout);
    }
}

/**
 * The lines around an area, which stand in front of what is drawn in it.
 * @param {CanvasRenderingContext2D} context
 * @param {FigureLayout} layout
 */
export function drawBorders(context, layout) {
    context.globalAlpha = 1;
    context.setLineDash([]);
    context.strokeStyle = layout.theme.frame;
    context.lineWidth = 1;
    for (const { panel, source, box } of layout.panels)
        if (source >= 0 && !panel.is_bare)
            context.strokeRect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string[]} lines
 * @param {number} middle
 * @param {number} top
 * @param {FigureLayout} layout
 */
function drawLines(context, lines, middle, top, layout) {
    context.fillStyle = layout.theme.ink;
    context.font = layout.text.font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    lines.forEach((line, i) => context.fillText(line, middle, top + (i + 0.5) * layout.text.lineHeight));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PanelLayout} layout
 * @param {FigureLayout} figure
 */
function drawAxisX(context, layout, figure) {
    const { box, x, panel } = layout, { text } = figure, bottom = box.top + box.height, shown = panel.x?.tick_labels !== false;
    let below = bottom + (panel.is_bare ? 0 : around.majorTick);
    strokeTicks(context, figure, layout.xTicks.map(tick => {
        const at = x.place(tick.at);
        return [at, bottom, at, bottom + (tick.major ? around.majorTick : around.minorTick)];
    }));
    context.fillStyle = figure.theme.ink;
    context.font = text.font;
    context.textBaseline = "middle";
    context.textAlign = panel.x?.upright ? "right" : "center";
    for (const tick of shown ? layout.xTicks : []) {
        if (panel.x?.upright)
            drawTurned(context, tick.text, x.place(tick.at), below + around.text);
        else
            context.fillText(tick.text, x.place(tick.at), below + around.text + text.lineHeight / 2 - 1);
    }
    if (shown && layout.xTicks.length > 0)
        below += around.text + (panel.x?.upright ? Math.max(...layout.xTicks.map(tick => text.width(tick.text))) : text.lineHeight);
    drawLines(context, layout.xLabel, box.left + box.width / 2, below + 1, figure);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PanelLayout} layout
 * @param {FigureLayout} figure
 */
function drawAxisY(context, layout, figure) {
    const { box, y, panel } = layout, { text } = figure, shown = panel.y?.tick_labels !== false;
    let left = box.left - (panel.is_bare ? 0 : around.majorTick);
    strokeTicks(context, figure, layout.yTicks.map(tick => {
        const at = y.place(tick.at);
        return [box.left, at, box.left - (tick.major ? around.majorTick : around.minorTick), at];
    }));
    context.fillStyle = figure.theme.ink;
    context.font = text.font;
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (const tick of shown ? layout.yTicks : [])
        context.fillText(tick.text, left - around.text, y.place(tick.at) + 0.5);
    if (shown && layout.yTicks.length > 0)
        left -= around.text + Math.max(...layout.yTicks.map(tick => text.width(tick.text)));
    context.textAlign = "center";
    const lines = layout.yLabel.length;
    layout.yLabel.forEach((line, i) =>
        drawTurned(context, line, left - around.label - (lines - i - 0.5) * text.lineHeight, box.top + box.height / 2));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PanelLayout} layout
 * @param {FigureLayout} figure
 */
function drawBar(context, layout, figure) {
    const { box, colors } = layout, { text } = figure, left = box.left + box.width + around.barGap, right = left + around.bar;
    const table = colors.table(), steps = table.length / 3, bottom = box.top + box.height;
    const place = (/** @type {number} */ value) => bottom - (value - colors.low) / (colors.high - colors.low) * box.height;
    for (let i = 0; i < steps; i++) {
        const from = Math.round(bottom - i / steps * box.height), to = Math.round(bottom - (i + 1) / steps * box.height);
        context.fillStyle = `rgb(${table[3 * i]} ${table[3 * i + 1]} ${table[3 * i + 2]})`;
        context.fillRect(left, to, around.bar, from - to);
    }
    context.strokeStyle = figure.theme.frame;
    context.lineWidth = 1;
    context.strokeRect(left - 0.5, box.top - 0.5, around.bar + 1, box.height + 1);
    strokeTicks(context, figure, layout.barTicks.map(tick => [right, place(tick.at), right + around.majorTick, place(tick.at)]));
    context.fillStyle = figure.theme.ink;
    context.font = text.font;
    context.textBaseline = "middle";
    context.textAlign = "left";
    for (const tick of layout.barTicks)
        context.fillText(tick.text, right + around.majorTick + around.text, place(tick.at) + 0.5);
    context.textAlign = "center";
    drawTurned(context, layout.barLabel, box.left + box.width + layout.barRoom - text.lineHeight / 2, box.top + box.height / 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {FigureLayout} figure
 * @param {number[][]} ticks
 */
function strokeTicks(context, figure, ticks) {
    context.strokeStyle = figure.theme.frame;
    context.lineWidth = 1;
    context.beginPath();
    for (const [fromX, fromY, toX, toY] of ticks) {
        // In the middle of a pixel a thin line is sharp.
        const shiftX = fromX === toX ? Math.round(fromX - 0.5) + 0.5 - fromX : 0;
        const shiftY = fromY === toY ? Math.round(fromY - 0.5) + 0.5 - fromY : 0;
        context.moveTo(fromX + shiftX, fromY + shiftY);
        context.lineTo(toX + shiftX, toY + shiftY);
    }
    context.stroke();
}

/**
 * A text that runs upwards.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 */
function drawTurned(context, text, x, y) {
    context.save();
    context.translate(x, y);
    context.rotate(-Math.PI / 2);
    context.fillText(text, 0, 0);
    context.restore();
}
