// The moving part of a lab's report: sliders, a sentence and figures that follow them, and a link that keeps where they stand.
import { FigureView } from "../charts/figure-view.js";
import { Slider } from "../controls/slider.js";
import { elementOf } from "../page/elements.js";
import { KeptFragment } from "../page/address.js";

/** @typedef {Record<string, number>} LabState a number for each slider's key */
/** @typedef {import("../controls/slider.js").SliderKind} SliderKind */
/** @typedef {import("../charts/figure.js").Figure} Figure */
/** @typedef {{id: string, title: string, about: string, wide?: boolean, draw: (state: LabState) => Figure}} LabPanel */
/** @typedef {{name: string, values: (state: LabState) => LabState}} LabPreset what a button sets, from what is set */
/**
 * @typedef {object} Lab
 * @property {string} introduction
 * @property {SliderKind[]} sliders
 * @property {(state: LabState, key: string) => boolean} [hides] whether a slider means nothing now
 * @property {LabPreset[]} presets
 * @property {LabState} own where the sliders stand at first: the job's values
 * @property {(state: LabState) => string[]} say what is to be seen, in paragraphs
 * @property {LabPanel[]} panels
 */

/** Fills its host with a lab. */
export class LabPage {
    /**
     * @param {HTMLElement} host
     * @param {(told: () => LabState) => Lab} create told: where the sliders stand, for words that depend on several
     */
    constructor(host, create) {
        /** @type {LabState} */
        this.state = {};
        this.lab = create(() => this.state);
        this.state = { ...this.lab.own };
        this.link = new KeptFragment(() => this.fragment(), fragment => this.readLink(fragment));
        this.frame = 0;
        this.sliders = this.lab.sliders.map(kind => new Slider(kind, value => this.take({ [kind.key]: value })));
        this.presets = this.lab.presets.map(preset => ({ preset, button: this.buttonOf(preset) }));
        const reset = elementOf("button", { type: "button", textContent: "Reset" });
        reset.addEventListener("click", () => this.reset());
        this.said = elementOf("div", { className: "said" });
        this.said.setAttribute("aria-live", "polite");
        this.cards = this.lab.panels.map(panel => this.cardOf(panel));
        host.classList.add("lab");
        host.append(
            elementOf("h2", { textContent: "Try it" }),
            elementOf("p", { textContent: this.lab.introduction }),
            elementOf("div", { className: "controls" }, [
                elementOf("div", { className: "sliders" }, this.sliders.map(slider => slider.element)),
                elementOf("div", { className: "presets" }, [...this.presets.map(({ button }) => button), reset]),
            ]),
            this.said,
            elementOf("div", { className: "panels" }, this.cards.map(card => card.element)));
        this.link.take();
        this.show();
    }

    /**
     * @param {LabPreset} preset
     * @returns {HTMLButtonElement}
     */
    buttonOf(preset) {
        const button = elementOf("button", { type: "button", textContent: preset.name });
        button.addEventListener("click", () => {
            this.pause();
            this.take(preset.values(this.state));
        });
        return button;
    }

    /** @param {LabPanel} panel */
    cardOf(panel) {
        const plot = elementOf("div", { className: "plot" });
        const element = elementOf("section", { className: panel.wide ? "moving wide" : "moving" }, [
            elementOf("h3", { textContent: panel.title }), elementOf("p", { className: "about", textContent: panel.about }), plot,
        ]);
        element.dataset.panel = panel.id;
        return { panel, element, view: new FigureView(plot, { name: `lab_${panel.id}`, title: panel.title, description: panel.about }) };
    }

    /**
     * Goes to other values, and puts them into the link when the movement has come to rest.
     * @param {LabState} values
     */
    take(values) {
        this.state = { ...this.state, ...this.held(values) };
        if (this.frame === 0)
            this.frame = requestAnimationFrame(() => this.show());
        this.link.keepAtRest();
    }

    /** Back to the job's values. */
    reset() {
        this.pause();
        this.take(this.lab.own);
    }

    /** Ends what plays. */
    pause() {
        this.sliders.forEach(slider => slider.pause());
    }

    /**
     * What of some values the sliders can stand for. The job's own are kept to the last bit.
     * @param {LabState} values
     * @returns {LabState}
     */
    held(values) {
        /** @type {LabState} */
        const held = {};
        for (const slider of this.sliders) {
            const { key } = slider.kind, value = slider.nearest(values[key]);
            if (value !== null)
                held[key] = value;
        }
        return held;
    }

    /** Draws and says where the sliders stand. */
    show() {
        cancelAnimationFrame(this.frame);
        this.frame = 0;
        const { lab, state } = this;
        for (const slider of this.sliders) {
            slider.set(state[slider.kind.key]);
            slider.element.hidden = lab.hides?.(state, slider.kind.key) ?? false;
        }
        for (const { preset, button } of this.presets) {
            const values = this.held(preset.values(state));
            button.setAttribute("aria-pressed", String(Object.keys(values).every(key => values[key] === state[key])));
        }
        this.said.replaceChildren(...lab.say(state).map(text => elementOf("p", { textContent: text })));
        for (const { panel, view } of this.cards)
            view.update(panel.draw(state));
    }

    /**
     * Goes where a fragment says, if it says anything.
     * @param {string} fragment
     */
    readLink(fragment) {
        /** @type {LabState} */
        const values = {};
        for (const [key, text] of new URLSearchParams(fragment.slice(1)))
            values[key] = text === "" ? NaN : Number(text);
        const held = this.held(values);
        if (Object.keys(held).length > 0) {
            this.pause();
            this.state = { ...this.lab.own, ...held };
            this.show();
        }
    }

    /** @returns {string} */
    fragment() {
        return `#${this.sliders.map(({ kind }) => `${kind.key}=${this.state[kind.key]}`).join("&")}`;
    }
}
