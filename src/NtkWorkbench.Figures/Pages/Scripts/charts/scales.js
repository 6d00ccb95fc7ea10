// Where numbers lie along an axis: evenly, or by their logarithms.

/** @typedef {import("./figure.js").FigureAxis} FigureAxis */

const largestDrawn = 1e300;
const smallestOnLog = 1e-300;

// A range narrower than this share of its numbers is rounding noise, and drawn as a constant; on a log axis, decades.
const linearNoise = 1e-11;
const logNoise = 0.004;

// Pixels beyond a canvas at which lines that leave it end.
const farAway = 1e6;

/**
 * Whether a number can have a place on an axis at all.
 * @param {number} value
 * @returns {boolean}
 */
export function isDrawable(value) {
    return Math.abs(value) <= largestDrawn;
}

/** What the numbers of an axis span while they are looked through. */
export class AxisReach {
    /** @param {FigureAxis} axis */
    constructor(axis) {
        this.isLog = axis.scale === "log";
        this.limits = axis.limits;
        this.low = Infinity;
        this.high = -Infinity;
    }

    /**
     * Whether a number has a place on the axis.
     * @param {number} value
     * @returns {boolean}
     */
    has(value) {
        return isDrawable(value) && (!this.isLog || value >= smallestOnLog);
    }

    /**
     * Takes in a number that has a place; true where it lies off the stated axis.
     * @param {number} value
     * @returns {boolean}
     */
    reach(value) {
        if (value < this.low)
            this.low = value;
        if (value > this.high)
            this.high = value;
        return this.limits !== undefined && (value < this.limits.low || value > this.limits.high);
    }

    /**
     * The stated ends, else those that hold what was taken in and a margin, a share of the length to each side; on a log axis both are
     * logarithms.
     * @param {number} margin
     * @returns {[number, number]}
     */
    range(margin) {
        if (this.limits)
            return [this.#scaled(this.limits.low), this.#scaled(this.limits.high)];
        if (this.low > this.high)
            return this.isLog ? [-1, 1] : [0, 1];
        const low = this.#scaled(this.low), high = this.#scaled(this.high);
        const length = high - low, largest = Math.max(Math.abs(low), Math.abs(high));
        let pad = margin * length;
        if (length <= (this.isLog ? logNoise : Math.max(linearNoise * largest, smallestOnLog)))
            pad = this.isLog ? 0.5 : largest > smallestOnLog ? largest / 2 : 0.5;
        return [low - pad, high + pad];
    }

    /** @param {number} value */
    #scaled(value) {
        return this.isLog ? Math.log10(value) : value;
    }
}

/** Numbers of an axis as pixels, and back. */
export class PanelScale {
    /**
     * @param {boolean} isLog
     * @param {number} low the axis's low end; its logarithm on a log axis
     * @param {number} high
     * @param {number} start pixel of the low end
     * @param {number} end pixel of the high end
     */
    constructor(isLog, low, high, start, end) {
        this.isLog = isLog;
        this.low = low;
        this.high = high;
        this.start = start;
        this.end = end;
        this.factor = (end - start) / (high - low);
    }

    /**
     * The pixel of a number; NaN where it has no place.
     * @param {number} value
     * @returns {number}
     */
    toPixel(value) {
        if (!(Math.abs(value) <= largestDrawn) || (this.isLog && value < smallestOnLog))
            return NaN;
        return this.place(this.isLog ? Math.log10(value) : value);
    }

    /**
     * The pixel of a number as it lies on the axis: of a logarithm on a log axis.
     * @param {number} scaled
     * @returns {number}
     */
    place(scaled) {
        const pixel = this.start + (scaled - this.low) * this.factor;
        return pixel > farAway ? farAway : pixel < -farAway ? -farAway : pixel;
    }

    /**
     * The number at a pixel.
     * @param {number} pixel
     * @returns {number}
     */
    toValue(pixel) {
        const scaled = this.low + (pixel - this.start) / this.factor;
        return this.isLog ? 10 ** scaled : scaled;
    }
}
