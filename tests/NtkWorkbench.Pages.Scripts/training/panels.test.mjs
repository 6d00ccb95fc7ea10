// The figures that follow the step, on small blocks as the program writes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FollowedRun } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/followed-run.js";
import { Network } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/network.js";
import { panelsOf } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/panels.js";
import { Plane } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/panels-maps.js";
import { marginsOf } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/scores.js";

const kinds = { float64: Float64Array, float32: Float32Array, int32: Int32Array, uint8: Uint8Array };
const steps = [0, 1, 30, 2000];
const modes = 3;

// Sums in another order.
const rounding = 1e-12;

function arrayOf(type, shape, value) {
    const values = kinds[type].from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => value(i));
    return { type, shape, values: Buffer.from(values.buffer).toString("base64") };
}

function wave(i) {
    return Math.sin(0.4 + 1.7 * i + 0.3 * i * i);
}

function blockOf({ inputs = 1, outputs = 1, classes = null, activation = "relu", change = {} } = {}) {
    const widths = [inputs, 4, outputs];
    const { parameterCount } = new Network({ widths, activation, parameterization: "ntk" });
    const [points, samples] = [inputs === 2 ? 12 : 9, 6];
    return {
        steps, network: { widths, activation, parameterization: "ntk" }, inputs: Array.from({ length: inputs }, (_, i) => `x${i + 1}`),
        loss_kind: classes ? "cross_entropy" : "mean_squared_error", classes, output: { index: 0, title: null },
        grid: inputs > 2 ? null : inputs === 1 ? arrayOf("float64", [points, 1], i => i / 8)
            : arrayOf("float64", [points, 2], i => i % 2 === 0 ? Math.floor(i / 2) % 4 : Math.floor(i / 8)),
        grid_shape: inputs === 2 ? [3, 4] : null, truth: inputs === 1 ? arrayOf("float64", [points], i => i / 4) : null,
        train_inputs: arrayOf("float64", [samples, inputs], i => 0.5 + 0.4 * wave(i)),
        train_targets: arrayOf("float64", [samples], i => classes ? i % classes.length : wave(i)),
        parameters: arrayOf("float64", [4, parameterCount], i => (1 + Math.floor(i / parameterCount)) * wave(i % parameterCount)),
        outputs: null, train_outputs: null,
        principal: inputs > 2 ? null : arrayOf("uint8", [4, modes, points], i => (37 * i) % 256),
        principal_scale: inputs > 2 ? null : arrayOf("float64", [4, modes, 2], i => i % 2 === 0 ? -1 - Math.floor(i / 6) : 1),
        singular_values: arrayOf("float64", [4, 5], i => 10 ** (Math.floor(i / 5) - 6 * (i % 5))),
        floors: arrayOf("float64", [4, 5], () => 1e-13), numerical_rank: [3, 3, 3, 3], singular_value_count: 5, is_whole_function: true,
        losses: arrayOf("float64", [4], i => 1 - i / 6), accuracies: classes && arrayOf("float64", [4], i => i / 6),
        kernel: {
            size: 3, values: arrayOf("uint8", [4, 3, 3], i => (51 * i) % 256), low: [0, -1, -2, -3], high: [1, 2, 3, 4],
            positions: arrayOf("float64", [3], i => i / 2),
            groups: classes && [{ name: "first", from: 0, to: 2 }, { name: "second", from: 2, to: 3 }],
        },
        residuals: arrayOf("float64", [4, modes], i => wave(i)), predicted_residuals: arrayOf("float64", [4, modes], i => wave(i + 1)),
        linear_model: classes || inputs > 2 ? null : arrayOf("float32", [4, points], i => wave(i)),
        metrics: {
            steps: arrayOf("int32", [2], i => 2000 * i), train: arrayOf("float64", [2], i => 1 - i / 2),
            test: arrayOf("float64", [2], () => 1),
            train_accuracy: classes && arrayOf("float64", [2], i => i / 2), test_accuracy: null,
        },
        first_layer: classes && {
            rows: 2, columns: 1, units: [2, 1], values: arrayOf("uint8", [4, 2, 2], i => (85 * i) % 256), limit: [1, 2, 3, 4],
        },
        unit_index: null, notes: ["some samples are left out"], ...change,
    };
}

