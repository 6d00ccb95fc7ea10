namespace NtkWorkbench.Figures;

/// <summary>Entries of w under instance noise: the mean over draws with its band, the predicted mean, and the ridge solution.</summary>
internal static class InstanceNoiseFigure
{
    private const int MostEntries = 6;

    /// <summary><c>predicted</c>: E[w_t], (T + 1, d). <c>deviations</c>: the predicted standard deviation of w_t for one point; null
    /// otherwise. <c>ridge</c>: the ridge solution, d entries.</summary>
    public static Figure Build(DrawStatistics measured, Matrix predicted, double[]? deviations, double[] ridge)
    {
        int[] shown = Thinned.Evenly(predicted.Columns, MostEntries);
        Panel[] panels = [.. shown.Select(entry => Entry(measured, predicted, deviations, ridge, entry))];
        return Drawing.InRows("instance_noise", panels, 3, 2.3, 0.4);
    }

    private static Panel Entry(DrawStatistics measured, Matrix predicted, double[]? deviations, double[] ridge, int entry)
    {
        DataColumn steps = Drawing.Steps([.. Enumerable.Range(0, predicted.Rows)]);
        double[] mean = measured.Mean.Column(entry), spread = measured.StandardDeviation.Column(entry), expected = predicted.Column(entry);
        LineSeries Line(string? label, string name, double[] values, LineStyle style) =>
            new() { Label = label, X = steps, Y = new(name, values), Style = style };
        List<PanelSeries> series =
        [
            new BandSeries
            {
                Label = "±1 standard deviation of a draw",
                X = steps,
                Color = SeriesColor.Palette(2),
                Lower = new($"w{entry + 1}_lower", [.. mean.Zip(spread, (m, s) => m - s)]),
                Upper = new($"w{entry + 1}_upper", [.. mean.Zip(spread, (m, s) => m + s)]),
            },
            Line("mean over draws", $"w{entry + 1}_mean", mean, Drawing.Style(5, 1.4)),
            Line("predicted mean", $"w{entry + 1}_predicted", expected, Drawing.Style(1, 1.2, DashStyle.Dashed)),
        ];
        if (deviations is not null)
        {
            LineStyle dotted = new() { Dash = DashStyle.Dotted };
            series.Add(Line("predicted band", "predicted_upper", [.. expected.Zip(deviations, (m, s) => m + s)], dotted));
            series.Add(Line(null, "predicted_lower", [.. expected.Zip(deviations, (m, s) => m - s)], dotted));
        }
        series.Add(Drawing.Horizontal(ridge[entry], "ridge, λ = mσ²", Drawing.Style(6, dash: DashStyle.Dashed)));
        return new() { X = Drawing.StepAxis, Y = new() { Label = Drawing.Subscript("w", entry + 1) }, Series = series };
    }
}
