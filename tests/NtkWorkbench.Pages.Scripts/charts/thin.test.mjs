import assert from "node:assert/strict";
import { test } from "node:test";
import { evenly, thinCurve } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/thin.js";

test("thinCurve_ManyPointsInAColumn_KeepsFirstLowestHighestLast", () => {
    const y = [5, 1, 3, 9, 4], x = [0.1, 0.15, 0.2, 0.25, 0.3];
    assert.deepEqual([...thinCurve(x, y, 5)], [0, 1, 3, 4]);
});

test("thinCurve_LongCurve_KeepsTheExtremesOfEveryColumn", () => {
    const count = 20000, x = Float64Array.from({ length: count }, (_, i) => i / 50), y = x.map((_, i) => Math.sin(i * i));
    const kept = thinCurve(x, y, count, 1);
    assert.ok(kept.length <= 4 * 400);
    for (let column = 0; column < 400; column++) {
        const all = [...y.slice(50 * column, 50 * column + 50)], some = [...kept].filter(i => Math.floor(x[i]) === column).map(i => y[i]);
        assert.equal(Math.max(...some), Math.max(...all));
        assert.equal(Math.min(...some), Math.min(...all));
    }
});

test("thinCurve_Gap_StaysOnce", () => {
    const x = [0, 0.1, 0.2, 0.3, 0.4], y = [1, NaN, NaN, 2, 2];
    const kept = [...thinCurve(x, y, 5)];
    assert.deepEqual(kept, [0, 1, 3, 4]);
});

test("evenly_AnyCount_HasBothEndsAndNoMoreThanAsked", () => {
    assert.deepEqual(evenly(3, 5), [0, 1, 2]);
    assert.deepEqual(evenly(11, 3), [0, 5, 10]);
    assert.deepEqual(evenly(0, 3), []);
});
