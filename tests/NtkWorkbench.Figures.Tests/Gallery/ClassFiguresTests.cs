namespace NtkWorkbench.Figures.Tests;

public sealed class ClassFiguresTests
{
    private static readonly string[] Names = ["cat", "dog"];
    private static readonly ImageShape Shape = new(1, 2, 3);

    // Two images that count up.
    private static readonly Matrix Images = new(2, 6, [.. Enumerable.Range(0, 12).Select(i => (double)i)]);

    [Fact]
    public void Confusion_Counts_StandInCellsThatBeginAtTheTop()
    {
        Panel panel = ConfusionFigure.Build(new() { Counts = new(2, 2, [3, 1, 0, 6]) }, Names, "test samples").Panels[0];
        panel.Title.ShouldBe("10 test samples, 90.0 % correct");
        panel.Series.OfType<HeatMapSeries>().Single().Values.Values.Values.ShouldBe([0, 1, 0.75, 0.25]);
        panel.Series.OfType<TextSeries>().Select(text => (text.Text, text.X, text.Y)).ShouldBe(
            [("3", 0.5, 1.5), ("1", 1.5, 1.5), ("6", 1.5, 0.5)]);
        panel.Y.Ticks!.Select(tick => tick.Text).ShouldBe(["dog", "cat"]);
    }

    [Fact]
    public void Margins_Images_StandSideBySideWithTheirWords()
    {
        Panel panel = MarginsFigure.Build(Shape, Images, [("cat", "dog", -1.5), ("dog", "cat", -0.25)]).Panels[0];
        ImageSeries image = panel.Series.OfType<ImageSeries>().Single();
        image.Values.Values.Row(1).ToArray().ShouldBe([3, 4, 5, double.NaN, 9, 10, 11]);
        image.Range.ShouldBe(new(0, 11));
        panel.X.Limits.ShouldBe(new Interval(0, 2), "as many places as images");
        panel.Series.OfType<TextSeries>().Where(text => text.X == 0).Select(text => text.Text).ShouldBe(["cat", "said dog", "margin −1.5"]);
    }

    [Fact]
    public void Sheet_Channels_AreAveragedAndRowsBeginAtTheTop()
    {
        Matrix sheet = Thumbnails.Sheet(new(2, 8, [1, 2, 3, 4, 3, 4, 5, 6, 0, 0, 0, 0, 2, 2, 2, 2]), new(2, 2, 2), 1);
        sheet.Values.ShouldBe([1, 1, 1, 1, double.NaN, double.NaN, 4, 5, 2, 3]);
    }

    [Fact]
    public void Samples_OfTheStrongestOutput_AreSmallestAndLargest()
    {
        // Of two outputs the second is the larger: (1, 5), (2, −5).
        Figure figure = FeatureImagesFigure.Samples("s", "trained", new(4, 1, [1, 5, 2, -5]), Shape,
            chosen => Images.Take(chosen), Names, Names);
        figure.Panels[0].Y.Label.ShouldBe("φ₁, dog");
        figure.Panels.Select(panel => panel.Series.OfType<TextSeries>().First().Text).ShouldBe(["dog", "cat"]);
    }

