namespace NtkWorkbench.Figures;

/// <summary>The samples that a classifier gets most wrong.</summary>
internal static class MarginsFigure
{
    private const int InRow = 6;

    /// <summary>Pictures that are drawn.</summary>
    public const int Most = 3 * InRow;

    private const double RowHeight = 1.65;

    /// <param name="shape">Of the images.</param>
    /// <param name="images">(n, d), the most wrong first.</param>
    /// <param name="said">For each its class, the class said and the margin.</param>
    public static Figure Build(ImageShape shape, Matrix images, IReadOnlyList<(string Class, string Said, double Margin)> said)
    {
        var thumbnails = Thumbnails.Of(shape, images);
        int rows = (images.Rows + InRow - 1) / InRow;
        return Drawing.InRows("margins",
        [
            .. Enumerable.Range(0, rows).Select(row =>
            {
                int[] own = [.. Enumerable.Range(row * InRow, Math.Min(InRow, images.Rows - (row * InRow)))];
                return thumbnails.Row($"row_{row + 1}", images.Take(own), [.. own.Select(i => new[]
                {
                    said[i].Class,
                    $"said {said[i].Said}",
                    string.Create(CultureInfo.InvariantCulture, $"margin {said[i].Margin:g3}").Replace('-', '−'),
                })], InRow, 3);
            }),
        ], 1, RowHeight) with { Width = FigureWidth.DoubleColumn, Legend = LegendPlacement.None };
    }
}
