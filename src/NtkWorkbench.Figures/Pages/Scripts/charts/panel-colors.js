// A panel's numbers as colours. On a dark page lines and points of a map take its dark end lighter: it would not be seen.

import { classColor, colorParts, colorTable, diverging, liftedViridis, okabeIto, viridis } from "./colors.js";
import { hasCells } from "./figure.js";
import { isDrawable } from "./scales.js";

/** @typedef {import("./colors.js").Theme} Theme */
/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./figure.js").SeriesColor} SeriesColor */

/**
 * The numbers at the ends of a panel's colour map: as stated, else what its numbers span, symmetric about zero for a diverging map.
 * @param {Panel} panel
 * @returns {[number, number]}
 */
export function colorEnds(panel) {
    const scale = panel.colors;
    if (scale?.limits)
        return [scale.limits.low, scale.limits.high];
    let low = Infinity, high = -Infinity;
    for (const series of panel.series) {
        const numbers = series.kind === "heat_map" || series.kind === "line_bundle" ? series.values.values
            : series.kind === "points" && series.values ? series.values.values : [];
        for (let i = 0; i < numbers.length; i++) {
            if (!isDrawable(numbers[i]))
                continue;
            low = Math.min(low, numbers[i]);
            high = Math.max(high, numbers[i]);
        }
    }
    if (low > high)
        [low, high] = [0, 1];
    const largest = Math.max(Math.abs(low), Math.abs(high));
    if (scale?.map === "classes")
        return [-1.5, Math.max(0, high) + 0.5];
    if (scale?.map === "diverging")
        return largest === 0 ? [-1, 1] : [-largest, largest];
    return high - low > 1e-11 * largest ? [low, high] : [low - Math.max(largest, 1) / 2, high + Math.max(largest, 1) / 2];
}

/** A panel's map from numbers and roles to colours. */
export class PanelColors {
    /**
     * @param {Panel} panel
     * @param {[number, number]} ends as colorEnds gives them
     * @param {Theme} theme
     */
    constructor(panel, ends, theme) {
        this.map = panel.colors?.map ?? "viridis";
        this.low = ends[0];
        this.high = ends[1];
        this.theme = theme;
        // Heat maps keep their colours on a dark page, and what is drawn on them its black.
        this.keepsBlack = theme.dark && this.map !== "classes" && panel.series.some(series => series.kind === "heat_map");
        this.isLifted = theme.dark && this.map === "viridis" && !hasCells(panel);
    }

    /**
     * A number's colour; that of the nearer end beyond the limits, of the middle where it is not finite.
     * @param {number} value
     * @returns {string}
     */
    at(value) {
        return this.position(Number.isFinite(value) ? (value - this.low) / (this.high - this.low) : 0.5);
    }

    /**
     * The colour of a place on the map.
     * @param {number} t from 0 to 1
     * @returns {string}
     */
    position(t) {
        if (this.map === "classes")
            return classColor(this.#classAt(t), this.theme);
        return this.map === "diverging" ? diverging(t) : this.isLifted ? liftedViridis(t) : viridis(t);
    }

    /**
     * The colour of a series.
     * @param {SeriesColor|undefined} color
     * @returns {string}
     */
    of(color) {
        if (color?.position !== undefined && color.position !== null)
            return this.position(color.position);
        return okabeIto(color?.index ?? 0, this.keepsBlack ? undefined : this.theme);
    }

    /**
     * The colours from the low to the high end, three bytes each, evenly spread.
     * @returns {Uint8Array}
     */
    table() {
        if (this.map !== "classes")
            return colorTable(this.isLifted ? "lifted" : this.map);
        const classes = Math.round(this.high + 1.5), bytes = new Uint8Array(3 * Math.max(1, classes));
        for (let i = 0; i < classes; i++)
            bytes.set(colorParts(classColor(i - 1, this.theme)), 3 * i);
        return bytes;
    }

    /** @param {number} t */
    #classAt(t) {
        const last = Math.trunc(this.high);
        return Math.min(last, Math.max(-1, Math.floor(t * (last + 2)) - 1));
    }
}
