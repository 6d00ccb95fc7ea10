// Arrays as the data blocks of a page hold them.

/** Numbers in base64. */
export function blockArray(values, shape = [values.length]) {
    return { type: "float64", shape, values: Buffer.from(Float64Array.from(values).buffer).toString("base64") };
}
