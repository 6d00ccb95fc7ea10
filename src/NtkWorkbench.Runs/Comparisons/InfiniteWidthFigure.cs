namespace NtkWorkbench.Runs;

/// <summary>How far kernels of random networks are from one another and from their limit, against width.</summary>
internal static class InfiniteWidthFigure
{
    // Ends of error bars that lie below zero stand this share of the value above it: the axis is logarithmic.
    private const double Lowest = 1e-2;

    public static IEnumerable<RunFigure> Create(IReadOnlyList<RunGroup> groups)
    {
        WidthEnsembles[] drawn = [.. WidthEnsembles.Of(groups).Where(one => one.Widths.Count > 1)];
        if (drawn.Length == 0)
            yield break;
        yield return new RunFigure(
            CurvesFigure.Build("infinite_width", [.. drawn.SelectMany(one => new[] { Kernels(one), Sigmas(one) })], columns: 2),
            "Spread and bias against width",
            "The spread of tangent kernels over seeds and the distance of their mean from the limit, with what the spread puts into it "
                + "taken out; bars are one standard error, hollow marks stand where a bias cannot be told from zero, at the largest that "
                + "its error leaves room for. The dotted line falls as 1/√n.");
    }

    private static CurvesPanel Kernels(WidthEnsembles one) => Panel(one, one.Kernels, "tangent kernel", "relative to ‖Θ∞‖");

    private static CurvesPanel Sigmas(WidthEnsembles one) => Panel(one, one.Sigmas, "σ₁", "relative to σ₁ of the limit");

    private static CurvesPanel Panel(WidthEnsembles one, IReadOnlyList<KernelEnsemble> ensembles, string what, string y)
    {
        double[] widths = [.. one.Widths.Select(width => (double)width)];
        return new CurvesPanel
        {
            Title = string.Join(", ", [what, Count(one.Depth, "hidden layer"), .. one.Traits.Select(trait => trait.Value)]),
            X = ScalingFigures.Width(one.Widths),
            Y = new() { Label = y, Scale = AxisScale.Log },
            Curves = [Guide(widths, ensembles[0].Spread), .. Spreads(widths, ensembles), .. Biases(widths, ensembles)],
        };
    }

    private static Curve Guide(double[] widths, double first) => Curve.Single("∝ 1/√n", widths,
        [.. widths.Select(width => first * Math.Sqrt(widths[0] / width))], new() { Width = 0.8, Dash = DashStyle.Dotted });

    private static IEnumerable<Curve> Spreads(double[] widths, IReadOnlyList<KernelEnsemble> ensembles)
    {
        const string Name = "spread over seeds";
        LineStyle style = new() { Color = SeriesColor.Palette(5) };
        return
        [
            .. widths.Select((width, i) => Bar(width, ensembles[i].Spread, ensembles[i].SpreadError, Name, style)),
            Curve.Single(Name, widths, [.. ensembles.Select(at => at.Spread)], style, Marker.Circle),
        ];
    }

    private static IEnumerable<Curve> Biases(double[] widths, IReadOnlyList<KernelEnsemble> ensembles)
    {
        const string Name = "bias of their mean";
        LineStyle style = new() { Color = SeriesColor.Palette(6) };
        int[] biased = [.. Enumerable.Range(0, widths.Length).Where(i => ensembles[i].IsBiased)],
            unbiased = [.. Enumerable.Range(0, widths.Length).Except(biased)];
        return
        [
            .. biased.Select(i => Bar(widths[i], ensembles[i].Bias, ensembles[i].BiasError, Name, style)),
            Curve.Single(Name, [.. biased.Select(i => widths[i])], [.. biased.Select(i => ensembles[i].Bias)], style, Marker.Square),
            Curve.Single("bias, at most", [.. unbiased.Select(i => widths[i])], [.. unbiased.Select(i => ensembles[i].MostBias)], style,
                Marker.OpenSquare),
        ];
    }

    private static Curve Bar(double x, double value, double error, string of, LineStyle style) =>
        Curve.Single($"error of the {of}", [x, x], [Math.Max(Lowest * value, value - error), value + error], style) with
        {
            InLegend = false,
        };
}
