// The moving part of a comparison's page: which runs, which quantities, how they lie over each other, and the runs as a table.

import { elementOf } from "../page/elements.js";
import { ComparedRuns } from "./compared-runs.js";
import { ComparisonModel } from "./comparison-model.js";
import { CurveCards } from "./curve-cards.js";
import { FilterForm } from "./filter-form.js";
import { GroupChoice } from "./group-choice.js";
import { choiceOf, tickOf } from "./nodes.js";
import { ParallelView } from "./parallel-view.js";
import { ReadingTable } from "./reading-table.js";
import { RunsTable } from "./runs-table.js";

/** @typedef {import("./comparison-state.js").ComparisonState} ComparisonState */

const stepOptions = [
    { value: "step", text: "steps" }, { value: "share", text: "steps / last step" }, { value: "epoch", text: "epochs" },
];
const layoutOptions = [{ value: "overlay", text: "all in one panel" }, { value: "multiples", text: "a panel a group" }];
const curveOptions = [
    { value: "band", text: "mean and band of each group" }, { value: "deviation", text: "mean ± standard deviation" },
    { value: "runs", text: "every run" },
];

/**
 * Fills the host with a comparison.
 * @param {HTMLElement} host
 * @param {any} block the data block "comparison"
 * @returns {ComparisonModel}
 */
export function startComparison(host, block) {
    const compared = new ComparedRuns(block), model = new ComparisonModel(compared);
    const reading = new ReadingTable(model), cards = new CurveCards(model, place => reading.show(place));
    host.classList.add("comparison");
    host.append(
        elementOf("h2", { textContent: "Compare" }),
        new GroupChoice(model).element,
        lookOf(model),
        elementOf("div", { className: "read" }, [cards.element, reading.element]),
        new FilterForm(model).element,
        new ParallelView(model).element,
        new RunsTable(model).element,
        ...(compared.notes.length > 0 ? [elementOf("p", { className: "hint", textContent: compared.notes.join(" ") })] : []),
    );
    model.readLink();
    addEventListener("hashchange", () => model.readLink());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => model.change(() => {}));
    return model;
}

/**
 * How curves are shown.
 * @param {ComparisonModel} model
 * @returns {HTMLElement}
 */
function lookOf(model) {
    const { runs, groups } = model.compared, { state } = model;
    const steps = choiceOf("along", stepOptions, state.x, value =>
        model.change(now => {
            now.x = /** @type {ComparisonState["x"]} */ (value);
        }));
    const log = tickOf("log steps", state.isLogX, isLog => model.change(now => {
        now.isLogX = isLog;
    }));
    const layout = choiceOf("as", layoutOptions, "overlay", value => model.change(now => {
        now.isApart = value === "multiples";
    }));
    const curves = choiceOf("curves", curveOptions, state.curves, value => model.change(now => {
        now.curves = /** @type {ComparisonState["curves"]} */ (value);
    }));
    model.changed.push(() => {
        const now = model.state;
        valuesOf(steps).value = now.x;
        valuesOf(layout).value = now.isApart ? "multiples" : "overlay";
        valuesOf(curves).value = now.curves;
        log.box.checked = now.isLogX;
    });
    return elementOf("div", { className: "look" }, [
        steps, log.element, ...(groups.length > 1 ? [layout] : []), ...(groups.length < runs.length ? [curves] : []),
    ]);
}

/**
 * @param {HTMLLabelElement} label
 * @returns {HTMLSelectElement}
 */
function valuesOf(label) {
    return /** @type {HTMLSelectElement} */ (label.lastElementChild);
}
