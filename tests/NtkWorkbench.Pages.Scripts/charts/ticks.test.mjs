import assert from "node:assert/strict";
import { test } from "node:test";
import { axisTicks } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/ticks.js";

// Letters of seven pixels in lines of fifteen: about what a page has.
const room = (length, upright = false) => ({ length, upright, lineHeight: 15, measure: text => 7 * text.length });
const majors = ticks => ticks.filter(tick => tick.major);

test("axisTicks_LinearAxes_HaveStepsOfOneTwoOrFive", () => {
    for (const [low, high] of [[0, 1], [-3.7, 12.2], [1e-9, 3e-9], [-1e7, 4e8], [0.1, 0.10001], [5, 1005]]) {
        for (const length of [150, 300, 1000]) {
            const ticks = axisTicks({}, low, high, room(length));
            assert.ok(ticks.length > 1, `${low} to ${high} on ${length} pixels`);
            const step = ticks[1].at - ticks[0].at, leading = Number((step / 10 ** Math.floor(Math.log10(step) + 1e-6)).toFixed(2));
            assert.ok([1, 2, 5].includes(leading), `a step of ${step}`);
            assert.ok(ticks.every(tick => tick.at >= low && tick.at <= high));
        }
    }
});

test("axisTicks_AnyLength_LeavesRoomBetweenTexts", () => {
    for (let length = 40; length < 1500; length += 37) {
        const ticks = axisTicks({}, -0.0123, 0.0456, room(length)), pixels = at => (at + 0.0123) / 0.0579 * length;
        for (let i = 1; i < ticks.length; i++) {
            const half = 7 * (ticks[i].text.length + ticks[i - 1].text.length) / 2;
            assert.ok(pixels(ticks[i].at) - pixels(ticks[i - 1].at) > half, `${length} pixels`);
        }
    }
});

test("axisTicks_AxisAcrossZero_WritesZeroWithoutSign", () => {
    const texts = axisTicks({}, -0.3, 0.3, room(400)).map(tick => tick.text);
    assert.ok(texts.includes("0"));
    assert.ok(!texts.some(text => text.includes("-") || /^−0(\.0*)?$/.test(text)));
});

test("axisTicks_WholeNumbers_AreWhole", () => {
    assert.deepEqual(axisTicks({ integers: true }, 0, 3.5, room(600)).map(tick => tick.text), ["0", "1", "2", "3"]);
});

test("axisTicks_LogAxisOfManyDecades_HasPowersOfTen", () => {
    const ticks = majors(axisTicks({ scale: "log" }, -12, 1, room(300, true)));
    assert.ok(ticks.length > 2 && ticks.length <= 8);
    assert.ok(ticks.every(tick => /^10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/.test(tick.text)));
});

test("axisTicks_LogAxisWithinADecade_HasDigits", () => {
    const texts = majors(axisTicks({ scale: "log" }, Math.log10(0.15), Math.log10(0.6), room(400))).map(tick => tick.text);
    assert.deepEqual(texts, ["0.2", "0.5"]);
});

test("axisTicks_LogAxisWithinADigit_HasEvenNumbers", () => {
    const ticks = axisTicks({ scale: "log" }, Math.log10(2.1), Math.log10(2.9), room(400));
    assert.ok(ticks.length > 1);
    for (const tick of ticks)
        assert.ok(Math.abs(10 ** tick.at - Number(tick.text)) < 1e-9);
});

test("axisTicks_NamedTicks_StandWhereTheySay", () => {
    const ticks = axisTicks({ ticks: [{ at: 0, text: "shirt" }, { at: 1, text: "bag" }, { at: 7, text: "beyond" }] }, -0.5, 1.5, room(200));
    assert.deepEqual(ticks.map(tick => [tick.at, tick.text]), [[0, "shirt"], [1, "bag"]]);
});
