// The figures of a quadratic that follow its sliders.
import { readNumber } from "../charts/numbers.js";
import { columnOf, figureOf, heatMapOf, lineOf, matrixOf, paletteOf, pointsOf, straightLine } from "../charts/figure-parts.js";
import { evenly } from "../charts/thin.js";
import { evenSteps, stepMark, wideFigureOf } from "./lab-parts.js";
import { errorRatioOf, fastestRates, modeEigenvalues, slowestContraction } from "./quadratic-theory.js";

/** @typedef {import("./lab-page.js").LabPanel} LabPanel */
/** @typedef {import("./quadratic-lab.js").QuadraticProblem} QuadraticProblem */
/** @typedef {import("./quadratic-theory.js").Rule} Rule */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("../charts/figure.js").SeriesColor} SeriesColor */
/** @typedef {{label?: string, width?: number, dash?: "solid"|"dashed"|"dotted", marker?: string, size?: number}} Look */

const mostShownModes = 8;
const curvePoints = 600;
const mapCells = 100;
const planeEnd = 1.25;

// Errors and losses are drawn this far beyond the accuracy and the start.
const belowAccuracy = 1e-4;
const aboveStart = 100;

/** Colours of the rules, as in the map of rates. */
const ruleColors = { descent: 1, momentum: 6, now: paletteOf.start };

/**
 * The modes that are shown, by σ from the largest, with a colour and a name for the ends.
 * @param {QuadraticProblem} problem
 * @returns {{mode: number, sigma: number, color: SeriesColor, label: string | undefined}[]}
 */
function shownModes({ sigmas }) {
    const order = [...sigmas.keys()].sort((a, b) => sigmas[b] - sigmas[a]);
    const shown = evenly(order.length, mostShownModes).map(i => order[i]), last = shown.length - 1;
    return shown.map((mode, i) => ({
        mode, sigma: sigmas[mode], color: { position: last === 0 ? 0 : 0.9 * i / last },
        label: last === 0 ? "σ" : i === 0 ? "largest σ" : i === last ? "smallest σ" : undefined,
    }));
}

/**
 * @param {QuadraticProblem} problem
 * @returns {LabPanel}
 */
export function eigenvaluesPanel(problem) {
    const angles = Array.from({ length: 181 }, (_, i) => 2 * Math.PI * i / 180), modes = shownModes(problem);
    const limits = { low: -planeEnd, high: planeEnd };
    const circle = (/** @type {string} */ name, /** @type {number} */ radius, /** @type {Look} */ look) => lineOf(
        columnOf(`${name}_real`, angles.map(angle => radius * Math.cos(angle))),
        columnOf(`${name}_imaginary`, angles.map(angle => radius * Math.sin(angle))), paletteOf.ink, look);
    const unit = circle("unit_circle", 1, { label: "unit circle", width: 0.7 });
    return {
        id: "eigenvalues", title: "Eigenvalues",
        about: "The two eigenvalues of each mode: within the unit circle its error shrinks. A complex pair lies on the dashed circle.",
        draw: ({ eta, beta }) => {
            let outside = 0;
            const clip = (/** @type {number} */ value) => Math.min(planeEnd, Math.max(-planeEnd, value));
            const points = modes.map(({ sigma, color, label }, i) => {
                const { first, second } = modeEigenvalues({ eta, beta }, sigma), pair = [first, second];
                outside += pair.filter(([real]) => Math.abs(real) > planeEnd).length;
                return pointsOf(columnOf(`mode_${i + 1}_real`, pair.map(value => clip(value[0]))),
                    columnOf(`mode_${i + 1}_imaginary`, pair.map(value => value[1])), 0, { color, size: 6, label });
            });
            const lie = outside === 1 ? "1 eigenvalue lies" : `${outside} eigenvalues lie`;
            const note = outside === 0 ? undefined : `${lie} beyond the edge`;
            return figureOf("eigenvalues", [{
                x: { label: "Re λ", limits }, y: { label: "Im λ", limits }, square: true, note,
                series: [unit, circle("modulus", Math.sqrt(1 - beta), { label: "√(1 − β)", dash: "dashed", width: 0.7 }), ...points],
            }], { rowHeight: 3 });
        },
    };
}

