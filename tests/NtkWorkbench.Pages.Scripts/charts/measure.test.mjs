import assert from "node:assert/strict";
import { test } from "node:test";
import { measurePanel } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/measure.js";

const column = values => ({ name: "c", values });

test("measurePanel_NumbersWithoutPlace_AreSaid", () => {
    const line = { kind: "line", x: column([1, 2, 3, 4]), y: column([1, NaN, 0, -1]) };
    assert.deepEqual(measurePanel({ y: { scale: "log" }, series: [line] }).notes, ["1 not finite, 2 not positive, not drawn"]);
    assert.deepEqual(measurePanel({ series: [line] }).notes, ["1 not finite, not drawn"]);
});

test("measurePanel_CurvesBeyondTheAxes_AreCounted", () => {
    const line = { kind: "line", x: column([1, 2]), y: column([1, 5]) };
    const panel = { y: { limits: { low: 0, high: 2 } }, note: "thinned", series: [line, line] };
    assert.deepEqual(measurePanel(panel).notes, ["thinned", "2 curves leave the axes"]);
});

test("measurePanel_ReferenceLine_WidensTheAxis", () => {
    const line = { kind: "line", x: column([0, 1]), y: column([0, 1]) };
    const [, high] = measurePanel({ series: [line, { kind: "reference_line", orientation: "horizontal", value: 9 }] }).y;
    assert.ok(high > 9);
});
