namespace NtkWorkbench.Figures;

/// <summary>What networks of infinite width say of a function of one input, with a band of two standard deviations: trained by gradient
/// descent, and as a Gaussian process; the network beside both.</summary>
internal static class LimitFitFigure
{
    /// <summary>A posterior and how its panel is called.</summary>
    public sealed record Limit(string Title, string Name, KernelPosterior Posterior);

    /// <param name="train">The training data, one input.</param>
    /// <param name="grid">The points, (g, 1), ascending.</param>
    /// <param name="truth">The targets without noise on the grid, (g, o); null where they are not known.</param>
    /// <param name="limits">Both posteriors on the grid.</param>
    /// <param name="networks">Finite functions on the grid, (g, o), and what they are called.</param>
    /// <param name="output">The output that is shown.</param>
    public static Figure Build(Dataset train, Matrix grid, Matrix? truth, IReadOnlyList<Limit> limits,
        IReadOnlyList<(string Name, Matrix Values)> networks, ShownOutput output)
    {
        Drawing.RequireOneInput(grid, "fit of infinite width");
        string input = train.InputNames[0], target = train.TargetNames[output.Index];
        Interval? common = FeatureLines.CommonLimits([.. limits.Select(limit => Band(limit.Posterior, output.Index)),
            .. networks.Select(one => Single(one.Values, output.Index)), Single(train.Targets, output.Index)]);
        DataColumn x = Drawing.Column("x", grid, 0);
        PanelSeries[] samples = [.. Samples(train, x, truth, output.Index)];
        return Drawing.InRows("infinite_width_fit", [.. limits.Select((limit, place) => new Panel
        {
            Title = limit.Title,
            X = new() { Label = input },
            Y = new() { Label = place == 0 ? $"{target}, f({input})" : null, Limits = common },
            Series =
            [
                Deviations(limit, x, output.Index), .. samples,
                Drawing.Curve(x, Drawing.Column($"{limit.Name}_mean", limit.Posterior.Mean, output.Index), Drawing.Style(5, 1.3),
                    "infinite width, mean"),
                .. networks.Select((one, i) => Drawing.Curve(x, Drawing.Column($"network_{i + 1}", one.Values, output.Index),
                    Drawing.Style(i == 0 ? 6 : 3, 1.1, i == 0 ? DashStyle.Solid : DashStyle.Dotted), one.Name)),
            ],
        })], 2, 2.6, 0.2);
    }

    private static BandSeries Deviations(Limit limit, DataColumn x, int output)
    {
        Matrix band = Band(limit.Posterior, output);
        return new()
        {
            Label = "mean ± 2 standard deviations", X = x, Color = SeriesColor.Palette(2), Opacity = 0.35,
            Lower = Drawing.Column($"{limit.Name}_lower", band, 0), Upper = Drawing.Column($"{limit.Name}_upper", band, 1),
        };
    }

    // The training data, and what they are samples of where that is known.
    private static IEnumerable<PanelSeries> Samples(Dataset train, DataColumn x, Matrix? truth, int output)
    {
        yield return new PointSeries
        {
            Label = "training data", X = Drawing.Column("sample_x", train.Inputs, 0),
            Y = Drawing.Column("sample_y", train.Targets, output), Style = new() { Size = 2.4, Opacity = 0.35 },
        };
        if (output < truth?.Columns)
            yield return Drawing.Curve(x, Drawing.Column("truth", truth, output), Drawing.Style(0, 0.9, DashStyle.Dashed), "truth");
    }

    private static Matrix Single(Matrix values, int output) => new(values.Rows, 1, values.Column(output));

    private static Matrix Band(KernelPosterior posterior, int output)
    {
        var band = new Matrix(posterior.Deviation.Length, 2);
        for (int i = 0; i < band.Rows; i++)
        {
            band[i, 0] = posterior.Mean[i, output] - (2 * posterior.Deviation[i]);
            band[i, 1] = posterior.Mean[i, output] + (2 * posterior.Deviation[i]);
        }
        return band;
    }
}
