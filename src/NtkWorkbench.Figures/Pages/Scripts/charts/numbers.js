// Numbers as print sets them: a true minus, grouped thousands, powers of ten.

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const largestPlain = 1e6;
const smallestPlainStep = 1e-4;

/**
 * 10⁻³ for −3.
 * @param {number} exponent a whole number
 * @returns {string}
 */
export function powerOfTen(exponent) {
    return (exponent < 0 ? "10⁻" : "10") + [...String(Math.abs(exponent))].map(digit => superscripts[Number(digit)]).join("");
}

/**
 * ⌊log₁₀ |value|⌋, exact at powers of ten.
 * @param {number} value not 0
 * @returns {number}
 */
export function decimalExponent(value) {
    return Math.floor(Math.log10(Math.abs(value)) + 1e-9);
}

/**
 * A number on a scale with a given step and largest magnitude, with the digits that tell neighbours apart.
 * @param {number} value
 * @param {number} step
 * @param {number} largest
 * @returns {string}
 */
export function formatNumber(value, step, largest) {
    if (Math.abs(value) < step * 1e-6)
        return "0";
    if (largest < largestPlain && step >= smallestPlainStep)
        return plainNumber(value, step);
    const exponent = decimalExponent(largest), unit = 10 ** exponent;
    return `${plainNumber(value / unit, step / unit)}×${powerOfTen(exponent)}`;
}

/**
 * A number by itself, to so many significant digits, as it is read out: 0.0312, 1 250, 3.1×10⁻⁷.
 * @param {number} value
 * @param {number} [digits]
 * @returns {string}
 */
export function readNumber(value, digits = 4) {
    if (Number.isNaN(value))
        return "not a number";
    if (!Number.isFinite(value))
        return value < 0 ? "−∞" : "∞";
    if (value === 0)
        return "0";
    const exponent = decimalExponent(value);
    if (exponent >= -4 && exponent < Math.max(6, digits))
        return grouped(Number(value.toPrecision(digits)), Math.min(15, Math.max(0, digits - 1 - exponent))).replace(/(\.\d*?)0+$/, "$1")
            .replace(/\.$/, "");
    const [factor, power] = value.toExponential(digits - 1).split("e");
    const short = factor.includes(".") ? factor.replace(/0+$/, "").replace(/\.$/, "") : factor;
    return `${short.replace("-", "−")}×${powerOfTen(Number(power))}`;
}

/**
 * A number with all of its digits: the shortest that are it alone.
 * @param {number} value
 * @returns {string}
 */
export function exactNumber(value) {
    if (!Number.isFinite(value))
        return readNumber(value);
    const [factor, power] = String(value).split("e");
    return factor.replace("-", "−") + (power === undefined ? "" : `×${powerOfTen(Number(power))}`);
}

/**
 * @param {number} value
 * @param {number} step
 * @returns {string}
 */
function plainNumber(value, step) {
    let decimals = Math.min(15, Math.max(0, -decimalExponent(step)));
    // A step of 2.5 needs a decimal more than one of 2.
    if (decimals < 15 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6)
        decimals++;
    return grouped(value, decimals);
}

/**
 * @param {number} value
 * @param {number} decimals
 * @returns {string}
 */
function grouped(value, decimals) {
    const text = Math.abs(value).toFixed(decimals);
    const [whole, rest] = text.split(".");
    const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u2009") : whole;
    return (value < 0 && Number(text) !== 0 ? "−" : "") + spaced + (rest === undefined ? "" : `.${rest}`);
}
