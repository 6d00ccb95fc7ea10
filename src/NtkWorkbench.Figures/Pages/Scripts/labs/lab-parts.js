// What the figures of labs have in common.
import { figureOf, straightLine } from "../charts/figure-parts.js";
import { evenly } from "../charts/thin.js";

/**
 * At most so many steps from 0 to the last.
 * @param {number} last
 * @param {number} most
 * @returns {number[]}
 */
export function evenSteps(last, most) {
    return evenly(last + 1, most);
}

/**
 * Steps from 0 to the last, as many in each decade, each with the next, for what jumps to and fro.
 * @param {number} last
 * @param {number} most
 * @returns {number[]}
 */
export function stepsByDecades(last, most) {
    /** @type {Set<number>} */
    const steps = new Set();
    for (let i = 0; i < most; i++) {
        const step = Math.round((last + 1) ** (i / (most - 1)) - 1);
        steps.add(step);
        steps.add(Math.min(last, step + 1));
    }
    return [...steps].sort((a, b) => a - b);
}

/**
 * Where the step of the slider is.
 * @param {number} place
 * @returns {import("../charts/figure.js").PanelSeries}
 */
export function stepMark(place) {
    return straightLine("vertical", place, 7, { dash: "solid", width: 1, opacity: 0.9 });
}

/**
 * A figure over the whole width of the page.
 * @param {string} name
 * @param {import("../charts/figure.js").Panel[]} panels
 * @param {number} rowHeight inches
 * @param {number} [columns]
 * @returns {import("../charts/figure.js").Figure}
 */
export function wideFigureOf(name, panels, rowHeight, columns = 1) {
    return { ...figureOf(name, panels, { rowHeight, columns }), width: 7 };
}
