// The figures of paths on ‖x − b‖ that follow their sliders.
import { columnOf, figureOf, lineOf, paletteOf, pointsOf, straightLine } from "../charts/figure-parts.js";
import { stepMark, stepsByDecades } from "./lab-parts.js";

/** @typedef {import("./lab-page.js").LabPanel} LabPanel */
/** @typedef {import("./lab-page.js").LabState} LabState */
/** @typedef {import("./step-size-lab.js").StepSizeProblem} StepSizeProblem */
/** @typedef {import("./step-size-paths.js").NormPath} NormPath */

const contours = 6;
const mostShown = 600;
const mostInPlane = 400;

/** Colours of the job's paths, as in its pictures. */
const pathColors = [5, 6, 3, 7, 1, 2, 0];

/**
 * @param {StepSizeProblem} problem of two dimensions
 * @returns {LabPanel}
 */
export function planePanel(problem) {
    const { target, start, way } = problem, half = 1.05 * way || 1, shown = stepsByDecades(problem.steps, mostInPlane);
    const limits = [0, 1].map(i => ({ low: (target[i] + start[i]) / 2 - half, high: (target[i] + start[i]) / 2 + half }));
    const angles = Array.from({ length: 121 }, (_, i) => 2 * Math.PI * i / 120);
    const circles = Array.from({ length: contours }, (_, i) => {
        const radius = way * (i + 1) / contours;
        return lineOf(columnOf(`contour_${i + 1}_x`, angles.map(angle => target[0] + radius * Math.cos(angle))),
            columnOf(`contour_${i + 1}_y`, angles.map(angle => target[1] + radius * Math.sin(angle))), 0, { width: 0.5, opacity: 0.3 });
    });
    return {
        id: "path", title: "Path",
        about: "x over the contours of ‖x − b‖: faint the whole path, strong what is walked until the step. The cross is b.",
        draw: state => {
            const path = problem.at(state), { cycle } = path.arrival(problem.accuracy);
            const coordinates = (/** @type {number[]} */ steps, /** @type {string} */ name) =>
                [0, 1].map(i => columnOf(`${name}_x${i + 1}`, steps.map(t => path.points[2 * t + i])));
            const [allX, allY] = coordinates(shown, "path"), walked = [...shown.filter(t => t < state.step), state.step];
            const [x, y] = coordinates(walked, "walked"), [nowX, nowY] = coordinates([state.step], "now");
            const [cycleX, cycleY] = coordinates(cycle ? [cycle.first, cycle.first + 1] : [], "cycle");
            return figureOf("path", [{
                x: { label: "x₁", limits: limits[0] }, y: { label: "x₂", limits: limits[1] }, square: true,
                series: [
                    ...circles, lineOf(allX, allY, paletteOf.start, { width: 0.8, opacity: 0.35 }),
                    lineOf(x, y, paletteOf.start, { width: 1.2 }), pointsOf(x, y, paletteOf.start, { size: 3 }),
                    pointsOf(columnOf("b1", [target[0]]), columnOf("b2", [target[1]]), 0, { marker: "cross", size: 7, label: "b" }),
                    ...(cycle ? [pointsOf(cycleX, cycleY, 3, { marker: "open_circle", size: 9, label: "two-point cycle" })] : []),
                    pointsOf(nowX, nowY, paletteOf.now, { size: 6, label: "now" }),
                ],
            }], { rowHeight: 3 });
        },
    };
}

/**
 * Where x is on the line through the start and b, which no path leaves: from 0 at the start.
 * @param {StepSizeProblem} problem
 * @returns {LabPanel}
 */
