namespace NtkWorkbench.Figures.Tests;

public sealed class GalleryTests
{
    private static readonly Matrix Grid = new(3, 1, [0, 0.5, 1]);

    [Fact]
    public void Fit_OneOutput_HasDataTruthPredictionsAndElbowsOnTheCurve()
    {
        Figure figure =
            FitFigure.Build(Data(1), Grid, new Matrix(3, 1),
                [Snapshot("initialization", 1), Snapshot("trained", 1) with { Elbows = [0.25, 7, -1] }]);
        figure.Panels.Single().Series.Select(series => series.Label).ShouldBe(
            ["training data", "truth", "network, initialization", "network, trained", "elbows (1 of 3 in range)"]);
        PointSeries elbows = figure.Panels[0].Series[^1].ShouldBeOfType<PointSeries>();
        elbows.X.Values.ShouldBe([0.25]);
        elbows.Y.Values.ShouldBe([0.5]);
    }

    [Fact]
    public void Fit_ThreeOutputs_HasAPanelEach() =>
        FitFigure.Build(Data(3), Grid, null, [Snapshot("initialization", 3)]).Panels.Select(panel => panel.Title)
            .ShouldBe(["y1", "y2", "y3"]);

    [Fact]
    public void Fit_GridOfTwoInputs_Throws() =>
        Should.Throw<ShapeException>(() => FitFigure.Build(Data(1), new Matrix(3, 2), null, []));

    [Fact]
    public void FitScatter_Classes_ShowsTheMarginOfTheRightClass()
    {
        Dataset data = Data(1) with { Targets = new Matrix(2, 1, [0, 1]) };
        Figure figure =
            FitScatterFigure.Build(data, [new FunctionSnapshot { Checkpoint = "trained", Values = new Matrix(2, 2, [3, 1, 5, 4]) }]);
        figure.Panels.Single().Series[^1].ShouldBeOfType<PointSeries>().Y.Values.ShouldBe([2, -1]);
        FitScatterFigure.Build(data with { ClassNames = ["cat", "dog"] },
            [new FunctionSnapshot { Checkpoint = "trained", Values = new Matrix(2, 2) }]).Panels.Single().X.Ticks!.Select(tick => tick.Text)
            .ShouldBe(["cat", "dog"]);
    }

    [Fact]
    public void Loss_WithAccuracy_HasALogAndALinearPanel()
    {
        Figure figure = LossFigure.Build(new LossCurves { Steps = [0, 5], Train = [1, 0.1], Test = [2, 1], TrainAccuracy = [0.5, 1] });
        figure.Panels.Select(panel => panel.Y.Scale).ShouldBe([AxisScale.Log, AxisScale.Linear]);
        figure.Panels[0].Series.OfType<LineSeries>().Select(line => line.Y.Name).ShouldBe(["test_loss", "train_loss"]);
    }

    [Fact]
    public void Loss_NoSteps_IsAPoint() =>
        LossFigure.Build(new LossCurves { Steps = [0], Train = [1] }).Panels[0].Series.Single().ShouldBeOfType<PointSeries>();

    [Fact]
    public void GradientNorms_TwoLayers_HasWeightsAndBiasesOnLogAxes()
    {
        (double[] Weight, double[] Bias) layer = ([1, 2], [3, 4]);
        Figure figure = GradientNormFigure.Build([0, 1], [layer, layer]);
        figure.Panels.ShouldAllBe(panel => panel.Y.Scale == AxisScale.Log && panel.Series.Count == 2);
        figure.Panels[1].Series[0].ShouldBeOfType<LineSeries>().Y.Values.ShouldBe([3, 4]);
    }

