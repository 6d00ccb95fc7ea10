namespace NtkWorkbench.Figures;

/// <summary>What a network of one input learned: data, truth, predictions at checkpoints, and elbows on the last curve; a panel an
/// output.</summary>
internal static class FitFigure
{
    public const string Name = "fit";
    public const int MostPanelsInRow = 3;

    /// <param name="train">The training data, one input; targets (n, o), or (n, 1) of class numbers, whose points then stand at 1 for
    /// their class and at 0 elsewhere.</param>
    /// <param name="grid">The points of the curves, (g, 1), ascending.</param>
    /// <param name="truth">The targets without noise on the grid, (g, o); null where they are not known.</param>
    /// <param name="predictions">Outputs on the grid, (g, o), first checkpoint first; the elbows of the last are marked on its
    /// curve.</param>
    public static Figure Build(Dataset train, Matrix grid, Matrix? truth, IReadOnlyList<FunctionSnapshot> predictions)
    {
        Drawing.RequireOneInput(grid, "fit");
        foreach (FunctionSnapshot prediction in predictions)
            prediction.RequireRows("predictions", grid.Rows);
        int outputs = predictions.Count > 0 ? predictions[^1].Values.Columns : train.Targets.Columns;
        DataColumn x = Drawing.Column("x", grid, 0), sampleX = Drawing.Column("sample_x", train.Inputs, 0);
        string input = train.InputNames[0];
        Panel[] panels = [.. Enumerable.Range(0, outputs).Select(output => new Panel
        {
            Title = outputs == 1 ? null : train.TargetNames.Count == outputs ? train.TargetNames[output] : $"class {output}",
            X = new() { Label = input },
            Y = new() { Label = outputs == 1 ? $"{train.TargetNames[0]}, f({input})" : Drawing.Subscript("f", output + 1) + $"({input})" },
            Series = [Samples(train, sampleX, outputs, output), .. Truth(x, truth, output),
                .. predictions.Select((p, i) => Prediction(x, p, output, i, predictions.Count)), .. Elbows(x, predictions, output)],
        })];
        return Drawing.InRows(Name, panels, MostPanelsInRow, outputs == 1 ? 2.3 : 1.9, 0.5) with { Width = FigureWidth.DoubleColumn };
    }

    private static PointSeries Samples(Dataset train, DataColumn x, int outputs, int output)
    {
        bool classes = train.Targets.Columns != outputs;
        double[] values = classes
            ? [.. train.Targets.Column(0).Select(number => number == output ? 1.0 : 0.0)]
            : train.Targets.Column(output);
        return new()
        {
            Label = classes ? "training data (1: this class)" : "training data",
            X = x,
            Y = new($"sample_y_{output + 1}", values),
            Style = new() { Size = 2.4, Opacity = 0.35 },
        };
    }

    private static IEnumerable<PanelSeries> Truth(DataColumn x, Matrix? truth, int output) => truth is null || output >= truth.Columns
        ? []
        : [Drawing.Curve(x, Drawing.Column($"truth_{output + 1}", truth, output), Drawing.Style(0, 0.9, DashStyle.Dashed), "truth")];

    private static PanelSeries Prediction(DataColumn x, FunctionSnapshot prediction, int output, int index, int count)
    {
        string name = $"{Drawing.Word(prediction.Checkpoint)}_{output + 1}";
        LineStyle style = new() { Color = Drawing.CheckpointColor(index, count), Width = 1.2 };
        return Drawing.Curve(x, Drawing.Column(name, prediction.Values, output), style, $"network, {prediction.Checkpoint}");
    }

    private static IEnumerable<PanelSeries> Elbows(DataColumn x, IReadOnlyList<FunctionSnapshot> predictions, int output)
    {
        if (predictions.Count == 0 || predictions[^1].Elbows is not IReadOnlyList<double> all || x.Values.Length == 0)
            return [];
        double[] inside = [.. all.Where(elbow => elbow >= x.Values[0] && elbow <= x.Values[^1]).Order()];
        double[] curve = predictions[^1].Values.Column(output);
        return
        [
            new PointSeries
            {
                Label = $"elbows ({inside.Length} of {all.Count} in range)",
                X = new("elbow_x", inside),
                Y = new($"elbow_f_{output + 1}", [.. inside.Select(elbow => Interpolate(x.Values, curve, elbow))]),
                Style = new() { Color = Drawing.CheckpointColor(predictions.Count - 1, predictions.Count), Marker = Marker.OpenCircle,
                    Size = 4 },
            },
        ];
    }

    private static double Interpolate(double[] x, double[] y, double at)
    {
        int found = Array.BinarySearch(x, at);
        if (found >= 0)
            return y[found];
        int above = Math.Clamp(~found, 1, x.Length - 1);
        double share = (at - x[above - 1]) / (x[above] - x[above - 1]);
        return y[above - 1] + (share * (y[above] - y[above - 1]));
    }
}