/**
 * @param {QuadraticProblem} problem
 * @returns {LabPanel}
 */
export function rateMapPanel(problem) {
    const x = { low: Math.log10(problem.rates.low), high: Math.log10(problem.rates.high) };
    const y = { low: Math.log10(problem.betas.low), high: 0 }, extremes = [problem.largest, problem.smallest];
    const rates = new Float64Array(mapCells * mapCells);
    for (let i = 0; i < mapCells; i++) {
        const beta = 10 ** (y.low + (i + 0.5) / mapCells * (y.high - y.low));
        for (let j = 0; j < mapCells; j++) {
            const rate = slowestContraction({ eta: 10 ** (x.low + (j + 0.5) / mapCells * (x.high - x.low)), beta }, extremes);
            rates[i * mapCells + j] = rate < 1 ? rate : NaN;
        }
    }
    const map = heatMapOf(matrixOf("rates", mapCells, mapCells, rates), x, y);
    const fastest = slowestContraction(problem.momentum, extremes);
    const mark = (/** @type {string} */ name, /** @type {Rule} */ { eta, beta }, /** @type {number} */ color, /** @type {Look} */ look) =>
        pointsOf(columnOf(`${name}_x`, [Math.log10(eta)]), columnOf(`${name}_y`, [Math.log10(beta)]), color, { size: 6, ...look });
    const still = [
        map, mark("descent", problem.descent, ruleColors.descent, { label: "descent at its fastest" }),
        mark("momentum", problem.momentum, ruleColors.momentum, { label: "momentum at its fastest", marker: "triangle" }),
        mark("job", problem.job, 0, { label: "the job's rule", marker: "open_square" }),
    ];
    return {
        id: "rate_map", title: "Rate over learning rate and β",
        about: "The factor by which the slowest mode's error shrinks a step; blank where it grows. The cross is where the sliders stand.",
        draw: ({ eta, beta }) => figureOf("rate_map", [{
            x: { label: "log₁₀ η", limits: x }, y: { label: "log₁₀ β", limits: y },
            colors: { label: "rate", limits: { low: Math.min(fastest, 0.999), high: 1 }, bar: true },
            series: [...still, mark("now", { eta, beta }, 0, { label: "now", marker: "plus", size: 11 })],
        }], { rowHeight: 3 }),
    };
}

/**
 * @param {QuadraticProblem} problem
 * @returns {LabPanel}
 */
export function errorsPanel(problem) {
    const steps = evenSteps(problem.steps, curvePoints), x = columnOf("step", steps), modes = shownModes(problem);
    return {
        id: "mode_errors", title: "Error of each mode",
        about: "|v_iᵀ(w − w*)| over its first, and that of all modes together; dots mark the step.",
        draw: ({ eta, beta, step }) => {
            const path = problem.path({ eta, beta }), settled = path.settlingStep(problem.accuracy), now = columnOf("now", [step]);
            const lines = modes.flatMap(({ sigma, color, label }, i) => {
                const ratio = errorRatioOf({ eta, beta }, sigma);
                return [
                    lineOf(x, columnOf(`mode_${i + 1}`, steps.map(t => Math.abs(ratio(t)))), 0, { color, label }),
                    pointsOf(now, columnOf(`mode_${i + 1}_now`, [Math.abs(ratio(step))]), 0, { color, size: 5 }),
                ];
            });
            return figureOf("mode_errors", [{
                x: { label: "step", limits: { low: 0, high: problem.steps } },
                y: { label: "|error|, of its first", scale: "log", limits: { low: belowAccuracy * problem.accuracy, high: aboveStart } },
                series: [
                    ...lines,
                    lineOf(x, columnOf("all_modes", steps.map(t => path.errorAt(t))), 0,
                        { dash: "dotted", width: 1.4, label: "all modes" }),
                    straightLine("horizontal", problem.accuracy, 3, { label: "accuracy", width: 1, opacity: 1 }),
                    ...(settled === null || settled > problem.steps ? []
                        : [straightLine("vertical", settled, 3, { width: 1, opacity: 1 })]),
                    stepMark(step),
                ],
            }], { rowHeight: 2.9 });
        },
    };
}

