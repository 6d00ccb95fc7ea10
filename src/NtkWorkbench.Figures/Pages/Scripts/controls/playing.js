// Moving through the positions of a slider by itself.

/** All positions pass in about so many seconds, and at least so many in one. */
const wholeSeconds = 8;
const leastRate = 2;

/** Where the reader asked for less motion: so many moves, and so many milliseconds between two. */
const calmMoves = 40;
const calmPause = 500;

/**
 * Begins to move.
 * @param {number} positions How many there are.
 * @param {number} speed 1: as usual.
 * @param {(count: number) => void} advance Called with how many positions are due.
 * @returns {() => void} Ends it.
 */
export function startPlaying(positions, speed, advance) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
        const timer = setInterval(() => advance(Math.ceil(positions / calmMoves)), calmPause / speed);
        return () => clearInterval(timer);
    }
    return everyFrame(Math.max(leastRate, positions / wholeSeconds) * speed, advance);
}

/**
 * Calls at animation frames with how many things are due since the last, at least 1, at so many in a second.
 * @param {number} perSecond
 * @param {(count: number) => void} act
 * @returns {() => void} Ends it.
 */
function everyFrame(perSecond, act) {
    let before = performance.now();
    let going = true;
    /** @param {number} now */
    const frame = now => {
        if (!going)
            return;
        const count = Math.floor((now - before) / 1000 * perSecond);
        if (count > 0) {
            before += count * 1000 / perSecond;
            act(count);
        }
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return () => {
        going = false;
    };
}
