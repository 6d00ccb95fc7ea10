// A figure in a page: its canvas, its reading, its table and what saves it.

import { printTheme, themeOf } from "./colors.js";
import { FigurePainter } from "./draw-figure.js";
import { FigureHover } from "./hover.js";
import { saveCsv, savePng } from "./save.js";
import { fillTable } from "./table.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./colors.js").Theme} Theme */
/** @typedef {{name: string, title: string, description?: string, columns?: number}} FigureWords columns: instead of the figure's own */

const tablePause = 300;

// Pixels of an inch of the printed figure at which it is not drawn any wider: a narrow one would become flat.
const mostPerInch = 200;

// Ids in a page must differ.
let tableCount = 0;

/** A figure that is drawn again when it, the page's width or its colours change. */
export class FigureView {
    /**
     * @param {HTMLElement} host
     * @param {FigureWords} words
     */
    constructor(host, words) {
        const page = host.ownerDocument;
        this.host = host;
        this.words = words;
        this.canvas = page.createElement("canvas");
        this.canvas.tabIndex = 0;
        this.canvas.setAttribute("role", "img");
        this.canvas.setAttribute("aria-label", words.description ? `${words.title}. ${words.description}` : words.title);
        this.overlay = page.createElement("canvas");
        this.overlay.setAttribute("aria-hidden", "true");
        const frame = page.createElement("div");
        frame.className = "canvas";
        frame.style.position = "relative";
        for (const canvas of [this.canvas, this.overlay]) {
            canvas.style.display = "block";
            canvas.style.maxWidth = "100%";
            frame.append(canvas);
        }
        Object.assign(this.overlay.style, { position: "absolute", left: "0", top: "0", pointerEvents: "none" });
        this.reading = page.createElement("p");
        this.reading.className = "reading";
        this.reading.setAttribute("aria-live", "polite");
        this.reading.style.minHeight = "1.5em";
        this.table = page.createElement("div");
        this.table.className = "table";
        this.table.hidden = true;
        this.table.id = `table-${++tableCount}`;
        this.still = page.createElement("canvas");
        this.painter = new FigurePainter(contextOf(this.still));
        this.theme = themeOf(page);
        /** @type {Figure|null} */
        this.figure = null;
        this.room = 0;
        this.width = 0;
        this.height = 0;
        /** @type {import("./layout.js").FigureLayout|null} what the still canvas shows */
        this.shown = null;
        this.tableTimer = 0;
        this.hover = new FigureHover(this.canvas, this.overlay, this.reading, () => this.painter.panels(), () => this.theme);
        host.append(frame, this.reading, this.#buttons(page), this.table);
        this.#watch(page);
    }

    /**
     * Draws a figure, in place of the one before.
     * @param {Figure} figure
     */
    update(figure) {
        this.figure = this.words.columns === undefined ? figure : { ...figure, columns: this.words.columns };
        this.draw();
        if (!this.table.hidden && this.tableTimer === 0)
            this.tableTimer = window.setTimeout(() => this.#fillTable(), tablePause);
    }

    /** Draws again what it shows. */
    draw() {
        const room = Math.floor(this.host.clientWidth);
        if (!this.figure || room <= 0)
            return;
        this.room = room;
        const width = Math.min(room, Math.round(mostPerInch * (this.figure.width ?? 7)));
        const height = this.painter.prepare(this.figure, width, this.theme), ratio = window.devicePixelRatio || 1;
        this.#resize(width, height, ratio);
        if (this.shown !== this.painter.layout) {
            const still = contextOf(this.still);
            still.setTransform(1, 0, 0, 1, 0, 0);
            still.clearRect(0, 0, this.still.width, this.still.height);
            still.setTransform(ratio, 0, 0, ratio, 0, 0);
            this.painter.drawStill(still);
            this.shown = this.painter.layout;
        }
        const context = contextOf(this.canvas);
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, this.canvas.width, this.canvas.height);
        context.globalAlpha = 1;
        context.drawImage(this.still, 0, 0);
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        this.painter.drawMoving(context);
        if (this.hover.at)
            this.hover.refresh();
    }

    /**
     * @param {number} width
     * @param {number} height
     * @param {number} ratio
     */
    #resize(width, height, ratio) {
        const pixelWidth = Math.round(width * ratio), pixelHeight = Math.round(height * ratio);
        if (this.width === width && this.height === height && this.canvas.width === pixelWidth && this.canvas.height === pixelHeight)
            return;
        [this.width, this.height, this.shown] = [width, height, null];
        for (const canvas of [this.canvas, this.overlay, this.still]) {
            canvas.width = pixelWidth;
            canvas.height = pixelHeight;
            canvas.style.width = `${width}px`;
            canvas.style.height = "auto";
        }
    }

    /**
     * @param {Document} page
     * @returns {HTMLElement}
     */
    #buttons(page) {
        const row = page.createElement("div"), figure = () => this.figure;
        row.className = "buttons";
        const add = (/** @type {string} */ text, /** @type {(figure: Figure) => void} */ act) => {
            const button = page.createElement("button");
            button.type = "button";
            button.textContent = text;
            button.setAttribute("aria-label", `${text}: ${this.words.title}`);
            button.addEventListener("click", () => {
                const shown = figure();
                if (shown)
                    act(shown);
            });
            row.append(button);
            return button;
        };
        const table = add("Table", () => {
            this.table.hidden = !this.table.hidden;
            table.setAttribute("aria-expanded", String(!this.table.hidden));
            this.#fillTable();
        });
        table.setAttribute("aria-expanded", "false");
        table.setAttribute("aria-controls", this.table.id);
        add("Save PNG", shown => savePng(page, shown, this.width, this.theme, this.words.name));
        add("Save CSV", shown => saveCsv(page, shown, this.words.name));
        return row;
    }

    #fillTable() {
        window.clearTimeout(this.tableTimer);
        this.tableTimer = 0;
        if (this.table.hidden || !this.figure) {
            this.table.replaceChildren();
            return;
        }
        Object.assign(this.table.style, { overflow: "auto", maxHeight: "24em" });
        this.table.tabIndex = 0;
        this.table.setAttribute("role", "region");
        this.table.setAttribute("aria-label", `Data of ${this.words.title}`);
        fillTable(this.table, this.figure, this.words.title);
    }

    /** @param {Document} page */
    #watch(page) {
        const show = (/** @type {Theme} */ theme) => {
            this.theme = theme;
            this.draw();
        };
        new ResizeObserver(() => {
            if (Math.floor(this.host.clientWidth) !== this.room)
                this.draw();
        }).observe(this.host);
        window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(themeOf(page)));
        new MutationObserver(() => show(themeOf(page))).observe(page.documentElement, { attributeFilter: ["data-theme"] });
        window.addEventListener("beforeprint", () => show(printTheme()));
        window.addEventListener("afterprint", () => show(themeOf(page)));
    }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
function contextOf(canvas) {
    const context = canvas.getContext("2d");
    if (!context)
        throw new Error("the browser gives no canvas to draw on");
    return context;
}
