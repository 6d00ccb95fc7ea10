// The colours of figures: the palette and maps of the pictures in the run folder, and what differs on a dark page.

/** @typedef {{dark: boolean, ink: string, muted: string, paper: string, frame: string}} Theme */

/** @type {Theme} */
const lightTheme = { dark: false, ink: "#000000", muted: "#606060", paper: "#ffffff", frame: "#404040" };

/** @type {Theme} */
const darkTheme = { dark: true, ink: "#f0f0f0", muted: "#a8a8a8", paper: "#16181c", frame: "#b8b8b8" };

const paletteEntries = ["#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"];

// The border between classes.
const classBorder = "#606060";
const classPaleness = 0.68;

// 256 colours from dark blue over green to yellow, six digits each.
const viridisTable =
    "44015444025544035745055845065a45085b46095c460b5e460c5f460e61470f6247116347126547146647156747166947186a48196b481a6c481c6e" +
    "481d6f481e70482071482172482273482374472575472676472777472878472a79472b7a472c7b462d7c462f7c46307d46317e45327f45347f453580" +
    "453681443781443982433a83433b83433c84423d84423e854240854141864142864043874044873f45873f47883e48883e49893d4a893d4b893d4c89" +
    "3c4d8a3c4e8a3b508a3b518a3a528b3a538b39548b39558b38568b38578c37588c37598c365a8c365b8c355c8c355d8c345e8d345f8d33608d33618d" +
    "32628d32638d31648d31658d31668d30678d30688d2f698d2f6a8d2e6b8e2e6c8e2e6d8e2d6e8e2d6f8e2c708e2c718e2c728e2b738e2b748e2a758e" +
    "2a768e2a778e29788e29798e287a8e287a8e287b8e277c8e277d8e277e8e267f8e26808e26818e25828e25838d24848d24858d24868d23878d23888d" +
    "23898d22898d228a8d228b8d218c8d218d8c218e8c208f8c20908c20918c1f928c1f938b1f948b1f958b1f968b1e978a1e988a1e998a1e998a1e9a89" +
    "1e9b891e9c891e9d881e9e881e9f881ea0871fa1871fa2861fa38620a48520a58521a68521a78422a78423a88323a98224aa8225ab8126ac8127ad80" +
    "28ae7f29af7f2ab07e2bb17d2cb17d2eb27c2fb37b30b47a32b57a33b67935b77836b87738b97639b9763bba753dbb743ebc7340bd7242be7144be70" +
    "45bf6f47c06e49c16d4bc26c4dc26b4fc36951c46853c56755c66657c66559c7645bc8625ec96160c96062ca5f64cb5d67cc5c69cc5b6bcd596dce58" +
    "70ce5672cf5574d05477d05279d1517cd24f7ed24e81d34c83d34b86d44988d5478bd5468dd64490d64392d74195d73f97d83e9ad83c9dd93a9fd938" +
    "a2da37a5da35a7db33aadb32addc30afdc2eb2dd2cb5dd2bb7dd29bade27bdde26bfdf24c2df22c5df21c7e01fcae01ecde01dcfe11cd2e11bd4e11a" +
    "d7e219dae218dce218dfe318e1e318e4e318e7e419e9e419ece41aeee51bf1e51cf3e51ef6e61ff8e621fae622fde724";

// How much white the dark end of a lifted map has, and the place from which there is none.
const mostLift = 0.36;
const liftedUntil = 0.7;

// An entry of the table must not become the one before by rounding.
const tableRounding = 1e-9;

const divergingMiddle = 97;
const divergingEnd = 38;

/** @type {Map<string, Uint8Array>} */
const colorTables = new Map();

/**
 * How the page looks now: by data-theme of its root element where that is "light" or "dark", else as the reader's system asks.
 * @param {Document} page
 * @returns {Theme}
 */
export function themeOf(page) {
    const chosen = page.documentElement.dataset.theme;
    const asked = page.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
    if (chosen === "light" || (chosen !== "dark" && !asked))
        return lightTheme;
    const paper = page.defaultView?.getComputedStyle(page.documentElement).getPropertyValue("--paper").trim();
    return paper && /^#[0-9a-f]{6}$/i.test(paper) ? { ...darkTheme, paper } : darkTheme;
}

/**
 * Black on white, whatever the page looks like: for print.
 * @returns {Theme}
 */
export function printTheme() {
    return lightTheme;
}

