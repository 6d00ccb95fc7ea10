// Where everything of a figure stands at a width: all panels have the same size between their axes; a row or column of the grid leaves
// as much room around them as its neediest panel wants.

import { arrangeFigure, hasBar, mostLabel } from "./arrange.js";
import { directLabelsWidth } from "./direct-labels.js";
import { axisText } from "./figure.js";
import { layoutLegend, legendEntries } from "./legend.js";
import { PanelColors } from "./panel-colors.js";
import { PanelScale } from "./scales.js";
import { axisTicks, numberTicks } from "./ticks.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./colors.js").Theme} Theme */
/** @typedef {import("./legend.js").Legend} Legend */
/** @typedef {import("./measure.js").PanelMeasure} PanelMeasure */
/** @typedef {import("./text.js").TextSize} TextSize */
/** @typedef {import("./ticks.js").Tick} Tick */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
/** @typedef {{before: number, after: number}} Room */
/**
 * @typedef {object} PanelLayout
 * @property {Panel} panel as it is arranged
 * @property {number} source its place in the figure; −1: nothing stands there
 * @property {Box} box the area between the axes
 * @property {PanelScale} x
 * @property {PanelScale} y
 * @property {PanelColors} colors
 * @property {Tick[]} xTicks
 * @property {Tick[]} yTicks
 * @property {string[]} title
 * @property {string[]} xLabel
 * @property {string[]} yLabel
 * @property {Tick[]} barTicks
 * @property {string} barLabel
 * @property {number} barRoom
 * @property {Legend} legend
 * @property {number} direct room for names at the ends of curves
 * @property {number} most how wide such a name may be
 * @property {Room} across
 * @property {Room} down
 */
/**
 * @typedef {object} FigureLayout
 * @property {number} width
 * @property {number} height without the notes
 * @property {string[]} title
 * @property {Legend} legend
 * @property {{left: number, top: number}} legendAt
 * @property {PanelLayout[]} panels
 * @property {TextSize} text
 * @property {TextSize} small
 * @property {number} unit pixels of a point of the printed figure
 * @property {number} markUnit the same of lines and points, which grow a little with their panels
 * @property {Theme} theme
 */

const pageMargin = 4;
const betweenPanels = 8;
const smallestArea = 60;
const mostGrowth = 1.5;
const mostMarkGrowth = 1.25;
const usualShare = 0.75;
const legendBesideFrom = 480;

/** Lengths of ticks, and between the area and what stands around it, in pixels. */
export const around = { majorTick: 4, minorTick: 2.5, text: 4, label: 5, bar: 10, barGap: 8, side: 6 };

/**
 * @param {Figure} figure
 * @param {PanelMeasure[]} measures of its panels
 * @param {number} width
 * @param {Theme} theme
 * @param {TextSize} text
 * @param {TextSize} small
 * @returns {FigureLayout}
 */
export function layoutFigure(figure, measures, width, theme, text, small) {
    const unit = text.pixels / 8, inner = width - 2 * pageMargin, arranged = arrangeFigure(figure, inner, text, unit);
    const entries = arranged.legend === "none" ? [] : legendEntries(arranged.panels);
    const beside = arranged.legend === "right" && width >= legendBesideFrom;
    const legend = layoutLegend(entries, beside, inner, text, unit), title = text.wrap(arranged.title, inner);
    const side = beside && entries.length > 0 ? legend.width + betweenPanels : 0;
    let top = pageMargin + title.length * text.lineHeight;
    const legendAt = beside ? { left: width - pageMargin - legend.width, top } : { left: (width - legend.width) / 2, top };
    top += beside ? 0 : legend.height;
    const page = inner - side, column = page / arranged.columns;
    const panels = arranged.panels.map(({ panel, source }) =>
        preparePanel(panel, source, measures[source], column, theme, text, unit));
    const growth = column / ((figure.width ?? 7) * 72 * unit / (figure.columns ?? 1));
    const wanted = rowHeight(figure, arranged, growth, text, unit);
    let areaWidth = usualShare * column, areaHeight = wanted;
    for (let round = 0; round < 3; round++) {
        const rows = measureRows(panels, arranged.columns, areaWidth, column, text);
        areaHeight = heightOfAreas(panels, areaWidth, wanted - Math.max(0, ...rows.map(room => room.before + room.after)));
        const columns = measureColumns(panels, arranged.columns, areaWidth, areaHeight, text);
        const taken = columns.reduce((sum, room) => sum + room.before + room.after, 0) + betweenPanels * (arranged.columns - 1);
        areaWidth = Math.max(smallestArea / 2, (page - taken) / arranged.columns);
    }
    areaHeight = heightOfAreas(panels, areaWidth, areaHeight);
    const bottom = placePanels(panels, arranged.columns, areaWidth, areaHeight, top, text);
    return {
        width, height: Math.ceil(Math.max(bottom, beside ? top + legend.height : 0) + pageMargin), title, legend, legendAt, panels, text,
        small, unit, markUnit: unit * Math.min(mostMarkGrowth, Math.max(1, growth)), theme,
    };
}

