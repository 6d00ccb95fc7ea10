// The address of the page, which keeps what the reader chose.

/**
 * Puts a fragment into the address, leaving no entry in the history. Browsers that refuse it for pages from disk, or so often, keep theirs.
 * @param {string} fragment With its #; "" takes it away.
 */
export function keepFragment(fragment) {
    try {
        history.replaceState(history.state, "", fragment || location.pathname + location.search);
    } catch {
        // The address is a convenience: what was chosen holds without.
    }
}

const restPause = 300;

/** A fragment that follows what the reader chooses, and is followed where the reader changes it. */
export class KeptFragment {
    /**
     * @param {() => string} write The fragment of what is chosen, with its #.
     * @param {(fragment: string) => void} read Takes what a fragment asks for.
     */
    constructor(write, read) {
        this.write = write;
        this.read = read;
        this.kept = "";
        this.restTimer = 0;
        addEventListener("hashchange", () => this.take());
    }

    /** Takes what the address asks for. */
    take() {
        this.read(location.hash);
        this.kept = this.write();
    }

    /** Puts what is chosen into the address, where it is something else. */
    keep() {
        if (this.write() !== this.kept) {
            this.kept = this.write();
            keepFragment(this.kept);
        }
    }

    /** The same when a movement has come to rest. */
    keepAtRest() {
        clearTimeout(this.restTimer);
        this.restTimer = setTimeout(() => this.keep(), restPause);
    }
}
