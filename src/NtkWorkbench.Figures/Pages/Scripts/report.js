import { startComparison } from "./comparison/app.js";
import { readBlock, resolveFigure } from "./page/data.js";

/** @type {Map<string, any>} the figures of the report by name */
const reportFigures = new Map();
for (const block of readBlock("figures") ?? [])
    reportFigures.set(block.name, resolveFigure(block));

const comparisonHost = document.querySelector("section.app[data-app=comparison]");
if (comparisonHost instanceof HTMLElement)
    startComparison(comparisonHost, readBlock("comparison"));
