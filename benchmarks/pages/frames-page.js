// Plays six panels of 1,000 points each, as the slider over training does, and sends what it saw.
import { columnOf, figureOf, lineOf } from "/scripts/charts/figure-parts.js";
import { FigureView } from "/scripts/charts/figure-view.js";

const panels = 6;
const points = 1000;
const warmFrames = 30;
const frames = 300;

const places = Float64Array.from({ length: points }, (_, i) => i / (points - 1));
const views = Array.from({ length: panels }, (_, i) => {
    const host = document.createElement("section");
    host.className = "moving";
    document.querySelector(".panels").append(host);
    return new FigureView(host, { name: `panel_${i}`, title: `panel ${i}` });
});

/** A curve of the network, and the target, at a step. */
function figureAt(panel, step) {
    const x = columnOf("x", places), phase = panel + step / 20;
    const f = columnOf("f", places.map(place => Math.sin(9 * place + phase) + 0.2 * Math.sin(70 * place - phase)));
    const target = columnOf("y", places.map(place => Math.sin(9 * place)));
    return figureOf(`panel_${panel}`, [{
        x: { label: "x" }, y: { label: "f", limits: { low: -1.5, high: 1.5 } }, legend: "above",
        series: [lineOf(x, target, 0, { label: "target", dash: "dashed" }), lineOf(x, f, 6, { label: "network", width: 1.6 })],
    }]);
}

const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));
const drawing = [];
let began = 0;
for (let step = 0; step < warmFrames + frames; step++) {
    const now = await nextFrame();
    if (step === warmFrames)
        began = now;
    const before = performance.now();
    views.forEach((view, panel) => view.update(figureAt(panel, step)));
    drawing.push(performance.now() - before);
}
const seconds = (await nextFrame() - began) / 1000;
const sorted = drawing.slice(warmFrames).sort((a, b) => a - b);
await fetch("/seen", {
    method: "POST",
    body: JSON.stringify({
        panels, points, frames, seconds, median: sorted[frames / 2], slow: sorted[Math.floor(0.95 * frames)], browser: navigator.userAgent,
    }),
});
