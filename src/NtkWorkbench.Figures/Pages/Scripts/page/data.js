/** @typedef {Float64Array | Float32Array | Int32Array | Uint8Array} Numbers */
/** @typedef {{shape: number[], values: Numbers}} NumberArray */
/** @typedef {{type: "float64" | "float32" | "int32" | "uint8", shape: number[], values: string}} ArrayJson */

/** What a kind of number takes: its array, and its bytes. */
const arrayKinds = {
    float64: Float64Array,
    float32: Float32Array,
    int32: Int32Array,
    uint8: Uint8Array,
};

/**
 * A block of data of the page.
 * @param {string} id
 * @returns {any} null where the page has none
 */
export function readBlock(id) {
    const element = document.getElementById(id);
    return element instanceof HTMLScriptElement ? JSON.parse(element.textContent ?? "") : null;
}

/**
 * Numbers from base64, little-endian as every machine with a browser is.
 * @param {ArrayJson} json
 * @returns {NumberArray}
 */
export function readArray(json) {
    const text = atob(json.values);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++)
        bytes[i] = text.charCodeAt(i);
    return { shape: json.shape, values: new arrayKinds[json.type](bytes.buffer) };
}

/**
 * A figure with its numbers in the place of their names.
 * @param {any} block an entry of the block "figures"
 * @returns {any} a resolved figure
 */
export function resolveFigure(block) {
    /** @type {Map<string, any>} */
    const columns = new Map();
    /** @type {Map<string, any>} */
    const matrices = new Map();
    for (const [name, json] of Object.entries(block.columns))
        columns.set(name, { name, values: readArray(json).values });
    for (const [name, json] of Object.entries(block.matrices)) {
        const { shape, values } = readArray(json);
        matrices.set(name, { name, rows: shape[0], columns: shape[1], values });
    }
    const panels = block.figure.panels.map((/** @type {any} */ panel) => ({ ...panel, series: panel.series.map(resolveSeries) }));
    return { ...block.figure, panels };

    /** @param {any} series */
    function resolveSeries(series) {
        const resolved = { ...series };
        for (const key of Object.keys(series).filter((key) => isData(series.kind, key) && typeof series[key] === "string")) {
            const isMatrix = (key === "values" && series.kind !== "line_bundle" && series.kind !== "points") || key === "lines";
            resolved[key] = (isMatrix ? matrices : columns).get(series[key]);
        }
        return resolved;
    }
}

/**
 * Whether a string under a key names numbers.
 * @param {string} kind
 * @param {string} key
 */
function isData(kind, key) {
    return kind !== "text" && kind !== "reference_line" && ["x", "y", "lower", "upper", "lines", "values"].includes(key);
}
