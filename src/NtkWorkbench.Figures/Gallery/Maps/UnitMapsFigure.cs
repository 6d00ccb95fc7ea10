namespace NtkWorkbench.Figures;

/// <summary>Elbow features of two inputs: some units of the last hidden layer as maps, a row for the first
/// checkpoint and the last.</summary>
internal static class UnitMapsFigure
{
    /// <summary>Units that are drawn of each checkpoint.</summary>
    public const int MostUnits = 6;

    private const double RowHeight = 1.2;

    /// <summary>The units, from 0, that are drawn of a layer: evenly spread over those that are not constant.</summary>
    /// <param name="activations">Outputs of all units on the grid, (g, width).</param>
    public static int[] Choose(Matrix activations)
    {
        int[] varying = [.. Enumerable.Range(0, activations.Columns)
            .Where(unit => activations.Column(unit) is { Length: > 0 } values && values.Max() > values.Min())];
        varying = varying.Length == 0 ? [.. Enumerable.Range(0, activations.Columns)] : varying;
        return [.. Thinned.Evenly(varying.Length, MostUnits).Select(i => varying[i])];
    }

    /// <param name="grid">The points, (g, 2).</param>
    /// <param name="features">The outputs of the chosen units on the grid, a column each, first checkpoint first; those between the first
    /// and the last are not drawn.</param>
    /// <param name="chosen">Which units these are, from 0.</param>
    /// <param name="width">The number of units of the layer.</param>
    /// <param name="names">What the inputs are called.</param>
    public static Figure Build(
        Matrix grid, IReadOnlyList<FunctionSnapshot> features, IReadOnlyList<int> chosen, int width, IReadOnlyList<string> names)
    {
        FunctionSnapshot[] units = features.Count > 2 ? [features[0], features[^1]] : [.. features];
        PlaneMap plane = new(grid, names);
        // Units of a trained network are often so much larger that on one scale those of the first would show nothing.
        ColorScale[] scales = [.. units.Select(at => PlaneMap.Scale(new(), at.Values.Values) with { Label = null, Bar = false })];
        string? some = chosen.Count < width ? string.Create(CultureInfo.InvariantCulture,
            $"{chosen.Count} of {width:N0} units, evenly spread over those that vary on the grid at first") : null;
        return new()
        {
            Name = "elbow_features",
            Height = 0.45 + (units.Length * RowHeight),
            IsTable = true,
            Rows = units.Length,
            Columns = chosen.Count,
            Panels = [.. units.SelectMany((snapshot, row) => chosen.Select((unit, i) =>
            {
                Panel panel = plane.Panel(row == 0 ? $"unit {unit + 1}" : null, $"{Drawing.Word(snapshot.Checkpoint)}_unit_{unit + 1}",
                    snapshot.Values.Column(i), scales[row]);
                return panel with
                {
                    X = panel.X with { Label = row == units.Length - 1 ? panel.X.Label : null, TickLabels = row == units.Length - 1 },
                    Y = panel.Y with { Label = i == 0 ? $"{snapshot.Checkpoint}: {panel.Y.Label}" : null, TickLabels = i == 0 },
                    Note = PlaneMap.Join(some, Words(snapshot.Checkpoint, scales[row]),
                        PlaneMap.Clipped(scales[row], snapshot.Values.Values)),
                };
            }))],
        };
    }

    private static string? Words(string checkpoint, ColorScale colors) => colors.Limits is not Interval ends ? null
        : string.Create(CultureInfo.InvariantCulture, $"colours of {checkpoint}: {ends.Low:G2}, dark, to {ends.High:G2}, light");
}
