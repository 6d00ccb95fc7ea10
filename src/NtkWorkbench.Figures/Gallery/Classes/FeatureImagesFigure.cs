using System.Numerics.Tensors;

namespace NtkWorkbench.Figures;

/// <summary>What principal features of images look at: the samples where they are smallest and largest, and their gradients.</summary>
internal static class FeatureImagesFigure
{
    private const int AtEachEnd = 4;
    private const double RowHeight = 1.05;
    private const double GradientHeight = 1.15;

    /// <summary>A row a feature: the samples where φ_k is smallest, then those where it is largest; of its outputs the one of the largest
    /// norm.</summary>
    /// <param name="name">The figure's.</param>
    /// <param name="checkpoint">Where they are taken.</param>
    /// <param name="features">φ_k on the samples, (n·o, k).</param>
    /// <param name="shape">Of the images.</param>
    /// <param name="images">The samples, (n, d).</param>
    /// <param name="classes">Their classes' names.</param>
    /// <param name="outputNames">The outputs' names.</param>
    public static Figure Samples(string name, string checkpoint, Matrix features, ImageShape shape, Matrix images,
        IReadOnlyList<string> classes, IReadOnlyList<string> outputNames)
    {
        var thumbnails = Thumbnails.Of(shape, images);
        int outputs = features.Rows / images.Rows;
        return new()
        {
            Name = name,
            Title = $"φₖ, {checkpoint}: where each is smallest (left) and largest (right)",
            Height = 0.3 + (features.Columns * RowHeight),
            IsTable = true,
            Rows = features.Columns,
            Columns = 2,
            Panels =
            [
                .. Enumerable.Range(0, features.Columns).SelectMany(k =>
                {
                    int output = Enumerable.Range(0, outputs).MaxBy(
                        j => TensorPrimitives.Norm<double>(Drawing.Column("phi", features, k, j, outputs).Values));
                    int[] order = [.. Enumerable.Range(0, images.Rows).OrderBy(i => features[(i * outputs) + output, k])];
                    int[] smallest = [.. order.Take(AtEachEnd)], largest = [.. order.Reverse().Take(AtEachEnd)];
                    Panel Row(string end, int[] samples, string? label) => thumbnails.Row($"phi_{k + 1}_{end}", images.Take(samples),
                        [.. samples.Select(i => new[] { classes[i] })], AtEachEnd, 1, label);
                    return new[]
                    {
                        Row("smallest", smallest, $"{Drawing.Subscript("φ", k + 1)}, {outputNames[output]}"), Row("largest", largest, null),
                    };
                }),
            ],
        };
    }

    /// <summary>A column a feature: the sample where |φ_k| is largest, and ∂φ_k/∂x there; two rows a checkpoint.</summary>
    /// <param name="at">For each checkpoint the images, (k, d), gradients, (k, d), and for each φ_k its value there and the output's
    /// name.</param>
    /// <param name="shape">Of the images.</param>
    public static Figure Gradients(
        IReadOnlyList<(string Checkpoint, Matrix Images, Matrix Gradients, IReadOnlyList<(double Value, string Output)> Of)> at,
        ImageShape shape)
    {
        int columns = at.Select(one => one.Images.Rows).DefaultIfEmpty(0).Min();
        Interval x = new(0, shape.Width), y = new(0, shape.Height);
        Panel Of(int k, string? label, PanelSeries series, string? title, ColorScale? colors) => new()
        {
            Title = title,
            Square = true,
            IsBare = true,
            X = new() { Limits = x, TickLabels = false },
            Y = new() { Limits = y, TickLabels = false, Label = k == 0 ? label : null },
            Colors = colors,
            Series = [series],
        };
        return new()
        {
            Name = "input_gradients",
            Height = 0.4 + (2 * at.Count * GradientHeight * Math.Min(1, 6.0 / Math.Max(1, columns))),
            IsTable = true,
            Rows = 2 * at.Count,
            Columns = Math.Max(1, columns),
            Panels =
            [
                .. at.SelectMany(one => Enumerable.Range(0, columns).Select(k => Of(k, one.Checkpoint, new ImageSeries
                {
                    Values = new($"{Drawing.Word(one.Checkpoint)}_sample_{k + 1}",
                        new(shape.Channels * shape.Height, shape.Width, one.Images.Row(k).ToArray())),
                    Channels = shape.Channels,
                    Range = Thumbnails.Of(shape, one.Images).Range,
                    X = x,
                    Y = y,
                }, Title(k, one.Of[k].Value, one.Of[k].Output), null)).Concat(Enumerable.Range(0, columns).Select(k => Of(k, "∂φₖ/∂x",
                    new HeatMapSeries
                    {
                        Values = new(
                            $"{Drawing.Word(one.Checkpoint)}_gradient_{k + 1}", Thumbnails.Sheet(one.Gradients.Take([k]), shape, 1)),
                        X = x,
                        Y = y,
                    }, null, new() { Map = ColorMap.Diverging, Bar = false })))),
            ],
        };

        static string Title(int k, double value, string output) =>
            $"{Drawing.Subscript("φ", k + 1)} {(value < 0 ? '<' : '>')} 0, {output}";
    }
}
