// A quadratic moved through learning rate, β and step.
import { readNumber } from "../charts/numbers.js";
import { readArray } from "../page/data.js";
import { stepText } from "../charts/figure-parts.js";
import { errorsPanel, eigenvaluesPanel, quadraticLossPanel, rateMapPanel, ratesPanel } from "./quadratic-panels.js";
import { QuadraticPath, fastestDescent, fastestMomentum, fastestRates, modeEigenvalues, stabilityLimit } from "./quadratic-theory.js";

/** @typedef {import("./lab-page.js").Lab} Lab */
/** @typedef {import("./lab-page.js").LabState} LabState */
/** @typedef {import("./quadratic-theory.js").Rule} Rule */

// Contractions are rounded: one this near to 1 neither shrinks nor grows.
const standing = 1e-12;

/** The problem of the job, and what its sliders reach. */
export class QuadraticProblem {
    /** @param {any} block */
    constructor(block) {
        this.sigmas = readArray(block.singular_values).values;
        this.firstErrors = readArray(block.first_errors).values;
        /** @type {number} */
        this.unreachableLoss = block.unreachable_loss;
        /** @type {number} */
        this.accuracy = block.accuracy;
        /** @type {number} */
        this.steps = block.steps;
        /** @type {Rule} */
        this.job = { eta: block.learning_rate, beta: block.beta };
        this.largest = Math.max(...this.sigmas);
        this.smallest = Math.min(...this.sigmas);
        this.descent = fastestDescent(this.largest, this.smallest);
        this.momentum = fastestMomentum(this.largest, this.smallest);
        const rules = [this.job, this.descent, this.momentum];
        const limits = rules.map(({ beta }) => stabilityLimit(beta, this.largest));
        this.rates = {
            low: Math.min(0.01 * Math.min(...limits), ...rules.map(({ eta }) => eta)),
            high: Math.max(2 * Math.max(...limits), ...rules.map(({ eta }) => eta)),
        };
        this.betas = { low: Math.min(10 ** -2.5, ...rules.map(({ beta }) => beta / 2)), high: 1 };
    }

    /**
     * @param {Rule} rule
     * @returns {QuadraticPath}
     */
    path(rule) {
        return new QuadraticPath(this.sigmas, this.firstErrors, this.unreachableLoss, rule);
    }

    /**
     * The largest stable η at a β.
     * @param {number} beta
     * @returns {number}
     */
    limit(beta) {
        return stabilityLimit(beta, this.largest);
    }
}

/**
 * @param {any} block
 * @param {() => LabState} told
 * @returns {Lab}
 */
export function quadraticLab(block, told) {
    const problem = new QuadraticProblem(block), { job, descent, momentum, steps } = problem;
    const settled = problem.path(job).settlingStep(problem.accuracy);
    return {
        introduction: "Move the learning rate η, the weight β of the newest gradient in the average (1 is plain gradient descent) and the "
            + "step. All is computed here from the closed forms that the report's predictions rest on.",
        sliders: [
            {
                key: "eta", label: "learning rate η", scale: "log", ...problem.rates,
                words: eta => `${readNumber(eta)}, ${readNumber(eta / problem.limit(told().beta ?? job.beta), 3)} of the limit`,
            },
            { key: "beta", label: "β", scale: "log", ...problem.betas, words: beta => readNumber(beta) },
            {
                key: "step", label: "step", scale: "whole", low: 0, high: steps, plays: true,
                words: step => `${stepText(step)} of ${stepText(steps)} steps`,
            },
        ],
        presets: [
            { name: "The job's rule", values: () => ({ ...job }) },
            { name: "Gradient descent at its fastest", values: () => ({ ...descent }) },
            { name: "Momentum at its fastest", values: () => ({ ...momentum }) },
            { name: "At the limit", values: ({ beta }) => ({ eta: problem.limit(beta) }) },
            { name: "Just beyond", values: ({ beta }) => ({ eta: 1.02 * problem.limit(beta) }) },
        ],
        own: { ...job, step: Math.min(steps, settled ?? steps) },
        say: ({ eta, beta, step }) => sayQuadratic(problem, { eta, beta }, step),
        panels: [
            eigenvaluesPanel(problem), rateMapPanel(problem), errorsPanel(problem), ratesPanel(problem), quadraticLossPanel(problem),
        ],
    };
}

