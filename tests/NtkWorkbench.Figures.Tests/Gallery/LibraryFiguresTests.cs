namespace NtkWorkbench.Figures.Tests;

/// <summary>Figures made straight from the library's results hold its numbers.</summary>
public sealed class LibraryFiguresTests : IDisposable
{
    private static readonly Matrix Points = Grid.Points(0, 1, 21);
    private readonly TrainingData _data = new AbsoluteValue().Sample(12, noise: 0.1, seed: 5, range: new(-1, 1));
    private readonly Network _network = Network.Create([1, 6, 1], Activation.Tanh, seed: 5);

    public void Dispose() => _network.Dispose();

    [Fact]
    public void PrincipalFeatures_Linearization_AreItsOwn()
    {
        using Linearization linear = _network.Linearize(_data.Train.Inputs);
        Figure figure = FeatureFigures.PrincipalFeatures(linear, Points);
        Matrix expected = linear.PrincipalFeatures(Points);
        figure.Panels.Count.ShouldBe(expected.Columns);
        for (int k = 0; k < expected.Columns; k++)
            Line(figure.Panels[k]).Y.Values.ShouldBe(expected.Column(k));
    }

    [Fact]
    public void SingularValues_TwoNetworks_StandUnderTheirNames()
    {
        using Network other = Network.Create([1, 3, 1], Activation.Relu, seed: 6);
        using Linearization first = _network.Linearize(_data.Train.Inputs), second = other.Linearize(_data.Train.Inputs);
        PointSeries[] series =
            [.. FeatureFigures.SingularValues(("wide", first), ("narrow", second)).Panels[0].Series.OfType<PointSeries>()];
        series = [.. series.Where(one => one.Label is not null)];
        series.Select(one => one.Label!.Split(' ')[0]).ShouldBe(["wide", "narrow"]);
        series.Select(one => one.Y.Values).ShouldBe(new[] { first, second }.Select(
            (linear, i) => linear.Spectrum.SingularValues[..series[i].Y.Values.Length]));
        series.ShouldAllBe(one => one.Y.Values.Length > 1);
    }

    [Fact]
    public void TangentKernel_BeforeAndAfter_ShowsTheDifference()
    {
        using Linearization before = _network.Linearize(_data.Train.Inputs);
        _network.Train(_data, new() { LearningRate = 0.05, Steps = 50 });
        using Linearization after = _network.Linearize(_data.Train.Inputs);
        Figure figure = FeatureFigures.TangentKernel(before, after);
        figure.Panels.Count.ShouldBe(3);
        HeatMapSeries[] maps = [.. figure.Panels.Select(panel => panel.Series.OfType<HeatMapSeries>().Single())];
        maps[2].Values.Values.Values.ShouldBe(maps[1].Values.Values.Values.Zip(maps[0].Values.Values.Values, (a, b) => a - b));
        FeatureFigures.TangentKernel(after).Panels.Count.ShouldBe(1);
    }

    [Fact]
    public void Loss_History_HasItsRows()
    {
        TrainingHistory history = _network.Train(_data, new() { LearningRate = 0.05, Steps = 10, RecordEvery = 5 });
        LineSeries[] lines = [.. TrainingFigures.Loss(history).Panels.ShouldHaveSingleItem().Series.OfType<LineSeries>()];
        lines.Select(line => line.Label).ShouldBe(["test", "training"]);
        lines[1].X.Values.ShouldBe([0, 5, 10]);
        lines[1].Y.Values.ShouldBe(history.Losses);
        lines[0].Y.Values.ShouldBe(history.Rows.Select(row => row.TestLoss!.Value));
    }

    [Fact]
    public void PrincipalFeatures_Samples_AreAgainstEachOther()
    {
        using Linearization linear = _network.Linearize(_data.Train.Inputs);
        PointSeries points = (PointSeries)FeatureFigures.PrincipalFeatures(_data.Train, ("network", linear)).Panels[0].Series.Single();
        points.X.Values.ShouldBe(linear.PrincipalFeatures(_data.Train.Inputs).Column(0));
        points.Y.Values.ShouldBe(linear.PrincipalFeatures(_data.Train.Inputs).Column(1));
        points.Values!.Values.ShouldBe(_data.Train.Targets.Values);
    }

