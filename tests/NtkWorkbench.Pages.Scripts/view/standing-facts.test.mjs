import assert from "node:assert/strict";
import { test } from "node:test";
import { MetricRows } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/view/live-figures.js";
import { checkpointText, memberProgress, standingFacts } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/view/standing-facts.js";

const standing = { name: "a", path: "a", started: "2026-01-01T12:00:00Z", saved: 0 };

test("standingFacts_LabThatRuns_TellsItsKindTimeAndWhatItSaved", () => {
    const lab = { ...standing, status: "running", kind: "learning_rate_sweep", seconds: 125, saved: 3, saved_at: "2026-01-01T12:02:00Z" };
    const facts = new Map(standingFacts(lab, new MetricRows()));
    assert.deepEqual([...facts.keys()], ["kind", "since it began", "saved so far"]);
    assert.equal(facts.get("kind"), "learning rate sweep");
    assert.equal(facts.get("since it began"), "2 min 5 s");
    assert.match(facts.get("saved so far") ?? "", /^3 parts, the last 2026-01-01 /);
});

test("standingFacts_NetworkThatRuns_TellsStepsAndLosses", () => {
    const metrics = new MetricRows();
    metrics.add({ is_anew: true, columns: ["step", "train_loss"], rows: [[10, 0.5]] });
    const facts = standingFacts({ ...standing, status: "running", kind: "network", step: 10, steps: 20, rate: 5, seconds_left: 2 }, metrics);
    assert.deepEqual(facts, [["step", "10 of 20"], ["steps a second", "5"], ["training ends in", "2 s"], ["training loss", "0.5"]]);
});

test("standingFacts_Nothing_IsNothing", () => assert.deepEqual(standingFacts(null, new MetricRows()), []));

test("checkpointText_WhileTrainingRuns_SaysWhenTheSpectrumComes", () => {
    const running = { ...standing, status: "running" };
    assert.match(checkpointText(["init"], 0, running), /^Checkpoints so far: init\. The spectrum .* when training has ended\.$/);
    assert.equal(checkpointText(["init"], 1, running), "Checkpoints so far: init.");
    assert.equal(checkpointText(["init"], 0, { ...standing, status: "interrupted" }), "Checkpoints so far: init.");
    assert.equal(checkpointText([], 0, running), "");
});

test("memberProgress_FamilyWhoseProcessIsGone_SaysSo", () => {
    const runs = ["completed", "waiting", "completed"].map((status) => ({ status, kind: "network" }));
    assert.equal(memberProgress([...runs, { status: "running", kind: "comparison" }], { ...standing, status: "running" }),
        "3 members: 2 done, 1 waiting.");
    assert.match(memberProgress(runs, { ...standing, status: "interrupted" }), /The family's process is gone/);
});

test("memberProgress_FamilyOnAScheduler_CountsStatesAndMissesNoProcess", () => {
    const runs = ["running", "preempted", "done"].map((state) => ({ state, status: "interrupted", kind: "network" }));
    assert.equal(memberProgress(runs, { ...standing, status: "interrupted", state: "running" }),
        "3 members: 1 done, 1 running, 1 preempted.");
});

test("standingFacts_MemberOnAScheduler_TellsNodeJobAndTimeLeft", () => {
    const facts = standingFacts({ ...standing, status: "running", state: "running", node: "n1", job: "7_2", time_left: 552 }, new MetricRows());
    assert.deepEqual(facts, [["node", "n1"], ["job", "7_2"], ["its time ends in", "9 min 12 s"]]);
});
