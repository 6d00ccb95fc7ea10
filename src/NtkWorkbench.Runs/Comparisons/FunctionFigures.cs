using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>Small multiples: a panel a group, at most twenty, all on one scale.</summary>
internal static class FunctionFigures
{
    private const int MostPanels = 20;
    private const int MostFeatures = 4;

    // Features have root mean square 1 on the training inputs; far beyond this they run out of the panel.
    private const double FeatureLimit = 3.5;
    private const double Margin = 0.25;
    private const double SideMargin = 0.06;

    private static readonly LineStyle Quiet = new() { Width = 0.8, Dash = DashStyle.Dashed };

    public static IEnumerable<RunFigure> Fits(IReadOnlyList<RunGroup> groups)
    {
        // Outputs of a classifier are no fit of the numbers of its classes.
        RunGroup[] fitted = [.. groups.Where(group => group.Job.Training.Loss != LossKind.CrossEntropy)],
            drawn = Choose(fitted.Where(group => HasOneInput(group) && group.Runs.Any(run => run.Has("final"))));
        if (drawn.Length == 0)
            yield break;
        Interval limits = TargetLimits(drawn);
        yield return new RunFigure(
            Multiples("fits", drawn, fitted,
                (group, left) => new() { Label = left ? "y, f(x)" : null, Limits = limits, TickLabels = left }, group =>
            [
                Curve.Single("training data", group.First.Data.Train.Inputs.Column(0), group.First.Data.Train.Targets.Column(0),
                    new() { Opacity = 0.2, Width = 0.6 }, Marker.Circle),
                .. Truth(group),
                GroupCurves.Of(group, "network at the end", group.Style, X,
                    run => run.Has("final") ? Sorted(run, run.Predictions("final"), 0) : null),
            ], ownColors: true),
            "Fits",
            "Training data, the function they come from, and the network at the end of training"
                + (fitted.Length < groups.Count ? "; classifiers are left out." : "."));
    }

    public static RunFigure GradientNorms(IReadOnlyList<RunGroup> groups)
    {
        RunGroup[] drawn = Choose(groups);
        int most = drawn.Max(group => group.First.Architecture.Layers.Count);
        return new RunFigure(
            Multiples("gradient_norms", drawn, groups,
                (_, left) => new() { Label = left ? "‖∂L/∂W‖" : null, Scale = AxisScale.Log }, group =>
            {
                int layers = group.First.Architecture.Layers.Count;
                return Enumerable.Range(0, layers).Select(layer => GroupCurves.Of(
                    group, $"layer {layer + 1}", new() { Color = CurveColors.Ordered(layer, most) },
                    run => run.Metrics["step"], run => run.Metrics[$"gradient_norm.layers.{layer}.weight"]));
            }, "step"),
            "Gradient norms along training",
            "Norms of the gradient in each layer's weights.");
    }

    public static IEnumerable<RunFigure> PrincipalFeatures(IReadOnlyList<RunGroup> groups, string checkpoint)
    {
        RunGroup[] drawn = Choose(groups.Where(group => HasOneInput(group) && group.Runs.All(run => run.Has(checkpoint))));
        if (drawn.Length == 0)
            yield break;
        var aligned = new AlignedFeatures(drawn[0].First, checkpoint);
        yield return new RunFigure(
            Multiples($"principal_features_{checkpoint}", drawn, groups,
                (_, left) =>
                    new() { Label = left ? "φₖ √n/σₖ" : null, Limits = new Interval(-FeatureLimit, FeatureLimit), TickLabels = left },
                        group =>
                Enumerable.Range(0, Math.Min(MostFeatures, group.First.PrincipalFeatures(checkpoint).Columns)).Select(k => GroupCurves.Of(
                    group, $"k = {k + 1}", new() { Color = CurveColors.Ordered(k, MostFeatures), Width = 1 }, X,
                        run => aligned.Sorted(run, k)))),
            checkpoint == "init" ? "Principal features at initialization" : "Principal features at the end of training",
            "The leading principal features on one scale, root mean square 1 on the training inputs, signs aligned to the first run.");
    }

