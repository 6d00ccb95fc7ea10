// The moving part of a report: a slider over the followed steps of a training and the figures that follow it.
import { FigureView } from "../charts/figure-view.js";
import { Slider } from "../controls/slider.js";
import { KeptFragment } from "../page/address.js";
import { checkBoxOf, elementOf } from "../page/elements.js";
import { readNumber } from "../charts/numbers.js";
import { stepText } from "../charts/figure-parts.js";
import { FollowedRun } from "./followed-run.js";
import { panelsOf } from "./panels.js";
import { nearestStep } from "./spans.js";
import { readStepLink, writeStepLink } from "./step-link.js";

/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */
/**
 * A panel on the page: `seen` while it is on the screen, `stale` while it shows another step.
 * @typedef {{panel: MovingPanel, element: HTMLElement, label: import("../page/elements.js").CheckBox, view: FigureView | null, seen: boolean,
 *     stale: boolean}} Card
 */

/**
 * Fills the host with the slider and the figures of a data block.
 * @param {HTMLElement} host
 * @param {any} block The data block "training".
 * @returns {TrainingApp}
 */
export function startTraining(host, block) {
    return new TrainingApp(host, block);
}

export class TrainingApp {
    /**
     * @param {HTMLElement} host
     * @param {any} block
     */
    constructor(host, block) {
        this.run = new FollowedRun(block);
        this.index = 0;
        this.follow = false;
        /** @type {string[] | null} */
        this.chosen = null;
        this.said = elementOf("p", { className: "said", role: "status" });
        this.slider = this.sliderOf();
        this.link = new KeptFragment(() => writeStepLink(this.run.steps[this.index], this.chosen), fragment => this.readLink(fragment));
        /** @type {Card[]} */
        this.cards = panelsOf(this.run).map(panel => this.cardOf(panel));
        host.classList.add("training");
        host.append(
            elementOf("h2", { textContent: "Through training" }),
            elementOf("p", { textContent: this.introduction() }),
            elementOf("div", { className: "controls" }, [this.slider.element]), this.options(), this.said,
            elementOf("fieldset", { className: "choice" }, [
                elementOf("legend", { textContent: "panels shown" }), ...this.cards.map(card => card.label.element),
            ]),
            elementOf("div", { className: "panels" }, this.cards.map(card => card.element)), ...this.notes());
        this.watch(host);
        this.moveTo(this.run.steps[this.run.count - 1]);
        this.link.take();
    }

    /** @returns {string} */
    introduction() {
        const { steps, count } = this.run;
        return `${count} steps of the training were followed, from ${stepText(steps[0])} to ${stepText(steps[count - 1])}. Move the slider `
            + "or press Play. The axes stand still over the whole training, so that what moves is the network. Keys: ← and → a step, "
            + `Page up and Page down ${this.slider.leap}, Home and End, space plays.`;
    }

    /** @returns {Slider} */
    sliderOf() {
        const { steps } = this.run, losses = this.run.losses(), last = steps[steps.length - 1];
        return new Slider({
            key: "training-step", label: "training step", scale: "whole", low: steps[0], high: last, values: steps, plays: true,
            words: step => {
                const loss = losses[nearestStep(steps, step)];
                return `${stepText(step)} of ${stepText(last)}${loss === null ? "" : `, loss ${readNumber(loss, 3)}`}`;
            },
        }, step => this.moveTo(step));
    }

    /** @returns {HTMLElement[]} */
    notes() {
        /** @type {string[]} */
        const notes = this.run.block.notes ?? [];
        return notes.length === 0 ? [] : [elementOf("p", { className: "notes", textContent: `${notes.join(". ")}.` })];
    }

    /** @returns {HTMLElement} */
    options() {
        const copy = elementOf("button", { type: "button", textContent: "Copy link" });
        copy.addEventListener("click", () => this.copyLink());
        return elementOf("div", { className: "options" }, [
            this.slider.speedChoice(),
            checkBoxOf("axes follow", false, follow => {
                this.follow = follow;
                this.redraw();
            }).element,
            copy,
        ]);
    }

