// The activations of the networks: φ and φ′ entry by entry, with the conventions of the program that trained them.
import { erf, erfc } from "./error-function.js";

/**
 * φ and φ′; the derivative may use a = φ(z). `bends`: whether a unit has an elbow, where z changes its sign.
 * @typedef {{value: (z: number) => number, derivative: (z: number, a: number) => number, bends: boolean}} Activation
 */

/**
 * @param {number} z
 * @returns {number}
 */
function logistic(z) {
    return 1 / (1 + Math.exp(-z));
}

/**
 * Φ(z), the standard normal distribution function.
 * @param {number} z
 * @returns {number}
 */
function normalDistribution(z) {
    return erfc(-z * Math.SQRT1_2) / 2;
}

/** @type {Record<string, Activation>} */
const activations = {
    relu: { value: z => z <= 0 ? 0 : z, derivative: z => z > 0 ? 1 : z <= 0 ? 0 : z, bends: true },
    leaky_relu: { value: z => z > 0 ? z : 0.01 * z, derivative: z => z > 0 ? 1 : z <= 0 ? 0.01 : z, bends: true },
    tanh: { value: Math.tanh, derivative: (z, a) => 1 - a * a, bends: false },
    sigmoid: { value: logistic, derivative: (z, a) => a * (1 - a), bends: false },
    identity: { value: z => z, derivative: () => 1, bends: false },
    softplus: { value: z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), derivative: logistic, bends: false },
    elu: { value: z => z > 0 ? z : Math.expm1(z), derivative: (z, a) => z > 0 ? 1 : a + 1, bends: false },
    gelu: {
        value: z => z * normalDistribution(z),
        derivative: z => normalDistribution(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI),
        bends: false,
    },
    silu: {
        value: z => z * logistic(z),
        derivative: (z, a) => {
            const share = logistic(z);
            return share + a * (1 - share);
        },
        bends: false,
    },
    sine: { value: Math.sin, derivative: Math.cos, bends: false },
    erf: { value: erf, derivative: z => 2 * Math.exp(-z * z) / Math.sqrt(Math.PI), bends: false },
};

/** The names of all activations. */
export const activationNames = Object.keys(activations);

/**
 * The activation of a name as job files write it.
 * @param {string} name
 * @returns {Activation}
 */
export function activationOf(name) {
    if (!Object.hasOwn(activations, name)) {
        throw new Error(`unknown activation "${name}": expected one of ${activationNames.join(", ")}`);
    }
    return activations[name];
}
