namespace NtkWorkbench.Runs;

/// <summary>The figures of a comparison, in the order of its report. Overlays have a colour a group, small multiples a panel a
/// group.</summary>
internal static class ComparisonFigures
{
    public static IReadOnlyList<RunFigure> Create(ComparisonResults results) =>
    [
        .. FunctionFigures.Fits(results.Groups),
        Losses(results.Groups),
        GradientProfiles(results.Groups),
        FunctionFigures.GradientNorms(results.Groups),
        .. SingularValues(results.Groups),
        .. new[] { "init", "final" }.SelectMany(checkpoint => FunctionFigures.PrincipalFeatures(results.Groups, checkpoint)),
        .. new[] { "init", "final" }.SelectMany(checkpoint => FunctionFigures.Kernels(results.Groups, checkpoint)),
        .. AlongTraining(results.Groups),
        .. FunctionFigures.Linearized(results.Groups),
        .. SeedFigures.Create(results.Seeds),
        .. results.Job.Study == Study.Classifiers ? ClassifierFigures.Create(results.Groups) : [],
        .. results.Job.Study == Study.Scaling ? ScalingFigures.Create(results.Groups) : [],
        .. results.Job.Study == Study.InfiniteWidth ? InfiniteWidthFigure.Create(results.Groups) : [],
        .. results.Job.Study == Study.Elbows ? ElbowTravelFigure.Create(results.Groups) : [],
    ];

    private static RunFigure Losses(IReadOnlyList<RunGroup> groups)
    {
        // Kinds of loss have no common axis; of different data a figure would have too many.
        RunGroup[][] kinds = [.. groups.GroupBy(group => group.Job.Training.Loss).Select(alike => alike.ToArray())];
        bool isMixed = groups.DistinctBy(group => group.Measure()).Count() > 1;

        CurvesPanel Panel(IReadOnlyList<RunGroup> alike, string title, string column)
        {
            IReadOnlyList<Curve> curves = GroupCurves.OfAll(alike, run => run.Metrics["step"], run => run.Metrics[column]);
            string loss = alike[0].Job.Training.Loss == LossKind.CrossEntropy ? "cross-entropy" : "squared error";
            return new CurvesPanel
            {
                Title = title,
                X = new() { Label = "step", Integers = true },
                Y = new()
                {
                    Label = kinds.Length > 1 ? loss : "loss",
                    Scale = AxisScale.Log,
                    Limits = GroupCurves.LogLimits(alike, curves),
                },
                Curves = curves,
                Note = curves.Any(curve => curve.Lines.Values.Any(double.IsFinite)) ? null : "no test data",
            };
        }
        return new RunFigure(
            CurvesFigure.Build("losses",
                [.. kinds.SelectMany(alike => new[] { Panel(alike, "training", "train_loss"), Panel(alike, "test", "test_loss") })],
                columns: 2),
            "Losses",
            "Loss over the whole data sets; with several seeds the mean in a band. The axis "
                + "shows the runs that did not diverge." + (isMixed ? " Losses of different data or kinds are not comparable." : ""));
    }

    private static RunFigure GradientProfiles(IReadOnlyList<RunGroup> groups)
    {
        CurvesPanel Panel(string title, string part, Index row) => new()
        {
            Title = title,
            X = new() { Label = "layer", Integers = true },
            Y = new() { Label = part == "weight" ? "‖∂L/∂W‖" : "‖∂L/∂b‖", Scale = AxisScale.Log },
            Curves = GroupCurves.OfAll(
                groups,
                run => [.. Enumerable.Range(1, run.Architecture.Layers.Count).Select(layer => (double)layer)],
                run => run.GradientNorms(part, row)),
        };
        return new RunFigure(
            CurvesFigure.Build(
                "gradient_profiles",
                [Panel("weights, before training", "weight", 0), Panel("biases, before training", "bias", 0),
                    Panel("weights, at the end", "weight", ^1), Panel("biases, at the end", "bias", ^1)],
                columns: 2),
            "Gradient norms by layer",
            "Euclidean norm of the training loss's gradient in each layer's weights and biases, the first layer at the left.");
    }

