using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>The room, in inches, that a panel's texts, colour bar and legend need around the area between its axes.</summary>
internal sealed class PanelRoom
{
    private const double TickGap = 0.07;
    private const double BarGap = 0.08;
    private const double BarWidth = 0.09;
    private const double InchesPerYTick = 0.25;

    /// <summary>Legends above and overhanging numbers are reckoned with before widths are known.</summary>
    private const double UsualWidth = 2.5;

    private readonly Panel _panel;
    private readonly DrawnRange _range;
    private readonly IReadOnlyList<LegendEntry> _legend;
    private IReadOnlyList<Tick> _yTicks = [];
    private IReadOnlyList<Tick> _colorTicks = [];

    public PanelRoom(Panel panel)
    {
        _panel = panel;
        _range = DrawnRange.Of(panel);
        _legend = panel.Legend == LegendPlacement.None ? [] : LegendLayout.Entries([panel]);
    }

    public double Top => (_panel.Title is null ? 0.06 : TextSize.LineHeight + 0.03)
        + (_panel.Legend == LegendPlacement.Above ? LegendLayout.HeightAbove(_legend, UsualWidth) : 0);

    public double Bottom => (_panel.X.TickLabels ? TextSize.LineHeight + 0.02 : 0.02) + (_panel.X.Text is null ? 0 : TextSize.LineHeight + 0.01);

    public double Left => TickRoom(_panel.Y, _yTicks) + (_panel.Y.Text is null ? 0 : TextSize.LineHeight + 0.02);

    public double Right => Math.Max(0.04 + BarRoom, LastTickOverhang) + (_panel.Legend == LegendPlacement.Right ? LegendLayout.WidthRight(_legend) : 0);

    private bool HasBar => _panel.Colors is { Bar: true };

    private double BarRoom => HasBar
        ? BarGap + BarWidth + TickGap + Widest(_colorTicks) + (_panel.Colors!.Label is null ? 0 : TextSize.LineHeight + 0.02)
        : 0;

    /// <summary>How far the number at the right end of the axis may reach beyond it, for a panel of usual width.</summary>
    private double LastTickOverhang
    {
        get
        {
            if (!_panel.X.TickLabels || HorizontalTicks(UsualWidth).LastOrDefault(tick => tick.Major) is not { Text: { } text } last)
                return 0;
            double inside = _panel.X.Scale == AxisScale.Linear ? UsualWidth * (_range.X.High - last.Position) / _range.X.Length : 0;
            return Math.Max(0, (TextSize.Width(text) / 2) - inside);
        }
    }

    public void ChooseVerticalTicks(double height)
    {
        int atMost = Math.Clamp((int)(height / InchesPerYTick), 2, 7);
        _yTicks = AxisTicks.Choose(_panel.Y.Scale, _range.Y, atMost, _panel.Y.Integers);
        _colorTicks = HasBar ? AxisTicks.Choose(AxisScale.Linear, _range.Colors, atMost) : [];
    }

    public PanelLayout Place(Rectangle area)
    {
        Rectangle inner = _panel.Square ? Shrink(area) : area;
        double top = inner.Top - (_panel.Legend == LegendPlacement.Above ? LegendLayout.HeightAbove(_legend, UsualWidth) : 0);
        return new PanelLayout
        {
            Panel = _panel,
            Range = _range,
            Area = inner,
            XTicks = HorizontalTicks(inner.Width),
            YTicks = _yTicks,
            ColorTicks = _colorTicks,
            TitleY = top - 0.02 - (TextSize.LineHeight / 2),
            XLabelY = inner.Bottom + Bottom - (TextSize.LineHeight / 2),
            YLabelX = inner.Left - TickRoom(_panel.Y, _yTicks) - (TextSize.LineHeight / 2),
            ColorBar = HasBar ? new(inner.Right + BarGap, inner.Top, BarWidth, inner.Height) : null,
            ColorLabelX = inner.Right + BarRoom - (TextSize.LineHeight / 2),
        };
    }

    private Rectangle Shrink(Rectangle area)
    {
        double scale = Math.Min(area.Width / _range.X.Length, area.Height / _range.Y.Length);
        double width = scale * _range.X.Length, height = scale * _range.Y.Length;
        return new(area.CenterX - (width / 2), area.CenterY - (height / 2), width, height);
    }

    private IReadOnlyList<Tick> HorizontalTicks(double width)
    {
        for (int atMost = 7; ; atMost--)
        {
            IReadOnlyList<Tick> ticks = AxisTicks.Choose(_panel.X.Scale, _range.X, Math.Max(2, atMost), _panel.X.Integers);
            double needed = ticks.Where(tick => tick.Major).Sum(tick => TextSize.Width(tick.Text) + 0.12);
            if (needed <= width || atMost <= 2)
                return ticks;
        }
    }

    private static double TickRoom(Axis axis, IReadOnlyList<Tick> ticks) => axis.TickLabels ? TickGap + Widest(ticks) : 0.03;

    private static double Widest(IReadOnlyList<Tick> ticks) => ticks.Count == 0 ? 0 : ticks.Max(tick => TextSize.Width(tick.Text));
}
