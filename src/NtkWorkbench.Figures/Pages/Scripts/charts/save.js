// Figures as files of the reader's.

import { csvText, figureTable } from "./csv.js";
import { FigurePainter } from "./draw-figure.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./colors.js").Theme} Theme */

const savedScale = 2;

/**
 * Saves a figure as PNG, at twice the size at which it is shown, on the colour of the page.
 * @param {Document} page
 * @param {Figure} figure
 * @param {number} width
 * @param {Theme} theme
 * @param {string} name of the file, without its ending
 */
export function savePng(page, figure, width, theme, name) {
    const canvas = page.createElement("canvas"), context = canvas.getContext("2d");
    if (!context)
        return;
    const painter = new FigurePainter(context), height = painter.prepare(figure, width, theme);
    canvas.width = savedScale * width;
    canvas.height = savedScale * height;
    context.scale(savedScale, savedScale);
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, width, height);
    painter.drawStill(context);
    painter.drawMoving(context);
    canvas.toBlob(blob => {
        if (blob)
            saveBlob(page, blob, `${name}.png`);
    }, "image/png");
}

/**
 * Saves the numbers of a figure as it is drawn now.
 * @param {Document} page
 * @param {Figure} figure
 * @param {string} name
 */
export function saveCsv(page, figure, name) {
    saveBlob(page, new Blob([csvText(figureTable(figure))], { type: "text/csv" }), `${name}.csv`);
}

/**
 * @param {Document} page
 * @param {Blob} blob
 * @param {string} file
 */
function saveBlob(page, blob, file) {
    const link = page.createElement("a"), address = URL.createObjectURL(blob);
    link.href = address;
    link.download = file;
    link.click();
    // The browser still reads it after the click.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
