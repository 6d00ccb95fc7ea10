import assert from "node:assert/strict";
import { test } from "node:test";
import { MetricRows, lossFigure, spectrumFigure } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/view/live-figures.js";

const columns = ["step", "train_loss", "test_loss"];

test("add_Rows_FollowOthersOrBeginAnew", () => {
    const rows = new MetricRows();
    rows.add({ is_anew: true, columns, rows: [[0, 1, null]] });
    rows.add({ is_anew: false, columns, rows: [[10, 0.5, 2]] });
    assert.deepEqual(rows.column("step"), [0, 10]);
    assert.deepEqual(rows.column("test_loss"), [NaN, 2]);
    assert.equal(rows.column("accuracy"), null);
    rows.add({ is_anew: true, columns, rows: [[5, 1, 1]] });
    assert.deepEqual(rows.column("step"), [5]);
});

test("add_FileCutToItsHeader_KeepsTheCurveUntilRowsComeAndThenBeginsAnew", () => {
    const rows = new MetricRows();
    rows.add({ is_anew: true, columns, rows: [[0, 1, 1], [10, 0.5, 1]] });
    rows.add({ is_anew: true, columns, rows: [] });
    assert.deepEqual(rows.column("step"), [0, 10]);
    rows.add({ is_anew: false, columns, rows: [] });
    rows.add({ is_anew: false, columns, rows: [[0, 2, 2]] });
    assert.deepEqual(rows.column("step"), [0]);
    rows.add({ is_anew: false, columns, rows: [[10, 1, 1]] });
    assert.deepEqual(rows.column("step"), [0, 10]);
});

test("add_VeryManyRows_KeepsTheFirstAndTheLast", () => {
    const rows = new MetricRows();
    rows.add({ is_anew: true, columns, rows: Array.from({ length: 20000 }, (_, i) => [i, 1, 1]) });
    const steps = rows.column("step");
    assert.ok(steps.length <= 8192 && steps.length > 4000);
    assert.equal(steps[0], 0);
    assert.equal(steps.at(-1), 19999);
});

test("lossFigure_Losses_AreLogarithmicWhereTheyCanBe", () => {
    const rows = new MetricRows();
    rows.add({ is_anew: true, columns, rows: [[0, 1, null], [10, 0.5, null]] });
    const panel = lossFigure(rows).panels[0];
    assert.equal(panel.y.scale, "log");
    assert.deepEqual(panel.x.limits, { low: 0, high: 10 });
    assert.deepEqual(panel.series.map((series) => series.label), ["training"]);
    rows.add({ is_anew: false, columns, rows: [[20, 0, 1]] });
    assert.equal(lossFigure(rows).panels[0].y.scale, "linear");
    assert.equal(lossFigure(rows).panels[0].series.length, 2);
});

test("spectrumFigure_Spectrum_StandsWithItsFloor", () => {
    const figure = spectrumFigure([{ checkpoint: "init", index: [1, 2], values: [3, 0], floor: [1e-9, null] }]);
    assert.deepEqual(figure.panels[0].series.map((series) => series.y.values), [[3, NaN], [1e-9, NaN]]);
});

test("lossFigure_StepsOverDecades_AreLogarithmicAndEndWithTheRows", () => {
    const rows = new MetricRows();
    rows.add({ is_anew: true, columns, rows: Array.from({ length: 141 }, (_, i) => [100 * i, 1 / (1 + i), 1]) });
    const panel = lossFigure(rows).panels[0];
    assert.equal(panel.x.scale, "log");
    assert.deepEqual(panel.x.ticks.map((tick) => tick.text).slice(0, 2), ["0", "100"]);
    assert.ok(panel.x.limits.high < 16000 && panel.x.limits.low > 0);
    assert.deepEqual(panel.series.map((series) => [series.label, series.style.color.index]), [["test", 6], ["training", 5]]);
    assert.equal(panel.series[0].x.values[0], 50);
    assert.equal(panel.series[0].x.values[140], 14000);
});

test("spectrumFigure_SpectraAsTheyCame_StandInTheOrderOfSteps", () => {
    const spectra = ["final", "init", "step-100", "step-20"].map((checkpoint) => ({ checkpoint, index: [1], values: [1], floor: [null] }));
    const labels = spectrumFigure(spectra).panels[0].series.map((series) => series.label);
    assert.deepEqual(labels.filter((label) => label && label !== "floor"), ["init", "step-20", "step-100", "final"]);
});