    /**
     * A panel's place on the page and the box that chooses it.
     * @param {MovingPanel} panel
     * @returns {Card}
     */
    cardOf(panel) {
        const label = checkBoxOf(panel.title, true, () => this.choose());
        const plot = elementOf("div", { className: "plot" });
        const element = elementOf("section", { className: panel.wide ? "moving wide" : "moving" }, [
            elementOf("h3", { textContent: panel.title }),
            elementOf("p", { className: "about", textContent: panel.about }),
            panel.missing === null ? plot : elementOf("p", { className: "missing", textContent: panel.missing }),
        ]);
        element.dataset.panel = panel.id;
        const view = panel.missing === null
            ? new FigureView(plot, { name: `moving_${panel.id}`, title: panel.title, description: panel.about }) : null;
        return { panel, element, label, view, seen: false, stale: true };
    }

    /**
     * Listens to the address, to keys that no control takes, to which figures are on the screen, and to printing.
     * @param {HTMLElement} host
     */
    watch(host) {
        addEventListener("beforeprint", () => this.cards.forEach(card => this.draw(card)));
        const sight = new IntersectionObserver(entries => {
            for (const entry of entries) {
                const card = this.cards.find(one => one.element === entry.target);
                if (card) {
                    card.seen = entry.isIntersecting;
                    if (card.seen && card.stale) {
                        this.draw(card);
                    }
                }
            }
        }, { rootMargin: "200px" });
        this.cards.forEach(card => sight.observe(card.element));
        document.addEventListener("keydown", event => {
            const free = document.activeElement === null || document.activeElement === document.body;
            const { top, bottom } = host.getBoundingClientRect();
            if (free && top < innerHeight && bottom > 0) {
                this.slider.press(event, false);
            }
        });
    }

    /** Draws what is on the screen anew, and leaves the rest until it comes there. */
    redraw() {
        for (const card of this.cards) {
            card.stale = true;
            if (card.seen) {
                this.draw(card);
            }
        }
    }

    /** @param {Card} card */
    draw(card) {
        if (card.view && !card.element.hidden) {
            card.view.update(card.panel.draw(this.index, this.follow));
            card.stale = false;
        }
    }

    /** Shows the panels whose boxes are ticked. */
    choose() {
        this.chosen = this.cards.filter(card => card.label.box.checked).map(card => card.panel.id);
        this.show();
        this.link.keep();
    }

    /** Hides what was not chosen. */
    show() {
        for (const card of this.cards) {
            card.element.hidden = this.chosen !== null && !this.chosen.includes(card.panel.id);
            card.label.box.checked = !card.element.hidden;
        }
        this.redraw();
    }

    /**
     * Goes to the followed step nearest to one.
     * @param {number} step
     */
    moveTo(step) {
        this.index = nearestStep(this.run.steps, step);
        this.slider.set(this.run.steps[this.index]);
        this.said.textContent = "";
        this.redraw();
        this.link.keepAtRest();
    }

    /**
     * Goes where a fragment says, if it says anything.
     * @param {string} fragment
     */
    readLink(fragment) {
        const { step, panels } = readStepLink(fragment);
        const { steps } = this.run;
        if (panels !== null) {
            this.chosen = panels;
            this.show();
        }
        if (step !== null) {
            this.slider.pause();
            this.moveTo(step);
            const nearest = steps[this.index];
            this.said.textContent = nearest === step ? ""
                : `Step ${stepText(step)} was not followed; the nearest that was is ${stepText(nearest)}.`;
        }
    }

    /** Copies the link; where the browser does not allow it, shows it to be copied. */
    async copyLink() {
        const address = new URL(this.link.write(), location.href).href;
        const words = `the link to step ${stepText(this.run.steps[this.index])}`;
        try {
            await navigator.clipboard.writeText(address);
            this.said.textContent = `Copied ${words}.`;
        } catch {
            const field = elementOf("input", { type: "text", readOnly: true, value: address, ariaLabel: words });
            this.said.replaceChildren(`This browser lets no page copy; ${words}: `, field);
            field.select();
        }
    }
}
