namespace NtkWorkbench.Figures.Tests;

/// <summary>The figures of networks of two inputs, with long names of columns and many units.</summary>
internal static class MapFigures
{
    private static readonly Matrix Points = Grid.Points(new(-1, 1), new(0, 150), 30, 20);
    private static readonly ShownOutput Shown = ShownOutput.Of(1, 3, "sea surface temperature");

    public static Dataset Data(int targets) => new()
    {
        Inputs = new Matrix(Points.Rows, 2, [.. Points.Values.Select(value => 0.9 * value)]),
        Targets = new Matrix(Points.Rows, targets, [.. Enumerable.Range(0, Points.Rows * targets).Select(i => (double)(i % 3))]),
        InputNames = ["longitude east", "depth below surface"],
        TargetNames = [.. Enumerable.Range(1, targets).Select(i => $"temperature of layer {i}")],
    };

    public static IEnumerable<Figure> All()
    {
        FunctionSnapshot[] functions =
            [.. new[] { "initialization", "step 1000", "trained" }.Select((name, i) => Snapshot(name, 3, i + 1))];
        Dataset values = Data(3), classes = Data(1);
        yield return FunctionMapsFigure.Build(values, Points, functions, functions[0].Values, Shown);
        yield return FunctionMapsFigure.Build(classes, Points, functions, functions[0].Values, ShownOutput.OfClass(1, 3)) with
        {
            Name = "maps_of_class",
        };
        yield return DecisionRegionsFigure.Build(classes, Points, functions, functions);
        yield return PrincipalMapsFigure.Build(Points, [.. functions.Select(at => at with { Values = Outputs(6) })], values.InputNames,
            Shown) with
        { Name = "principal_maps" };
        yield return PrincipalMapsFigure.Build(
            Points, [functions[0] with { Values = Outputs(5) }, functions[1] with { Values = Outputs(5) }], values.InputNames, Shown) with
        { Name = "principal_maps_of_two" };
        yield return UnitMapsFigure.Build(Points, [.. functions.Select(at => Snapshot(at.Checkpoint, 6, 2))], [0, 10, 200, 300, 400, 1023],
            1024, values.InputNames) with
        { Name = "unit_maps" };
        yield return LinearizedMapsFigure.Build(values, Points, new LinearizedTraining
        {
            Initial = functions[0].Values, Network = functions[1].Values, Linear = functions[2].Values, Regression = functions[0].Values,
            TrainedRegression = functions[0].Values, Method = LinearModelMethod.Modes, TestLoss = null, RegressionTestLoss = null,
            TrainedRegressionTestLoss = null,
        }, Shown) with
        { Name = "linearized_maps" };
    }

    public static FunctionSnapshot Snapshot(string checkpoint, int functions, double frequency)
    {
        Matrix values = new(Points.Rows, functions), lines = new(200, 3);
        for (int i = 0; i < values.Rows; i++)
        {
            for (int k = 0; k < functions; k++)
                values[i, k] = Math.Sin(frequency * (k + 1) * Points[i, 0]) * Points[i, 1] / 150;
        }
        for (int unit = 0; unit < lines.Rows; unit++)
            (lines[unit, 0], lines[unit, 1], lines[unit, 2]) = (1, (unit % 7 - 3) / 100.0, unit / 200.0);
        return new() { Checkpoint = checkpoint, Values = values, ElbowLines = lines };
    }

    // Of three outputs.
    private static Matrix Outputs(int features) => new(3 * Points.Rows, features,
        [.. Enumerable.Range(0, 3 * Points.Rows * features).Select(i => Math.Sin(i / 100.0))]);
}
