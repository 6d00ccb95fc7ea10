namespace NtkWorkbench.Figures;

/// <summary>The names of a panel's curves at their right ends, in their colours, moved apart; of more than there is room for as many as
/// fit, evenly spread.</summary>
internal sealed class DirectLabels : SP.Panels.PanelBase
{
    private const float Gap = 4;

    private readonly Entry[] _entries;

    /// <summary><c>most</c>: points that a name may be wide.</summary>
    public DirectLabels(Panel panel, AxisMap y, ColorAxis colors, float most)
    {
        Edge = SP.Edge.Right;
        _entries = [.. panel.Series.Where(series => series.Label is not null).Select(series => new Entry(
            FigureFont.Shorten(series.Label, most),
            colors.Of(Color(series)),
            Array.FindLast([.. Heights(series).Select(y.At)], double.IsFinite)))];
    }

    public override float Measure(SP.Paint paint)
    {
        SP.LabelStyle style = Style(default);
        return _entries.Length == 0 ? 0 : Gap + _entries.Max(entry => style.Measure(entry.Text, paint).Width);
    }

    public override void Render(SP.RenderPack rp, float size, float offset)
    {
        SP.PixelRect area = rp.DataRect;
        int fit = Math.Max(1, (int)(area.Height / FigureFont.LineHeight)), every = (_entries.Length + fit - 1) / fit;
        Entry[] shown = [.. _entries.Where((_, i) => i % every == 0).OrderByDescending(entry => entry.At)];
        float next = area.Top + (FigureFont.LineHeight / 2), last = area.Bottom - (FigureFont.LineHeight / 2);
        for (int i = 0; i < shown.Length; i++)
        {
            float wanted = Math.Clamp(rp.Plot.GetPixel(new(0, shown[i].At)).Y, area.Top, area.Bottom);
            // Room for those below is kept.
            float place = Math.Max(next, Math.Min(wanted, last - ((shown.Length - 1 - i) * FigureFont.LineHeight)));
            SP.LabelStyle style = Style(shown[i].Color);
            style.Text = shown[i].Text;
            style.Render(rp.Canvas, new(area.Right + offset + Gap, place), rp.Paint);
            next = place + FigureFont.LineHeight;
        }
    }

    /// <summary>Whether a series is one that can bear its name.</summary>
    public static bool CanName(PanelSeries series) => series is LineSeries or PointSeries;

    private static SeriesColor Color(PanelSeries series) => series switch
    {
        LineSeries line => line.Style.Color,
        PointSeries points => points.Style.Color,
        _ => default,
    };

    private static double[] Heights(PanelSeries series) => series switch
    {
        LineSeries line => line.Y.Values,
        PointSeries points => points.Y.Values,
        _ => [],
    };

    private static SP.LabelStyle Style(SP.Color color)
    {
        SP.LabelStyle style = new() { Alignment = SP.Alignment.MiddleLeft, ForeColor = color, OffsetY = FigureFont.TowardsMiddle };
        FigureFont.Apply(style);
        return style;
    }

    private sealed record Entry(string Text, SP.Color Color, double At);
}