/**
 * @param {Panel} panel
 * @param {number} source
 * @param {PanelMeasure|undefined} measure
 * @param {number} column
 * @param {Theme} theme
 * @param {TextSize} text
 * @param {number} unit
 * @returns {PanelLayout}
 */
function preparePanel(panel, source, measure, column, theme, text, unit) {
    const place = panel.legend ?? "none", own = place === "above" || place === "right" ? legendEntries([{ panel, source }]) : [];
    const [xLow, xHigh] = measure?.x ?? [0, 1], [yLow, yHigh] = measure?.y ?? [0, 1], most = mostLabel * column;
    return {
        panel, source,
        box: { left: 0, top: 0, width: 0, height: 0 },
        x: new PanelScale(panel.x?.scale === "log", xLow, xHigh, 0, 1),
        y: new PanelScale(panel.y?.scale === "log", yLow, yHigh, 1, 0),
        colors: new PanelColors(panel, measure?.colors ?? [0, 1], theme),
        xTicks: [], yTicks: [], title: [], xLabel: [], yLabel: [], barTicks: [], barLabel: "", barRoom: 0,
        legend: layoutLegend(own, place === "right", place === "right" ? usualShare * column : column, text, unit),
        direct: place === "direct" ? directLabelsWidth(panel, text, most) : 0,
        most,
        across: { before: 0, after: 0 },
        down: { before: 0, after: 0 },
    };
}

/**
 * The height of a row of panels with what stands around them: as printed, larger where its panels are.
 * @param {Figure} figure
 * @param {import("./arrange.js").Arrangement} arranged
 * @param {number} growth width of a panel over its printed one
 * @param {TextSize} text
 * @param {number} unit
 * @returns {number}
 */
function rowHeight(figure, arranged, growth, text, unit) {
    const inch = 72 * unit, rows = figure.rows ?? 1, printed = (figure.width ?? 7) * inch;
    const legend = figure.legend === "above" ? layoutLegend(legendEntries(arranged.panels), false, printed, text, unit).height : 0;
    const row = ((figure.height ?? 2.2 * rows) * inch - legend - (figure.title ? text.lineHeight : 0)) / rows;
    const labelled = arranged.labels === 0 ? 0 : 0.75 * inch + arranged.labels * text.lineHeight;
    return Math.max(row * Math.min(mostGrowth, Math.max(1, growth)), labelled);
}

/**
 * @param {PanelLayout[]} panels
 * @param {number} areaWidth
 * @param {number} most
 * @returns {number}
 */
function heightOfAreas(panels, areaWidth, most) {
    const drawn = panels.filter(panel => panel.source >= 0), bare = drawn.length > 0 && drawn.every(panel => panel.panel.is_bare);
    const height = Math.max(bare ? smallestArea / 2 : smallestArea, most);
    if (drawn.length === 0 || !drawn.every(panel => panel.panel.square))
        return height;
    const highest = Math.max(...drawn.map(({ x, y }) => (y.high - y.low) / (x.high - x.low)));
    return Math.min(height, areaWidth * highest);
}

/**
 * Rooms above and below the areas of each row.
 * @param {PanelLayout[]} panels
 * @param {number} columns
 * @param {number} areaWidth
 * @param {number} column
 * @param {TextSize} text
 * @returns {Room[]}
 */
