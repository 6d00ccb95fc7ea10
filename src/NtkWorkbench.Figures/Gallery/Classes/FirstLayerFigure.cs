namespace NtkWorkbench.Figures;

/// <summary>Rows of the first layer's weight as images, of the units whose rows are longest at the end; one scale.</summary>
internal static class FirstLayerFigure
{
    private const int InRow = 6;
    private const int Units = InRow * InRow;

    /// <param name="at">The weight at each checkpoint, (units, d), first checkpoint first.</param>
    /// <param name="shape">Of the images.</param>
    public static Figure Build(IReadOnlyList<(string Checkpoint, Matrix Weights)> at, ImageShape shape)
    {
        Matrix last = at[^1].Weights;
        int[] units = [.. Enumerable.Range(0, last.Rows)
            .OrderByDescending(unit => Reductions.Norm<double>(last.Row(unit))).Take(Units)];
        Matrix[] sheets = [.. at.Select(one => Thumbnails.Sheet(one.Weights.Take(units), shape, InRow))];
        double largest = sheets.SelectMany(sheet => sheet.Values).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        return Drawing.InRows("first_layer",
        [
            .. at.Select((one, i) => new Panel
            {
                Title = $"W₁, {one.Checkpoint}",
                Square = true,
                IsBare = true,
                X = new() { Limits = new(0, sheets[i].Columns), TickLabels = false },
                Y = new() { Limits = new(0, sheets[i].Rows), TickLabels = false },
                Colors = new()
                {
                    Map = ColorMap.Diverging,
                    Limits = largest > 0 ? new(-largest, largest) : null,
                    Bar = i == at.Count - 1,
                    Label = "weight",
                },
                Note = units.Length < last.Rows ? string.Create(CultureInfo.InvariantCulture,
                    $"the {units.Length} of {last.Rows:N0} units with the longest rows at the end, in that order") : null,
                Series =
                [
                    new HeatMapSeries
                    {
                        Values = new(Drawing.Word(one.Checkpoint), sheets[i]),
                        X = new(0, sheets[i].Columns),
                        Y = new(0, sheets[i].Rows),
                    },
                ],
            }),
        ], at.Count, at.Count == 1 ? 3.2 : 3.4);
    }
}
