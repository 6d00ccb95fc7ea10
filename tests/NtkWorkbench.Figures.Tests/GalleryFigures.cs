namespace NtkWorkbench.Figures.Tests;

/// <summary>The figures of networks and comparisons, large enough to be hard to lay out.</summary>
internal static class GalleryFigures
{
    private static readonly Matrix Points = Grid.Points(-0.5, 1.5, 41);
    private static readonly TrainingData Data = new AbsoluteValue().Sample(30, noise: 0.1, seed: 5, range: new(0, 1));

    public static IEnumerable<Figure> All()
    {
        using Network network = Network.Create([1, 80, 1], Activation.Relu, seed: 5),
            wide = Network.Create([1, 200, 1], Activation.Relu, seed: 6);
        using Linearization first = network.Linearize(Data.Train.Inputs), second = wide.Linearize(Data.Train.Inputs);
        double[] falling = [.. Enumerable.Range(0, 50).Select(i => 2 * Math.Exp(-i / 10.0))];
        int[] steps = [.. Enumerable.Range(0, 50).Select(i => 3000 * i)];
        FunctionSnapshot[] outputs =
        [
            .. new[] { "initialization", "step 1000", "trained" }.Select((name, i) => new FunctionSnapshot
            {
                Checkpoint = name,
                Values = Functions(100, i + 1),
                Floors = [.. Enumerable.Repeat(0.01, 100)],
                Elbows = [.. Enumerable.Range(0, 100).Select(k => k / 100.0)],
            }),
        ];
        NetworkArchitecture two = new([1, 60, 60, 1], Activation.Relu);
        IReadOnlyList<ParameterSelection> selections = ParameterSelection.Choose(two);
        Matrix many = Functions(selections.Sum(selection => selection.Columns.Count), 1);
        yield return LossFigure.Build(new LossCurves { Steps = steps, Train = falling, Test = falling, TrainAccuracy = falling,
            LossName = "mean squared error" });
        yield return GradientNormFigure.Build(steps, [.. Enumerable.Repeat((falling, falling), 10)]);
        yield return FitFigure.Build(Data.Train, Points, null, [.. outputs.Select(snapshot => snapshot with { Values = Functions(1, 2) })]);
        yield return FeatureFigures.SingularValues(("initialization", first), ("trained", second));
        yield return PrincipalFeaturesFigure.Build(Points, [.. outputs.Select(snapshot => snapshot with { Values = Functions(4, 3) })],
            Data.Train.Inputs);
        yield return ElbowFeaturesFigure.Build(Points, [.. outputs.Select(snapshot => snapshot with { Values = Functions(100, 4) })]);
        yield return TangentFeaturesFigure.Build(Points, selections, [.. outputs.Select(snapshot => snapshot with { Values = many })]);
        yield return TangentKernelFigure.Build([("initialization", first.Kernel), ("trained", second.Kernel)], Data.Train.Inputs);
        yield return ComparedKernelsFigure.Build("kernels",
            [.. Enumerable.Range(1, 7).Select(i => ($"deep-small-{i}", first.Kernel, Data.Train.Inputs, (SampleKeys?)null))]);
        FunctionSnapshot[] samples = [.. outputs.Select(snapshot => snapshot with { Values = Functions(6, 3) })];
        double[] targets = Points.Column(0), classes = [.. targets.Select((_, i) => (double)(i % 3))];
        yield return SampleFeaturesFigures.Pairwise(samples, new(classes, null)) with { Name = "features_by_class" };
        yield return SampleFeaturesFigures.Pairwise(samples, new(targets, "resistance in mega-ohm")) with { Name = "features_by_target" };
        yield return SampleFeaturesFigures.Sorted(samples, new(classes, null)) with { Name = "sorted_by_class" };
        yield return SampleFeaturesFigures.Sorted(samples, new(targets, "resistance in mega-ohm")) with { Name = "sorted_by_target" };
        yield return TrajectoryFigure.Build([.. Enumerable.Range(0, 12).Select(i => new TrajectoryPoint
        {
            Step = i == 0 ? 0 : 1 << i, SingularValues = [10, 5, 2, 1, 0.5, 0.1], EffectiveRank = 3 + i, KernelDistance = 1e-3 * i,
            KernelVelocity = 1e-5, TargetAlignment = 0.1, ParameterDistance = 0.1 * i, PatternFlips = 0.01 * i,
            Residuals = [3, 2, 1, 1, 1, 1], PredictedResiduals = [3, 2, 1, 1, 1, 1],
        })]);
        foreach (Figure figure in MapFigures.All())
            yield return figure;
        yield return CurvesFigure.Build("curves", [Twelve("training", falling), Twelve("test", falling)], columns: 2);
        yield return CurvesFigure.Build("long_names", [Twelve("training", falling) with
        {
            Curves = [.. Twelve("", falling).Curves.Take(8).Select((curve, i) =>
                curve with { Label = $"depth-and-initialization-he-normal-{4 + (i / 4)}-layers-{i % 4}" })],
        }], columns: 1);
    }

    private static CurvesPanel Twelve(string title, double[] falling) => new()
    {
        Title = title,
        X = new() { Label = "step", Integers = true },
        Y = new() { Label = "loss", Scale = AxisScale.Log },
        Curves = [.. Enumerable.Range(0, 12).Select(i => new Curve
        {
            Label = $"width-{16 << i}",
            X = [.. Enumerable.Range(0, falling.Length).Select(step => 1000.0 * step)],
            Lines = new(6, falling.Length, [.. Enumerable.Range(1, 6).SelectMany(seed => falling.Select(value => value * (seed + i)))]),
            Style = CurveColors.StyleOf(i, 12),
        })],
    };

    private static Matrix Functions(int count, double frequency)
    {
        Matrix values = new(Points.Rows, count);
        for (int i = 0; i < values.Rows; i++)
        {
            for (int k = 0; k < count; k++)
                values[i, k] = Math.Max(0, Math.Sin(frequency * (k + 1) * Points[i, 0]));
        }
        return values;
    }
}
