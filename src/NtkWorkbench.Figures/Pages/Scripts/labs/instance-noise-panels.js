// The figures of noisy least squares that follow their sliders.
import { columnOf, figureOf, lineOf, paletteOf, pointsOf, straightLine, subscripted } from "../charts/figure-parts.js";
import { evenSteps, stepMark, wideFigureOf } from "./lab-parts.js";
import { equivalentRidge, keptPart, meanAt, meanLimit, pointDeviations } from "./instance-noise-theory.js";

/** @typedef {import("./lab-page.js").LabPanel} LabPanel */
/** @typedef {import("./instance-noise-lab.js").NoiseProblem} NoiseProblem */
/** @typedef {import("./instance-noise-theory.js").NoisyRule} NoisyRule */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */
/** @typedef {import("../charts/figure.js").FigureColumn} FigureColumn */

const shownSteps = 300;
const noises = 160;

/**
 * The area between two curves.
 * @param {FigureColumn} x
 * @param {FigureColumn} lower
 * @param {FigureColumn} upper
 * @param {number} color entry of the palette
 * @param {{label?: string, opacity?: number}} [look]
 * @returns {PanelSeries}
 */
function areaOf(x, lower, upper, color, look = {}) {
    return { kind: "band", x, lower, upper, color: { index: color }, opacity: 0.25, ...look };
}

/**
 * What of an entry of w no slider moves: where least squares puts it, the ends of its axis, and what the draws measured.
 * @typedef {{name: string, entry: number, plain: number, limits: {low: number, high: number}, measured: PanelSeries[]}} StillEntry
 */

/**
 * @param {NoiseProblem} problem
 * @param {number} entry its place among the entries that are shown
 * @returns {StillEntry}
 */
function stillEntry({ modes, drawn, job, entries }, entry) {
    const at = (/** @type {ArrayLike<number>} */ table) => Array.from(drawn.steps, (_, i) => table[i * entries.length + entry]);
    const mean = at(drawn.mean), deviation = at(drawn.deviation), plain = meanAt(modes, { noise: 0, eta: job.eta }, entry, Infinity);
    const lower = mean.map((value, i) => value - deviation[i]), upper = mean.map((value, i) => value + deviation[i]);
    const low = Math.min(0, plain, ...lower), high = Math.max(0, plain, ...upper), pad = 0.15 * (high - low || 1);
    const name = `w${entries[entry]}`, steps = columnOf("drawn_step", drawn.steps);
    return {
        name, entry, plain, limits: { low: low - pad, high: high + pad },
        measured: [
            areaOf(steps, columnOf(`${name}_lower`, lower), columnOf(`${name}_upper`, upper), 2, { label: "±1 standard deviation of a draw" }),
            lineOf(steps, columnOf(`${name}_mean`, mean), paletteOf.start, { label: "mean over draws", width: 1.6 }),
        ],
    };
}

/**
 * What the sliders move of an entry.
 * @param {StillEntry} still
 * @param {NoiseProblem} problem
 * @param {NoisyRule} rule
 * @param {number[]} steps
 * @param {number} now the step of the slider
 * @param {ArrayLike<number> | null} deviations predicted at every step; null where they are not known
 * @returns {PanelSeries[]}
 */
function movingEntry({ name, entry, plain }, { modes }, rule, steps, now, deviations) {
    const x = columnOf("step", steps), means = steps.map(t => meanAt(modes, rule, entry, t));
    const band = deviations && rule.noise > 0 ? [-1, 1].map((sign, i) => lineOf(x,
        columnOf(`${name}_${i === 0 ? "below" : "above"}`, steps.map((t, j) => means[j] + sign * deviations[t])), 0,
        { dash: "dotted", label: i === 0 ? "predicted spread" : undefined })) : [];
    return [
        lineOf(x, columnOf(`${name}_predicted`, means), 1, { label: "predicted mean", width: 1.6, dash: "dashed" }),
        ...band,
        straightLine("horizontal", meanAt(modes, rule, entry, Infinity), 6, { label: "ridge, λ = mσ²", width: 1, opacity: 1 }),
        straightLine("horizontal", plain, 3, { label: "least squares, no noise", width: 1, opacity: 1, dash: "dotted" }),
        pointsOf(columnOf("now", [now]), columnOf(`${name}_now`, [meanAt(modes, rule, entry, now)]), 1, { size: 6 }),
        stepMark(now),
    ];
}

/**
 * @param {NoiseProblem} problem
 * @returns {LabPanel}
 */
