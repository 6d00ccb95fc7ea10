// Which groups are shown: a box each, as one colour as in the figures.

import { elementOf } from "../page/elements.js";
import { buttonOf } from "./nodes.js";

/** @typedef {import("./comparison-model.js").ComparisonModel} ComparisonModel */

/** Boxes of groups, with how many of their runs are shown. */
export class GroupChoice {
    /** @param {ComparisonModel} model */
    constructor(model) {
        this.model = model;
        this.boxes = model.compared.groups.map((group, index) => this.#box(group.label, index));
        const all = model.compared.runs.map(run => run.index);
        this.element = elementOf("fieldset", { className: "groups" }, [
            elementOf("legend", { textContent: model.compared.groups.length < all.length ? "Groups" : "Runs" }),
            elementOf("div", { className: "ticks" }, this.boxes.map(one => one.label)),
            elementOf("div", { className: "buttons" }, [
                buttonOf("All", () => model.show(all, true), "All: show every run"),
                buttonOf("None", () => model.show(all, false), "None: show no run"),
            ]),
        ]);
        model.changed.push(() => this.refresh());
        this.refresh();
    }

    /** Ticks what is shown. */
    refresh() {
        const { model } = this, { runs } = model.compared;
        this.boxes.forEach(({ box, patch, count, label }, group) => {
            const own = runs.filter(run => run.group === group), hidden = own.filter(run => model.state.hidden.has(run.index)).length;
            const shown = model.shown.filter(run => runs[run].group === group).length;
            box.checked = hidden < own.length;
            box.indeterminate = hidden > 0 && hidden < own.length;
            count.textContent = own.length === 1 && shown === 1 ? "" : ` ${shown} of ${own.length}`;
            label.classList.toggle("held-back", shown === 0);
            patch.style.color = model.color(group);
        });
    }

    /**
     * @param {string} label
     * @param {number} group
     */
    #box(label, group) {
        const box = elementOf("input", { type: "checkbox" }), patch = this.model.patch(group);
        const count = elementOf("small"), own = this.model.compared.runs.filter(run => run.group === group).map(run => run.index);
        box.addEventListener("change", () => this.model.show(own, box.checked));
        return { box, patch, count, label: elementOf("label", { className: "tick" }, [box, patch, elementOf("span", {}, [label, count])]) };
    }
}
