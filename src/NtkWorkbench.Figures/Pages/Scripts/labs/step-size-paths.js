// Gradient descent on ‖x − b‖, whose gradient has length 1: each step is as long as its step size.

/** @typedef {{first: number, distances: [number, number]}} TwoPointCycle first: the step from which on x_{t+2} = x_t */
/** @typedef {"arrives" | "passes_through" | "falls_short" | "cycles" | "not_yet"} ArrivalOutcome */
/** @typedef {{outcome: ArrivalOutcome, step: number | null, settled: number | null, cycle: TwoPointCycle | null}} Arrival */
/**
 * A schedule: constant, inverse_time 1/(1 + pt), exponential e^{−pt}, step p^⌊t/every⌋, or factors as they were computed.
 * @typedef {{kind: string, parameter: number, every: number, factors: ArrayLike<number> | null, endless: number}} StepSchedule
 */

// How near x_{t+2} must come to x_t, against the jump between them, to be the same.
const cycleTolerance = 1e-9;

/**
 * s_t over the first step size.
 * @param {StepSchedule} schedule
 * @param {number} step
 * @returns {number}
 */
export function stepFactor({ kind, parameter, every, factors }, step) {
    switch (kind) {
        case "constant":
            return 1;
        case "inverse_time":
            return 1 / (1 + parameter * step);
        case "exponential":
            return Math.exp(-parameter * step);
        case "step":
            return parameter ** Math.floor(step / every);
        default:
            return factors?.[step] ?? 0;
    }
}

/**
 * Σ s_t over all steps for ever, over the first step size; infinite where the sum diverges.
 * @param {StepSchedule} schedule
 * @returns {number}
 */
export function endlessFactor({ kind, parameter, every, endless }) {
    switch (kind) {
        case "constant":
        case "inverse_time":
            return Infinity;
        case "exponential":
            return parameter > 0 ? 1 / -Math.expm1(-parameter) : Infinity;
        case "step":
            return parameter < 1 ? every / (1 - parameter) : Infinity;
        default:
            return endless;
    }
}

/** A path from the start towards b. */
export class NormPath {
    /**
     * @param {ArrayLike<number>} target b
     * @param {ArrayLike<number>} start
     * @param {number} size the first step's
     * @param {StepSchedule} schedule
     * @param {number} steps
     */
    constructor(target, start, size, schedule, steps) {
        const dimension = target.length;
        this.dimension = dimension;
        this.steps = steps;
        this.points = new Float64Array((steps + 1) * dimension);
        this.points.set(start);
        this.distances = new Float64Array(steps + 1);
        this.sizes = new Float64Array(steps);
        this.endless = size * endlessFactor(schedule);
        for (let t = 0; ; t++) {
            const at = t * dimension;
            let square = 0;
            for (let i = 0; i < dimension; i++)
                square += (this.points[at + i] - target[i]) ** 2;
            this.distances[t] = Math.sqrt(square);
            if (t === steps)
                break;
            this.sizes[t] = size * stepFactor(schedule, t);
            // On b itself there is no gradient.
            const fraction = this.distances[t] === 0 ? 0 : -this.sizes[t] / this.distances[t];
            for (let i = 0; i < dimension; i++)
                this.points[at + dimension + i] = this.points[at + i] + fraction * (this.points[at + i] - target[i]);
        }
    }

    /**
     * The distance between the points of two steps.
     * @param {number} one
     * @param {number} other
     * @returns {number}
     */
    between(one, other) {
        let square = 0;
        for (let i = 0; i < this.dimension; i++)
            square += (this.points[one * this.dimension + i] - this.points[other * this.dimension + i]) ** 2;
        return Math.sqrt(square);
    }

    /**
     * How long all steps before each step are together.
     * @returns {Float64Array}
     */
    lengths() {
        const lengths = new Float64Array(this.steps + 1);
        for (let t = 0; t < this.steps; t++)
            lengths[t + 1] = lengths[t] + (this.distances[t] > 0 ? this.sizes[t] : 0);
        return lengths;
    }

    /**
     * The two points between which the path ends up jumping; null where it does not.
     * @returns {TwoPointCycle | null}
     */
    cycle() {
        const returns = (/** @type {number} */ step) => {
            const jump = this.between(step, step + 1);
            return jump > 0 && this.between(step, step + 2) <= cycleTolerance * jump;
        };
        let first = this.steps - 1;
        while (first >= 1 && returns(first - 1))
            first--;
        // Two returns make a cycle; one could be a single overshoot.
        return this.steps - first < 3 ? null : { first, distances: [this.distances[first], this.distances[first + 1]] };
    }

    /**
     * Whether and when it comes within ε of b, and why not.
     * @param {number} accuracy
     * @returns {Arrival}
     */
    arrival(accuracy) {
        const { distances, steps } = this, found = distances.findIndex(distance => distance <= accuracy);
        const step = found < 0 ? null : found, cycle = this.cycle();
        let within = 0;
        while (within < distances.length && distances[steps - within] <= accuracy)
            within++;
        // One distance at the end may be that of a path in passing.
        const settled = within > 1 || within === distances.length || step === steps ? distances.length - within : null;
        /** @type {ArrivalOutcome} */
        const outcome = step !== null ? settled === null ? "passes_through" : "arrives"
            : this.endless < distances[0] - accuracy ? "falls_short" : cycle ? "cycles" : "not_yet";
        return { outcome, step, settled, cycle };
    }
}
