// The closed forms of a quadratic against recurrences iterated with 60 digits, and its sentences against the worked case.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { QuadraticProblem, quadraticLab, sayQuadratic } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/labs/quadratic-lab.js";
import {
    QuadraticPath, errorRatioOf, fastestDescent, fastestMomentum, fastestRates, modeEigenvalues, slowestContraction, stabilityLimit,
} from "../../../src/NtkWorkbench.Figures/Pages/Scripts/labs/quadratic-theory.js";
import { blockArray } from "./block-array.mjs";

const reference = JSON.parse(readFileSync(new URL("labs-reference.json", import.meta.url), "utf8"));

// Some roundings on numbers of order 1, each of which a power of hundreds multiplies.
const sameNumbers = 1e-12;

// Where eigenvalues are equal to a rounding, they are to its root.
const sameEigenvalues = 1e-7;

const worked = {
    kind: "quadratic", singular_values: blockArray([Math.sqrt(5), Math.sqrt(0.05)]),
    first_errors: blockArray([-1 / Math.sqrt(5), -1 / Math.sqrt(0.05)]), unreachable_loss: 0, accuracy: 1e-3,
    learning_rate: 1, beta: 0.1, steps: 569,
};

test("errorRatioOf: any rule: is what the recurrence gives", () => {
    for (const { eta, beta, sigma, errors } of reference.modes) {
        const ratio = errorRatioOf({ eta, beta }, sigma);
        errors.forEach((error, i) => {
            const step = reference.steps[i], got = ratio(step);
            assert.ok(Math.abs(got - error) <= sameNumbers * Math.max(1, Math.abs(error)), `${eta} ${beta} ${sigma} ${step}: ${got}`);
        });
    }
});

test("errorRatioOf: a mode beyond all numbers: is infinite, never no number", () => {
    for (const eta of [3.9, 20]) {
        const ratio = errorRatioOf({ eta, beta: 0.1 }, Math.sqrt(5));
        assert.equal(Math.abs(ratio(1e6)), Infinity);
        assert.ok([1e3, 1e4, 1e5].every(step => !Number.isNaN(ratio(step))));
    }
});

test("modeEigenvalues: any rule: are those of R", () => {
    for (const { eta, beta, sigma, eigenvalues } of reference.modes) {
        const { first, second, contraction } = modeEigenvalues({ eta, beta }, sigma);
        [first, second].flat().forEach((value, i) => assert.ok(Math.abs(value - eigenvalues.flat()[i]) <= sameEigenvalues));
        assert.ok(Math.abs(contraction - Math.hypot(...eigenvalues[0])) <= sameEigenvalues);
    }
});

test("settlingStep: any rule: is counted as in the recurrence", () => {
    for (const { eta, beta, sigmas, first, accuracy, step } of reference.settling)
        assert.equal(new QuadraticPath(sigmas, first, 0, { eta, beta }).settlingStep(accuracy), step);
});

test("settlingStep: a mode that grows: none", () => {
    assert.equal(new QuadraticPath([1, 0.1], [1, 1], 0, { eta: 1.01, beta: 1 }).settlingStep(0.1), null);
    assert.equal(new QuadraticPath([1, 0.1], [1, 1], 0, { eta: 4, beta: 0.5 }).settlingStep(0.1), null);
});

test("theory: the worked case: has the numbers of the lecture", () => {
    const [large, small] = [Math.sqrt(5), Math.sqrt(0.05)], { low, high, contraction } = fastestRates(0.1, large, small);
    assert.equal(low.toFixed(4), "0.2633");
    assert.equal(high.toFixed(3), "3.797");
    assert.equal(contraction.toFixed(5), "0.94868");
    assert.equal(stabilityLimit(0.1, large).toFixed(6), "3.800000");
    assert.equal(fastestDescent(large, small).eta.toFixed(5), "0.19802");
    assert.equal(slowestContraction(fastestDescent(large, small), [large, small]).toFixed(5), "0.98020");
    const best = fastestMomentum(large, small);
    assert.ok(Math.abs(slowestContraction(best, [large, small]) - (large - small) / (large + small)) < 1e-7);
});

test("lossAt: the first step: is the loss of the first errors", () => {
    const path = new QuadraticPath([2, 1], [3, -1], 0.5, { eta: 0.1, beta: 1 });
    assert.equal(path.lossAt(0), 36 + 1 + 0.5);
    assert.ok(Math.abs(path.lossAt(1) - ((2 * 3 * 0.2) ** 2 + 0.8 ** 2 + 0.5)) < sameNumbers);
});

test("sayQuadratic: the job's rule, the limit and beyond: says rate, steps and what limits", () => {
    const problem = new QuadraticProblem(worked);
    const [rate, modes] = sayQuadratic(problem, problem.job, 0);
    assert.match(rate, /stable, with rate 0\.948683: it is below the limit .* = 3\.8 that the largest σ = 2\.236 sets/);
    assert.match(rate, /0\.001 of the first is reached after 124 steps/);
    assert.match(modes, /Both modes are complex.*every η from 0\.2633 to 3\.797 is equally fast/);
    assert.match(sayQuadratic(problem, { eta: problem.limit(0.1), beta: 0.1 }, 0)[0], /at the edge.*never reached/);
    assert.match(sayQuadratic(problem, { eta: 3.9, beta: 0.1 }, 0)[0], /diverges, by a factor of .* a step: it is beyond.*never reached/);
    assert.match(sayQuadratic(problem, problem.descent, 0)[0], /reached after 346 steps/);
});

test("quadraticLab: its sliders: reach the job's rule, the fastest rules and twice the limit", () => {
    const lab = quadraticLab(worked, () => ({})), [eta, beta] = lab.sliders;
    for (const preset of lab.presets) {
        const values = { ...lab.own, ...preset.values(lab.own) };
        assert.ok(eta.low <= values.eta && values.eta <= eta.high, preset.name);
        assert.ok(beta.low <= values.beta && values.beta <= beta.high, preset.name);
    }
    assert.ok(eta.high >= 7.6 - sameNumbers);
    assert.deepEqual(lab.own, { eta: 1, beta: 0.1, step: 124 });
});

test("quadraticLab: its panels at the job's values: draw what the theory says", () => {
    const lab = quadraticLab(worked, () => ({}));
    const panels = Object.fromEntries(lab.panels.map(panel => [panel.id, panel.draw(lab.own).panels[0]]));
    const values = (panel, name) => panel.series.flatMap(series => [series.x, series.y]).find(column => column?.name === name).values;
    assert.ok(Math.abs(values(panels.rate, "now_rate")[0] - Math.sqrt(0.9)) < sameNumbers);
    const [real, imaginary] = ["mode_1_real", "mode_1_imaginary"].map(name => values(panels.eigenvalues, name)[0]);
    assert.ok(Math.abs(Math.hypot(real, imaginary) - Math.sqrt(0.9)) < sameNumbers);
    assert.equal(values(panels.mode_errors, "all_modes")[0], 1);
    assert.ok(values(panels.mode_errors, "mode_1_now")[0] < 1e-3 * 5);
    const map = panels.rate_map.series[0].values;
    assert.ok(map.values.some(Number.isNaN) && map.values.some(rate => rate < 0.9));
});
