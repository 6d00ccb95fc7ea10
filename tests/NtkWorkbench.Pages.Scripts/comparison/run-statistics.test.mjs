import assert from "node:assert/strict";
import test from "node:test";
import { bandWords, meanCurve, spreadOf, valueAt } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/run-statistics.js";
import { readRuns } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/reading-table.js";

const curve = { x: [0, 10, 20], y: [4, 2, NaN] };

test("valueAt_BetweenPoints_LiesOnTheLine", () => {
    assert.equal(valueAt(curve, 2.5), 3.5);
    assert.equal(valueAt(curve, 10), 2);
});

test("valueAt_BeyondTheEndsOrBesideAGap_IsNoNumber", () => {
    for (const at of [-1, 21, 15, NaN])
        assert.ok(Number.isNaN(valueAt(curve, at)), String(at));
    assert.ok(Number.isNaN(valueAt({ x: [], y: [] }, 0)));
});

test("spreadOf_FewNumbers_IsLowestToHighest", () => {
    assert.deepEqual(spreadOf([3, 1, NaN, Infinity, 2], "band"), { mean: 2, low: 1, high: 3, count: 3 });
});

test("spreadOf_ManyNumbers_IsTenthToNinetiethPercentile", () => {
    // Of 0, 1, … 10 the shares 0.1 and 0.9 fall on 1 and 9.
    const { mean, low, high } = spreadOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], "band");
    assert.deepEqual([mean, low, high].map(value => Number(value.toFixed(12))), [5, 1, 9]);
});

test("spreadOf_Deviation_DividesByOneLess", () => {
    const { mean, low, high } = spreadOf([1, 3], "deviation");
    assert.equal(mean, 2);
    assert.ok(Math.abs(high - 2 - Math.SQRT2) < 1e-15 && Math.abs(2 - low - Math.SQRT2) < 1e-15);
    assert.ok(Number.isNaN(spreadOf([1], "deviation").low));
    assert.ok(Number.isNaN(spreadOf([NaN], "band").mean));
});

test("meanCurve_OtherPoints_AreReadBetweenThem", () => {
    const { x, mean, low, high } = meanCurve([{ x: [0, 10], y: [0, 10] }, { x: [0, 5, 10, 15], y: [2, 2, 2, 2] }], "band");
    assert.deepEqual([...x], [0, 5, 10, 15]);
    assert.deepEqual([...mean], [1, 3.5, 6, 2]);
    assert.deepEqual([...low], [0, 2, 2, 2]);
    assert.deepEqual([...high], [2, 5, 10, 2]);
});

test("bandWords_Counts_SayWhatTheFiguresSay", () => {
    assert.equal(bandWords([1, 1], "band"), "");
    assert.equal(bandWords([3, 1, 3], "band"), "bands: lowest to highest of 3 runs");
    assert.equal(bandWords([5, 6], "band"), "bands: 10th to 90th percentile of 5 or 6 runs");
    assert.match(bandWords([3, 6], "band"), /of fewer than 5 runs lowest to highest/);
    assert.match(bandWords([3], "deviation"), /± standard deviation of 3 runs/);
});

test("readRuns_AtAStep_AreSortedAndLeaveOutWhatHasNone", () => {
    const curves = [{ run: 0, x: [0, 10], y: [0, 1] }, { run: 1, x: [0, 10], y: [Infinity, Infinity] }, { run: 2, x: [6, 10], y: [9, 9] },
        { run: 3, x: [0, 10], y: [5, 5] }];
    assert.deepEqual(readRuns(curves, 5), [{ run: 3, value: 5 }, { run: 0, value: 0.5 }]);
    assert.deepEqual(readRuns(curves, 10), [{ run: 1, value: Infinity }, { run: 2, value: 9 }, { run: 3, value: 5 }, { run: 0, value: 1 }]);
});
