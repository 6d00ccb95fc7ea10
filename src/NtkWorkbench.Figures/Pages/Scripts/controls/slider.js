// A slider over a number: its label, its value in words, keys, and a button that plays it where that is asked for.
import { elementOf } from "../page/elements.js";
import { startPlaying } from "./playing.js";

/**
 * What a slider moves. log and linear go evenly from low to high, whole through the whole numbers between them, and where values are given
 * through those, ascending. words tells a value with its unit.
 * @typedef {object} SliderKind
 * @property {string} key
 * @property {string} label
 * @property {"linear" | "log" | "whole"} scale
 * @property {number} low
 * @property {number} high
 * @property {number[]} [values]
 * @property {(value: number) => string} words
 * @property {boolean} [plays]
 */

const positions = 1000;

// A value that was moved to is a short one: it stands in the link.
const movedDigits = 4;

// A page is a tenth of many positions, ten of few.
const leastLeap = 10;

const speeds = [0.5, 1, 2, 4];

/** A slider and the value that it stands for, which may lie between its positions. */
export class Slider {
    /**
     * @param {SliderKind} kind
     * @param {(value: number) => void} moved called when the reader moves it, or it plays
     */
    constructor(kind, moved) {
        this.kind = kind;
        this.moved = moved;
        this.value = kind.low;
        this.speed = 1;
        /** @type {(() => void) | null} */
        this.stop = null;
        this.first = kind.scale === "whole" && !kind.values ? kind.low : 0;
        this.last = kind.values ? kind.values.length - 1 : kind.scale === "whole" ? kind.high : positions;
        const id = `slider-${kind.key}`;
        this.input = elementOf("input", { type: "range", id, min: String(this.first), max: String(this.last), step: "1" });
        this.words = elementOf("output", { className: "value" });
        this.words.htmlFor.add(id);
        this.input.addEventListener("input", () => this.goTo(this.input.valueAsNumber));
        this.input.addEventListener("keydown", event => this.press(event, true));
        this.button = elementOf("button", { type: "button", className: "play", hidden: !kind.plays });
        this.button.addEventListener("click", () => this.toggle());
        this.#name("Play");
        this.element = elementOf("div", { className: "slider" }, [
            elementOf("label", { htmlFor: id, textContent: kind.label }), this.input, this.words, this.button,
        ]);
    }

    /** How many positions the keys of pages go. */
    get leap() {
        return Math.max(leastLeap, Math.round((this.last - this.first) / 10));
    }

    /**
     * A choice of the speed at which it plays.
     * @returns {HTMLLabelElement}
     */
    speedChoice() {
        const options = speeds.map(speed => elementOf("option", { value: String(speed), textContent: `${speed}×` }));
        const select = elementOf("select", {}, options);
        select.value = "1";
        select.addEventListener("change", () => {
            this.speed = Number(select.value);
            if (this.stop) {
                this.pause();
                this.play();
            }
        });
        return elementOf("label", {}, ["speed ", select]);
    }

    /**
     * Stands for a value.
     * @param {number} value
     */
    set(value) {
        this.value = value;
        this.input.value = String(this.positionOf(value));
        this.tell();
    }

    /** Says the value anew, whose words may depend on others. */
    tell() {
        const words = this.kind.words(this.value);
        this.words.textContent = words;
        this.input.setAttribute("aria-valuetext", words);
    }

    /**
     * The nearest value that the slider can stand for; null where it is no number.
     * @param {number} value
     * @returns {number | null}
     */
    nearest(value) {
        const { low, high, scale, values } = this.kind;
        if (!Number.isFinite(value))
            return null;
        if (values)
            return values[this.positionOf(value)];
        const held = Math.min(high, Math.max(low, value));
        return scale === "whole" ? Math.round(held) : held;
    }

    /**
     * @param {number} value
     * @returns {number}
     */
    positionOf(value) {
        const { low, high, scale, values } = this.kind;
        if (values)
            return values.reduce((best, other, i) => Math.abs(other - value) < Math.abs(values[best] - value) ? i : best, 0);
        if (scale === "whole")
            return value;
        const share = scale === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return Math.round(positions * share);
    }

    /**
     * @param {number} position
     * @returns {number}
     */
    valueAt(position) {
        const { low, high, scale, values } = this.kind;
        if (values)
            return values[position];
        if (scale === "whole")
            return position;
        const share = position / positions;
        const value = scale === "log" ? low * (high / low) ** share : low + share * (high - low);
        return Math.min(high, Math.max(low, Number(value.toPrecision(movedDigits))));
    }

    /**
     * Moves where the reader wants, which ends playing; beyond the ends to the end.
     * @param {number} position
     */
    goTo(position) {
        this.pause();
        this.#move(position);
    }

    /** Plays, or pauses. */
    toggle() {
        if (this.stop)
            this.pause();
        else
            this.play();
    }

    /** Moves on by itself to the end; from the beginning where it stands there. */
    play() {
        let position = this.input.valueAsNumber;
        if (position >= this.last) {
            position = this.first;
            this.#move(position);
        }
        this.#name("Pause");
        this.stop = startPlaying(this.last - this.first, this.speed, count => {
            position = Math.min(this.last, position + count);
            this.#move(position);
            if (position === this.last)
                this.pause();
        });
    }

    /** Stays where it is. */
    pause() {
        this.stop?.();
        this.stop = null;
        this.#name("Play");
    }

    /**
     * A key: on the slider, or where nothing has the focus. There arrows up and down, pages and the ends are left to the page, which they
     * scroll; space, which scrolls it too, plays.
     * @param {KeyboardEvent} event
     * @param {boolean} onSlider
     */
    press(event, onSlider) {
        if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
            return;
        const by = (/** @type {number} */ count) => () => this.goTo(this.input.valueAsNumber + count);
        /** @type {Record<string, () => void>} */
        const everywhere = { ArrowLeft: by(-1), ArrowRight: by(1), ...(this.kind.plays ? { " ": () => this.toggle() } : {}) };
        /** @type {Record<string, () => void>} */
        const here = {
            ...everywhere, ArrowDown: by(-1), ArrowUp: by(1), PageDown: by(-this.leap), PageUp: by(this.leap),
            Home: () => this.goTo(this.first), End: () => this.goTo(this.last),
        };
        const action = (onSlider ? here : everywhere)[event.key];
        if (action) {
            event.preventDefault();
            action();
        }
    }

    /** @param {number} position */
    #move(position) {
        const held = Math.max(this.first, Math.min(this.last, position));
        // Pictures may follow later than the next key.
        this.input.value = String(held);
        this.moved(this.valueAt(held));
    }

    /** @param {string} action what the button does */
    #name(action) {
        this.button.textContent = action;
        this.button.setAttribute("aria-label", `${action}: ${this.kind.label}`);
    }
}
