namespace NtkWorkbench.Runs;

/// <summary>A quantity of a run against steps, indices or inputs, as the page of a comparison draws it.</summary>
/// <param name="Quantity">What it is; runs that have it share the name.</param>
/// <param name="X">Where it was taken.</param>
/// <param name="Y">As many values; NaN where there is none.</param>
internal sealed record ComparisonCurve(ComparisonQuantity Quantity, double[] X, double[] Y)
{
    private const string StepColumn = "step";

    /// <summary>All curves of a run that have a value, in no order.</summary>
    public static IReadOnlyList<ComparisonCurve> Of(ComparedRun run) =>
        [.. Metrics(run).Concat(Along(run)).Concat(Checkpoints(run)).Where(curve => curve.Y.Any(double.IsFinite))];

    /// <summary>Two thirds of the points evenly, the others by decades, so that the first steps are all there; both ends stay.</summary>
    public ComparisonCurve Thin(int most)
    {
        if (X.Length <= most)
            return this;
        int byDecades = most / 3;
        int[] kept = [.. Thinned.Evenly(X.Length, most - byDecades).Concat(Thinned.ByDecades(X.Length, byDecades)).Distinct().Order()];
        return this with { X = [.. kept.Select(i => X[i])], Y = [.. kept.Select(i => Y[i])] };
    }

    private static IEnumerable<ComparisonCurve> Metrics(ComparedRun run) =>
        from column in run.Metrics
        where column.Key is not StepColumn and not "epoch" && column.Value.Length == run.Metrics[StepColumn].Length
        let quantity = ComparisonQuantity.OfMetrics(column.Key)
        where quantity is not null && !IsRepeated(run, column.Key)
        select new ComparisonCurve(quantity, run.Metrics[StepColumn], column.Value);

    // Where all layers are trained.
    private static bool IsRepeated(ComparedRun run, string column) => column == "gradient_norm.trained"
        && run.Metrics.TryGetValue("gradient_norm", out double[]? all) && all.AsSpan().SequenceEqual(run.Metrics[column]);

    private static IEnumerable<ComparisonCurve> Along(ComparedRun run) =>
        from column in run.AlongTraining ?? new Dictionary<string, double[]>()
        where column.Key != StepColumn
        let quantity = ComparisonQuantity.OfAlongTraining(column.Key)
        // metrics.csv has these at more steps.
        where quantity.Section != ComparisonSection.Training
        select new ComparisonCurve(quantity, run.AlongTraining![StepColumn],
            quantity.IsMagnitude ? Array.ConvertAll(column.Value, Math.Abs) : column.Value);

    private static IEnumerable<ComparisonCurve> Checkpoints(ComparedRun run)
    {
        foreach ((string checkpoint, ComparisonQuantity quantity) in new[]
        {
            ("init", ComparisonQuantity.InitialSpectrum), ("final", ComparisonQuantity.FinalSpectrum),
        })
        {
            if (run.At(checkpoint) is not CheckpointSummary summary)
                continue;
            double[] values = run.SingularValues(checkpoint);
            yield return new(quantity, [.. Enumerable.Range(1, values.Length).Select(k => (double)k)],
                Array.ConvertAll(values, value => value > summary.Floor ? value : double.NaN));
        }
        if (run.Grid.Columns == 1 && run.Has("final") && run.Predictions("final") is Matrix outputs && outputs.Rows == run.Grid.Rows)
        {
            double[] x = [.. run.Grid.Column(0)], f = [.. outputs.Column(0)];
            Array.Sort(x, f);
            yield return new(ComparisonQuantity.FinalFunction, x, f);
        }
    }
}
