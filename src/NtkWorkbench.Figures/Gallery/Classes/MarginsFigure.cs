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
        int inRow = Math.Clamp(images.Rows, 1, InRow), rows = (images.Rows + inRow - 1) / inRow;
        return Drawing.InRows("margins",
        [
            .. Enumerable.Range(0, rows).Select(row =>
            {
                int[] own = [.. Enumerable.Range(row * inRow, Math.Min(inRow, images.Rows - (row * inRow)))];
                return thumbnails.Row($"row_{row + 1}", images.Take(own), [.. own.Select(i => new[]
                {
                    said[i].Class,
                    $"said {said[i].Said}",
                    string.Create(CultureInfo.InvariantCulture, $"margin {said[i].Margin:g3}").Replace('-', '−'),
                })], inRow, 3);
            }),
        ], 1, RowHeight) with
        {
            Width = Math.Max(FigureWidth.SingleColumn, FigureWidth.DoubleColumn * inRow / InRow), Legend = LegendPlacement.None,
        };
    }
}
