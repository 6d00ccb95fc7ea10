using SkiaSharp;

namespace NtkWorkbench.Figures.Tests;

public sealed class FigureFontTests
{
    [Theory]
    [InlineData("σ₁ φₖ ∂θ ‖ᵀ ∞ ⌈⌉ ⌊⌋ ∇ Δ Σ Θ η λ μ × · − ± ≤ ≥ ≈ ≠ → √ ⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ ₀₁₂₃₄₅₆₇₈₉ ᵢⱼ ⟨⟩ ℝ ∈ ∫ ∝ …")]
    [InlineData("ÄÖÜäöüß éèêç ñ ø å æ Łódź Čapek İstanbul «» “” – —")]
    [InlineData("Потери обучения Ελληνικά")]
    public void Typeface_TextOfFigures_HasEveryGlyph(string text) => FigureFont.Typeface.ContainsGlyphs(text).ShouldBeTrue();

    [Fact]
    public void Line_AnyText_IsOneLineThatAnSvgMayHold()
    {
        FigureFont.Line("a\nb\u0001\uFFFF\uD800c").ShouldBe("a b \uFFFD\uFFFDc");
        FigureFont.Line(new string('x', 100_000)).Length.ShouldBe(300);
        FigureFont.Line(null).ShouldBe("");
    }

    [Theory]
    [InlineData("one two three", 1000, "one two three")]
    [InlineData("one two three", 40, "one two\nthree")]
    [InlineData("one two three four five six", 31, "one\ntwo\nthr…ix")]
    [InlineData("unbreakable", 30, "un…le")]
    [InlineData("sine-output-hidden-10", 60, "sine-output-\nhidden-10")]
    [InlineData("", 10, "")]
    public void Wrap_Text_FitsItsWidthOnThreeLines(string text, float width, string expected)
    {
        string wrapped = FigureFont.Wrap(text, width);
        wrapped.ShouldBe(expected);
        using SKFont font = new(FigureFont.Typeface, FigureFont.Points);
        wrapped.Split('\n').ShouldAllBe(line => font.MeasureText(line) <= width);
    }
}
