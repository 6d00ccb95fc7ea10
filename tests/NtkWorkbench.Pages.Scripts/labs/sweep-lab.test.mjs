// A sweep's slider and what its figures mark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sweepLab } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/labs/sweep-lab.js";
import { blockArray } from "./block-array.mjs";

const inBlock = number => Number.isFinite(number) ? number : String(number);
const member = (fraction, regime, losses, sharpness) => ({
    fraction, learning_rate: 0.1 * fraction, regime, said: `said of ${fraction}`, first_loss: losses[0],
    largest_loss: inBlock(Math.max(...losses)), final_loss: inBlock(losses[losses.length - 1]), steps: blockArray([0, 1, 2]),
    losses: blockArray(losses), sharpness_steps: blockArray(sharpness.map((_, i) => i)), sharpness: blockArray(sharpness),
});
const block = {
    kind: "learning_rate_sweep", predicted_limit: 0.1, optimum_fraction: 0.9, rise_between: [0.5, 2], divergence_between: [2, 8],
    best_fraction: 0.5, bearable: "2/η",
    members: [
        member(0.1, "stable", [1, 0.9, 0.8], [0.1, 0.1]), member(0.5, "stable", [1, 0.5, 0.2], [0.5, 0.6]),
        member(2, "catapult", [1, 4, 0.3], [2, 0.7]), member(8, "divergent", [1, 90, Infinity], []),
    ],
};

test("sweepLab: at first: stands at the lowest final loss and says what the report says of it", () => {
    const lab = sweepLab(block);
    assert.deepEqual(lab.own, { fraction: 0.5 });
    assert.deepEqual(lab.say(lab.own), ["said of 0.5"]);
    assert.deepEqual(lab.presets.map(({ values }) => values({}).fraction), [0.5, 2, 8]);
});

test("sweepLab: each rate: is marked among all, and its ground is its regime's", () => {
    const lab = sweepLab(block), [losses, regimes, sharpness] = lab.panels;
    for (const fraction of [0.1, 0.5, 2, 8]) {
        const bold = losses.draw({ fraction }).panels[0].series.filter(series => series.label === "now");
        assert.equal(bold.length, 1);
        const now = regimes.draw({ fraction }).panels[0].series.find(series => series.label === "now");
        assert.deepEqual(now.x.values, [fraction]);
        assert.equal(now.style.marker, fraction === 8 ? "cross" : "circle");
        assert.equal(sharpness.draw({ fraction }).panels[0].series.some(series => series.label === "now"), fraction !== 8);
    }
    const shades = regimes.draw(lab.own).panels[0].series.filter(({ kind }) => kind === "band");
    assert.deepEqual(shades.map(({ label }) => label), ["never above its start", "rises, stays finite", "diverges"]);
    assert.deepEqual(shades[1].x.values, [1, 4]);
});
