// The data table of a figure, made when it is opened.

import { figureTable } from "./csv.js";
import { exactNumber } from "./numbers.js";

/** @typedef {import("./csv.js").TableColumn} TableColumn */

const mostTableRows = 200;
const mostTableColumns = 40;

/**
 * What of a table is shown, and a word on what is not.
 * @param {TableColumn[]} columns
 * @returns {{columns: TableColumn[], rows: number, leftOut: string}}
 */
export function shownTable(columns) {
    const rows = columns.reduce((most, column) => Math.max(most, column.length), 0);
    const shown = columns.slice(0, mostTableColumns);
    const words = [
        ...(rows > mostTableRows ? [`the first ${mostTableRows} of ${rows} rows`] : []),
        ...(columns.length > mostTableColumns ? [`the first ${mostTableColumns} of ${columns.length} columns`] : []),
    ];
    return { columns: shown, rows: Math.min(rows, mostTableRows),
        leftOut: words.length === 0 ? "" : `Shown: ${words.join(", ")}; the saved CSV has all.` };
}

/**
 * Fills a region with the table of a figure.
 * @param {HTMLElement} region
 * @param {import("./figure.js").Figure} figure
 * @param {string} title
 */
export function fillTable(region, figure, title) {
    const page = region.ownerDocument, { columns, rows, leftOut } = shownTable(figureTable(figure));
    const table = page.createElement("table"), caption = table.createCaption();
    caption.textContent = leftOut ? `${title}. ${leftOut}` : title;
    const head = table.createTHead().insertRow();
    for (const column of columns) {
        const cell = page.createElement("th");
        cell.scope = "col";
        cell.textContent = column.header;
        head.append(cell);
    }
    const body = table.createTBody();
    for (let i = 0; i < rows; i++) {
        const row = body.insertRow();
        for (const column of columns)
            row.insertCell().textContent = i < column.length ? exactNumber(column.at(i)) : "";
    }
    region.replaceChildren(table);
}