const kindsOfRuns = {
    "one input": {}, "two inputs": { inputs: 2 }, "three inputs": { inputs: 3 }, "one smooth input": { activation: "gelu" },
    "classes of two inputs": { inputs: 2, outputs: 2, classes: ["a", "b"] },
    "classes of one input": { outputs: 2, classes: ["a", "b"] },
    "classes of three inputs": { inputs: 3, outputs: 3, classes: ["a", "b", "c"] },
};

function panelOf(run, id) {
    const found = panelsOf(run).find(panel => panel.id === id);
    assert.ok(found, `there is no panel ${id}`);
    return found;
}

function seriesOf(figure, name) {
    const found = figure.panels.flatMap(panel => panel.series)
        .find(series => [series.y, series.values, series.lines].some(at => at?.name === name));
    assert.ok(found, `there is no series of ${name}`);
    return found;
}

for (const [name, kind] of Object.entries(kindsOfRuns)) {
    test(`draw_AllStepsOf${name}_AxesStandStill`, () => {
        const run = new FollowedRun(blockOf(kind));
        for (const panel of panelsOf(run).filter(one => one.missing === null)) {
            const axes = steps.map((_, index) => JSON.stringify(panel.draw(index, false).panels.map(one => [one.x.limits, one.y.limits])));
            assert.equal(new Set(axes).size, 1, `${panel.id}: ${axes.join(" ")}`);
        }
    });

    test(`draw_AllStepsOf${name}_NumbersAreFiniteAndNamesUnique`, () => {
        const run = new FollowedRun(blockOf(kind));
        for (const panel of panelsOf(run)) {
            for (const follow of [false, true]) {
                const figure = panel.draw(2, follow);
                const known = new Map();
                const drawn = figure.panels.flatMap(one => one.series).flatMap(one => [one.x, one.y, one.values, one.lines]);
                for (const { name: column, values } of drawn.filter(one => one?.name)) {
                    assert.equal(String(known.get(column) ?? values), String(values), `${panel.id}: ${column} twice`);
                    known.set(column, values);
                    // Between the pictures of the first layer there is nothing.
                    assert.ok(panel.id === "first_layer" || Array.from(values).every(Number.isFinite), `${panel.id}: ${column}`);
                }
                assert.ok(known.size > 0, panel.id);
            }
        }
    });
}

test("fitPanel_AnyStep_DrawsTheNetworkOfThatStep", () => {
    const block = blockOf();
    const run = new FollowedRun(block);
    const network = new Network(block.network);
    const fit = panelOf(run, "fit");
    for (const index of steps.keys()) {
        const expected = network.forward(run.parametersAt(index), run.points, 9).activations.at(-1);
        assert.deepEqual(seriesOf(fit.draw(index, false), "f_now").y.values, expected);
    }
});

test("fitPanel_AxesFollow_AreThoseOfTheStep", () => {
    const fit = panelOf(new FollowedRun(blockOf({ change: { truth: null, train_targets: null } })), "fit");
    const [first, last] = [0, 3].map(index => fit.draw(index, true).panels[0].y.limits);
    assert.ok(last.high - last.low > first.high - first.low);
});

test("panels_ParametersAbsent_SayWhyInOneSentence", () => {
    const change = { parameters: null, outputs: arrayOf("float32", [4, 9], i => i), notes: ["the parameters are too large for a page"] };
    const run = new FollowedRun(blockOf({ change }));
    for (const id of ["units", "tangent"]) {
        assert.match(panelOf(run, id).missing, /^[^.]+: the parameters are too large for a page\.$/);
    }
    const fit = panelOf(run, "fit");
    assert.equal(fit.missing, null);
    assert.deepEqual([...seriesOf(fit.draw(2, false), "f_now").y.values], Array.from({ length: 9 }, (_, i) => 18 + i));
});

