using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>One panel of a script: its place, axes, colour scale and plot command.</summary>
internal sealed class GnuplotPanel(TextWriter writer, Figure figure, PanelLayout layout)
{
    private const int PaletteStops = 32;

    private readonly GnuplotPage _page = new(writer, figure);
    private readonly Panel _panel = layout.Panel;

    /// <summary>Writes the panel's commands; labels and lines set before are drawn with it and then forgotten.</summary>
    public void Write()
    {
        writer.WriteLine();
        Rectangle area = layout.Area;
        writer.WriteLine($"set lmargin at screen {_page.Horizontal(area.Left)}; set rmargin at screen {_page.Horizontal(area.Right)}");
        writer.WriteLine($"set tmargin at screen {_page.Vertical(area.Top)}; set bmargin at screen {_page.Vertical(area.Bottom)}");
        WriteAxis("x", _panel.X, layout.Range.X, layout.XTicks);
        WriteAxis("y", _panel.Y, layout.Range.Y, layout.YTicks);
        WriteTexts(area);
        WriteColors();
        foreach (PanelSeries series in _panel.Series)
            WriteMark(series);
        WritePlot();
        writer.WriteLine("unset label; unset arrow; unset object");
    }

    private void WriteAxis(string name, Axis axis, Interval limits, IReadOnlyList<Tick> ticks)
    {
        writer.WriteLine($"{(axis.Scale == AxisScale.Log ? "set" : "unset")} logscale {name}");
        writer.WriteLine($"set {name}range [{Ends(limits)}] noextend");
        writer.WriteLine($"set {name}tics scale 0.5,0.25 offset {(name == "x" ? "0,0.35" : "0.5,0")} ({Ticks(ticks, axis.TickLabels)})");
    }

    private void WriteTexts(Rectangle area)
    {
        if (_panel.Title is not null)
            _page.Text(_panel.Title, area.CenterX, layout.TitleY, "center");
        if (_panel.X.Text is string x)
            _page.Text(x, area.CenterX, layout.XLabelY, "center");
        if (_panel.Y.Text is string y)
            _page.Text(y, layout.YLabelX, area.CenterY, "center rotate by 90");
        if (layout.Range.Note is string note)
            _page.Text(note, area.Left + 0.05, area.Bottom - 0.1, "left front textcolor rgb '#606060'");
    }

    private void WriteColors()
    {
        ColorScale scale = _panel.Colors ?? new ColorScale { Bar = false };
        IEnumerable<string> stops = Enumerable.Range(0, PaletteStops + 1)
            .Select(i => $"{i} '{Palette.At(scale.Map, i / (double)PaletteStops)}'");
        writer.WriteLine($"set palette defined ({string.Join(", ", stops)})");
        writer.WriteLine($"set cbrange [{Ends(layout.Range.Colors)}]");
        writer.WriteLine("unset colorbox");
        if (layout.ColorBar is not Rectangle bar)
            return;
        string size = $"{GnuplotText.Share(bar.Width / figure.Width)},{GnuplotText.Share(bar.Height / figure.Height)}";
        writer.WriteLine($"set colorbox vertical user origin screen {_page.Horizontal(bar.Left)},{_page.Vertical(bar.Bottom)} size screen {size} border");
        writer.WriteLine($"set cbtics scale 0.4 offset -0.7,0 ({Ticks(layout.ColorTicks, true)})");
        if (scale.Label is not null)
            _page.Text(scale.Label, layout.ColorLabelX, bar.CenterY, "center rotate by 90");
    }

    /// <summary>What is not a data file: reference lines, behind the data, and text.</summary>
    private void WriteMark(PanelSeries series)
    {
        ColorMap map = _panel.Colors?.Map ?? ColorMap.Viridis;
        if (series is TextSeries text)
            writer.WriteLine($"set label {GnuplotText.Quote(text.Text)} at {GnuplotText.Number(text.X)},{GnuplotText.Number(text.Y)} left front textcolor {GnuplotStyle.Color(text.Color, 1, map)}");
        if (series is not ReferenceLine line)
            return;
        bool horizontal = line.Orientation == Orientation.Horizontal;
        Interval limits = horizontal ? layout.Range.Y : layout.Range.X;
        if (!(line.Value >= limits.Low && line.Value <= limits.High))
            return;
        string value = GnuplotText.Number(line.Value);
        string ends = horizontal ? $"from graph 0, first {value} to graph 1, first {value}" : $"from first {value}, graph 0 to first {value}, graph 1";
        writer.WriteLine($"set arrow {ends} nohead back {GnuplotStyle.Line(line.Style, map)}");
    }

    private void WritePlot()
    {
        GnuplotSeries series = new(figure.Name, _panel);
        List<string> parts = [.. _panel.Series.Select(series.Command).OfType<string>()];
        // A plot without a point still draws its axes; with "palette" it draws the colour bar too.
        parts.Add($"'+' using 1:(NaN):(0) with lines{(layout.ColorBar is null ? "" : " palette")}");
        writer.WriteLine($"plot {string.Join(", \\\n    ", parts)}");
    }

    private static string Ends(Interval limits) => $"{GnuplotText.Number(limits.Low)}:{GnuplotText.Number(limits.High)}";

    private static string Ticks(IReadOnlyList<Tick> ticks, bool labels) => string.Join(", ", ticks.Select(tick =>
        $"{GnuplotText.QuoteTick(labels ? tick.Text : "")} {GnuplotText.Number(tick.Position)} {(tick.Major ? 0 : 1)}"));
}
