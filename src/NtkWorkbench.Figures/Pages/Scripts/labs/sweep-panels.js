// The figures of a sweep that follow its slider.
import { columnOf, figureOf, lineOf, paletteOf, pointsOf, straightLine } from "../charts/figure-parts.js";
import { wideFigureOf } from "./lab-parts.js";

/** @typedef {import("./lab-page.js").LabPanel} LabPanel */
/** @typedef {import("./sweep-lab.js").Sweep} Sweep */
/** @typedef {import("./sweep-lab.js").SweepMember} SweepMember */
/** @typedef {import("./sweep-lab.js").SweepRegime} SweepRegime */
/** @typedef {import("../charts/figure.js").PanelSeries} PanelSeries */

// Losses above this many times the first are on their way to infinity.
const ceiling = 100;
const mostCeiling = 1e4;

/** What each regime is called and its colour in the palette. @type {Record<SweepRegime, {name: string, color: number}>} */
const regimeLooks = {
    stable: { name: "never above its start", color: 3 },
    catapult: { name: "rises, stays finite", color: 1 },
    collapsed: { name: "becomes a constant", color: 7 },
    divergent: { name: "diverges", color: 6 },
};

/**
 * Lines of all trainings, thin and coloured by rate, and the one that is set.
 * @param {Sweep} sweep
 * @param {string} name
 * @param {(member: SweepMember) => [ArrayLike<number>, ArrayLike<number>]} points
 * @returns {(fraction: number) => PanelSeries[]}
 */
function amongAll({ members }, name, points) {
    const curves = members.map((member, i) => {
        const [x, y] = points(member), place = members.length === 1 ? 0.5 : i / (members.length - 1);
        return { fraction: member.fraction, place, x: columnOf(`${name}_step_${i + 1}`, x), y: columnOf(`${name}_${i + 1}`, y) };
    }).filter(({ x }) => x.values.length > 0);
    const thin = curves.map(({ place, x, y }) => lineOf(x, y, 0, { color: { position: 0.92 * place }, width: 0.8, opacity: 0.45 }));
    return fraction => {
        const now = curves.find(curve => curve.fraction === fraction);
        return now ? [...thin, lineOf(now.x, now.y, paletteOf.now, { width: 2.6, label: "now" })] : thin;
    };
}

/**
 * @param {Sweep} sweep
 * @returns {LabPanel}
 */
export function sweepLossesPanel(sweep) {
    const { members } = sweep, last = Math.max(...members.map(({ steps }) => steps[steps.length - 1]));
    const first = members[0].first, least = Math.min(...members.flatMap(({ losses }) => Array.from(losses).filter(loss => loss > 0)));
    const lines = amongAll(sweep, "loss", ({ steps, losses }) => [Array.from(steps, step => step + 1), losses]);
    return {
        id: "losses", title: "Loss along training", about: "The training at this rate among all, dark for small rates.",
        draw: ({ fraction }) => figureOf("losses", [{
            x: { label: "step + 1", scale: "log", limits: { low: 1, high: last + 1 } },
            y: { label: "loss", scale: "log", limits: { low: 0.7 * least, high: ceiling * first } },
            series: [...lines(fraction), straightLine("horizontal", first, 0, { label: "first loss" })],
        }], { rowHeight: 3 }),
    };
}

/**
 * @param {Sweep} sweep
 * @returns {LabPanel}
 */
