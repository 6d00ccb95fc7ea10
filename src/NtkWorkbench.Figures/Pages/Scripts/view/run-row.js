// A row of the list of runs.

import { stepText } from "../charts/figure-parts.js";
import { elementOf } from "../page/elements.js";
import { sparkline } from "./sparkline.js";
import { kindText, memberCounts, memberStateText, membersOf, momentText, numberText, placeOnCluster, spanText } from "./words.js";

/** @typedef {import("./run-order.js").ListedRun} ListedRun */

const shownDifferences = 4;

/**
 * @typedef {object} RowContext
 * @property {ListedRun[]} members of a family
 * @property {boolean} isUnfolded
 * @property {boolean} isMember
 * @property {string} [familyStatus] of a member's family
 * @property {boolean} isSelected
 * @property {(id: string) => void} toggle folds and unfolds
 * @property {(id: string, isSelected: boolean) => void} select
 */

/**
 * @param {ListedRun} run
 * @param {RowContext} context
 * @returns {HTMLTableRowElement}
 */
export function runRow(run, context) {
    const row = document.createElement("tr");
    row.className = context.isMember ? "member" : "";
    row.append(selectCell(run, context), nameCell(run, context), statusCell(run, context),
        elementOf("td", { className: "moment", textContent: momentText(run.started) }), differenceCell(run));
    for (const text of [spanText(run.seconds), numberText(run.train_loss), numberText(run.test_loss)])
        row.append(elementOf("td", { className: "number", textContent: text }));
    const losses = document.createElement("td");
    if (run.losses.length > 1)
        losses.append(sparkline(run.losses));
    row.append(losses);
    return row;
}

/**
 * @param {ListedRun} run
 * @param {RowContext} context
 */
function selectCell(run, context) {
    const cell = document.createElement("td");
    if (run.kind !== "network" && !context.members.some((member) => member.kind === "network"))
        return cell;
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = context.isSelected;
    box.setAttribute("aria-label", `compare ${run.path}`);
    box.addEventListener("change", () => context.select(run.id, box.checked));
    cell.append(box);
    return cell;
}

/**
 * @param {ListedRun} run
 * @param {RowContext} context
 */
function nameCell(run, context) {
    const cell = document.createElement("th");
    cell.scope = "row";
    if (context.members.length > 0) {
        const fold = document.createElement("button");
        fold.type = "button";
        fold.className = "fold";
        fold.textContent = context.isUnfolded ? "▾" : "▸";
        fold.setAttribute("aria-expanded", String(context.isUnfolded));
        fold.setAttribute("aria-label", `members of ${run.name}`);
        fold.addEventListener("click", () => context.toggle(run.id));
        cell.append(fold);
    }
    const link = document.createElement("a");
    link.href = `/run/${run.id}/`;
    link.textContent = run.name;
    cell.append(link, elementOf("span", { className: "path", textContent: placeText(run) }));
    return cell;
}

/**
 * A run's folder, without what its name says already.
 * @param {ListedRun} run
 */
function placeText(run) {
    if (run.family !== undefined)
        return run.path.endsWith(`/${run.name}`) ? "" : run.path.slice(run.path.lastIndexOf("/") + 1);
    return run.path.startsWith(`${run.name}/`) ? run.path.slice(run.name.length + 1) : run.path;
}

/**
 * @param {ListedRun} run
 * @param {RowContext} context
 */
function statusCell(run, { members, familyStatus }) {
    const cell = elementOf("td");
    const className = `status ${run.state ?? run.status ?? "unreadable"}`;
    cell.append(elementOf("span", { className, textContent: memberStateText(run, familyStatus) }));
    const jobs = membersOf(members);
    if (jobs.length > 0)
        cell.append(elementOf("span", { className: "path", textContent: memberCounts(jobs) }));
    else if (run.status === "running" && run.step !== undefined && run.steps)
        cell.append(elementOf("span", { className: "path", textContent: `step ${stepText(run.step)} of ${stepText(run.steps)}` }));
    else if (run.status === "running" && run.kind !== undefined && run.kind !== "network")
        cell.append(elementOf("span", { className: "path", textContent: kindText(run.kind) }));
    const place = placeOnCluster(run);
    if (place !== "")
        cell.append(elementOf("span", { className: "path", title: run.job ? `job ${run.job}` : "", textContent: place }));
    if (run.message)
        cell.append(elementOf("span", { className: "path", textContent: run.message }));
    return cell;
}

/** @param {ListedRun} run */
function differenceCell(run) {
    const cell = elementOf("td", { className: "differences" }), entries = Object.entries(run.differences);
    for (const [key, value] of entries.slice(0, shownDifferences)) {
        const pair = elementOf("span");
        pair.append(elementOf("span", { className: "key", textContent: `${shortKey(key, entries)} ` }), value);
        pair.title = `${key}: ${value}`;
        cell.append(pair);
    }
    if (entries.length > shownDifferences) {
        const more = elementOf("span", { className: "key", textContent: `and ${entries.length - shownDifferences} more` });
        more.title = entries.slice(shownDifferences).map(([key, value]) => `${key}: ${value}`).join("\n");
        cell.append(more);
    }
    return cell;
}

/**
 * The last part of a key where no other ends so.
 * @param {string} key
 * @param {[string, string][]} entries
 * @returns {string}
 */
function shortKey(key, entries) {
    const last = key.slice(key.lastIndexOf(".") + 1);
    return entries.filter(([other]) => other.slice(other.lastIndexOf(".") + 1) === last).length > 1 ? key : last;
}
