// One run while it goes on, as `ntk view` serves it.

import { LiveRun } from "./view/live-run.js";
import { followEvents } from "./view/events.js";

/** Fills the page, and follows the run to its end, where its report takes the page's place. */
function showLive() {
    const main = document.querySelector("main");
    if (!main)
        return;
    const run = new LiveRun(main);
    followEvents(main, "events", {
        open: () => run.clear(),
        metrics: (data) => run.addMetrics(data),
        standing: (data) => run.setStanding(data),
        spectrum: (data) => run.addSpectrum(data),
        checkpoints: (data) => run.setCheckpoints(data),
        members: (data) => run.setMembers(data),
        ended: () => window.location.reload(),
    });
}

showLive();
