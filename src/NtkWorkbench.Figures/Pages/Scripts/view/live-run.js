// The page of one run while it goes on.

import { FigureView } from "../charts/figure-view.js";
import { elementOf } from "../page/elements.js";
import { MetricRows, lossFigure, spectrumFigure } from "./live-figures.js";
import { checkpointText, memberProgress, standingFacts } from "./standing-facts.js";
import { memberTable } from "./member-table.js";
import { momentText, stateText } from "./words.js";

/** @typedef {import("./run-order.js").ListedRun} ListedRun */
/** @typedef {import("./live-figures.js").Spectrum} Spectrum */
/**
 * @typedef {{name: string, path: string, kind?: string, status?: string, state?: string, node?: string, job?: string,
 *   time_left?: number, message?: string, remark?: string, started: string, seconds?: number, saved: number, saved_at?: string,
 *   step?: number, steps?: number, rate?: number, seconds_left?: number}} Standing
 */

/** One run, as far as it has come. */
export class LiveRun {
    /** @param {HTMLElement} main */
    constructor(main) {
        this.metrics = new MetricRows();
        /** @type {Map<string, Spectrum>} */
        this.spectra = new Map();
        /** @type {Standing|null} */
        this.standing = null;
        this.title = elementOf("h1");
        this.status = elementOf("p");
        this.status.setAttribute("role", "status");
        this.remark = elementOf("p", { className: "note", hidden: true });
        this.progress = document.createElement("progress");
        this.progress.setAttribute("aria-label", "steps taken");
        this.progress.hidden = true;
        this.facts = elementOf("dl", { className: "facts" });
        this.checkpoints = elementOf("p");
        /** @type {string[]} */
        this.checkpointNames = [];
        /** @type {ListedRun[]} */
        this.memberRuns = [];
        this.memberCount = elementOf("p");
        this.members = elementOf("div", { className: "table" });
        const loss = section("Training so far"), spectrum = section("Feature spectrum");
        this.lossSection = loss.section;
        this.spectrumSection = spectrum.section;
        main.append(this.title, this.status, this.remark, this.progress, this.facts, this.memberCount, this.members,
            loss.section, spectrum.section, this.checkpoints);
        this.loss = new FigureView(loss.host, { name: "loss-so-far", title: "Loss so far", description: "losses over steps" });
        this.spectrum = new FigureView(spectrum.host, {
            name: "spectrum-so-far", title: "Feature spectrum",
            description: "singular values of the tangent features at each checkpoint that was linearized, with their floor",
        });
    }

    /** Forgets what was told: it is told anew. */
    clear() {
        this.spectra.clear();
    }

    /** @param {{is_anew: boolean, columns: string[], rows: (number|null)[][]}} data */
    addMetrics(data) {
        this.metrics.add(data);
        this.#showLoss();
        this.#showFacts();
    }

    /** @param {Standing} standing */
    setStanding(standing) {
        this.standing = standing;
        document.title = `${standing.name}: ${stateText(standing)}`;
        setText(this.title, standing.name);
        const status = `${stateText(standing)}, begun ${momentText(standing.started)}, in ${standing.path}`;
        setText(this.status, standing.message ? `${status}: ${standing.message}` : status);
        this.remark.hidden = !standing.remark;
        setText(this.remark, standing.remark ?? "");
        this.progress.hidden = !standing.steps;
        if (standing.steps) {
            this.progress.max = standing.steps;
            this.progress.value = standing.step ?? 0;
        }
        this.#showFacts();
        this.#showCheckpoints();
        this.#showMembers();
    }

    /** @param {Spectrum} spectrum */
    addSpectrum(spectrum) {
        this.spectra.set(spectrum.checkpoint, spectrum);
        this.spectrumSection.hidden = false;
        this.spectrum.update(spectrumFigure([...this.spectra.values()]));
        this.#showCheckpoints();
    }

    /** @param {string[]} names */
    setCheckpoints(names) {
        this.checkpointNames = names;
        this.#showCheckpoints();
    }

    /** @param {ListedRun[]} members */
    setMembers(members) {
        this.memberRuns = members;
        this.#showMembers();
    }

    #showCheckpoints() {
        setText(this.checkpoints, checkpointText(this.checkpointNames, this.spectra.size, this.standing));
    }

    #showMembers() {
        const members = this.memberRuns;
        if (members.length === 0)
            return;
        setText(this.memberCount, memberProgress(members, this.standing));
        const focused = document.activeElement?.closest("table.members") ? document.activeElement.getAttribute("href") : null;
        this.members.replaceChildren(memberTable(members, this.standing?.status));
        // Rows that are made anew must not take the keyboard's place away.
        const link = focused ? [...this.members.querySelectorAll("a")].find((one) => one.getAttribute("href") === focused) : null;
        link?.focus();
    }

    #showLoss() {
        this.lossSection.hidden = this.metrics.rows.length === 0;
        if (!this.lossSection.hidden)
            this.loss.update(lossFigure(this.metrics));
    }

    #showFacts() {
        this.facts.replaceChildren(...standingFacts(this.standing, this.metrics).map(([name, text]) => {
            const pair = document.createElement("div");
            pair.append(elementOf("dt", { textContent: name }), elementOf("dd", { textContent: text }));
            return pair;
        }));
    }
}

/** @param {string} title */
function section(title) {
    const host = elementOf("div", { className: "plot" });
    const made = elementOf("section", { hidden: true }, [elementOf("h2", { textContent: title }), elementOf("figure", {}, [host])]);
    return { section: made, host };
}

/**
 * Text that is the same is not announced again.
 * @param {HTMLElement} host
 * @param {string} text
 */
function setText(host, text) {
    if (host.textContent !== text)
        host.textContent = text;
}