export function entriesPanel(problem) {
    const { modes, point, entries } = problem, steps = evenSteps(problem.steps, shownSteps);
    const columns = Math.min(3, entries.length), still = entries.map((_, entry) => stillEntry(problem, entry));
    return {
        id: "mean", title: "Mean of w", wide: true,
        about: "Entries of E[w_t] and where ridge and least squares lie; the draws are shown where noise and rate are the job's.",
        draw: ({ noise, eta, step }) => {
            const rule = { noise, eta }, start = modes.start[0] * modes.vectors[0];
            const deviations = point ? pointDeviations(point, rule, start, problem.steps) : null;
            const panels = still.map(one => ({
                x: { label: "step", limits: { low: 0, high: problem.steps } },
                y: { label: subscripted("w", entries[one.entry]), limits: one.limits },
                series: [
                    ...(problem.isMeasured(rule) ? one.measured : []),
                    ...movingEntry(one, problem, rule, steps, step, deviations),
                ],
            }));
            return wideFigureOf("mean", panels, columns === 1 ? 2.6 : 2.1, columns);
        },
    };
}

/**
 * @param {NoiseProblem} problem
 * @returns {LabPanel}
 */
export function shrinkagePanel(problem) {
    const { modes, job } = problem, most = 1.15 * modes.sigmas[0], sigmas = Array.from(modes.sigmas);
    const reach = Array.from({ length: 200 }, (_, i) => most * (i + 1) / 200), x = columnOf("s", reach);
    const curve = (/** @type {string} */ name, /** @type {number} */ noise) =>
        columnOf(name, reach.map(sigma => keptPart(sigma, equivalentRidge(modes.rows, noise))));
    const own = lineOf(x, curve("kept_job", job.noise), 0, { label: "the job's σ", dash: "dotted" });
    return {
        id: "shrinkage", title: "Shrinkage",
        about: "The part s²/(s² + λ) of the noiseless solution that the mean keeps along a mode; dots are the modes of X.",
        draw: ({ noise }) => figureOf("shrinkage", [{
            x: { label: "singular value s of X", limits: { low: 0, high: most } },
            y: { label: "part kept, s²/(s² + λ)", limits: { low: 0, high: 1.05 } },
            series: [
                own, lineOf(x, curve("kept", noise), paletteOf.start, { label: "now", width: 1.6 }),
                pointsOf(columnOf("s_modes", sigmas),
                    columnOf("kept_modes", sigmas.map(sigma => keptPart(sigma, equivalentRidge(modes.rows, noise)))), paletteOf.start,
                    { size: 5 }),
            ],
        }], { rowHeight: 2.6 }),
    };
}

/**
 * @param {NoiseProblem} problem
 * @returns {LabPanel}
 */
export function noiseLimitsPanel(problem) {
    const { modes, job, rates, mostNoise } = problem;
    const reach = Array.from({ length: noises }, (_, i) => mostNoise * i / (noises - 1)), x = columnOf("noise", reach);
    const mean = reach.map(noise => meanLimit(modes, noise)), spread = reach.map(noise => problem.spreadLimit(noise) ?? NaN);
    const isKnown = spread.some(Number.isFinite), bounded = isKnown ? spread : mean;
    const level = (/** @type {string} */ name, /** @type {number} */ value) => columnOf(name, reach.map(() => value));
    const means = columnOf("mean_limit", mean), spreads = columnOf("spread_limit", spread), steady = columnOf("steady_until", bounded);
    const still = [
        areaOf(x, level("low", rates.low), steady, 3,
            { label: isKnown ? "mean and spread converge" : "the mean converges", opacity: 0.15 }),
        ...(isKnown ? [areaOf(x, spreads, means, 1, { label: "the mean alone", opacity: 0.2 })] : []),
        areaOf(x, means, level("high", rates.high), 6, { label: "the mean diverges", opacity: 0.2 }),
        lineOf(x, means, 6, { label: "limit of the mean", width: 1.6 }),
        ...(isKnown ? [lineOf(x, spreads, 1, { label: "limit of the spread", width: 1.6 })] : []),
        pointsOf(columnOf("job_noise", [job.noise]), columnOf("job_rate", [job.eta]), 0,
            { marker: "open_square", size: 7, label: "the job" }),
    ];
    return {
        id: "limits", title: "Stable rates against noise",
        about: "Noise lowers the rates at which the mean converges, and further those at which a single run stays near it.",
        draw: ({ noise, eta }) => figureOf("limits", [{
            x: { label: "noise σ", limits: { low: 0, high: mostNoise } }, y: { label: "learning rate η", scale: "log", limits: rates },
            series: [
                ...still, pointsOf(columnOf("now_noise", [noise]), columnOf("now_rate", [eta]), paletteOf.start, { size: 8, label: "now" }),
            ],
        }], { rowHeight: 2.6 }),
    };
}
