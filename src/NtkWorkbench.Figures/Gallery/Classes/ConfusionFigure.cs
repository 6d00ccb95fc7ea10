namespace NtkWorkbench.Figures;

/// <summary>Which class is said for samples of which: shares of each class's samples as colours, the counts in the cells.</summary>
internal static class ConfusionFigure
{
    // More classes leave no room for a number.
    private const int MostCounted = 20;

    /// <summary>From this share of its length on the map is so light that black is read on it.</summary>
    public const double Light = 0.55;

    /// <param name="confusion">Counts, a row a class.</param>
    /// <param name="names">Of the classes.</param>
    /// <param name="samples">What they are counted of: "test samples".</param>
    public static Figure Build(ConfusionMatrix confusion, IReadOnlyList<string> names, string samples)
    {
        int classes = names.Count;
        Matrix shares = confusion.RowShares();
        double size = Math.Clamp(0.36 * classes, 1.8, 4);
        int total = (int)Reductions.Sum<double>(confusion.Counts.Values);
        return new()
        {
            Name = "confusion",
            Width = Math.Min(FigureWidth.DoubleColumn, size + 2),
            Height = size + 1.1,
            Panels =
            [
                new()
                {
                    Title = string.Create(
                        CultureInfo.InvariantCulture, $"{total:#,0} {samples}, {confusion.Accuracy * 100:0.0#} % correct"),
                    Square = true,
                    X = SampleKeys.Horizontal(new() { Label = "class said", Limits = new(0, classes), Ticks = Ticks(names) }),
                    Y = new() { Label = "class", Limits = new(0, classes), Ticks = Ticks([.. names.Reverse()]) },
                    Colors = new() { Label = "share of the class", Limits = new(0, 1) },
                    Series =
                    [
                        new HeatMapSeries { Values = new("share", Drawing.FromAbove(shares)), X = new(0, classes), Y = new(0, classes) },
                        .. from i in Enumerable.Range(0, classes)
                           from j in Enumerable.Range(0, classes)
                           where confusion.Counts[i, j] > 0 && classes <= MostCounted
                           select Count(confusion.Counts[i, j], shares[i, j], j + 0.5, classes - i - 0.5),
                    ],
                },
            ],
        };
    }

    /// <summary>A tick in the middle of each place.</summary>
    public static AxisTick[] Ticks(IReadOnlyList<string> names) => [.. names.Select((name, i) => new AxisTick(i + 0.5, name))];

    private static TextSeries Count(double count, double share, double x, double y) => new()
    {
        X = x,
        Y = y,
        Centered = true,
        Text = count.ToString("0", CultureInfo.InvariantCulture),
        Color = share > Light ? SeriesColor.Black : SeriesColor.Mapped(1),
    };
}
