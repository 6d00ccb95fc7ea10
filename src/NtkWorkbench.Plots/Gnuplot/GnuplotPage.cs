using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Text and symbols at places on the page, in inches from the upper left corner; drawn with the next plot.</summary>
internal sealed class GnuplotPage(TextWriter writer, Figure figure)
{
    /// <summary>A place as shares of the page, from the lower left corner, as gnuplot counts.</summary>
    public string At(double x, double y) => $"screen {Horizontal(x)}, screen {Vertical(y)}";

    /// <summary>An x as a share of the width.</summary>
    public string Horizontal(double x) => GnuplotText.Share(x / figure.Width);

    /// <summary>A y, downwards, as a share of the height, upwards.</summary>
    public string Vertical(double y) => GnuplotText.Share(1 - (y / figure.Height));

    /// <summary>A line of text, its middle at y.</summary>
    public void Text(string text, double x, double y, string more) =>
        writer.WriteLine($"set label {GnuplotText.Quote(text)} at {At(x, y)} {more}");

    /// <summary>The symbol of a legend's entry.</summary>
    public void Symbol(LegendEntry entry)
    {
        switch (entry.Series)
        {
            case LineSeries line:
                Stroke(entry, GnuplotStyle.Line(line.Style with { Width = Math.Max(1, line.Style.Width) }, entry.Map));
                break;
            case ReferenceLine line:
                Stroke(entry, GnuplotStyle.Line(line.Style with { Width = Math.Max(0.8, line.Style.Width) }, entry.Map));
                break;
            case PointSeries points:
                PointStyle style = points.Style with { Size = Math.Max(3, points.Style.Size), Opacity = Math.Max(0.7, points.Style.Opacity) };
                writer.WriteLine($"set label '' at {At(entry.Left + (LegendEntry.SymbolWidth / 2), entry.CenterY)} point {GnuplotStyle.Points(style, entry.Map, false)}");
                break;
            case BandSeries band:
                string to = At(entry.Left + LegendEntry.SymbolWidth, entry.CenterY + 0.04);
                writer.WriteLine($"set object rectangle from {At(entry.Left, entry.CenterY - 0.04)} to {to} fc {GnuplotStyle.Color(band.Color, band.Opacity, entry.Map)} fs solid noborder");
                break;
            default:
                break;
        }
    }

    private void Stroke(LegendEntry entry, string look) =>
        writer.WriteLine($"set arrow from {At(entry.Left, entry.CenterY)} to {At(entry.Left + LegendEntry.SymbolWidth, entry.CenterY)} nohead {look}");
}
