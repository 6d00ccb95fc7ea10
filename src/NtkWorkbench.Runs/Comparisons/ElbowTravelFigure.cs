using System.Globalization;

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
                + "initialization (below, step 0 at the lower end) to the end (above); the learned function is drawn behind them on a "
                + "scale of its own.");
    }

    private static CurvesPanel Panel(RunGroup group, int index)
    {
        ComparedRun run = group.First;
        string[] checkpoints = [.. run.Checkpoints];
        double[][] positions = [.. checkpoints.Select(checkpoint => run.Elbows(checkpoint)!)];
        double[] heights = [.. checkpoints.Select(checkpoint => TrajectoryFigure.Place(Step(run, checkpoint)))];
        double[] x = FunctionFigures.X(run);
        return new CurvesPanel
        {
            Title = group.Label,
            X = new() { Label = "x", Limits = new(x[0], x[^1]) },
            Y = new() { Label = index % 3 == 0 ? "step" : null, Scale = AxisScale.Log, Limits = new(heights[0] / 2, heights[^1] * 2) },
            Curves =
            [
                Curve.Single("the network at the end", x, Scaled(FunctionFigures.Sorted(run, run.Predictions("final"), 0), heights),
                    new() { Width = 1.6, Opacity = 0.35 }),
                .. Enumerable.Range(0, positions[0].Length).Select(unit =>
                    Curve.Single("elbows", [.. positions.Select(at => at[unit])], heights,
                        group.Style with { Width = 0.6, Opacity = 0.8, Dash = DashStyle.Solid }) with { InLegend = unit == 0 }),
            ],
        };
    }

    private static double Step(ComparedRun run, string checkpoint) => checkpoint switch
    {
        "init" => 0,
        "final" => run.Metrics["step"][^1],
        _ => int.Parse(checkpoint.AsSpan("step-".Length), CultureInfo.InvariantCulture),
    };

    // From the first step to the last, whose axis is logarithmic.
    private static double[] Scaled(double[] values, double[] heights)
    {
        double low = values.Min(), span = values.Max() - low;
        return [.. values.Select(value => heights[0] * (span > 0 ? Math.Pow(heights[^1] / heights[0], (value - low) / span) : 1))];
    }
}
