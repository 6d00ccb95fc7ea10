using NtkWorkbench.Plots.Rendering.Layout;
using SkiaSharp;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>Lines of text at places on the page, in inches from its upper left corner; y, or x of upright ones, is the middle of the line.</summary>
internal sealed class PageText(SP.Plot page, double pageHeight, PixelScale scale, Typefaces typefaces)
{
    /// <summary>From the middle of a line down to the foot of its letters, in heights of the font.</summary>
    private const double Foot = 0.36;

    private readonly float _size = scale.Points(TextSize.Points);

    public void Left(string text, double x, double y) => Left(text, x, y, SP.Colors.Black);

    public void Left(string text, double x, double y, SP.Color color) => Add(text, x, y, SP.Alignment.LowerLeft).LabelFontColor = color;

    public void Center(string text, double x, double y) => Add(text, x, y, SP.Alignment.LowerCenter);

    public void Right(string text, double x, double y) => Add(text, x, y, SP.Alignment.LowerRight);

    /// <summary>Text that is read from below, centred at a place.</summary>
    public void Upright(string text, double x, double y)
    {
        SP.Plottables.Text added = Add(text, x, y, SP.Alignment.LowerCenter);
        added.LabelRotation = -90;
        (added.OffsetX, added.OffsetY) = (added.OffsetY, 0);
    }

    private SP.Plottables.Text Add(string text, double x, double y, SP.Alignment alignment)
    {
        string line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        SP.Plottables.Text added = page.Add.Text(line, x, pageHeight - y);
        added.LabelStyle.Font = typefaces.For(line);
        added.LabelFontSize = _size;
        added.LabelAlignment = alignment;
        // A low alignment puts the lowest reach of the font, not the foot of its letters, at the place.
        using SKFont font = new(added.LabelStyle.Font, _size);
        added.OffsetY = font.Metrics.Bottom + (float)(Foot * _size);
        return added;
    }
}
