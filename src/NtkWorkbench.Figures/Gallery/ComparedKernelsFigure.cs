namespace NtkWorkbench.Figures;

/// <summary>Tangent kernels of several networks as maps on one scale: each divided by its largest entry.</summary>
internal static class ComparedKernelsFigure
{
    private const int MostColumns = 5;
    private const int MostCells = 80;

    /// <summary><c>kernels</c>: names, kernels (n·o, n·o), the inputs whose kernels they are, and what orders them.</summary>
    public static Figure Build(string name, IReadOnlyList<(string Name, Matrix Kernel, Matrix Inputs, SampleKeys? Samples)> kernels)
    {
        int columns = Math.Clamp(kernels.Count, 1, MostColumns);
        KernelMap[] maps = [.. kernels.Select(
            at => new KernelMap(at.Inputs, at.Samples, at.Kernel.Rows / Math.Max(1, at.Inputs.Rows), MostCells))];
        Matrix[] drawn = [.. kernels.Select((at, i) => Scaled(maps[i].Select(at.Kernel)))];
        double low = drawn.SelectMany(values => values.Values).Where(double.IsFinite).Append(0).Min() < 0 ? -1 : 0;
        ColorScale colors = Drawing.WithoutOutliers(
            new() { Limits = new Interval(low, 1), Label = "Θ/max |Θ|" }, drawn.SelectMany(values => values.Values));
        Panel[] panels = [.. kernels.Select((at, i) => maps[i].Panel(
            at.Name, new($"{i + 1}_{Drawing.Word(at.Name)}", drawn[i]), i % columns == 0, i >= kernels.Count - columns,
            colors with { Bar = i % columns == columns - 1 || i == kernels.Count - 1 }))];
        return Drawing.InRows(name, panels, columns, columns > 3 ? 1.5 : 2.2,
            0.4 + maps.Select(map => map.HeightOfNames).DefaultIfEmpty(0).Max()) with { Width = FigureWidth.DoubleColumn };
    }

    private static Matrix Scaled(Matrix kernel)
    {
        double largest = kernel.Values.Where(double.IsFinite).Select(Math.Abs).Append(0).Max();
        return new(kernel.Rows, kernel.Columns, Array.ConvertAll(kernel.Values, value => largest > 0 ? value / largest : 0));
    }
}
