// Momentum z ← (1 − β)z + βg, w ← w − ηz on Σ (y_i − σ_i w_i)², by closed forms. Velocity and error of a mode move by
// R = [[1 − β, 2βσ²], [−η(1 − β), 1 − 2ηβσ²]], whose eigenvalues are the roots of λ² − (2 − β − 2ηβσ²)λ + (1 − β).

/** @typedef {{eta: number, beta: number}} Rule */
/** @typedef {"real" | "repeated" | "complex"} ModeRegime */
/** @typedef {{first: [number, number], second: [number, number], regime: ModeRegime, contraction: number}} ModeEigenvalues */
/** @typedef {{low: number, high: number, contraction: number}} FastestRates */

// A discriminant this small against its terms is one that rounding has left of zero.
const repeatedTolerance = 1e-12;

// Room for rounding where an error lies exactly on ε.
const tieTolerance = 1e-9;

// Evaluations of a mode's error that are spent on counting steps: some hundredths of a second.
const mostEvaluations = 400_000;

/**
 * The eigenvalues of a mode's R: first the one of larger modulus, or of a pair the upper.
 * @param {Rule} rule
 * @param {number} sigma
 * @returns {ModeEigenvalues}
 */
export function modeEigenvalues({ eta, beta }, sigma) {
    const trace = 2 - beta - 2 * eta * beta * sigma * sigma, determinant = 1 - beta;
    const discriminant = trace * trace - 4 * determinant;
    if (Math.abs(discriminant) <= repeatedTolerance * Math.max(trace * trace, Math.abs(4 * determinant)))
        return { first: [trace / 2, 0], second: [trace / 2, 0], regime: "repeated", contraction: Math.abs(trace / 2) };
    const root = Math.sqrt(Math.abs(discriminant));
    if (discriminant < 0) {
        const contraction = Math.hypot(trace / 2, root / 2);
        return { first: [trace / 2, root / 2], second: [trace / 2, -root / 2], regime: "complex", contraction };
    }
    const larger = (trace + (trace < 0 ? -root : root)) / 2;
    // The product of the roots gives the smaller without cancellation.
    return { first: [larger, 0], second: [determinant / larger, 0], regime: "real", contraction: Math.abs(larger) };
}

/**
 * A mode's error after so many steps over its first, from velocity 0: U_t(1 − 2ηβσ²) − (1 − β)U_{t−1}, U_t = (λ₁^t − λ₂^t)/(λ₁ − λ₂).
 * @param {Rule} rule
 * @param {number} sigma
 * @returns {(step: number) => number}
 */
export function errorRatioOf(rule, sigma) {
    const eigenvalues = modeEigenvalues(rule, sigma), diagonal = 1 - rule.eta * 2 * rule.beta * sigma * sigma;
    const powers = powerDifference(eigenvalues);
    return step => {
        const ratio = step === 0 ? 1 : powers(step) * diagonal - (1 - rule.beta) * powers(step - 1);
        // Of two powers beyond all numbers the difference is too.
        return Number.isNaN(ratio) ? Infinity : ratio;
    };
}

/**
 * U_t without the cancellation of near-equal eigenvalues.
 * @param {ModeEigenvalues} eigenvalues
 * @returns {(step: number) => number}
 */
function powerDifference({ first, second, regime, contraction }) {
    if (regime === "complex") {
        const phase = Math.atan2(first[1], first[0]), sine = Math.sin(phase);
        return step => step === 0 ? 0 : contraction ** (step - 1) * Math.sin(step * phase) / sine;
    }
    if (regime === "repeated")
        return step => step === 0 ? 0 : step * first[0] ** (step - 1);
    // With r = λ₂/λ₁ and d = 1 − r: λ₁^{t−1}(1 − r^t)/d, and ln r = −2 artanh(d/(2 − d)).
    const gap = 1 - second[0] / first[0], logarithm = -2 * Math.atanh(gap / (2 - gap));
    return step => step === 0 ? 0 : first[0] ** (step - 1) * -Math.expm1(step * logarithm) / gap;
}

/**
 * (2 − β)/(βσ²): below it a mode shrinks; the largest σ limits η.
 * @param {number} beta
 * @param {number} sigma
 * @returns {number}
 */
export function stabilityLimit(beta, sigma) {
    return (2 - beta) / (beta * sigma * sigma);
}

/**
 * The rates that are fastest at a β: from η₋ of the smallest to η₊ of the largest σ where all modes can be complex at once, else one.
 * @param {number} beta
 * @param {number} largest
 * @param {number} smallest
 * @returns {FastestRates}
 */
