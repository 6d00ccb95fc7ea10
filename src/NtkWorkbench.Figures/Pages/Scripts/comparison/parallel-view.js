// Parallel coordinates: an axis a column, a line a run. What is dragged along an axis is its filter, which the fields above have too.

import { readNumber } from "../charts/numbers.js";
import { elementOf } from "../page/elements.js";
import { axisOfColumn, filterOfStretch } from "./axis-places.js";
import { oncePerFrame, tickOf } from "./nodes.js";
import { passesFilter } from "./run-filters.js";

/** @typedef {import("./comparison-model.js").ComparisonModel} ComparisonModel */
/** @typedef {import("./axis-places.js").ColumnAxis} ColumnAxis */

const plotHeight = 350;
const plotRoom = { top: 60, bottom: 56, side: 12 };
const leastStep = 104;

// Below an axis, where runs without a value pass.
const blankDrop = 36;
const mostText = 22;

// Of a character, in pixels.
const textWidth = 6.2;
const usualResults = ["train_loss", "test_loss", "accuracy", "kernel_distance"];
const leastDrag = 0.015;

/** The axes and the lines. */
export class ParallelView {
    /** @param {ComparisonModel} model */
    constructor(model) {
        this.model = model;
        this.svg = svgOf("svg", { role: "img" });
        this.scroll = elementOf("div", { className: "scroll", tabIndex: 0 }, [this.svg]);
        this.scroll.setAttribute("role", "region");
        this.scroll.setAttribute("aria-label", "Parallel coordinates");
        this.boxes = elementOf("div", { className: "ticks" });
        /** @type {Map<number, SVGElement>} */
        this.lines = new Map();
        this.element = elementOf("details", { className: "parallel", open: this.#isGrid() }, [
            elementOf("summary", { textContent: "Parallel coordinates" }),
            elementOf("p", { className: "hint", textContent: "A line is a run, in its group's colour. Drag along an axis to filter "
                + "by it, click it to end that; the fields above do the same, and the table below says the same." }),
            this.scroll,
            elementOf("fieldset", {}, [elementOf("legend", { textContent: "Axes" }), this.boxes]),
        ]);
        this.element.addEventListener("toggle", () => this.refresh());
        model.changed.push(() => this.refresh());
        model.pointed.push(oncePerFrame(() => this.#mark()));
        new ResizeObserver(oncePerFrame(() => this.#draw())).observe(this.scroll);
        this.refresh();
    }

    /** The columns that have an axis. */
    get columns() {
        const { columns } = this.model.compared, { axes } = this.model.state;
        return columns.filter(column => axes ? axes.includes(column.name)
            : column.source === "key" ? tellsApart(column) : column.source === "result" && usualResults.includes(column.name));
    }

    /** Draws the lines anew. */
    refresh() {
        if (!this.element.open)
            return;
        const chosen = new Set(this.columns.map(column => column.name)), { columns } = this.model.compared;
        const candidates = columns.filter(column => column.source !== "run");
        if (this.boxes.childElementCount !== candidates.length) {
            this.boxes.replaceChildren(...candidates.map(column => tickOf(column.title, false, isChosen =>
                this.model.change(state => {
                    const now = this.columns.map(one => one.name);
                    state.axes = candidates.map(one => one.name).filter(name => name === column.name ? isChosen : now.includes(name));
                })).element));
        }
        this.boxes.querySelectorAll("input").forEach((box, i) => {
            box.checked = chosen.has(candidates[i].name);
        });
        this.#draw();
    }

    #isGrid() {
        return this.model.compared.columns.filter(column => column.source === "key" && tellsApart(column)).length > 1;
    }

    #draw() {
        const axes = this.columns.map(axisOfColumn), { compared, state } = this.model;
        const room = Math.max(this.scroll.clientWidth, leastStep * axes.length);
        const step = (room - 2 * plotRoom.side) / Math.max(1, axes.length);
        const x = (/** @type {number} */ i) => plotRoom.side + (i + 0.5) * step;
        setAll(this.svg, { width: room, height: plotHeight, viewBox: `0 0 ${room} ${plotHeight}`, "aria-label": "Parallel coordinates of "
            + `${axes.map(axis => axis.column.title).join(", ")}. ${this.model.words}. The table of runs says the same.` });
        const shown = new Set(this.model.shown);
        const line = (/** @type {number} */ run) => {
            const points = axes.map((axis, i) => `${x(i).toFixed(1)},${pixelOf(axis.place(axis.column.values[run])).toFixed(1)}`);
            const path = svgOf("polyline", { points: points.join(" "), class: shown.has(run) ? "line" : "line held-back" });
            const { group } = compared.runs[run];
            if (shown.has(run)) {
                path.style.stroke = this.model.color(group);
                path.style.strokeDasharray = compared.groups[group].dash === "solid" ? "" : "6 4";
                path.addEventListener("pointerenter", () => this.model.mark(run));
                path.addEventListener("pointerleave", () => this.model.mark(null));
            }
            this.lines.set(run, path);
            return path;
        };
        const [held, free] = [false, true].map(isShown => compared.runs.filter(run => shown.has(run.index) === isShown));
        this.svg.replaceChildren(...held.map(run => line(run.index)), ...free.map(run => line(run.index)),
            ...axes.map((axis, i) =>
                this.#axis(axis, x(i), Math.min(mostText, Math.floor((step - 14) / textWidth)), state.filters.get(axis.column.name))));
    }

    /**
     * @param {ColumnAxis} axis
     * @param {number} x
     * @param {number} most characters of its texts
     * @param {import("./run-filters.js").RunFilter|undefined} filter
     * @returns {SVGElement}
     */
    #axis(axis, x, most, filter) {
        const group = svgOf("g", { class: "axis" }), { title } = axis.column, cut = title.includes(".") ? title.lastIndexOf(".") + 1 : 0;
        group.append(svgOf("line", { x1: x, x2: x, y1: pixelOf(1), y2: pixelOf(0) }));
        if (cut > 0)
            group.append(textOf(shortened(title.slice(0, cut), most), x, 14, "outer"));
        group.append(textOf(shortened(title.slice(cut), most), x, 30, "name"), tipOf(title));
        const texts = axis.column.kind === "word" ? spaced(axis.marks) : axis.marks;
        for (const mark of texts) {
            const text = typeof mark.value === "number" ? readNumber(mark.value, 3) : mark.text;
            group.append(markOf(shortened(text, most), x, mark.at),
                svgOf("line", { x1: x - 3, x2: x + 3, y1: pixelOf(mark.at), y2: pixelOf(mark.at) }));
        }
        if (axis.column.values.some(value => Number.isNaN(axis.place(value))))
            group.append(textOf("–", x + 7, plotHeight - plotRoom.bottom + blankDrop + 4, "mark"));
        for (const stretch of filter ? stretches(axis, filter) : [])
            group.append(svgOf("rect", { class: "brush", x: x - 7, width: 14, y: pixelOf(stretch.high) - 3,
                height: pixelOf(stretch.low) - pixelOf(stretch.high) + 6 }));
        group.append(this.#handle(axis, x));
        return group;
    }

    /**
     * What is dragged.
     * @param {ColumnAxis} axis
     * @param {number} x
     * @returns {SVGElement}
     */
    #handle(axis, x) {
        const handle = svgOf("rect", { class: "handle", x: x - 14, width: 28, y: pixelOf(1) - 8, height: pixelOf(0) - pixelOf(1) + 16 });
        /** @type {number|null} */
        let start = null;
        const placeOf = (/** @type {PointerEvent} */ event) =>
            1 - (event.clientY - this.svg.getBoundingClientRect().top - pixelOf(1)) / (pixelOf(0) - pixelOf(1));
        handle.addEventListener("pointerdown", event => {
            start = placeOf(event);
            event.preventDefault();
            // The lines are drawn anew while it is dragged, and this with them.
            const end = (/** @type {PointerEvent} */ last) => {
                removeEventListener("pointerup", end);
                const to = placeOf(last), from = start ?? to;
                this.model.filter(axis.column.name, Math.abs(to - from) < leastDrag ? null : filterOfStretch(axis, from, to));
            };
            addEventListener("pointerup", end);
        });
        return handle;
    }

    #mark() {
        for (const [run, line] of this.lines)
            line.classList.toggle("marked", run === this.model.marked);
    }
}

/**
 * Whether a key has several values among the runs that have one. Seeds tell no jobs apart.
 * @param {import("./compared-runs.js").RunColumn} column
 * @returns {boolean}
 */
function tellsApart({ name, values }) {
    return name !== "seed" && new Set([...values].filter(value => value !== null && value !== "")).size > 1;
}

/**
 * @param {number} place
 * @returns {number}
 */
function pixelOf(place) {
    const length = plotHeight - plotRoom.top - plotRoom.bottom;
    return Number.isNaN(place) ? plotHeight - plotRoom.bottom + blankDrop : plotRoom.top + (1 - place) * length;
}

/**
 * The stretches of an axis that pass its filter.
 * @param {ColumnAxis} axis
 * @param {import("./run-filters.js").RunFilter} filter
 * @returns {{low: number, high: number}[]}
 */
function stretches(axis, filter) {
    if (axis.column.kind === "word")
        return axis.marks.filter(mark => passesFilter(filter, mark.value)).map(mark => ({ low: mark.at, high: mark.at }));
    if (!("low" in filter))
        return [];
    const clamp = (/** @type {number} */ at) => Math.min(1, Math.max(0, Number.isNaN(at) ? 0 : at));
    const low = filter.low === null ? 0 : clamp(axis.place(filter.low)), high = filter.high === null ? 1 : clamp(axis.place(filter.high));
    return [{ low, high }];
}

/**
 * Of many words so many as there is room for.
 * @template T
 * @param {T[]} marks
 * @returns {T[]}
 */
function spaced(marks) {
    const most = Math.floor((plotHeight - plotRoom.top - plotRoom.bottom) / 15), each = Math.ceil(marks.length / most);
    return marks.filter((_, i) => i % each === 0);
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {string}
 */
function shortened(text, most) {
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/**
 * @param {string} name
 * @param {Record<string, string|number>} attributes
 * @returns {SVGElement}
 */
function svgOf(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    setAll(element, attributes);
    return /** @type {SVGElement} */ (element);
}

/**
 * @param {Element} element
 * @param {Record<string, string|number>} attributes
 */
function setAll(element, attributes) {
    for (const [name, value] of Object.entries(attributes))
        element.setAttribute(name, String(value));
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} kind
 * @returns {SVGElement}
 */
function textOf(text, x, y, kind) {
    const element = svgOf("text", { x, y, class: kind });
    element.textContent = text;
    return element;
}

/**
 * A mark's text where lines leave it alone: beyond the ends; between them they break around it.
 * @param {string} text
 * @param {number} x of its axis
 * @param {number} at
 * @returns {SVGElement}
 */
function markOf(text, x, at) {
    if (at === 0 || at === 1)
        return textOf(text, x, pixelOf(at) + (at === 1 ? -7 : 16), "mark outside");
    return textOf(text, x + 8, pixelOf(at) + 4, "mark");
}

/**
 * @param {string} text
 * @returns {SVGElement}
 */
function tipOf(text) {
    const tip = svgOf("title", {});
    tip.textContent = text;
    return tip;
}
