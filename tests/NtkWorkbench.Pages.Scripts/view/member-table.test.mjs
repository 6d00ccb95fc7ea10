import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/view/member-table.js";

function titles(...members) {
    return columnsOf(members, undefined).map((column) => column.title);
}

test("columnsOf_FamilyWithoutAScheduler_LeavesOutWhatIsEmpty", () => {
    assert.deepEqual(titles({}), ["member", "status", "step", "train loss", "training loss"]);
});

test("columnsOf_FamilyOnAScheduler_HasWhatIsKnownOfAnyMember", () => {
    assert.deepEqual(titles({ node: "n1", seconds_left: 60 }, { job: "3_1" }, { message: "its node failed" }),
        ["member", "status", "node", "step", "time left", "job", "why", "train loss", "training loss"]);
});
