// The panels: in each a quantity that can be chosen, drawn of all runs that are shown.

import { FigureView } from "../charts/figure-view.js";
import { readPanel } from "../charts/reading.js";
import { elementOf } from "../page/elements.js";
import { curveFigure, withMarkedRun } from "./curve-figures.js";
import { buttonOf, choiceOf, oncePerFrame, tickOf } from "./nodes.js";

/** @typedef {import("./comparison-model.js").ComparisonModel} ComparisonModel */
/** @typedef {import("./curve-figures.js").CurveFigure} CurveFigure */
/** @typedef {import("./compared-runs.js").RunQuantity} RunQuantity */
/** @typedef {{quantity: RunQuantity, at: number, label: string, made: CurveFigure}} ReadPlace */
/** @typedef {{element: HTMLElement, view: FigureView, scale: HTMLInputElement, made: CurveFigure|null}} CurveCard */

/** A chart a quantity. */
export class CurveCards {
    /**
     * @param {ComparisonModel} model
     * @param {(place: ReadPlace|null) => void} read told where curves are read; null: nowhere any more
     */
    constructor(model, read) {
        this.model = model;
        this.read = read;
        /** @type {{quantity: RunQuantity, at: number, label: string}|null} */
        this.place = null;
        /** @type {Map<string, CurveCard>} those that were ever shown, for a view listens to its page */
        this.cards = new Map();
        this.list = elementOf("div", { className: "cards" });
        this.adding = buttonOf("Add a panel", () => this.#add());
        this.element = elementOf("div", { className: "curves" }, [this.list, this.adding]);
        model.changed.push(() => this.refresh());
        model.pointed.push(oncePerFrame(() => this.#mark()));
    }

    /** Draws all panels anew. */
    refresh() {
        const { model } = this, { show } = model.state;
        const cards = show.map(name => this.#card(name)), stands = [...this.list.children];
        if (cards.length !== stands.length || cards.some((card, i) => card.element !== stands[i]))
            this.#place(cards.map(card => card.element));
        this.list.classList.toggle("wide", model.state.isApart);
        show.forEach((name, i) => {
            const quantity = /** @type {RunQuantity} */ (model.compared.quantity(name)), card = cards[i];
            card.made = curveFigure(model.compared, quantity, model.shown, model.state);
            card.scale.checked = quantity.isLog !== model.state.turned.has(name);
            for (const choice of card.element.querySelectorAll("select"))
                this.#fillChoice(choice, name);
            card.view.update(withMarkedRun(card.made, model.compared, model.marked));
        });
        this.adding.disabled = show.length === model.compared.quantities.length;
        this.#readAgain();
    }

    /**
     * Places the cards; what had the focus keeps it.
     * @param {HTMLElement[]} elements
     */
    #place(elements) {
        const focused = document.activeElement;
        this.list.replaceChildren(...elements);
        if (focused instanceof HTMLElement && this.list.contains(focused))
            focused.focus();
    }

    #mark() {
        for (const name of this.model.state.show) {
            const card = this.cards.get(name);
            if (card?.made)
                card.view.update(withMarkedRun(card.made, this.model.compared, this.model.marked));
        }
    }

    #add() {
        const { quantities } = this.model.compared, { show } = this.model.state;
        const next = quantities.find(quantity => !show.includes(quantity.name));
        if (!next)
            return;
        this.model.change(state => {
            state.show = [...state.show, next.name];
        });
        this.cards.get(next.name)?.element.querySelector("select")?.focus();
    }

    /**
     * @param {string} name
     * @param {string|null} other the quantity in its place; null: none
     */
    #exchange(name, other) {
        this.model.change(state => {
            state.show = state.show.flatMap(one => one !== name ? [one] : other === null ? [] : [other]);
        });
        const card = this.cards.get(other ?? "");
        if (card)
            card.element.querySelector("select")?.focus();
        else
            this.adding.focus();
    }

    /**
     * @param {string} name
     * @returns {CurveCard}
     */
    #card(name) {
        const there = this.cards.get(name);
        if (there)
            return there;
        const quantity = /** @type {RunQuantity} */ (this.model.compared.quantity(name));
        const scale = tickOf("log", quantity.isLog, () => this.model.change(({ turned }) =>
            turned.delete(name) ? undefined : turned.add(name)));
        scale.element.title = "logarithmic scale of the values";
        const remove = buttonOf("Remove", () => this.#exchange(name, null), `Remove the panel ${quantity.title}`);
        const choice = choiceOf("quantity", [], name, other => this.#exchange(name, other)), plot = elementOf("div", { className: "plot" });
        const bar = elementOf("div", { className: "bar" }, [choice, scale.element, remove]);
        const element = elementOf("section", { className: "card" }, [bar, plot]);
        element.setAttribute("aria-label", quantity.title);
        element.dataset.quantity = name;
        const view = new FigureView(plot, { name, title: quantity.title,
            description: "Curves of the runs that are shown, a colour a group. The arrow keys read them; the table below the panels "
                + "follows, sorted by value." });
        /** @type {CurveCard} */
        const card = { element, view, scale: scale.box, made: null };
        const tell = oncePerFrame(() => this.#tell(card, quantity));
        for (const kind of ["pointermove", "pointerdown", "keydown"])
            view.canvas.addEventListener(kind, tell);
        this.cards.set(name, card);
        return card;
    }

    /**
     * The quantities that are not in another panel.
     * @param {HTMLSelectElement} choice
     * @param {string} name
     */
    #fillChoice(choice, name) {
        const { show } = this.model.state, free = this.model.compared.quantities
            .filter(quantity => quantity.name === name || !show.includes(quantity.name));
        const made = choiceOf("quantity", free.map(one => ({ value: one.name, text: one.title, section: one.section })), name, () => {});
        choice.replaceChildren(.../** @type {HTMLSelectElement} */ (made.lastElementChild).children);
        choice.value = name;
    }

    /**
     * Says where a panel is read.
     * @param {CurveCard} card
     * @param {RunQuantity} quantity
     */
    #tell(card, quantity) {
        const { hover, painter } = card.view, panels = painter.panels(), drawn = panels[Math.min(hover.panel, panels.length - 1)];
        if (!hover.at || !drawn || !card.made)
            return;
        const { box } = drawn, pixels = { x: box.left + hover.at.x * box.width, y: box.top + hover.at.y * box.height };
        // Where the line below the panel reads.
        const at = readPanel(drawn.panel, drawn.x, drawn.y, pixels).x;
        if (Number.isNaN(at))
            return;
        this.place = { quantity, at, label: axisWords(card.made) };
        this.read({ ...this.place, made: card.made });
    }

    /** Reads the same place of what is shown now, where there still is one. */
    #readAgain() {
        const { place } = this, made = place && this.model.state.show.includes(place.quantity.name)
            ? this.cards.get(place.quantity.name)?.made : null;
        if (!place)
            return;
        this.place = made && axisWords(made) === place.label ? place : null;
        this.read(this.place && made ? { ...this.place, made } : null);
    }
}

/**
 * The label of the horizontal axis, which only the lowest panels bear.
 * @param {CurveFigure} made
 * @returns {string}
 */
function axisWords(made) {
    return made.figure.panels.map(panel => panel.x?.label).find(label => label !== undefined) ?? "x";
}
