// What outputs of classes say, (outputs, samples).

/**
 * The class with the largest output, of (outputs, points).
 * @param {ArrayLike<number>} outputs
 * @param {number} count Points.
 * @param {number} point
 * @returns {number}
 */
export function largestOutput(outputs, count, point) {
    let best = 0;
    for (let at = 1; at * count < outputs.length; at++) {
        if (outputs[at * count + point] > outputs[best * count + point]) {
            best = at;
        }
    }
    return best;
}

/**
 * margin = f of the own class − the largest f of another: above 0 where the sample is classified rightly.
 * @param {ArrayLike<number>} outputs (outputs, samples)
 * @param {ArrayLike<number>} classes The class of each sample.
 * @returns {Float64Array}
 */
export function marginsOf(outputs, classes) {
    const count = classes.length;
    return Float64Array.from({ length: count }, (_, sample) => {
        let other = -Infinity;
        for (let at = 0; at * count < outputs.length; at++) {
            other = at === classes[sample] ? other : Math.max(other, outputs[at * count + sample]);
        }
        return outputs[classes[sample] * count + sample] - other;
    });
}

/**
 * How many samples are classified rightly, the first of equal outputs being what is said.
 * @param {ArrayLike<number>} outputs
 * @param {ArrayLike<number>} classes
 * @returns {number}
 */
export function countRight(outputs, classes) {
    let right = 0;
    for (let i = 0; i < classes.length; i++) {
        right += Number(largestOutput(outputs, classes.length, i) === classes[i]);
    }
    return right;
}
