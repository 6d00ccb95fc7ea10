namespace NtkWorkbench.Figures;

/// <summary>Sharpness along training in units of what the rate can bear, 2/η for gradient descent: below 1 stable, about 1 the edge of
/// stability.</summary>
internal static class SharpnessFigure
{
    /// <param name="curves">The trainings, by rate; those that diverged are left out.</param>
    public static Figure Build(IReadOnlyList<SweepCurve> curves)
    {
        SweepCurve[] shown = [.. curves.Where(curve => !curve.Diverged && curve.Sharpness.Count > 0)];
        Panel kernel = Sharpness(shown, "kernel's part", "kernel", point => point.Kernel, bar: false);
        Panel hessian = Sharpness(shown, "loss Hessian", "hessian", point => point.Loss, bar: true);
        return Drawing.InRows("sharpness", [kernel, hessian], 2, 2.8);
    }

    private static Panel Sharpness(SweepCurve[] curves, string title, string word, Func<SharpnessPoint, double> sharpness, bool bar)
    {
        FractionScale scale = new(curves);
        return new()
        {
            Title = title,
            X = Drawing.StepAxis,
            Y = new() { Label = bar ? null : "sharpness over what η bears", Scale = AxisScale.Log },
            Colors = scale.Colors with { Bar = bar },
            Series =
            [
                .. curves.Select(curve => scale.Line(curve, "step", [.. curve.Sharpness.Select(point => (double)point.Step)],
                    word, [.. curve.Sharpness.Select(point => sharpness(point) / point.Limit)], new() { Width = 0.9 })),
                Drawing.Horizontal(1),
            ],
        };
    }
}
