// How lines are broken and points are shaped.

/** @typedef {import("./figure.js").LineLook} LineLook */
/** @typedef {import("./figure.js").PointLook} PointLook */

const markLine = 0.6;

/** Lengths of strokes and gaps, in widths of the line. @type {Record<string, number[]>} */
const dashLengths = { solid: [], dashed: [4, 2.5], dotted: [1, 1.5], dash_dotted: [4, 2, 1, 2] };

/**
 * Gives a context the look of a line.
 * @param {CanvasRenderingContext2D} context
 * @param {LineLook} look
 * @param {string} color
 * @param {number} unit pixels of a point
 */
export function setLine(context, look, color, unit) {
    const width = (look.width ?? 1) * unit, dash = look.dash ?? "solid";
    context.lineWidth = width;
    context.strokeStyle = color;
    context.globalAlpha = look.opacity ?? 1;
    context.setLineDash(dashLengths[dash].map(length => length * width));
    context.lineCap = dash === "solid" ? "round" : "butt";
    context.lineJoin = "round";
}

/**
 * Gives a context the look of points that have one colour.
 * @param {CanvasRenderingContext2D} context
 * @param {PointLook} look
 * @param {string} color
 * @param {number} unit
 */
export function setMark(context, look, color, unit) {
    context.globalAlpha = look.opacity ?? 1;
    context.fillStyle = color;
    context.strokeStyle = color;
    context.lineWidth = Math.max(1, markLine * unit);
    context.setLineDash([]);
    context.lineCap = "butt";
    context.lineJoin = "miter";
}

/**
 * Draws a point of a shape, in the look that setMark gave.
 * @param {CanvasRenderingContext2D} context
 * @param {string} marker
 * @param {number} x
 * @param {number} y
 * @param {number} size its diameter in pixels
 */
export function drawMark(context, marker, x, y, size) {
    const half = size / 2;
    context.beginPath();
    switch (marker) {
        case "circle":
        case "open_circle":
            context.arc(x, y, half, 0, 2 * Math.PI);
            break;
        case "square":
        case "open_square":
            context.rect(x - half, y - half, size, size);
            break;
        case "triangle":
        case "open_triangle":
            // Its middle is that of its corners.
            markPolygon(context, [x, y - half, x + 0.866 * half, y + half / 2, x - 0.866 * half, y + half / 2]);
            break;
        case "diamond":
            markPolygon(context, [x, y - half, x + half, y, x, y + half, x - half, y]);
            break;
        case "plus":
            markStrokes(context, [x - half, y, x + half, y, x, y - half, x, y + half]);
            break;
        case "cross":
            markStrokes(context, [x - half, y - half, x + half, y + half, x - half, y + half, x + half, y - half]);
            break;
        default:
            throw new Error(`${marker} is not a marker`);
    }
    if (marker.startsWith("open") || marker === "plus" || marker === "cross")
        context.stroke();
    else
        context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} corners
 */
function markPolygon(context, corners) {
    context.moveTo(corners[0], corners[1]);
    for (let i = 2; i < corners.length; i += 2)
        context.lineTo(corners[i], corners[i + 1]);
    context.closePath();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} ends
 */
function markStrokes(context, ends) {
    for (let i = 0; i < ends.length; i += 4) {
        context.moveTo(ends[i], ends[i + 1]);
        context.lineTo(ends[i + 2], ends[i + 3]);
    }
}
