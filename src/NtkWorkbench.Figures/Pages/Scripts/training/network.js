// A multilayer perceptron and its tangent features ∂f/∂θ at points. Everything is stored unit by unit: row u of an array (units, points)
// is unit u as a function of the points, which is what is drawn, and makes the inner loops run over neighbours.
import { evenly } from "../charts/thin.js";
import { activationOf } from "./activations.js";

/**
 * z = s W a + b: where weight, row-major [out, in], and bias lie in the flat parameters, and s.
 * @typedef {{index: number, fanIn: number, fanOut: number, weightOffset: number, biasOffset: number, scale: number}} Layer
 */

/**
 * A network in the words of the data block.
 * @typedef {{widths: number[], activation: string, parameterization: string}} NetworkDescription
 */

/**
 * What a network is at points: for layer l, from 0, `sums[l]` is z and `activations[l]` is φ(z), (fan_out, points) each; of the last layer,
 * which has no activation, both are the outputs.
 * @typedef {{points: Float64Array, count: number, sums: Float64Array[], activations: Float64Array[]}} ForwardPass
 */

/**
 * Some parameters of one layer's weight or bias: their places in it, ascending, of `total`.
 * @typedef {{layer: Layer, kind: "weight"|"bias", places: number[], total: number}} ParameterChoice
 */

export class Network {
    /** @param {NetworkDescription} description */
    constructor(description) {
        const { widths, activation, parameterization } = description;
        this.widths = widths;
        this.activation = activationOf(activation);
        /** @type {Layer[]} */
        this.layers = [];
        let offset = 0;
        for (let index = 0; index + 1 < widths.length; index++) {
            const fanIn = widths[index];
            const fanOut = widths[index + 1];
            const biasOffset = offset + fanIn * fanOut;
            const scale = parameterization === "ntk" ? 1 / Math.sqrt(fanIn) : 1;
            this.layers.push({ index, fanIn, fanOut, weightOffset: offset, biasOffset, scale });
            offset = biasOffset + fanOut;
        }
        this.parameterCount = offset;
    }

    /**
     * Outputs, and sums and activations on the way, in O(points · parameters) time.
     * @param {ArrayLike<number>} parameters The flat parameters.
     * @param {Float64Array} points (inputs, points): input by input.
     * @param {number} count The number of points.
     * @returns {ForwardPass}
     */
    forward(parameters, points, count) {
        /** @type {Float64Array[]} */
        const sums = [];
        /** @type {Float64Array[]} */
        const activations = [];
        let input = points;
        for (const layer of this.layers) {
            const z = new Float64Array(layer.fanOut * count);
            for (let unit = 0; unit < layer.fanOut; unit++) {
                const row = z.subarray(unit * count, (unit + 1) * count);
                row.fill(parameters[layer.biasOffset + unit]);
                for (let i = 0; i < layer.fanIn; i++) {
                    addMultiple(row, layer.scale * parameters[layer.weightOffset + unit * layer.fanIn + i], input, i * count);
                }
            }
            sums.push(z);
            input = layer === this.layers[this.layers.length - 1] ? z : z.map(this.activation.value);
            activations.push(input);
        }
        return { points, count, sums, activations };
    }

    /**
     * δ_l = ∂f_o/∂z_l of every layer, (fan_out, points) each: δ_L = e_o, δ_l = s (Wᵀ δ_{l+1}) ∘ φ′(z_l).
     * @param {ArrayLike<number>} parameters The flat parameters.
     * @param {ForwardPass} pass What `forward` gave for them.
     * @param {number} output o, from 0.
     * @returns {Float64Array[]}
     */
    backward(parameters, pass, output) {
        const { count } = pass;
        const last = this.layers.length - 1;
        /** @type {Float64Array[]} */
        const deltas = [];
        deltas[last] = new Float64Array(this.layers[last].fanOut * count).fill(1, output * count, (output + 1) * count);
        for (let index = last - 1; index >= 0; index--) {
            const above = this.layers[index + 1];
            const delta = new Float64Array(above.fanIn * count);
            for (let unit = 0; unit < above.fanIn; unit++) {
                const row = delta.subarray(unit * count, (unit + 1) * count);
                // Of the last layer only the shown output's row is not zero.
                const first = index + 1 === last ? output : 0;
                const end = index + 1 === last ? output + 1 : above.fanOut;
                for (let i = first; i < end; i++) {
                    addMultiple(row, above.scale * parameters[above.weightOffset + i * above.fanIn + unit], deltas[index + 1], i * count);
                }
            }
            const { derivative } = this.activation;
            const z = pass.sums[index];
            const a = pass.activations[index];
            for (let i = 0; i < delta.length; i++) {
                delta[i] *= derivative(z[i], a[i]);
            }
            deltas[index] = delta;
        }
        return deltas;
    }

