// A loss curve of the size of a word.

import { numberText } from "./words.js";

const sparkWidth = 110;
const sparkHeight = 24;
const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * Losses over their order, on a logarithmic scale where all are above 0; a gap where one is not finite.
 * @param {(number|null)[]} losses
 * @returns {SVGElement}
 */
export function sparkline(losses) {
    const svg = document.createElementNS(svgNamespace, "svg");
    svg.setAttribute("class", "sparkline");
    svg.setAttribute("viewBox", `0 0 ${sparkWidth} ${sparkHeight}`);
    svg.setAttribute("width", String(sparkWidth));
    svg.setAttribute("height", String(sparkHeight));
    svg.setAttribute("role", "img");
    const known = losses.filter((loss) => loss !== null);
    svg.setAttribute("aria-label", known.length === 0 ? "no training loss"
        : `training loss from ${numberText(known[0])} to ${numberText(known[known.length - 1])}`);
    const path = document.createElementNS(svgNamespace, "path");
    path.setAttribute("d", sparkPath(losses));
    svg.append(path);
    return svg;
}

/**
 * The line of a sparkline as an SVG path.
 * @param {(number|null)[]} losses
 * @returns {string}
 */
export function sparkPath(losses) {
    const known = losses.filter((loss) => loss !== null);
    const isLog = known.every((loss) => loss > 0);
    const heights = losses.map((loss) => loss === null ? null : isLog ? Math.log(loss) : loss);
    const finite = heights.filter((height) => height !== null);
    const low = Math.min(...finite), span = Math.max(...finite) - low;
    const step = (sparkWidth - 4) / Math.max(1, losses.length - 1);
    let pen = "M";
    let path = "";
    heights.forEach((height, i) => {
        if (height === null) {
            pen = "M";
            return;
        }
        const y = span > 0 ? 2 + (sparkHeight - 4) * (1 - (height - low) / span) : sparkHeight / 2;
        path += `${pen}${(2 + i * step).toFixed(1)} ${y.toFixed(1)}`;
        pen = "L";
    });
    return path;
}
