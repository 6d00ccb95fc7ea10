// Where everything of a figure stands at a width: all panels have the same size between their axes; a row or column of the grid leaves
// as much room around them as its neediest panel wants.

import { arrangeFigure, mostLabel } from "./arrange.js";
import { directLabelsWidth } from "./direct-labels.js";
import { layoutLegend, legendEntries } from "./legend.js";
import { PanelColors } from "./panel-colors.js";
import { betweenPanels, measureColumns, measureRows, roomsOf } from "./rooms.js";
import { PanelScale } from "./scales.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./colors.js").Theme} Theme */
/** @typedef {import("./legend.js").Legend} Legend */
/** @typedef {import("./rooms.js").Room} Room */
/** @typedef {import("./measure.js").PanelMeasure} PanelMeasure */
/** @typedef {import("./text.js").TextSize} TextSize */
/** @typedef {import("./ticks.js").Tick} Tick */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
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
 * @property {number} column how wide its column is
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
 * @property {boolean} ownTitle whether that is the figure's, and not one that its arrangement made
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
const smallestArea = 60;
const mostGrowth = 1.5;
const mostMarkGrowth = 1.25;
const usualShare = 0.75;
const legendBesideFrom = 480;

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
        width, height: Math.ceil(Math.max(bottom, beside ? top + legend.height : 0) + pageMargin), title,
        ownTitle: arranged.title === (figure.title ?? null), legend, legendAt, panels, text,
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
        column, xTicks: [], yTicks: [], title: [], xLabel: [], yLabel: [], barTicks: [], barLabel: "", barRoom: 0,
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
