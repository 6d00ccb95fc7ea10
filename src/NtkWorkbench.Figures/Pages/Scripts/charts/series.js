// What is drawn between the axes of a panel.

import { drawHeatMap, drawImage } from "./cells.js";
import { drawMark, setLine, setMark } from "./marks.js";
import { thinCurve } from "./thin.js";

/** @typedef {import("./figure.js").PanelSeries} PanelSeries */
/** @typedef {import("./figure.js").LineLook} LineLook */
/** @typedef {import("./panel-colors.js").PanelColors} PanelColors */
/** @typedef {import("./scales.js").PanelScale} PanelScale */
/**
 * @typedef {object} PanelGround where and how a panel's series are drawn
 * @property {PanelScale} x
 * @property {PanelScale} y
 * @property {PanelColors} colors
 * @property {number} unit pixels of a point, in which widths are given
 * @property {import("./text.js").TextSize} text
 */

// Curves of fewer points are drawn whole.
const fewPoints = 600;

let curveX = new Float64Array(1024);
let curveY = new Float64Array(1024);

/**
 * Draws the series of a panel, the first at the back, reference lines behind all; the caller clips.
 * @param {CanvasRenderingContext2D} context
 * @param {PanelSeries[]} all
 * @param {PanelGround} ground
 */
export function drawSeries(context, all, ground) {
    for (const series of all)
        if (series.kind === "reference_line")
            drawOne(context, series, all, ground);
    for (const series of all)
        if (series.kind !== "reference_line")
            drawOne(context, series, all, ground);
    context.globalAlpha = 1;
    context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PanelSeries} series
 * @param {PanelSeries[]} all
 * @param {PanelGround} ground
 */
function drawOne(context, series, all, ground) {
    switch (series.kind) {
        case "line":
            setLine(context, series.style ?? {}, ground.colors.of(series.style?.color), ground.unit);
            strokeCurve(context, series.x.values, series.y.values, 0, series.y.values.length, ground);
            break;
        case "line_bundle":
            for (let i = 0; i < series.lines.rows; i++) {
                setLine(context, { width: series.width ?? 0.7, opacity: series.opacity ?? 1 }, ground.colors.at(series.values.values[i]),
                    ground.unit);
                strokeCurve(context, series.x.values, series.lines.values, i * series.lines.columns, series.lines.columns, ground);
            }
            break;
        case "points":
            drawPoints(context, series, ground);
            break;
        case "band":
            drawBand(context, series, ground);
            break;
        case "heat_map":
            drawHeatMap(context, series, ground.colors, ground.x, ground.y);
            break;
        case "image":
            drawImage(context, series, ground.x, ground.y);
            break;
        case "reference_line":
            drawReference(context, series, ground);
            break;
        case "text":
            drawLabel(context, series, ground, roomOfLabel(series, all, ground));
            break;
    }
}

/**
 * How wide a text may be: to the next one at its height.
 * @param {import("./figure.js").TextSeries} label
 * @param {PanelSeries[]} all
 * @param {PanelGround} ground
 * @returns {number}
 */
function roomOfLabel(label, all, ground) {
    let room = Infinity;
    for (const other of all)
        if (other.kind === "text" && other.y === label.y && (other.x > label.x || (label.centered && other.x < label.x)))
            room = Math.min(room, Math.abs(ground.x.toPixel(Number(other.x)) - ground.x.toPixel(Number(label.x))));
    return room - 3;
}

/**
 * The pixels of a curve, in buffers that the next one overwrites.
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @param {number} from where its y begin
 * @param {number} count
 * @param {PanelGround} ground
 * @returns {number} how many
 */
function placeCurve(x, y, from, count, ground) {
    const length = Math.min(x.length, count);
    if (length > curveX.length) {
        curveX = new Float64Array(2 * length);
        curveY = new Float64Array(2 * length);
    }
    for (let i = 0; i < length; i++) {
        curveX[i] = ground.x.toPixel(x[i]);
        curveY[i] = ground.y.toPixel(y[from + i]);
    }
    return length;
}

/**
 * A curve, broken where a coordinate cannot be drawn.
 * @param {CanvasRenderingContext2D} context
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @param {number} from
 * @param {number} count
 * @param {PanelGround} ground
 */
