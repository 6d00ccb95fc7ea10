// What is known of a run while it goes on, in words.

import { stepText } from "../charts/figure-parts.js";
import { kindText, memberCounts, membersOf, momentText, numberText, spanText } from "./words.js";

/** @typedef {import("./live-run.js").Standing} Standing */
/** @typedef {import("./run-order.js").ListedRun} ListedRun */

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
        ["node", standing?.node ?? ""],
        ["job", standing?.job ?? ""],
        ["its time ends in", spanText(standing?.time_left)],
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

/**
 * Which checkpoints there are, and when their spectra come: features follow training in a run.
 * @param {string[]} names
 * @param {number} spectra how many there are
 * @param {Standing|null} standing
 * @returns {string}
 */
export function checkpointText(names, spectra, standing) {
    if (names.length === 0)
        return "";
    const follows = spectra === 0 && standing?.status === "running"
        ? " The spectrum of their features follows when training has ended." : "";
    return `Checkpoints so far: ${names.join(", ")}.${follows}`;
}

/**
 * How far the members of a family have come, together.
 * @param {ListedRun[]} runs
 * @param {Standing|null} family
 * @returns {string}
 */
export function memberProgress(runs, family) {
    const members = membersOf(runs);
    const gone = family?.status === "interrupted" && family.state === undefined
        ? " The family's process is gone: ntk resume goes on with what waits." : "";
    return `${members.length} ${members.length === 1 ? "member" : "members"}: ${memberCounts(members)}.${gone}`;
}