export function placePanel(problem) {
    const { target, start, way } = problem, steps = stepsByDecades(problem.steps, mostShown), x = columnOf("step", steps.map(t => t + 1));
    const place = (/** @type {NormPath} */ path, /** @type {number} */ t) => {
        let sum = 0;
        for (let i = 0; i < target.length; i++)
            sum += (path.points[t * target.length + i] - start[i]) * (target[i] - start[i]);
        return way === 0 ? 0 : sum / way;
    };
    return {
        id: "line", title: "Place on the line from start to b",
        about: "No path leaves the line through its start and b: how far along it x is. Above the line of b it has jumped over it.",
        draw: state => {
            const path = problem.at(state), { cycle } = path.arrival(problem.accuracy);
            return figureOf("line", [{
                x: { label: "step + 1", scale: "log", limits: { low: 1, high: problem.steps + 1 } },
                y: { label: "place, from the start", limits: { low: -0.5 * way || -1, high: 2 * way || 1 } },
                series: [
                    straightLine("horizontal", way, 0, { label: "b", width: 1, opacity: 1 }),
                    ...(cycle ? [0, 1].map(i => straightLine("horizontal", place(path, cycle.first + i), 3,
                        { label: i === 0 ? "two-point cycle" : undefined, width: 1, opacity: 1 })) : []),
                    lineOf(x, columnOf("place", steps.map(t => place(path, t))), paletteOf.start, { width: 1 }),
                    pointsOf(columnOf("now", [state.step + 1]), columnOf("place_now", [place(path, state.step)]), paletteOf.now,
                        { size: 6, label: "now" }),
                    stepMark(state.step + 1),
                ],
            }], { rowHeight: 2.6 });
        },
    };
}

/**
 * @param {StepSizeProblem} problem
 * @returns {LabPanel}
 */
export function distancesPanel(problem) {
    const least = problem.accuracy / 100, high = 3 * problem.way || 1;
    return overSteps(problem, {
        id: "distance", title: "Distance",
        about: "‖x − b‖ of the job's paths (thin) and of the one that is set.",
        axis: { label: "distance ‖x − b‖", scale: "log", limits: { low: least, high: Math.max(high, 10 * least) } },
    }, path => path.distances, () => [straightLine("horizontal", problem.accuracy, 0, { label: "accuracy", width: 1, opacity: 1 })]);
}

/**
 * @param {StepSizeProblem} problem
 * @returns {LabPanel}
 */
export function lengthsPanel(problem) {
    const { way } = problem;
    return overSteps(problem, {
        id: "length", title: "Length walked", from: 1,
        about: "All steps so far together: what stays below the way to b never arrives, and what does not shrink walks on and on.",
        axis: { label: "length walked", scale: "log", limits: { low: 0.03 * way || 0.01, high: 100 * way || 1 } },
    }, path => path.lengths(), path => [
        straightLine("horizontal", way, 0, { label: "the way to b", width: 1, opacity: 1 }),
        ...(Number.isFinite(path.endless) && path.endless > 0
            ? [straightLine("horizontal", path.endless, paletteOf.now, { label: "all its steps for ever", width: 1, opacity: 1 })] : []),
    ]);
}

/**
 * A panel of all paths over the steps.
 * @param {StepSizeProblem} problem
 * @param {{id: string, title: string, about: string, axis: import("../charts/figure.js").FigureAxis, from?: number}} words from: the
 *   first step that is drawn
 * @param {(path: NormPath) => ArrayLike<number>} numbers
 * @param {(path: NormPath) => import("../charts/figure.js").PanelSeries[]} references
 * @returns {LabPanel}
 */
function overSteps(problem, { from = 0, axis, ...words }, numbers, references) {
    const steps = stepsByDecades(problem.steps, mostShown).filter(t => t >= from), x = columnOf("step", steps.map(t => t + 1));
    const curve = (/** @type {string} */ name, /** @type {ArrayLike<number>} */ values) => columnOf(name, steps.map(t => values[t]));
    const jobs = problem.paths.map(({ name }, i) => lineOf(x, curve(`path_${i + 1}`, numbers(problem.jobs[i])),
        pathColors[i % pathColors.length], { label: name, width: 0.8, opacity: 0.7 }));
    return {
        ...words,
        draw: state => {
            const path = problem.at(state), values = numbers(path), color = pathColors[state.path % pathColors.length];
            return figureOf(words.id, [{
                x: { label: "step + 1", scale: "log", limits: { low: 1, high: problem.steps + 1 } }, y: axis,
                series: [
                    ...jobs, ...references(path), lineOf(x, curve("now", values), color, { width: 2.2 }),
                    pointsOf(columnOf("step_now", [state.step + 1]), columnOf("value_now", [values[state.step]]), color, { size: 7 }),
                    stepMark(state.step + 1),
                ],
            }], { rowHeight: 2.6 });
        },
    };
}
