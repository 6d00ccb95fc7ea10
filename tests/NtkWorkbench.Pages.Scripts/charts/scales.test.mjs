import assert from "node:assert/strict";
import { test } from "node:test";
import { AxisReach, PanelScale } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/scales.js";

// A pixel is told to a millionth: rounding of some operations in double precision.
const pixelRounding = 1e-6;

test("PanelScale_LinearAndLog_ComeBackFromPixels", () => {
    for (const scale of [new PanelScale(false, -2, 5, 40, 400), new PanelScale(true, -6, 3, 300, 10)])
        for (const value of [1e-5, 0.3, 1, 4.9])
            assert.ok(Math.abs(scale.toPixel(scale.toValue(scale.toPixel(value))) - scale.toPixel(value)) < pixelRounding);
});

test("PanelScale_Ends_LieAtTheEnds", () => {
    const scale = new PanelScale(true, -2, 2, 300, 10);
    assert.equal(scale.toPixel(0.01), 300);
    assert.equal(scale.toPixel(100), 10);
});

test("PanelScale_NumbersWithoutPlace_AreNotANumber", () => {
    const log = new PanelScale(true, 0, 1, 0, 1);
    for (const value of [0, -1, NaN, Infinity])
        assert.ok(Number.isNaN(log.toPixel(value)));
    assert.ok(Number.isNaN(new PanelScale(false, 0, 1, 0, 1).toPixel(-Infinity)));
});

test("AxisReach_StatedLimits_Hold", () => {
    const axis = new AxisReach({ limits: { low: 1, high: 3 } });
    assert.equal(axis.reach(2), false);
    assert.equal(axis.reach(7), true);
    assert.deepEqual(axis.range(0.1), [1, 3]);
});

test("AxisReach_NumbersWithoutSpan_HaveARange", () => {
    for (const [scale, value] of [["linear", 0], ["linear", 5], ["linear", -1e-9], ["log", 1e-12]]) {
        const axis = new AxisReach({ scale });
        axis.reach(value);
        const [low, high] = axis.range(0), at = scale === "log" ? Math.log10(value) : value;
        assert.ok(low < at && at < high);
    }
    assert.deepEqual(new AxisReach({}).range(0.1), [0, 1]);
});