export function fastestRates(beta, largest, smallest) {
    const sum = 1 + Math.sqrt(1 - beta);
    const low = beta / (2 * sum * sum * smallest * smallest), high = sum * sum / (2 * beta * largest * largest);
    if (low <= high)
        return { low, high, contraction: Math.sqrt(1 - beta) };
    const eta = (2 - beta) / (beta * (largest * largest + smallest * smallest));
    return { low: eta, high: eta, contraction: modeEigenvalues({ eta, beta }, smallest).contraction };
}

/**
 * Gradient descent at its fastest: η* = 1/(σ_max² + σ_min²), β = 1.
 * @param {number} largest
 * @param {number} smallest
 * @returns {Rule}
 */
export function fastestDescent(largest, smallest) {
    return { eta: 1 / (largest * largest + smallest * smallest), beta: 1 };
}

/**
 * Momentum at its fastest, where η₋ of the smallest and η₊ of the largest σ meet (Polyak 1964).
 * @param {number} largest
 * @param {number} smallest
 * @returns {Rule}
 */
export function fastestMomentum(largest, smallest) {
    const sum = largest + smallest, beta = 4 * largest * smallest / (sum * sum);
    return { eta: 2 / (beta * sum * sum), beta };
}

/**
 * The slowest mode's contraction, which is that of an extreme σ.
 * @param {Rule} rule
 * @param {ArrayLike<number>} sigmas
 * @returns {number}
 */
export function slowestContraction(rule, sigmas) {
    let slowest = 0;
    for (let k = 0; k < sigmas.length; k++)
        slowest = Math.max(slowest, modeEigenvalues(rule, sigmas[k]).contraction);
    return slowest;
}

/** A quadratic under a rule: the errors of its modes, of all of them, and its loss at any step. */
export class QuadraticPath {
    /**
     * @param {ArrayLike<number>} sigmas
     * @param {ArrayLike<number>} firstErrors v_iᵀ(w_0 − w*)
     * @param {number} unreachableLoss
     * @param {Rule} rule
     */
    constructor(sigmas, firstErrors, unreachableLoss, rule) {
        this.sigmas = sigmas;
        this.firstErrors = firstErrors;
        this.unreachableLoss = unreachableLoss;
        this.rule = rule;
        this.ratios = Array.from(sigmas, sigma => errorRatioOf(rule, sigma));
        this.contraction = slowestContraction(rule, sigmas);
        this.firstSquare = Array.from(firstErrors).reduce((sum, error) => sum + error * error, 0);
    }

    /**
     * ‖w_t − w*‖ over its first.
     * @param {number} step
     * @returns {number}
     */
    errorAt(step) {
        let sum = 0;
        this.ratios.forEach((ratio, k) => sum += (this.firstErrors[k] * ratio(step)) ** 2);
        return this.firstSquare === 0 ? 0 : Math.sqrt(sum / this.firstSquare);
    }

    /**
     * Σ σ_i²e_i² and what no w reaches.
     * @param {number} step
     * @returns {number}
     */
    lossAt(step) {
        let loss = this.unreachableLoss;
        this.ratios.forEach((ratio, k) => loss += (this.sigmas[k] * this.firstErrors[k] * ratio(step)) ** 2);
        return loss;
    }

    /**
     * The step from which on the error is within ε of its first; null where it never is, or after too many to be counted.
     * @param {number} accuracy
     * @returns {number | null}
     */
    settlingStep(accuracy) {
        const within = (/** @type {number} */ step) => this.errorAt(step) <= accuracy * (1 + tieTolerance);
        if (this.rule.beta === 1)
            return this.#firstWithin(within, accuracy);
        if (this.contraction >= 1)
            return null;
        // Momentum swings through small errors: counted backwards from where the error is a thousand times smaller than it need be.
        let step = this.contraction === 0 ? 2 : Math.ceil(Math.log(accuracy / 1000) / Math.log(this.contraction)) + 50;
        if (step * this.ratios.length > mostEvaluations)
            return null;
        while (step > 0 && within(step - 1))
            step--;
        return step;
    }

    /**
     * Plain descent falls in every step: bisection. Modes that start at their minimum do not count.
     * @param {(step: number) => boolean} within
     * @param {number} accuracy
     * @returns {number | null}
     */
    #firstWithin(within, accuracy) {
        let slowest = 0;
        for (let k = 0; k < this.sigmas.length; k++)
            if (this.firstErrors[k] !== 0)
                slowest = Math.max(slowest, modeEigenvalues(this.rule, this.sigmas[k]).contraction);
        if (slowest >= 1)
            return null;
        let outside = -1, inside = slowest === 0 ? 2 : Math.max(1, Math.ceil(Math.log(accuracy) / Math.log(slowest))) + 1;
        while (inside - outside > 1) {
            const middle = Math.floor((inside + outside) / 2);
            if (within(middle))
                inside = middle;
            else
                outside = middle;
        }
        return inside;
    }
}
