// What is known of a run while it goes on, in words.

import { stepText } from "../charts/figure-parts.js";
import { kindText, momentText, numberText, spanText } from "./words.js";

/** @typedef {import("./live-run.js").Standing} Standing */

/**
 * Names with texts, those alone that there are.
 * @param {Standing|null} standing
 * @param {import("./live-figures.js").MetricRows} metrics
 * @returns {[string, string][]}
 */
export function standingFacts(standing, metrics) {
    const last = (/** @type {string} */ name) => {
        const value = metrics.column(name)?.at(-1);
        return value === undefined || Number.isNaN(value) ? "" : numberText(value);
    };
    const steps = standing?.steps ? ` of ${stepText(standing.steps)}` : "";
    /** @type {[string, string][]} */
    const facts = [
        ["kind", standing?.kind === "network" ? "" : kindText(standing?.kind)],
        [standing?.status === "running" ? "since it began" : "took", spanText(standing?.seconds)],
        ["step", standing?.step === undefined ? "" : stepText(standing.step) + steps],
        ["saved so far", savedText(standing)],
        ["steps a second", standing?.rate ? stepText(Math.round(standing.rate)) : ""],
        ["training ends in", spanText(standing?.seconds_left)],
        ["training loss", last("train_loss")],
        ["test loss", last("test_loss")],
        ["learning rate", last("learning_rate")],
        ["gradient norm", last("gradient_norm")],
    ];
    return facts.filter(([, text]) => text !== "");
}

/**
 * Parts of long work that an interrupted run would go on from.
 * @param {Standing|null} standing
 */
function savedText(standing) {
    if (!standing?.saved || !standing.saved_at)
        return "";
    return `${standing.saved} ${standing.saved === 1 ? "part" : "parts"}, the last ${momentText(standing.saved_at)}`;
}
