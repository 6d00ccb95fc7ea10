import assert from "node:assert/strict";
import { test } from "node:test";
import {
    heldNear, logarithmicSpan, nearestStep, padded, spanOf, symmetric, union,
} from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/spans.js";

test("spanOf_SomeNumbersNotFinite_IsOfTheOthers", () => {
    assert.deepEqual(spanOf([[3, NaN, -2], [Infinity, 7]]), { low: -2, high: 7 });
    assert.equal(spanOf([[NaN], []]), null);
});

test("union_OneIsAbsent_IsTheOther", () => {
    assert.deepEqual(union({ low: 0, high: 1 }, { low: -1, high: 0.5 }), { low: -1, high: 1 });
    assert.deepEqual(union(null, { low: 2, high: 3 }), { low: 2, high: 3 });
    assert.equal(union(null, null), null);
});

test("padded_Span_GrowsOnBothSidesAndConstantsGetAWidth", () => {
    assert.deepEqual(padded({ low: 0, high: 10 }, 0.1), { low: -1, high: 11 });
    const constant = padded({ low: 5, high: 5 });
    assert.ok(constant.low < 5 && constant.high > 5);
    const zero = padded({ low: 0, high: 0 });
    assert.ok(zero.low < 0 && zero.high > 0);
    assert.equal(padded(null), undefined);
});

test("logarithmicSpan_ZerosAndNegatives_AreLeftOut", () => {
    const span = logarithmicSpan([[0, -3, 0.01], [10, NaN]]);
    assert.ok(span.low < 0.01 && span.low > 0.001 && span.high > 10 && span.high < 100);
    assert.equal(logarithmicSpan([[0, -1]]), undefined);
});

test("logarithmicSpan_ManyDecades_EndsAfterSoMany", () => {
    const { low, high } = logarithmicSpan([[1e-30, 1]], 4);
    assert.ok(low > 1e-5 && low < 1e-4 && high > 1);
});

test("symmetric_Span_ReachesAsFarOnBothSides", () => {
    assert.deepEqual(symmetric({ low: -3, high: 1 }), { low: -3, high: 3 });
    assert.equal(symmetric({ low: 0, high: 0 }), undefined);
});

test("heldNear_NetworkThatExploded_KeepsTheDataVisible", () => {
    const data = { low: 0, high: 2 };
    assert.deepEqual(heldNear({ low: -1e9, high: 2.5 }, data, 0.5), { low: -1, high: 2.5 });
    assert.deepEqual(heldNear({ low: -5, high: 5 }, null, 0.5), { low: -5, high: 5 });
});

test("nearestStep_AnyStep_IsThePlaceOfTheNearestFollowedOne", () => {
    const steps = [0, 1, 10, 100, 1000];
    for (const [asked, place] of [[0, 0], [1, 1], [6, 2], [5, 1], [55, 2], [56, 3], [1e9, 4], [1000, 4]]) {
        assert.equal(nearestStep(steps, asked), place, `step ${asked}`);
    }
});
