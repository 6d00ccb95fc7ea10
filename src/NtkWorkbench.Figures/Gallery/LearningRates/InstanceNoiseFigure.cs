namespace NtkWorkbench.Figures;

/// <summary>Entries of w under instance noise: the mean over draws with its band, the predicted mean, and the ridge solution.</summary>
public static class InstanceNoiseFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "instance_noise";

    private const int MostEntries = 6;

    /// <summary>Builds the figure.</summary>
    /// <param name="measured">Mean and spread over the draws.</param>
    /// <param name="predicted">E[w_t], (T + 1, d).</param>
    /// <param name="deviations">The predicted standard deviation of w_t for one point; null otherwise.</param>
    /// <param name="ridge">The ridge solution, d entries.</param>
    public static Figure Build(DrawStatistics measured, Matrix predicted, double[]? deviations, double[] ridge)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(ridge);
        int[] shown = Drawing.Spread(predicted.Columns, MostEntries);
        int columns = Math.Min(3, shown.Length);
        return new Figure
        {
            Name = Name,
            Width = columns == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 0.4 + (2.3 * ((shown.Length + columns - 1) / columns)),
            Rows = (shown.Length + columns - 1) / columns,
            Columns = columns,
            Legend = LegendPlacement.Above,
            Panels = [.. shown.Select(entry => Panel(measured, predicted, deviations, ridge, entry))],
        };
    }

    private static Panel Panel(DrawStatistics measured, Matrix predicted, double[]? deviations, double[] ridge, int entry)
    {
        DataColumn steps = new("step", [.. Enumerable.Range(0, predicted.Rows).Select(t => (double)t)]);
        double[] mean = measured.Mean.Column(entry), spread = measured.StandardDeviation.Column(entry), expected = predicted.Column(entry);
        var series = new List<PanelSeries>
        {
            new BandSeries
            {
                Label = "±1 standard deviation of a draw", X = steps, Color = SeriesColor.Palette(2),
                Lower = new($"w{entry + 1}_lower", [.. mean.Zip(spread, (m, s) => m - s)]),
                Upper = new($"w{entry + 1}_upper", [.. mean.Zip(spread, (m, s) => m + s)]),
            },
            new LineSeries { Label = "mean over draws", X = steps, Y = new($"w{entry + 1}_mean", mean),
                Style = new() { Color = SeriesColor.Palette(5), Width = 1.4 } },
            new LineSeries { Label = "predicted mean", X = steps, Y = new($"w{entry + 1}_predicted", expected),
                Style = new() { Color = SeriesColor.Palette(1), Dash = DashStyle.Dashed, Width = 1.2 } },
        };
        if (deviations is not null)
        {
            LineStyle dotted = new() { Dash = DashStyle.Dotted, Width = 1 };
            series.Add(new LineSeries { Label = "predicted band", X = steps,
                Y = new("predicted_upper", [.. expected.Zip(deviations, (m, s) => m + s)]), Style = dotted });
            series.Add(new LineSeries { X = steps, Y = new("predicted_lower", [.. expected.Zip(deviations, (m, s) => m - s)]),
                Style = dotted });
        }
        series.Add(new ReferenceLine { Label = "ridge, λ = mσ²", Orientation = Orientation.Horizontal, Value = ridge[entry],
            Style = new() { Color = SeriesColor.Palette(6), Dash = DashStyle.Dashed } });
        return new Panel
        {
            X = new() { Label = "step", Integers = true },
            Y = new() { Label = Drawing.Subscript("w", entry + 1) },
            Series = series,
        };
    }
}
