// A training whose steps were followed: the data block with its arrays read, and what the network was at each step, computed when asked.
import { readArray } from "../page/data.js";
import { Network } from "./network.js";

/** @typedef {import("./network.js").ForwardPass} ForwardPass */
/** @typedef {{shape: number[], values: ArrayLike<number> & {subarray: (from: number, to: number) => any}}} Numbers */

/**
 * What the network is at one step. Where its parameters were not kept, only `shown` is there.
 * @typedef {{index: number, step: number, parameters: Float64Array | null, shown: Float64Array | null, pass: ForwardPass | null,
 *     deltas: Float64Array[] | null}} Moment
 */

/** Names of the block's arrays. */
const arrayNames = ["grid", "truth", "train_inputs", "train_targets", "parameters", "outputs", "train_outputs", "principal",
    "principal_scale", "singular_values", "floors", "losses", "accuracies", "residuals", "predicted_residuals", "linear_model"];

export class FollowedRun {
    /** @param {any} block The data block "training". */
    constructor(block) {
        this.block = block;
        /** @type {number[]} */
        this.steps = Array.isArray(block.steps) ? block.steps : Array.from(readArray(block.steps).values);
        /** @type {Record<string, Numbers | null>} */
        this.arrays = {};
        for (const name of arrayNames) {
            this.arrays[name] = block[name] ? readArray(block[name]) : null;
        }
        this.network = new Network(block.network);
        /** @type {string[]} */
        this.inputs = block.inputs;
        /** @type {string[] | null} */
        this.classes = block.classes ?? null;
        this.isClassifier = block.loss_kind === "cross_entropy";
        /** @type {number} */
        this.output = block.output?.index ?? 0;
        this.pointCount = this.arrays.grid ? this.arrays.grid.shape[0] : 0;
        this.sampleCount = this.arrays.train_inputs?.shape[0] ?? this.arrays.train_targets?.shape[0] ?? 0;
        this.points = byInput(this.arrays.grid);
        this.samples = byInput(this.arrays.train_inputs);
        this.metrics = readMetrics(block.metrics);
        /** @type {Moment | null} */
        this.lastMoment = null;
        /** @type {Map<string, any>} */
        this.known = new Map();
    }

    /** How many steps were followed. */
    get count() {
        return this.steps.length;
    }

    /** Whether the network can be computed at every step. */
    get hasParameters() {
        return this.arrays.parameters !== null;
    }

    /**
     * The part of an array that belongs to a step, its first axis being the steps.
     * @param {string} name
     * @param {number} index
     * @returns {any}
     */
    slice(name, index) {
        const array = this.arrays[name];
        if (!array) {
            return null;
        }
        const size = array.values.length / this.count;
        return array.values.subarray(index * size, (index + 1) * size);
    }

    /**
     * The parameters at a step in double precision; null where they were not kept.
     * @param {number} index
     * @returns {Float64Array | null}
     */
    parametersAt(index) {
        const slice = this.slice("parameters", index);
        return slice && (slice instanceof Float64Array ? slice : Float64Array.from(slice));
    }

    /**
     * The network on the grid at a step; the last one asked for is kept.
     * @param {number} index
     * @returns {Moment}
     */
    at(index) {
        if (this.lastMoment?.index !== index) {
            const parameters = this.parametersAt(index);
            const pass = parameters && this.points ? this.network.forward(parameters, this.points, this.pointCount) : null;
            const stored = this.slice("outputs", index);
            this.lastMoment = {
                index, step: this.steps[index], parameters, pass,
                shown: pass ? this.outputRow(pass) : stored && Float64Array.from(stored),
                deltas: null,
            };
        }
        return this.lastMoment;
    }

    /**
     * δ of every layer on the grid at a moment, for the shown output; null where parameters were not kept.
     * @param {Moment} moment
     * @returns {Float64Array[] | null}
     */
    deltasOf(moment) {
        if (moment.pass && moment.parameters) {
            moment.deltas ??= this.network.backward(moment.parameters, moment.pass, this.output);
        }
        return moment.deltas;
    }

