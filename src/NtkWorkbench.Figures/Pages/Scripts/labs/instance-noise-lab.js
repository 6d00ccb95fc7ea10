// Noisy least squares moved through the noise, the learning rate and the step.
import { readNumber } from "../charts/numbers.js";
import { readArray } from "../page/data.js";
import { stepText, subscripted } from "../charts/figure-parts.js";
import { entriesPanel, noiseLimitsPanel, shrinkagePanel } from "./instance-noise-panels.js";
import { equivalentRidge, keptPart, meanAt, meanLimit, pointSpreadLimit } from "./instance-noise-theory.js";

/** @typedef {import("./lab-page.js").Lab} Lab */
/** @typedef {import("./instance-noise-theory.js").NoisyModes} NoisyModes */
/** @typedef {import("./instance-noise-theory.js").NoisyRule} NoisyRule */

/** The job's problem, what its draws measured, and what the sliders reach. */
export class NoiseProblem {
    /** @param {any} block */
    constructor(block) {
        const numbers = (/** @type {string} */ name) => readArray(block[name]).values;
        /** @type {NoisyModes} */
        this.modes = {
            rows: block.rows, sigmas: numbers("singular_values"), projections: numbers("projections"), start: numbers("start"),
            vectors: numbers("vectors"), rest: numbers("rest"),
        };
        /** @type {number[]} */
        this.entries = block.entries;
        /** @type {[number, number] | null} */
        this.point = block.point;
        /** @type {NoisyRule} */
        this.job = { noise: block.noise, eta: block.learning_rate };
        /** @type {number} */
        this.steps = block.steps;
        /** @type {number} */
        this.mostNoise = block.most_noise;
        /** @type {number} */
        this.draws = block.draws;
        this.drawn = { steps: numbers("drawn_steps"), mean: numbers("drawn_mean"), deviation: numbers("drawn_deviation") };
        this.limits = { noises: numbers("limit_noises"), rates: numbers("spread_limits") };
        const sharpest = meanLimit(this.modes, this.mostNoise), flattest = meanLimit(this.modes, 0);
        this.rates = { low: Math.min(0.05 * sharpest, this.job.eta), high: Math.max(2 * flattest, this.job.eta) };
    }

    /**
     * The η below which the spread stays bounded; between the noises at which it was found by a line; null: not known there.
     * @param {number} noise
     * @returns {number | null}
     */
    spreadLimit(noise) {
        if (this.point)
            return pointSpreadLimit(this.point[0], noise);
        const { noises, rates } = this.limits, after = noises.findIndex(known => known >= noise);
        if (after >= 0 && noises[after] === noise)
            return rates[after];
        if (after < 0 || noises.length < 2)
            return null;
        // Without noise it is the limit of the mean.
        const [from, low] = after === 0 ? [0, meanLimit(this.modes, 0)] : [noises[after - 1], rates[after - 1]];
        return low + (noise - from) / (noises[after] - from) * (rates[after] - low);
    }

    /**
     * Whether a rule is the one whose draws were measured.
     * @param {NoisyRule} rule
     * @returns {boolean}
     */
    isMeasured({ noise, eta }) {
        return noise === this.job.noise && eta === this.job.eta;
    }
}

/**
 * @param {any} block
 * @returns {Lab}
 */
export function instanceNoiseLab(block) {
    const problem = new NoiseProblem(block), { job, steps, modes } = problem;
    return {
        introduction: "Move the noise σ on the inputs, the learning rate η and the step. The mean of w is computed from its closed form; "
            + `what ${stepText(problem.draws)} draws measured is shown where noise and rate are the job's.`,
        sliders: [
            {
                key: "noise", label: "noise σ", scale: "linear", low: 0, high: problem.mostNoise,
                words: noise => `${readNumber(noise)}, ridge λ = ${readNumber(equivalentRidge(modes.rows, noise))}`,
            },
            { key: "eta", label: "learning rate η", scale: "log", ...problem.rates, words: eta => readNumber(eta) },
            {
                key: "step", label: "step", scale: "whole", low: 0, high: steps, plays: true,
                words: step => `${stepText(step)} of ${stepText(steps)} steps`,
            },
        ],
        presets: [
            { name: "The job's noise and rate", values: () => ({ ...job }) },
            { name: "No noise", values: () => ({ noise: 0 }) },
            { name: "At the limit of the mean", values: ({ noise }) => ({ eta: meanLimit(modes, noise) }) },
            { name: "At the limit of the spread", values: ({ noise, eta }) => ({ eta: problem.spreadLimit(noise) ?? eta }) },
        ],
        own: { ...job, step: steps },
        say: ({ noise, eta, step }) => sayNoise(problem, { noise, eta }, step),
        panels: [entriesPanel(problem), shrinkagePanel(problem), noiseLimitsPanel(problem)],
    };
}

/**
 * Which ridge it is, whether it converges, and where the mean is.
 * @param {NoiseProblem} problem
 * @param {NoisyRule} rule
 * @param {number} step
 * @returns {string[]}
 */
export function sayNoise(problem, rule, step) {
    const { modes, point } = problem, { noise, eta } = rule, ridge = equivalentRidge(modes.rows, noise);
    const largest = modes.sigmas[0], smallest = modes.sigmas[modes.sigmas.length - 1], limit = meanLimit(modes, noise);
    const kept = readNumber(largest) === readNumber(smallest) ? `the part s²/(s² + λ) = ${readNumber(keptPart(largest, ridge))}`
        : `${readNumber(keptPart(largest, ridge))} along the largest singular value ${readNumber(largest)} and `
            + `${readNumber(keptPart(smallest, ridge))} along the smallest, ${readNumber(smallest)}`;
    const first = subscripted("w", problem.entries[0]);
    const mean = readNumber(meanAt(modes, rule, 0, step)), end = readNumber(meanAt(modes, rule, 0, Infinity));
    return [
        noise === 0 ? "Without noise descent goes to the least-squares solution."
            : `Noise of σ = ${readNumber(noise)} acts as ridge λ = mσ² = ${readNumber(ridge)}: of the noiseless solution the mean keeps `
                + `${kept}.`,
        sayLimits(problem, rule, limit),
        `At step ${stepText(step)} E[${first}] = ${mean}; ${eta < limit ? "it goes to" : "the ridge solution is"} `
            + `${point ? "xy/(x² + σ²) = " : ""}${end}.`,
    ];
}

/**
 * @param {NoiseProblem} problem
 * @param {NoisyRule} rule
 * @param {number} limit
 * @returns {string}
 */
function sayLimits(problem, { noise, eta }, limit) {
    const named = `η = ${readNumber(eta)} is ${readNumber(eta / limit)} of the limit 1/(s₁² + mσ²) = ${readNumber(limit)} of the mean`;
    if (eta >= limit)
        return `${named}: the mean does not converge.`;
    const spread = noise === 0 ? null : problem.spreadLimit(noise);
    if (spread === null)
        return `${named}: the mean converges.`;
    return eta < spread ? `${named}: the mean converges, and the spread of the draws stays bounded, as it does below ${readNumber(spread)}.`
        : `${named}: the mean converges, but the spread of the draws grows without bound, as it does from ${readNumber(spread)} on.`;
}
