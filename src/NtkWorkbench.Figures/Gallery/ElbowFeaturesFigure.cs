namespace NtkWorkbench.Figures;

/// <summary>Elbow features: the outputs of the last hidden layer against x, a panel a checkpoint, many thin lines coloured by where each
/// unit's elbow lies.</summary>
public static class ElbowFeaturesFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "elbow_features";

    private const int MostLines = 100;
    private const int MostPanelsInRow = 3;

    /// <summary>Builds the figure.</summary>
    /// <param name="grid">The points, (g, 1), ascending.</param>
    /// <param name="features">Outputs of the last hidden layer on the grid, (g, width), first checkpoint first. With one hidden layer
    /// their elbows colour the lines, else the unit's number does.</param>
    /// <exception cref="ShapeException">The grid has other than one column, or the features other than g rows.</exception>
    public static Figure Build(Matrix grid, IReadOnlyList<FunctionSnapshot> features)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(features);
        ShapeException.ThrowIfLengthDiffers("the grid of the elbow features, per row,", 1, grid.Columns);
        DataColumn x = Drawing.Column("x", grid, 0);
        int columns = Math.Clamp(features.Count, 1, MostPanelsInRow), rows = Math.Max(1, (features.Count + columns - 1) / columns);
        Interval? limits = FeatureLines.CommonLimits(features.Select(feature => feature.Values));
        return new Figure
        {
            Name = Name,
            Width = columns == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 0.15 + (rows * 2.15),
            Rows = rows,
            Columns = columns,
            Panels = [.. features.Select(
                (feature, i) => Checkpoint(x, feature, limits, i == features.Count - 1 || i % columns == columns - 1))],
        };
    }

    private static Panel Checkpoint(DataColumn x, FunctionSnapshot features, Interval? limits, bool bar)
    {
        ShapeException.ThrowIfLengthDiffers($"a column of elbow features at {features.Checkpoint}", x.Values.Length, features.Values.Rows);
        int width = features.Values.Columns;
        IReadOnlyList<double>? elbows = features.Elbows?.Count == width ? features.Elbows : null;
        int[] units = Drawing.Spread(width, MostLines);
        string some = units.Length < width ? $", {units.Length} of {width} units" : "";
        return new()
        {
            Title = features.Checkpoint + some,
            X = new() { Label = "x" },
            Y = new() { Label = "unit output aₖ(x)", Limits = limits },
            Colors = elbows is null ? FeatureLines.ByNumber("unit k", width, bar) : FeatureLines.ByElbow(x, bar),
            Series = [FeatureLines.Bundle(x, Drawing.Word(features.Checkpoint), features.Values, units,
                units.Select(unit => elbows?[unit] ?? (unit + 1)))],
        };
    }
}
