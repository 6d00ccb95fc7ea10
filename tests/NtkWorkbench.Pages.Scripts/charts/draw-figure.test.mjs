import assert from "node:assert/strict";
import { test } from "node:test";
import { printTheme } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/colors.js";
import { FigurePainter } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/draw-figure.js";

// Letters of seven pixels, whatever the font.
const painter = () => new FigurePainter({ font: "", measureText: text => ({ width: 7 * text.length }) });
const theme = printTheme();

const line = (label, values) => ({ kind: "line", label, x: { name: "x", values: values.map((_, i) => i) }, y: { name: label, values } });
const panel = (title, series, more = {}) => ({ title, x: { label: "step" }, y: { label: "loss" }, series, ...more });
const figure = (panels, more = {}) => ({ width: 7, height: 2.4, rows: 1, columns: panels.length, legend: "above", panels, ...more });

test("prepare_AnyWidth_KeepsPanelsOnThePageAndApart", () => {
    const drawn = painter(), curves = i => [line("train", [1, 2, 100 * i]), line("test", [3, 2, 1])];
    const shown = figure([1, 2, 3].map(i => panel(`panel ${i}`, curves(i))));
    for (const width of [320, 360, 700, 1136, 2000]) {
        const height = drawn.prepare(shown, width, theme), boxes = drawn.panels().map(({ box }) => box);
        for (const box of boxes) {
            assert.ok(box.left > 0 && box.left + box.width < width, `${width} pixels`);
            assert.ok(box.top > 0 && box.top + box.height < height, `${width} pixels`);
        }
        for (let i = 1; i < boxes.length; i++)
            assert.ok(boxes[i].left > boxes[i - 1].left + boxes[i - 1].width || boxes[i].top > boxes[i - 1].top + boxes[i - 1].height);
    }
});

test("prepare_NarrowPage_PutsPanelsBelowEachOther", () => {
    const drawn = painter(), shown = figure([1, 2, 3].map(i => panel(`${i}`, [line("train", [1, 2])])));
    const columns = width => {
        drawn.prepare(shown, width, theme);
        return new Set(drawn.panels().map(({ box }) => box.left)).size;
    };
    assert.deepEqual([columns(360), columns(500), columns(1136)], [1, 2, 3]);
});

test("prepare_SquarePanel_HasEqualUnits", () => {
    const drawn = painter(), axis = { limits: { low: -1, high: 3 } };
    drawn.prepare(figure([panel("map", [line("a", [1, 2])], { x: axis, y: axis, square: true })]), 800, theme);
    const [{ box }] = drawn.panels();
    // Boxes end on whole pixels.
    assert.ok(Math.abs(box.width - box.height) <= 1);
});

test("prepare_NumbersWithinStatedAxes_KeepTheLayout", () => {
    const drawn = painter(), axes = { x: { limits: { low: 0, high: 2 } }, y: { limits: { low: 0, high: 9 } } };
    const at = (step, value, label = "train") => figure([panel(`step ${step}`,
        [line(label, [1, 2, value]), { kind: "reference_line", orientation: "vertical", value: step }], axes)]);
    drawn.prepare(at(1, 3), 800, theme);
    const { layout } = drawn;
    drawn.prepare(at(2, 4), 800, theme);
    assert.equal(drawn.layout, layout);
    drawn.prepare(at(2, 4, "test"), 800, theme);
    assert.notEqual(drawn.layout, layout);
});

test("prepare_NoteThatGoes_KeepsItsRoom", () => {
    const drawn = painter(), axes = { y: { limits: { low: 0, high: 9 } } };
    const tall = drawn.prepare(figure([panel("a", [line("train", [1, 2, 10])], axes)]), 800, theme);
    assert.deepEqual(drawn.notes, ["1 curve leaves the axes"]);
    assert.equal(drawn.prepare(figure([panel("a", [line("train", [1, 2, 3])], axes)]), 800, theme), tall);
    assert.deepEqual(drawn.notes, []);
});

test("prepare_ManyCurves_BearTheirNames", () => {
    const drawn = painter(), curves = Array.from({ length: 9 }, (_, i) => line(`k${i}`, [i, i]));
    drawn.prepare(figure([panel("a", curves), panel("b", curves)]), 1136, theme);
    assert.deepEqual(drawn.layout.panels.map(placed => placed.panel.legend ?? "none"), ["none", "direct"]);
    assert.equal(drawn.layout.legend.items.length, 0);
});

test("prepare_LegendOfManyPanels_NamesEachCurveOnce", () => {
    const drawn = painter();
    drawn.prepare(figure([panel("a", [line("train", [1, 2])]), panel("b", [line("train", [1, 2]), line("test", [1, 2])])]), 800, theme);
    assert.deepEqual(drawn.layout.legend.items.map(item => item.text), ["train", "test"]);
});

test("prepare_TableOnANarrowPage_IsBrokenBetweenColumns", () => {
    const drawn = painter(), panels = Array.from({ length: 12 }, (_, i) => panel(`${i}`, [line("a", [1, 2])]));
    drawn.prepare(figure(panels, { rows: 2, columns: 6, is_table: true }), 360, theme);
    assert.deepEqual(drawn.layout.panels.map(placed => placed.source).slice(0, 6), [0, 1, 2, 6, 7, 8]);
});
