namespace NtkWorkbench.Figures;

/// <summary>Matrices over classes as maps: a column a checkpoint.</summary>
internal static class ClassMapsFigure
{
    private const double RowHeight = 2.3;

    // Of a row of a map and around all, so that the names of many stand apart.
    private const double NameHeight = 0.14;
    private const double AroundNames = 0.5;

    /// <summary>The kernel's averages over pairs of samples of two classes, (classes, classes).</summary>
    public static Figure Blocks(IReadOnlyList<(string Checkpoint, Matrix Blocks)> at, IReadOnlyList<string> names) => Table(
        "kernel_blocks", [.. at.Select((one, i) => Map(
            $"Θ by class, {one.Checkpoint}", Drawing.Word(one.Checkpoint), one.Blocks, names, names, i == 0 ? "class" : null,
            new() { Label = "mean of Θ" }))], at.Count, 1);

    /// <summary>Shares and alignments of φ_k, (k, classes) each; blank of classes that have neither.</summary>
    public static Figure Features(IReadOnlyList<(string Checkpoint, Matrix Shares, Matrix Alignments)> at, IReadOnlyList<string> names)
    {
        string[] features = [.. Enumerable.Range(1, at.Select(one => one.Shares.Rows).DefaultIfEmpty(0).Max())
            .Select(k => Drawing.Subscript("φ", k))];
        int[] absent = [.. Enumerable.Range(0, names.Count).Where(number => at.All(one =>
            one.Alignments.Column(number).All(double.IsNaN) && one.Shares.Column(number).All(share => share is 0 or double.NaN)))];
        string? note = absent.Length == 0 ? null : $"blank: no samples of {string.Join(", ", absent.Select(number => names[number]))}";
        IEnumerable<Panel> Row(string title, string word, Func<int, Matrix> values) => at.Select((one, i) => Map(
            $"{title}, {one.Checkpoint}", $"{word}_{Drawing.Word(one.Checkpoint)}", Blank(values(i), absent), features, names,
            i == 0 ? "feature" : null, new() { Limits = new(0, Largest(at.SelectMany((_, j) => values(j).Values))) }, square: false)
            with { Note = note });
        return Table("class_features",
        [
            .. Row("share of φₖ²", "share", i => at[i].Shares), .. Row("alignment of φₖ", "alignment", i => at[i].Alignments),
        ], at.Count, 2);
    }

    /// <summary>A number by initialization (rows) and depth, a panel an optimizer, all on one scale, the numbers in the cells.</summary>
    public static Figure ByDepth(string name, IReadOnlyList<(string Optimizer, Matrix Values)> at, IReadOnlyList<string> rows,
        IReadOnlyList<string> depths, string label)
    {
        ColorScale colors = new() { Limits = new(0, Largest(at.SelectMany(one => one.Values.Values))), Label = label };
        const int columns = 2;
        return Drawing.InRows(name,
        [
            .. at.Select((one, i) =>
            {
                Panel map = Map(one.Optimizer, Drawing.Word(one.Optimizer), one.Values, rows, depths, i % columns == 0 ? "weights" : null,
                    colors with { Bar = i % columns == columns - 1 || i == at.Count - 1 }, square: false);
                return map with
                {
                    X = map.X with { Label = i >= at.Count - columns ? "hidden layers" : null },
                    Series =
                    [
                        .. map.Series,
                        .. from row in Enumerable.Range(0, rows.Count)
                           from depth in Enumerable.Range(0, depths.Count)
                           let value = one.Values[row, depth]
                           where double.IsFinite(value)
                           select new TextSeries
                           {
                               X = depth + 0.5,
                               Y = rows.Count - row - 0.5,
                               Centered = true,
                               Text = value.ToString("0.00", CultureInfo.InvariantCulture),
                               Color = value > ConfusionFigure.Light * colors.Limits!.Value.High
                                   ? SeriesColor.Black : SeriesColor.Mapped(1),
                           },
                    ],
                };
            }),
        ], columns, 1.6, 0.2) with { Legend = LegendPlacement.None };
    }

    private static Matrix Blank(Matrix values, int[] columns) => new(values.Rows, values.Columns,
        [.. values.Values.Select((value, i) => columns.Contains(i % values.Columns) ? double.NaN : value)]);

    private static double Largest(IEnumerable<double> values) =>
        values.Where(value => double.IsFinite(value) && value > 0).DefaultIfEmpty(1).Max();

    private static Figure Table(string name, IReadOnlyList<Panel> panels, int columns, int rows) => new()
    {
        Name = name,
        Width = columns == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
        Height = rows * (Math.Max(
            RowHeight, AroundNames + (NameHeight * panels.Select(panel => panel.Y.Ticks?.Count ?? 0).DefaultIfEmpty(0).Max()))
            + panels.Select(panel => SampleKeys.HeightOfNames(panel.X)).DefaultIfEmpty(0).Max()),
        IsTable = true,
        Rows = rows,
        Columns = Math.Max(1, columns),
        Panels = panels,
    };

    private static Panel Map(string title, string name, Matrix values, IReadOnlyList<string> rows, IReadOnlyList<string> columns,
        string? label, ColorScale colors, bool square = true)
    {
        return new()
        {
            Title = title,
            Square = square,
            X = SampleKeys.Horizontal(new() { Limits = new(0, columns.Count), Ticks = ConfusionFigure.Ticks(columns) }),
            Y = new()
            {
                Label = label,
                Limits = new(0, rows.Count),
                Ticks = ConfusionFigure.Ticks([.. rows.Reverse()]),
                TickLabels = label is not null,
            },
            Colors = colors,
            Series =
            [
                new HeatMapSeries { Values = new(name, Drawing.FromAbove(values)), X = new(0, columns.Count), Y = new(0, rows.Count) },
            ],
        };
    }
}
