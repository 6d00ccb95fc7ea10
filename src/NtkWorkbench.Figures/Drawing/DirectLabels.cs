namespace NtkWorkbench.Figures;

/// <summary>The names of a panel's curves at their right ends, in their colours, moved apart; of more than there is room for as many as
/// fit, evenly spread, and below them how many these are.</summary>
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
        return _entries.Length == 0 ? 0
            : Gap + _entries.Select(entry => entry.Text).Append(Count(_entries.Length)).Max(text => style.Measure(text, paint).Width);
    }

    public override void Render(SP.RenderPack rp, float size, float offset)
    {
        SP.PixelRect area = rp.DataRect;
        int fit = Math.Max(1, (int)(area.Height / FigureFont.LineHeight));
        bool all = _entries.Length <= fit;
        Entry[] shown = [.. Thinned.Evenly(_entries.Length, all ? fit : Math.Max(2, fit - 1)).Select(i => _entries[i])
            .OrderByDescending(entry => entry.At)];
        float next = area.Top + (FigureFont.LineHeight / 2), last = area.Bottom - ((all ? 0.5f : 1.5f) * FigureFont.LineHeight);
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
        if (all)
            return;
        SP.LabelStyle note = Style(PanelStyle.NoteGray);
        note.Text = Count(shown.Length);
        note.Render(rp.Canvas, new(area.Right + offset + Gap, Math.Max(next, area.Bottom - (FigureFont.LineHeight / 2))), rp.Paint);
    }

    /// <summary>Whether a series is one that can bear its name.</summary>
    public static bool CanName(PanelSeries series) => series is LineSeries or PointSeries;

    private string Count(int shown) => $"{shown} of {_entries.Length}";

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
