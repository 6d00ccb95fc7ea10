// A slider over a number: its label, its value in words, and a button that plays it where that is asked for.
import { elementOf } from "../training/elements.js";

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

/** From one end to the other in about so many moves, and so many milliseconds between two; fewer where less motion is asked for. */
const playing = { moves: 150, pause: 60 };
const calmPlaying = { moves: 20, pause: 600 };

/** A slider and the value that it stands for, which may lie between its positions. */
export class Slider {
    /**
     * @param {SliderKind} kind
     * @param {(value: number) => void} moved called when the reader or the player moves it
     */
    constructor(kind, moved) {
        this.kind = kind;
        this.moved = moved;
        this.value = kind.low;
        this.timer = 0;
        const id = `slider-${kind.key}`, last = kind.values ? kind.values.length - 1 : kind.scale === "whole" ? kind.high : positions;
        this.input = elementOf("input", {
            type: "range", id, min: kind.scale === "whole" && !kind.values ? String(kind.low) : "0", max: String(last), step: "1",
        });
        this.words = elementOf("output", { className: "value" });
        this.words.htmlFor.add(id);
        this.input.addEventListener("input", () => {
            this.pause();
            this.moved(this.valueAt(this.input.valueAsNumber));
        });
        this.button = elementOf("button", { type: "button", textContent: "Play", hidden: !kind.plays });
        this.button.setAttribute("aria-label", `Play: ${kind.label}`);
        this.button.addEventListener("click", () => this.timer === 0 ? this.play() : this.pause());
        this.element = elementOf("div", { className: "slider" }, [
            elementOf("label", { htmlFor: id, textContent: kind.label }), this.input, this.words, this.button,
        ]);
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

    /** Moves on by itself to the end; from the beginning where it stands there. */
    play() {
        const first = Number(this.input.min), last = Number(this.input.max);
        const { moves, pause } = matchMedia("(prefers-reduced-motion: reduce)").matches ? calmPlaying : playing;
        // Few positions are looked at one by one.
        const stride = Math.ceil((last - first) / moves), wait = Math.max(pause, Math.min(600, 8000 / (last - first)));
        if (this.input.valueAsNumber >= last)
            this.moved(this.valueAt(first));
        this.button.textContent = "Pause";
        this.timer = window.setInterval(() => {
            const next = Math.min(last, this.input.valueAsNumber + stride);
            this.moved(this.valueAt(next));
            if (next === last)
                this.pause();
        }, wait);
    }

    /** Stays where it is. */
    pause() {
        window.clearInterval(this.timer);
        this.timer = 0;
        this.button.textContent = "Play";
    }
}
