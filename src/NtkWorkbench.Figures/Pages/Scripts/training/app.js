// The moving part of a report: a slider over the followed steps of a training and the figures that follow it.
import { FigureView } from "../charts/figure-view.js";
import { checkBoxOf, elementOf } from "./elements.js";
import { stepText } from "./figure-parts.js";
import { FollowedRun } from "./followed-run.js";
import { panelsOf } from "./panels.js";
import { Player } from "./player.js";
import { nearestStep } from "./spans.js";
import { keepStepLink, readStepLink, writeStepLink } from "./step-link.js";

/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */
/**
 * A panel on the page: `seen` while it is on the screen, `stale` while it shows another step.
 * @typedef {{panel: MovingPanel, element: HTMLElement, label: import("./elements.js").CheckBox, view: FigureView | null, seen: boolean,
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
        this.follow = false;
        /** @type {string[] | null} */
        this.chosen = null;
        this.said = elementOf("p", { className: "said", role: "status" });
        this.player = new Player(this.run.steps, this.run.losses(), () => this.redraw(), () => this.keepLink());
        /** @type {Card[]} */
        this.cards = panelsOf(this.run).map(panel => this.cardOf(panel));
        host.classList.add("training");
        host.append(
            elementOf("h2", { textContent: "Through training" }),
            elementOf("p", { textContent: this.introduction() }),
            this.player.element, this.options(), this.said,
            elementOf("fieldset", { className: "choice" }, [
                elementOf("legend", { textContent: "panels shown" }), ...this.cards.map(card => card.label.element),
            ]),
            elementOf("div", { className: "panels" }, this.cards.map(card => card.element)), ...this.notes());
        this.watch(host);
        this.player.moveTo(this.run.count - 1);
        this.readLink();
    }

    /** @returns {string} */
    introduction() {
        const { steps, count } = this.run;
        return `${count} steps of the training were followed, from ${stepText(steps[0])} to ${stepText(steps[count - 1])}. Move the slider `
            + "or press Play. The axes stand still over the whole training, so that what moves is the network. Keys: ← and → a step, "
            + "Page up and Page down ten, Home and End, space plays.";
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
            this.player.speedChoice(),
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
        addEventListener("hashchange", () => this.readLink());
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
                this.player.pressed(event, false);
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
            card.view.update(card.panel.draw(this.player.index, this.follow));
            card.stale = false;
        }
    }

    /** Shows the panels whose boxes are ticked. */
    choose() {
        this.chosen = this.cards.filter(card => card.label.box.checked).map(card => card.panel.id);
        this.show();
        this.keepLink();
    }

    /** Hides what was not chosen. */
    show() {
        for (const card of this.cards) {
            card.element.hidden = this.chosen !== null && !this.chosen.includes(card.panel.id);
            card.label.box.checked = !card.element.hidden;
        }
        this.redraw();
    }

    /** Goes where the address says, if it says anything. */
    readLink() {
        const { step, panels } = readStepLink(location.hash);
        const { steps } = this.run;
        if (panels !== null) {
            this.chosen = panels;
            this.show();
        }
        if (step !== null) {
            const index = nearestStep(steps, step);
            this.player.take(index);
            this.said.textContent = steps[index] === step ? ""
                : `Step ${stepText(step)} was not followed; the nearest that was is ${stepText(steps[index])}.`;
        }
        this.kept = this.link();
    }

    /** Puts the step into the address where the reader has changed it. */
    keepLink() {
        if (this.link() !== this.kept) {
            this.kept = this.link();
            this.said.textContent = "";
            keepStepLink(this.kept);
        }
    }

    /** @returns {string} */
    link() {
        return writeStepLink(this.run.steps[this.player.index], this.chosen);
    }

    /** Copies the link; where the browser does not allow it, shows it to be copied. */
    async copyLink() {
        const address = new URL(this.link(), location.href).href;
        const words = `the link to step ${stepText(this.run.steps[this.player.index])}`;
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
