// erf and erfc in double precision, from their series and continued fraction, and Taylor polynomials between tabulated places.

const nodeDistance = 1 / 8;
const lastNode = 6;
const taylorTerms = 14;
const twoOverSqrtPi = 2 / Math.sqrt(Math.PI);

/**
 * erf(x) = (2/√π) e^{−x²} Σ 2ⁿ x^{2n+1} / (1·3·5⋯(2n+1)): all terms have one sign, so that nothing cancels.
 * @param {number} x
 * @returns {number}
 */
function erfBySeries(x) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
        term *= 2 * x * x / (2 * n + 1);
        sum += term;
    }
    return twoOverSqrtPi * Math.exp(-x * x) * sum;
}

/**
 * erfc(x) = e^{−x²}/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), for x ≥ 1, where so many levels are more than enough.
 * @param {number} x
 * @returns {number}
 */
function erfcByFraction(x) {
    let denominator = x;
    for (let level = x < 2 ? 200 : 60; level > 0; level--) {
        denominator = x + level / 2 / denominator;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}

/**
 * Taylor coefficients of erfc about the nodes 0, 1/8, … 6. Those of the density g = e^{−x²} follow from g′ = −2xg:
 * (n + 1) c_{n+1} = −2 (x c_n + c_{n−1}).
 * @returns {Float64Array}
 */
function tabulateErfc() {
    const nodes = Math.round(lastNode / nodeDistance) + 1;
    const table = new Float64Array(nodes * taylorTerms);
    for (let node = 0; node < nodes; node++) {
        const x = node * nodeDistance;
        const at = node * taylorTerms;
        table[at] = x < 1 ? 1 - erfBySeries(x) : erfcByFraction(x);
        let before = 0;
        let density = Math.exp(-x * x);
        for (let n = 1; n < taylorTerms; n++) {
            table[at + n] = -twoOverSqrtPi * density / n;
            const next = -2 * (x * density + before) / n;
            before = density;
            density = next;
        }
    }
    return table;
}

const erfcTable = tabulateErfc();

/**
 * erfc(x) = 1 − erf(x), accurate in the upper tail too; NaN propagates.
 * @param {number} x
 * @returns {number}
 */
export function erfc(x) {
    if (x < 0) {
        return 2 - erfc(-x);
    }
    if (!(x < lastNode)) {
        return Number.isNaN(x) ? x : x > 28 ? 0 : erfcByFraction(x);
    }
    const node = Math.round(x / nodeDistance);
    const from = x - node * nodeDistance;
    const at = node * taylorTerms;
    let sum = erfcTable[at + taylorTerms - 1];
    for (let n = taylorTerms - 2; n >= 0; n--) {
        sum = sum * from + erfcTable[at + n];
    }
    return sum;
}

/**
 * erf(x) = (2/√π) ∫₀ˣ e^{−t²} dt, to about one rounding.
 * @param {number} x
 * @returns {number}
 */
export function erf(x) {
    return Math.abs(x) < 0.5 ? erfBySeries(x) : 1 - erfc(x);
}
