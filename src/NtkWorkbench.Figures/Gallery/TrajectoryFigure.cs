namespace NtkWorkbench.Figures;

/// <summary>The tangent kernel along training: up to nine panels against the step, which lies by its logarithm; step 0 stands at one
/// half.</summary>
internal static class TrajectoryFigure
{
    // A logarithmic axis has no 0.
    private const double PlaceOfStepZero = 0.5;

    public static double Place(double step) => step == 0 ? PlaceOfStepZero : step;

    public static Figure Build(IReadOnlyList<TrajectoryPoint> points, LossKind loss = LossKind.MeanSquaredError)
    {
        double[] steps = [.. points.Select(point => Place(point.Step))];
        CurvesPanel Panel(string title, string label, AxisScale scale, params IEnumerable<Curve> curves) => new()
        {
            Title = title,
            X = new() { Label = "step", Scale = AxisScale.Log },
            Y = new() { Label = label, Scale = scale },
            Curves = [.. curves],
        };
        Curve Line(string label, Func<TrajectoryPoint, double> value) =>
            Curve.Single(label, steps, [.. points.Select(value)], Drawing.Style(5, 1.1)) with { InLegend = false };
        int modes = points[0].SingularValues.Length;
        IEnumerable<Curve> Modes(string label, Func<TrajectoryPoint, double[]> values, DashStyle dash) =>
            Enumerable.Range(0, modes).Select(k =>
            Curve.Single($"{label}{(label.Length > 0 ? " " : "")}k = {k + 1}", steps,
                [.. points.Select(point => Math.Abs(values(point)[k]))],
                    new() { Color = CurveColors.Of(k, modes), Width = dash == DashStyle.Solid ? 1.1 : 0.8, Dash = dash })
                with { InLegend = dash == DashStyle.Solid });
        string residual = loss == LossKind.CrossEntropy ? "|uₖᵀ(softmax f − y)|" : "|uₖᵀ(f − y)|";
        bool predicted = points.Any(point => point.PredictedResiduals.Any(double.IsFinite));
        // Residuals of classes, and flips of units without an off state, are no numbers.
        return CurvesFigure.Build(
            "along_training",
            [.. new[]
            {
                Panel("singular values", "σₖ", AxisScale.Log, Modes("", point => point.SingularValues, DashStyle.Solid)),
                Panel(predicted ? "residual by mode (dashed: predicted)" : "residual by mode", residual, AxisScale.Log,
                    [.. Modes("predicted", point => point.PredictedResiduals, DashStyle.Dashed),
                        .. Modes("", point => point.Residuals, DashStyle.Solid)]),
                Panel("kernel distance", "1 − cos(Θ, Θ₀)", AxisScale.Log, Line("distance", point => point.KernelDistance)),
                Panel("kernel velocity", "1 − cos, a step", AxisScale.Log, Line("velocity", point => point.KernelVelocity)),
                Panel("kernel-target alignment", "yᵀΘy/(‖Θ‖‖y‖²)", AxisScale.Linear, Line("alignment", point => point.TargetAlignment)),
                Panel("effective rank", "exp(−Σ q ln q)", AxisScale.Linear, Line("effective rank", point => point.EffectiveRank)),
                Panel("distance of parameters", "‖θ − θ₀‖", AxisScale.Log,
                    Line("distance of parameters", point => point.ParameterDistance)),
                Panel("pattern flips", "share of units", AxisScale.Linear, Line("flips", point => point.PatternFlips)),
                Panel("sharpness (edge dashed where it holds)", "λ₁(P⁻¹H)", AxisScale.Log,
                    Line("sharpness", point => point.PreconditionedSharpness),
                    Line("edge", point => point.PreconditionedEdge) with { Style = Drawing.Style(5, 0.8, DashStyle.Dashed) }),
            }.Where(panel => panel.Curves.Any(curve => curve.HasValues))],
            columns: 4);
    }
}
