// Server-sent events, for as long as the page is looked at.

import { elementOf } from "../page/elements.js";

/** @typedef {Record<string, (data: any) => void>} EventHandlers by the event's name; "open": all is told from the beginning */

const retryPause = 3000;

/**
 * Follows the events of an address. A page that nobody looks at asks for none: a browser has six connections to a server, and each tab
 * that listens takes one.
 * @param {HTMLElement} main where it is said that the server has ended
 * @param {string} address
 * @param {EventHandlers} handlers
 */
export function followEvents(main, address, handlers) {
    const banner = elementOf("p", { className: "banner", hidden: true });
    banner.setAttribute("role", "alert");
    main.prepend(banner);
    /** @type {EventSource|null} */
    let source = null;
    let retry = 0;

    const close = () => {
        window.clearTimeout(retry);
        source?.close();
        source = null;
    };
    const open = () => {
        close();
        const opened = new EventSource(address);
        source = opened;
        opened.addEventListener("open", () => {
            banner.hidden = true;
            handlers.open?.(null);
        });
        opened.addEventListener("error", () => {
            banner.hidden = false;
            banner.textContent = "ntk view has ended: start it again and open the address that it prints.";
            close();
            retry = window.setTimeout(open, retryPause);
        });
        opened.addEventListener("ended", close);
        listen(opened, handlers);
    };
    document.addEventListener("visibilitychange", () => document.hidden ? close() : source ?? open());
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", () => source ?? open());
    open();
}

/**
 * @param {EventSource} source
 * @param {EventHandlers} handlers
 */
function listen(source, handlers) {
    for (const [name, handle] of Object.entries(handlers)) {
        if (name !== "open")
            source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    }
}
