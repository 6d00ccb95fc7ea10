namespace NtkWorkbench.Figures;

/// <summary>Elbow features: the outputs of the last hidden layer against x, a panel a checkpoint, many thin lines coloured by where each
/// unit's elbow lies.</summary>
internal static class ElbowFeaturesFigure
{
    private const int MostLines = 100;
    private const int MostPanelsInRow = 3;

    /// <param name="grid">The points, (g, 1), ascending.</param>
    /// <param name="features">Outputs of the last hidden layer on the grid, (g, width), first checkpoint first. With one hidden layer
    /// their elbows colour the lines, else the unit's number does.</param>
    /// <param name="input">What the input is called.</param>
    public static Figure Build(Matrix grid, IReadOnlyList<FunctionSnapshot> features, string input = "x")
    {
        Drawing.RequireOneInput(grid, "elbow features");
        DataColumn x = Drawing.Column("x", grid, 0);
        Interval? limits = FeatureLines.CommonLimits(features.Select(feature => feature.Values));
        Panel[] panels =
        [
            .. features.Select((feature, i) =>
                Checkpoint(x, input, feature, limits, bar: i == features.Count - 1 || i % MostPanelsInRow == MostPanelsInRow - 1)),
        ];
        return Drawing.InRows("elbow_features", panels, MostPanelsInRow, 2.15, 0.15);
    }

    private static Panel Checkpoint(DataColumn x, string input, FunctionSnapshot features, Interval? limits, bool bar)
    {
        features.RequireRows("elbow features", x.Values.Length);
        int width = features.Values.Columns;
        IReadOnlyList<double>? elbows = features.Elbows?.Count == width ? features.Elbows : null;
        int[] units = Thinned.Evenly(width, MostLines);
        string some = units.Length < width ? string.Create(CultureInfo.InvariantCulture,
            $", {units.Length} of {width:N0} units") : "";
        return new()
        {
            Title = features.Checkpoint + some,
            Note = some.Length == 0 ? null : FeatureLines.SomeLines,
            X = new() { Label = input },
            Y = new() { Label = "unit output aₖ(x)", Limits = limits },
            Colors = elbows is null ? FeatureLines.ByNumber("unit k", width, bar) : FeatureLines.ByElbow(x, bar),
            Series = [FeatureLines.Bundle(x, Drawing.Word(features.Checkpoint), features.Values, units,
                units.Select(unit => elbows?[unit] ?? (unit + 1)))],
        };
    }
}
