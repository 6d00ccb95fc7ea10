// Text on a canvas: its size, and how it is broken and shortened.

const fontFamilies = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', Verdana, sans-serif";
const mostCharacters = 300;
const mostMeasured = 5000;

/** A size of text, which remembers how wide texts are. */
export class TextSize {
    /**
     * @param {CanvasRenderingContext2D} context measures; its font is changed
     * @param {number} pixels
     */
    constructor(context, pixels) {
        this.context = context;
        this.pixels = pixels;
        this.font = `${pixels}px ${fontFamilies}`;
        this.lineHeight = Math.round(pixels * 1.25);
        /** @type {Map<string, number>} */
        this.widths = new Map();
    }

    /**
     * How wide a text is on one line.
     * @param {string} text
     * @returns {number}
     */
    width(text) {
        let width = this.widths.get(text);
        if (width === undefined) {
            if (this.widths.size > mostMeasured)
                this.widths.clear();
            this.context.font = this.font;
            width = this.context.measureText(text).width;
            this.widths.set(text, width);
        }
        return width;
    }

    /**
     * A text on one line of a width; of one that does not fit the middle is left out: names in a row differ at their ends.
     * @param {string} text
     * @param {number} width
     * @returns {string}
     */
    shorten(text, width) {
        const line = oneLine(text);
        if (this.width(line) <= width)
            return line;
        const letters = [...line];
        let fits = 1, tooLong = letters.length;
        while (tooLong - fits > 1) {
            const kept = (fits + tooLong) >> 1;
            if (this.width(withoutMiddle(letters, kept)) <= width)
                fits = kept;
            else
                tooLong = kept;
        }
        return withoutMiddle(letters, fits);
    }

    /**
     * A text on up to so many lines of a width, broken behind blanks and hyphens.
     * @param {string|null|undefined} text
     * @param {number} width
     * @param {number} [mostLines]
     * @returns {string[]} none for no text
     */
    wrap(text, width, mostLines = 3) {
        if (!text)
            return [];
        const lines = [""];
        for (const word of oneLine(text).split(/(?<=[ -])/)) {
            const last = lines.length - 1;
            if (lines[last] === "" || lines.length === mostLines || this.width((lines[last] + word).trimEnd()) <= width)
                lines[last] += word;
            else
                lines.push(word);
        }
        return lines.map(line => this.shorten(line.trimEnd(), width));
    }
}

/**
 * A text on one line and not without end.
 * @param {string} text
 * @returns {string}
 */
export function oneLine(text) {
    const letters = [...text];
    return (letters.length > mostCharacters ? letters.slice(0, mostCharacters).join("") : text).replace(/\p{Cc}/gu, " ");
}

/**
 * @param {string[]} letters
 * @param {number} kept
 * @returns {string}
 */
function withoutMiddle(letters, kept) {
    return letters.slice(0, (kept + 1) >> 1).join("") + "…" + (kept > 1 ? letters.slice(letters.length - (kept >> 1)).join("") : "");
}
