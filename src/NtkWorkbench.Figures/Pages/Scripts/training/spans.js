// Ends of axes and colours: of many numbers, and so that they hold for all steps of a training.

/** @typedef {{low: number, high: number}} Span */

/**
 * The least and the greatest finite number of some arrays; null where there is none.
 * @param {Iterable<ArrayLike<number>>} arrays
 * @returns {Span | null}
 */
export function spanOf(arrays) {
    let low = Infinity;
    let high = -Infinity;
    for (const values of arrays) {
        for (let i = 0; i < values.length; i++) {
            const value = values[i];
            if (Number.isFinite(value)) {
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
    }
    return low <= high ? { low, high } : null;
}

/**
 * The span that holds both.
 * @param {Span | null} one
 * @param {Span | null} other
 * @returns {Span | null}
 */
export function union(one, other) {
    return one && other ? { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) } : one ?? other;
}

/**
 * A little more than a span on both sides; what is constant gets a width.
 * @param {Span | null} span
 * @param {number} share Of its length.
 * @returns {Span | undefined}
 */
export function padded(span, share = 0.06) {
    if (!span) {
        return undefined;
    }
    const length = span.high - span.low;
    const pad = length > 0 ? share * length : Math.max(Math.abs(span.low) * share, 1e-9);
    return { low: span.low - pad, high: span.high + pad };
}

/**
 * The same for an axis of logarithms, of the positive numbers; at most so many decades below the greatest.
 * @param {Iterable<ArrayLike<number>>} arrays
 * @param {number} [mostDecades]
 * @returns {Span | undefined}
 */
export function logarithmicSpan(arrays, mostDecades = 300) {
    let low = Infinity;
    let high = 0;
    for (const values of arrays) {
        for (let i = 0; i < values.length; i++) {
            if (values[i] > 0 && Number.isFinite(values[i])) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
    }
    if (high === 0) {
        return undefined;
    }
    low = Math.max(low, high * 10 ** -mostDecades);
    const factor = low < high ? (high / low) ** 0.06 : 2;
    return { low: low / factor, high: high * factor };
}

/**
 * The span about zero that holds another: of a diverging map.
 * @param {Span | null} span
 * @returns {Span | undefined}
 */
export function symmetric(span) {
    const end = span ? Math.max(-span.low, span.high) : 0;
    return end > 0 ? { low: -end, high: end } : undefined;
}

/**
 * A span no longer than so many lengths of the data's on each side of it: a network that explodes at some step must not flatten all others.
 * @param {Span | null} span
 * @param {Span | null} data
 * @param {number} lengths
 * @returns {Span | null}
 */
export function heldNear(span, data, lengths) {
    if (!span || !data || data.high === data.low) {
        return span;
    }
    const room = lengths * (data.high - data.low);
    return { low: Math.max(span.low, data.low - room), high: Math.min(span.high, data.high + room) };
}

/**
 * The place of the followed step nearest to a step, among ascending steps; of two as near the earlier.
 * @param {ArrayLike<number>} steps
 * @param {number} step
 * @returns {number}
 */
export function nearestStep(steps, step) {
    let best = 0;
    for (let i = 1; i < steps.length; i++) {
        if (Math.abs(steps[i] - step) < Math.abs(steps[best] - step)) {
            best = i;
        }
    }
    return best;
}
