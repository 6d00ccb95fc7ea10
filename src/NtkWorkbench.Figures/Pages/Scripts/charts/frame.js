// What stands still while a figure moves: titles, frames, ticks, labels, colour bars, legends.

import { hasBar } from "./arrange.js";
import { drawLegend } from "./legend.js";
import { aroundPanel, betweenPanels } from "./rooms.js";

/** @typedef {import("./layout.js").FigureLayout} FigureLayout */
/** @typedef {import("./layout.js").PanelLayout} PanelLayout */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {FigureLayout} layout
 */
export function drawFrames(context, layout) {
    const { text } = layout;
    context.globalAlpha = 1;
    context.setLineDash([]);
    context.font = text.font;
    const colors = new Map(layout.panels.map(panel => [panel.source, panel.colors]));
    const colorsOf = (/** @type {number} */ source) => colors.get(source) ?? layout.panels[0].colors;
    drawLegend(context, layout.legend, layout.legendAt.left, layout.legendAt.top, colorsOf, text, layout.unit);
    for (const panel of layout.panels) {
        if (panel.source < 0)
            continue;
        const { box } = panel, beside = panel.panel.legend === "right";
        const left = beside ? box.left + box.width + panel.barRoom + aroundPanel.side : box.left + (box.width - panel.legend.width) / 2;
        drawLegend(context, panel.legend, left, beside ? box.top : box.top - 4 - panel.legend.height, colorsOf, text, layout.unit);
        drawAxisX(context, panel, layout);
        drawAxisY(context, panel, layout);
        if (hasBar(panel.panel))
            drawBar(context, panel, layout);
    }
}

/**
 * Titles: of a figure that moves they may hold its step. They take the lines that were laid out for them.
 * @param {CanvasRenderingContext2D} context
 * @param {FigureLayout} layout
 * @param {import("./figure.js").Figure} figure
 */
export function drawTitles(context, layout, figure) {
    const { text } = layout;
    drawLines(context, layout.ownTitle ? text.wrap(figure.title, layout.width - 8, layout.title.length) : layout.title, layout.width / 2, 4,
        layout);
    for (const { source, box, title, legend, panel, column } of layout.panels) {
        if (source < 0 || title.length === 0)
            continue;
        const top = box.top - 4 - (panel.legend === "right" ? 0 : legend.height) - title.length * text.lineHeight;
        drawLines(context, text.wrap(figure.panels[source].title, column - betweenPanels, title.length), box.left + box.width / 2, top,
            layout);
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
    let below = bottom + (panel.is_bare ? 0 : aroundPanel.majorTick);
    strokeTicks(context, figure, layout.xTicks.map(tick => {
        const at = x.place(tick.at);
        return [at, bottom, at, bottom + (tick.major ? aroundPanel.majorTick : aroundPanel.minorTick)];
    }));
    context.fillStyle = figure.theme.ink;
    context.font = text.font;
    context.textBaseline = "middle";
    context.textAlign = panel.x?.upright ? "right" : "center";
    for (const tick of shown ? layout.xTicks : []) {
        if (panel.x?.upright)
            drawTurned(context, tick.text, x.place(tick.at), below + aroundPanel.text);
        else
            context.fillText(tick.text, x.place(tick.at), below + aroundPanel.text + text.lineHeight / 2 - 1);
    }
    if (shown && layout.xTicks.length > 0)
        below += aroundPanel.text + (panel.x?.upright ? Math.max(...layout.xTicks.map(tick => text.width(tick.text))) : text.lineHeight);
    drawLines(context, layout.xLabel, box.left + box.width / 2, below + 1, figure);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PanelLayout} layout
 * @param {FigureLayout} figure
 */
function drawAxisY(context, layout, figure) {
    const { box, y, panel } = layout, { text } = figure, shown = panel.y?.tick_labels !== false;
    let left = box.left - (panel.is_bare ? 0 : aroundPanel.majorTick);
    strokeTicks(context, figure, layout.yTicks.map(tick => {
        const at = y.place(tick.at);
        return [box.left, at, box.left - (tick.major ? aroundPanel.majorTick : aroundPanel.minorTick), at];
    }));
    context.fillStyle = figure.theme.ink;
    context.font = text.font;
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (const tick of shown ? layout.yTicks : [])
        context.fillText(tick.text, left - aroundPanel.text, y.place(tick.at) + 0.5);
    if (shown && layout.yTicks.length > 0)
        left -= aroundPanel.text + Math.max(...layout.yTicks.map(tick => text.width(tick.text)));
    context.textAlign = "center";
    const lines = layout.yLabel.length;
    layout.yLabel.forEach((line, i) =>
        drawTurned(context, line, left - aroundPanel.label - (lines - i - 0.5) * text.lineHeight, box.top + box.height / 2));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PanelLayout} layout
 * @param {FigureLayout} figure
 */
function drawBar(context, layout, figure) {
    const { box, colors } = layout, { text } = figure, left = box.left + box.width + aroundPanel.barGap, right = left + aroundPanel.bar;
    const table = colors.table(), steps = table.length / 3, bottom = box.top + box.height;
    const place = (/** @type {number} */ value) => bottom - (value - colors.low) / (colors.high - colors.low) * box.height;
    for (let i = 0; i < steps; i++) {
        const from = Math.round(bottom - i / steps * box.height), to = Math.round(bottom - (i + 1) / steps * box.height);
        context.fillStyle = `rgb(${table[3 * i]} ${table[3 * i + 1]} ${table[3 * i + 2]})`;
        context.fillRect(left, to, aroundPanel.bar, from - to);
    }
    context.strokeStyle = figure.theme.frame;
    context.lineWidth = 1;
    context.strokeRect(left - 0.5, box.top - 0.5, aroundPanel.bar + 1, box.height + 1);
    strokeTicks(context, figure, layout.barTicks.map(tick => [right, place(tick.at), right + aroundPanel.majorTick, place(tick.at)]));
    context.fillStyle = figure.theme.ink;
    context.font = text.font;
    context.textBaseline = "middle";
    context.textAlign = "left";
    for (const tick of layout.barTicks)
        context.fillText(tick.text, right + aroundPanel.majorTick + aroundPanel.text, place(tick.at) + 0.5);
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
