import assert from "node:assert/strict";
import { test } from "node:test";
import { differenceText, matchesFilter, orderedRuns } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/view/run-order.js";

const choice = { key: "name", descending: false, filter: "", unfolded: new Set() };

function run(id, more = {}) {
    return { id, name: id, path: id, status: "completed", started: "2026-01-01T00:00:00+00:00", losses: [], differences: {}, ...more };
}

function order(runs, more = {}) {
    return orderedRuns(runs, { ...choice, ...more }).map((shown) => shown.id);
}

test("orderedRuns_NumberedNames_AreSortedAsPeopleCount", () => {
    const runs = [run("seed-10"), run("seed-2"), run("seed-1")];
    assert.deepEqual(order(runs), ["seed-1", "seed-2", "seed-10"]);
    assert.deepEqual(order(runs, { descending: true }), ["seed-10", "seed-2", "seed-1"]);
});

test("orderedRuns_RunWithoutTheNumber_ComesLastEitherWay", () => {
    const runs = [run("none"), run("high", { train_loss: 2 }), run("low", { train_loss: 0 })];
    assert.deepEqual(order(runs, { key: "train_loss" }), ["low", "high", "none"]);
    assert.deepEqual(order(runs, { key: "train_loss", descending: true }), ["high", "low", "none"]);
});

test("orderedRuns_UnfoldedFamily_HasItsMembersBehindIt", () => {
    const runs = [run("b"), run("family"), run("m2", { family: "family" }), run("m1", { family: "family" })];
    assert.deepEqual(order(runs), ["b", "family"]);
    assert.deepEqual(order(runs, { unfolded: new Set(["family"]) }), ["b", "family", "m1", "m2"]);
});

test("orderedRuns_MemberOfAFamilyThatIsGone_StandsAlone", () => {
    assert.deepEqual(order([run("m", { family: "gone" })]), ["m"]);
});

test("orderedRuns_FilterThatFindsAMember_ShowsItBelowItsFamily", () => {
    const runs = [run("b"), run("family"), run("m1", { family: "family" }), run("m2", { family: "family" })];
    assert.deepEqual(order(runs, { filter: "m2" }), ["family", "m2"]);
    assert.deepEqual(order(runs, { filter: "nothing" }), []);
});

test("matchesFilter_Words_StandAnywhereInTheRow", () => {
    const one = run("sample", { status: "interrupted", differences: { "training.learning_rate": "0.05" } });
    assert.equal(differenceText(one), "training.learning_rate 0.05");
    for (const filter of ["", "SAMPLE", "process gone", "learning_rate 0.05", "0.05 sample"])
        assert.ok(matchesFilter(one, filter), filter);
    assert.ok(!matchesFilter(one, "sample other"));
    assert.ok(matchesFilter(run("sample", { status: "waiting", state: "lost", node: "n7" }), "lost n7"));
});

test("orderedRuns_ByStatus_AreSortedByWhatIsShown", () => {
    const runs = [run("a", { status: "waiting", state: "running" }), run("b", { status: "completed" }), run("c", { state: "lost" })];
    assert.deepEqual(order(runs, { key: "status" }), ["b", "c", "a"]);
});
