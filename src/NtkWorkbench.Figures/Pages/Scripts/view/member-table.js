// The members of a family in a table, as ntk status lists them.

import { stepText } from "../charts/figure-parts.js";
import { elementOf } from "../page/elements.js";
import { sparkline } from "./sparkline.js";
import { memberStateText, numberText, spanText } from "./words.js";

/** @typedef {import("./run-order.js").ListedRun} ListedRun */
/** @typedef {{title: string, className?: string, text: (member: ListedRun) => string}} TextColumn */
/** @typedef {{title: string, className?: string, cell: (member: ListedRun) => HTMLTableCellElement}} MemberColumn */

/**
 * What is known of members whose tasks a scheduler runs, or of those that failed, around the steps.
 * @type {{before: TextColumn[], after: TextColumn[]}}
 */
const explained = {
    before: [{ title: "node", text: (member) => member.node ?? "" }],
    after: [
        { title: "time left", className: "number", text: (member) => spanText(member.seconds_left) },
        { title: "job", text: (member) => member.job ?? "" },
        { title: "why", className: "why", text: (member) => member.message ?? "" },
    ],
};

/**
 * @param {ListedRun[]} members
 * @param {string|undefined} familyStatus
 * @returns {HTMLTableElement}
 */
export function memberTable(members, familyStatus) {
    const columns = columnsOf(members, familyStatus);
    const head = elementOf("tr", {}, columns.map(({ title, className = "" }) =>
        elementOf("th", { scope: "col", className, textContent: title })));
    const rows = members.map((member) => elementOf("tr", {}, columns.map((column) => column.cell(member))));
    return elementOf("table", { className: "members" }, [elementOf("thead", {}, [head]), elementOf("tbody", {}, rows)]);
}

/**
 * The columns: of those that explain, each that is empty throughout is left out.
 * @param {ListedRun[]} members
 * @param {string|undefined} familyStatus
 * @returns {MemberColumn[]}
 */
export function columnsOf(members, familyStatus) {
    const filled = (/** @type {TextColumn[]} */ columns) =>
        columns.filter((column) => members.some((member) => column.text(member) !== "")).map(textColumn);
    return [
        { title: "member", cell: nameCell },
        { title: "status", cell: (member) => statusCell(member, familyStatus) },
        ...filled(explained.before),
        { title: "step", cell: stepCell },
        ...filled(explained.after),
        textColumn({ title: "train loss", className: "number", text: (member) => numberText(member.train_loss) }),
        { title: "training loss", cell: (member) => elementOf("td", {}, member.losses.length > 1 ? [sparkline(member.losses)] : []) },
    ];
}

/**
 * @param {TextColumn} column
 * @returns {MemberColumn}
 */
function textColumn({ title, className, text }) {
    return { title, className, cell: (member) => elementOf("td", { className: className ?? "", textContent: text(member) }) };
}

/** @param {ListedRun} member */
function nameCell(member) {
    return elementOf("th", { scope: "row" }, [elementOf("a", { href: `/run/${member.id}/`, textContent: member.name })]);
}

/**
 * @param {ListedRun} member
 * @param {string|undefined} familyStatus
 */
function statusCell(member, familyStatus) {
    const className = `status ${member.state ?? member.status ?? "unreadable"}`;
    return elementOf("td", { className, textContent: memberStateText(member, familyStatus) });
}

/** @param {ListedRun} member */
function stepCell(member) {
    const cell = elementOf("td");
    if (member.step !== undefined && member.steps) {
        const progress = elementOf("progress", { max: member.steps, value: member.step });
        progress.setAttribute("aria-label", `steps of ${member.name}`);
        cell.append(progress, ` ${stepText(member.step)} of ${stepText(member.steps)}`);
    }
    return cell;
}
