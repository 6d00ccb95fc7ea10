// The closed forms of noisy descent against recurrences iterated with 60 digits and moments term by term.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { NoiseProblem, instanceNoiseLab, sayNoise } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/labs/instance-noise-lab.js";
import {
    keptPart, meanAt, meanLimit, pointDeviations, pointSpreadLimit,
} from "../../../src/NtkWorkbench.Figures/Pages/Scripts/labs/instance-noise-theory.js";
import { blockArray } from "./block-array.mjs";

const reference = JSON.parse(readFileSync(new URL("labs-reference.json", import.meta.url), "utf8"));

// Some roundings on numbers of order 1.
const sameNumbers = 1e-12;

// A difference of squares of order 1, under a root.
const sameDeviation = 1e-9;

// X = diag(2, 1) Vᵀ, y = (3, −1), w_0 = (1, 2).
const modes = { rows: 2, sigmas: [2, 1], projections: [6, -1], start: [2.2, 0.4], vectors: [0.6, 0.8, -0.8, 0.6], rest: [0, 0] };

const onePoint = {
    kind: "instance_noise", rows: 1, singular_values: blockArray([2]), projections: blockArray([6]), start: blockArray([0]), entries: [1],
    vectors: blockArray([1], [1, 1]), rest: blockArray([0]), point: [2, 3], noise: 0.5, most_noise: 2, learning_rate: 0.1 / 4.25,
    steps: 100,
    draws: 3, drawn_steps: blockArray([0, 100]), drawn_mean: blockArray([0, 1.41], [2, 1]), drawn_deviation: blockArray([0, 0.11], [2, 1]),
    limit_noises: blockArray([0.5, 1, 2]), spread_limits: blockArray([0.19, 0.12, 0.05]),
};

test("meanAt: any noise and rate: is what the recurrence gives", () => {
    for (const { eta, noise, means } of reference.noise)
        means.forEach((mean, i) => mean.forEach((value, entry) =>
            assert.ok(Math.abs(meanAt(modes, { eta, noise }, entry, reference.steps[i]) - value) < sameNumbers)));
});

test("meanAt: for ever: is the ridge solution", () => {
    // (XᵀX + λI)⁻¹Xᵀy along the modes: 6/(4 + λ) and −1/(1 + λ) with λ = 2·0.5².
    const [first, second] = [6 / 4.5, -1 / 1.5];
    assert.ok(Math.abs(meanAt(modes, { eta: 0.1, noise: 0.5 }, 0, Infinity) - (0.6 * first - 0.8 * second)) < sameNumbers);
});

test("meanAt: what lies in no mode: stays without noise and is shrunk with it", () => {
    const flat = { ...modes, sigmas: [2], projections: [6], start: [2.2], vectors: [0.6, 0.8], rest: [-0.32, 0.24] };
    const without = { eta: 0.05, noise: 0 };
    assert.ok(Math.abs(meanAt(flat, without, 0, Infinity) - (0.6 * 1.5 - 0.32)) < sameNumbers);
    assert.ok(Math.abs(meanAt(flat, { eta: 0.05, noise: 1 }, 0, Infinity) - 0.6) < sameNumbers);
});

test("pointDeviations: any point: are what the moments give", () => {
    for (const { x, y, eta, noise, start, deviations, limit } of reference.points) {
        const got = pointDeviations([x, y], { eta, noise }, start, 200);
        deviations.forEach((deviation, i) => assert.ok(Math.abs(got[reference.steps[i]] - deviation) < sameDeviation));
        assert.ok(Math.abs(pointSpreadLimit(x, noise) - limit) < sameNumbers);
    }
});

test("sayNoise: the job's point: says shrinkage, limits and the fixed point of the report", () => {
    const problem = new NoiseProblem(onePoint), [ridge, limits, mean] = sayNoise(problem, problem.job, 100);
    assert.match(ridge, /ridge λ = mσ² = 0\.25: .* = 0\.9412\./);
    assert.match(limits, /0\.02353 is 0\.1 of the limit .* = 0\.2353 of the mean.*below 0\.1915\./);
    assert.match(mean, /it goes to xy\/\(x² \+ σ²\) = 1\.412\./);
    assert.equal(keptPart(2, 0.25).toFixed(4), "0.9412");
    assert.match(sayNoise(problem, { noise: 0.5, eta: 0.2 }, 0)[1], /spread of the draws grows without bound/);
    assert.match(sayNoise(problem, { noise: 0.5, eta: 0.25 }, 0)[1], /does not converge/);
    assert.match(sayNoise(problem, { noise: 0, eta: 0.1 }, 0)[0], /^Without noise/);
});

test("spreadLimit: many points: is known at its noises and between them", () => {
    const problem = new NoiseProblem({ ...onePoint, point: null });
    assert.equal(problem.spreadLimit(1), 0.12);
    assert.ok(Math.abs((problem.spreadLimit(0.75) ?? 0) - 0.155) < sameNumbers);
    assert.ok(Math.abs((problem.spreadLimit(0) ?? 0) - meanLimit(problem.modes, 0)) < sameNumbers);
    assert.equal(new NoiseProblem({ ...onePoint, point: null, limit_noises: blockArray([0.5]), spread_limits: blockArray([0.19]) })
        .spreadLimit(0.4), null);
});

test("instanceNoiseLab: another noise: leaves out what was measured", () => {
    const lab = instanceNoiseLab(onePoint), kinds = state => lab.panels[0].draw(state).panels[0].series.map(({ kind }) => kind);
    assert.ok(kinds(lab.own).includes("band"));
    assert.ok(!kinds({ ...lab.own, noise: 0.7 }).includes("band"));
});
