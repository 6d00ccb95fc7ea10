// The slider over the followed steps: moving it by pointer and keys, playing, and saying where it stands.
import { readNumber } from "../charts/numbers.js";
import { elementOf } from "./elements.js";
import { stepText } from "./figure-parts.js";

/** Followed steps in a second at speed 1. */
const rate = 6;

/** The same where the reader asked for less motion. */
const calmRate = 2;
const leap = 10;
const speeds = [0.5, 1, 2, 4];

export class Player {
    /**
     * @param {number[]} steps The followed steps, ascending.
     * @param {(number | null)[]} losses The loss at each; null where it is not known.
     * @param {(index: number) => void} moved Called with the place of a step when it changes.
     * @param {() => void} rested Called when a movement has come to rest.
     */
    constructor(steps, losses, moved, rested) {
        this.steps = steps;
        this.losses = losses;
        this.moved = moved;
        this.rested = rested;
        this.index = 0;
        this.speed = 1;
        /** @type {(() => void) | null} */
        this.stop = null;
        this.restTimer = 0;
        this.slider = elementOf("input", { type: "range", id: "training-step", min: "0", max: String(steps.length - 1), step: "1" });
        this.button = elementOf("button", { type: "button", className: "play", textContent: "Play" });
        this.words = elementOf("output", { className: "where" });
        this.words.htmlFor.add("training-step");
        this.slider.addEventListener("input", () => this.take(this.slider.valueAsNumber));
        this.slider.addEventListener("keydown", event => this.pressed(event, true));
        this.button.addEventListener("click", () => this.toggle());
        this.element = elementOf("div", { className: "player" }, [
            this.button, elementOf("label", { htmlFor: "training-step", textContent: "training step" }), this.slider, this.words,
        ]);
    }

    /**
     * The choice of the speed.
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
     * Moves to a followed step by its place; beyond the ends to the end.
     * @param {number} index
     */
    moveTo(index) {
        this.index = Math.max(0, Math.min(this.steps.length - 1, index));
        const step = this.steps[this.index];
        const loss = this.losses[this.index];
        this.slider.value = String(this.index);
        this.slider.setAttribute("aria-valuetext", `step ${step}${loss === null ? "" : `, loss ${readNumber(loss, 3)}`}`);
        const last = this.steps[this.steps.length - 1];
        this.words.replaceChildren(`step ${stepText(step)}`, elementOf("span", { textContent: ` of ${stepText(last)}` }),
            loss === null ? "" : ` · loss ${readNumber(loss, 3)}`);
        this.moved(this.index);
        clearTimeout(this.restTimer);
        this.restTimer = setTimeout(() => this.rested(), 300);
    }

    /**
     * Moves where the reader wants, which ends playing.
     * @param {number} index
     */
    take(index) {
        this.pause();
        this.moveTo(index);
    }

    /** Plays, or pauses. */
    toggle() {
        if (this.stop) {
            this.pause();
        } else {
            this.play();
        }
    }

    /** Plays from here; from the beginning where this is the end. */
    play() {
        if (this.index === this.steps.length - 1) {
            this.moveTo(0);
        }
        this.button.textContent = "Pause";
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        this.stop = calm ? everySoOften(1000 / (calmRate * this.speed), () => this.advance(1))
            : everyFrame(rate * this.speed, count => this.advance(count));
    }

    /** Stops where it is. */
    pause() {
        this.stop?.();
        this.stop = null;
        this.button.textContent = "Play";
    }

    /** @param {number} count */
    advance(count) {
        this.moveTo(this.index + count);
        if (this.index === this.steps.length - 1) {
            this.pause();
        }
    }

    /**
     * A key: on the slider, or where nothing has the focus, when the keys that scroll the page are left to it.
     * @param {KeyboardEvent} event
     * @param {boolean} onSlider
     */
    pressed(event, onSlider) {
        if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
            return;
        }
        /** @type {Record<string, () => void>} */
        const everywhere = {
            " ": () => this.toggle(), ArrowLeft: () => this.take(this.index - 1), ArrowRight: () => this.take(this.index + 1),
        };
        /** @type {Record<string, () => void>} */
        const here = {
            ...everywhere, ArrowDown: everywhere.ArrowLeft, ArrowUp: everywhere.ArrowRight,
            PageUp: () => this.take(this.index + leap), PageDown: () => this.take(this.index - leap),
            Home: () => this.take(0), End: () => this.take(this.steps.length - 1),
        };
        const action = (onSlider ? here : everywhere)[event.key];
        if (action) {
            event.preventDefault();
            action();
        }
    }
}

/**
 * Calls at animation frames with how many things are due since the last, at least 1, at so many in a second.
 * @param {number} perSecond
 * @param {(count: number) => void} act
 * @returns {() => void} Ends it.
 */
function everyFrame(perSecond, act) {
    let before = performance.now();
    let going = true;
    /** @param {number} now */
    const frame = now => {
        const count = Math.floor((now - before) / 1000 * perSecond);
        if (count > 0) {
            before += count * 1000 / perSecond;
            act(count);
        }
        if (going) {
            requestAnimationFrame(frame);
        }
    };
    requestAnimationFrame(frame);
    return () => {
        going = false;
    };
}

/**
 * @param {number} milliseconds
 * @param {() => void} act
 * @returns {() => void} Ends it.
 */
function everySoOften(milliseconds, act) {
    const timer = setInterval(act, milliseconds);
    return () => clearInterval(timer);
}
