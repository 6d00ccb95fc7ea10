namespace NtkWorkbench.Runs;

/// <summary>Pages of a study of classifiers: rows are initializations, columns depths, a page an optimizer.</summary>
internal static class ClassifierFigures
{
    public static IEnumerable<RunFigure> Create(IReadOnlyList<RunGroup> groups)
    {
        foreach (IGrouping<string, RunGroup> optimizer in groups.GroupBy(group => JobContract.NameOf(group.Job.Training.Optimizer)))
            yield return Gradients(optimizer.Key, [.. optimizer]);
        if (groups.Any(group => group.First.Summary.Classes is not null))
            yield return Map(groups, "accuracy_map", "accuracy", run => run.Summary.Classes?.Accuracy, "Accuracy",
                "Accuracy on the test samples, by initialization and depth; white: no run completed.");
        yield return Map(groups, "kernel_distance_map", "1 − cos(Θ, Θ₀)", run => run.Summary.KernelDistance, "Kernel distance",
            "How far the tangent kernel turned from initialization to the end, by initialization and depth.");
    }

    private static RunFigure Gradients(string optimizer, RunGroup[] groups)
    {
        (string[] rows, int[] columns) = Places(groups);
        int most = groups.Max(group => group.First.Architecture.Layers.Count);
        // One scale shows what vanishes.
        double[] norms = [.. groups.SelectMany(group => Layers(group, most)).SelectMany(curve => curve.Lines.Values)
            .Where(value => value > 0 && double.IsFinite(value))];
        Interval? limits = norms.Length == 0 ? null : new(norms.Min() / 2, 2 * norms.Max());
        IEnumerable<CurvesPanel> panels = from row in rows
                                          from depth in columns
                                          select new CurvesPanel
                                          {
                                              Title = row == rows[0] ? Count(depth, "hidden layer") : null,
                                              X = new() { Label = row == rows[^1] ? "step" : null, Integers = true },
                                              Y = new()
                                              {
                                                  Label = depth == columns[0] ? $"‖∂L/∂W‖, {row}" : null,
                                                  TickLabels = depth == columns[0],
                                                  Scale = AxisScale.Log,
                                                  Limits = limits,
                                              },
                                              Curves = Find(groups, row, depth) is RunGroup one ? Layers(one, most) : [],
                                          };
        return new RunFigure(
            CurvesFigure.Build(Drawing.Word($"gradients_{optimizer}"), [.. panels], columns.Length, optimizer) with { IsTable = true },
            $"Gradients by initialization and depth, {optimizer}",
            "Norms of the gradient in each layer's weights against steps: a row an initialization, a column a number of hidden layers; "
                + "one scale.");
    }

    private static Curve[] Layers(RunGroup group, int most) =>
    [
        .. Enumerable.Range(0, group.First.Architecture.Layers.Count).Select(layer => GroupCurves.Of(
            group, $"layer {layer + 1}", new() { Color = CurveColors.Ordered(layer, most) },
            run => run.Metrics["step"], run => run.Metrics[$"gradient_norm.layers.{layer}.weight"])).OfType<Curve>(),
    ];

    private static RunFigure Map(
        IReadOnlyList<RunGroup> groups, string name, string label, Func<ComparedRun, double?> number, string title, string caption)
    {
        (string[] rows, int[] columns) = Places(groups);
        (string Optimizer, Matrix Values)[] maps = [.. groups.GroupBy(group => JobContract.NameOf(group.Job.Training.Optimizer))
            .Select(own => (own.Key, new Matrix(rows.Length, columns.Length, [.. from row in rows
                                                                                 from depth in columns
                                                                                 select Find([.. own], row, depth)?.Spread(number)?.Mean
                                                                                     ?? double.NaN])))];
        return new RunFigure(
            ClassMapsFigure.ByDepth(name, maps, rows, [.. columns.Select(depth => Invariant($"{depth}"))], label), title, caption);
    }

    private static RunGroup? Find(IReadOnlyList<RunGroup> groups, string initialization, int depth) => groups.FirstOrDefault(group =>
        ClassifierAnswers.Initialization(group.Job) == initialization && ClassifierAnswers.Depth(group) == depth);

    private static (string[] Initializations, int[] Depths) Places(IReadOnlyList<RunGroup> groups) => (
        [.. groups.Select(group => ClassifierAnswers.Initialization(group.Job)).Distinct()],
        [.. groups.Select(ClassifierAnswers.Depth).Distinct().Order()]);
}
