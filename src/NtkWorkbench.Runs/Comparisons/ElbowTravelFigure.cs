namespace NtkWorkbench.Runs;

/// <summary>Where the elbows of each network start and where they end, over the function that it learned.</summary>
internal static class ElbowTravelFigure
{
    public static IEnumerable<RunFigure> Create(IReadOnlyList<RunGroup> groups)
    {
        RunGroup[] drawn = FunctionFigures.Choose(groups.Where(group =>
            group.Job.Training.Layers == TrainableLayers.All && group.First.Has("final")
            && group.First.Elbows("init") is not null));
        if (drawn.Length == 0)
            yield break;
        yield return new RunFigure(
            CurvesFigure.Build("elbows", [.. drawn.Select(Panel)], columns: 3),
            "Where the elbows go",
            "The elbows of the first hidden layer along training: a line joins where an elbow stands at each checkpoint, from "
                + "initialization (below) to the end (above); the learned function is drawn behind them on a scale of its own.");
    }

    private static CurvesPanel Panel(RunGroup group, int index)
    {
        ComparedRun run = group.First;
        string[] checkpoints = [.. run.Checkpoints];
        double[][] positions = [.. checkpoints.Select(checkpoint => run.Elbows(checkpoint)!)];
        double[] heights = [.. Enumerable.Range(0, checkpoints.Length).Select(i => (double)i)];
        double[] x = FunctionFigures.X(run);
        return new CurvesPanel
        {
            Title = group.Label,
            X = new() { Label = "x", Limits = new(x[0], x[^1]) },
            Y = new() { Label = index % 3 == 0 ? "checkpoint" : null, Integers = true, Limits = new(-0.4, heights[^1] + 0.4) },
            Curves =
            [
                Curve.Single("the network at the end", x, Scaled(FunctionFigures.Sorted(run, run.Predictions("final"), 0), heights[^1]),
                    new() { Color = SeriesColor.Palette(2), Width = 1.6, Opacity = 0.7 }),
                .. Enumerable.Range(0, positions[0].Length).Select(unit =>
                    Curve.Single("elbows", [.. positions.Select(at => at[unit])], heights,
                        new() { Color = SeriesColor.Palette(6), Width = 0.6, Opacity = 0.8 }) with { InLegend = unit == 0 }),
            ],
        };
    }

    private static double[] Scaled(double[] values, double height)
    {
        double low = values.Min(), span = values.Max() - low;
        return [.. values.Select(value => span > 0 ? (value - low) / span * height : 0)];
    }
}
