// Runs in the order of a column.

/** @typedef {import("./compared-runs.js").RunColumn} RunColumn */

const mainResults = ["train_loss", "test_loss", "accuracy", "steps"];

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
 * The columns as a table has them: the run and how it ended, the main results, what differs in the jobs with the keys that most runs
 * have first, and the other results.
 * @param {RunColumn[]} columns
 * @returns {RunColumn[]}
 */
export function tableColumns(columns) {
    const main = mainResults.flatMap(name => columns.filter(column => column.source === "result" && column.name === name));
    const filled = (/** @type {RunColumn} */ { values }) => values.filter(value => value !== null && value !== "").length;
    const keys = columns.filter(column => column.source === "key").sort((a, b) => filled(b) - filled(a));
    return [...new Set([...columns.filter(column => column.source === "run"), ...main, ...keys, ...columns])];
}

/**
 * @param {string|number|null} value
 * @returns {boolean}
 */
function hasPlace(value) {
    return value !== null && value !== "" && !Number.isNaN(value);
}
