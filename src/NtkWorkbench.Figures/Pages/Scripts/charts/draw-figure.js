// A figure on a canvas.

import { drawDirectLabels } from "./direct-labels.js";
import { drawBorders, drawFrames, drawTitles } from "./frame.js";
import { layoutFigure } from "./layout.js";
import { measurePanel } from "./measure.js";
import { drawSeries } from "./series.js";
import { TextSize } from "./text.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./colors.js").Theme} Theme */
/** @typedef {import("./layout.js").FigureLayout} FigureLayout */
/** @typedef {import("./measure.js").PanelMeasure} PanelMeasure */
/** @typedef {{panel: import("./figure.js").Panel, box: import("./layout.js").Box, x: import("./scales.js").PanelScale,
 *   y: import("./scales.js").PanelScale}} DrawnPanel */

const usualText = 12;
const smallText = 11;
const narrowPage = 520;
const mostNoteLines = 8;
const mostNamed = 3;

/** Draws figures on a context, and keeps where everything stands while their structure stays the same. */
export class FigurePainter {
    /** @param {CanvasRenderingContext2D} context measures texts */
    constructor(context) {
        this.usual = new TextSize(context, usualText);
        this.small = new TextSize(context, smallText);
        /** @type {FigureLayout|null} */
        this.layout = null;
        this.key = "";
        this.noteLines = 0;
        /** @type {string[]} */
        this.notes = [];
        /** @type {Figure|null} */
        this.figure = null;
    }

    /**
     * Finds out where everything stands.
     * @param {Figure} figure
     * @param {number} width pixels
     * @param {Theme} theme
     * @returns {number} its height
     */
    prepare(figure, width, theme) {
        const measures = figure.panels.map(measurePanel), text = width < narrowPage ? this.small : this.usual;
        const key = structureKey(figure, measures, width, theme);
        this.figure = figure;
        if (key !== this.key || !this.layout) {
            this.layout = layoutFigure(figure, measures, width, theme, text, this.small);
            this.key = key;
            this.noteLines = 0;
        }
        this.notes = this.small.wrap(noteOf(figure, measures), width - 8, mostNoteLines);
        // A note that comes and goes while a figure moves must not move what stands below it.
        this.noteLines = Math.max(this.noteLines, this.notes.length);
        return this.layout.height + (this.noteLines > 0 ? this.noteLines * this.small.lineHeight + 4 : 0);
    }

    /**
     * Draws what stands still.
     * @param {CanvasRenderingContext2D} context
     */
    drawStill(context) {
        if (this.layout)
            drawFrames(context, this.layout);
    }

    /**
     * Draws what moves, on top of what stands still.
     * @param {CanvasRenderingContext2D} context
     */
    drawMoving(context) {
        const { layout, figure } = this;
        if (!layout || !figure)
            return;
        for (const placed of layout.panels) {
            if (placed.source < 0)
                continue;
            const { box } = placed, ground = { x: placed.x, y: placed.y, colors: placed.colors, unit: layout.markUnit, text: layout.text };
            context.save();
            context.beginPath();
            context.rect(box.left, box.top, box.width, box.height);
            context.clip();
            drawSeries(context, figure.panels[placed.source].series, ground);
            context.restore();
            if (placed.panel.legend === "direct")
                drawDirectLabels(context, placed.panel, figure.panels[placed.source].series, ground, box.left + box.width, placed.most);
        }
        drawBorders(context, layout);
        drawTitles(context, layout, figure);
        context.font = this.small.font;
        context.fillStyle = layout.theme.muted;
        context.textAlign = "left";
        context.textBaseline = "middle";
        this.notes.forEach((line, i) => context.fillText(line, 4, layout.height + 2 + (i + 0.5) * this.small.lineHeight));
    }

    /**
     * The panels as they are drawn.
     * @returns {DrawnPanel[]}
     */
    panels() {
        const { layout, figure } = this;
        return !layout || !figure ? [] : layout.panels.filter(placed => placed.source >= 0)
            .map(placed => ({ panel: figure.panels[placed.source], box: placed.box, x: placed.x, y: placed.y }));
    }
}

/**
 * Everything but the numbers of a figure, and what they span: while it is the same, everything stands where it stood.
 * @param {Figure} figure
 * @param {PanelMeasure[]} measures
 * @param {number} width
 * @param {Theme} theme
 * @returns {string}
 */
function structureKey(figure, measures, width, theme) {
    return JSON.stringify([width, theme, figure, measures], (name, value) => {
        if (value instanceof Object && "values" in value && "name" in value)
            return 0;
        // The numbers in a title may change with every step.
        if (name === "title" && typeof value === "string")
            return value.replace(/\d/g, "0");
        return name === "notes" || name === "note" ? 0 : value?.kind === "reference_line" ? { ...value, kind: "reference", value: 0 }
            : value?.kind === "text" ? 0 : value;
    });
}

/**
 * What the panels say, each text once, and of which panels where not of all.
 * @param {Figure} figure
 * @param {PanelMeasure[]} measures
 * @returns {string}
 */
function noteOf(figure, measures) {
    /** @type {Map<string, (string|undefined)[]>} */
    const texts = new Map();
    measures.forEach((measure, i) => {
        for (const note of new Set(measure.notes))
            texts.set(note, [...(texts.get(note) ?? []), figure.panels[i].title]);
    });
    const drawn = figure.panels.filter(panel => panel.series.length > 0).length;
    return [...texts].map(([note, titles]) => titles.length === drawn ? note
        : titles.length > mostNamed ? `${titles.length} of ${drawn} panels: ${note}`
        : titles.some(title => !title) ? note : `${titles.join(", ")}: ${note}`).join("; ");
}
