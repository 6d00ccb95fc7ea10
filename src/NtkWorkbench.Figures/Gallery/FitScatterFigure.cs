namespace NtkWorkbench.Figures;

/// <summary>
/// What a network of several inputs learned: prediction against target, a panel an output; with classes the margin by which the right
/// output leads.
/// </summary>
internal static class FitScatterFigure
{
    /// <summary>Builds the figure; its name is that of <see cref="FitFigure"/>.</summary>
    /// <param name="data">The data, targets (n, o), or (n, 1) of class numbers.</param>
    /// <param name="predictions">Outputs at the data's inputs, (n, o), first checkpoint first.</param>
    public static Figure Build(Dataset data, IReadOnlyList<FunctionSnapshot> predictions)
    {
        foreach (FunctionSnapshot prediction in predictions)
            prediction.RequireRows("predictions", data.Count);
        int outputs = predictions.Count > 0 ? predictions[^1].Values.Columns : data.Targets.Columns;
        Panel[] panels = outputs == data.Targets.Columns
            ? [.. Enumerable.Range(0, outputs).Select(output => Scatter(data, predictions, output))]
            : [Margins(data, predictions)];
        return Drawing.InRows(FitFigure.Name, panels, FitFigure.MostPanelsInRow, 2.4, 0.5 + SampleKeys.HeightOfNames(panels[0].X));
    }

    private static Panel Scatter(Dataset data, IReadOnlyList<FunctionSnapshot> predictions, int output)
    {
        DataColumn target = new($"target_{output + 1}", data.Targets.Column(output));
        double[] finite = [.. target.Values.Where(double.IsFinite)];
        DataColumn diagonal = new($"diagonal_{output + 1}", finite.Length == 0 ? [0, 1] : [finite.Min(), finite.Max()]);
        return new()
        {
            X = new() { Label = $"target {data.TargetNames[output]}" },
            Y = new() { Label = data.Targets.Columns == 1 ? "prediction f(x)" : $"prediction {Drawing.Subscript("f", output + 1)}(x)" },
            Series =
            [
                new LineSeries { Label = "prediction = target", X = diagonal, Y = diagonal,
                    Style = Drawing.Style(0, 0.8, DashStyle.Dashed) },
                .. predictions.Select((prediction, i) =>
                    Points(target, prediction.Values.Column(output), $"_{output + 1}", prediction, i, predictions.Count)),
            ],
        };
    }

    private static Panel Margins(Dataset data, IReadOnlyList<FunctionSnapshot> predictions) => new()
    {
        X = SampleKeys.Horizontal(new()
        {
            Label = data.TargetNames[0] == "class" ? "class" : $"class {data.TargetNames[0]}", Integers = true,
            Ticks = data.ClassNames is null ? null
                : [.. data.ClassNames.Select((name, number) => new AxisTick(number, name))],
        }),
        Y = new() { Label = "margin of the right class" },
        Series =
        [
            Drawing.Horizontal(0),
            .. predictions.Select((prediction, i) => Points(new("class", SpreadClasses(data.Targets)),
                Margins(data.Targets, prediction.Values), "_margin", prediction, i, predictions.Count)),
        ],
    };

    private static PointSeries Points(DataColumn x, double[] y, string suffix, FunctionSnapshot prediction, int index, int count) => new()
    {
        Label = prediction.Checkpoint,
        X = x,
        Y = new(Drawing.Word(prediction.Checkpoint) + suffix, y),
        Style = new() { Color = Drawing.CheckpointColor(index, count), Size = 2.6, Opacity = 0.6,
            Marker = index == 0 ? Marker.OpenCircle : Marker.Circle },
    };

    // Class numbers, the samples of a class side by side in their order instead of on one spot.
    private static double[] SpreadClasses(Matrix targets)
    {
        double[] classes = targets.Column(0);
        return [.. classes.Select((number, i) => number + (0.6 * ((((i + 0.5) / classes.Length) - 0.5))))];
    }

    private static double[] Margins(Matrix targets, Matrix outputs)
    {
        double[] margins = new double[outputs.Rows];
        for (int i = 0; i < margins.Length; i++)
        {
            int right = (int)targets[i, 0];
            double best = double.NegativeInfinity;
            for (int c = 0; c < outputs.Columns; c++)
                best = c == right ? best : Math.Max(best, outputs[i, c]);
            margins[i] = right >= 0 && right < outputs.Columns ? outputs[i, right] - best : double.NaN;
        }
        return margins;
    }
}
