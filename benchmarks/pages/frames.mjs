#!/usr/bin/env node
// Frames a second of six panels of 1,000 points that play in Chromium: benchmarks/pages/frames.mjs
// The browser is CHROMIUM, else chromium. Without a screen it draws at most 60 frames a second, without a graphics card by the processor.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { cpus, loadavg, tmpdir, userInfo } from "node:os";
import { join, normalize } from "node:path";

const here = import.meta.dirname, pages = join(here, "../../src/NtkWorkbench.Figures/Pages");
const shell = `<!doctype html><meta charset="utf-8"><title>frames</title><link rel="stylesheet" href="/page.css">
<main><div class="panels"></div></main><script type="module" src="/frames-page.js"></script>`;

function fileOf(address) {
    if (address === "/page.css")
        return ["text/css", readFileSync(join(pages, "Styles/page.css"))];
    if (address === "/frames-page.js")
        return ["text/javascript", readFileSync(join(here, "frames-page.js"))];
    if (address.startsWith("/scripts/") && address.endsWith(".js"))
        return ["text/javascript", readFileSync(join(pages, "Scripts", normalize(address.slice("/scripts".length))))];
    return ["text/html", address === "/" ? shell : ""];
}

const profile = mkdtempSync(join(tmpdir(), "frames-")), load = loadavg()[0];
const server = createServer((request, response) => {
    if (request.method === "POST") {
        let text = "";
        request.on("data", part => text += part).on("end", () => end(JSON.parse(text)));
        return;
    }
    const [type, content] = fileOf(request.url);
    response.writeHead(200, { "content-type": type }).end(content);
});
server.listen(0, "127.0.0.1");
await new Promise(resolve => server.once("listening", resolve));
const browser = spawn(process.env.CHROMIUM ?? "chromium", [
    "--headless", "--disable-gpu", "--window-size=1200,1400", `--user-data-dir=${profile}`,
    // Its own sandbox does not start for root, as in a container.
    ...(userInfo().uid === 0 ? ["--no-sandbox"] : []), `http://127.0.0.1:${server.address().port}/`,
], { stdio: "ignore" });

function end({ panels, points, frames, seconds, median, slow, browser: version }) {
    console.log(`${panels} panels of ${points} points: ${(frames / seconds).toFixed(1)} frames a second over ${frames} frames; `
        + `drawing takes ${median.toFixed(1)} ms (median), ${slow.toFixed(1)} ms (95 %)`);
    console.log(`${/Chrome\/[\d.]+/.exec(version)}, ${cpus().length} cores, ${cpus()[0].model}, load ${load.toFixed(2)} before`);
    server.close();
    browser.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    browser.kill();
}
