// Axes that hold all curves and stand still while one of them is marked.

/** @typedef {{low: number, high: number}} Limits */

const linearMargin = 0.04;

// On a logarithmic axis, of its decades.
const logMargin = 0.04;

/**
 * What the curves span, those that did not diverge where there are both: a divergence would leave the others one line.
 * @param {{x: ArrayLike<number>, y: ArrayLike<number>, isCalm: boolean}[]} curves
 * @param {boolean} isLogX
 * @param {boolean} isLogY
 * @returns {{x: Limits|undefined, y: Limits|undefined}} undefined: they span nothing
 */
export function curveLimits(curves, isLogX, isLogY) {
    const calm = curves.filter(curve => curve.isCalm && hasPoint(curve, isLogX, isLogY)), held = calm.length > 0 ? calm : curves;
    let left = Infinity, right = -Infinity, low = Infinity, high = -Infinity;
    for (const { x, y } of held) {
        for (let i = 0; i < Math.min(x.length, y.length); i++) {
            if (!isPlace(x[i], isLogX) || !isPlace(y[i], isLogY))
                continue;
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            low = Math.min(low, y[i]);
            high = Math.max(high, y[i]);
        }
    }
    return { x: left < right ? { low: left, high: right } : undefined, y: withMargin(low, high, isLogY) };
}

/**
 * @param {number} low
 * @param {number} high
 * @param {boolean} isLog
 * @returns {Limits|undefined}
 */
function withMargin(low, high, isLog) {
    if (isLog) {
        const margin = Math.max(1.05, (high / low) ** logMargin);
        return low < high * (1 - 1e-6) && Number.isFinite(margin) ? { low: low / margin, high: high * margin } : undefined;
    }
    const margin = linearMargin * (high - low);
    return high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)) && Number.isFinite(margin)
        ? { low: low - margin, high: high + margin } : undefined;
}

/**
 * @param {{x: ArrayLike<number>, y: ArrayLike<number>}} curve
 * @param {boolean} isLogX
 * @param {boolean} isLogY
 * @returns {boolean}
 */
function hasPoint({ x, y }, isLogX, isLogY) {
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
        if (isPlace(x[i], isLogX) && isPlace(y[i], isLogY))
            return true;
    }
    return false;
}

/**
 * @param {number} value
 * @param {boolean} isLog
 * @returns {boolean}
 */
function isPlace(value, isLog) {
    return Number.isFinite(value) && (!isLog || value > 0);
}
