// What a figure is in the page: the structure of figures/source/NAME.json, with its numbers where their names stood.

/**
 * Numbers with a name; `said`: what they are called in tables and files where they are drawn at other places, as 0 on a logarithmic axis.
 * @typedef {{name: string, values: ArrayLike<number>, said?: ArrayLike<number>}} FigureColumn
 */
/** @typedef {{name: string, rows: number, columns: number, values: ArrayLike<number>}} FigureMatrix rows one after another */
/** @typedef {{low: number, high: number}} FigureInterval */
/** @typedef {{index?: number, position?: number}} SeriesColor entry of the palette, or place on the panel's colour map from 0 to 1 */
/** @typedef {{at: number, text: string}} NamedTick */
/** @typedef {{color?: SeriesColor, width?: number, dash?: "solid"|"dashed"|"dotted"|"dash_dotted", opacity?: number}} LineLook */
/** @typedef {{color?: SeriesColor, marker?: string, size?: number, opacity?: number}} PointLook */
/**
 * @typedef {object} FigureAxis
 * @property {string} [label]
 * @property {string} [unit]
 * @property {"linear"|"log"} [scale]
 * @property {FigureInterval} [limits]
 * @property {boolean} [tick_labels]
 * @property {boolean} [integers]
 * @property {NamedTick[]} [ticks]
 * @property {NamedTick[]} [named] places without a tick that are read by a name
 * @property {boolean} [upright]
 */
/**
 * `reads`: its name in readings, where it has none in the legend.
 * @typedef {{kind: "line", label?: string, reads?: string, x: FigureColumn, y: FigureColumn, style?: LineLook}} LineSeries
 */
/**
 * @typedef {{kind: "line_bundle", label?: string, x: FigureColumn, lines: FigureMatrix, values: FigureColumn, width?: number,
 *   opacity?: number}} BundleSeries
 */
/**
 * @typedef {{kind: "points", label?: string, reads?: string, x: FigureColumn, y: FigureColumn, values?: FigureColumn,
 *   style?: PointLook}} PointSeries
 */
/**
 * @typedef {{kind: "band", label?: string, x: FigureColumn, lower: FigureColumn, upper: FigureColumn, color?: SeriesColor,
 *   opacity?: number, edge?: number}} BandSeries
 */
/** @typedef {{kind: "heat_map", label?: string, values: FigureMatrix, x: FigureInterval, y: FigureInterval}} HeatMapSeries */
/**
 * @typedef {{kind: "image", label?: string, values: FigureMatrix, channels?: number, range: FigureInterval, x: FigureInterval,
 *   y: FigureInterval}} ImageSeries
 */
/**
 * @typedef {{kind: "reference_line", label?: string, orientation: "horizontal"|"vertical", value: number|string,
 *   style?: LineLook}} ReferenceSeries
 */
/**
 * @typedef {{kind: "text", label?: string, text: string, x: number, y: number, centered?: boolean, color?: SeriesColor}} TextSeries
 */
/**
 * @typedef {LineSeries|BundleSeries|PointSeries|BandSeries|HeatMapSeries|ImageSeries|ReferenceSeries|TextSeries} PanelSeries
 */
/**
 * @typedef {{map?: "viridis"|"diverging"|"classes", limits?: FigureInterval, label?: string, ticks?: NamedTick[],
 *   bar?: boolean}} ColorScale
 */
/** @typedef {"none"|"above"|"right"|"direct"} LegendPlace */
/**
 * @typedef {object} Panel
 * @property {string} [title]
 * @property {FigureAxis} [x]
 * @property {FigureAxis} [y]
 * @property {PanelSeries[]} series
 * @property {LegendPlace} [legend]
 * @property {ColorScale} [colors]
 * @property {string} [note]
 * @property {boolean} [is_bare]
 * @property {boolean} [square]
 */
/**
 * @typedef {object} Figure
 * @property {string} [name]
 * @property {string} [title]
 * @property {number} [width] inches, as it would be printed
 * @property {number} [height] inches
 * @property {boolean} [is_table]
 * @property {number} [rows]
 * @property {number} [columns]
 * @property {LegendPlace} [legend]
 * @property {Panel[]} panels
 */

/**
 * Label and unit of an axis as they are written; null: nothing.
 * @param {FigureAxis|undefined} axis
 * @returns {string|null}
 */
export function axisText(axis) {
    const label = axis?.label ?? null;
    return axis?.unit ? `${label ?? ""} (${axis.unit})` : label;
}

/**
 * The columns and matrices that a series draws, in the order of its properties.
 * @param {PanelSeries} series
 * @returns {{columns: FigureColumn[], matrices: FigureMatrix[]}}
 */
export function seriesData(series) {
    switch (series.kind) {
        case "line":
            return { columns: [series.x, series.y], matrices: [] };
        case "line_bundle":
            return { columns: [series.x, series.values], matrices: [series.lines] };
        case "points":
            return { columns: series.values ? [series.x, series.y, series.values] : [series.x, series.y], matrices: [] };
        case "band":
            return { columns: [series.x, series.lower, series.upper], matrices: [] };
        case "heat_map":
        case "image":
            return { columns: [], matrices: [series.values] };
        default:
            return { columns: [], matrices: [] };
    }
}

/**
 * All numbers of a figure, each name once, in the order in which they first appear.
 * @param {Figure} figure
 * @returns {{columns: FigureColumn[], matrices: FigureMatrix[]}}
 */
export function figureData(figure) {
    /** @type {Map<string, FigureColumn>} */
    const columns = new Map();
    /** @type {Map<string, FigureMatrix>} */
    const matrices = new Map();
    for (const panel of figure.panels) {
        for (const series of panel.series) {
            const data = seriesData(series);
            for (const column of data.columns)
                if (!columns.has(column.name))
                    columns.set(column.name, column);
            for (const matrix of data.matrices)
                if (!matrices.has(matrix.name))
                    matrices.set(matrix.name, matrix);
        }
    }
    return { columns: [...columns.values()], matrices: [...matrices.values()] };
}

/**
 * Whether a panel's area is covered with cells, which keep their colours on a dark page.
 * @param {Panel} panel
 * @returns {boolean}
 */
export function hasCells(panel) {
    return panel.series.some(series => series.kind === "heat_map" || series.kind === "image");
}
