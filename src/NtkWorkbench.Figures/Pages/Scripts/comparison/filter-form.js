// Filters by what differs in the jobs, and by what came of them: ends of numbers, words to tick, a part of a word.

import { elementOf } from "../page/elements.js";
import { buttonOf, tickOf } from "./nodes.js";
import { distinctWords } from "./run-order.js";

/** @typedef {import("./comparison-model.js").ComparisonModel} ComparisonModel */
/** @typedef {import("./compared-runs.js").RunColumn} RunColumn */
/** @typedef {{element: HTMLElement, refresh: () => void}} FilterField */

const mostTicked = 12;

/** The filters of all columns. */
export class FilterForm {
    /** @param {ComparisonModel} model */
    constructor(model) {
        this.model = model;
        const { columns } = model.compared, results = columns.filter(column => column.source === "result");
        const jobs = columns.filter(column => column.source !== "result");
        /** @type {FilterField[]} */
        this.fields = [];
        this.count = elementOf("p", { className: "count" });
        this.count.setAttribute("role", "status");
        this.clear = buttonOf("Clear filters", () => model.change(state => state.filters.clear()));
        this.element = elementOf("div", { className: "filters" }, [
            this.#part("Filter by what differs in the jobs", jobs),
            ...(results.length > 0 ? [this.#part("Filter by results", results)] : []),
            elementOf("div", { className: "bar" }, [this.count, this.clear]),
        ]);
        model.changed.push(() => this.refresh());
        this.refresh();
    }

    /** Shows the filters that hold. */
    refresh() {
        this.fields.forEach(field => field.refresh());
        this.count.textContent = `${this.model.words}.`;
        this.clear.disabled = this.model.state.filters.size === 0;
    }

    /**
     * @param {string} title
     * @param {RunColumn[]} columns
     * @returns {HTMLElement}
     */
    #part(title, columns) {
        const fields = columns.map(column => column.kind === "number" ? this.#numbers(column.name, column.title)
            : distinctWords(column.values).length <= mostTicked ? this.#words(column.name, column.title, distinctWords(column.values))
            : this.#text(column.name, column.title));
        this.fields.push(...fields);
        return elementOf("details", {}, [
            elementOf("summary", { textContent: title }),
            elementOf("div", { className: "fields" }, fields.map(field => field.element)),
        ]);
    }

    /**
     * @param {string} name
     * @param {string} title
     * @returns {FilterField}
     */
    #numbers(name, title) {
        const end = (/** @type {string} */ words) => {
            const input = elementOf("input", { type: "number", step: "any", placeholder: words });
            input.setAttribute("aria-label", `${title}, ${words}`);
            input.addEventListener("change", () => {
                const [from, to] = [low, high].map(one => Number.isNaN(one.valueAsNumber) ? null : one.valueAsNumber);
                this.model.filter(name, { low: from, high: to });
            });
            return input;
        };
        const low = end("least"), high = end("most");
        return {
            element: elementOf("fieldset", {}, [elementOf("legend", { textContent: title }), low, " to ", high]),
            refresh: () => {
                const filter = this.model.state.filters.get(name), range = filter && "low" in filter ? filter : { low: null, high: null };
                low.value = range.low === null ? "" : String(range.low);
                high.value = range.high === null ? "" : String(range.high);
            },
        };
    }

    /**
     * @param {string} name
     * @param {string} title
     * @param {string[]} words
     * @returns {FilterField}
     */
    #words(name, title, words) {
        const ticks = words.map(word => tickOf(word === "" ? "(none)" : word, true, () => {
            const kept = words.filter((_, i) => boxes[i].checked);
            this.model.filter(name, kept.length === words.length ? null : { words: kept });
        }));
        const boxes = ticks.map(tick => tick.box);
        return {
            element: elementOf("fieldset", {}, [
                elementOf("legend", { textContent: title }),
                elementOf("div", { className: "ticks" }, ticks.map(tick => tick.element)),
            ]),
            refresh: () => {
                const filter = this.model.state.filters.get(name);
                boxes.forEach((box, i) => {
                    box.checked = !filter || ("words" in filter ? filter.words.includes(words[i]) : true);
                });
            },
        };
    }

    /**
     * @param {string} name
     * @param {string} title
     * @returns {FilterField}
     */
    #text(name, title) {
        const input = elementOf("input", { type: "search", placeholder: "part of it" });
        input.setAttribute("aria-label", `${title}, part of it`);
        input.addEventListener("input", () => this.model.filter(name, { text: input.value }));
        return {
            element: elementOf("fieldset", {}, [elementOf("legend", { textContent: title }), input]),
            refresh: () => {
                const filter = this.model.state.filters.get(name), text = filter && "text" in filter ? filter.text : "";
                if (input.value !== text)
                    input.value = text;
            },
        };
    }
}
