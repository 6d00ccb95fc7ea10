// Runs in the order of a column.

/** @typedef {import("./compared-runs.js").RunColumn} RunColumn */

const byWords = new Intl.Collator("en", { numeric: true });

/**
 * The runs in the order of a column, those that are equal as they stand. What has no value or is not a number comes last whichever way
 * the others go; the infinities are numbers.
 * @param {number[]} runs indices
 * @param {RunColumn} column
 * @param {boolean} descending
 * @returns {number[]}
 */
export function sortRuns(runs, column, descending) {
    const sign = descending ? -1 : 1;
    return [...runs].sort((a, b) => {
        const left = column.values[a], right = column.values[b], isLeft = hasPlace(left), isRight = hasPlace(right);
        if (!isLeft || !isRight)
            return Number(isRight) - Number(isLeft);
        const order = typeof left === "string" || typeof right === "string" ? byWords.compare(String(left), String(right))
            : left === right ? 0 : Number(left) < Number(right) ? -1 : 1;
        return sign * order;
    });
}

/**
 * The different words of a column, in order; an empty one last.
 * @param {string[]} words
 * @returns {string[]}
 */
export function distinctWords(words) {
    return [...new Set(words)].sort((a, b) => Number(a === "") - Number(b === "") || byWords.compare(a, b));
}

/**
 * @param {string|number|null} value
 * @returns {boolean}
 */
function hasPlace(value) {
    return value !== null && value !== "" && !Number.isNaN(value);
}
