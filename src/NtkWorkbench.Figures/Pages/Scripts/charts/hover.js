// Reading a figure with the pointer or the keys.

import { readPanel, stopsOf } from "./reading.js";

/** @typedef {import("./draw-figure.js").DrawnPanel} DrawnPanel */
/** @typedef {import("./reading.js").Place} Place */

// While a figure moves its reading is said no more often than this, in milliseconds.
const leastPause = 250;

/** Marks what is read on a canvas above the figure, and says it in a line below. */
export class FigureHover {
    /**
     * @param {HTMLCanvasElement} canvas the figure, which has the focus
     * @param {HTMLCanvasElement} overlay as large
     * @param {HTMLElement} reading
     * @param {() => DrawnPanel[]} panels
     * @param {() => import("./colors.js").Theme} theme
     */
    constructor(canvas, overlay, reading, panels, theme) {
        this.overlay = overlay;
        this.reading = reading;
        this.panels = panels;
        this.theme = theme;
        this.panel = 0;
        /** @type {Place|null} relative to the panel's box, from 0 to 1; y: NaN where only x is meant */
        this.at = null;
        this.said = 0;
        this.tallest = 0;
        canvas.addEventListener("pointermove", event => this.#point(event, canvas));
        canvas.addEventListener("pointerdown", event => this.#point(event, canvas));
        canvas.addEventListener("pointerleave", () => this.clear());
        canvas.addEventListener("blur", () => this.clear());
        canvas.addEventListener("keydown", event => this.#press(event));
    }

    /** Nothing is read any more. */
    clear() {
        this.at = null;
        this.refresh(true);
    }

    /**
     * Reads the same place again: the figure has moved.
     * @param {boolean} [now] whether it is said at once
     */
    refresh(now = false) {
        const context = this.overlay.getContext("2d"), panels = this.panels(), drawn = panels[Math.min(this.panel, panels.length - 1)];
        if (!context || !drawn)
            return;
        const scale = this.overlay.width / Math.max(1, this.overlay.clientWidth);
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, this.overlay.width, this.overlay.height);
        if (!this.at) {
            this.reading.textContent = "";
            return;
        }
        const { box } = drawn, at = { x: box.left + this.at.x * box.width, y: box.top + this.at.y * box.height };
        const { text, marks } = readPanel(drawn.panel, drawn.x, drawn.y, at);
        context.setTransform(scale, 0, 0, scale, 0, 0);
        this.#mark(context, drawn, marks, at);
        if (now || performance.now() - this.said > leastPause) {
            this.reading.textContent = text;
            this.said = performance.now();
            // What stands below must not move with the number of lines.
            this.tallest = Math.max(this.tallest, this.reading.offsetHeight);
            this.reading.style.minHeight = `${this.tallest}px`;
        }
    }

    /**
     * @param {CanvasRenderingContext2D} context
     * @param {DrawnPanel} drawn
     * @param {Place[]} marks
     * @param {Place} at
     */
    #mark(context, drawn, marks, at) {
        if (marks.length === 0)
            return;
        const theme = this.theme(), { box } = drawn, cells = drawn.panel.series.some(series => series.kind === "heat_map");
        const x = marks.reduce((best, mark) => Math.abs(mark.x - at.x) < Math.abs(best - at.x) ? mark.x : best, marks[0].x);
        context.lineWidth = 1;
        context.strokeStyle = theme.muted;
        context.beginPath();
        if (!cells) {
            context.moveTo(x, box.top);
            context.lineTo(x, box.top + box.height);
        }
        context.stroke();
        for (const mark of marks) {
            if (Number.isNaN(mark.y) || mark.y < box.top || mark.y > box.top + box.height)
                continue;
            context.beginPath();
            context.arc(mark.x, mark.y, 4.5, 0, 2 * Math.PI);
            context.lineWidth = 3.5;
            context.strokeStyle = theme.paper;
            context.stroke();
            context.lineWidth = 1.5;
            context.strokeStyle = theme.ink;
            context.stroke();
        }
    }

    /**
     * @param {PointerEvent} event
     * @param {HTMLCanvasElement} canvas
     */
    #point(event, canvas) {
        const area = canvas.getBoundingClientRect(), scale = (parseFloat(canvas.style.width) || area.width) / area.width;
        const x = (event.clientX - area.left) * scale, y = (event.clientY - area.top) * scale;
        const index = this.panels().findIndex(({ box }) =>
            x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height);
        if (index < 0) {
            if (this.at)
                this.clear();
            return;
        }
        const { box } = this.panels()[index];
        this.panel = index;
        this.at = { x: (x - box.left) / box.width, y: (y - box.top) / box.height };
        this.refresh(true);
    }

    /** @param {KeyboardEvent} event */
    #press(event) {
        const panels = this.panels(), drawn = panels[Math.min(this.panel, panels.length - 1)];
        if (!drawn || event.altKey || event.ctrlKey || event.metaKey)
            return;
        const cells = drawn.panel.series.find(series => series.kind === "heat_map");
        const rows = cells?.kind === "heat_map" ? cells.values.rows : 0;
        switch (event.key) {
            case "ArrowRight":
            case "ArrowLeft":
            case "Home":
            case "End":
                this.#walk(drawn, event.key, rows > 0);
                break;
            case "ArrowUp":
            case "ArrowDown":
                if (rows > 0)
                    this.#climb(rows, event.key === "ArrowUp" ? -1 : 1);
                else
                    this.#turnTo(this.panel + (event.key === "ArrowUp" ? -1 : 1));
                break;
            case "PageUp":
            case "PageDown":
                this.#turnTo(this.panel + (event.key === "PageUp" ? -1 : 1));
                break;
            case "Escape":
                this.clear();
                return;
            default:
                return;
        }
        event.preventDefault();
        this.refresh(true);
    }

    /**
     * @param {DrawnPanel} drawn
     * @param {string} key
     * @param {boolean} cells
     */
    #walk(drawn, key, cells) {
        const { box } = drawn, stops = stopsOf(drawn.panel, drawn.x), last = stops.length - 1;
        const here = this.at ? box.left + this.at.x * box.width : NaN;
        const after = stops.findIndex(stop => stop > here + 1e-3), before = stops.findLastIndex(stop => stop < here - 1e-3);
        const on = key === "ArrowLeft" ? Math.max(0, before) : after < 0 ? last : after;
        const to = key === "End" ? last : key === "Home" || !this.at ? 0 : on;
        const place = stops[to];
        this.at = { x: (place - box.left) / box.width, y: cells ? (Number.isFinite(this.at?.y) ? this.at?.y ?? 0.5 : 0.5) : NaN };
    }

    /**
     * A row of cells up or down.
     * @param {number} rows
     * @param {number} by
     */
    #climb(rows, by) {
        const row = Math.floor((this.at && Number.isFinite(this.at.y) ? this.at.y : 0.5) * rows) + by;
        this.at = { x: this.at?.x ?? 0, y: (Math.min(rows - 1, Math.max(0, row)) + 0.5) / rows };
    }

    /** @param {number} panel */
    #turnTo(panel) {
        this.panel = Math.min(this.panels().length - 1, Math.max(0, panel));
        this.at = { x: this.at?.x ?? 0, y: NaN };
    }
}
