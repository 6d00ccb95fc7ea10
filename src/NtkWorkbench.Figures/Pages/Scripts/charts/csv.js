// The numbers of a figure as a table: its columns, and behind them those of its matrices.

import { figureData } from "./figure.js";

/** @typedef {{header: string, length: number, at: (row: number) => number}} TableColumn */

/**
 * The columns of a figure and of its matrices; column j of a matrix M is called M.j, from 1.
 * @param {import("./figure.js").Figure} figure
 * @returns {TableColumn[]}
 */
export function figureTable(figure) {
    const { columns, matrices } = figureData(figure);
    return [
        ...columns.map(({ name, values, said = values }) => (
            { header: name, length: said.length, at: (/** @type {number} */ i) => said[i] })),
        ...matrices.flatMap(({ name, rows, columns: width, values }) => Array.from({ length: width }, (_, j) => (
            { header: `${name}.${j + 1}`, length: rows, at: (/** @type {number} */ i) => values[i * width + j] }))),
    ];
}

/**
 * The table as CSV: numbers that read back as what they are, short columns padded with empty cells.
 * @param {TableColumn[]} columns
 * @returns {string}
 */
export function csvText(columns) {
    const rows = columns.reduce((most, column) => Math.max(most, column.length), 0);
    const lines = [columns.map(column => csvCell(column.header)).join(",")];
    for (let i = 0; i < rows; i++)
        lines.push(columns.map(column => i < column.length ? csvNumber(column.at(i)) : "").join(","));
    return `${lines.join("\n")}\n`;
}

/**
 * The shortest digits that read back as the same number; NaN, Infinity and −Infinity by name.
 * @param {number} value
 * @returns {string}
 */
export function csvNumber(value) {
    return Object.is(value, -0) ? "-0" : String(value);
}

/**
 * @param {string} text
 * @returns {string}
 */
function csvCell(text) {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
