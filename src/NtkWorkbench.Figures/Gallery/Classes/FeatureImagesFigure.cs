namespace NtkWorkbench.Figures;

/// <summary>What principal features of images look at: the samples where they are smallest and largest, and their gradients.</summary>
internal static class FeatureImagesFigure
{
    private const int AtEachEnd = 4;

    // Of more features two stand beside each other, with fewer samples, whose names have no room, and gradients beside their samples.
    private const int Few = 8;
    private const int AtEachEndOfMany = 3;
    private const double ManyHeight = 0.75;
    private const int ManyInRow = 5;
    private const double ManyGradientHeight = 0.95;
    private const double RowHeight = 1.05;
    private const double GradientHeight = 1.15;

    /// <summary>A row a feature, two of many: the samples where φ_k is smallest, then those where it is largest; of its outputs the one of
    /// the largest norm.</summary>
    /// <param name="name">The figure's.</param>
    /// <param name="checkpoint">Where they are taken.</param>
    /// <param name="features">φ_k on the samples, (n·o, k).</param>
    /// <param name="shape">Of the images.</param>
    /// <param name="images">The samples of some indices as images, (indices, d), of n samples.</param>
    /// <param name="classes">Their classes' names.</param>
    /// <param name="outputNames">The outputs' names.</param>
    public static Figure Samples(string name, string checkpoint, Matrix features, ImageShape shape, Func<int[], Matrix> images,
        IReadOnlyList<string> classes, IReadOnlyList<string> outputNames)
    {
        int outputs = features.Rows / classes.Count, inRow = features.Columns > Few ? 2 : 1,
            ends = inRow == 1 ? AtEachEnd : AtEachEndOfMany;
        (int Output, int[] Smallest, int[] Largest)[] chosen = [.. Enumerable.Range(0, features.Columns).Select(k =>
        {
            int output = Enumerable.Range(0, outputs).MaxBy(
                j => Reductions.Norm<double>(Drawing.Column("phi", features, k, j, outputs).Values));
            int[] order = [.. Enumerable.Range(0, classes.Count).OrderBy(i => features[(i * outputs) + output, k])];
            return (output, order.Take(ends).ToArray(), order.Reverse().Take(ends).ToArray());
        })];
        var thumbnails = Thumbnails.Of(shape, images([.. chosen.SelectMany(one => one.Smallest.Concat(one.Largest)).Distinct()]));
        int rows = (features.Columns + inRow - 1) / inRow;
        return new()
        {
            Name = name,
            Title = $"φₖ, {checkpoint}: where each is smallest (left) and largest (right)",
            Height = 0.3 + (rows * RowHeight * (inRow == 1 ? 1 : ManyHeight)),
            IsTable = true,
            Rows = rows,
            Columns = 2 * inRow,
            Panels = [.. chosen.SelectMany((one, k) => new[]
            {
                Row(k, "smallest", one.Smallest, $"{Drawing.Subscript("φ", k + 1)}, {outputNames[one.Output]}"),
                Row(k, "largest", one.Largest, null),
            })],
        };

        Panel Row(int k, string end, int[] samples, string? label) => thumbnails.Row($"phi_{k + 1}_{end}", images(samples),
            inRow > 1 ? [] : [.. samples.Select(i => new[] { classes[i] })], ends, inRow > 1 ? 0 : 1, label);
    }

    /// <summary>A column a feature: the sample where |φ_k| is largest, and ∂φ_k/∂x there; two rows a checkpoint. Of many features the two
    /// stand beside each other.</summary>
    /// <param name="at">For each checkpoint the images, (k, d), gradients, (k, d), and for each φ_k its value there and the output's
    /// name.</param>
    /// <param name="shape">Of the images.</param>
    public static Figure Gradients(
        IReadOnlyList<(string Checkpoint, Matrix Images, Matrix Gradients, IReadOnlyList<(double Value, string Output)> Of)> at,
        ImageShape shape)
    {
        int features = at.Select(one => one.Images.Rows).DefaultIfEmpty(0).Min();
        Interval x = new(0, shape.Width), y = new(0, shape.Height);
        return features > Few ? Many() : new()
        {
            Name = "input_gradients",
            Height = 0.4 + (2 * at.Count * GradientHeight * Math.Min(1, 6.0 / Math.Max(1, features))),
            IsTable = true,
            Rows = 2 * at.Count,
            Columns = Math.Max(1, features),
            Panels =
            [
                .. at.SelectMany(one => Enumerable.Range(0, features).Select(k => Of(Sample(one, k), k == 0 ? one.Checkpoint : null,
                    $"{Sign(one, k)}, {one.Of[k].Output}")).Concat(Enumerable.Range(0, features).Select(k =>
                        Of(Gradient(one, k), k == 0 ? "∂φₖ/∂x" : null, null)))),
            ],
        };

        // A sample and its gradient beside each other, five features in a row.
        Figure Many()
        {
            int rows = (features + ManyInRow - 1) / ManyInRow;
            return new()
            {
                Name = "input_gradients",
                Height = 0.4 + (at.Count * rows * ManyGradientHeight),
                IsTable = true,
                Rows = at.Count * rows,
                Columns = 2 * ManyInRow,
                Panels =
                [
                    .. at.SelectMany(one => Enumerable.Range(0, rows * ManyInRow).SelectMany(k => k >= features
                        ? new[] { Panel.Blank, Panel.Blank }
                        : [Of(Sample(one, k), k == 0 ? Short(one.Checkpoint) : null, Sign(one, k)),
                            Of(Gradient(one, k), null, one.Of[k].Output)])),
                ],
            };
        }

        // As high as a small panel.
        static string Short(string checkpoint) => checkpoint == CheckpointNames.Initialization ? "init" : checkpoint;

        Panel Of(PanelSeries series, string? label, string? title) => new()
        {
            Title = title,
            Square = true,
            IsBare = true,
            X = new() { Limits = x, TickLabels = false },
            Y = new() { Limits = y, TickLabels = false, Label = label },
            Colors = series is HeatMapSeries ? new() { Map = ColorMap.Diverging, Bar = false } : null,
            Series = [series],
        };

        ImageSeries Sample(
            (string Checkpoint, Matrix Images, Matrix Gradients, IReadOnlyList<(double Value, string Output)> Of) one, int k) => new()
        {
            Values = new($"{Drawing.Word(one.Checkpoint)}_sample_{k + 1}",
                new(shape.Channels * shape.Height, shape.Width, one.Images.Row(k).ToArray())),
            Channels = shape.Channels,
            Range = Thumbnails.Of(shape, one.Images).Range,
            X = x,
            Y = y,
        };

        HeatMapSeries Gradient(
            (string Checkpoint, Matrix Images, Matrix Gradients, IReadOnlyList<(double Value, string Output)> Of) one, int k) => new()
        {
            Values = new($"{Drawing.Word(one.Checkpoint)}_gradient_{k + 1}", Thumbnails.Sheet(one.Gradients.Take([k]), shape, 1)),
            X = x,
            Y = y,
        };

        static string Sign((string Checkpoint, Matrix Images, Matrix Gradients, IReadOnlyList<(double Value, string Output)> Of) one, int k)
            => $"{Drawing.Subscript("φ", k + 1)} {(one.Of[k].Value < 0 ? '<' : '>')} 0";
    }
}
