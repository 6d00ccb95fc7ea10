import { readBlock, resolveFigure } from "./page/data.js";
import { FigureView } from "./charts/figure-view.js";

/** Draws the figures of the report. */
function showFigures() {
    for (const block of readBlock("figures") ?? []) {
        const element = [...document.querySelectorAll("figure.chart")].find((figure) => figure.getAttribute("data-figure") === block.name);
        const host = element?.querySelector(".plot");
        if (host instanceof HTMLElement)
            new FigureView(host, { name: block.name, title: block.title, description: block.caption }).update(resolveFigure(block));
    }
}

showFigures();
