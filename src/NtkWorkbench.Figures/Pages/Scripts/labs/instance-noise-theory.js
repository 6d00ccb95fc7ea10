// Descent on ‖X̌w − y‖², noise N(0, σ²) on the entries of X drawn anew each step: on average it descends ridge regression with λ = mσ².

/**
 * A problem in the basis of X's singular vectors.
 * @typedef {object} NoisyModes
 * @property {number} rows m
 * @property {ArrayLike<number>} sigmas s_k
 * @property {ArrayLike<number>} projections v_kᵀXᵀy
 * @property {ArrayLike<number>} start v_kᵀw_0
 * @property {ArrayLike<number>} vectors the shown entries of v_k, (modes, entries)
 * @property {ArrayLike<number>} rest the shown entries of what of w_0 lies in no mode
 */
/** @typedef {{noise: number, eta: number}} NoisyRule */

/**
 * λ = mσ².
 * @param {number} rows
 * @param {number} noise
 * @returns {number}
 */
export function equivalentRidge(rows, noise) {
    return rows * noise * noise;
}

/**
 * s²/(s² + λ), the part of the noiseless solution that the mean keeps along a mode.
 * @param {number} sigma
 * @param {number} ridge
 * @returns {number}
 */
export function keptPart(sigma, ridge) {
    return sigma * sigma / (sigma * sigma + ridge);
}

/**
 * 1/(s₁² + λ): the mean converges for η below it.
 * @param {NoisyModes} modes
 * @param {number} noise
 * @returns {number}
 */
export function meanLimit({ rows, sigmas }, noise) {
    return 1 / (sigmas[0] * sigmas[0] + equivalentRidge(rows, noise));
}

/**
 * An entry of E[w_t]: along mode k, w∞ + (1 − 2η(s_k² + λ))^t (w_0 − w∞) with w∞ = v_kᵀXᵀy/(s_k² + λ); t may be infinite: the ridge
 * solution, whether or not the mean goes there.
 * @param {NoisyModes} modes
 * @param {NoisyRule} rule
 * @param {number} entry among those shown
 * @param {number} step
 * @returns {number}
 */
export function meanAt(modes, { noise, eta }, entry, step) {
    const ridge = equivalentRidge(modes.rows, noise), entries = modes.rest.length;
    const power = (/** @type {number} */ square) => step === Infinity ? (square === 0 ? 1 : 0) : (1 - 2 * eta * square) ** step;
    let sum = power(ridge) * modes.rest[entry];
    for (let k = 0; k < modes.sigmas.length; k++) {
        const square = modes.sigmas[k] * modes.sigmas[k] + ridge, end = modes.projections[k] / square;
        sum += modes.vectors[k * entries + entry] * (end + power(square) * (modes.start[k] - end));
    }
    return sum;
}

/**
 * E x̌²/E x̌⁴ of one point: the spread stays bounded for η below it.
 * @param {number} x
 * @param {number} noise
 * @returns {number}
 */
export function pointSpreadLimit(x, noise) {
    return (x * x + noise * noise) / (x ** 4 + 6 * x * x * noise * noise + 3 * noise ** 4);
}

/**
 * The standard deviation of w_t of one point at steps 0 … T, by the recurrence of E[w_t²].
 * @param {[number, number]} point x and y
 * @param {NoisyRule} rule
 * @param {number} start
 * @param {number} steps
 * @returns {Float64Array}
 */
export function pointDeviations([x, y], { noise, eta }, start, steps) {
    const variance = noise * noise, second = x * x + variance, third = x ** 3 + 3 * x * variance;
    const fourth = x ** 4 + 6 * x * x * variance + 3 * variance * variance;
    const squares = 1 - 4 * eta * second + 4 * eta * eta * fourth, cross = 4 * eta * y * (x - 2 * eta * third);
    const constant = 4 * eta * eta * y * y * second, end = x * y / second, contraction = 1 - 2 * eta * second;
    const deviations = new Float64Array(steps + 1);
    let mean = start, square = start * start;
    for (let t = 1; t <= steps; t++) {
        square = squares * square + cross * mean + constant;
        mean = end + contraction ** t * (start - end);
        deviations[t] = Math.sqrt(Math.max(0, square - mean * mean));
    }
    return deviations;
}
