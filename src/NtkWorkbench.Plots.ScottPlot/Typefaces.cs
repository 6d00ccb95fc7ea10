using NtkWorkbench.Core;
using SkiaSharp;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>The font of all text, chosen for the symbols that figures use, and others for characters it lacks.</summary>
internal sealed class Typefaces
{
    /// <summary>What figures of the workbench write besides letters and digits.</summary>
    private const string Symbols = "−×‖∂∇σφΘηλₖ₁₂⁻¹²⁰⁴Δ";

    /// <summary>Fonts that have them: gnuplot's here, then those of the systems.</summary>
    private static readonly string[] Families = ["DejaVu Sans", "Segoe UI", "Lucida Grande", "Arial Unicode MS", "Noto Sans", "Liberation Sans"];

    /// <exception cref="NtkException">There is no font.</exception>
    public Typefaces()
    {
        HashSet<string> present = [.. SKFontManager.Default.FontFamilies];
        Standard = Families.Where(present.Contains).Select(SKTypeface.FromFamilyName).FirstOrDefault(face => face?.ContainsGlyphs(Symbols) == true)
            ?? SKFontManager.Default.MatchCharacter('ₖ')
            ?? SKTypeface.Default;
        if (!Standard.ContainsGlyphs("x0"))
            throw new NtkException("scottplot finds no font to write with; on Debian: apt-get install fonts-dejavu-core");
    }

    /// <summary>The font of most text.</summary>
    public SKTypeface Standard { get; }

    /// <summary>The font for a text: the standard one, or where that lacks a character one that has it.</summary>
    public SKTypeface For(string text)
    {
        if (Standard.ContainsGlyphs(text))
            return Standard;
        int missing = text.EnumerateRunes().Select(rune => rune.Value).First(rune => Standard.GetGlyph(rune) == 0);
        return SKFontManager.Default.MatchCharacter(missing) ?? Standard;
    }
}
