using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;
using SkiaSharp;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>The whole page as a plot whose coordinates are inches, y upwards: all text and the symbols of legends.</summary>
internal sealed class PagePlot : IDisposable
{
    private readonly BarePlot _bare;
    private readonly PixelScale _scale;
    private readonly double _height;
    private readonly PageText _text;

    public PagePlot(Figure figure, PixelScale scale, Typefaces typefaces)
    {
        (_scale, _height) = (scale, figure.Height);
        _bare = new(scale.Rectangle(new(0, 0, figure.Width, figure.Height)), new(0, figure.Width), new(0, figure.Height));
        _text = new(_bare.Plot, figure.Height, scale, typefaces);
    }

    public void Draw(SKCanvas canvas) => _bare.Draw(canvas);

    public void Dispose() => _bare.Dispose();

    /// <summary>Adds everything that does not lie between axes.</summary>
    public void Add(Figure figure, FigureLayout layout)
    {
        if (figure.Title is not null)
            _text.Center(figure.Title, figure.Width / 2, layout.TitleY);
        foreach (PanelLayout panel in layout.Panels)
            new PanelText(_text, panel).Add();
        foreach (LegendEntry entry in layout.Legend)
        {
            Symbol(entry);
            _text.Left(entry.Series.Label!, entry.TextLeft, entry.CenterY);
        }
    }

    /// <summary>The symbol of a legend's entry, thin and pale ones a little stronger than in the panel.</summary>
    private void Symbol(LegendEntry entry)
    {
        switch (entry.Series)
        {
            case LineSeries line:
                Stroke(entry, line.Style with { Width = Math.Max(1, line.Style.Width) });
                break;
            case ReferenceLine line:
                Stroke(entry, line.Style with { Width = Math.Max(0.8, line.Style.Width) });
                break;
            case PointSeries points:
                PointStyle style = points.Style with { Size = Math.Max(3, points.Style.Size), Opacity = Math.Max(0.7, points.Style.Opacity) };
                SP.Plottables.Marker marker = _bare.Plot.Add.Marker(At(entry.Left + (LegendEntry.SymbolWidth / 2), entry.CenterY));
                Styles.Apply(style, Palette.Of(style.Color, entry.Map), _scale, marker.MarkerStyle);
                break;
            case BandSeries band:
                Patch(entry, band);
                break;
            default:
                break;
        }
    }

    private void Stroke(LegendEntry entry, LineStyle style)
    {
        SP.Plottables.LinePlot line = _bare.Plot.Add.Line(At(entry.Left, entry.CenterY), At(entry.Left + LegendEntry.SymbolWidth, entry.CenterY));
        Styles.Apply(style, entry.Map, _scale, line.LineStyle);
    }

    private void Patch(LegendEntry entry, BandSeries band)
    {
        const double HalfHeight = 0.04;
        double right = entry.Left + LegendEntry.SymbolWidth, top = entry.CenterY - HalfHeight, bottom = entry.CenterY + HalfHeight;
        SP.Plottables.Polygon patch = _bare.Plot.Add.Polygon([At(entry.Left, top), At(right, top), At(right, bottom), At(entry.Left, bottom)]);
        patch.FillStyle.Color = Styles.Color(Palette.Of(band.Color, entry.Map), band.Opacity);
        patch.LineStyle.Width = 0;
    }

    private SP.Coordinates At(double x, double y) => new(x, _height - y);
}
