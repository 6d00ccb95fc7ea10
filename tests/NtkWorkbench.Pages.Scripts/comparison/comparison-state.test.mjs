import assert from "node:assert/strict";
import test from "node:test";
import { freshState, readState, writeState } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/comparison/comparison-state.js";

const known = { quantities: ["train_loss", "test_loss", "sigma_1"], columns: ["seed", "network.hidden", "a&b=c"], runs: 10 };
const usual = ["train_loss"];

test("writeState_NothingChosen_IsEmpty", () => {
    assert.equal(writeState(freshState(usual), usual), "");
    assert.deepEqual(readState("", usual, known), freshState(usual));
});

test("writeState_EverythingChosen_ReadsBack", () => {
    const state = {
        ...freshState(["sigma_1", "train_loss"]), x: "share", isLogX: true, turned: new Set(["sigma_1"]), isApart: true, curves: "runs",
        hidden: new Set([0, 1, 2, 5, 9]), sort: { column: "a&b=c", descending: true }, axes: ["seed", "network.hidden"],
        filters: new Map([["seed", { low: 1, high: 3 }], ["a&b=c", { words: ["</script>", "x,y"] }]]),
    };
    const link = writeState(state, usual);
    assert.match(link, /^#show=sigma_1,train_loss&x=share&/);
    assert.match(link, /hide=0-2,5,9/);
    assert.deepEqual(readState(link, usual, known), state);
});

test("readState_WhatCannotBe_IsAsUsual", () => {
    const link = "#show=nothing&x=__proto__&curves=many&sort=-gone&hide=8-99,x,3-1,-5&of.seed=a..b&of.gone=1..2&step=7";
    const state = readState(link, usual, known);
    assert.deepEqual(state, { ...freshState(usual), hidden: new Set([8, 9]) });
});
