namespace NtkWorkbench.Figures.Tests;

/// <summary>Figures of a network beside its limit of infinite width.</summary>
public sealed class LimitFiguresTests
{
    private static readonly Matrix Grid = new(3, 1, [0, 0.5, 1]);

    private static readonly Matrix Network = new(2, 2, [4, 1, 1, 3]), Limit = new(2, 2, [3, 2, 2, 3]);

    private static readonly (string, Spectrum)[] Spectra =
    [
        ("network", new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [2, 1], Floor = 1e-12 }),
        ("infinite width", new Spectrum { Method = SpectrumMethod.Kernel, SingularValues = [3, 1], Floor = 1e-7 }),
    ];

    private static Matrix Between(Matrix points, Matrix others) => new(points.Rows, others.Rows,
        [.. points.Values.SelectMany(x => others.Values.Select(other => (x - other) * (x - other)))]);

    [Fact]
    public void Kernel_OneInput_IsDrawnAlongItAndEntryAgainstEntry()
    {
        Figure figure = LimitKernelFigure.Build(new(2, 1, [1, 0]), Network, Limit, Between, Spectra, "t");
        figure.Panels.Count.ShouldBe(3);
        // In ascending order of t: the second sample first.
        figure.Panels[0].Series.OfType<PointSeries>().First().Y.Values.ShouldBe([3, 1]);
        figure.Panels[0].X.Label.ShouldBe("t");
        PointSeries entries = figure.Panels[1].Series[^1].ShouldBeOfType<PointSeries>();
        entries.X.Values.ShouldBe([3, 2, 3]);
        entries.Y.Values.ShouldBe([4, 1, 3]);
    }

    // Between the samples 0 and 1 the limit is asked too: at x = ½ and x′ = 0 it is ½² = ¼, where a straight line between them has ½.
    [Fact]
    public void Kernel_OneInput_HasTheLimitBetweenSamplesAndAtThem()
    {
        LineSeries[] limits = [.. LimitKernelFigure.Build(new(2, 1, [1, 0]), Network, Limit, Between, Spectra, "t").Panels[0].Series
            .OfType<LineSeries>()];
        limits.Length.ShouldBe(2);
        limits[0].Y.Values[Array.IndexOf(limits[0].X.Values, 0.5)].ShouldBe(0.25);
        limits[1].Y.Values[^1].ShouldBe(0, "at x = x′ = 1");
    }

    [Fact]
    public void Kernel_EachPanel_NamesItsOwnInAShortLegend()
    {
        Figure figure = LimitKernelFigure.Build(new(2, 1, [1, 0]), Network, Limit, Between, Spectra, "t");
        figure.Legend.ShouldBe(LegendPlacement.None);
        figure.Panels.ShouldAllBe(panel => panel.Legend == LegendPlacement.Above);
        figure.Panels[0].Series.Select(series => series.Label).OfType<string>().ShouldBe(["infinite width", "t′ = 0", "t′ = 1"]);
        figure.Panels[2].Series.Select(series => series.Label).OfType<string>().ShouldBe(
            ["Θ₀, rank 2", "Θ∞, rank 2", "floor of Θ₀", "floor of Θ∞"]);
    }

    [Fact]
    public void Kernel_TwoInputs_IsDrawnByTheirAngle()
    {
        Panel panel = LimitKernelFigure.Build(new(2, 2, [1, 0, 0, 2]), Network, Limit, Between, Spectra, "x").Panels[0];
        PointSeries points = panel.Series[0].ShouldBeOfType<PointSeries>();
        points.X.Values.ShouldBe([0, 90, 0], 1e-6);
        points.Y.Values.ShouldBe([1, 1 / Math.Sqrt(12), 1], 1e-12);
    }

    [Fact]
    public void Features_OneInput_HasBothOverX()
    {
        Figure figure = LimitFeaturesFigure.Build(Grid, new(3, 2, [1, 2, 3, 4, 5, 6]), new(3, 1, [1, 2, 3]), "x");
        Panel panel = figure.Panels.ShouldHaveSingleItem();
        panel.Series.OfType<LineSeries>().Select(line => (line.Label, line.Style.Dash)).ShouldBe(
            [("network at initialization", DashStyle.Solid), ("infinite width", DashStyle.Dashed)]);
    }

    [Fact]
    public void Features_SeveralInputs_AreDrawnSampleBySample() => LimitFeaturesFigure.Build(
        new(2, 2, [1, 2, 3, 4]), new(2, 1, [1, 2]), new(2, 1, [3, 4]), "x").Panels[0].Series.OfType<PointSeries>().Single()
        .X.Values.ShouldBe([3, 4]);

    [Fact]
    public void Fit_OfTwoLimits_HasABandOfTwoDeviationsAboutEachMean()
    {
        Dataset data = new() { Inputs = Grid, Targets = new(3, 1, [0, 1, 0]), InputNames = ["x"], TargetNames = ["y"] };
        KernelPosterior posterior = new() { Mean = new(3, 1, [1, 2, 3]), Deviation = [0, 0.5, 1] };
        Figure figure = LimitFitFigure.Build(data, Grid, null, [new("a", "tangent", posterior), new("b", "nngp", posterior)],
            [("the trained network", new(3, 1, [1, 1, 1]))], ShownOutput.First(1));
        figure.Panels.Select(panel => panel.Title).ShouldBe(["a", "b"]);
        BandSeries band = figure.Panels[0].Series[0].ShouldBeOfType<BandSeries>();
        band.Lower.Values.ShouldBe([1, 1, 1]);
        band.Upper.Values.ShouldBe([1, 3, 5]);
        figure.Panels[0].Series.Select(series => series.Label).ShouldContain("the trained network");
    }
}
