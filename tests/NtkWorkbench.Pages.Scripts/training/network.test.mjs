// The network of the page against PyTorch, and its derivatives against finite differences.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { activationNames } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/activations.js";
import { erf, erfc } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/error-function.js";
import { Network } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/network.js";

const reference = JSON.parse(readFileSync(new URL("network-reference.json", import.meta.url), "utf8"));

// Some dozens of roundings on numbers of order 1.
const sameNumbers = 1e-12;

// A rounding of a number up to 1, and a little.
const sameErf = 1e-15;

// e^{−x²} carries the rounding of x², which grows with x: about x² · 2⁻⁵³.
const sameTail = 1e-13;

// Central differences of step 1e-6: the step's square and the rounding over the step.
const sameDifference = 1e-8;

const pointCount = 2;

function sines(count, size, phase) {
    return Float64Array.from({ length: count }, (_, i) => size * Math.sin(phase + 1.7 * i + 0.3 * i * i));
}

function setUp(description) {
    const network = new Network(description);
    const parameters = sines(network.parameterCount, 1.5, 0.4);
    const inputs = description.widths[0];
    const byPoint = sines(pointCount * inputs, 1.2, 2.2);
    const points = Float64Array.from({ length: byPoint.length }, (_, i) => byPoint[(i % pointCount) * inputs + Math.floor(i / pointCount)]);
    return { network, parameters, points };
}

function allTangentFeatures({ network, parameters, points }, output) {
    const pass = network.forward(parameters, points, pointCount);
    const deltas = network.backward(parameters, pass, output);
    return network.chooseParameters(Infinity).flatMap(choice => [...network.tangentFeatures(pass, deltas, choice)]);
}

function assertNear(actual, expected, tolerance) {
    assert.equal(actual.length, expected.length);
    for (let i = 0; i < actual.length; i++) {
        const error = Math.abs(actual[i] - expected[i]);
        assert.ok(error <= tolerance * Math.max(1, Math.abs(expected[i])), `entry ${i}: ${actual[i]}, expected ${expected[i]}`);
    }
}

test("reference_AllActivations_AreCompared", () => {
    assert.deepEqual(new Set(reference.cases.map(one => one.activation)), new Set(activationNames));
});

for (const one of reference.cases) {
    const name = `${one.widths.join("–")} ${one.activation} ${one.parameterization}`;

    test(`forward_${name}_IsThatOfPyTorch`, () => {
        const { network, parameters, points } = setUp(one);
        assertNear(network.forward(parameters, points, pointCount).activations.at(-1), one.outputs, sameNumbers);
    });

    test(`tangentFeatures_${name}_AreTheJacobianOfPyTorch`, () => {
        assertNear(allTangentFeatures(setUp(one), one.widths.at(-1) - 1), one.jacobian, sameNumbers);
    });

    test(`tangentFeatures_${name}_AreDifferenceQuotients`, () => {
        const set = setUp(one);
        const output = one.widths.at(-1) - 1;
        const row = parameters => set.network.forward(parameters, set.points, pointCount).activations.at(-1).subarray(output * pointCount);
        const step = 1e-6;
        const quotients = [...set.parameters].flatMap((_, place) => {
            const [above, below] = [step, -step].map(change => row(set.parameters.map((value, i) => i === place ? value + change : value)));
            return [...above].map((value, i) => (value - below[i]) / (2 * step));
        });
        assertNear(allTangentFeatures(set, output), quotients, sameDifference);
    });
}

test("tangentFeatures_SomeParameters_AreThoseRowsOfAll", () => {
    const set = setUp({ widths: [2, 3, 3, 2], activation: "tanh", parameterization: "ntk" });
    const pass = set.network.forward(set.parameters, set.points, pointCount);
    const deltas = set.network.backward(set.parameters, pass, 0);
    const [all, some] = [Infinity, 3].map(most => set.network.chooseParameters(most)[2]);
    const rows = set.network.tangentFeatures(pass, deltas, all);
    assert.deepEqual(some.places, [0, 4, 8]);
    assert.deepEqual([...set.network.tangentFeatures(pass, deltas, some)],
        some.places.flatMap(place => [...rows.subarray(place * pointCount, (place + 1) * pointCount)]));
});

test("elbows_OneInput_AreWhereSumsChangeSign", () => {
    const { network, parameters } = setUp({ widths: [1, 4, 1], activation: "relu", parameterization: "ntk" });
    const elbows = Float64Array.from(network.elbows(parameters));
    const { sums } = network.forward(parameters, elbows, elbows.length);
    assertNear(elbows.map((_, unit) => sums[0][unit * elbows.length + unit]), new Float64Array(4), sameNumbers);
});

test("elbows_SmoothActivationOrNoHiddenLayer_AreNone", () => {
    const smooth = setUp({ widths: [1, 4, 1], activation: "tanh", parameterization: "standard" });
    const linear = setUp({ widths: [1, 1], activation: "relu", parameterization: "standard" });
    assert.equal(smooth.network.elbows(smooth.parameters), null);
    assert.equal(linear.network.elbows(linear.parameters), null);
});

test("elbowPlanes_TwoInputs_AreEffectiveWeightsAndBias", () => {
    const { network, parameters } = setUp({ widths: [2, 3, 3, 2], activation: "leaky_relu", parameterization: "ntk" });
    const scale = 1 / Math.sqrt(2);
    assert.deepEqual(network.elbowPlanes(parameters)[1], [scale * parameters[2], scale * parameters[3], parameters[7]]);
});

for (const [x, expected, complement] of reference.error_functions) {
    test(`erf_${x}_IsThatOfTheLibrary`, () => {
        assert.ok(Math.abs(erf(x) - expected) <= sameErf, `${erf(x)}, expected ${expected}`);
        assert.ok(Math.abs(erfc(x) - complement) <= sameTail * complement, `${erfc(x)}, expected ${complement}`);
    });
}

test("erf_SmallNumbers_KeepTheirDigits", () => {
    assert.ok(Math.abs(erf(1e-20) / (2e-20 / Math.sqrt(Math.PI)) - 1) < sameErf);
    assert.ok(Number.isNaN(erf(NaN)));
});

test("forward_CourseNetworkAt500Points_TakesUnderAMillisecond", () => {
    const network = new Network({ widths: [1, 40, 1], activation: "relu", parameterization: "standard" });
    const parameters = sines(network.parameterCount, 1, 0);
    const points = Float64Array.from({ length: 500 }, (_, i) => i / 499);
    const times = Array.from({ length: 200 }, () => {
        const start = performance.now();
        network.backward(parameters, network.forward(parameters, points, 500), 0);
        return performance.now() - start;
    });
    // The least of many: others may use the machine.
    assert.ok(Math.min(...times) < 1, `${Math.min(...times)} ms`);
});

test("forward_Mup_IsTheStandardNetworkOfItsParameters", () => {
    const shape = { widths: [2, 5, 3, 1], activation: "tanh" };
    const mup = setUp({ ...shape, parameterization: "mup" });
    const standard = setUp({ ...shape, parameterization: "standard" });
    const outputs = ({ network, parameters, points }) => network.forward(parameters, points, pointCount).sums.at(-1);
    assert.deepEqual(outputs(mup), outputs(standard));
});
