// Paths to the minimum of ‖x − b‖, moved through step size, schedule and step.
import { readNumber } from "../charts/numbers.js";
import { readArray } from "../page/data.js";
import { stepText } from "../charts/figure-parts.js";
import { distancesPanel, lengthsPanel, placePanel, planePanel } from "./step-size-panels.js";
import { NormPath } from "./step-size-paths.js";

/** @typedef {import("./lab-page.js").Lab} Lab */
/** @typedef {import("./lab-page.js").LabState} LabState */
/** @typedef {import("../controls/slider.js").SliderKind} SliderKind */
/** @typedef {import("./step-size-paths.js").StepSchedule} StepSchedule */
/** @typedef {{name: string, size: number, schedule: StepSchedule, key: string | null}} JobPath key: of its parameter's slider */

/** What a slider moves of each kind of schedule, and how far it goes unless the job's value lies beyond. */
const parameters = [
    { kind: "inverse_time", key: "lambda", label: "λ of s/(1 + λt)", most: 5 },
    { kind: "exponential", key: "decay", label: "λ of s e^(−λt)", most: 1 },
    { kind: "step", key: "gamma", label: "γ of s γ^⌊t/k⌋", most: 1 },
];

/** The job's paths, and the one that the sliders make. */
export class StepSizeProblem {
    /** @param {any} block */
    constructor(block) {
        this.target = readArray(block.target).values;
        this.start = readArray(block.start).values;
        /** @type {number} */
        this.accuracy = block.accuracy;
        /** @type {number} */
        this.steps = block.steps;
        /** @type {JobPath[]} */
        this.paths = block.paths.map((/** @type {any} */ path) => ({
            name: path.name, size: path.step_size, key: parameters.find(({ kind }) => kind === path.schedule)?.key ?? null,
            schedule: {
                kind: path.schedule, parameter: path.parameter ?? 0, every: path.every, endless: Number(path.endless_factor),
                factors: path.factors ? readArray(path.factors).values : null,
            },
        }));
        this.jobs = this.paths.map(({ size, schedule }) => this.walk(size, schedule));
        this.way = this.jobs[0].distances[0];
        /** @type {{state: LabState, path: NormPath} | null} */
        this.last = null;
    }

    /**
     * @param {number} size
     * @param {StepSchedule} schedule
     * @returns {NormPath}
     */
    walk(size, schedule) {
        return new NormPath(this.target, this.start, size, schedule, this.steps);
    }

    /**
     * The path where the sliders stand, which all figures show.
     * @param {LabState} state
     * @returns {NormPath}
     */
    at(state) {
        if (this.last?.state !== state) {
            const { schedule, key } = this.paths[state.path];
            const path = this.walk(state.size, key ? { ...schedule, parameter: state[key] } : schedule);
            this.last = { state, path };
        }
        return this.last.path;
    }

    /**
     * What the sliders show of a path of the job.
     * @param {number} index
     * @returns {LabState}
     */
    values(index) {
        const { size, schedule, key } = this.paths[index];
        return { path: index, size, ...(key ? { [key]: schedule.parameter } : {}) };
    }
}

/**
 * @param {any} block
 * @returns {Lab}
 */
export function stepSizeLab(block) {
    const problem = new StepSizeProblem(block), { paths, steps, way } = problem;
    const sizes = paths.map(({ size }) => size), used = parameters.filter(({ key }) => paths.some(path => path.key === key));
    /** @type {LabState} */
    const first = {};
    for (const { key } of used)
        first[key] = paths.find(path => path.key === key)?.schedule.parameter ?? 0;
    return {
        introduction: "Choose a path of the job and change its steps: the gradient of ‖x − b‖ has length 1 everywhere, so that each step "
            + "is as long as its step size.",
        sliders: [
            { key: "path", label: "path", scale: "whole", low: 0, high: paths.length - 1, words: path => paths[path].name },
            {
                key: "size", label: "step size s", scale: "log", low: Math.min(0.01 * way, ...sizes) || 0.01,
                high: Math.max(2 * way, ...sizes), words: size => `${readNumber(size)}, b is ${readNumber(way)} away`,
            },
            ...used.map(({ key, label, most }) => (/** @type {SliderKind} */ ({
                key, label, scale: "linear", low: 0, words: value => readNumber(value),
                high: Math.max(most, ...paths.filter(path => path.key === key).map(({ schedule }) => 1.1 * schedule.parameter)),
            }))),
            {
                key: "step", label: "step", scale: "whole", low: 0, high: steps, plays: true,
                words: step => `${stepText(step)} of ${stepText(steps)} steps`,
            },
        ],
        hides: ({ path }, key) => key === "path" || used.some(one => one.key === key && paths[path].key !== key),
        presets: paths.map(({ name }, index) => ({ name, values: () => problem.values(index) })),
        own: { ...first, ...problem.values(0), step: Math.min(steps, 20) },
        say: state => sayPath(problem, state),
        panels: [
            problem.target.length === 2 ? planePanel(problem) : placePanel(problem), distancesPanel(problem), lengthsPanel(problem),
            ...(problem.target.length === 2 ? [placePanel(problem)] : []),
        ],
    };
}

/**
 * Whether the path arrives, and why not, and where it is at the step.
 * @param {StepSizeProblem} problem
 * @param {LabState} state
 * @returns {string[]}
 */
export function sayPath(problem, state) {
    const path = problem.at(state), { step } = state, size = path.sizes[step];
    const beyond = size > path.distances[step] ? ", over b and beyond" : "";
    return [
        `${problem.paths[state.path].name}: ${sayArrival(problem, path)}`,
        `At step ${stepText(step)} x is ${readNumber(path.distances[step])} from b, having walked ${readNumber(path.lengths()[step])}`
            + (step < path.steps ? `; the next step is ${readNumber(size)} long${beyond}.` : "."),
    ];
}

/**
 * @param {StepSizeProblem} problem
 * @param {NormPath} path
 * @returns {string}
 */
function sayArrival({ accuracy, way }, path) {
    const { outcome, step, settled, cycle } = path.arrival(accuracy), near = readNumber(accuracy);
    const last = readNumber(path.distances[path.steps]), end = path.sizes[path.steps - 1];
    switch (outcome) {
        case "arrives":
            return settled !== null && step !== null && settled > step
                ? `within ${near} of b at step ${stepText(step)}, for good from step ${stepText(settled)} on.`
                : `within ${near} of b from step ${stepText(step ?? 0)} on, having walked ${readNumber(path.lengths()[step ?? 0])}.`;
        case "passes_through":
            return `within ${near} of b at step ${stepText(step ?? 0)}, and out again: it ends ${last} away.`;
        case "falls_short":
            return `never within ${near} of b, for all its steps together, for ever, are ${readNumber(path.endless)} long, and `
                + `b is ${readNumber(way)} away.`;
        case "cycles":
            return `never within ${near} of b: from step ${stepText(cycle?.first ?? 0)} on it jumps between two points, `
                + `${readNumber(cycle?.distances[0] ?? 0)} and ${readNumber(cycle?.distances[1] ?? 0)} from b, which together are its `
                + `step, ${readNumber(end)}: it does not shrink.`;
        default:
            return `not within ${near} of b in ${stepText(path.steps)} steps: it ends ${last} from b, and its last step is `
                + `${readNumber(end)} long.`;
    }
}