    /**
     * All outputs on the training inputs at a step, (outputs, samples); null where parameters or inputs were not kept.
     * @param {number} index
     * @returns {Float64Array | null}
     */
    onSamples(index) {
        const parameters = this.samples && this.parametersAt(index);
        if (!parameters || !this.samples) {
            return null;
        }
        const pass = this.network.forward(parameters, this.samples, this.sampleCount);
        return pass.activations[pass.activations.length - 1];
    }

    /**
     * The shown output on the training inputs at a step.
     * @param {number} index
     * @returns {ArrayLike<number> | null}
     */
    shownOnSamples(index) {
        const stored = this.slice("train_outputs", index);
        const all = stored ? null : this.onSamples(index);
        return stored ?? (all && all.subarray(this.output * this.sampleCount, (this.output + 1) * this.sampleCount));
    }

    /**
     * The shown output on the grid at every step.
     * @returns {Float64Array[]}
     */
    allShown() {
        return this.remember("shown", () => this.steps.map((_, index) => {
            const parameters = this.parametersAt(index);
            const pass = parameters && this.points ? this.network.forward(parameters, this.points, this.pointCount) : null;
            return pass ? this.outputRow(pass) : Float64Array.from(this.slice("outputs", index) ?? []);
        }));
    }

    /**
     * The training loss at every followed step, over all training samples.
     * @returns {number[]}
     */
    losses() {
        return Array.from(this.arrays.losses?.values ?? []);
    }

    /**
     * The share of all training samples classified rightly at every followed step; null where targets are no classes.
     * @returns {number[] | null}
     */
    accuracies() {
        return this.arrays.accuracies && Array.from(this.arrays.accuracies.values);
    }

    /**
     * One sentence that says why something is not drawn.
     * @param {string} what What needs the parameters, with its verb: "Elbow features need".
     * @returns {string | null} Null where the parameters are there.
     */
    withoutParameters(what) {
        const why = (this.block.notes ?? []).join("; ");
        return this.hasParameters ? null
            : `${what} the network's parameters at every step, which this page does not have${why ? `: ${why}` : ""}.`;
    }

    /**
     * A value computed once.
     * @template T
     * @param {string} key
     * @param {() => T} make
     * @returns {T}
     */
    remember(key, make) {
        if (!this.known.has(key)) {
            this.known.set(key, make());
        }
        return this.known.get(key);
    }

    /**
     * @param {ForwardPass} pass
     * @returns {Float64Array}
     */
    outputRow(pass) {
        return pass.activations[pass.activations.length - 1].subarray(this.output * pass.count, (this.output + 1) * pass.count);
    }
}

/**
 * (points, inputs) as (inputs, points).
 * @param {Numbers | null} array
 * @returns {Float64Array | null}
 */
function byInput(array) {
    if (!array) {
        return null;
    }
    const [count, inputs = 1] = array.shape;
    const turned = new Float64Array(count * inputs);
    for (let i = 0; i < turned.length; i++) {
        turned[(i % inputs) * count + Math.floor(i / inputs)] = array.values[i];
    }
    return turned;
}

/**
 * @param {any} metrics
 * @returns {{steps: number[], train: number[], test: number[] | null, trainAccuracy: number[] | null, testAccuracy: number[] | null}}
 */
function readMetrics(metrics) {
    /** @type {(one: any) => number[] | null} */
    const read = one => one ? Array.isArray(one) ? one : Array.from(readArray(one).values) : null;
    return {
        steps: read(metrics?.steps) ?? [], train: read(metrics?.train) ?? [], test: read(metrics?.test),
        trainAccuracy: read(metrics?.train_accuracy), testAccuracy: read(metrics?.test_accuracy),
    };
}