test("classOutputPanel_ParametersAbsent_SortsTheShownOutputs", () => {
    const change = { parameters: null, train_outputs: arrayOf("float32", [4, 6], i => (5 * i) % 6) };
    const run = new FollowedRun(blockOf({ ...kindsOfRuns["classes of three inputs"], change }));
    const figure = panelOf(run, "margins").draw(0, false);
    assert.deepEqual([...seriesOf(figure, "own").y.values], [0, 3]);
    assert.deepEqual([...seriesOf(figure, "others").y.values], [1, 2, 4, 5]);
});

test("lossPanel_StepsThatWereNotRecorded_HaveTheLossesOfTheRun", () => {
    // On the samples of the page the network is elsewhere.
    const run = new FollowedRun(blockOf(kindsOfRuns["classes of one input"]));
    const panel = panelOf(run, "loss");
    assert.deepEqual(run.losses(), [0, 1, 2, 3].map(i => 1 - i / 6));
    assert.deepEqual([...seriesOf(panel.draw(1, false), "train_loss").y.values], run.losses());
    assert.deepEqual([...seriesOf(panel.draw(1, false), "now_loss").y.values], [1 - 1 / 6]);
    assert.deepEqual([...seriesOf(panel.draw(2, false), "train_accuracy").y.values], [0, 1 / 6, 2 / 6, 3 / 6]);
    assert.deepEqual([...seriesOf(panel.draw(2, false), "now_accuracy").y.values], [2 / 6]);
});

test("gap_PointsOrOutputsLeftOut_IsNamedForWhatItIs", () => {
    const note = change => panelOf(new FollowedRun(blockOf(change)), "linear").draw(3, false).panels[0].note;
    assert.match(note({}), /^gap ‖f − f_lin‖\/‖f − f₀‖ = /);
    assert.match(note({ change: { is_whole_function: false } }), /^‖f − f_lin‖\/‖f − f₀‖ on the points drawn = /);
    assert.match(note({ outputs: 2, change: { is_whole_function: false } }), /^‖f − f_lin‖\/‖f − f₀‖ on the points drawn, of output 1 = /);
});

test("maps_NotFinite_AreLeftOutWithAWord", () => {
    const block = blockOf({ inputs: 2, outputs: 2, classes: ["a", "b"] });
    block.kernel.low[1] = block.kernel.high[1] = "NaN";
    block.first_layer.limit[1] = "NaN";
    block.principal_scale = arrayOf("float64", [4, modes, 2], i => i < 2 * modes || i > 2 * modes + 1 ? i % 2 : NaN);
    const run = new FollowedRun(block);
    for (const id of ["kernel", "first_layer", "principal"]) {
        const [before, now] = [0, 1].map(index => panelOf(run, id).draw(index, false).panels[0]);
        const maps = panel => panel.series.filter(series => series.values?.rows).length;
        assert.deepEqual([maps(before), maps(now)], [1, 0], id);
        assert.equal(now.note, "not finite at this step", id);
    }
});

test("marginsOf_ThreeClasses_IsTheOwnOutputAboveTheLargestOther", () => {
    assert.deepEqual([...marginsOf([1, 5, 2, 5, 4, 7], [0, 2])], [1 - 4, 7 - 5]);
});

test("kernelPanel_Bytes_AreNumbersBetweenLowAndHigh", () => {
    const kernel = panelOf(new FollowedRun(blockOf()), "kernel").draw(1, false).panels[0];
    assert.deepEqual(kernel.colors.limits, { low: -1, high: 2 });
    const byte = at => (51 * at) % 256;
    const { values } = kernel.series[0].values;
    values.forEach((value, i) => assert.ok(Math.abs(value - (-1 + 3 * byte(9 + i) / 255)) <= rounding));
});

test("kernelPanel_OneNumber_SaysItInsteadOfABar", () => {
    const block = blockOf();
    block.kernel.low[1] = block.kernel.high[1] = 2;
    const kernel = panelOf(new FollowedRun(block), "kernel").draw(1, false).panels[0];
    assert.equal(kernel.note, "Θ is 2 everywhere");
    assert.equal(kernel.colors.bar, false);
});

