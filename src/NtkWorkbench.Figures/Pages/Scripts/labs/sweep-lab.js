// A sweep gone through rate by rate.
import { readNumber } from "../charts/numbers.js";
import { readArray } from "../page/data.js";
import { sharpnessPanel, sweepLossesPanel, sweepRegimesPanel } from "./sweep-panels.js";

/** @typedef {import("./lab-page.js").Lab} Lab */
/** @typedef {"stable" | "catapult" | "collapsed" | "divergent"} SweepRegime */
/**
 * A training of the sweep.
 * @typedef {{fraction: number, rate: number, regime: SweepRegime, said: string, first: number, largest: number, final: number,
 *   steps: ArrayLike<number>, losses: ArrayLike<number>, sharpnessSteps: ArrayLike<number>, sharpness: ArrayLike<number>}} SweepMember
 */
/**
 * @typedef {{limit: number, optimum: number | null, rise: (number | null)[], divergence: (number | null)[], best: number, bearable: string,
 *   members: SweepMember[]}} Sweep
 */

/**
 * @param {any} block
 * @returns {Sweep}
 */
export function readSweep(block) {
    return {
        limit: block.predicted_limit, optimum: block.optimum_fraction, rise: block.rise_between, divergence: block.divergence_between,
        best: block.best_fraction, bearable: block.bearable,
        members: block.members.map((/** @type {any} */ member) => ({
            fraction: member.fraction, rate: member.learning_rate, regime: member.regime, said: member.said,
            first: Number(member.first_loss), largest: Number(member.largest_loss), final: Number(member.final_loss),
            steps: readArray(member.steps).values, losses: readArray(member.losses).values,
            sharpnessSteps: readArray(member.sharpness_steps).values, sharpness: readArray(member.sharpness).values,
        })),
    };
}

/**
 * @param {any} block
 * @returns {Lab}
 */
export function sweepLab(block) {
    const sweep = readSweep(block), { members } = sweep, fractions = members.map(({ fraction }) => fraction);
    const memberAt = (/** @type {number} */ fraction) => members[fractions.indexOf(fraction)];
    const named = (/** @type {string} */ name, /** @type {number | null | undefined} */ fraction) =>
        typeof fraction === "number" ? [{ name, values: () => ({ fraction }) }] : [];
    return {
        introduction: "Go through the rates of the sweep, from the smallest to the largest: each was trained from the same parameters.",
        sliders: [{
            key: "fraction", label: "learning rate", scale: "linear", low: fractions[0], high: fractions[fractions.length - 1],
            values: fractions, plays: true,
            words: fraction => `η = ${readNumber(memberAt(fraction).rate)}, ${readNumber(fraction)} of the limit`,
        }],
        presets: [
            ...named("Lowest final loss", sweep.best), ...named("First early rise", sweep.rise[1]),
            ...named("First to diverge", sweep.divergence[1]),
        ],
        own: { fraction: sweep.best },
        say: ({ fraction }) => [memberAt(fraction).said],
        panels: [
            sweepLossesPanel(sweep), sweepRegimesPanel(sweep),
            ...(members.some(({ sharpness }) => sharpness.length > 0) ? [sharpnessPanel(sweep)] : []),
        ],
    };
}
