namespace NtkWorkbench.Figures.Tests;

public sealed class SweepFigureTests
{
    private const double Rounding = 1e-12;

    private static readonly SweepCurve[] Curves =
        [Curve(0.5, [1, 0.5, 0.2]), Curve(2, [1, 4, 0.1]), Curve(8, [1, 1e3, 1e9]) with { Diverged = true }];

    [Fact]
    public void Sweep_ThreeRegimes_DrawsLargestAndFinalLossAndSetsWhatDivergedApart()
    {
        Panel panel = SweepFigure.Build(Curves, 0.8).Panels[0];
        Values(panel, "largest").ShouldBe([1, 4]);
        Values(panel, "final").ShouldBe([0.2, 0.1]);
        panel.Series.OfType<PointSeries>().Single(points => points.Label == "diverged").X.Values.ShouldBe([8]);
        panel.Series.OfType<ReferenceLine>().Where(line => line.Orientation == Orientation.Vertical)
            .ShouldContain(line => Math.Abs(line.Value - 0.8) < Rounding);
    }

    [Fact]
    public void Sweep_NetworkThatBecameAConstant_IsMarkedAtItsFinalLoss()
    {
        SweepCurve[] curves = [Curves[0], Curves[1] with { Collapsed = true }];
        PointSeries marked = SweepFigure.Build(curves, null).Panels[0].Series.OfType<PointSeries>()
            .Single(points => points.Label == "constant");
        (marked.X.Values[0], marked.Y.Values[0]).ShouldBe((2, 0.1));
    }

    [Fact]
    public void Sweep_History_EndsBeforeItsWayToInfinity()
    {
        Panel panel = SweepFigure.Build(Curves, null).Panels[1];
        Values(panel, "loss_8").ShouldBe([1, 1e3]);
        Values(panel, "loss_0_5").ShouldBe([1, 0.5, 0.2]);
        panel.Note.ShouldBe("1 of 3 curves end where the loss is above 10⁴ times the first");
    }

    [Fact]
    public void Sharpness_OfEachRate_IsInUnitsOfWhatTheRateBears()
    {
        Figure figure = SharpnessFigure.Build(Curves);
        Values(figure.Panels[0], "kernel_0_5").ShouldBe([3 / 4.0]);
        Values(figure.Panels[1], "hessian_2").ShouldBe([5 / 1.0]);
        figure.Panels[0].Series.OfType<LineSeries>().Count().ShouldBe(2, "not of the training that diverged");
    }

    private static double[] Values(Panel panel, string column) =>
        panel.Series.OfType<LineSeries>().Single(line => line.Y.Name == column).Y.Values;

    private static SweepCurve Curve(double fraction, double[] losses) => new()
    {
        Fraction = fraction, Losses = losses, Diverged = false, Collapsed = false,
        Sharpness = [new(0, Kernel: 3, Loss: 5, 0, 0, Limit: 2 / fraction)],
    };
}
