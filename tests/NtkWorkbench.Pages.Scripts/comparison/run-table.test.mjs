import assert from "node:assert/strict";
import test from "node:test";
import { axisOfColumn, filterOfStretch } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/axis-places.js";
import { distinctWords, sortRuns, tableColumns } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/run-order.js";
import {
    passesFilter, passingRuns, readFilter, writeFilter,
} from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/run-filters.js";

const numbers = values => ({ name: "n", title: "n", kind: "number", values, source: "result" });
const words = values => ({ name: "w", title: "w", kind: "word", values, source: "key" });

test("sortRuns_BlanksAndInfinities_BlanksComeLastBothWays", () => {
    const column = numbers([2, null, -Infinity, NaN, Infinity, 1]), runs = [0, 1, 2, 3, 4, 5];
    assert.deepEqual(sortRuns(runs, column, false), [2, 5, 0, 4, 1, 3]);
    assert.deepEqual(sortRuns(runs, column, true), [4, 0, 5, 2, 1, 3]);
    assert.deepEqual(runs, [0, 1, 2, 3, 4, 5]);
});

test("tableColumns_OddRuns_HaveMainResultsFirstAndRareKeysLate", () => {
    const column = (name, source, values) => ({ name, title: name, kind: "number", values, source });
    const columns = [column("run", "run", ["a", "b"]), column("data.train", "key", ["", "x"]), column("seed", "key", [0, 2]),
        column("steps", "result", [1, 2]), column("parameters", "result", [1, 2]), column("train_loss", "result", [1, null])];
    assert.deepEqual(tableColumns(columns).map(one => one.name), ["run", "train_loss", "steps", "seed", "data.train", "parameters"]);
});

test("sortRuns_EqualOnes_StayAsTheyStood", () => {
    assert.deepEqual(sortRuns([3, 1, 2, 0], numbers([1, 0, 0, 1]), false), [1, 2, 3, 0]);
    assert.deepEqual(sortRuns([3, 1, 2, 0], numbers([1, 0, 0, 1]), true), [3, 0, 1, 2]);
});

test("sortRuns_Words_GoByTheNumbersInThem", () => {
    assert.deepEqual(sortRuns([0, 1, 2, 3], words(["run-10", "", "run-9", "a"]), false), [3, 2, 0, 1]);
    assert.deepEqual(distinctWords(["[10]", "", "[9]", "[10]"]), ["[9]", "[10]", ""]);
});

test("passesFilter_Ranges_TakeTheirEndsAndNoBlank", () => {
    const filter = { low: 1, high: 2 };
    assert.deepEqual([1, 2, 1.5, 0.9, 2.1, null, NaN, Infinity].map(value => passesFilter(filter, value)),
        [true, true, true, false, false, false, false, false]);
    assert.ok(passesFilter({ low: 1, high: null }, Infinity));
    assert.ok(passesFilter({ low: null, high: null }, null));
});

test("passesFilter_WordsAndParts_AreToldApart", () => {
    assert.ok(passesFilter({ words: ["sgd", ""] }, ""));
    assert.ok(!passesFilter({ words: ["sgd"] }, "SGD"));
    assert.ok(passesFilter({ text: "GD" }, "sgd"));
    assert.ok(!passesFilter({ words: [] }, "sgd"));
});

test("passingRuns_SeveralFilters_AllHold", () => {
    const columns = [{ ...numbers([1, 2, 3]), name: "a" }, { ...words(["x", "y", "y"]), name: "b" }];
    assert.deepEqual(passingRuns(3, columns, new Map([["a", { low: 2, high: null }], ["b", { words: ["y"] }]])), [1, 2]);
    assert.deepEqual(passingRuns(3, columns, new Map([["gone", { text: "z" }]])), [0, 1, 2]);
});

test("writeFilter_AnyFilter_ReadsBack", () => {
    for (const filter of [{ low: 1e-5, high: null }, { low: null, high: -3 }, { text: "a..b|=" }, { words: ["a|b", "\"<&=", ""] }])
        assert.deepEqual(readFilter(writeFilter(filter)), filter);
    for (const text of ["", "x", "a..1", "=[1", "={}"])
        assert.equal(readFilter(text), null);
});

test("axisOfColumn_WideNumbers_AreLogarithmicAndDraggedRangesReadBack", () => {
    const axis = axisOfColumn(numbers([0.001, 0.1, 10, null, Infinity]));
    assert.ok(axis.isLog);
    assert.deepEqual([0.001, 0.1, 10].map(axis.place), [0, 0.5, 1]);
    assert.ok(Number.isNaN(axis.place(null)) && Number.isNaN(axis.place(Infinity)));
    assert.deepEqual(filterOfStretch(axis, 0.75, -0.2), { low: null, high: 1 });
    assert.deepEqual(filterOfStretch(axis, 0.25, 1), { low: 0.01, high: null });
});

test("axisOfColumn_Words_DragTakesThoseInIt", () => {
    const axis = axisOfColumn(words(["relu", "tanh", "gelu", "tanh"]));
    assert.deepEqual(axis.marks.map(mark => mark.value), ["tanh", "relu", "gelu"]);
    assert.deepEqual(filterOfStretch(axis, 0.3, 1), { words: ["relu", "gelu"] });
    assert.equal(filterOfStretch(axis, 0, 1), null);
    assert.equal(axisOfColumn(numbers([2, 2])).place(2), 0.5);
    assert.equal(axisOfColumn(numbers([null])).marks.length, 0);
});