/**
 * An entry of the Okabe–Ito palette, which repeats after 8; entry 0 is the ink.
 * @param {number} index
 * @param {Theme} [theme]
 * @returns {string} #rrggbb
 */
export function okabeIto(index, theme) {
    const entry = ((index % paletteEntries.length) + paletteEntries.length) % paletteEntries.length;
    return entry === 0 && theme?.dark ? theme.ink : paletteEntries[entry];
}

/**
 * Dark blue over green to yellow.
 * @param {number} t from 0 to 1; beyond, the colour of the nearer end
 * @returns {string} #rrggbb
 */
export function viridis(t) {
    return hexColor(colorBytes("viridis", t));
}

/**
 * Viridis for thin lines on a dark page: its dark end is lighter, so that all of it can be told from the paper.
 * @param {number} t from 0 to 1
 * @returns {string} #rrggbb
 */
export function liftedViridis(t) {
    return hexColor(colorBytes("lifted", t));
}

/**
 * Blue over white to red; lightness falls evenly to both sides.
 * @param {number} t from 0 to 1; 0.5 is white
 * @returns {string} #rrggbb
 */
export function diverging(t) {
    return hexColor(colorBytes("diverging", t));
}

/**
 * The pale colour of a class: of the palette's entry k + 1, towards white, on a dark page towards its paper; gray for −1, the border.
 * @param {number} k
 * @param {Theme} [theme]
 * @returns {string} #rrggbb
 */
export function classColor(k, theme) {
    if (k < 0)
        return classBorder;
    const towards = colorParts(theme?.dark ? theme.paper : "#ffffff");
    return hexColor(colorParts(okabeIto(k + 1, theme)).map((part, i) => Math.round(part + classPaleness * (towards[i] - part))));
}

/**
 * A place on a map without classes as bytes.
 * @param {"viridis"|"lifted"|"diverging"} map
 * @param {number} t from 0 to 1
 * @returns {number[]} red, green, blue
 */
export function colorBytes(map, t) {
    const place = Math.min(1, Math.max(0, t));
    if (map === "diverging")
        return divergingBytes(place);
    const at = 6 * Math.floor(255 * place + tableRounding), white = map === "lifted" ? mostLift * Math.max(0, 1 - place / liftedUntil) : 0;
    return [0, 2, 4].map(i => parseInt(viridisTable.slice(at + i, at + i + 2), 16)).map(part => Math.round(part + white * (255 - part)));
}

/**
 * 256 colours of a map from its low to its high end, three bytes each.
 * @param {"viridis"|"lifted"|"diverging"} map
 * @returns {Uint8Array}
 */
export function colorTable(map) {
    let table = colorTables.get(map);
    if (!table) {
        table = new Uint8Array(3 * 256);
        for (let i = 0; i < 256; i++)
            table.set(colorBytes(map, i / 255), 3 * i);
        colorTables.set(map, table);
    }
    return table;
}

/**
 * Red, green and blue of #rrggbb.
 * @param {string} color
 * @returns {number[]}
 */
export function colorParts(color) {
    return [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16));
}

/**
 * @param {number[]} bytes red, green, blue
 * @returns {string} #rrggbb
 */
function hexColor(bytes) {
    return `#${bytes.map(part => part.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * @param {number} place
 * @returns {number[]}
 */
function divergingBytes(place) {
    const distance = Math.abs(place - 0.5) * 2;
    const [a, b] = place < 0.5 ? [4, -50] : [56, 36];
    return labBytes(divergingMiddle + (divergingEnd - divergingMiddle) * distance, a * distance, b * distance);
}

// CIELAB, D65 white, to sRGB. Source: IEC 61966-2-1 and CIE 15.
/**
 * @param {number} lightness
 * @param {number} a
 * @param {number} b
 * @returns {number[]}
 */
function labBytes(lightness, a, b) {
    const f = (lightness + 16) / 116;
    const cube = (/** @type {number} */ t) => t > 6 / 29 ? t * t * t : 108 / 841 * (t - 4 / 29);
    const gamma = (/** @type {number} */ linear) =>
        Math.round(255 * Math.min(1, Math.max(0, linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055)));
    const x = 0.95047 * cube(f + a / 500), y = cube(f), z = 1.08883 * cube(f - b / 200);
    return [
        gamma(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
        gamma(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
        gamma(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
    ];
}
