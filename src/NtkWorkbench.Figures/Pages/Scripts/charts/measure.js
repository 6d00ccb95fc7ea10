// What a panel's numbers span, and what of them it cannot show.

import { hasCells } from "./figure.js";
import { colorEnds } from "./panel-colors.js";
import { AxisReach, isDrawable } from "./scales.js";

/** @typedef {import("./figure.js").Panel} Panel */
/** @typedef {import("./figure.js").PanelSeries} PanelSeries */
/**
 * @typedef {object} PanelMeasure
 * @property {[number, number]} x ends of the axis; logarithms on a log axis
 * @property {[number, number]} y
 * @property {[number, number]} colors
 * @property {string[]} notes
 */

const sideMargin = 0.03;
const upperMargin = 0.06;

/**
 * Looks through all numbers of a panel.
 * @param {Panel} panel
 * @returns {PanelMeasure}
 */
export function measurePanel(panel) {
    const count = new PanelCount(panel);
    for (const series of panel.series)
        count.add(series);
    const cells = hasCells(panel), dots = panel.series.some(series => series.kind === "points");
    return {
        x: count.x.range(cells || !dots ? 0 : sideMargin),
        y: count.y.range(cells ? 0 : upperMargin),
        colors: colorEnds(panel),
        notes: [...(panel.note ? panel.note.split("; ") : []), ...count.notes()],
    };
}

class PanelCount {
    /** @param {Panel} panel */
    constructor(panel) {
        this.x = new AxisReach(panel.x ?? {});
        this.y = new AxisReach(panel.y ?? {});
        this.notFinite = 0;
        this.notPositive = 0;
        this.leaving = 0;
    }

    /** @param {PanelSeries} series */
    add(series) {
        switch (series.kind) {
            case "line":
                this.leaving += this.#curve(series.x.values, series.y.values, 0, series.y.values.length) ? 1 : 0;
                break;
            case "line_bundle": {
                let leaves = false;
                for (let i = 0; i < series.lines.rows; i++)
                    leaves = this.#curve(series.x.values, series.lines.values, i * series.lines.columns, series.lines.columns) || leaves;
                this.leaving += leaves ? 1 : 0;
                break;
            }
            case "points":
                this.#curve(series.x.values, series.y.values, 0, series.y.values.length);
                break;
            case "band":
                this.#curve(series.x.values, series.lower.values, 0, series.x.values.length);
                this.#curve(series.x.values, series.upper.values, 0, series.x.values.length);
                break;
            case "heat_map":
            case "image":
                this.#point(series.x.low, series.y.low);
                this.#point(series.x.high, series.y.high);
                break;
            case "reference_line": {
                const value = Number(series.value), axis = series.orientation === "horizontal" ? this.y : this.x;
                if (axis.has(value))
                    axis.reach(value);
                break;
            }
            case "text":
                this.#point(Number(series.x), Number(series.y));
                break;
        }
    }

    /** @returns {string[]} */
    notes() {
        const left = [
            ...(this.notFinite > 0 ? [`${this.notFinite} not finite`] : []),
            ...(this.notPositive > 0 ? [`${this.notPositive} not positive`] : []),
        ];
        return [
            ...(left.length > 0 ? [`${left.join(", ")}, not drawn`] : []),
            ...(this.leaving > 0 ? [this.leaving === 1 ? "1 curve leaves the axes" : `${this.leaving} curves leave the axes`] : []),
        ];
    }

    /**
     * @param {ArrayLike<number>} x
     * @param {ArrayLike<number>} y
     * @param {number} from
     * @param {number} count
     * @returns {boolean} whether it leaves the stated axes
     */
    #curve(x, y, from, count) {
        let leaves = false;
        for (let i = 0; i < Math.min(x.length, count); i++)
            leaves = this.#point(x[i], y[from + i]) || leaves;
        return leaves;
    }

    /**
     * @param {number} x
     * @param {number} y
     * @returns {boolean}
     */
    #point(x, y) {
        if (!isDrawable(x) || !isDrawable(y)) {
            this.notFinite++;
            return false;
        }
        if (!this.x.has(x) || !this.y.has(y)) {
            this.notPositive++;
            return false;
        }
        const beyondX = this.x.reach(x), beyondY = this.y.reach(y);
        return beyondX || beyondY;
    }
}
