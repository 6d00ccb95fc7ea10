// The list of runs: filter, order, selection, and the table.

import { elementOf } from "../page/elements.js";
import { orderedRuns } from "./run-order.js";
import { runRow } from "./run-row.js";

/** @typedef {import("./run-order.js").ListedRun} ListedRun */
/** @typedef {import("./run-order.js").SortKey} SortKey */

/** @type {[SortKey, string][]} */
const sortColumns = [
    ["name", "run"], ["status", "status"], ["started", "started"], ["differences", "differs in"], ["seconds", "took"],
    ["train_loss", "train loss"], ["test_loss", "test loss"],
];

/** The runs of a folder in a table. */
export class RunList {
    /**
     * @param {HTMLElement} main
     */
    constructor(main) {
        /** @type {Map<string, ListedRun>} */
        this.runs = new Map();
        /** @type {Set<string>} */
        this.selected = new Set();
        /** @type {{key: SortKey, descending: boolean, filter: string, unfolded: Set<string>}} */
        this.choice = { key: "started", descending: true, filter: "", unfolded: new Set() };
        this.count = elementOf("p", { className: "count" });
        this.count.setAttribute("role", "status");
        this.compareButton = document.createElement("button");
        this.body = document.createElement("tbody");
        /** @type {HTMLTableCellElement[]} */
        this.heads = [];
        const frame = elementOf("div", { className: "table" });
        frame.append(this.#table());
        main.append(this.#tools(), this.count, frame);
    }

    /** Forgets all runs: they are told anew. */
    clear() {
        this.runs.clear();
    }

    /**
     * @param {ListedRun[]} changed
     * @param {string[]} gone ids
     */
    update(changed, gone) {
        for (const run of changed)
            this.runs.set(run.id, run);
        for (const id of gone) {
            this.runs.delete(id);
            this.selected.delete(id);
        }
        this.show();
    }

    /** Fills the table. */
    show() {
        const shown = orderedRuns(this.runs.values(), this.choice), focused = document.activeElement?.getAttribute("aria-label");
        /** @type {Map<string, ListedRun[]>} */
        const members = new Map();
        for (const run of this.runs.values())
            if (run.family !== undefined)
                members.set(run.family, [...(members.get(run.family) ?? []), run]);
        this.body.replaceChildren(...shown.map((run) => runRow(run, {
            members: members.get(run.id) ?? [],
            isUnfolded: this.choice.unfolded.has(run.id),
            isMember: run.family !== undefined && this.runs.has(run.family),
            familyStatus: run.family === undefined ? undefined : this.runs.get(run.family)?.status,
            isSelected: this.selected.has(run.id),
            toggle: (id) => this.#toggle(id),
            select: (id, isSelected) => this.#select(id, isSelected),
        })));
        // Rows that are made anew must not take the keyboard's place away.
        const control = focused ? [...this.body.querySelectorAll("button, input")].find((one) => one.getAttribute("aria-label") === focused)
            : null;
        if (control instanceof HTMLElement)
            control.focus();
        this.count.textContent = this.runs.size === 0 ? "No runs yet: ntk run JOB makes one."
            : `${shown.length} shown of ${this.runs.size} runs, those in families included`;
        this.#showSelection();
        const order = this.choice.descending ? "descending" : "ascending";
        for (const [i, [key]] of sortColumns.entries())
            this.heads[i]?.setAttribute("aria-sort", key === this.choice.key ? order : "none");
    }

    #tools() {
        const tools = elementOf("div", { className: "tools" }), filter = document.createElement("input");
        filter.type = "search";
        filter.placeholder = "filter: words of name, status, differences";
        filter.setAttribute("aria-label", "filter runs");
        filter.addEventListener("input", () => {
            this.choice.filter = filter.value.trim();
            this.show();
        });
        tools.append(filter);
        this.compareButton.type = "button";
        this.compareButton.addEventListener("click", () => this.#compare());
        tools.append(this.compareButton);
        return tools;
    }

    #table() {
        const table = document.createElement("table"), head = document.createElement("thead"), row = document.createElement("tr");
        table.className = "runs";
        row.append(heading("compare", true));
        for (const [key, title] of sortColumns) {
            const cell = heading("", false), button = document.createElement("button");
            button.type = "button";
            button.textContent = title;
            button.addEventListener("click", () => this.#sort(key));
            cell.append(button);
            this.heads.push(cell);
            row.append(cell);
        }
        row.append(heading("training loss", false));
        head.append(row);
        table.append(head, this.body);
        return table;
    }

    /** @param {SortKey} key */
    #sort(key) {
        // Times are read from the newest, all else from the first.
        this.choice.descending = this.choice.key === key ? !this.choice.descending : key === "started";
        this.choice.key = key;
        this.show();
    }

    /** @param {string} id */
    #toggle(id) {
        if (!this.choice.unfolded.delete(id))
            this.choice.unfolded.add(id);
        this.show();
    }

    /**
     * @param {string} id
     * @param {boolean} isSelected
     */
    #select(id, isSelected) {
        if (isSelected)
            this.selected.add(id);
        else
            this.selected.delete(id);
        this.#showSelection();
    }

    #showSelection() {
        this.compareButton.textContent = this.selected.size === 0 ? "Compare" : `Compare ${this.selected.size}`;
        this.compareButton.disabled = this.selected.size === 0;
    }

    #compare() {
        const query = new URLSearchParams([...this.selected].map((id) => ["run", id]));
        window.open(`/compare?${query}`, "_blank", "noopener");
    }
}

/**
 * @param {string} text
 * @param {boolean} isHidden whether it is read aloud only
 */
function heading(text, isHidden) {
    const cell = document.createElement("th");
    cell.scope = "col";
    if (isHidden)
        cell.setAttribute("aria-label", text);
    else
        cell.textContent = text;
    return cell;
}
