import assert from "node:assert/strict";
import { test } from "node:test";
import { csvText, figureTable } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/csv.js";
import { shownTable } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/table.js";

const line = (x, y) => ({ kind: "line", x, y });
const figure = series => ({ panels: [{ series }] });

test("csvText_AnyNumbers_ReadBackAsTheSame", () => {
    const values = Float64Array.from([0.1, 1 / 3, -0, 5e-324, 1.7976931348623157e308, 123456789.12345678, NaN, -Infinity]);
    const text = csvText(figureTable(figure([line({ name: "x", values }, { name: "y", values })])));
    const [header, ...rows] = text.trimEnd().split("\n");
    assert.equal(header, "x,y");
    rows.forEach((row, i) => row.split(",").forEach(cell => assert.ok(Object.is(Number(cell), values[i]), cell)));
    assert.equal(rows.length, values.length);
});

test("figureTable_ColumnsAndMatrices_StandOnceEach", () => {
    const x = { name: "x", values: [1, 2, 3] }, y = { name: "y", values: [4, 5] };
    const values = { name: "m", rows: 2, columns: 2, values: [1, 2, 3, 4] };
    const map = { kind: "heat_map", x: { low: 0, high: 1 }, y: { low: 0, high: 1 }, values };
    assert.equal(csvText(figureTable(figure([line(x, y), line(x, x), map]))), "x,y,m.1,m.2\n1,4,1,2\n2,5,3,4\n3,,,\n");
});

test("csvText_NamesOfAUser_AreQuoted", () => {
    const x = { name: 'a,"b"', values: [1] };
    assert.equal(csvText(figureTable(figure([line(x, x)]))), '"a,""b"""\n1\n');
});

test("shownTable_LongTable_SaysWhatIsLeftOut", () => {
    const column = length => ({ header: "x", length, at: () => 0 });
    assert.deepEqual(shownTable([column(200)]).leftOut, "");
    const long = shownTable([column(201), column(3)]);
    assert.equal(long.rows, 200);
    assert.match(long.leftOut, /the first 200 of 201 rows/);
    assert.match(shownTable(Array.from({ length: 41 }, () => column(1))).leftOut, /the first 40 of 41 columns/);
});
