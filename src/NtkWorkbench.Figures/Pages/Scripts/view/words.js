// Numbers, times and statuses as the pages say them.

/** What a summary's word for a status means to a reader. */
const statusWords = new Map([
    ["completed", "completed"],
    ["diverging", "diverging"],
    ["diverged", "diverged"],
    ["cancelled", "cancelled"],
    ["failed", "failed"],
    ["waiting", "waiting"],
    ["running", "running"],
    ["interrupted", "process gone"],
]);

/**
 * A status in words.
 * @param {string|null|undefined} status
 * @returns {string}
 */
export function statusText(status) {
    return status ? statusWords.get(status) ?? status : "unreadable";
}

/**
 * The kind of a job in words.
 * @param {string|null|undefined} kind
 * @returns {string}
 */
export function kindText(kind) {
    return kind ? kind.replaceAll("_", " ") : "";
}

/**
 * Four digits of a number, nothing where there is none.
 * @param {number|null|undefined} value
 * @returns {string}
 */
export function numberText(value) {
    if (value === null || value === undefined)
        return "";
    const size = Math.abs(value);
    return size === 0 || (size >= 1e-3 && size < 1e6) ? String(Number(value.toPrecision(4))) : value.toExponential(3);
}

/**
 * A count with its thousands apart.
 * @param {number} value
 * @returns {string}
 */
export function countText(value) {
    return Math.round(value).toLocaleString("en-US").replaceAll(",", " ");
}

/**
 * A time span: 4 s, 2 min 5 s, 3 h 20 min.
 * @param {number|null|undefined} seconds
 * @returns {string}
 */
export function spanText(seconds) {
    if (seconds === null || seconds === undefined || !Number.isFinite(seconds))
        return "";
    if (seconds < 10)
        return `${Number(seconds.toPrecision(2))} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} min`;
}

/**
 * A moment in the reader's own time: 2026-03-01 14:05.
 * @param {string} iso
 * @returns {string}
 */
export function momentText(iso) {
    const time = new Date(iso);
    const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
    return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/**
 * An element with text.
 * @param {string} name
 * @param {string} text
 * @param {string} [className]
 * @returns {HTMLElement}
 */
export function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className)
        made.className = className;
    return made;
}
