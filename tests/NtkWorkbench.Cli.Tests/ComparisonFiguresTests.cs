namespace NtkWorkbench.Cli.Tests;

/// <summary>The figures of one small study, as its folder holds them.</summary>
public sealed class ComparisonFiguresTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: step, train: {count: 12}, test: {count: 8}}
        network: {hidden: [3]}
        initialization: {biases: {scheme: elbows, range: [0, 1]}}
        training: {steps: 40, record_every: 10}
        features: {checkpoints: [init, 10, final]}
        variants: {slow: {training.learning_rate: 0.01}, fast: {training.learning_rate: 0.1}}
        comparison: {study: elbows}
        """;

    private readonly TestSession _session = new();
    private readonly FigureStore _figures;

    public ComparisonFiguresTests()
    {
        string family = Path.Combine(_session.Folder, "family");
        _session.Invoke("run", _session.Write("job.yaml", Job), "--out", family).ShouldBe(0, _session.Errors);
        _figures = new(new FigureFolder(Path.Combine(family, "comparison", "figures")));
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Elbows_Checkpoints_StandAtTheirSteps()
    {
        Panel panel = _figures.Load("elbows").Panels[0];

        LineSeries[] elbows = [.. panel.Series.OfType<LineSeries>().Skip(1)];
        elbows.Length.ShouldBe(3, "a line a unit");
        // Step 0 has no place on a logarithmic axis; it stands where it does along training.
        elbows.ShouldAllBe(line => line.Y.Values.SequenceEqual(new[] { 0.0, 10, 40 }.Select(TrajectoryFigure.Place)));
        panel.Y.Label.ShouldBe("step");
        panel.Y.Scale.ShouldBe(AxisScale.Log);
    }

    [Fact]
    public void Figures_OfAComparison_GiveEachRunOneColour()
    {
        SeriesColor[] fits = [.. _figures.Load("fits").Panels.Select(panel => panel.Series.OfType<LineSeries>().Last().Style.Color)];
        SeriesColor[] losses = Overlaid("losses"), profiles = Overlaid("gradient_profiles"), values = Overlaid("singular_values");
        SeriesColor[] elbows = [.. _figures.Load("elbows").Panels.Select(panel => panel.Series.OfType<LineSeries>().Last().Style.Color)];

        losses.Distinct().Count().ShouldBe(2);
        foreach (SeriesColor[] colors in new[] { fits, profiles, values, elbows })
            colors.ShouldBe(losses);
    }

    private SeriesColor[] Overlaid(string name) =>
        [.. new[] { "slow", "fast" }.Select(run => _figures.Load(name).Panels.SelectMany(panel => panel.Series)
            .Where(series => series.Label == run).Select(Color).Distinct().Single())];

    private static SeriesColor Color(PanelSeries series) =>
        series is PointSeries points ? points.Style.Color : ((LineSeries)series).Style.Color;
}
