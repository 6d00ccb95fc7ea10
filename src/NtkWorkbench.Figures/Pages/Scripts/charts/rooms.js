// How much room titles, ticks, labels and legends take around the area of each panel.

import { hasBar } from "./arrange.js";
import { axisText } from "./figure.js";
import { axisTicks, numberTicks } from "./ticks.js";

/** @typedef {import("./layout.js").PanelLayout} PanelLayout */
/** @typedef {import("./text.js").TextSize} TextSize */
/** @typedef {import("./ticks.js").Tick} Tick */
/** @typedef {{before: number, after: number}} Room */

/** Between panels, in pixels. */
export const betweenPanels = 8;

/** Lengths of ticks, and between the area and what stands around it, in pixels. */
export const aroundPanel = { majorTick: 4, minorTick: 2.5, text: 4, label: 5, bar: 10, barGap: 8, side: 6 };

/**
 * Rooms above and below the areas of each row.
 * @param {PanelLayout[]} panels
 * @param {number} columns
 * @param {number} areaWidth
 * @param {number} column
 * @param {TextSize} text
 * @returns {Room[]}
 */
export function measureRows(panels, columns, areaWidth, column, text) {
    return roomsOf(panels, i => Math.floor(i / columns), panel => {
        if (panel.source < 0)
            return { before: 0, after: 0 };
        const { x } = panel.panel, line = text.lineHeight, labels = x?.tick_labels !== false;
        panel.xTicks = panel.panel.is_bare ? [] : axisTicks(x ?? {}, panel.x.low, panel.x.high,
            { length: areaWidth, upright: x?.upright === true, lineHeight: line, measure: name => text.width(name) });
        panel.title = text.wrap(panel.panel.title, column - betweenPanels);
        panel.xLabel = text.wrap(axisText(x), column - betweenPanels);
        const ticks = panel.xTicks.length === 0 || !labels ? 0
            : x?.upright ? aroundPanel.text + Math.max(...panel.xTicks.map(tick => text.width(tick.text))) : aroundPanel.text + line;
        return panel.down = {
            before: panel.title.length * line + (panel.panel.legend === "right" ? 0 : panel.legend.height) + 4,
            after: (panel.panel.is_bare ? 0 : aroundPanel.majorTick) + ticks
                + (panel.xLabel.length > 0 ? 1 : 0) + panel.xLabel.length * line,
        };
    });
}

/**
 * Rooms to the left and right of the areas of each column.
 * @param {PanelLayout[]} panels
 * @param {number} columns
 * @param {number} areaWidth
 * @param {number} areaHeight
 * @param {TextSize} text
 * @returns {Room[]}
 */
export function measureColumns(panels, columns, areaWidth, areaHeight, text) {
    return roomsOf(panels, i => i % columns, layout => {
        if (layout.source < 0)
            return { before: 0, after: 0 };
        const { panel } = layout, line = text.lineHeight, room = { length: areaHeight, upright: true, lineHeight: line,
            measure: (/** @type {string} */ name) => text.width(name) };
        layout.yTicks = panel.is_bare ? [] : axisTicks(panel.y ?? {}, layout.y.low, layout.y.high, room);
        layout.yLabel = text.wrap(axisText(panel.y), Math.max(areaHeight, 3 * line));
        const numbers = panel.y?.tick_labels === false ? 0 : widest(layout.yTicks, text);
        const left = (panel.is_bare ? 0 : aroundPanel.majorTick) + (numbers > 0 ? aroundPanel.text + numbers : 0)
            + (layout.yLabel.length > 0 ? aroundPanel.label + layout.yLabel.length * line : 0);
        layout.barRoom = 0;
        if (hasBar(panel)) {
            const { low, high } = layout.colors;
            layout.barTicks = panel.colors?.ticks ? axisTicks({ ticks: panel.colors.ticks }, low, high, room)
                : numberTicks(low, high, false, room);
            layout.barLabel = text.shorten(panel.colors?.label ?? "", Math.max(areaHeight, 6 * line));
            layout.barRoom = aroundPanel.barGap + aroundPanel.bar + aroundPanel.majorTick + aroundPanel.text + widest(layout.barTicks, text)
                + (layout.barLabel ? aroundPanel.label + line : 0);
        }
        const right = layout.barRoom + layout.direct + (panel.legend === "right" && layout.legend.lines > 0
            ? layout.legend.width + aroundPanel.side : 0);
        return layout.across = {
            before: Math.max(left, overhang(layout, areaWidth, text, true), 2),
            after: Math.max(right, overhang(layout, areaWidth, text, false), 2),
        };
    });
}

/**
 * How far the first or last text of the horizontal axis reaches beyond it.
 * @param {PanelLayout} layout
 * @param {number} areaWidth
 * @param {TextSize} text
 * @param {boolean} first
 * @returns {number}
 */
function overhang(layout, areaWidth, text, first) {
    const { low, high } = layout.x;
    if (layout.panel.x?.tick_labels === false || layout.panel.x?.upright)
        return 0;
    return Math.max(0, ...layout.xTicks.map(tick =>
        text.width(tick.text) / 2 - (first ? tick.at - low : high - tick.at) / (high - low) * areaWidth));
}

/**
 * @param {Tick[]} ticks
 * @param {TextSize} text
 * @returns {number}
 */
function widest(ticks, text) {
    return Math.max(0, ...ticks.map(tick => text.width(tick.text)));
}

/**
 * The neediest of each line.
 * @param {PanelLayout[]} panels
 * @param {(i: number) => number} line
 * @param {(panel: PanelLayout) => Room} measure
 * @returns {Room[]}
 */
export function roomsOf(panels, line, measure) {
    /** @type {Room[]} */
    const rooms = [];
    panels.forEach((panel, i) => {
        const { before, after } = measure(panel), there = rooms[line(i)] ?? { before: 0, after: 0 };
        rooms[line(i)] = { before: Math.max(there.before, before), after: Math.max(there.after, after) };
    });
    return rooms;
}
