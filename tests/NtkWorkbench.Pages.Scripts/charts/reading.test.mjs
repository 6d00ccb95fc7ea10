import assert from "node:assert/strict";
import { test } from "node:test";
import { csvText, figureTable } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/csv.js";
import { readPanel, stopsOf } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/reading.js";
import { PanelScale } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/scales.js";

const x = new PanelScale(false, 0, 10, 0, 100), y = new PanelScale(false, 0, 10, 100, 0);
const column = values => ({ name: "c", values });
const line = (label, values) => ({ kind: "line", label, x: column([0, 5, 10]), y: column(values) });

test("readPanel_Curves_TellsTheNearestPointOfEach", () => {
    const reading = readPanel({ title: "loss", x: { label: "step" }, series: [line("train", [1, 2, 3]), line("test", [4, NaN, 6])] }, x, y,
        { x: 52, y: NaN });
    assert.equal(reading.text, "loss: step = 5; train 2; test 6");
    assert.deepEqual(reading.marks[0], { x: 50, y: 80 });
    assert.equal(reading.x, 5);
});

test("readPanel_APlaceWithAName_IsReadByIt", () =>
    assert.equal(readPanel({ x: { named: [{ at: 5, text: "0" }] }, series: [line("a", [1, 2, 3])] }, x, y, { x: 52, y: NaN }).text,
        "x = 0; a 2"));

test("readPanel_HeatMap_TellsTheCell", () => {
    const map = { kind: "heat_map", x: { low: 0, high: 10 }, y: { low: 0, high: 10 }, values: { name: "m", rows: 2, columns: 2,
        values: [1, 2, 3, 4] } };
    assert.equal(readPanel({ series: [map] }, x, y, { x: 80, y: 80 }).text, "x = 7.5, y = 2.5: 2");
    assert.equal(readPanel({ series: [map] }, x, y, { x: 20, y: 20 }).text, "x = 2.5, y = 7.5: 3");
});

test("readPanel_ManyCurves_TellsTheEightNearest", () => {
    const series = Array.from({ length: 10 }, (_, i) => line(`k${i}`, [i, i, i]));
    const { text } = readPanel({ series }, x, y, { x: 50, y: 100 });
    assert.ok(text.includes("k7 7") && !text.includes("k8") && text.endsWith("; 2 more"));
});

test("stopsOf_FewPoints_AreTheirPlaces", () => {
    assert.deepEqual(stopsOf({ series: [line("a", [1, 2, 3])] }, x), [0, 50, 100]);
    assert.equal(stopsOf({ series: [] }, x).length, 101);
});

// Step 0 is drawn at 0.5 of a logarithmic axis, apart from the line.
const steps = {
    x: { label: "step", scale: "log", ticks: [{ at: 0.5, text: "0" }] },
    series: [
        { kind: "line", label: "test", x: { name: "step", values: [10, 100] }, y: { name: "test", values: [2, 1] } },
        { kind: "points", reads: "test", x: { name: "first_step", values: [0.5], said: [0] }, y: { name: "first", values: [3] } },
        { kind: "points", x: { name: "now_step", values: [10] }, y: { name: "now", values: [2] } },
    ],
};
const along = new PanelScale(true, Math.log10(0.5), 2, 0, 100), up = new PanelScale(false, 0, 4, 100, 0);

test("readPanel_AtStepZero_ReadsTheFirstNumberOnceByItsName", () =>
    assert.equal(readPanel(steps, along, up, { x: 0, y: NaN }).text, "step = 0; test 3"));

test("readPanel_OnTheLine_LeavesOutWhatHasNoName", () =>
    assert.equal(readPanel(steps, along, up, { x: along.toPixel(10), y: NaN }).text, "step = 10; test 2"));

test("csvText_OfNumbersDrawnElsewhere_SaysThemselves", () =>
    assert.match(csvText(figureTable({ name: "a", panels: [steps] })), /^step,test,first_step,first,now_step,now\n10,2,0,3,10,2\n/));
