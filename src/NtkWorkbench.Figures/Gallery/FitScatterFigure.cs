namespace NtkWorkbench.Figures;

/// <summary>
/// What a network of several inputs learned: prediction against target, a panel an output; with classes the margin by which the right
/// output leads.
/// </summary>
public static class FitScatterFigure
{
    private const int MostPanelsInRow = 3;

    /// <summary>Builds the figure; its name is that of <see cref="FitFigure"/>.</summary>
    /// <param name="data">The data, targets (n, o), or (n, 1) of class numbers.</param>
    /// <param name="predictions">Outputs at the data's inputs, (n, o), first checkpoint first.</param>
    /// <exception cref="ShapeException">A prediction has other than n rows.</exception>
    public static Figure Build(Dataset data, IReadOnlyList<FunctionSnapshot> predictions)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(predictions);
        foreach (FunctionSnapshot prediction in predictions)
            ShapeException.ThrowIfLengthDiffers($"a column of predictions at {prediction.Checkpoint}", data.Count, prediction.Values.Rows);
        int outputs = predictions.Count > 0 ? predictions[^1].Values.Columns : data.Targets.Columns;
        Panel[] panels = outputs == data.Targets.Columns
            ? [.. Enumerable.Range(0, outputs).Select(output => Scatter(data, predictions, output))]
            : [Margins(data, predictions)];
        int columns = Math.Min(panels.Length, MostPanelsInRow), rows = (panels.Length + columns - 1) / columns;
        return new Figure
        {
            Name = FitFigure.Name,
            Width = columns == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 0.5 + (rows * 2.4),
            Rows = rows,
            Columns = columns,
            Legend = LegendPlacement.Above,
            Panels = panels,
        };
    }

    private static Panel Scatter(Dataset data, IReadOnlyList<FunctionSnapshot> predictions, int output)
    {
        DataColumn target = new($"target_{output + 1}", data.Targets.Column(output));
        double[] finite = [.. target.Values.Where(double.IsFinite)];
        double[] ends = finite.Length == 0 ? [0, 1] : [finite.Min(), finite.Max()];
        DataColumn diagonal = new($"diagonal_{output + 1}", ends);
        return new()
        {
            X = new() { Label = $"target {data.TargetNames[output]}" },
            Y = new() { Label = data.Targets.Columns == 1 ? "prediction f(x)" : $"prediction {Drawing.Subscript("f", output + 1)}(x)" },
            Series =
            [
                new LineSeries { Label = "prediction = target", X = diagonal, Y = diagonal,
                    Style = new() { Width = 0.8, Dash = DashStyle.Dashed } },
                .. predictions.Select(
                    (prediction, i) =>
                        Points(target, prediction.Values.Column(output), $"_{output + 1}", prediction, i, predictions.Count)),
            ],
        };
    }

    private static Panel Margins(Dataset data, IReadOnlyList<FunctionSnapshot> predictions) => new()
    {
        X = new() { Label = data.TargetNames[0] == "class" ? "class" : $"class {data.TargetNames[0]}", Integers = true },
        Y = new() { Label = "margin of the right class" },
        Series =
        [
            new ReferenceLine { Orientation = Orientation.Horizontal, Value = 0 },
            .. predictions.Select((prediction, i) =>
                Points(new("class", SpreadClasses(data.Targets)), Margins(data.Targets, prediction.Values), "_margin", prediction, i,
                    predictions.Count)),
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

    /// <summary>Class numbers, the samples of a class side by side in their order instead of on one spot.</summary>
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
