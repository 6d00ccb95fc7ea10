// Which figures follow the step, by what the run is: of one input, of two, of more; of numbers or of classes.
import { classOutputPanel, firstLayerPanel, marginsPanel, regionsPanel } from "./panels-classes.js";
import { principalPanel, tangentPanel, unitsPanel } from "./panels-features.js";
import { fitPanel, linearModelPanel, scatterPanel } from "./panels-function.js";
import { lossPanel } from "./panels-loss.js";
import { linearMapsPanel, outputMapPanel, principalMapsPanel, unitMapsPanel } from "./panels-maps.js";
import { kernelPanel, residualsPanel, singularValuesPanel } from "./panels-spectrum.js";

/** @typedef {import("./followed-run.js").FollowedRun} FollowedRun */
/** @typedef {import("./panels-function.js").MovingPanel} MovingPanel */

/**
 * The figures of a run, in the order in which they stand on the page.
 * @param {FollowedRun} run
 * @returns {MovingPanel[]}
 */
export function panelsOf(run) {
    const overLine = run.inputs.length === 1 && run.points !== null;
    const overPlane = run.inputs.length === 2 && run.points !== null && Boolean(run.block.grid_shape);
    const all = [
        overLine ? fitPanel(run) : overPlane ? outputMapPanel(run) : run.isClassifier ? null : scatterPanel(run),
        overPlane && run.isClassifier ? regionsPanel(run) : null,
        lossPanel(run),
        !run.isClassifier ? null : !run.hasParameters && run.arrays.train_outputs ? classOutputPanel(run) : marginsPanel(run),
        overLine ? linearModelPanel(run) : overPlane ? linearMapsPanel(run) : null,
        overLine ? unitsPanel(run) : overPlane ? unitMapsPanel(run) : null,
        firstLayerPanel(run),
        overLine ? tangentPanel(run) : null,
        kernelPanel(run),
        singularValuesPanel(run),
        overLine ? principalPanel(run) : overPlane ? principalMapsPanel(run) : null,
        residualsPanel(run),
    ];
    return all.filter(panel => panel !== null);
}
