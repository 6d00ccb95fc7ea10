import assert from "node:assert/strict";
import { test } from "node:test";
import {
    classColor, colorParts, diverging, liftedViridis, okabeIto, printTheme, viridis,
} from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/colors.js";
import { PanelColors, colorEnds } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/panel-colors.js";

const light = printTheme(), dark = { dark: true, ink: "#f0f0f0", muted: "#a8a8a8", paper: "#16181c", frame: "#b8b8b8" };

// WCAG 2.2, 1.4.11: graphics against what is beside them.
const leastContrast = 3;

function luminance(color) {
    const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const [red, green, blue] = colorParts(color).map(part => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
};

test("maps_EndsAndMiddle_AreThoseOfTheFigures", () => {
    assert.deepEqual([viridis(0), viridis(0.5), viridis(1)], ["#440154", "#208f8c", "#fde724"]);
    assert.deepEqual([viridis(-3), viridis(7)], [viridis(0), viridis(1)]);
    assert.ok(colorParts(diverging(0.5)).every(part => part > 240));
    assert.ok(colorParts(diverging(0))[2] > colorParts(diverging(0))[0]);
    assert.ok(colorParts(diverging(1))[0] > colorParts(diverging(1))[2]);
});

test("okabeIto_Entries_RepeatAfterEight", () => {
    assert.equal(okabeIto(0, light), "#000000");
    assert.equal(okabeIto(13), okabeIto(5));
    assert.equal(okabeIto(-1), okabeIto(7));
    assert.equal(okabeIto(8, dark), dark.ink);
});

test("colors_OnADarkPage_CanBeTold", () => {
    for (let i = 0; i < 8; i++)
        assert.ok(contrast(okabeIto(i, dark), dark.paper) >= leastContrast, `entry ${i}`);
    for (let t = 0; t <= 1; t += 1 / 64)
        assert.ok(contrast(liftedViridis(t), dark.paper) >= leastContrast, `viridis at ${t}`);
});

test("liftedViridis_FromLowToHigh_GetsLighter", () => {
    for (let i = 1; i <= 16; i++)
        assert.ok(luminance(liftedViridis(i / 16)) > luminance(liftedViridis((i - 1) / 16)), `${i} of 16`);
});

test("classColor_LightPage_IsThatOfTheFigures", () => {
    assert.equal(classColor(0, light), "#f7e0ad");
    assert.equal(classColor(-1, light), "#606060");
    assert.notEqual(classColor(0, dark), classColor(0, light));
});

test("colorEnds_NumbersOfAPanel_AreSpanned", () => {
    const map = (kind, values) => ({ colors: { map: kind }, series: [{ kind: "heat_map", x: { low: 0, high: 1 }, y: { low: 0, high: 1 },
        values: { name: "m", rows: 1, columns: values.length, values } }] });
    assert.deepEqual(colorEnds(map("viridis", [3, NaN, -1])), [-1, 3]);
    assert.deepEqual(colorEnds(map("diverging", [3, -1])), [-3, 3]);
    assert.deepEqual(colorEnds(map("classes", [0, 2, -1])), [-1.5, 2.5]);
    assert.deepEqual(colorEnds(map("diverging", [0])), [-1, 1]);
    assert.deepEqual(colorEnds({ ...map("viridis", [3]), colors: { limits: { low: 7, high: 8 } } }), [7, 8]);
});

test("PanelColors_Classes_HaveAColourEach", () => {
    const colors = new PanelColors({ colors: { map: "classes" }, series: [] }, [-1.5, 2.5], light);
    assert.deepEqual([-1, 0, 1, 2].map(k => colors.at(k)), [-1, 0, 1, 2].map(k => classColor(k, light)));
});