/**
 * What is to be seen of a rule, and where it is at a step.
 * @param {QuadraticProblem} problem
 * @param {Rule} rule
 * @param {number} step
 * @returns {string[]}
 */
export function sayQuadratic(problem, rule, step) {
    const path = problem.path(rule);
    return [
        `${sayRate(problem, path)} ${saySteps(problem, path)}`, `${sayModes(problem, rule)} ${sayFastest(problem, rule)}`,
        `At step ${stepText(step)} the error is ${readNumber(path.errorAt(step))} of the first `
            + `and the loss ${readNumber(path.lossAt(step))}.`,
    ];
}

/**
 * @param {QuadraticProblem} problem
 * @param {QuadraticPath} path
 * @returns {string}
 */
function sayRate(problem, { rule, contraction }) {
    const limit = `the limit (2 − β)/(βσ²) = ${readNumber(problem.limit(rule.beta))} that the largest σ = `
        + `${readNumber(problem.largest)} sets`;
    const named = `η = ${readNumber(rule.eta)} with β = ${readNumber(rule.beta)}`;
    if (contraction > 1 + standing)
        return `${named} diverges, by a factor of ${readNumber(contraction)} a step: it is beyond ${limit}.`;
    if (contraction >= 1 - standing)
        return `${named} is at the edge, with rate ${contraction.toFixed(6)}: it is at ${limit}.`;
    return `${named} is stable, with rate ${contraction.toFixed(6)}: it is below ${limit}.`;
}

/**
 * @param {QuadraticProblem} problem
 * @param {QuadraticPath} path
 * @returns {string}
 */
function saySteps(problem, path) {
    const error = `An error of ${readNumber(problem.accuracy)} of the first`;
    const settled = path.settlingStep(problem.accuracy);
    if (settled !== null)
        return `${error} is reached after ${stepText(settled)} ${settled === 1 ? "step" : "steps"}.`;
    if (path.contraction >= 1 - standing)
        return `${error} is never reached.`;
    return `${error} is reached after about ${readNumber(Math.ceil(Math.log(problem.accuracy) / Math.log(path.contraction)))} steps.`;
}

/**
 * @param {QuadraticProblem} problem
 * @param {Rule} rule
 * @returns {string}
 */
function sayModes({ sigmas }, rule) {
    const complex = [...sigmas].filter(sigma => modeEigenvalues(rule, sigma).regime === "complex");
    const radius = `the circle of radius √(1 − β) = ${Math.sqrt(1 - rule.beta).toFixed(6)}`;
    const all = sigmas.length === 1 ? "The one mode is" : sigmas.length === 2 ? "Both modes are" : `All ${sigmas.length} modes are`;
    if (complex.length === sigmas.length)
        return `${all} complex: their eigenvalues lie on ${radius}, and their errors swing as they move.`;
    if (complex.length === 0)
        return rule.beta === 1 ? `${all} real: each step multiplies a mode's error by 1 − 2ησ².` : `${all} real: no error swings.`;
    const from = readNumber(Math.min(...complex)), to = readNumber(Math.max(...complex));
    const others = sigmas.length - complex.length === 1 ? "the other is" : "the others are";
    return `${complex.length} of ${sigmas.length} modes ${complex.length === 1 ? "is" : "are"} complex, on ${radius}: σ `
        + `${from === to ? `= ${from}` : `from ${from} to ${to}`}; ${others} real.`;
}

/**
 * @param {QuadraticProblem} problem
 * @param {Rule} rule
 * @returns {string}
 */
function sayFastest({ largest, smallest }, { beta }) {
    const { low, high, contraction } = fastestRates(beta, largest, smallest);
    const rate = `with rate ${contraction.toFixed(6)}`;
    return readNumber(low) === readNumber(high) ? `At this β the fastest is η = ${readNumber(low)}, ${rate}.`
        : `At this β every η from ${readNumber(low)} to ${readNumber(high)} is equally fast, ${rate}.`;
}