test("kernelPanel_Classes_StandFromAboveWithTheirNames", () => {
    const kernel = panelOf(new FollowedRun(blockOf(kindsOfRuns["classes of two inputs"])), "kernel").draw(0, false).panels[0];
    const { values } = kernel.series[0].values;
    assert.ok(Math.abs(values[6] - 0) <= rounding && Math.abs(values[7] - 51 / 255) <= rounding);
    assert.deepEqual(kernel.x.ticks, [{ at: 1, text: "first" }, { at: 2.5, text: "second" }]);
    assert.deepEqual(kernel.y.ticks, [{ at: 2, text: "first" }, { at: 0.5, text: "second" }]);
});

test("principalPanel_Bytes_AreNumbersOnTheirScale", () => {
    const principal = panelOf(new FollowedRun(blockOf()), "principal").draw(2, false);
    const byte = (37 * (2 * modes * 9 + 9)) % 256;
    assert.ok(Math.abs(seriesOf(principal, "phi_2").y.values[0] - (-3 + 4 * byte / 255)) <= rounding);
});

test("singularValuesPanel_FewOfMany_HasTheRankOfAll", () => {
    const run = new FollowedRun(blockOf({ change: { numerical_rank: [700, 700, 700, 700], singular_value_count: 2000 } }));
    const { panels: [panel] } = panelOf(run, "spectrum").draw(0, false);
    assert.match(panel.note, /^numerical rank by the kernel 700 of 2000/);
    assert.ok(panel.series.every(series => series.kind !== "line" || series.style?.dash !== "dotted"));
});

test("singularValuesPanel_BelowTheFloor_StandHollowAtTheEdge", () => {
    const { panels: [panel] } = panelOf(new FollowedRun(blockOf()), "spectrum").draw(0, false);
    assert.match(panel.note, /^numerical rank by the kernel 3 of 5/);
    const hollow = panel.series.filter(series => series.style.marker === "open_circle");
    assert.deepEqual(hollow.map(series => [...series.x.values]), [[4, 5]]);
    assert.ok(hollow[0].y.values.every(value => value >= panel.y.limits.low));
});

test("residualsPanel_AnyStep_HasTheSizesOfItsModes", () => {
    const figure = panelOf(new FollowedRun(blockOf()), "residuals").draw(3, false);
    assert.deepEqual([...seriesOf(figure, "residual_now").y.values], [9, 10, 11].map(i => Math.abs(wave(i))));
    assert.deepEqual([...seriesOf(figure, "residual_2").y.values], [1, 4, 7, 10].map(i => Math.abs(wave(i))));
    assert.equal(figure.panels[0].series.find(series => series.kind === "reference_line").value, 2000);
});

test("elbows_LinesOfThePlane_EndAtItsBorderOnTheLine", () => {
    const plane = new Plane(new FollowedRun(blockOf({ inputs: 2 })));
    assert.deepEqual([plane.x, plane.y], [{ low: -0.5, high: 3.5 }, { low: -0.5, high: 2.5 }]);
    for (const [a, b, c] of [[1, 0, -1], [0, 2, -1], [1, 1, -2], [3, -1, 0.2]]) {
        const [x1, y1, x2, y2] = plane.clip([a, b, c]);
        for (const [x, y] of [[x1, y1], [x2, y2]]) {
            assert.ok(Math.abs(a * x + b * y + c) <= rounding);
            const border = Math.min(Math.abs(x + 0.5), Math.abs(x - 3.5), Math.abs(y + 0.5), Math.abs(y - 2.5));
            assert.ok(border <= rounding, `${x}, ${y}`);
        }
    }
    assert.equal(plane.clip([1, 0, -9]), null);
    assert.equal(plane.clip([0, 0, 1]), null);
});

test("regionsPanel_EveryCell_IsAClassOrABorder", () => {
    const run = new FollowedRun(blockOf(kindsOfRuns["classes of two inputs"]));
    const { values, rows, columns } = panelOf(run, "regions").draw(1, false).panels[0].series[0].values;
    assert.equal(values.length, rows * columns);
    assert.ok(values.every(value => [-1, 0, 1].includes(value)));
});
