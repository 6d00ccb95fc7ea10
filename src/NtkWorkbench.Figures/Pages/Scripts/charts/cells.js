// Matrices as coloured cells, and pictures.

/** @typedef {import("./figure.js").HeatMapSeries} HeatMapSeries */
/** @typedef {import("./figure.js").ImageSeries} ImageSeries */
/** @typedef {import("./panel-colors.js").PanelColors} PanelColors */
/** @typedef {import("./scales.js").PanelScale} PanelScale */

/** What was drawn of a matrix, kept while it stays the same. @type {WeakMap<object, {key: string, canvas: HTMLCanvasElement}>} */
const drawnCells = new WeakMap();

/**
 * @param {CanvasRenderingContext2D} context
 * @param {HeatMapSeries} map
 * @param {PanelColors} colors
 * @param {PanelScale} x
 * @param {PanelScale} y
 */
export function drawHeatMap(context, map, colors, x, y) {
    const { rows, columns, values } = map.values;
    const key = `${colors.map} ${colors.low} ${colors.high} ${colors.map === "classes" && colors.theme.dark}`;
    const canvas = cellsOf(context, map.values, columns, rows, key, pixels => {
        const table = colors.table(), last = table.length / 3 - 1, low = colors.low, length = colors.high - colors.low;
        const steps = colors.map === "classes" ? last + 1 : last;
        for (let i = 0; i < rows; i++) {
            // Row 0 lies at the bottom.
            let at = 4 * (rows - 1 - i) * columns;
            for (let j = 0; j < columns; j++, at += 4) {
                const value = values[i * columns + j];
                if (!Number.isFinite(value))
                    continue;
                const entry = 3 * Math.min(last, Math.max(0, Math.floor((value - low) / length * steps)));
                pixels[at] = table[entry];
                pixels[at + 1] = table[entry + 1];
                pixels[at + 2] = table[entry + 2];
                pixels[at + 3] = 255;
            }
        }
    });
    placeCells(context, canvas, map, x, y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ImageSeries} image
 * @param {PanelScale} x
 * @param {PanelScale} y
 */
export function drawImage(context, image, x, y) {
    const channels = image.channels ?? 1, height = image.values.rows / channels, width = image.values.columns, values = image.values.values;
    const { low, high } = image.range;
    const canvas = cellsOf(context, image.values, width, height, `${channels} ${low} ${high}`, pixels => {
        for (let i = 0; i < height * width; i++) {
            for (let channel = 0; channel < 3; channel++) {
                const value = values[(channels === 3 ? channel * height * width : 0) + i];
                pixels[4 * i + channel] = Number.isNaN(value) ? 255 : Math.round(255 * (value - low) / (high - low));
            }
            pixels[4 * i + 3] = 255;
        }
    });
    placeCells(context, canvas, image, x, y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{values: ArrayLike<number>}} matrix
 * @param {number} width
 * @param {number} height
 * @param {string} key
 * @param {(pixels: Uint8ClampedArray) => void} fill
 * @returns {HTMLCanvasElement|null} null: there is nothing to draw
 */
function cellsOf(context, matrix, width, height, key, fill) {
    if (!(width > 0 && height > 0))
        return null;
    const before = drawnCells.get(matrix);
    if (before?.key === key)
        return before.canvas;
    const canvas = before?.canvas ?? context.canvas.ownerDocument.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const own = canvas.getContext("2d");
    if (!own)
        return null;
    const pixels = own.createImageData(width, height);
    fill(pixels.data);
    own.putImageData(pixels, 0, 0);
    drawnCells.set(matrix, { key, canvas });
    return canvas;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement|null} canvas
 * @param {HeatMapSeries|ImageSeries} series
 * @param {PanelScale} x
 * @param {PanelScale} y
 */
function placeCells(context, canvas, series, x, y) {
    const left = x.toPixel(series.x.low), right = x.toPixel(series.x.high);
    const bottom = y.toPixel(series.y.low), top = y.toPixel(series.y.high);
    if (!canvas || Number.isNaN(left + right + bottom + top))
        return;
    context.globalAlpha = 1;
    // Cells stay sharp; of more cells than pixels their mean is shown.
    context.imageSmoothingEnabled = canvas.width > 2 * Math.abs(right - left);
    context.drawImage(canvas, left, top, right - left, bottom - top);
}
