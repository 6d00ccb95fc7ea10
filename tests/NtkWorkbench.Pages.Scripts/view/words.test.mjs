import assert from "node:assert/strict";
import { test } from "node:test";
import { sparkPath } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/view/sparkline.js";
import { memberCounts, memberStateText, numberText, placeOnCluster, spanText, stateText, statusText } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/view/words.js";

test("numberText_AnyNumber_HasFourDigits", () => {
    const cases = [[0, "0"], [0.25, "0.25"], [1 / 3, "0.3333"], [1e-5, "1×10⁻⁵"], [123456, "123\u2009500"], [1e9, "1×10⁹"], [-0.5, "−0.5"],
        [null, ""], [undefined, ""]];
    for (const [value, text] of cases)
        assert.equal(numberText(value), text);
});

test("spanText_AnySpan_HasTheTwoUnitsThatMatter", () => {
    const cases = [[0.0123, "0.012 s"], [9.94, "9.9 s"], [59.4, "59 s"], [60, "1 min 0 s"], [3599.6, "1 h 0 min"], [12000, "3 h 20 min"],
        [null, ""], [Infinity, ""]];
    for (const [seconds, text] of cases)
        assert.equal(spanText(seconds), text);
});

test("statusText_AnyStatus_IsInWords", () => {
    assert.equal(statusText("interrupted"), "process gone");
    assert.equal(statusText(undefined), "unreadable");
    assert.equal(statusText("dancing"), "dancing");
});

test("stateText_RunOnAScheduler_IsAsItsTask", () => {
    assert.equal(stateText({ state: "preempted", status: "cancelled" }), "preempted");
    assert.equal(stateText({ status: "interrupted" }), "process gone");
});

test("memberStateText_MemberThatWaits_DoesSoInVainWithoutAProcessOrAScheduler", () => {
    assert.equal(memberStateText({ status: "waiting" }, "interrupted"), "waiting, the family's process is gone");
    assert.equal(memberStateText({ status: "waiting" }, "running"), "waiting");
    assert.equal(memberStateText({ status: "waiting", state: "waiting" }, "interrupted"), "waiting");
});

test("memberCounts_StatesAndStatuses_AreCountedTogetherDoneFirst", () => {
    const runs = [{ status: "waiting" }, { status: "completed" }, { status: "waiting", state: "running" }, { state: "done" },
        { status: "diverging" }, { status: "interrupted" }, {}];
    assert.equal(memberCounts(runs), "2 done, 1 diverged, 1 running, 1 waiting, 1 process gone, 1 unreadable");
    assert.equal(memberCounts([]), "");
});

test("placeOnCluster_Run_TellsNodeAndTimeWhileItIsNotDone", () => {
    assert.equal(placeOnCluster({ state: "running", node: "n1", seconds_left: 552 }), "on n1, 9 min 12 s left");
    assert.equal(placeOnCluster({ state: "lost", node: "n2" }), "on n2");
    assert.equal(placeOnCluster({ state: "done", node: "n1" }), "");
    assert.equal(placeOnCluster({ status: "running" }), "");
});

test("sparkPath_Losses_FallsWithThemAndHasGaps", () => {
    assert.equal(sparkPath([100, 10, 1]), "M2.0 2.0L55.0 12.0L108.0 22.0");
    assert.equal(sparkPath([4, 2, -2]), "M2.0 2.0L55.0 8.7L108.0 22.0");
    assert.equal(sparkPath([1, null, 1]), "M2.0 12.0M108.0 12.0");
    assert.equal(sparkPath([]), "");
});
