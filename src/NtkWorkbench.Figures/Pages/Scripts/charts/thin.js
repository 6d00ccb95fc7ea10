// Which of many things are drawn.

/**
 * At most a number of the indices 0 … count − 1, evenly spread, both ends included.
 * @param {number} count
 * @param {number} most
 * @returns {number[]}
 */
export function evenly(count, most) {
    return Array.from({ length: Math.min(count, most) }, (_, i) => count <= most ? i : Math.floor(i * (count - 1) / (most - 1)));
}

/**
 * Pixels of a curve without those that share a column of pixels with their neighbours and reach no farther up or down: of every run of
 * points within a column the first, the lowest, the highest and the last stay, in their order. A point that is not finite breaks the
 * curve, and stays once.
 * @param {ArrayLike<number>} x pixels
 * @param {ArrayLike<number>} y as many
 * @param {number} count how many of them
 * @param {number} [width] of a column in pixels
 * @returns {Int32Array} the indices of the points that stay
 */
export function thinCurve(x, y, count, width = 0.5) {
    const kept = new Int32Array(count);
    let length = 0;
    for (let start = 0; start < count;) {
        const column = Math.floor(x[start] / width), finite = isPoint(x[start], y[start]);
        let low = start, high = start, end = start + 1;
        for (; end < count; end++) {
            if (isPoint(x[end], y[end]) !== finite || (finite && Math.floor(x[end] / width) !== column))
                break;
            if (y[end] < y[low])
                low = end;
            if (y[end] > y[high])
                high = end;
        }
        const first = Math.min(low, high), second = Math.max(low, high), last = end - 1;
        kept[length++] = start;
        if (finite && first > start && first < last)
            kept[length++] = first;
        if (finite && second > first && second > start && second < last)
            kept[length++] = second;
        if (finite && last > start)
            kept[length++] = last;
        start = end;
    }
    return kept.subarray(0, length);
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
function isPoint(x, y) {
    return x - x === 0 && y - y === 0;
}
