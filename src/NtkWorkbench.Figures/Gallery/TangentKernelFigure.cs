using System.Numerics.Tensors;

namespace NtkWorkbench.Figures;

/// <summary>The tangent kernel on the training inputs as maps: at the first checkpoint, at the last, and their difference.</summary>
public static class TangentKernelFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "tangent_kernel";

    private const int MostRows = 300;

    /// <summary>Builds the figure.</summary>
    /// <param name="kernels">The kernels, first checkpoint first; those between the first and the last are not drawn.</param>
    /// <param name="inputs">The training inputs, (n, d): with one input rows are sorted by it, else they keep the order of the
    /// samples.</param>
    /// <exception cref="ShapeException">A kernel is not square, or has other than a multiple of n rows.</exception>
    public static Figure Build(IReadOnlyList<(string Checkpoint, Matrix Kernel)> kernels, Matrix inputs)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentNullException.ThrowIfNull(inputs);
        int outputs = kernels.Count == 0 || inputs.Rows == 0 ? 1 : kernels[0].Kernel.Rows / inputs.Rows;
        foreach ((string checkpoint, Matrix kernel) in kernels)
            ShapeException.ThrowIfLengthDiffers($"the tangent kernel at {checkpoint}", (long)inputs.Rows * outputs * inputs.Rows * outputs,
                kernel.Values.Length);
        int[] order = Order(inputs, outputs);
        int[] rows = [.. Drawing.Spread(order.Length, MostRows).Select(i => order[i])];
        string label = (inputs.Columns == 1, outputs == 1) switch
        {
            (true, true) => "sample, by x",
            (true, false) => "output, then sample by x",
            (false, true) => "sample",
            (false, false) => "output, then sample",
        };
        Panel[] panels = [.. Maps(kernels, rows).Select((map, i) => Map(map, label, order.Length, i == 0))];
        return new Figure
        {
            Name = Name,
            Title = rows.Length < order.Length ? $"{rows.Length} of {order.Length} rows, evenly spread" : null,
            Width = panels.Length == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = panels.Length == 1 ? 2.6 : 2.05 + (rows.Length < order.Length ? 0.18 : 0),
            Columns = Math.Max(1, panels.Length),
            Panels = panels,
        };
    }

    private static IEnumerable<(string Title, string Name, Matrix Values,
        ColorMap Colors)> Maps(IReadOnlyList<(string Checkpoint, Matrix Kernel)> kernels, int[] rows)
    {
        if (kernels.Count == 0)
            yield break;
        Matrix first = Select(kernels[0].Kernel, rows);
        yield return ($"Θ, {kernels[0].Checkpoint}", Drawing.Word(kernels[0].Checkpoint), first, ColorMap.Viridis);
        if (kernels.Count == 1)
            yield break;
        Matrix last = Select(kernels[^1].Kernel, rows);
        yield return ($"Θ, {kernels[^1].Checkpoint}", Drawing.Word(kernels[^1].Checkpoint), last, ColorMap.Viridis);
        yield return ("difference of the two", "difference", Subtract(last, first), ColorMap.Diverging);
    }

    private static Panel Map((string Title, string Name, Matrix Values, ColorMap Colors) map, string label, int count, bool left)
    {
        Interval ends = new(0.5, Math.Max(1, count) + 0.5);
        return new()
        {
            Title = map.Title,
            Square = true,
            X = new() { Label = label, Integers = true, Limits = ends },
            Y = new() { Label = left ? label : null, Integers = true, Limits = ends, TickLabels = left },
            Colors = new() { Map = map.Colors },
            Series = [new HeatMapSeries { Values = new(map.Name, map.Values), X = ends, Y = ends }],
        };
    }

    /// <summary>Rows of the kernel as drawn: output-major, so that each output is a block, samples within by x.</summary>
    private static int[] Order(Matrix inputs, int outputs)
    {
        IEnumerable<int> samples = Enumerable.Range(0, inputs.Rows);
        int[] sorted = inputs.Columns == 1 ? [.. samples.OrderBy(i => inputs[i, 0])] : [.. samples];
        return [.. Enumerable.Range(0, outputs).SelectMany(output => sorted.Select(i => (i * outputs) + output))];
    }

    private static Matrix Select(Matrix kernel, int[] rows)
    {
        Matrix selected = new(rows.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows.Length; j++)
                selected[i, j] = kernel[rows[i], rows[j]];
        }
        return selected;
    }

    private static Matrix Subtract(Matrix left, Matrix right)
    {
        Matrix difference = new(left.Rows, left.Columns);
        TensorPrimitives.Subtract(left.Values, right.Values, difference.Values);
        return difference;
    }
}