    private static IEnumerable<RunFigure> SingularValues(IReadOnlyList<RunGroup> groups)
    {
        CurvesPanel[] panels = [.. new[] { ("initialization", "init"), ("at the end", "final") }.Select(at => new CurvesPanel
        {
            Title = at.Item1,
            X = new() { Label = "index k", Scale = AxisScale.Log },
            Y = new() { Label = "singular value σₖ", Scale = AxisScale.Log },
            Curves = [.. GroupCurves.OfAll(groups, run => Indices(run, at.Item2), run => run.Has(at.Item2) ? Resolved(run, at.Item2) : null)
                .Select(curve => curve with { Marker = curve.Style.Dash == DashStyle.Solid ? Marker.Circle : Marker.OpenCircle })],
            Note = Below(groups, at.Item2),
        })];
        if (panels.Any(panel => panel.Curves.Count > 0))
        {
            yield return new RunFigure(
                CurvesFigure.Build("singular_values", panels, columns: 2),
                "Singular values",
                "Feature spectra on the training inputs, down to the floor of the method.");
        }
    }

    private static string? Below(IReadOnlyList<RunGroup> groups, string checkpoint)
    {
        int below = groups.SelectMany(group => group.Runs).Where(run => run.Has(checkpoint))
            .Sum(run => run.SingularValues(checkpoint).Count(value => value <= run.At(checkpoint)!.Floor));
        return below == 0 ? null : $"{below} values at or below their floors are left out";
    }

    private static double[] Indices(ComparedRun run, string checkpoint) =>
        [.. Enumerable.Range(1, run.SingularValues(checkpoint).Length).Select(k => (double)k)];

    private static double[] Resolved(ComparedRun run, string checkpoint) =>
        [.. run.SingularValues(checkpoint).Select(value => value > run.At(checkpoint)!.Floor ? value : double.NaN)];

    private static IEnumerable<RunFigure> AlongTraining(IReadOnlyList<RunGroup> groups)
    {
        RunGroup[] followed = [.. groups.Where(group => group.Runs.All(run => run.AlongTraining is not null))];
        if (followed.Any(IsCalm))
            followed = [.. followed.Where(IsCalm)];
        if (followed.Length == 0)
            yield break;
        (string Title, string Column, AxisScale Scale)[] panels =
        [
            ("σ₁", TrajectoryWriter.Sigma(1), AxisScale.Log), ("kernel distance", "kernel_distance", AxisScale.Log),
                ("kernel velocity, a step", "kernel_velocity", AxisScale.Log),
            ("kernel-target alignment", "target_alignment", AxisScale.Linear), ("effective rank", "effective_rank", AxisScale.Linear),
                ("‖θ − θ₀‖", "parameter_distance", AxisScale.Log),
            ("pattern flips", "pattern_flips", AxisScale.Linear), ("residual in mode 1", TrajectoryWriter.Residual(1), AxisScale.Log),
                ("residual in mode 2", TrajectoryWriter.Residual(2), AxisScale.Log),
        ];
        yield return new RunFigure(
            CurvesFigure.Build(
                "along_training",
                [.. panels.Select(panel => new CurvesPanel
                {
                    Title = panel.Title,
                    X = new() { Label = "step", Scale = AxisScale.Log },
                    Y = new() { Scale = panel.Scale },
                    Curves = GroupCurves.OfAll(followed, Steps, run => Along(run, panel.Column)),
                }).Where(panel => panel.Curves.Count > 0)],
                columns: 3),
            "Along training",
            "The tangent kernel from step to step, step 0 at the left end; residuals are those in the modes of the kernel at step "
                + "0, by magnitude. Runs that diverged are left out.");
    }

    private static bool IsCalm(RunGroup group) => group.Runs.All(run => !run.Diverged);

    private static double[] Steps(ComparedRun run) => [.. run.AlongTraining!["step"].Select(TrajectoryFigure.Place)];

    private static double[]? Along(ComparedRun run, string column) => run.AlongTraining!.GetValueOrDefault(column) is double[] values
        ? [.. values.Select(value => column.StartsWith("residual", StringComparison.Ordinal) ? Math.Abs(value) : value)]
        : null;
}
