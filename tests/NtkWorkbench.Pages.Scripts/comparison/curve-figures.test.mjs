import assert from "node:assert/strict";
import test from "node:test";
import { ComparedRuns } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/compared-runs.js";
import { curveFigure, withMarkedRun } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/curve-figures.js";
import { freshState } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/comparison-state.js";

const floats = values => ({ type: "float64", shape: [values.length],
    values: Buffer.from(new Float64Array(values).buffer).toString("base64") });
const hostile = "</script><img src=x onerror=alert(1)>";

/** Two groups of two and one run; the last has steps of its own, counts epochs, and diverged. */
function compared() {
    const run = (label, group, axis, values, more = {}) => ({
        label, group, seed: "1", status: "completed", is_in_mean: true, is_calm: true, report: null, steps_per_epoch: 2, last_step: 20,
        curves: [{ quantity: 0, axis, values: floats(values) }], ...more,
    });
    return new ComparedRuns({
        groups: [{ label: hostile, color: { index: 5, position: null }, dash: "solid", measure: 0 },
            { label: "b", color: { index: 0, position: 0.4 }, dash: "solid", measure: 1 }],
        runs: [run("a-1", 0, 0, [4, 2, 1]), run("a-2", 0, 0, [8, 4, 3]),
            run("b", 1, 1, [1, Infinity], { last_step: 40, steps_per_epoch: 4, is_calm: false })],
        keys: [{ path: "seed", kind: "number", values: ["1", "2", ""] }], results: [{ name: "train_loss", values: [1, "NaN", null] }],
        quantities: [{ name: "train_loss", title: "training loss", section: "training", axis: "step", is_log: true }],
        axes: [floats([0, 10, 20]), floats([0, 40])], notes: [],
    });
}

const draw = (change = {}, shown = [0, 1, 2]) => {
    const runs = compared();
    return curveFigure(runs, runs.quantities[0], shown, { ...freshState(["train_loss"]), ...change });
};

test("curveFigure_OfGroups_IsMeanInABandAndASingleRun", () => {
    const { panels } = draw().figure;
    assert.deepEqual(panels[0].series.map(series => [series.kind, series.label]), [["band", undefined], ["line", hostile], ["line", "b"]]);
    assert.deepEqual([...panels[0].series[1].y.values], [6, 3, 2]);
    assert.deepEqual([...panels[0].series[0].upper.values], [8, 4, 3]);
    assert.deepEqual(panels[0].series[2].style.color, { position: 0.4 });
    assert.match(panels[0].note, /lowest to highest of 2 runs/);
    assert.ok(panels[0].y.limits.high < 10, "a divergence leaves the axis");
});

test("curveFigure_EveryRun_HasALabelAGroup", () => {
    const { panels } = draw({ curves: "runs" }).figure;
    assert.deepEqual(panels[0].series.map(series => series.label), [hostile, undefined, "b"]);
    assert.doesNotMatch(panels[0].note, /bands/);
});

test("curveFigure_ShareOfTheLastStep_EndsAtOne", () => {
    const { figure, curves } = draw({ x: "share" });
    assert.deepEqual([...curves.get(0).x], [0, 0.5, 1]);
    assert.deepEqual([...curves.get(2).x], [0, 1]);
    assert.equal(figure.panels[0].x.label, "step / last step");
});

test("curveFigure_Epochs_GoByTheStepsOfEachRun", () => {
    const { figure, curves } = draw({ x: "epoch" });
    assert.deepEqual([...curves.get(0).x], [0, 5, 10]);
    assert.deepEqual([...curves.get(2).x], [0, 10]);
    assert.equal(figure.panels[0].x.label, "epoch");
});

test("curveFigure_LossesOfTwoMeasures_AreSaidNotToCompare", () => {
    assert.match(draw().figure.panels[0].note, /losses of different data or kinds are not comparable/);
    assert.doesNotMatch(draw({}, [0, 1]).figure.panels[0].note, /comparable/);
});

test("curveFigure_ManyGroups_AreNamedAboveThePanelsAlone", () => {
    const runs = compared(), many = Array.from({ length: 6 }, (_, i) => i);
    assert.equal(draw().figure.legend, "above");
    runs.groups = many.map(i => ({ ...runs.groups[0], label: `group ${i}` }));
    runs.runs = many.map(i => ({ ...runs.runs[0], index: i, group: i }));
    runs.written = many.map(() => runs.written[0]);
    assert.equal(curveFigure(runs, runs.quantities[0], many, freshState(["train_loss"])).figure.legend, "none");
});

test("curveFigure_LogSteps_PlacesStepZero", () => {
    const { curves, figure } = draw({ isLogX: true });
    assert.deepEqual([...curves.get(0).x], [0.5, 10, 20]);
    assert.equal(figure.panels[0].x.scale, "log");
    assert.deepEqual(figure.panels[0].x.named, [{ at: 0.5, text: "0" }]);
});

test("curveFigure_APanelAGroup_SharesItsAxes", () => {
    const { figure, panelOf } = draw({ isApart: true });
    assert.deepEqual(figure.panels.map(panel => panel.title), [hostile, "b"]);
    assert.deepEqual(figure.panels[0].y.limits, figure.panels[1].y.limits);
    assert.equal(panelOf(1), 1);
});

test("withMarkedRun_ARun_IsAbove", () => {
    const made = draw(), marked = withMarkedRun(made, compared(), 1);
    assert.equal(marked.panels[0].series.length, made.figure.panels[0].series.length + 1);
    assert.deepEqual([...marked.panels[0].series.at(-1).y.values], [8, 4, 3]);
    assert.equal(withMarkedRun(made, compared(), null), made.figure);
});

test("curveFigure_NoRun_IsAnEmptyPanel", () => {
    for (const isApart of [false, true])
        assert.equal(draw({ isApart }, []).figure.panels[0].series.length, 0);
});

test("ComparedRuns_Columns_KnowBlanksAndWhatIsNoNumber", () => {
    const { columns } = compared();
    assert.deepEqual(columns.find(column => column.name === "seed").values, [1, 2, null]);
    assert.deepEqual(columns.find(column => column.name === "train_loss").values, [1, NaN, null]);
    assert.deepEqual(columns.filter(column => column.source === "run").map(column => column.name), ["run"]);
});