    [Fact]
    public void Samples_OfManyFeatures_StandTwoInARow()
    {
        Matrix features = new(2, 20, [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i))]);
        Figure figure = FeatureImagesFigure.Samples("s", "trained", features, Shape, chosen => Images.Take(chosen), Names, ["f"]);
        (figure.Rows, figure.Columns, figure.Panels.Count).ShouldBe((10, 4, 40));
        figure.Height.ShouldBeLessThan(10, "inches of a page");
    }

    [Fact]
    public void Gradients_OfManyFeatures_StandBesideTheirSamples()
    {
        Matrix images = new(12, 6);
        Figure figure = FeatureImagesFigure.Gradients(
            [("initialization", images, images, [.. Enumerable.Repeat((-1.0, "cat"), 12)])], Shape);
        (figure.Rows, figure.Columns, figure.Panels.Count).ShouldBe((3, 10, 30));
        (figure.Panels[0].Title, figure.Panels[1].Title, figure.Panels[0].Y.Label).ShouldBe(("φ₁ < 0", "cat", "init"));
        figure.Panels[24].Series.ShouldBeEmpty("of 15 places 12 are taken");
    }

    [Fact]
    public void SingularValues_OfLeadingModes_HaveBarsResidualsAndTheirTolerance()
    {
        var spectrum = new Spectrum
        {
            Method = SpectrumMethod.Lanczos,
            SingularValues = [4, 1],
            Floor = 1e-6,
            Leading = Leading([0, 1.6], [0, 2]),
        };
        Figure figure = SingularValuesFigure.Build([("trained", spectrum)], all: 335_114);
        figure.Panels[0].Series.OfType<PointSeries>().Single().Label.ShouldBe("trained (leading 2 of 335,114)");
        figure.Panels[0].Series.OfType<LineSeries>().Single().Y.Values.ShouldBe([0.1, 3], "to the axis' end, since it may be 0");
        figure.Panels[0].Y.Limits!.Value.Low.ShouldBe(0.1);
        figure.Panels[0].Note!.ShouldContain("to the axis’ end");
        figure.Panels[1].Series.OfType<PointSeries>().First().Y.Values.ShouldBe([0.1], "what has no residual has no place");
        figure.Panels[1].Series.OfType<ReferenceLine>().Single().Value.ShouldBe(1e-6);
    }

    [Fact]
    public void SingularValues_OfBarsThatTheirMarksHide_HaveNoNoteOnThem()
    {
        var spectrum = new Spectrum
        {
            Method = SpectrumMethod.Lanczos, SingularValues = [4, 1], Floor = 1e-6, Leading = Leading([1e-6, 1e-6], [1e-3, 1e-3]),
        };
        Panel values = SingularValuesFigure.Build([("trained", spectrum)]).Panels[0];
        (values.Note, values.Y.Limits).ShouldBe((null, null));
    }

    [Fact]
    public void SingularValues_OfSeveralCheckpoints_HaveAKeyForEachColourAndBarsThatAreSeenBehindOneAnother()
    {
        var spectrum = new Spectrum { Method = SpectrumMethod.Lanczos, SingularValues = [4], Floor = 1e-6, Leading = Leading([1], [2]) };
        Figure figure = SingularValuesFigure.Build([("initialization", spectrum), ("trained", spectrum)]);
        figure.Panels[1].Series.OfType<PointSeries>().Select(series => series.Label).ShouldBe([
            "residual/σ₁² (initialization)", "bound/σₖ (initialization)", "residual/σ₁² (trained)", "bound/σₖ (trained)",
        ]);
        LineSeries[] bars = [.. figure.Panels[0].Series.OfType<LineSeries>()];
        bars[0].Style.Width.ShouldBeGreaterThan(bars[1].Style.Width);
    }

    [Fact]
    public void SingularValues_OfLeadingModesAndAWholeSpectrum_DrawBoth()
    {
        var whole = new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [5, 2, 1e-10], Floor = 1e-9 };
        Spectrum leading = whole with
        {
            Method = SpectrumMethod.Lanczos,
            SingularValues = [4],
            Leading = Leading([1e-6], [0.5]),
        };
        Figure figure = SingularValuesFigure.Build([("initialization", whole), ("trained", leading)], all: 3);
        PointSeries[] values = [.. figure.Panels[0].Series.OfType<PointSeries>()];
        values.Select(series => series.Label).ShouldBe(["initialization (rank 2 of 3)", "trained (leading 1 of 3)"]);
        values[0].Y.Values.ShouldBe([5, 2]);
        figure.Panels[0].Series.OfType<LineSeries>().Single().Y.Values.ShouldBe([3.5, 4.5]);
        figure.Panels[1].Series.OfType<PointSeries>().ShouldAllBe(series => series.Style.Color == values[1].Style.Color);
    }

    private static LeadingModes Leading(double[] residuals, double[] bounds) => new()
    {
        Asked = bounds.Length, Next = 0, Residuals = residuals, Bounds = bounds, SquaredNorm = 20, Products = 9, Tolerance = 1e-6,
        Largest = 0.1, End = SearchEnd.Found,
    };

    [Fact]
    public void FirstLayer_Units_AreThoseWithTheLongestRowsAtTheEnd()
    {
        Figure figure = FirstLayerFigure.Build(
            [("initialization", new(2, 4, [1, 1, 1, 1, 2, 2, 2, 2])), ("trained", new(2, 4, [3, 3, 3, 3, 4, 4, 4, 4]))], new(1, 2, 2));
        figure.Panels.Select(panel => panel.Series.OfType<HeatMapSeries>().Single().Values.Values.Row(0).ToArray())
            .ShouldBe([[2, 2, double.NaN, 1, 1], [4, 4, double.NaN, 3, 3]]);
        figure.Panels.ShouldAllBe(panel => panel.Colors!.Limits == new Interval(-4, 4));
    }

    [Fact]
    public void Features_ShareAndAlignment_ShareAScaleOverCheckpoints()
    {
        Figure figure = ClassMapsFigure.Features(
            [("initialization", new(1, 2, [0.4, 0.6]), new(1, 2, [0.1, 0])),
                ("trained", new(1, 2, [0.2, 0.8]), new(1, 2, [0.3, 0]))], Names);
        figure.Panels.Select(panel => panel.Colors!.Limits!.Value.High).ShouldBe([0.8, 0.8, 0.3, 0.3]);
    }

    [Fact]
    public void Features_AClassWithoutSamples_IsBlankInBothRowsAndSaid()
    {
        Figure figure = ClassMapsFigure.Features(
            [("trained", new(1, 3, [0.4, 0.6, 0]), new(1, 3, [0.1, 0, double.NaN]))], [.. Names, "fox"]);
        figure.Panels.Select(panel => panel.Series.OfType<HeatMapSeries>().Single().Values.Values.Values[2]).ShouldAllBe(
            value => double.IsNaN(value));
        figure.Panels.ShouldAllBe(panel => panel.Note == "blank: no samples of fox");
    }

    [Fact]
    public void Gradients_EachFeature_NamesItsSignAndOutput()
    {
        Figure figure = FeatureImagesFigure.Gradients([("trained", Images, Images, [(-0.5, "cat"), (2, "dog")])], Shape);
        figure.Panels.Take(2).Select(panel => panel.Title).ShouldBe(["φ₁ < 0, cat", "φ₂ > 0, dog"]);
    }

    [Fact]
    public void Keys_TenClasses_NameTheColourBar()
    {
        string[] names = [.. Enumerable.Range(0, 10).Select(i => $"kind {i}")];
        new SampleKeys([.. Enumerable.Range(0, 10).Select(i => (double)i)], null, names).Colors!.Ticks!
            .Select(tick => tick.Text).ShouldBe(names);
    }

    [Fact]
    public void Accuracy_UnknownOnes_HaveNoPoint()
    {
        Panel panel = AccuracyFigure.Build([("network", 0.9, 0.8), ("linear model", null, 0.7)], 4).Panels[0];
        panel.Series.OfType<PointSeries>().Select(points => points.X.Values).ShouldBe([[0.9], [0.8, 0.7]]);
        panel.Series.OfType<PointSeries>().Last().Y.Values.ShouldBe([1.5, 0.5]);
        panel.X.Ticks!.Select(tick => tick.Text).ShouldBe(["0", "0.2", "0.4", "0.6", "0.8", "1"]);
        panel.X.Limits!.Value.Low.ShouldBe(0);
        panel.Series.OfType<ReferenceLine>().Single().Value.ShouldBe(0.25, "chance");
    }

    [Fact]
    public void Keys_ClassNames_AreTicksAndLegend()
    {
        var keys = new SampleKeys([1, 0, 1], null, Names);
        keys.OrderedAxis().Axis.Ticks!.Select(tick => tick.Text).ShouldBe(Names);
        keys.Points(new("x", [1, 2, 3]), new("y", [1, 2, 3]), [0, 1, 2], 2).Select(series => series.Label).ShouldBe(Names);
    }

    [Fact]
    public void Trajectory_CrossEntropy_NamesItsResidual()
    {
        TrajectoryPoint[] points = [.. Enumerable.Range(0, 2).Select(step => new TrajectoryPoint
        {
            Step = step, SingularValues = [1], EffectiveRank = 1, KernelDistance = 0.1, KernelVelocity = 0.1, TargetAlignment = 0.1,
            ParameterDistance = 0.1, PatternFlips = 0.1, Residuals = [1], PredictedResiduals = [1],
        })];
        string[] Labels(LossKind loss) => [.. TrajectoryFigure.Build(points, loss).Panels.Select(panel => panel.Y.Label!)];
        Labels(LossKind.CrossEntropy).ShouldContain("|uₖᵀ(softmax f − y)|");
        Labels(LossKind.MeanSquaredError).ShouldContain("|uₖᵀ(f − y)|");
    }
}
