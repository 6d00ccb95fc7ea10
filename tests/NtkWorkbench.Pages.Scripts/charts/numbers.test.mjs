import assert from "node:assert/strict";
import { test } from "node:test";
import { decimalExponent, formatNumber, powerOfTen, readNumber } from "../../../src/NtkWorkbench.Figures/Pages/Scripts/charts/numbers.js";

test("powerOfTen_AnyExponent_IsSetInSuperscripts", () => {
    assert.equal(powerOfTen(-3), "10⁻³");
    assert.equal(powerOfTen(0), "10⁰");
    assert.equal(powerOfTen(12), "10¹²");
});

test("decimalExponent_PowersOfTen_IsExact", () => {
    for (let exponent = -300; exponent <= 300; exponent++)
        assert.equal(decimalExponent(Number(`1e${exponent}`)), exponent);
});

test("formatNumber_NumbersOfAScale_AreWrittenAsInPrint", () => {
    assert.equal(formatNumber(-0.5, 0.5, 1), "−0.5");
    assert.equal(formatNumber(-0, 0.5, 1), "0");
    assert.equal(formatNumber(-1e-17, 0.5, 1), "0");
    assert.equal(formatNumber(1, 0.5, 1), "1.0");
    assert.equal(formatNumber(2.5, 2.5, 10), "2.5");
    assert.equal(formatNumber(20000, 20000, 140000), "20\u2009000");
    assert.equal(formatNumber(2e6, 1e6, 4e6), "2×10⁶");
    assert.equal(formatNumber(2e-6, 1e-6, 4e-6), "2×10⁻⁶");
});

test("readNumber_AnyNumber_KeepsFourDigits", () => {
    const written = new Map([[0, "0"], [-0, "0"], [0.03125, "0.03125"], [1250, "1250"], [12345.6, "12\u2009350"], [-2, "−2"],
        [3.14159e-7, "3.142×10⁻⁷"], [-1e9, "−1×10⁹"], [100, "100"], [NaN, "not a number"], [-Infinity, "−∞"]]);
    for (const [value, text] of written)
        assert.equal(readNumber(value), text);
});
