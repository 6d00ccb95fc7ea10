// The names of a panel's curves at their right ends, in their colours, moved apart.

/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./series.js").PanelGround} PanelGround */
/** @typedef {import("./text.js").TextSize} TextSize */

const labelGap = 6;

/**
 * Whether a series is one that can bear its name.
 * @param {PanelSeries} series
 * @returns {boolean}
 */
export function canBearName(series) {
    return series.kind === "line" || series.kind === "points";
}

/**
 * How wide the names are, at most a part of the column.
 * @param {Panel} panel
 * @param {TextSize} text
 * @param {number} most
 * @returns {number}
 */
export function directLabelsWidth(panel, text, most) {
    const names = panel.series.flatMap(series => series.label ? text.shorten(series.label, most) : []);
    return names.length === 0 ? 0 : labelGap + Math.max(...[...names, `${names.length} of ${names.length}`].map(name => text.width(name)));
}

/**
 * Draws the names; of more than there is room for as many as fit, evenly spread, and below them how many these are.
 * @param {CanvasRenderingContext2D} context
 * @param {Panel} panel whose labels stand there
 * @param {PanelSeries[]} drawn its series as they are now
 * @param {PanelGround} ground
 * @param {number} left
 * @param {number} most how wide a name may be
 */
export function drawDirectLabels(context, panel, drawn, ground, left, most) {
    const text = ground.text, line = text.lineHeight, top = ground.y.end, bottom = ground.y.start;
    const entries = panel.series.flatMap((series, i) => series.label
        ? [{ text: text.shorten(series.label, most), color: colorOfSeries(series, ground), at: lastHeight(drawn[i], ground) }] : []);
    const fit = Math.max(1, Math.floor((bottom - top) / line)), all = entries.length <= fit, room = all ? fit : Math.max(2, fit - 1);
    const shown = (entries.length <= room ? entries
        : Array.from({ length: room }, (_, i) => entries[Math.floor(i * (entries.length - 1) / (room - 1))])).sort((a, b) => a.at - b.at);
    let next = top + line / 2;
    const last = bottom - (all ? 0.5 : 1.5) * line;
    context.globalAlpha = 1;
    context.font = text.font;
    context.textAlign = "left";
    context.textBaseline = "middle";
    shown.forEach((entry, i) => {
        const wanted = Math.min(bottom, Math.max(top, entry.at));
        // Room for those below is kept.
        const place = Math.max(next, Math.min(wanted, last - (shown.length - 1 - i) * line));
        context.fillStyle = entry.color;
        context.fillText(entry.text, left + labelGap, place);
        next = place + line;
    });
    if (all)
        return;
    context.fillStyle = ground.colors.theme.muted;
    context.fillText(`${shown.length} of ${entries.length}`, left + labelGap, Math.max(next, bottom - line / 2));
}

/**
 * @param {PanelSeries} series
 * @param {PanelGround} ground
 * @returns {string}
 */
function colorOfSeries(series, ground) {
    return ground.colors.of(series.kind === "line" || series.kind === "points" ? series.style?.color : undefined);
}

/**
 * The pixel of the last number that has a place; the lower end where none has.
 * @param {PanelSeries|undefined} series
 * @param {PanelGround} ground
 * @returns {number}
 */
function lastHeight(series, ground) {
    const values = series?.kind === "line" || series?.kind === "points" ? series.y.values : [];
    for (let i = values.length - 1; i >= 0; i--) {
        const pixel = ground.y.toPixel(values[i]);
        if (!Number.isNaN(pixel))
            return pixel;
    }
    return ground.y.start;
}
