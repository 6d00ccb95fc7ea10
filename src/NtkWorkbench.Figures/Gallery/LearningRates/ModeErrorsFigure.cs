namespace NtkWorkbench.Figures;

/// <summary>Errors of the modes of a quadratic under one rule.</summary>
internal sealed record ModeErrors
{
    /// <summary>A word for columns: "job".</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>σ of each mode, k entries.</summary>
    public required IReadOnlyList<double> SingularValues { get; init; }

    /// <summary>Simulated w − w*, (T + 1, k).</summary>
    public required Matrix Measured { get; init; }

    /// <summary>Predicted w − w*, (T + 1, k).</summary>
    public required Matrix Predicted { get; init; }

    /// <summary>The step from which on the error is within the accuracy; null: none.</summary>
    public int? Settled { get; init; }
}

/// <summary>The error of each mode against steps, simulated points over predicted lines; a panel a rule.</summary>
internal static class ModeErrorsFigure
{
    private const int MostModes = 8;
    private const int Marks = 24;
    private const int LinePoints = 1500;

    // Errors below rounding are noise: the axis ends here, relative to the first.
    private const double AxisFloor = 1e-12;

    // Stands for an error of 0, which has no logarithm: below every axis.
    private const double Nothing = 1e-300;

    public static Figure Build(IReadOnlyList<ModeErrors> rules) =>
        Drawing.InRows("mode_errors", [.. rules.Select((rule, i) => Rule(rule, first: i == 0))], rules.Count, 2.7)
            with { Width = FigureWidth.DoubleColumn };

    private static Panel Rule(ModeErrors rule, bool first)
    {
        int[] modes =
            [.. rule.SingularValues.Select((sigma, k) => (sigma, k)).OrderByDescending(mode => mode.sigma).Select(mode => mode.k)];
        int[] shown = [.. Thinned.Evenly(modes.Length, MostModes).Select(i => modes[i])];
        var series = new List<PanelSeries>();
        foreach ((int k, int place) in shown.Select((k, place) => (k, place)))
        {
            SeriesColor color = SeriesColor.Mapped(shown.Length == 1 ? 0 : 0.9 * place / (shown.Length - 1));
            series.Add(new LineSeries
            {
                Label = place == 0 ? "predicted" : null,
                X = Steps(rule, LinePoints, "line"),
                Y = Errors(rule, rule.Predicted, k, LinePoints, "predicted"),
                Style = new() { Color = color },
            });
            series.Add(new PointSeries
            {
                Label = place == 0 ? "simulated" : null,
                X = Steps(rule, Marks, "mark"),
                Y = Errors(rule, rule.Measured, k, Marks, "simulated"),
                Style = new() { Color = color, Marker = Marker.OpenCircle },
            });
        }
        if (rule.Settled is int settled)
            series.Add(Drawing.Vertical(settled, "within the accuracy"));
        return new()
        {
            Title = rule.Title,
            X = Drawing.StepAxis,
            Y = new() { Label = first ? "|error| of a mode, of its first" : null, Scale = AxisScale.Log, Limits = Limits(rule) },
            Series = series,
        };
    }

    private static Interval Limits(ModeErrors rule)
    {
        int last = rule.Predicted.Rows - 1;
        double low = 1, high = 1;
        for (int k = 0; k < rule.Predicted.Columns; k++)
        {
            double first = Math.Abs(rule.Measured[0, k]);
            low = first == 0 ? low : Math.Min(low, Math.Abs(rule.Predicted[last, k]) / first);
            for (int t = 0; t <= last && first > 0; t++)
                high = Math.Max(high, Math.Min(Math.Abs(rule.Predicted[t, k]) / first, 1 / AxisFloor));
        }
        return new Interval(Math.Max(low, AxisFloor) / 3, 3 * high);
    }

    private static DataColumn Steps(ModeErrors rule, int atMost, string kind) =>
        new($"{rule.Name}_step_{kind}", [.. Thinned.Evenly(rule.Measured.Rows, atMost).Select(t => (double)t)]);

    private static DataColumn Errors(ModeErrors rule, Matrix errors, int mode, int atMost, string kind)
    {
        double first = Math.Abs(rule.Measured[0, mode]);
        return new(
            $"{rule.Name}_{kind}_mode_{mode + 1}",
            [.. Thinned.Evenly(errors.Rows, atMost).Select(t => Math.Max(Math.Abs(errors[t, mode]) / (first == 0 ? 1 : first), Nothing))]);
    }
}
