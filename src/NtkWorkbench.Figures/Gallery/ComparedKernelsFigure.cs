namespace NtkWorkbench.Figures;

/// <summary>Tangent kernels of several networks as maps on one scale: each divided by its largest entry.</summary>
internal static class ComparedKernelsFigure
{
    private const int MostColumns = 5;
    private const int MostRows = 80;

    /// <summary><c>kernels</c>: names and kernels; rows in drawing order. <c>rowLabel</c>: what lies along both axes.</summary>
    public static Figure Build(string name, IReadOnlyList<(string Name, Matrix Kernel)> kernels, string rowLabel)
    {
        int columns = Math.Clamp(kernels.Count, 1, MostColumns);
        Panel[] maps =
        [
            .. kernels.Select((kernel, i) => Map(kernel.Name, kernel.Kernel, i, i % columns == columns - 1, i % columns == 0,
                i >= kernels.Count - columns, rowLabel)),
        ];
        return Drawing.InRows(name, maps, columns, columns > 3 ? 1.5 : 2.2, 0.4) with { Width = FigureWidth.DoubleColumn };
    }

    private static Panel Map(string name, Matrix kernel, int index, bool bar, bool left, bool bottom, string label)
    {
        Matrix drawn = Scaled(kernel);
        double low = drawn.Values.Where(double.IsFinite).Append(0).Min() < 0 ? -1 : 0;
        return Drawing.Map(name, new($"{index + 1}_{Drawing.Word(name)}", drawn), kernel.Rows, label, left, bottom,
            new() { Limits = new Interval(low, 1), Bar = bar, Label = bar ? "Θ/max |Θ|" : null });
    }

    private static Matrix Scaled(Matrix kernel)
    {
        double largest = kernel.Values.Where(double.IsFinite).Select(Math.Abs).Append(0).Max();
        Matrix drawn = Drawing.Select(kernel, Drawing.Spread(kernel.Rows, MostRows));
        return new(drawn.Rows, drawn.Columns, Array.ConvertAll(drawn.Values, value => largest > 0 ? value / largest : 0));
    }
}