export function sweepRegimesPanel(sweep) {
    const { members, optimum, rise } = sweep, first = members[0].first, fractions = members.map(({ fraction }) => fraction);
    const finite = members.filter(({ regime }) => regime !== "divergent"), low = 0.6 * Math.min(first, ...finite.map(({ final }) => final));
    const high = Math.min(mostCeiling * first, 3 * Math.max(first, ...finite.map(({ largest }) => largest)));
    const ends = [fractions[0] / 1.15, fractions[fractions.length - 1] * 1.15];
    const between = (/** @type {number} */ i) =>
        i === 0 ? ends[0] : i === members.length ? ends[1] : Math.sqrt(fractions[i - 1] * fractions[i]);
    /** @type {Set<SweepRegime>} */
    const told = new Set();
    /** @type {PanelSeries[]} */
    const shades = [];
    for (let i = 0, j = 0; i < members.length; i = j) {
        const { regime } = members[i], { name, color } = regimeLooks[regime];
        while (j < members.length && members[j].regime === regime)
            j++;
        shades.push({
            kind: "band", x: columnOf(`regime_${i + 1}`, [between(i), between(j)]), lower: columnOf("bottom", [low, low]),
            upper: columnOf("top", [high, high]), color: { index: color }, opacity: 0.16, label: told.has(regime) ? undefined : name,
        });
        told.add(regime);
    }
    const curve = (/** @type {string} */ name, /** @type {number[]} */ losses, /** @type {number} */ color) => {
        const x = columnOf("fraction", finite.map(({ fraction }) => fraction)), y = columnOf(name, losses);
        return [lineOf(x, y, color, { width: 1, label: `${name} loss` }), pointsOf(x, y, color, { size: 4 })];
    };
    const [below, above] = rise;
    const still = [
        ...shades, straightLine("horizontal", first, 0),
        straightLine("vertical", 1, paletteOf.now, { label: "predicted limit", width: 1.2, opacity: 1 }),
        ...(typeof below === "number" && typeof above === "number" ? [straightLine("vertical", Math.sqrt(below * above), 0,
            { label: "measured: early rise", width: 1.2, dash: "dotted", opacity: 1 })] : []),
        ...(optimum === null ? [] : [straightLine("vertical", optimum, 3, { label: "predicted optimum", width: 1.2, opacity: 1 })]),
        ...curve("largest", finite.map(({ largest }) => largest), 1), ...curve("final", finite.map(({ final }) => final), paletteOf.start),
    ];
    return {
        id: "regimes", title: "Loss against learning rate",
        about: "The largest loss of any step and the last; the ground is coloured by what the training did.",
        draw: ({ fraction }) => {
            const now = members[fractions.indexOf(fraction)], isGone = now.regime === "divergent";
            return figureOf("regimes", [{
                x: { label: "learning rate η over the predicted limit", scale: "log", limits: { low: ends[0], high: ends[1] } },
                y: { label: "loss", scale: "log", limits: { low, high } },
                series: [
                    ...still, straightLine("vertical", fraction, 7, { dash: "solid", width: 1, opacity: 0.9 }),
                    pointsOf(columnOf("now", [fraction]), columnOf("now_final", [isGone ? high / 1.5 : now.final]),
                        isGone ? 0 : paletteOf.start, { marker: isGone ? "cross" : "circle", size: 9, label: "now" }),
                ],
            }], { rowHeight: 3 });
        },
    };
}

/**
 * @param {Sweep} sweep
 * @returns {LabPanel}
 */
export function sharpnessPanel(sweep) {
    const lines = amongAll(sweep, "sharpness", ({ sharpnessSteps, sharpness }) => [sharpnessSteps, sharpness]);
    const all = sweep.members.flatMap(({ sharpness }) => Array.from(sharpness)).filter(value => value > 0);
    const last = Math.max(...sweep.members.flatMap(({ sharpnessSteps }) => Array.from(sharpnessSteps)));
    const limits = { low: 0.8 * Math.max(1e-3, Math.min(...all)), high: 1.3 * Math.max(1, ...all) };
    return {
        id: "sharpness", title: "Sharpness along training", wide: true,
        about: `The largest eigenvalue of the loss Hessian over what the rate can bear, ${sweep.bearable}; not measured where training `
            + "diverged.",
        draw: ({ fraction }) => wideFigureOf("sharpness", [{
            x: { label: "step", limits: { low: 0, high: last } },
            y: { label: `sharpness over ${sweep.bearable}`, scale: "log", limits },
            series: [
                ...lines(fraction), straightLine("horizontal", 1, 0, { label: "what the rate can bear", opacity: 1, width: 1 }),
            ],
        }], 2.4),
    };
}