function measureRows(panels, columns, areaWidth, column, text) {
    return roomsOf(panels, i => Math.floor(i / columns), panel => {
        if (panel.source < 0)
            return { before: 0, after: 0 };
        const { x } = panel.panel, line = text.lineHeight, labels = x?.tick_labels !== false;
        panel.xTicks = panel.panel.is_bare ? [] : axisTicks(x ?? {}, panel.x.low, panel.x.high,
            { length: areaWidth, upright: x?.upright === true, lineHeight: line, measure: name => text.width(name) });
        panel.title = text.wrap(panel.panel.title, column - betweenPanels);
        panel.xLabel = text.wrap(axisText(x), column - betweenPanels);
        const ticks = panel.xTicks.length === 0 || !labels ? 0
            : x?.upright ? around.text + Math.max(...panel.xTicks.map(tick => text.width(tick.text))) : around.text + line;
        return panel.down = {
            before: panel.title.length * line + (panel.panel.legend === "right" ? 0 : panel.legend.height) + 4,
            after: (panel.panel.is_bare ? 0 : around.majorTick) + ticks + (panel.xLabel.length > 0 ? 1 : 0) + panel.xLabel.length * line,
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
function measureColumns(panels, columns, areaWidth, areaHeight, text) {
    return roomsOf(panels, i => i % columns, layout => {
        if (layout.source < 0)
            return { before: 0, after: 0 };
        const { panel } = layout, line = text.lineHeight, room = { length: areaHeight, upright: true, lineHeight: line,
            measure: (/** @type {string} */ name) => text.width(name) };
        layout.yTicks = panel.is_bare ? [] : axisTicks(panel.y ?? {}, layout.y.low, layout.y.high, room);
        layout.yLabel = text.wrap(axisText(panel.y), Math.max(areaHeight, 3 * line));
        const numbers = panel.y?.tick_labels === false ? 0 : widest(layout.yTicks, text);
        const left = (panel.is_bare ? 0 : around.majorTick) + (numbers > 0 ? around.text + numbers : 0)
            + (layout.yLabel.length > 0 ? around.label + layout.yLabel.length * line : 0);
        layout.barRoom = 0;
        if (hasBar(panel)) {
            const { low, high } = layout.colors;
            layout.barTicks = panel.colors?.ticks ? axisTicks({ ticks: panel.colors.ticks }, low, high, room)
                : numberTicks(low, high, false, room);
            layout.barLabel = text.shorten(panel.colors?.label ?? "", Math.max(areaHeight, 6 * line));
            layout.barRoom = around.barGap + around.bar + around.majorTick + around.text + widest(layout.barTicks, text)
                + (layout.barLabel ? around.label + line : 0);
        }
        const right = layout.barRoom + layout.direct + (panel.legend === "right" && layout.legend.lines > 0
            ? layout.legend.width + around.side : 0);
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
 * @param {PanelLayout[]} panels
 * @param {(i: number) => number} line
 * @param {(panel: PanelLayout) => Room} measure
 * @returns {Room[]}
 */
function roomsOf(panels, line, measure) {
    /** @type {Room[]} */
    const rooms = [];
    panels.forEach((panel, i) => {
        const { before, after } = measure(panel), there = rooms[line(i)] ?? { before: 0, after: 0 };
        rooms[line(i)] = { before: Math.max(there.before, before), after: Math.max(there.after, after) };
    });
    return rooms;
}

/**
 * Gives each panel its box and scales.
 * @param {PanelLayout[]} panels
 * @param {number} columns
 * @param {number} areaWidth
 * @param {number} areaHeight
 * @param {number} top
 * @param {TextSize} text
 * @returns {number} where the last row ends
 */
function placePanels(panels, columns, areaWidth, areaHeight, top, text) {
    const rows = roomsOf(panels, i => Math.floor(i / columns), panel => panel.down);
    const across = roomsOf(panels, i => i % columns, panel => panel.across);
    let y = top;
    rows.forEach((row, i) => {
        let x = pageMargin;
        y += row.before;
        for (let j = 0; j < columns && i * columns + j < panels.length; j++) {
            x += across[j].before;
            placeOne(panels[i * columns + j], { left: x, top: y, width: areaWidth, height: areaHeight });
            x += areaWidth + across[j].after + betweenPanels;
        }
        y += areaHeight + row.after + (i < rows.length - 1 ? Math.round(text.lineHeight / 3) : 0);
    });
    return y;
}

/**
 * A square panel takes the middle of its place.
 * @param {PanelLayout} layout
 * @param {Box} place
 */
function placeOne(layout, place) {
    const { x, y } = layout;
    if (layout.panel.square) {
        const scale = Math.min(place.width / (x.high - x.low), place.height / (y.high - y.low));
        const width = scale * (x.high - x.low), height = scale * (y.high - y.low);
        place = { left: place.left + (place.width - width) / 2, top: place.top + (place.height - height) / 2, width, height };
    }
    const left = Math.round(place.left), top = Math.round(place.top);
    layout.box = { left, top, width: Math.round(place.left + place.width) - left, height: Math.round(place.top + place.height) - top };
    layout.x = new PanelScale(x.isLog, x.low, x.high, left, left + layout.box.width);
    layout.y = new PanelScale(y.isLog, y.low, y.high, top + layout.box.height, top);
}
