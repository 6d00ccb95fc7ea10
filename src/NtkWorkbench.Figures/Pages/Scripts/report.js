// The entry of report.html: starts its moving parts, and draws the figures of its words.
import { readBlock, resolveFigure } from "./page/data.js";
import { FigureView } from "./charts/figure-view.js";
import { startComparison } from "./comparison/app.js";
import { startLab } from "./labs/app.js";
import { startTraining } from "./training/app.js";

/** @type {Record<string, (host: HTMLElement, block: any) => void>} by the name of their place and their data */
const starters = { comparison: startComparison, lab: startLab, training: startTraining };

/** Draws the figures of the report. */
function showFigures() {
    for (const block of readBlock("figures") ?? []) {
        const element = [...document.querySelectorAll("figure.chart")].find(figure => figure.getAttribute("data-figure") === block.name);
        const host = element?.querySelector(".plot");
        if (!(host instanceof HTMLElement))
            continue;
        new FigureView(host, { name: block.name, title: block.title, description: block.caption }).update(resolveFigure(block));
        if (block.is_thinned)
            host.append(thinningNote(block.is_kept));
    }
}

/**
 * @param {boolean} isKept whether all numbers lie beside the page
 * @returns {HTMLElement}
 */
function thinningNote(isKept) {
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = isKept ? "Thinned for this page; figures/data/ has all numbers." : "Thinned for this page.";
    return note;
}

/** Starts the parts that move. */
function startApps() {
    for (const host of document.querySelectorAll("section.app")) {
        const name = host.getAttribute("data-app") ?? "";
        if (host instanceof HTMLElement && name in starters)
            starters[name](host, readBlock(name));
    }
}

startApps();
showFigures();
