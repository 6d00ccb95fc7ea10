// Where an axis has ticks and what stands there: steps of 1, 2 and 5; on a log axis decades, and the digits between them where there
// are few.

import { decimalExponent, formatNumber, powerOfTen } from "./numbers.js";

/** @typedef {import("./figure.js").FigureAxis} FigureAxis */
/** @typedef {{at: number, text: string, major: boolean}} Tick at: on a log axis the logarithm */
/**
 * @typedef {object} TickRoom what decides how many there may be
 * @property {number} length of the axis in pixels
 * @property {boolean} upright whether it is a vertical axis: texts stand above each other
 * @property {number} lineHeight
 * @property {(text: string) => number} measure
 */

const decadesWithDigits = 8;
const decadesWithTicks = 40;
const mostNumbers = 8;

// A tick at an end of the axis must not fall off it by rounding.
const tickRounding = 1e-9;

// Between lines of text above each other, in their heights; between texts in a row, in the same: wanted, and where that leaves fewer
// than two, the least.
const upperSpacing = [1.6, 1.15];
const sideGap = [1, 0.4];

/**
 * The ticks of an axis between two ends.
 * @param {FigureAxis} axis
 * @param {number} low on a log axis the logarithm
 * @param {number} high
 * @param {TickRoom} room
 * @returns {Tick[]}
 */
export function axisTicks(axis, low, high, room) {
    const isLog = axis.scale === "log";
    if (axis.ticks)
        return axis.ticks.map(tick => ({ at: isLog ? Math.log10(tick.at) : tick.at, text: tick.text, major: true }))
            .filter(tick => isWithin(tick.at, low, high));
    return isLog ? logTicks(low, high, room) : numberTicks(low, high, axis.integers === true, room);
}

/**
 * Round numbers at even distances, at least two where there is room.
 * @param {number} low
 * @param {number} high
 * @param {boolean} whole
 * @param {TickRoom} room
 * @returns {Tick[]}
 */
export function numberTicks(low, high, whole, room) {
    const largest = Math.max(Math.abs(low), Math.abs(high));
    return evenTicks(low, high, whole, room, (value, step) => formatNumber(value, step, largest));
}

/**
 * @param {number} low
 * @param {number} high
 * @param {TickRoom} room
 * @returns {Tick[]}
 */
function logTicks(low, high, room) {
    const decades = evenTicks(low, high, true, room, value => powerOfTen(Math.round(value)));
    if (decades.length > 1) {
        const taken = new Set(decades.map(tick => Math.round(tick.at)));
        return [...decades, ...betweenDecades(low, high).filter(at => !taken.has(at)).map(at => ({ at, text: "", major: false }))];
    }
    const digits = digitTicks(low, high);
    if (digits.filter(tick => tick.major).length > 1)
        return withoutCrowding(digits, (high - low), room);
    return numberTicks(10 ** low, 10 ** high, false, room).map(tick => ({ ...tick, at: Math.log10(tick.at) }));
}

/**
 * Places of ticks without numbers: digits of few decades, or decades; none where they would run together.
 * @param {number} low
 * @param {number} high
 * @returns {number[]}
 */
function betweenDecades(low, high) {
    if (high - low <= decadesWithDigits)
        return digitTicks(low, high).map(tick => tick.at);
    const decades = [];
    for (let exponent = Math.ceil(low); exponent <= high && high - low <= decadesWithTicks; exponent++)
        decades.push(exponent);
    return decades;
}

/**
 * The digits of all decades; 1, 2 and 5 have numbers.
 * @param {number} low
 * @param {number} high
 * @returns {Tick[]}
 */
function digitTicks(low, high) {
    const ticks = [];
    for (let exponent = Math.floor(low); exponent <= Math.floor(high); exponent++) {
        for (let digit = 1; digit <= 9; digit++) {
            const at = digit === 1 ? exponent : exponent + Math.log10(digit), major = digit === 1 || digit === 2 || digit === 5;
            if (isWithin(at, low, high))
                ticks.push({ at, text: major ? digitText(digit, exponent) : "", major });
        }
    }
    return ticks;
}

/**
 * @param {number} digit
 * @param {number} exponent
 * @returns {string}
 */
function digitText(digit, exponent) {
    if (Math.abs(exponent) <= 2)
        return formatNumber(digit * 10 ** exponent, 10 ** exponent, 1);
    return digit === 1 ? powerOfTen(exponent) : `${digit}×${powerOfTen(exponent)}`;
}

/**
 * Ticks whose texts would touch the one before lose them.
 * @param {Tick[]} ticks
 * @param {number} span
 * @param {TickRoom} room
 * @returns {Tick[]}
 */
function withoutCrowding(ticks, span, room) {
    let last = -Infinity;
    return ticks.map(tick => {
        if (!tick.major)
            return tick;
        const at = tick.at / span * room.length, half = room.upright ? room.lineHeight / 2 : room.measure(tick.text) / 2;
        if (at - half < last)
            return { ...tick, text: "", major: false };
        last = at + half + (room.upright ? 0 : sideGap[1] * room.lineHeight);
        return tick;
    });
}

/**
 * @param {number} low
 * @param {number} high
 * @param {boolean} whole
 * @param {TickRoom} room
 * @param {(value: number, step: number) => string} write
 * @returns {Tick[]}
 */
function evenTicks(low, high, whole, room, write) {
    const span = high - low;
    if (!(span > 0) || !(room.length > 0))
        return [];
    /** @type {Tick[]} */
    let best = [];
    for (let density = 0; density < upperSpacing.length && best.length < 2; density++) {
        let exponent = decimalExponent(span / mostNumbers) - 1;
        for (let i = 0; i < 12; i++) {
            const step = [1, 2, 5][i % 3] * 10 ** exponent;
            if (i % 3 === 2)
                exponent++;
            if ((whole && step < 1 - tickRounding) || span / step > mostNumbers + 1)
                continue;
            const ticks = ticksOfStep(low, high, step, write);
            if (ticks.length <= mostNumbers && hasRoom(ticks, step / span * room.length, room, density)) {
                // The second round is for what the first left too bare, and takes nothing barer.
                best = ticks.length >= best.length ? ticks : best;
                break;
            }
        }
    }
    return best;
}

/**
 * @param {number} low
 * @param {number} high
 * @param {number} step
 * @param {(value: number, step: number) => string} write
 * @returns {Tick[]}
 */
function ticksOfStep(low, high, step, write) {
    const ticks = [], margin = tickRounding * (high - low);
    const first = Math.ceil((low - margin) / step), last = Math.floor((high + margin) / step);
    // Where numbers are large beside their span, counting steps stops at their rounding.
    for (let i = first; i <= last && ticks.length <= mostNumbers; i++) {
        const at = step < 1 ? i / Math.round(1 / step) : i * step, value = step < 1e-15 ? i * step : at;
        ticks.push({ at: Math.min(high, Math.max(low, value)), text: write(value, step), major: true });
    }
    return ticks;
}

/**
 * @param {Tick[]} ticks
 * @param {number} distance
 * @param {TickRoom} room
 * @param {number} density
 * @returns {boolean}
 */
function hasRoom(ticks, distance, room, density) {
    if (room.upright)
        return distance >= upperSpacing[density] * room.lineHeight;
    return distance >= Math.max(...ticks.map(tick => room.measure(tick.text))) + sideGap[density] * room.lineHeight;
}

/**
 * @param {number} at
 * @param {number} low
 * @param {number} high
 * @returns {boolean}
 */
function isWithin(at, low, high) {
    const margin = tickRounding * Math.abs(high - low);
    return at >= low - margin && at <= high + margin;
}
