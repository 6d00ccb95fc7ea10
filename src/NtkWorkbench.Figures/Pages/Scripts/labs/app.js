// The sliders of a lab's report.
import { instanceNoiseLab } from "./instance-noise-lab.js";
import { LabPage } from "./lab-page.js";
import { quadraticLab } from "./quadratic-lab.js";
import { stepSizeLab } from "./step-size-lab.js";
import { sweepLab } from "./sweep-lab.js";

/** @typedef {(block: any, told: () => import("./lab-page.js").LabState) => import("./lab-page.js").Lab} LabMaker */

/** @type {Record<string, LabMaker>} */
const labKinds = { quadratic: quadraticLab, step_size: stepSizeLab, instance_noise: instanceNoiseLab, learning_rate_sweep: sweepLab };

/**
 * Fills the host with the sliders and figures of a data block.
 * @param {HTMLElement} host
 * @param {any} block The data block "lab".
 * @returns {LabPage}
 */
export function startLab(host, block) {
    return new LabPage(host, told => labKinds[block.kind](block, told));
}