    public static IEnumerable<RunFigure> Kernels(IReadOnlyList<RunGroup> groups, string checkpoint)
    {
        RunGroup[] drawn = Choose(groups.Where(group => group.First.Has(checkpoint) && group.First.HasKernel));
        if (drawn.Length == 0)
            yield break;
        yield return new RunFigure(
            ComparedKernelsFigure.Build($"tangent_kernels_{checkpoint}",
                [.. drawn.Select(group => (group.Label, Kernel(group.First, checkpoint), group.First.Data.Train.Inputs,
                    SampleKeys.Of(group.First.Data.Train, group.Job.Training.Loss == LossKind.CrossEntropy)))]),
            checkpoint == "init" ? "Tangent kernels at initialization" : "Tangent kernels at the end of training",
            $"Θ{(drawn.Any(group => group.First.IsSummed) ? ", or where features.kernel is summed Θ̄," : "")} on the training inputs, each "
                + "divided by its largest entry; of several seeds the first." + Formless(groups));
    }

    private static string Formless(IReadOnlyList<RunGroup> groups)
    {
        string[] labels = [.. groups.Where(group => !group.First.HasKernel).Select(group => $"`{group.Label}`")];
        return labels.Length == 0 ? "" : $" Without {string.Join(", ", labels)}: no kernel was formed there, the leading modes alone were "
            + "found.";
    }

    public static IEnumerable<RunFigure> Linearized(IReadOnlyList<RunGroup> groups)
    {
        RunGroup[] drawn = Choose(groups.Where(group => HasOneInput(group) && group.Runs.Any(run => run.Linearized is not null)));
        if (drawn.Length == 0)
            yield break;
        Interval limits = TargetLimits(drawn);
        yield return new RunFigure(
            Multiples("linearized", drawn, groups,
                (_, left) => new() { Label = left ? "f(x)" : null, Limits = limits, TickLabels = left }, group =>
            [
                .. Truth(group),
                LinearizedCurve(group, "regression, Θ₀", "regression_initial",
                    new() { Width = 0.8, Opacity = 0.45, Dash = DashStyle.Dotted }),
                LinearizedCurve(group, "regression, trained Θ", "regression_trained",
                    new() { Width = 0.8, Opacity = 0.35 }),
                LinearizedCurve(group, "linear model", "linearized", group.Style with { Dash = DashStyle.Dotted }),
                LinearizedCurve(group, "network", "network", group.Style),
            ], ownColors: true),
            "Linear models",
            "The network at the end beside the linear model that it was at initialization, and beside kernel regression with both "
                + "kernels; of several seeds the first.");
    }

    // Several seeds have networks of their own beside linear models of their own: a mean would hide the gap.
    private static Curve? LinearizedCurve(RunGroup group, string label, string column, LineStyle style)
    {
        ComparedRun run = group.Runs.First(run => run.Linearized is not null);
        string name = run.Architecture.OutputCount == 1 ? column : $"{column}_1";
        return run.Linearized!.GetValueOrDefault(name) is double[] values
            ? Curve.Single(label, X(run), [.. Order(run).Select(i => values[i])], style)
            : null;
    }

    private static Figure Multiples(
        string name, RunGroup[] drawn, IReadOnlyList<RunGroup> all, Func<RunGroup, bool, Axis> y,
            Func<RunGroup, IEnumerable<Curve?>> curves, string x = "x", bool ownColors = false)
    {
        int columns = drawn.Length switch { <= 3 => drawn.Length, 4 => 2, <= 9 => 3, <= 12 => 4, _ => 5 };
        return CurvesFigure.Build(
            name,
            [.. drawn.Select((group, i) => new CurvesPanel
            {
                Title = group.Label,
                X = new() { Label = i >= drawn.Length - columns ? x : null, Integers = x != "x", Limits = XLimits(group, x) },
                Y = y(group, i % columns == 0),
                Note = ownColors && drawn.Length > 1 ? "networks and their linear models have the colours of their runs" : null,
                Curves = [.. curves(group).OfType<Curve>()],
            })],
            columns,
            drawn.Length < all.Count && drawn.Length == MostPanels ? $"{drawn.Length} of {all.Count}, evenly spread"
                : x == "x" && !all.All(HasOneInput)
                ? $"without {string.Join(", ", all.Where(group => !HasOneInput(group)).Select(group => group.Label))}: "
                    + "several inputs are no axis"
                : null);
    }