function strokeCurve(context, x, y, from, count, ground) {
    const length = placeCurve(x, y, from, count, ground), kept = length > fewPoints ? thinCurve(curveX, curveY, length) : null;
    let broken = true;
    context.beginPath();
    for (let k = 0; k < (kept ? kept.length : length); k++) {
        const i = kept ? kept[k] : k, pixelX = curveX[i], pixelY = curveY[i];
        if (pixelX !== pixelX || pixelY !== pixelY)
            broken = true;
        else if (broken) {
            context.moveTo(pixelX, pixelY);
            broken = false;
        } else
            context.lineTo(pixelX, pixelY);
    }
    context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./figure.js").PointSeries} points
 * @param {PanelGround} ground
 */
function drawPoints(context, points, ground) {
    const look = points.style ?? {}, marker = look.marker ?? "circle", size = (look.size ?? 3) * ground.unit;
    const length = placeCurve(points.x.values, points.y.values, 0, points.y.values.length, ground);
    setMark(context, look, ground.colors.of(look.color), ground.unit);
    for (let i = 0; i < length; i++) {
        if (Number.isNaN(curveX[i] + curveY[i]))
            continue;
        if (points.values) {
            if (!Number.isFinite(points.values.values[i]))
                continue;
            context.fillStyle = context.strokeStyle = ground.colors.at(points.values.values[i]);
        }
        drawMark(context, marker, curveX[i], curveY[i], size);
    }
}

/**
 * A polygon for each run of points whose coordinates can all be drawn.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./figure.js").BandSeries} band
 * @param {PanelGround} ground
 */
function drawBand(context, band, ground) {
    const x = band.x.values, color = ground.colors.of(band.color);
    /** @type {[number, number, number][]} */
    let run = [];
    for (let i = 0; i <= x.length; i++) {
        const at = i < x.length ? ground.x.toPixel(x[i]) : NaN;
        const high = ground.y.toPixel(band.upper.values[i]);
        // What lies below every number of a logarithmic axis reaches down to its end.
        const low = ground.y.isLog && band.lower.values[i] <= 0 ? ground.y.start : ground.y.toPixel(band.lower.values[i]);
        if (!Number.isNaN(at + low + high)) {
            run.push([at, low, high]);
            continue;
        }
        if (run.length > 0)
            fillBand(context, run, band, color, ground.unit);
        run = [];
    }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number, number][]} run
 * @param {import("./figure.js").BandSeries} band
 * @param {string} color
 * @param {number} unit
 */
function fillBand(context, run, band, color, unit) {
    context.globalAlpha = band.opacity ?? 0.25;
    context.fillStyle = color;
    context.beginPath();
    for (const [x, low] of run)
        context.lineTo(x, low);
    for (let i = run.length - 1; i >= 0; i--)
        context.lineTo(run[i][0], run[i][2]);
    context.fill();
    if (!band.edge)
        return;
    setLine(context, { width: band.edge, opacity: 0.7 }, color, unit);
    for (const edge of [1, 2]) {
        context.beginPath();
        for (const point of run)
            context.lineTo(point[0], point[edge]);
        context.stroke();
    }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./figure.js").ReferenceSeries} line
 * @param {PanelGround} ground
 */
function drawReference(context, line, ground) {
    const horizontal = line.orientation === "horizontal", at = (horizontal ? ground.y : ground.x).toPixel(Number(line.value));
    if (Number.isNaN(at))
        return;
    setLine(context, line.style ?? { width: 0.6, dash: "dashed", opacity: 0.6 }, ground.colors.of(line.style?.color), ground.unit);
    context.beginPath();
    context.moveTo(horizontal ? ground.x.start : at, horizontal ? at : ground.y.start);
    context.lineTo(horizontal ? ground.x.end : at, horizontal ? at : ground.y.end);
    context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./figure.js").TextSeries} label
 * @param {PanelGround} ground
 * @param {number} room
 */
function drawLabel(context, label, ground, room) {
    const x = ground.x.toPixel(Number(label.x)), y = ground.y.toPixel(Number(label.y));
    if (Number.isNaN(x + y))
        return;
    context.globalAlpha = 1;
    context.font = ground.text.font;
    context.fillStyle = ground.colors.of(label.color);
    context.textAlign = label.centered ? "center" : "left";
    context.textBaseline = "middle";
    context.fillText(ground.text.shorten(label.text, room), x, y);
}