    [Fact]
    public void SingularValues_OneBelowTheAxis_IsSaidInTheSingular() =>
        SingularValuesFigure.Build(
            [("trained", new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [10, 1e-30], Floor = 1e-12 })]).Panels.Single()
            .Note.ShouldBe("1 value lies below the axis: a hollow mark at its edge");

    [Fact]
    public void SingularValues_NoiseBelowTheFloor_EndsTheAxisBelowTheFloorAndSaysTheRank()
    {
        Figure figure =
            SingularValuesFigure.Build(
                [("trained", new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [10, 1, 1e-30, 0], Floor = 1e-12 })]);
        Panel panel = figure.Panels.Single();
        panel.Y.Limits!.Value.Low.ShouldBe(1e-13, 1e-20);
        panel.Series.OfType<PointSeries>().Last().X.Values.ShouldBe([3, 4], "hollow, at the edge");
        panel.Note.ShouldBe("2 values lie below the axis: hollow marks at its edge");
        panel.Series[0].Label.ShouldBe("trained (rank 2 of 4)");
        panel.Series.OfType<ReferenceLine>().Select(line => line.Value).ShouldBe([1e-12, 2.5]);
    }

    [Fact]
    public void SingularValues_OneBelowTheFloor_IsToldAsOne() => SingularValuesFigure.Build(
        [("trained", new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [10, 1, 1e-30], Floor = 1e-12 })])
        .Panels.Single().Note.ShouldBe("1 value lies below the axis: a hollow mark at its edge");

    [Fact]
    public void SingularValues_Preconditioned_StandInAPanelOfTheirOwnInTheColourOfTheirCheckpoint()
    {
        var plain = new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [10, 1], Floor = 1e-12 };
        Spectrum scaled = plain with { SingularValues = [300, 2] };
        Figure figure = SingularValuesFigure.Build([("initialization", plain), ("trained", plain)], [("trained", scaled)]);
        figure.Panels.Count.ShouldBe(2);
        PointSeries own = figure.Panels[1].Series.OfType<PointSeries>().Single();
        own.Y.Values.ShouldBe([300, 2]);
        own.Style.Color.ShouldBe(figure.Panels[0].Series.OfType<PointSeries>().Last().Style.Color);
        SingularValuesFigure.Build([("trained", plain)], []).Panels.Count.ShouldBe(1);
    }

    [Fact]
    public void SingularValues_OfASummedKernel_StandBesideThoseOfTheWholeAsStepsOfTheOutputs()
    {
        Spectrum summed = new() { Method = SpectrumMethod.Svd, SingularValues = [4, 2, 1e-12], Floor = 1e-9 };
        var whole = new SummedComparison
        {
            Outputs = 2, Distance = 0.1, SingularValues = [5, 4, 3, 2, 1e-9, 0], Floor = 1e-7, Differences = [0.1],
        };
        Figure figure = SingularValuesFigure.Build([("initialization", summed)], compared: [("initialization", whole)]);
        figure.Panels.Count.ShouldBe(2);
        PointSeries points = figure.Panels[1].Series.OfType<PointSeries>().Single();
        points.Y.Values.ShouldBe([5, 4, 3, 2]);
        LineSeries steps = figure.Panels[1].Series.OfType<LineSeries>().Single();
        steps.X.Values.ShouldBe([0.5, 2.5, 2.5, 4.5]);
        steps.Y.Values.ShouldBe([4, 4, 2, 2]);
        SingularValuesFigure.Build([("initialization", summed)], compared: [("initialization", null)]).Panels.Count.ShouldBe(1);
    }

    [Fact]
    public void ElbowFeatures_KnownElbows_ColorTheLinesByThem()
    {
        Figure figure =
            ElbowFeaturesFigure.Build(Grid, [Snapshot("initialization", 2) with { Elbows = [0.1, 0.9] }, Snapshot("trained", 2)]);
        figure.Panels[0].Series.Single().ShouldBeOfType<LineBundleSeries>().Values.Values.ShouldBe([0.1, 0.9]);
        figure.Panels[0].Colors!.Limits.ShouldBe(new Interval(0, 1));
        figure.Panels[1].Colors!.Label.ShouldBe("unit k");
    }

    [Theory]
    [InlineData(new[] { 1, 3, 1 }, 4, 2)]
    [InlineData(new[] { 1, 3, 3, 3, 1 }, 4, 4)]
    [InlineData(new[] { 1, 1 }, 2, 2)]
    public void TangentFeatures_Layers_HaveAPanelForEachWeightAndBiasAtEachCheckpoint(int[] sizes, int rows, int columns)
    {
        NetworkArchitecture network = new(sizes, Activation.Relu);
        IReadOnlyList<ParameterSelection> chosen = ParameterSelection.Choose(network, 5);
        int count = chosen.Sum(selection => selection.Columns.Count);
        Figure figure = TangentFeaturesFigure.Build(Grid, chosen, [Snapshot("initialization", count), Snapshot("trained", count)]);
        (figure.Rows, figure.Columns, figure.Panels.Count).ShouldBe((rows, columns, rows * columns));
        figure.Panels.Sum(panel => panel.Series.OfType<LineBundleSeries>().Single().Lines.Values.Rows).ShouldBe(2 * count);
    }

    [Fact]
    public void Choose_WideLayer_TakesEvenlySpreadParameters()
    {
        ParameterSelection weight = ParameterSelection.Choose(new NetworkArchitecture([1, 1000, 1], Activation.Relu), 60)[0];
        weight.Columns.Count.ShouldBe(60);
        (weight.Columns[0], weight.Columns[^1]).ShouldBe((0, 999));
        weight.Columns.ShouldBeUnique();
    }

    [Fact]
    public void PrincipalFeatures_TwoOutputs_SeparatesThemAndMarksTheTrainingRange()
    {
        FunctionSnapshot snapshot = new() { Checkpoint = "trained", Values = new Matrix(6, 1, [1, -1, 2, -2, 3, -3]) };
        Figure figure = PrincipalFeaturesFigure.Build(Grid, [snapshot], new Matrix(2, 1, [0, 0.4]));
        figure.Panels.Single().Series.OfType<LineSeries>().Last().Y.Values.ShouldBe([-1, -2, -3]);
        figure.Panels[0].Series.OfType<ReferenceLine>()
            .ShouldContain(line => line.Orientation == Orientation.Vertical && line.Value == 0.4);
    }

    [Fact]
    public void TangentKernel_OneInput_LiesOverXByTheNearestSample()
    {
        Figure figure = TangentKernelFigure.Build(
            [("initialization", new Matrix(2, 2, [1, 2, 3, 4])), ("trained", new Matrix(2, 2, [2, 4, 6, 8]))],
                new Matrix(2, 1, [0.9, 0.1]));
        HeatMapSeries[] maps = [.. figure.Panels.Select(panel => panel.Series.OfType<HeatMapSeries>().Single())];
        maps.Select(map => Corners(map.Values.Values)).ShouldBe([[4.0, 3, 2, 1], [8.0, 6, 4, 2], [4.0, 3, 2, 1]]);
        maps[0].X.ShouldBe(new Interval(0.1, 0.9));
        figure.Panels[0].X.Label.ShouldBe("x");
        figure.Panels[2].Colors!.Map.ShouldBe(ColorMap.Diverging);
    }

    [Fact]
    public void TangentKernel_Classes_OrderTheSamplesAndBoundTheClasses()
    {
        Matrix kernel = new(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        Panel panel = TangentKernelFigure.Build([("trained", kernel)], new Matrix(3, 2), new([1, 0, 1], null)).Panels.Single();
        panel.Series.OfType<HeatMapSeries>().Single().Values.Values.Values.ShouldBe(
            [8, 7, 9, 2, 1, 3, 5, 4, 6], "the first class on top");
        panel.Y.Ticks.ShouldBe([new AxisTick(1.5, "1"), new AxisTick(3, "0")]);
        panel.X.Ticks.ShouldBe([new AxisTick(1, "0"), new AxisTick(2.5, "1")]);
        panel.Series.OfType<LineSeries>().Select(line => line.X.Values[0]).ShouldBe([0.5, 1.5], "across and upright, behind class 0");
    }

    [Fact]
    public void TangentKernel_OneHugeEntry_DoesNotBlankTheMapAndIsSaid()
    {
        Matrix kernel = new(20, 20, [.. Enumerable.Range(0, 400).Select(i => i == 0 ? 1e6 : i / 400.0)]);
        ColorScale colors = TangentKernelFigure.Build([("trained", kernel)], new Matrix(20, 2)).Panels.Single().Colors!;
        colors.Limits!.Value.High.ShouldBeLessThan(1);
        colors.Label.ShouldBe("2 % clipped");
    }

    [Fact]
    public void PrincipalFeatures_FloorLargerThanThePanel_IsSaidInsteadOfDrawn()
    {
        FunctionSnapshot snapshot = new() { Checkpoint = "trained", Values = new Matrix(3, 1, [1, 2, 3]), Floors = [50] };
        Panel panel = PrincipalFeaturesFigure.Build(Grid, [snapshot], new Matrix(2, 1, [0, 1])).Panels.Single();
        panel.Series.OfType<BandSeries>().ShouldBeEmpty();
        panel.Note.ShouldBe("φ₁(x), trained: the floor, 5.0e1, is larger than the panel");
    }

    [Fact]
    public void GradientNorms_ManyLayers_HaveAColorBarInsteadOfALegend()
    {
        (double[] Weight, double[] Bias) layer = ([1, 2], [3, 4]);
        Panel panel = GradientNormFigure.Build([0, 1], [.. Enumerable.Repeat(layer, 9)]).Panels[0];
        panel.Series.ShouldAllBe(series => series.Label == null);
        panel.Colors!.Label.ShouldBe("layer");
    }

    private static double[] Corners(Matrix map) =>
        [map[0, 0], map[0, map.Columns - 1], map[map.Rows - 1, 0], map[map.Rows - 1, map.Columns - 1]];

    private static Dataset Data(int outputs) => new()
    {
        Inputs = new Matrix(2, 1, [0.2, 0.8]),
        Targets = new Matrix(2, outputs),
        InputNames = ["x"],
        TargetNames = [.. Enumerable.Range(1, outputs).Select(i => $"y{i}")],
    };

    /// <summary>Functions 0, 1, 2 on the grid, all the same.</summary>
    private static FunctionSnapshot Snapshot(string checkpoint, int functions)
    {
        Matrix values = new(3, functions);
        for (int i = 0; i < 3; i++)
            values.Row(i).Fill(i);
        return new() { Checkpoint = checkpoint, Values = values };
    }
}
