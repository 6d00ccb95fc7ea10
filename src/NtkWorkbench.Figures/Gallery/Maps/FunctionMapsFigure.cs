namespace NtkWorkbench.Figures;

/// <summary>What a network of two inputs learned, as maps: the output at each checkpoint with the training data and the elbows, and how far
/// the last lies from the targets.</summary>
internal static class FunctionMapsFigure
{
    private const double MostStretch = 2;

    /// <param name="train">The training data, two inputs; targets (n, o), or (n, 1) of class numbers.</param>
    /// <param name="grid">The points, (g, 2).</param>
    /// <param name="predictions">Outputs on the grid, (g, o), first checkpoint first.</param>
    /// <param name="onTrain">Outputs on the training inputs, (n, o), at the last checkpoint.</param>
    /// <param name="shown">The output that is drawn.</param>
    /// <param name="truth">The function that was sampled, on the grid, (g, 1); null: not known.</param>
    public static Figure Build(
        Dataset train, Matrix grid, IReadOnlyList<FunctionSnapshot> predictions, Matrix onTrain, ShownOutput shown, Matrix? truth = null)
    {
        PlaneMap plane = new(grid, train.InputNames);
        bool classes = train.Targets.Columns != onTrain.Columns;
        double[] targets = classes ? [] : train.Targets.Column(shown.Index);
        ColorScale[] scales = Scales([.. predictions.Select(prediction => prediction.Values.Column(shown.Index))], targets,
            classes ? "f" : train.TargetNames[shown.Index]);
        double[]? function = truth is not null && truth.Values.All(double.IsFinite) ? truth.Column(0) : null;
        Panel[] panels =
        [
            .. function is null ? [] : new[] { plane.Panel("the function", "truth", function, scales[^1], []) with
            {
                Note = PlaneMap.Clipped(scales[^1], function),
            } },
            .. predictions.Select((prediction, i) => Map(plane, prediction, shown, scales[i],
                classes ? OfClass(train, shown.Index)
                    : plane.Width == 0 ? [] : PlaneMap.Samples(train.Inputs, targets, "training data, coloured by target"))),
            .. classes ? []
                : new[] { Residual(plane, train, predictions[^1].Checkpoint, Difference(onTrain.Column(shown.Index), targets)) },
        ];
        string? note = PlaneMap.Join(plane.SamplesNote(train.Inputs, classes ? train.Count : PlaneMap.MostSamples),
            scales.Distinct().Count() > 1 ? "each map has colours of its own" : null);
        panels = [.. panels.Select(panel => panel with { Note = PlaneMap.Join(panel.Note, note) })];
        return Drawing.InRows("maps", panels, panels.Length == 4 ? 2 : PlaneMap.MostPanelsInRow, PlaneMap.RowHeight, 0.5) with
        {
            Title = shown.Title,
        };
    }

    // One scale for all, unless one of them would show little in it.
    private static ColorScale[] Scales(IReadOnlyList<double[]> functions, double[] targets, string label)
    {
        ColorScale Of(IEnumerable<double> values) => PlaneMap.Scale(new(), [.. values, .. targets]) with { Label = label };
        ColorScale common = Of(functions.SelectMany(values => values));
        ColorScale[] own = [.. functions.Select(Of)];
        return own.All(scale => scale.Limits is Interval ends && ends.Length * MostStretch >= common.Limits?.Length)
            ? [.. functions.Select(_ => common)] : own;
    }

    private static Panel Map(PlaneMap plane, FunctionSnapshot prediction, ShownOutput shown, ColorScale colors,
        IEnumerable<PanelSeries> samples)
    {
        string name = Drawing.Word(prediction.Checkpoint);
        (IEnumerable<PanelSeries> elbows, string? note) = plane.Elbows(prediction.ElbowLines, name);
        double[] values = prediction.Values.Column(shown.Index);
        return plane.Panel(prediction.Checkpoint, name, values, colors, [.. elbows, .. samples]) with
        {
            Note = PlaneMap.Join(note, PlaneMap.Clipped(colors, values)),
        };
    }

    private static Panel Residual(PlaneMap plane, Dataset train, string checkpoint, double[] residual) =>
        plane.Empty($"prediction − target, {checkpoint}") with
        {
            Colors = Drawing.WithoutOutliers(new() { Map = ColorMap.Diverging }, residual),
            Series = [.. PlaneMap.Samples(train.Inputs, residual, null, "residual")],
        };

    private static IEnumerable<PanelSeries> OfClass(Dataset train, int number)
    {
        foreach (bool own in new[] { false, true })
        {
            int[] rows = [.. Enumerable.Range(0, train.Count).Where(row => (train.Targets[row, 0] == number) == own)];
            yield return new PointSeries
            {
                Label = own ? $"training data of class {number}" : "of other classes",
                X = new($"{(own ? "own" : "other")}_x_1", Array.ConvertAll(rows, row => train.Inputs[row, 0])),
                Y = new($"{(own ? "own" : "other")}_x_2", Array.ConvertAll(rows, row => train.Inputs[row, 1])),
                Style = new() { Marker = own ? Marker.Circle : Marker.OpenCircle, Size = 2.2, Opacity = own ? 0.9 : 0.6 },
            };
        }
    }

    private static double[] Difference(double[] outputs, double[] targets) => [.. outputs.Zip(targets, (f, y) => f - y)];
}
