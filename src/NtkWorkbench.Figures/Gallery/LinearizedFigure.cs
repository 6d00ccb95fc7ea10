namespace NtkWorkbench.Figures;

/// <summary>The trained network, the linear model and kernel regression over one input.</summary>
internal static class LinearizedFigure
{
    public const string Name = "linearized";

    // Regression by an ill-conditioned kernel may leave the data's range far behind.
    private const double Margin = 0.25;

    public static Figure Build(
        Dataset train, double[] x, LinearizedTraining linearized, ShownOutput shown, Func<Matrix, Matrix>? ordered = null)
    {
        bool classes = train.Targets.Columns != linearized.Network.Columns;
        double[] y = classes ? [.. linearized.Network.Column(shown.Index), .. linearized.Linear.Column(shown.Index)]
            : train.Targets.Column(shown.Index);
        double low = y.Min(), high = y.Max(), pad = Margin * Math.Max(high - low, 1e-12);
        Curve[] Line(string label, Matrix? values, int color, DashStyle dash, double width) => values is null ? []
            : [Curve.Single(label, x, (ordered is null ? values : ordered(values)).Column(shown.Index),
                new() { Color = SeriesColor.Palette(color), Dash = dash, Width = width })];
        return CurvesFigure.Build(
            Name,
            [
                new CurvesPanel
                {
                    X = new() { Label = train.InputNames[0] },
                    Y = new() { Label = classes ? "f" : train.TargetNames[shown.Index], Limits = new Interval(low - pad, high + pad) },
                    Curves =
                    [
                        .. classes ? Array.Empty<Curve>()
                            : [Curve.Single(
                                "training data", train.Inputs.Column(0), y, new() { Opacity = 0.3, Width = 0.8 }, Marker.Circle)],
                        .. Line("regression, initial Θ", linearized.Regression, 2, DashStyle.Solid, 0.8),
                        .. Line("regression, trained Θ", linearized.TrainedRegression, 3, DashStyle.Solid, 0.8),
                        .. Line("linear model", linearized.Linear, 5, DashStyle.Dashed, 1.3),
                        .. Line("network", linearized.Network, 6, DashStyle.Solid, 1.3),
                    ],
                },
            ],
            columns: 1) with { Width = FigureWidth.DoubleColumn, Title = shown.Title };
    }
}
