// The link that keeps the step and the chosen panels: #step=1000&panels=fit,loss.

/** @typedef {{step: number | null, panels: string[] | null}} LinkedState */

/**
 * What a fragment asks for; null where it says nothing of it. Whatever else it holds is left alone.
 * @param {string} hash With or without its #.
 * @returns {LinkedState}
 */
export function readStepLink(hash) {
    const words = new URLSearchParams(hash.replace(/^#/, ""));
    const step = words.get("step");
    const panels = words.get("panels");
    return {
        step: step !== null && /^\d{1,15}$/.test(step) ? Number(step) : null,
        panels: panels === null ? null : panels.split(",").filter(name => /^[a-z_]+$/.test(name)),
    };
}

/**
 * A fragment that asks for it.
 * @param {number} step
 * @param {string[] | null} panels Null: those that are shown anyway.
 * @returns {string}
 */
export function writeStepLink(step, panels) {
    return `#step=${step}${panels === null ? "" : `&panels=${panels.join(",")}`}`;
}
