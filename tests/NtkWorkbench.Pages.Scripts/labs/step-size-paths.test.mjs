// Paths on ‖x − b‖ against what the study says of them, and the closed sums of schedules against adding up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { StepSizeProblem, sayPath, stepSizeLab } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/labs/step-size-lab.js";
import { NormPath, endlessFactor, stepFactor } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/labs/step-size-paths.js";
import { blockArray } from "./block-array.mjs";

// Thousands of roundings of numbers up to 10.
const sameNumbers = 1e-11;

const schedule = (kind, parameter = 0, every = 1) => ({ kind, parameter, every, factors: null, endless: Infinity });
const study = {
    kind: "step_size", target: blockArray([6, 4.5]), start: blockArray([0, 0]), accuracy: 0.01, steps: 2000,
    paths: [
        { name: "constant", step_size: 1, schedule: "constant", parameter: null, every: 1, factors: null, endless_factor: "Infinity" },
        { name: "harmonic", step_size: 1, schedule: "inverse_time", parameter: 1, every: 1, factors: null, endless_factor: "Infinity" },
        { name: "geometric", step_size: 1, schedule: "step", parameter: 2 / 3, every: 1, factors: null, endless_factor: 3 },
    ],
};

test("NormPath: constant steps: end in a cycle of two points half a step from b", () => {
    const path = new NormPath([6, 4.5], [0, 0], 1, schedule("constant"), 100), { outcome, cycle, step } = path.arrival(0.01);
    assert.equal(outcome, "cycles");
    assert.equal(step, null);
    assert.equal(cycle?.first, 7);
    cycle?.distances.forEach(distance => assert.ok(Math.abs(distance - 0.5) < sameNumbers));
});

test("NormPath: steps 1/(i + 1): arrive when their sum passes the way", () => {
    const path = new NormPath([6, 4.5], [0, 0], 1, schedule("inverse_time", 1), 2000), { outcome, step } = path.arrival(0.01);
    let sum = 0, count = 0;
    while (sum < 7.49)
        sum += 1 / ++count;
    assert.equal(outcome, "arrives");
    assert.equal(step, count);
    assert.ok(Math.abs(path.lengths()[count] - sum) < sameNumbers);
});

test("NormPath: steps (2/3)^i: fall short by 4.5", () => {
    const path = new NormPath([6, 4.5], [0, 0], 1, schedule("step", 2 / 3), 2000);
    assert.equal(path.arrival(0.01).outcome, "falls_short");
    assert.ok(Math.abs(path.distances[2000] - 4.5) < sameNumbers);
    assert.ok(Math.abs(path.endless - 3) < sameNumbers);
});

test("NormPath: any dimension: stays on the line, at the distances |r − s|", () => {
    const path = new NormPath([1, 2, 2], [4, 6, 2], 0.7, schedule("exponential", 0.1), 60);
    let distance = 5;
    for (let t = 0; t < 60; t++) {
        assert.ok(Math.abs(path.distances[t] - distance) < sameNumbers);
        distance = Math.abs(distance - 0.7 * Math.exp(-0.1 * t));
    }
});

test("NormPath: a start on b: stays", () => {
    const path = new NormPath([1], [1], 1, schedule("constant"), 5);
    assert.deepEqual([...path.distances], [0, 0, 0, 0, 0, 0]);
    assert.equal(path.arrival(0.01).outcome, "arrives");
    assert.equal(path.lengths()[5], 0);
});

test("endlessFactor: schedules that end: is what their factors add up to", () => {
    for (const one of [schedule("exponential", 0.3), schedule("step", 0.5, 7)]) {
        let sum = 0;
        for (let t = 0; t < 2000; t++)
            sum += stepFactor(one, t);
        assert.ok(Math.abs(endlessFactor(one) - sum) < sameNumbers);
    }
    assert.equal(endlessFactor(schedule("step", 1)), Infinity);
});

test("sayPath: the study's paths: says what the report says", () => {
    const problem = new StepSizeProblem(study), lab = stepSizeLab(study);
    const said = index => sayPath(problem, { ...lab.own, ...lab.presets[index].values(lab.own) })[0];
    assert.match(said(0), /^constant: never within 0\.01 of b: from step 7 on .* 0\.5 and 0\.5 from b, .* its step, 1:/);
    assert.match(said(1), /^harmonic: within 0\.01 of b from step 1005 on/);
    assert.match(said(2), /^geometric: never within 0\.01 of b, .* are 3 long, and b is 7\.5 away/);
});

test("stepSizeLab: another path: shows its parameter's slider alone", () => {
    const lab = stepSizeLab(study), hidden = index => lab.sliders.map(({ key }) => key).filter(key => lab.hides?.({ path: index }, key));
    assert.deepEqual(hidden(0), ["path", "lambda", "gamma"]);
    assert.deepEqual(hidden(1), ["path", "gamma"]);
    assert.deepEqual(hidden(2), ["path", "lambda"]);
    for (const panel of lab.panels)
        assert.ok(panel.draw(lab.own).panels[0].series.length > 3, panel.id);
});