/**
 * @param {QuadraticProblem} problem
 * @returns {LabPanel}
 */
export function ratesPanel(problem) {
    const { low, high } = problem.rates, extremes = [problem.largest, problem.smallest];
    const rates = Array.from({ length: curvePoints }, (_, i) => low * (high / low) ** (i / (curvePoints - 1))), x = columnOf("eta", rates);
    const fastestOfAll = slowestContraction(problem.momentum, extremes);
    return {
        id: "rate", title: "Rate against learning rate",
        about: "The factor of the error a step at this β; the slowest mode decides, and above 1 it grows.",
        draw: ({ eta, beta }) => {
            const { low: from, high: until } = fastestRates(beta, problem.largest, problem.smallest);
            const one = readNumber(from) === readNumber(until);
            const contractions = (/** @type {string} */ name, /** @type {number[]} */ sigmas) =>
                columnOf(name, rates.map(rate => slowestContraction({ eta: rate, beta }, sigmas)));
            const slowest = slowestContraction({ eta, beta }, extremes);
            return figureOf("rate", [{
                x: { label: "learning rate η", scale: "log", limits: { low, high } },
                y: { label: "rate, factor a step", limits: { low: Math.max(-0.02, 0.98 * fastestOfAll - 0.01), high: 1.1 } },
                series: [
                    ...(extremes[0] === extremes[1] ? [] : [
                        lineOf(x, contractions("largest_sigma", [problem.largest]), 1, { label: "largest σ", width: 1.6 }),
                        lineOf(x, contractions("smallest_sigma", [problem.smallest]), 2, { label: "smallest σ", width: 1.6 }),
                    ]),
                    lineOf(x, contractions("slowest", extremes), 0, { label: "slowest mode", dash: "dotted", width: 1.4 }),
                    straightLine("vertical", from, 3, { label: one ? "fastest" : "fastest, from and until", width: 1, opacity: 1 }),
                    ...(one ? [] : [straightLine("vertical", until, 3, { width: 1, opacity: 1 })]),
                    straightLine("vertical", problem.limit(beta), 6, { label: "limit", width: 1, opacity: 1 }),
                    straightLine("horizontal", 1, 0),
                    pointsOf(columnOf("now_eta", [eta]), columnOf("now_rate", [slowest]), paletteOf.start, { label: "now", size: 7 }),
                ],
            }], { rowHeight: 2.9 });
        },
    };
}

/**
 * @param {QuadraticProblem} problem
 * @returns {LabPanel}
 */
export function quadraticLossPanel(problem) {
    const steps = evenSteps(problem.steps, curvePoints), x = columnOf("step", steps);
    const curve = (/** @type {string} */ name, /** @type {Rule} */ rule, /** @type {number} */ color, /** @type {Look} */ look) => {
        const path = problem.path(rule);
        return lineOf(x, columnOf(name, steps.map(t => path.lossAt(t))), color, look);
    };
    const others = [
        curve("descent", problem.descent, ruleColors.descent, { label: "descent at its fastest" }),
        curve("momentum", problem.momentum, ruleColors.momentum, { label: "momentum at its fastest" }),
    ];
    const first = problem.path(problem.job).lossAt(0), low = Math.max(0.8 * problem.unreachableLoss, first * (0.1 * problem.accuracy) ** 2);
    return {
        id: "loss", title: "Loss", wide: true,
        about: "‖Xw − y‖² of the rule that is set, beside the fastest of both kinds.",
        draw: ({ eta, beta, step }) => wideFigureOf("loss", [{
            x: { label: "step", limits: { low: 0, high: problem.steps } },
            y: { label: "loss ‖Xw − y‖²", scale: "log", limits: { low, high: aboveStart * first } },
            series: [
                ...others, curve("now", { eta, beta }, ruleColors.now, { label: "now", width: 2 }),
                pointsOf(columnOf("step_now", [step]), columnOf("loss_now", [problem.path({ eta, beta }).lossAt(step)]), ruleColors.now,
                    { size: 6 }),
                stepMark(step),
            ],
        }], 2.4),
    };
}
