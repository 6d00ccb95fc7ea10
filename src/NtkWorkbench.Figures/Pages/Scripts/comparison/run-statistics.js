// What several runs say together, and each between its points.

/** @typedef {{x: ArrayLike<number>, y: ArrayLike<number>}} Polyline x ascending */
/** @typedef {{mean: number, low: number, high: number, count: number}} Spread */
/** @typedef {"band"|"deviation"} SpreadKind band: as in the figures of the report */

// Fewer runs than this have no percentiles worth the name; the figures of reports go by the same.
const leastForPercentiles = 5;
const lowShare = 0.1;

/**
 * The value of a curve at a place, on a line between its points; NaN beyond its ends or beside a point without a value.
 * @param {Polyline} curve
 * @param {number} at
 * @returns {number}
 */
export function valueAt({ x, y }, at) {
    const last = Math.min(x.length, y.length) - 1;
    if (last < 0 || !(at >= x[0] && at <= x[last]))
        return NaN;
    let low = 0, high = last;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (x[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    if (at === x[low])
        return y[low];
    if (at === x[high])
        return y[high];
    return y[low] + (y[high] - y[low]) * ((at - x[low]) / (x[high] - x[low]));
}

/**
 * Mean and spread of the finite ones of some numbers; NaN of none.
 * @param {number[]} numbers
 * @param {SpreadKind} kind band: the 10th to the 90th percentile, of few the lowest to the highest; deviation: the standard deviation to
 * both sides of the mean, of one number none
 * @returns {Spread}
 */
export function spreadOf(numbers, kind) {
    const finite = numbers.filter(Number.isFinite).sort((a, b) => a - b), count = finite.length;
    if (count === 0)
        return { mean: NaN, low: NaN, high: NaN, count };
    const mean = finite.reduce((sum, value) => sum + value / count, 0);
    if (kind === "deviation") {
        const deviation = count < 2 ? NaN : Math.sqrt(finite.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1));
        return { mean, low: mean - deviation, high: mean + deviation, count };
    }
    const share = count >= leastForPercentiles ? lowShare : 0;
    return { mean, low: percentile(finite, share), high: percentile(finite, 1 - share), count };
}

/**
 * Mean and band of curves, at the points of the longest of them.
 * @param {(Polyline & {axis?: unknown})[]} curves curves of one axis have one x
 * @param {SpreadKind} kind
 * @returns {{x: ArrayLike<number>, mean: Float64Array, low: Float64Array, high: Float64Array}}
 */
export function meanCurve(curves, kind) {
    const longest = curves.reduce((best, curve) => curve.x.length > best.x.length ? curve : best), x = longest.x;
    const mean = new Float64Array(x.length), low = new Float64Array(x.length), high = new Float64Array(x.length);
    for (let i = 0; i < x.length; i++) {
        const spread = spreadOf(curves.map(curve => curve.x === x || (curve.axis !== undefined && curve.axis === longest.axis)
            ? curve.y[i] : valueAt(curve, x[i])), kind);
        mean[i] = spread.mean;
        low[i] = spread.low;
        high[i] = spread.high;
    }
    return { x, mean, low, high };
}

/**
 * What the band of so many runs is, in words.
 * @param {number[]} counts of the runs of each band
 * @param {SpreadKind} kind
 * @returns {string} "" where there is no band
 */
export function bandWords(counts, kind) {
    const several = [...new Set(counts.filter(count => count > 1))].sort((a, b) => a - b), runs = `${several.join(" or ")} runs`;
    if (several.length === 0)
        return "";
    if (kind === "deviation")
        return `bands: mean ± standard deviation of ${runs}`;
    return several[0] >= leastForPercentiles ? `bands: 10th to 90th percentile of ${runs}`
        : several[several.length - 1] < leastForPercentiles ? `bands: lowest to highest of ${runs}`
        : `bands: 10th to 90th percentile, of fewer than ${leastForPercentiles} runs lowest to highest`;
}

/**
 * On a line between the sorted numbers.
 * @param {number[]} sorted
 * @param {number} share
 * @returns {number}
 */
function percentile(sorted, share) {
    const place = share * (sorted.length - 1), below = Math.floor(place), above = Math.ceil(place);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
