// The list of runs, as `ntk view` serves it.

import { RunList } from "./view/run-list.js";
import { followEvents } from "./view/events.js";

/** Fills the page, and keeps it as the runs stand. */
function showRuns() {
    const main = document.querySelector("main");
    if (!main)
        return;
    const list = new RunList(main);
    followEvents(main, "/events", {
        open: () => list.clear(),
        runs: (data) => list.update(data.changed, data.gone),
    });
}

showRuns();
