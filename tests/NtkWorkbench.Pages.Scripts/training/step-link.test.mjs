import assert from "node:assert/strict";
import { test } from "node:test";
import { readStepLink, writeStepLink } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/training/step-link.js";

test("readStepLink_WhatWasWritten_IsRead", () => {
    assert.deepEqual(readStepLink(writeStepLink(1000, ["fit", "first_layer"])), { step: 1000, panels: ["fit", "first_layer"] });
    assert.deepEqual(readStepLink(writeStepLink(0, null)), { step: 0, panels: null });
});

test("readStepLink_OtherFragments_AskForNothing", () => {
    for (const hash of ["", "#", "#results", "#step=", "#step=-1", "#step=1e3", "#step=<img>", "#step=9999999999999999999"]) {
        assert.equal(readStepLink(hash).step, null, hash);
    }
    assert.equal(readStepLink("#results").panels, null);
});

test("readStepLink_NoOrStrangePanels_AreNone", () => {
    assert.deepEqual(readStepLink("#panels=").panels, []);
    assert.deepEqual(readStepLink("#panels=fit,<b>,loss").panels, ["fit", "loss"]);
});