    [Fact]
    public void SeedSimilarity_Networks_StandUnderTheirNames()
    {
        using Network other = Network.Create([1, 6, 1], Activation.Tanh, seed: 6);
        using Linearization first = _network.Linearize(_data.Train.Inputs), second = other.Linearize(_data.Train.Inputs);
        SeedSimilarity similarity = SeedSimilarity.Of([first, second], Points);
        Figure figure = FeatureFigures.SeedSimilarity(("narrow", similarity), ("again", similarity));
        LineSeries[] lines = [.. figure.Panels[0].Series.OfType<LineSeries>()];
        lines.Select(line => line.Label).ShouldBe(["narrow", "again"]);
        lines[0].Y.Values.ShouldBe(similarity.Principal);
        figure.Panels[1].Series.OfType<PointSeries>().Select(points => points.Y.Values[1])
            .ShouldBe([similarity.MeanPrincipal, similarity.MeanIndividual, similarity.Affinity]);
    }

    [Fact]
    public void Sweep_Results_AreItsLosses()
    {
        SweepResults results = new LearningRateSweep(_network, _data, new() { Steps = 20 }).Run([0.2, 0.5]);
        PointSeries[] series = [.. TrainingFigures.Sweep(results).Panels[0].Series.OfType<PointSeries>()];
        double[] last = [.. results.Members.Select(member => member.Losses[^1])];
        series.ShouldContain(points => points.Y.Values.SequenceEqual(last));
    }

    [Fact]
    public void Laziness_Map_HasItsGapsAndTheLineBetween()
    {
        LazinessResults results = LazinessResults.Of(0.1, from width in new[] { 8, 32 }
                                                          from scale in new[] { 1.0, 4, 16 }
                                                          select new LazinessPoint
                                                          {
                                                              Place = new(width, 0.5, scale, 0), LearningRate = 1,
                                                              End = LazinessEnd.Reached, Steps = 1, FirstLoss = 1, Loss = 0.1,
                                                              Gap = 0.1 * 8 / width / scale, KernelChange = 0.2, KernelDistance = 0,
                                                              GapRounding = 0,
                                                              OutputRounding = 0,
                                                          });
        Panel gap = TrainingFigures.Laziness(results).Panels[0];
        HeatMapSeries map = gap.Series.OfType<HeatMapSeries>().Single();
        Math.Pow(10, map.Values.Values[2, 1]).ShouldBe(0.1 / 4 / 16, 1e-12);
        // Width 8 is at 0.05 at a scale of 2: half way between 1 and 4. Width 32 is below it everywhere.
        LineSeries[] lines = [.. gap.Series.OfType<LineSeries>()];
        lines.ShouldBeEmpty("a line of one point is a point");
        PointSeries border = gap.Series.OfType<PointSeries>().Single();
        border.X.Values.ShouldBe([0.0]);
        border.Y.Values.Single().ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void Linearized_Training_StandsBesideTheNetwork()
    {
        TrainingOptions training = new() { LearningRate = 0.05, Steps = 10 };
        using Linearization before = _network.Linearize(_data.Train.Inputs);
        _network.Train(_data, training);
        using Linearization after = _network.Linearize(_data.Train.Inputs);
        LinearizedTraining both = LinearizedTraining.Begin(before, _network.Parameters(), 10, _data, Points, training)
            .Complete(after, _data, Points);
        LineSeries[] lines = [.. TrainingFigures.Linearized(_data.Train, Points, both).Panels[0].Series.OfType<LineSeries>()];
        lines.Single(line => line.Label == "network").Y.Values.ShouldBe(_network.Evaluate(Points).Values);
        lines.Single(line => line.Label == "linear model").Y.Values.ShouldBe(both.Linear.Values);
        Should.Throw<ShapeException>(() => TrainingFigures.Linearized(_data.Train, Grid.Points(0, 1, 3), both));
    }

    [Fact]
    public void Fit_Network_DrawsItAndTheTruth()
    {
        Panel panel = TrainingFigures.Fit(_network, _data.Train, Points, new AbsoluteValue()).Panels.ShouldHaveSingleItem();
        LineSeries[] lines = [.. panel.Series.OfType<LineSeries>()];
        lines.Select(line => line.Label).ShouldBe(["truth", "network, trained"]);
        lines[0].Y.Values.ShouldBe(Points.Values);
        lines[1].Y.Values.ShouldBe(_network.Evaluate(Points).Values);
    }

    private static LineSeries Line(Panel panel) => panel.Series.OfType<LineSeries>().Single();
}
