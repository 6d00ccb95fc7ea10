namespace NtkWorkbench.Figures;

/// <summary>Rows of small pictures with lines of text below each.</summary>
/// <param name="Shape">What a sample's numbers are.</param>
/// <param name="Range">The numbers that are black and white.</param>
internal sealed record Thumbnails(ImageShape Shape, Interval Range)
{
    // Between two pictures, of one and its gap.
    private double Between => (double)Gap / (Shape.Width + Gap);

    // From line to line, of a picture's width.
    private const double Line = 0.16;

    public static Thumbnails Of(ImageShape shape, Matrix images)
    {
        double[] finite = [.. images.Values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min(), high = finite.DefaultIfEmpty(1).Max();
        return new(shape, low < high ? new(low, high) : new(low - 1, low + 1));
    }

    /// <summary>A row of pictures, (n, d), with the lines of each; <c>places</c>: of the row, so that rows have one scale;
    /// <c>lines</c>: the most below a picture.</summary>
    public Panel Row(string name, Matrix images, IReadOnlyList<string[]> texts, int places, int lines, string? label = null) => new()
    {
        IsBare = true,
        Square = true,
        X = new() { Limits = new(0, places), TickLabels = false },
        Y = new() { Limits = new(-Line * (lines + 0.2), 1), Label = label, TickLabels = false },
        Series =
        [
            new ImageSeries
            {
                Values = new(name, Beside(images)),
                Channels = Shape.Channels,
                Range = Range,
                X = new(0, images.Rows - Between),
                Y = new(0, (1 - Between) * Shape.Height / Shape.Width),
            },
            .. texts.SelectMany((own, i) => own.Select((text, line) => new TextSeries
            {
                X = i,
                Y = -Line * (line + 0.6),
                Text = text,
            })),
        ],
    };

    private int Gap => Math.Max(1, Shape.Width / 7);

    private Matrix Beside(Matrix images)
    {
        int step = Shape.Width + Gap;
        Matrix beside = new(Shape.Channels * Shape.Height, (images.Rows * step) - Gap);
        beside.Values.AsSpan().Fill(double.NaN);
        for (int i = 0; i < images.Rows; i++)
        {
            for (int row = 0; row < beside.Rows; row++)
                images.Row(i).Slice(row * Shape.Width, Shape.Width).CopyTo(beside.Row(row)[(i * step)..]);
        }
        return beside;
    }

    /// <summary>Numbers of both signs as such pictures in rows of so many, blue over white to red; of channels the mean.</summary>
    public static Matrix Sheet(Matrix values, ImageShape shape, int inRow)
    {
        int rows = (values.Rows + inRow - 1) / inRow, height = shape.Height + 1, width = shape.Width + 1;
        Matrix sheet = new((rows * height) - 1, (Math.Min(inRow, values.Rows) * width) - 1);
        sheet.Values.AsSpan().Fill(double.NaN);
        for (int unit = 0; unit < values.Rows; unit++)
        {
            for (int pixel = 0; pixel < shape.Height * shape.Width; pixel++)
            {
                int row = (unit / inRow * height) + (pixel / shape.Width), column = (unit % inRow * width) + (pixel % shape.Width);
                // Heat maps begin at the bottom.
                sheet[sheet.Rows - 1 - row, column] = Enumerable.Range(0, shape.Channels)
                    .Average(channel => values[unit, (channel * shape.Height * shape.Width) + pixel]);
            }
        }
        return sheet;
    }
}