    // A little beyond the grid, so that the numbers at its ends stay apart from the neighbouring panel's.
    private static Interval? XLimits(RunGroup group, string x)
    {
        if (x != "x")
            return new Interval(0, Math.Max(1, group.Job.Training.TotalSteps));
        double[] grid = group.First.Grid.Column(0);
        double low = grid.Min(), high = grid.Max(), pad = SideMargin * (high - low);
        return pad > 0 ? new Interval(low - pad, high + pad) : null;
    }

    internal static RunGroup[] Choose(IEnumerable<RunGroup> groups)
    {
        RunGroup[] all = [.. groups];
        return all.Length <= MostPanels ? all
            : [.. Enumerable.Range(0, MostPanels).Select(i => all[i * (all.Length - 1) / (MostPanels - 1)])];
    }

    private static bool HasOneInput(RunGroup group) => group.First.Architecture.InputCount == 1;

    private static Interval TargetLimits(IEnumerable<RunGroup> groups)
    {
        double[] targets = [.. groups.SelectMany(group => group.First.Data.Train.Targets.Values)];
        double low = targets.Min(), high = targets.Max(), pad = Margin * Math.Max(high - low, 1e-12);
        return new Interval(low - pad, high + pad);
    }

    private static int[] Order(ComparedRun run)
    {
        int[] order = [.. Enumerable.Range(0, run.Grid.Rows)];
        Array.Sort(run.Grid.Column(0), order);
        return order;
    }

    internal static double[] X(ComparedRun run) => [.. run.Grid.Column(0).Order()];

    // The first output's rows, in the order of x.
    internal static double[] Sorted(ComparedRun run, Matrix values, int column)
    {
        int block = values.Rows / run.Grid.Rows;
        return [.. Order(run).Select(i => values[i * block, column])];
    }

    private static IEnumerable<Curve> Truth(RunGroup group)
    {
        if (group.Job.Data is not FunctionDataOptions { Function: TargetFunction { InputCount: 1 } function })
            yield break;
        double[] x = X(group.First);
        yield return Curve.Single("truth", x, Array.ConvertAll(x, function.Evaluate), Quiet);
    }

    private static Matrix Kernel(ComparedRun run, string checkpoint)
    {
        using Linearization linear = run.Linearize(checkpoint, run.Data.Train.Inputs);
        return linear.Kernel;
    }

    /// <summary>Principal features on one scale, with the signs of one run's.</summary>
    private sealed class AlignedFeatures(ComparedRun reference, string checkpoint)
    {
        private readonly Matrix _reference = reference.PrincipalFeatures(checkpoint);

        public double[]? Sorted(ComparedRun run, int k)
        {
            Matrix features = run.PrincipalFeatures(checkpoint);
            double sigma = run.SingularValues(checkpoint)[k];
            if (!(sigma > 0))
                return null;
            double scale = Math.Sqrt(run.Data.Train.Count) / sigma * Sign(features, k);
            double[] values = FunctionFigures.Sorted(run, features, k);
            TensorPrimitives.Multiply(values, scale, values);
            return values;
        }

        private double Sign(Matrix features, int k) =>
            features.Rows == _reference.Rows && k < _reference.Columns
                && Reductions.Dot<double>(features.Column(k), _reference.Column(k)) < 0 ? -1 : 1;
    }
}