    /**
     * ∂f/∂θ of chosen parameters of a layer, (parameters, points): ∂f/∂W = s δ aᵀ, ∂f/∂b = δ.
     * @param {ForwardPass} pass
     * @param {Float64Array[]} deltas What `backward` gave.
     * @param {ParameterChoice} choice
     * @returns {Float64Array}
     */
    tangentFeatures(pass, deltas, choice) {
        const { layer, kind, places } = choice;
        const { count } = pass;
        const features = new Float64Array(places.length * count);
        const delta = deltas[layer.index];
        const input = layer.index === 0 ? pass.points : pass.activations[layer.index - 1];
        for (let row = 0; row < places.length; row++) {
            const unit = kind === "bias" ? places[row] : Math.floor(places[row] / layer.fanIn);
            const from = (places[row] % layer.fanIn) * count;
            for (let i = 0; i < count; i++) {
                const slope = delta[unit * count + i];
                features[row * count + i] = kind === "bias" ? slope : layer.scale * slope * input[from + i];
            }
        }
        return features;
    }

    /**
     * Some parameters of each weight and bias, layer by layer, evenly spread.
     * @param {number} most Of each.
     * @returns {ParameterChoice[]}
     */
    chooseParameters(most) {
        return this.layers.flatMap(layer => /** @type {const} */ (["weight", "bias"]).map(kind => {
            const total = kind === "bias" ? layer.fanOut : layer.fanOut * layer.fanIn;
            return { layer, kind, places: evenly(total, most), total };
        }));
    }

    /**
     * The last hidden layer's outputs, (units, points); null where there is no hidden layer.
     * @param {ForwardPass} pass
     * @returns {Float64Array | null}
     */
    lastHidden(pass) {
        return this.layers.length < 2 ? null : pass.activations[this.layers.length - 2];
    }

    /**
     * (w₁, …, w_d, b) of each unit of the first hidden layer, effective weights: its elbow is where w·x + b = 0; null where units have
     * none.
     * @param {ArrayLike<number>} parameters
     * @returns {number[][] | null}
     */
    elbowPlanes(parameters) {
        if (this.layers.length < 2 || !this.activation.bends) {
            return null;
        }
        const { fanIn, fanOut, weightOffset, biasOffset, scale } = this.layers[0];
        return Array.from({ length: fanOut }, (_, unit) => [
            ...Array.from({ length: fanIn }, (_none, i) => scale * parameters[weightOffset + unit * fanIn + i]),
            parameters[biasOffset + unit],
        ]);
    }

    /**
     * x = −b/w of each unit of the first hidden layer, not finite where w = 0; null where units have none or there are several inputs.
     * @param {ArrayLike<number>} parameters
     * @returns {number[] | null}
     */
    elbows(parameters) {
        const planes = this.widths[0] === 1 ? this.elbowPlanes(parameters) : null;
        return planes && planes.map(([w, b]) => -b / w);
    }
}

/**
 * row += factor · source[from …]
 * @param {Float64Array} row
 * @param {number} factor
 * @param {Float64Array} source
 * @param {number} from
 */
function addMultiple(row, factor, source, from) {
    if (factor === 0) {
        return;
    }
    for (let i = 0; i < row.length; i++) {
        row[i] += factor * source[from + i];
    }
}
