// Server-sent events, for as long as the page is looked at.

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
    const banner = document.createElement("p");
    banner.className = "banner";
    banner.setAttribute("role", "alert");
    banner.hidden = true;
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
            const isRefused = opened.readyState === EventSource.CLOSED;
            banner.textContent = isRefused
                ? "The server has ended or was started anew: open the address that ntk view prints."
                : "The server has ended; this page goes on when it is there again.";
            close();
            retry = window.setTimeout(open, retryPause);
        });
        for (const [name, handle] of Object.entries(handlers)) {
            if (name === "open")
                continue;
            opened.addEventListener(name, (event) => {
                if (name === "ended")
                    close();
                handle(JSON.parse(event.data));
            });
        }
    };
    document.addEventListener("visibilitychange", () => document.hidden ? close() : source ?? open());
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", () => source ?? open());
    open();
}
